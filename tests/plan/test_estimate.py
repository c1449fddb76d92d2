"""A guess at how long a phrase will be."""

from __future__ import annotations

import pytest

from audio_builder.plan.cues import Phrase
from audio_builder.plan.estimate import SECONDS_PER_CHARACTER, estimated_frames


def phrase(text: str, pace: float = 1.0) -> Phrase:
    return Phrase(text, "any", "en", pace)


def test_a_guess_grows_with_the_text() -> None:
    assert estimated_frames(phrase("x" * 100), rate_hz=48000) == 100 * SECONDS_PER_CHARACTER * 48000


@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
def test_twice_the_pace_is_half_the_length(pace: float) -> None:
    expected = round(SECONDS_PER_CHARACTER * 44100 * 50 / pace)
    assert estimated_frames(phrase("x" * 50, pace), rate_hz=44100) == expected


def test_the_shortest_guess_is_a_frame() -> None:
    assert estimated_frames(phrase(""), rate_hz=48000) == 1
