"""Who speaks in these tests: the real engine, to a stand-in for the service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from google_stand_in import StandIn

from audio_builder.voices.engines.google import Google, Timeouts


@pytest.fixture
def google() -> Iterator[StandIn]:
    """Google Translate, as acted on this machine."""
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def voice(google: StandIn) -> Google:
    """The engine, on the way to it; patient enough for a busy machine."""
    return Google(proxy=google.proxy, ca_bundle=google.ca_bundle, timeouts=Timeouts(connect_s=10, read_s=10))
