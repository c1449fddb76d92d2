"""Breathing directives: every way of writing a pattern, and what it comes to."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.breath.patterns import NAMES, PATTERNS, without_holds
from audio_builder.script.breath.telling import TELLINGS, Part, fading, told
from audio_builder.script.breathing import breathe, opens_breath
from audio_builder.script.directions.calls import Call, Understood
from audio_builder.script.lengths.words import split_words
from audio_builder.script.nodes import Breath, Breathe, Phase, Where

HERE = Where("calm.txt", 3, 5)
SHORT = {"inhale": "in", "hold": "hold", "exhale": "out"}


def understood(text: str) -> Understood:
    words = split_words(text)
    return breathe(Call("breathe", "breathe", None, (), words, text, f"[breathe {text}]", HERE, "[breathe 4-6 x6]"))


def node(text: str) -> Breathe:
    meaning = understood(text).meaning
    assert isinstance(meaning, Breathe), understood(text).findings
    return meaning


def round_of(found: Breathe) -> str:
    return " ".join(f"{one.manner} {SHORT[one.phase]} {one.seconds}".strip() for one in found.pattern)


def cues_of(found: Breathe) -> str:
    return " ".join(f"{cue} {len(list(same))}" for cue, same in groupby(found.cues))


def codes(text: str) -> list[tuple[str, str]]:
    return [(one.level, one.code) for one in understood(text).findings]


PATTERNS_IN_WORDS = {
    "4-7-8 x4": ("in 4 hold 7 out 8", 4),
    "box 4 for 3m": ("in 4 hold 4 out 4 hold 4", 11),
    "box 4 x 5min": ("in 4 hold 4 out 4 hold 4", 18),
    "box 5 min": ("in 4 hold 4 out 4 hold 4", 18),
    "box 5:00": ("in 4 hold 4 out 4 hold 4", 18),
    "square 5 x3": ("in 5 hold 5 out 5 hold 5", 3),
    "4-4-4-4 box x2": ("in 4 hold 4 out 4 hold 4", 2),
    "coherent 5.5 for 5m": ("in 11/2 out 11/2", 27),
    "resonance 6bpm for 5m": ("in 5 out 5", 30),
    "5.5bpm 4:6 for 5m": ("in 48/11 out 72/11", 27),
    "4:6 at 6 bpm x10": ("in 4 out 6", 10),
    "5 breaths per minute for 2 minutes": ("in 6 out 6", 10),
    "6/min x3": ("in 5 out 5", 3),
    "extended exhale x5": ("in 4 out 8", 5),
    "extended exhale 5 x5": ("in 5 out 10", 5),
    "cyclic sigh x5": ("in 2 again in 1 out 6", 5),
    "physiological sigh for 1 minute": ("in 2 again in 1 out 6", 6),
    "sigh 3 x2": ("in 3 again in 3/2 out 9", 2),
    "sighing 3-1-7 x2": ("in 3 again in 1 out 7", 2),
    "in 2, in 1, out 6 x3": ("in 2 again in 1 out 6", 3),
    "pursed lip breathing x5": ("in 2 lips out 4", 5),
    "pursed lips 2-6 for 1m": ("in 2 lips out 6", 7),
    "in 2 out through pursed lips 4 x3": ("in 2 lips out 4", 3),
    "alternate nostril x3": ("left in 4 right out 6 right in 4 left out 6", 3),
    "alternate nostril 4-4 x3": ("left in 4 right out 4 right in 4 left out 4", 3),
    "alternate nostril 4-2-6": ("left in 4 hold 2 right out 6 right in 4 hold 2 left out 6", 7),
    "nadi shodhana 4 x3": ("left in 4 right out 6 right in 4 left out 6", 3),
    "left in 4 right out 6 x3": ("left in 4 right out 6", 3),
    "in left 4, out right 6, in right 4, out left 6": ("left in 4 right out 6 right in 4 left out 6", 1),
    "belly for 2m": ("in 4 out 6", 12),
    "diaphragmatic breathing 3-6 x4": ("in 3 out 6", 4),
    "counted breaths x10": ("quiet in 4 number out 6", 10),
    "for 30s": ("in 4 out 6", 3),
    "1:30": ("in 4 out 6", 9),
    "20-30 seconds": ("in 4 out 6", 2),
    "three slow deep breaths": ("in 4 out 6", 3),
    "in for 4, hold for 7, out for 8, 4 rounds": ("in 4 hold 7 out 8", 4),
    "in through the nose for 4, out through the mouth for 8": ("in 4 out 8", 1),
    "4 in, 7 hold, 8 out x4": ("in 4 hold 7 out 8", 4),
    "4 seconds in, 6 seconds out, 5 rounds": ("in 4 out 6", 5),
    "4-6 for 1m30s": ("in 4 out 6", 9),
    "4-6 5 min": ("in 4 out 6", 30),
    "4-6 5:00": ("in 4 out 6", 30),
    "4 6 x2": ("in 4 out 6", 2),
    "5:10 x4": ("in 5 out 10", 4),
    "4s-6s beat 2s": ("in 4 out 6", 1),
    "4-6 beat 1.1s": ("in 22/5 out 33/5", 1),
    "cuadrada 4 x5": ("in 4 hold 4 out 4 hold 4", 5),
    "carrée pendant 3 min": ("in 4 hold 4 out 4 hold 4", 11),
    "Box-Atmung 4 x5": ("in 4 hold 4 out 4 hold 4", 5),
    "quadrada 4 5 vezes": ("in 4 hold 4 out 4 hold 4", 5),
    "quadrata 4 per 5 volte": ("in 4 hold 4 out 4 hold 4", 5),
    "cohérence cardiaque 5 min": ("in 11/2 out 11/2", 27),
    "Lippenbremse x4": ("in 2 lips out 4", 4),
    "Wechselatmung x2": ("left in 4 right out 6 right in 4 left out 6", 2),
    "inhala 4 mantén 7 exhala 8 x4": ("in 4 hold 7 out 8", 4),
    "inspirez 4 retenez 7 expirez 8 x4": ("in 4 hold 7 out 8", 4),
    "ein 4 halten 7 aus 8 x4": ("in 4 hold 7 out 8", 4),
    "inspire 4 segure 7 expire 8 4 vezes": ("in 4 hold 7 out 8", 4),
    "inspira 4 trattieni 7 espira 8 x4": ("in 4 hold 7 out 8", 4),
}


@pytest.mark.parametrize(("text", "expected"), PATTERNS_IN_WORDS.items())
def test_this_is_that_pattern(text: str, expected: tuple[str, int]) -> None:
    found = node(text)
    assert (round_of(found), found.rounds) == expected


@pytest.mark.parametrize("language", ["es", "fr", "de", "pt", "it"])
def test_every_language_has_its_own_name_for_the_box(language: str) -> None:
    names = {"es": "cuadrada", "fr": "carrée", "de": "quadratatmung", "pt": "quadrada", "it": "quadrata"}
    assert NAMES[(names[language],)] is NAMES[("box",)]


def test_no_two_patterns_share_a_name() -> None:
    assert len(NAMES) == sum(len(set(pattern.names.split("|"))) for pattern in PATTERNS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4-6 x6", "words 6"),
        ("4-6 x30", "words 30"),
        ("4-6 x6 cues counts", "counts 6"),
        ("4-6 x6 cues tones", "tones 6"),
        ("4-6 x6 cues none", "none 6"),
        ("4-6 x6 counted", "counts 6"),
        ("4-6 x6 silent", "none 6"),
        ("4-6 x6 no cues", "none 6"),
        ("4-6 x6 cues=tones", "tones 6"),
        ("4-6 cues words x6", "words 6"),
        ("4-6 x12 cues words>tones>none", "words 4 tones 4 none 4"),
        ("4-6 x13 cues words then tones then none", "words 5 tones 4 none 4"),
        ("4-6 x2 cues words, tones, none", "words 1 tones 1"),
        ("4-6 x12 cues counts -> tones", "counts 6 tones 6"),
        ("4-6 cues counts x2 tones x2 none x2", "counts 2 tones 2 none 2"),
        ("4-6 x6 cues counts x2 tones none x2", "counts 2 tones 2 none 2"),
        ("4-6 x12 cues words x3 tones x4", "words 3 tones 9"),
        ("4-6 x12 cues 3 counts then tones", "counts 3 tones 9"),
        ("4-6 cues words for 2 rounds then tones for 4 rounds", "words 2 tones 4"),
        ("4-6 x12 cues words then tones x9", "words 3 tones 9"),
        ("4-6 cues words then tones x8", "words 4 tones 4"),
        ("4-6 x12 cues fading", "words 3 tones 5 none 4"),
        ("4-6 x12 fading", "words 3 tones 5 none 4"),
        ("4-6 x12 cues counts fading", "counts 3 tones 5 none 4"),
        ("4-6 x40 cues fading", "words 4 tones 18 none 18"),
        ("4-6 x3 cues fading", "words 2 tones 1"),
        ("4-6 x1 cues fading", "words 1"),
    ],
)
def test_these_cues_tell_the_rounds_so(text: str, expected: str) -> None:
    assert cues_of(node(text)) == expected


@given(st.integers(1, 200), st.lists(st.tuples(st.sampled_from(TELLINGS), st.none() | st.integers(0, 20)), min_size=1))
def test_every_round_is_told_in_one_way_and_in_the_order_of_the_parts(
    rounds: int, written: list[tuple[str, int | None]]
) -> None:
    parts = [Part(cue, count) for cue, count in written]
    if sum(count or 0 for _, count in written) > rounds:
        with pytest.raises(ValueError, match="the cues are for"):
            told(parts, rounds)
        return
    cues = told(parts, rounds)
    assert len(cues) == rounds
    order = iter(cue for cue, _ in written)
    assert all(cue in order for cue, _ in groupby(cues))


@given(st.integers(1, 1000))
def test_fading_cues_speak_a_quarter_of_the_rounds_but_two_to_four(rounds: int) -> None:
    spoken, tones, silent = (part.rounds or 0 for part in fading("words", rounds))
    assert spoken + tones + silent == rounds
    assert spoken == min(rounds, max(2, min(4, rounds // 4)))
    assert 0 <= tones - silent <= 1


def test_a_ramp_goes_from_breath_to_breath_evenly_and_takes_its_time() -> None:
    found = node("from 12bpm to 6bpm over 4m")
    breaths = [a.seconds + b.seconds for a, b in zip(found.pattern[::2], found.pattern[1::2], strict=True)]
    assert breaths[0] == 5
    assert Fraction("9.5") < breaths[-1] <= 10
    assert breaths == sorted(breaths)
    assert 240 <= sum(breaths) < 250
    assert found.cues == ("words",)


@pytest.mark.parametrize(
    "text",
    [
        "from 12 to 6 breaths per minute over 4 minutes 4:6",
        "4:6 from 12bpm down to 6bpm over 4m",
        "4:6 12bpm > 6bpm over 4 min",
        "4-6 slowing from 12 to 6 bpm for 4m",
    ],
)
def test_a_ramp_keeps_the_proportions_of_its_pattern(text: str) -> None:
    first_in, first_out, *_, last_in, last_out = node(text).pattern
    assert (first_in.seconds, first_out.seconds) == (2, 3)
    assert last_out.seconds / last_in.seconds == pytest.approx(1.5, abs=0.01)


def test_a_clause_without_holds_takes_what_the_table_has_in_their_place() -> None:
    assert round_of(node("4-7-8 x4 no holds")) == "in 4 out 8"
    assert round_of(node("box 4 x4 without holds")) == "in 4 out 6"
    assert round_of(node("box 6 x4 no holds")) == "in 6 out 9"
    assert round_of(node("4-2-6 x4 sin retención")) == "in 4 out 6"


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.names.split("|")[0])
def test_no_pattern_has_a_hold_left_when_holds_are_left_out(pattern: object) -> None:
    breaths = next(one.breaths for one in PATTERNS if one is pattern)
    rest = without_holds(breaths)
    assert all(one.phase != "hold" for one in rest)
    assert {"inhale", "exhale"} == {one.phase for one in rest}
    assert without_holds(rest) == rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("note", "default-counts")]),
        ("deeply", [("note", "default-counts"), ("note", "ignored-words")]),
        ("box", [("note", "default-rounds")]),
        ("4-6 softly", [("note", "ignored-words")]),
        ("in, out", [("note", "default-counts")]),
        ("4-6 x6", []),
        ("box 4 for 3m", []),
        ("take three breaths 4-6", []),
    ],
)
def test_what_a_script_leaves_unsaid_is_noted(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "phase", "seconds"),
    [
        ("in 4s", "inhale", 4),
        ("in", "inhale", 4),
        ("out slowly", "exhale", 6),
        ("out through the mouth for 8", "exhale", 8),
        ("normally", "rest", 15),
        ("naturally for 30s", "rest", 30),
        ("five natural breaths", "rest", 25),
    ],
)
def test_one_phase_alone_is_a_timed_step(text: str, phase: str, seconds: int) -> None:
    assert understood(text).meaning == Phase(phase, Fraction(seconds), HERE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("4", "two, three or four counts"),
        ("1-2-3-4-5", "two, three or four counts"),
        ("0-6", "each need a length above zero"),
        ("4-6 x0", "1 to 1000"),
        ("4-6 x1001", "1 to 1000"),
        ("4-6 x2.5", "1 to 1000"),
        ("4-6 for 3", "needs a unit"),
        ("4-6 cues bananas", "cues are words, counts, tones, none or fading, not 'bananas'"),
        ("4-6 x4 cues words x3 tones x3", "the cues are for 6 rounds and there are 4"),
        ("4-6 beat 0s", "a beat lasts"),
        ("4-6 4-6", "more than one pattern"),
        ("box coherent", "more than one pattern"),
        ("4-6 bananas", "cannot read 'bananas'"),
        ("in 4 in 6", "a breath goes in"),
        ("out 6 in 4", "a breath goes in"),
        ("in 4 hold 4 hold 4 out 4", "a breath goes in"),
        ("in 1 in 1 in 1 out 4", "a breath goes in"),
        ("in 4 out", "'out' needs a count"),
        ("4-601", "at most 10m"),
        ("4s-6s 5bpm", "proportions, not lengths"),
        ("0bpm", "breaths a minute"),
        ("cyclic sigh 4-6", "3 counts, and 2 are given"),
        ("from 12bpm to 6bpm x4", "a ramp has a length"),
        ("from 12bpm to 6bpm over 3h", "at most 30m"),
        ("from 12bpm to", "needs two rates"),
    ],
)
def test_what_cannot_be_a_pattern_is_an_error_that_says_why(text: str, message: str) -> None:
    found = understood(text)
    assert found.meaning is None
    (finding,) = found.findings
    assert finding.level == "error"
    assert re.search(message, finding.message)


@pytest.mark.parametrize(
    "text",
    [
        "box 4 x 5min",
        "4-7-8 x4",
        "4-7-8",
        "4-6 x6",
        "sigh for 5m",
        "in 4 out 6",
        "inhale 4, hold 7, exhale 8",
        "three deep breaths",
        "take a deep breath",
        "2 minutes of box breathing",
        "from 12bpm to 6bpm over 4m",
        "cuadrada 4 x5",
        "alternate nostril x3",
    ],
)
def test_this_is_breathing_without_the_word(text: str) -> None:
    assert opens_breath(split_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5s",
        "4-6",
        "1:30",
        "20-30 seconds",
        "3-2-1",
        "sigh",
        "box",
        "long exhale",
        "inhale 4s",
        "hold 5 breaths",
        "pause for 3 breaths",
        "square your shoulders",
        "in 5 seconds",
        "silence",
        "natural sounds",
    ],
)
def test_this_is_not_breathing_without_the_word(text: str) -> None:
    assert not opens_breath(split_words(text))


PHASES = st.tuples(st.integers(1, 60000), st.integers(0, 60000), st.integers(1, 60000), st.integers(0, 60000))


@given(PHASES, st.integers(1, 1000), st.sampled_from(TELLINGS))
def test_a_pattern_written_step_by_step_is_read_exactly(
    milliseconds: tuple[int, int, int, int], rounds: int, cue: str
) -> None:
    phases = ("inhale", "hold", "exhale", "hold")
    lengths = [Fraction(one, 1000) for one in milliseconds]
    steps = " ".join(f"{SHORT[phase]} {float(s):.3f}s" for phase, s in zip(phases, lengths, strict=True))
    pattern = tuple(Breath(phase, s) for phase, s in zip(phases, lengths, strict=True) if s)
    assert node(f"{steps} x{rounds} cues {cue}") == Breathe(pattern, (cue,) * rounds, Fraction(1), HERE)


VOCABULARY = (
    "4 7 8 5.5 x4 for 3m 90s 6bpm in out hold left right again box sigh coherent counted cues words tones none fading "
    "beat 1.1s - : > , then no holds from to breaths deep round"
).split()


@given(st.lists(st.sampled_from(VOCABULARY), max_size=12))
def test_any_words_are_read_or_refused_and_what_is_read_is_a_whole_breath(words: list[str]) -> None:
    meaning = understood(" ".join(words)).meaning
    if isinstance(meaning, Breathe):
        phases = [one.phase for one in meaning.pattern]
        assert phases[0] == "inhale" and "exhale" in phases
        assert all(one.seconds > 0 for one in meaning.pattern)
        assert set(meaning.cues) <= set(TELLINGS)
        assert 1 <= meaning.rounds <= 1000


def test_a_thousand_clauses_take_no_longer_each_than_ten() -> None:
    assert understood("deep " * 5000 + "4-6").meaning is not None
    assert understood("4 - " * 5000).meaning is None
    assert understood("in 4 out 6 " * 2000).meaning is not None
