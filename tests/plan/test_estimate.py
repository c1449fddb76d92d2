"""A guess at how long a phrase will be."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.errors import OutOfReach
from audio_builder.plan.cues import Gap, Phrase, Plan, Speak
from audio_builder.plan.estimate import (
    SECONDS_PER_CHARACTER,
    estimated_frames,
    least_frames,
    most_frames,
    refuse_out_of_reach,
)
from audio_builder.plan.fit import reach
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings


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


HERE = Where("a.txt", 1, 1)
PLAN = Plan(
    (
        Speak(phrase("x" * 1000), "x", HERE),
        Gap("paragraph", Fraction(100), "between paragraphs", HERE),
        Speak(phrase("y" * 1000), "y", HERE),
    )
)
"""160 s of speech as it is estimated; 120 s at the least and 640 s at the most; the gap from 49 s to 100 s."""


def refused(length: int) -> str:
    try:
        refuse_out_of_reach(PLAN, Settings(length=Fraction(length)), rate_hz=48000)
    except OutOfReach as error:
        return str(error)
    return ""


@pytest.mark.parametrize("length", [8 + 120 + 49 + 120 + 60, 600, 8 + 640 + 100 + 600 + 60])
def test_a_length_that_some_voice_could_give_is_tried(length: int) -> None:
    assert refused(length) == ""


@pytest.mark.parametrize("length", [8 + 120 + 49 + 120 + 60 - 1, 8 + 640 + 100 + 600 + 60 + 1])
def test_a_length_that_no_voice_could_give_is_refused_with_the_likely_range(length: int) -> None:
    """From 8 + 160 + 49 + 120 + 60 = 397 s to 8 + 160 + 100 + 600 + 60 = 928 s."""
    assert "a length from 6:37 to 15:28 can be reached" in refused(length)


def test_the_likely_range_lies_between_what_any_voice_could_do() -> None:
    ranges = [
        reach(PLAN, {one.key: length(one, rate_hz=48000) for one in PLAN.phrases}, Settings(), rate_hz=48000)
        for length in (least_frames, estimated_frames, most_frames)
    ]
    assert ranges == [(357, 888), (397, 928), (877, 1408)]


def test_without_a_wish_for_a_length_nothing_is_refused() -> None:
    refuse_out_of_reach(PLAN, Settings(), rate_hz=48000)
