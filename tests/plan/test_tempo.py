"""The engine first, then a stretch within its bounds; what the engine can do is asked of it and nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from audio_builder.plan.cues import Beat, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.quicken import quickened
from audio_builder.plan.tempo import ANY, STRETCH, UNHEARD, Paces, divided, is_missed, within
from audio_builder.script.nodes import Where

HERE = Where("calm.txt", 1, 1)
FIXED = Paces(slowest=1.0, quickest=1.0)
SLOW = Paces(slowest=1.0, quickest=1.0, slow_below=0.8)
NARROW = Paces(slowest=0.7, quickest=1.2)


def phrase(pace: float, text: str = "Rest.", voice: str = "a voice") -> Phrase:
    return Phrase(text, voice, "en", pace)


def split(pace: float, paces: Paces) -> tuple[float, float]:
    """What is asked of the engine, and what its sound is stretched by."""
    found = within(phrase(pace), paces)
    return found.pace, found.stretch


@pytest.mark.parametrize("pace", [0.7, 0.75, 0.9, 1.0, 1.2])
def test_what_the_engine_can_do_is_asked_of_it_and_the_phrase_stays_the_same(pace: float) -> None:
    one = phrase(pace)
    assert within(one, NARROW) is one
    assert within(one, ANY) is one


@pytest.mark.parametrize(("pace", "stretch"), [(0.75, 0.75), (0.85, 0.85), (0.95, 0.95), (1.05, 1.05), (1.15, 1.15)])
def test_an_engine_of_one_pace_is_stretched(pace: float, stretch: float) -> None:
    assert split(pace, FIXED) == (1.0, stretch)


def test_only_what_lies_beyond_the_engine_is_stretched() -> None:
    assert split(1.32, NARROW) == (1.2, 1.1)
    assert split(0.56, NARROW) == (0.7, 0.8)


def test_beyond_the_bounds_of_a_stretch_it_is_as_near_as_can_be() -> None:
    assert split(0.5, FIXED) == (1.0, 0.75)
    assert split(2.0, FIXED) == (1.0, 1.15)


def test_what_nobody_hears_is_not_stretched() -> None:
    assert split(1.02, FIXED) == (1.0, 1.0)
    assert split(0.98, FIXED) == (1.0, 1.0)


def test_a_slow_reading_of_unknown_pace_is_asked_for_only_where_a_stretch_does_not_reach() -> None:
    assert split(0.75, SLOW) == (1.0, 0.75)
    assert split(0.7, SLOW) == (0.7, 1.0)


def test_a_slow_reading_that_was_measured_is_stretched_to_what_is_wanted() -> None:
    known = replace(SLOW, slow_is=0.6)
    assert split(0.66, known) == (0.6, 1.1)
    assert split(0.51, known) == (0.6, 0.85)
    assert split(0.9, known) == (1.0, 0.9)


def test_between_two_readings_the_nearer_one_is_taken() -> None:
    known = replace(SLOW, slow_is=0.55)  # reaches 0.6325 at the most, the other 0.75 at the least
    assert split(0.65, known) == (0.55, 1.15)
    assert split(0.73, known) == (1.0, 0.75)


PACES = st.builds(
    Paces,
    slowest=st.floats(0.3, 1.0),
    quickest=st.floats(1.0, 3.0),
    slow_below=st.none() | st.just(0.8),
    slow_is=st.none() | st.floats(0.4, 0.79),
)


@given(st.floats(0.3, 3.0), PACES)
def test_it_is_never_further_from_the_pace_than_it_must_be(pace: float, paces: Paces) -> None:
    found = within(phrase(pace), paces)
    assert STRETCH[0] <= found.stretch <= STRETCH[1]
    assert within(found, paces) == found
    if paces.slowest * STRETCH[0] <= pace <= paces.quickest * STRETCH[1]:
        assert found.heard_pace == pytest.approx(pace, rel=UNHEARD + 1e-3)
        assert not is_missed(found, phrase(pace))


def test_what_is_missed_can_be_heard() -> None:
    assert is_missed(within(phrase(0.5), FIXED), phrase(0.5))
    assert not is_missed(within(phrase(0.74), FIXED), phrase(0.74))


def test_a_plan_is_divided_by_the_voice_of_each_phrase() -> None:
    count = Timed("inhale", Fraction(4), (Beat(Fraction(0), Fraction(1), phrase(0.9, "One."), "One."),), HERE)
    gap = Gap("pause", Fraction(3), "pause 3s", HERE)
    other = Speak(phrase(0.9, "Two.", voice="another"), "Two.", HERE)
    found = divided(Plan((count, gap, other)), {"a voice": FIXED})
    assert [(one.pace, one.stretch) for one in found.heard] == [(1.0, 0.9), (0.9, 1.0)]
    assert found.cues[1] is gap


def test_a_plan_that_needs_nothing_is_the_same_plan() -> None:
    plan = Plan((Speak(phrase(1.0), "Rest.", HERE),))
    assert divided(plan, {"a voice": FIXED}) is plan


def test_one_sound_of_the_engine_is_two_things_to_hear() -> None:
    plain, slower = within(phrase(1.0), FIXED), within(phrase(0.8), FIXED)
    assert plain.entry == slower.entry == plain.key
    assert slower.key == f"{plain.entry}@0.8"


def test_a_word_too_long_for_its_time_is_stretched_where_the_engine_has_one_pace() -> None:
    beat = Beat(Fraction(0), Fraction(5), phrase(1.0, "Softly."), "Softly.")
    plan = Plan((Timed("slot", Fraction(5), (beat,), HERE),))
    lengths = {beat.phrase.key: 5400}
    (found,) = quickened(plan, lengths, rate_hz=1000, paces={"a voice": FIXED}).heard
    assert (found.pace, found.stretch) == (1.0, 1.1)
    (found,) = quickened(plan, lengths, rate_hz=1000).heard
    assert (found.pace, found.stretch) == (1.1, 1.0)
