"""Every built-in session keeps to every rule of the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_rules import broken
from library_session import session

from audio_builder.script.areas.tree import NAMES
from audio_builder.shelf import library

SESSIONS = library()


@pytest.mark.parametrize("path", SESSIONS.values(), ids=SESSIONS)
def test_a_built_in_session_keeps_to_the_rules_of_the_library(path: Path) -> None:
    assert list(broken(session(path))) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", SESSIONS.values(), ids=SESSIONS)
def test_whatever_part_of_the_body_is_left_out_or_only_imagined_there_is_a_session_left(path: Path) -> None:
    whole = session(path)
    for area in NAMES:
        assert len(whole.form(skip=(area,)).speech) >= 5, area
        assert len(whole.form(gentle=(area,)).speech) >= 5, area
