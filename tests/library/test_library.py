"""Every built-in session keeps to every rule of the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_rules import broken, session

from audio_builder.shelf import library

SESSIONS = library()


@pytest.mark.parametrize("path", SESSIONS.values(), ids=SESSIONS)
def test_a_built_in_session_keeps_to_the_rules_of_the_library(path: Path) -> None:
    assert list(broken(session(path))) == []
