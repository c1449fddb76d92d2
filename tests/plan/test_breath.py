"""The breath clock: phases, words, tones on their beats."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.errors import PlanError
from audio_builder.plan.breath import HALFWAY, WORDS, phase, rounds, slot
from audio_builder.plan.cues import Phrase, Timed, Tone
from audio_builder.script.breath.patterns import NAMES
from audio_builder.script.nodes import Breath, Breathe, Phase, Slot, Where

HERE = Where("calm.txt", 3, 5)
Written = tuple[str, Fraction | int] | tuple[str, Fraction | int, str]
FOUR_SEVEN_EIGHT: tuple[Written, ...] = (("inhale", 4), ("hold", 7), ("exhale", 8))


def phrase(text: str) -> Phrase:
    return Phrase(text, "silent/1", "en", 1.0)


def timed(
    pattern: tuple[Written, ...] = FOUR_SEVEN_EIGHT,
    cues: str = "words",
    beat: Fraction = Fraction(1),
    *,
    language: str = "en",
) -> list[Timed]:
    breaths = tuple(Breath(name, Fraction(length), *manner) for name, length, *manner in pattern)
    return list(rounds(Breathe(breaths, tuple(cues.split()), beat, HERE), language=language, phrase=phrase))


def beats(phases: list[Timed]) -> list[list[tuple[Fraction, str]]]:
    return [[(beat.at, beat.text) for beat in one.beats] for one in phases]


def said(phases: list[Timed]) -> list[str]:
    return [beat.text for one in phases for beat in one.beats]


def test_four_rounds_of_4_7_8_take_76_seconds() -> None:
    phases = timed(cues="words words words words")
    assert [(one.phase, one.seconds) for one in phases] == list(FOUR_SEVEN_EIGHT) * 4
    assert sum(one.seconds for one in phases) == 4 * 19


@pytest.mark.parametrize(
    ("name", "round_s"),
    [("box", 16), ("coherent", 11), ("extended exhale", 12), ("cyclic sigh", 9), ("pursed lip", 6), ("478", 19)],
)
def test_a_round_of_a_known_pattern_takes_its_time(name: str, round_s: int) -> None:
    breathe = Breathe(NAMES[tuple(name.split())].breaths, ("words",) * 3, Fraction(1), HERE)
    assert sum(one.seconds for one in rounds(breathe, language="en", phrase=phrase)) == 3 * round_s


def test_words_name_each_phase_on_its_first_beat_and_have_the_whole_phase_to_end() -> None:
    phases = timed()
    assert beats(phases) == [[(0, "In")], [(0, "Hold")], [(0, "Out")]]
    assert [one.beats[0].room for one in phases] == [4, 7, 8]


def test_counts_fall_on_every_beat_and_the_first_names_the_phase() -> None:
    phases = timed(cues="counts")
    assert beats(phases)[0] == [(0, "In"), (1, "2"), (2, "3"), (3, "4")]
    assert [text for _, text in beats(phases)[1]] == ["Hold", "2", "3", "4", "5", "6", "7"]


def test_counts_with_a_beat_of_a_tenth_over_a_second_stay_exact() -> None:
    beat = Fraction(11, 10)
    inhale, exhale = timed((("inhale", 4 * beat), ("exhale", 6 * beat)), "counts", beat)
    assert [one.at for one in inhale.beats] == [0, Fraction(11, 10), Fraction(22, 10), Fraction(33, 10)]
    assert [one.text for one in exhale.beats] == ["Out", "2", "3", "4", "5", "6"]
    assert {one.room for one in (*inhale.beats, *exhale.beats)} == {beat}


def test_no_cues_are_silent_phases_of_the_same_length() -> None:
    phases = timed(cues="none")
    assert [one.seconds for one in phases] == [4, 7, 8]
    assert said(phases) == []
    assert not any(one.tones for one in phases)


def test_tones_last_as_long_as_their_phases_and_nothing_is_said() -> None:
    phases = timed(cues="tones")
    assert said(phases) == []
    assert [one.tones for one in phases] == [
        (Tone("breath-in", Fraction(0), Fraction(4)),),
        (Tone("breath-hold", Fraction(0), Fraction(7)),),
        (Tone("breath-out", Fraction(0), Fraction(8)),),
    ]


def test_words_have_no_tones_under_them() -> None:
    assert not any(one.tones for cues in ("words", "counts") for one in timed(cues=cues))


def test_each_round_is_told_in_its_own_way() -> None:
    phases = timed((("inhale", 2), ("exhale", 3)), "counts words tones none")
    assert beats(phases) == [
        [(0, "In"), (1, "2")],
        [(0, "Out"), (1, "2"), (2, "3")],
        [(0, "In")],
        [(0, "Out")],
        [],
        [],
        [],
        [],
    ]
    assert [len(one.tones) for one in phases] == [0, 0, 0, 0, 1, 1, 0, 0]
    assert [one.seconds for one in phases] == [2, 3] * 4


def test_the_second_sip_of_a_sigh_has_a_word_of_its_own() -> None:
    sigh: tuple[Written, ...] = (("inhale", 2), ("inhale", 1, "again"), ("exhale", 6))
    assert said(timed(sigh)) == ["In", "Again", "Out"]
    assert said(timed(sigh, "counts")) == ["In", "2", "Again", "Out", "2", "3", "4", "5", "6"]


def test_a_nostril_is_named_where_there_is_time() -> None:
    nostrils: tuple[Written, ...] = (("inhale", 4, "left"), ("exhale", 2, "right"))
    assert said(timed(nostrils)) == ["In left", "Out right"]
    assert said(timed(nostrils, "counts")) == ["In", "2", "3", "4", "Out", "2"]
    assert said(timed(nostrils, language="es")) == ["Inhala izquierda", "Exhala derecha"]


def test_counted_breaths_count_out_breaths_from_one_to_ten_and_again() -> None:
    counted: tuple[Written, ...] = (("inhale", 4, "quiet"), ("exhale", 6, "number"))
    assert said(timed(counted, "words " * 12)) == [*map(str, range(1, 11)), "1", "2"]


def test_a_beat_longer_than_its_phase_still_names_it() -> None:
    inhale, _ = timed((("inhale", Fraction(1, 2)), ("exhale", Fraction(1, 2))), "counts", Fraction(2))
    assert [(one.text, one.room) for one in inhale.beats] == [("In", Fraction(1, 2))]


@pytest.mark.parametrize("language", ["es", "pt-BR", "DE"])
def test_the_words_are_those_of_the_language_of_the_script(language: str) -> None:
    words = WORDS[language[:2].lower()]
    assert said(timed(language=language)) == [words["inhale"], words["hold"], words["exhale"]]


def test_a_language_without_breathing_words_is_refused_with_its_place_and_a_way_out() -> None:
    with pytest.raises(PlanError, match=r"^calm\.txt:3:5: .* language 'nl'; write 'cues tones' or 'cues none'$"):
        timed(language="nl")
    assert beats(timed(language="nl", cues="none")) == [[], [], []]
    assert [len(one.tones) for one in timed(language="nl", cues="tones")] == [1, 1, 1]


@pytest.mark.parametrize("language", WORDS)
def test_every_language_names_every_phase_in_one_word(language: str) -> None:
    assert {"inhale", "hold", "exhale", "again", "left", "right"} == set(WORDS[language])
    assert all(WORDS[language][name].isalpha() for name in ("inhale", "hold", "exhale", "again"))
    assert HALFWAY[language]


@given(st.integers(1, 6000), st.integers(2, 100))
def test_beats_share_out_their_phase_without_a_hole(tenths: int, beat_tenths: int) -> None:
    length, beat = Fraction(tenths, 10), Fraction(beat_tenths, 10)
    inhale, _ = timed((("inhale", length), ("exhale", length)), "counts", beat)
    rooms = [one.room for one in inhale.beats]
    assert [one.at for one in inhale.beats] == [0, *accumulate(rooms)][:-1]
    assert sum(rooms) == length
    assert all(one.at == n * beat for n, one in enumerate(inhale.beats))
    assert all(room == beat for room in rooms[:-1])
    assert rooms[-1] < 2 * beat


def test_only_whole_beats_are_counted() -> None:
    inhale, _ = timed((("inhale", Fraction(11, 2)), ("exhale", Fraction(11, 2))), "counts")
    assert [one.text for one in inhale.beats] == ["In", "2", "3", "4", "5"]


def step(text: str = "", name: str = "stretch", seconds: int = 30, *, halfway: bool = False, **how: bool) -> Timed:
    node = Phase(name, Fraction(seconds), HERE, text, halfway)
    return phase(node, language="en", phrase=phrase, **how)


def test_a_timed_step_is_silent_when_words_before_it_have_told_what_to_do() -> None:
    assert step(seconds=19) == Timed("stretch", Fraction(19), (), HERE)
    assert step(name="tense", seconds=5) == Timed("tense", Fraction(5), (), HERE)


def test_text_is_said_from_the_start_of_its_step_and_has_all_of_it_to_end() -> None:
    (beat,) = step("Breathe in.", "inhale", 4).beats
    assert (beat.at, beat.room, beat.text) == (0, 4, "Breathe in.")


def test_halfway_is_said_in_the_middle_of_a_long_step() -> None:
    found = step(halfway=True)
    assert [(one.at, one.room, one.text) for one in found.beats] == [(15, 15, "Halfway")]
    assert [tone.name for tone in found.tones] == ["last-five"]


@pytest.mark.parametrize("seconds", [20, 60])
def test_a_long_stretch_is_marked_five_seconds_before_it_ends(seconds: int) -> None:
    (tone,) = step(seconds=seconds).tones
    assert (tone.name, tone.at) == ("last-five", seconds - 5)
    assert step(name="rest", seconds=seconds).tones == ()


def test_text_of_a_step_with_a_middle_has_half_of_it() -> None:
    first, second = step("Lean forward.", halfway=True).beats
    assert (first.at, first.room) == (0, 15)
    assert (second.at, second.text) == (15, "Halfway")


@pytest.mark.parametrize(("seconds", "spoken"), [(15, False), (16, True)])
def test_a_short_step_has_a_tone_in_its_middle_instead_of_a_word(seconds: int, spoken: bool) -> None:
    found = step(seconds=seconds, halfway=True)
    assert bool(found.beats) is spoken
    assert [(tone.name, tone.at) for tone in found.tones] == ([] if spoken else [("halfway", Fraction(seconds, 2))])


def test_in_a_language_without_the_word_halfway_is_a_tone() -> None:
    node = Phase("stretch", Fraction(30), HERE, halfway=True)
    found = phase(node, language="nl", phrase=phrase)
    assert (found.beats, [tone.name for tone in found.tones]) == ((), ["halfway", "last-five"])


@pytest.mark.parametrize(
    ("name", "seconds", "tones"),
    [
        ("inhale", 4, [("breath-in", 4)]),
        ("exhale", 8, [("breath-out", 8)]),
        ("hold", 7, []),
        ("tense", 5, [("tense", 3)]),
        ("release", 30, [("release", 3)]),
        ("stretch", 19, []),
        ("rest", 20, []),
    ],
)
def test_a_step_that_nothing_has_announced_begins_with_its_soft_tone(
    name: str, seconds: int, tones: list[tuple[str, int]]
) -> None:
    found = step(name=name, seconds=seconds, announced=False)
    assert [(tone.name, tone.seconds) for tone in found.tones] == tones
    assert all(tone.at == 0 for tone in found.tones)
    assert step("Now.", name, seconds, announced=False).tones == ()


def test_a_change_of_side_that_nothing_has_announced_is_said() -> None:
    assert [one.text for one in step(announced=False, other_side=True).beats] == ["Other side"]
    assert [one.text for one in step("Now the right.", announced=False, other_side=True).beats] == ["Now the right."]
    assert step(announced=True, other_side=True).beats == ()
    assert step(name="tense", seconds=5, announced=False, other_side=True).tones == ()


def test_a_slot_holds_its_text_from_its_start() -> None:
    found = slot(Slot("Softly now.", Fraction(5), HERE), phrase=phrase)
    assert (found.phase, found.seconds) == ("slot", 5)
    assert [(one.at, one.room, one.text) for one in found.beats] == [(0, 5, "Softly now.")]
