"""The breath clock: phases and words on their beats."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.errors import PlanError
from audio_builder.plan.breath import WORDS, rounds
from audio_builder.plan.cues import Phrase, Timed
from audio_builder.script.nodes import Breathe, Where

HERE = Where("calm.txt", 3, 5)
FOUR_SEVEN_EIGHT = (("inhale", Fraction(4)), ("hold", Fraction(7)), ("exhale", Fraction(8)))


def phrase(text: str) -> Phrase:
    return Phrase(text, "silent/1", "en", 1.0)


def timed(
    pattern: tuple[tuple[str, Fraction], ...] = FOUR_SEVEN_EIGHT,
    times: int = 1,
    cues: str = "words",
    beat: Fraction = Fraction(1),
    *,
    language: str = "en",
) -> list[Timed]:
    return list(rounds(Breathe(pattern, times, cues, beat, HERE), language=language, phrase=phrase))


def beats(phases: list[Timed]) -> list[list[tuple[Fraction, str]]]:
    return [[(beat.at, beat.text) for beat in phase.beats] for phase in phases]


def test_four_rounds_of_4_7_8_take_76_seconds() -> None:
    phases = timed(times=4)
    assert [(one.phase, one.seconds) for one in phases] == list(FOUR_SEVEN_EIGHT) * 4
    assert sum(one.seconds for one in phases) == 4 * 19


def test_words_name_each_phase_on_its_first_beat_and_have_the_whole_phase_to_end() -> None:
    phases = timed()
    assert beats(phases) == [[(0, "In")], [(0, "Hold")], [(0, "Out")]]
    assert [one.beats[0].room for one in phases] == [4, 7, 8]


def test_counts_fall_on_every_beat_and_the_first_names_the_phase() -> None:
    assert beats(timed(cues="counts"))[0] == [(0, "In"), (1, "2"), (2, "3"), (3, "4")]
    assert [text for _, text in beats(timed(cues="counts"))[1]] == ["Hold", "2", "3", "4", "5", "6", "7"]


def test_counts_with_a_beat_of_a_tenth_over_a_second_stay_exact() -> None:
    beat = Fraction(11, 10)
    pattern = (("inhale", 4 * beat), ("exhale", 6 * beat))
    inhale, exhale = timed(pattern, cues="counts", beat=beat)
    assert [one.at for one in inhale.beats] == [0, Fraction(11, 10), Fraction(22, 10), Fraction(33, 10)]
    assert [one.text for one in exhale.beats] == ["Out", "2", "3", "4", "5", "6"]
    assert {one.room for one in (*inhale.beats, *exhale.beats)} == {beat}


def test_no_cues_are_silent_phases_of_the_same_length() -> None:
    phases = timed(cues="none")
    assert [one.seconds for one in phases] == [4, 7, 8]
    assert beats(phases) == [[], [], []]


def test_a_beat_longer_than_its_phase_still_names_it() -> None:
    inhale, _ = timed((("inhale", Fraction(1, 2)), ("exhale", Fraction(1, 2))), cues="counts", beat=Fraction(2))
    assert [(one.text, one.room) for one in inhale.beats] == [("In", Fraction(1, 2))]


@pytest.mark.parametrize("language", ["es", "pt-BR", "DE"])
def test_the_words_are_those_of_the_language_of_the_script(language: str) -> None:
    words = WORDS[language[:2].lower()]
    assert [one.beats[0].text for one in timed(language=language)] == [words["inhale"], words["hold"], words["exhale"]]


def test_a_language_without_breathing_words_is_refused_with_its_place_and_a_way_out() -> None:
    with pytest.raises(PlanError, match=r"^calm\.txt:3:5: .* language 'nl'; write 'cues none'$"):
        timed(language="nl")
    assert beats(timed(language="nl", cues="none")) == [[], [], []]


@pytest.mark.parametrize("language", WORDS)
def test_every_language_names_all_three_phases_in_one_word(language: str) -> None:
    assert set(WORDS[language]) == {"inhale", "hold", "exhale"}
    assert all(word.isalpha() for word in WORDS[language].values())


@given(st.integers(1, 6000), st.integers(2, 100))
def test_beats_share_out_their_phase_without_a_hole(tenths: int, beat_tenths: int) -> None:
    length, beat = Fraction(tenths, 10), Fraction(beat_tenths, 10)
    inhale, _ = timed((("inhale", length), ("exhale", length)), cues="counts", beat=beat)
    rooms = [one.room for one in inhale.beats]
    assert [one.at for one in inhale.beats] == [0, *accumulate(rooms)][:-1]
    assert sum(rooms) == length
    assert all(one.at == n * beat for n, one in enumerate(inhale.beats))
    assert all(room == beat for room in rooms[:-1])
    assert rooms[-1] < 2 * beat


def test_only_whole_beats_are_counted() -> None:
    inhale, _ = timed((("inhale", Fraction(11, 2)), ("exhale", Fraction(11, 2))), cues="counts", beat=Fraction(1))
    assert [one.text for one in inhale.beats] == ["In", "2", "3", "4", "5"]
