"""The voice sinks over the session, and before sleep the pauses grow."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.cues import Beat, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.ramp import RAMPS, ramped
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings

HERE = Where("a.txt", 1, 1)


def speak(length: int = 50, pace: float = 1.0, level_db: float = 0.0) -> Speak:
    """A phrase of so many characters."""
    phrase = Phrase("x" * length, "silent/1", "en", pace)
    return Speak(phrase, phrase.text, HERE, level_db=level_db)


def gap(kind: str = "sentence", seconds: int = 2) -> Gap:
    return Gap(kind, Fraction(seconds), "rule", HERE)


def sunk(*cues: Cue, **chosen: str) -> tuple[Cue, ...]:
    return ramped(Plan(cues), Settings(**chosen)).cues


def levels(*cues: Cue, **chosen: str) -> list[float]:
    return [cue.level_db for cue in sunk(*cues, **chosen) if isinstance(cue, Speak)]


def paces(*cues: Cue, **chosen: str) -> list[float]:
    return [cue.phrase.pace for cue in sunk(*cues, **chosen) if isinstance(cue, Speak)]


ELEVEN = (speak(100),) * 11
"""1,100 characters, of which 1,000 come before the last phrase."""


def test_the_level_falls_in_a_line_to_3_db_by_the_last_phrase() -> None:
    assert levels(*ELEVEN, voice_ramp="gentle") == [
        -0.0, -0.3, -0.6, -0.9, -1.2, -1.5, -1.8, -2.1, -2.4, -2.7, -3.0
    ]  # fmt: skip


def test_a_deep_ramp_falls_to_6_db_and_three_quarters_of_the_pace() -> None:
    assert levels(*ELEVEN, voice_ramp="deep")[-1] == -6.0
    assert paces(*ELEVEN, voice_ramp="deep")[-1] == 0.75


def test_the_pace_falls_in_four_equal_parts_of_what_is_said() -> None:
    """0 to 200 of 1,000 characters at 1, 300 and 400 at 0.95, from 500 at 0.9, from 750 at 0.85."""
    assert paces(*ELEVEN, voice_ramp="gentle") == [1, 1, 1, 0.95, 0.95, 0.9, 0.9, 0.9, 0.85, 0.85, 0.85]


def test_a_phrase_that_comes_back_all_the_time_is_spoken_once_for_each_pace() -> None:
    plan = ramped(Plan((speak(12),) * 400), Settings(voice_ramp="gentle"))
    assert len(plan.phrases) == 4


def test_a_session_for_sleep_sinks_gently_without_being_told_and_any_other_stays_as_it_is() -> None:
    assert levels(*ELEVEN, ending="sleep") == levels(*ELEVEN, voice_ramp="gentle")
    assert sunk(*ELEVEN, ending="wake") == ELEVEN
    assert sunk(*ELEVEN, ending="none") == ELEVEN


def test_no_ramp_is_no_ramp_even_before_sleep() -> None:
    assert sunk(*ELEVEN, ending="sleep", voice_ramp="none") == ELEVEN


def test_what_is_soft_already_sinks_from_there_and_a_chosen_pace_slows_from_there() -> None:
    cues = (*ELEVEN[:10], speak(100, pace=0.9, level_db=-4.0))
    assert levels(*cues, voice_ramp="gentle")[-1] == -7.0
    assert paces(*cues, voice_ramp="gentle")[-1] == pytest.approx(0.9 * 0.85)


def test_no_voice_is_slowed_below_half_its_pace_and_none_is_made_faster() -> None:
    assert paces(*ELEVEN[:10], speak(100, pace=0.6), voice_ramp="deep")[-1] == 0.5
    assert paces(*ELEVEN[:10], speak(100, pace=0.5), voice_ramp="deep")[-1] == 0.5


def test_words_on_beats_sink_in_level_and_keep_their_pace() -> None:
    phrase = Phrase("In", "silent/1", "en", 1.0)
    timed = Timed("inhale", Fraction(4), (Beat(Fraction(0), Fraction(4), phrase, "In"),), HERE)
    last = sunk(*ELEVEN, timed, voice_ramp="gentle")[-1]
    assert isinstance(last, Timed)
    assert last.beats[0].phrase == phrase
    assert last.beats[0].level_db == -3.0
    assert last.seconds == 4


def test_a_session_of_72_seconds_of_speech_sinks_all_the_way_and_a_shorter_one_by_its_share() -> None:
    """900 characters; of 300, a third of 3 dB, and the pace takes one of its three steps."""
    assert levels(*(speak(100),) * 9)[-1] == -3.0
    assert levels(*(speak(100),) * 3)[-1] == -1.0
    assert paces(*(speak(100),) * 3)[-1] == 0.95
    assert levels(speak(12), speak(12)) == [0.0, -0.1]


def test_a_ramp_that_was_asked_for_goes_all_the_way_in_any_session() -> None:
    assert levels(speak(10), speak(10), speak(10), voice_ramp="deep") == [-0.0, -3.0, -6.0]


def test_one_phrase_has_nowhere_to_sink_to() -> None:
    assert sunk(speak(1000), voice_ramp="deep")[0] == speak(1000)


def test_a_session_without_a_word_is_left_alone() -> None:
    assert sunk(gap()) == (gap(),)


def gaps(kind: str, **chosen: str) -> list[float]:
    cues = [cue for phrase in ELEVEN for cue in (phrase, gap(kind))]
    return [float(cue.seconds) for cue in sunk(*cues, **chosen) if isinstance(cue, Gap)]


def test_before_sleep_the_pauses_of_the_last_third_grow_to_1_3_times_their_length() -> None:
    """After 700 of 1,000 characters there is no step yet; from 750, 834 and 917 there are one, two and three."""
    assert gaps("sentence") == [2, 2, 2, 2, 2, 2, 2, 2.2, 2.4, 2.6, 2.6]
    assert gaps("sentence", voice_ramp="none") == gaps("sentence")


def test_what_grows_says_so() -> None:
    last = sunk(*ELEVEN, gap())[-1]
    assert last == Gap("sentence", Fraction(26, 10), "rule, x1.3 towards sleep", HERE)


@pytest.mark.parametrize("kind", ["pause", "tense", "count", "clause", "stated", "deep-breath"])
def test_written_pauses_and_those_that_keep_time_do_not_grow(kind: str) -> None:
    assert gaps(kind) == [2.0] * 11


def test_pauses_only_grow_before_sleep() -> None:
    assert gaps("sentence", ending="none", voice_ramp="deep") == [2.0] * 11


@given(
    st.lists(st.integers(1, 300), min_size=1, max_size=60),
    st.sampled_from(["sleep", "wake", "none"]),
    st.sampled_from(["", *RAMPS]),
)
def test_level_and_pace_only_fall_and_nothing_else_changes(lengths: list[int], ending: str, ramp: str) -> None:
    cues = [cue for length in lengths for cue in (speak(length), gap("pause"))]
    made = ramped(Plan(tuple(cues)), Settings(ending=ending, voice_ramp=ramp))
    said = [cue for cue in made.cues if isinstance(cue, Speak)]
    assert [cue.text for cue in said] == ["x" * length for length in lengths]
    assert all(one.level_db >= after.level_db for one, after in pairwise(said))
    assert all(one.phrase.pace >= after.phrase.pace for one, after in pairwise(said))
    assert all(-6.0 <= cue.level_db <= 0.0 and 0.75 <= cue.phrase.pace <= 1.0 for cue in said)
    assert [cue for cue in made.cues if isinstance(cue, Gap)] == [gap("pause")] * len(lengths)


@given(st.sampled_from([None, Fraction(600), Fraction(5400)]))
def test_the_phrases_of_a_session_do_not_depend_on_its_length(length: Fraction | None) -> None:
    plan = Plan(tuple(cue for phrase in ELEVEN for cue in (phrase, gap())))
    assert ramped(plan, Settings(length=length)).phrases == ramped(plan, Settings()).phrases
