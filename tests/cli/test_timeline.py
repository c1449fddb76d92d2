"""A session's timeline before its sound: what is certain and what is only likely."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.cli.timeline import RATE_HZ, estimated
from audio_builder.errors import OutOfReach, PlanError
from audio_builder.plan.cues import Await, Beat, Gap, Phrase, Plan, Speak, Timed
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings

HERE = Where("a.txt", 7, 1)
PHRASE = Phrase("x" * 1000, "silent/1", "en", 1.0)
PLAN = Plan(
    (Speak(PHRASE, "x", HERE), Gap("paragraph", Fraction(10), "between paragraphs", HERE), Speak(PHRASE, "x", HERE))
)
"""160 s of speech as it is estimated, 120 to 640 s in any voice; a gap of 4.9 to 32.4 s, 188 s of tail and silence."""


def seconds(plan: Plan, length: int, known: dict[str, int] | None = None) -> tuple[float, str]:
    """The likely length, and the doubt about it."""
    likely = estimated(plan, known or {}, Settings(length=Fraction(length), lead_in=Fraction(8)))
    return likely.timeline.frames / RATE_HZ, likely.doubt


def test_a_length_that_is_likely_to_be_reached_is_the_length() -> None:
    assert seconds(PLAN, 360) == (360.0, "")


def test_a_length_that_depends_on_the_voice_is_doubted_and_the_session_shown_as_it_is() -> None:
    """By the estimate it takes 8 + 160 + 10 + 120 + 60 = 358 s, and 352.9 s at the least."""
    length, doubt = seconds(PLAN, 330)
    assert length == 358.0
    assert doubt.startswith("a.txt: a length of 5:30 cannot be reached; a length from 5:53 to ")


@pytest.mark.parametrize("length", [60, 3600])
def test_a_length_that_no_voice_could_give_is_refused(length: int) -> None:
    with pytest.raises(OutOfReach):
        seconds(PLAN, length)


def test_once_everything_is_spoken_there_is_no_doubt_left() -> None:
    known = {PHRASE.key: 60 * RATE_HZ}
    assert seconds(PLAN, 320, known) == (320.0, "")
    with pytest.raises(OutOfReach, match="a length from 5:13 to 13:40 can be reached"):
        seconds(PLAN, 312, known)


def test_words_that_may_not_fit_are_doubted_and_those_that_cannot_are_refused() -> None:
    """0.8 s as it is estimated, 0.6 s at the least; 0.70 and 0.52 s at 1.15 times the pace."""
    word = Phrase("x" * 10, "silent/1", "en", 1.0)

    def phase(room: str) -> Plan:
        return Plan((Timed("hold", Fraction(2), (Beat(Fraction(0), Fraction(room), word, "x"),), HERE),))

    assert "and has 0.65 s" in estimated(phase("0.65"), {}, Settings()).doubt
    with pytest.raises(PlanError, match=r"takes 0\.60 s to say, .* and has 0\.50 s"):
        estimated(phase("0.5"), {}, Settings())


def test_what_comes_too_late_for_its_time_is_a_doubt_at_its_place() -> None:
    late = Await(Fraction(30), HERE)
    speak = Speak(PHRASE, "x", HERE)
    assert estimated(Plan((speak, late, speak)), {}, Settings()).doubt == (
        "a.txt:7:1: this begins 50.0 s after its time, 0:30"
    )
    assert estimated(Plan((speak, late, speak, late, speak, late)), {}, Settings()).doubt.endswith("0:30; so do 2 more")
