"""Counted breathing in prose, and where it goes on the clock."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from audio_builder.plan.counted import counted, offers, on_beats
from audio_builder.plan.cues import Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.make import make_plan
from audio_builder.script.nodes import Breathe, Count, Node, ParagraphBreak, Pause, Repeat, Say, Script, Where
from audio_builder.settings import Settings

HERE = Where("a.txt", 1, 1)


def says(*texts: str) -> tuple[Say, ...]:
    return tuple(Say(text, Where("a.txt", line, 1)) for line, text in enumerate(texts, 1))


def on_clock(nodes: tuple[Node, ...], language: str = "en", clock: str = "auto") -> list[tuple[str, int]]:
    """Phases with their seconds; a round of a pattern is told by its own."""
    found: list[tuple[str, int]] = []
    for node in counted(nodes, language=language, clock=clock):
        match node:
            case Count(phase):
                found.append((phase, int(node.seconds)))
            case Breathe(pattern):
                found += [(one.phase, int(one.seconds)) for one in pattern] * node.rounds
    return found


def planned(*nodes: Node, **chosen: Any) -> Plan:
    script = Script("a.txt", "", (), nodes)
    return make_plan(script, Settings(ending="none", **chosen), voice="silent/1", max_chars=2000)


ALOUD = {
    "en": "Breathe in... two... three... four. Hold... two... three. Out... two... three... four... five.",
    "es": "Inhala, dos, tres, cuatro. Mantén, dos, tres. Exhala, dos, tres, cuatro, cinco.",
    "fr": "Inspirez, deux, trois, quatre. Retenez, deux, trois. Expirez, deux, trois, quatre, cinq.",
    "de": "Einatmen, zwei, drei, vier. Halten, zwei, drei. Ausatmen, zwei, drei, vier, fünf.",
    "pt": "Inspire, dois, três, quatro. Segure, dois, três. Expire, dois, três, quatro, cinco.",
    "it": "Inspira, due, tre, quattro. Trattieni, due, tre. Espira, due, tre, quattro, cinque.",
}


@pytest.mark.parametrize("language", ALOUD)
def test_a_breath_that_is_counted_aloud_has_a_second_for_every_word(language: str) -> None:
    sentences = says(*(f"{one}." for one in ALOUD[language].removesuffix(".").split(". ")))
    assert on_clock(sentences, language) == [("inhale", 4), ("hold", 3), ("exhale", 5)]
    counts = (node for node in counted(sentences, language=language, clock="auto") if isinstance(node, Count))
    words = [word for node in counts for word in node.words]
    assert " ".join(words) == " ".join(one.text for one in sentences)


TOLD = {
    "en": ["Inhale for 4, hold for 7, exhale for 8."],
    "en-GB": ["Breathe in for a count of four.", "Hold your breath for seven.", "And out slowly for a count of eight."],
    "es": ["Inhala en cuatro tiempos, mantén el aire siete y exhala en ocho."],
    "fr": ["Inspirez sur quatre temps, retenez votre souffle sept temps, puis expirez sur huit temps."],
    "de": ["Atme vier Sekunden lang ein, halte den Atem sieben Sekunden lang an und atme acht Sekunden lang aus."],
    "pt": ["Inspire contando até quatro, segure por sete e expire contando até oito."],
    "it": ["Inspira per quattro secondi, trattieni per sette, espira per otto."],
}


@pytest.mark.parametrize("language", TOLD)
def test_an_instruction_with_numbers_is_spoken_and_a_round_on_the_clock_follows(language: str) -> None:
    nodes = says(*TOLD[language])
    found = counted(nodes, language=language, clock="auto")
    assert [node.text for node in found[:-1] if isinstance(node, Say)] == TOLD[language]
    assert on_clock(nodes, language) == [("inhale", 4), ("hold", 7), ("exhale", 8)]


@pytest.mark.parametrize(
    ("language", "text", "rounds"),
    [
        ("en", "Repeat this three more times.", 4),
        ("en", "Do this four times.", 4),
        ("en", "Repeat this twice more.", 3),
        ("en", "Repeat twice.", 2),
        ("en", "Continue for three more breaths.", 4),
        ("en", "Continue this for one minute.", 3),  # of 19 s each
        ("es", "Repite esto tres veces más.", 4),
        ("fr", "Répétez cela trois fois.", 3),
        ("de", "Wiederhole das noch drei Mal.", 4),
        ("de", "Wiederhole das dreimal.", 3),
        ("de", "Mach das noch zweimal.", 3),
        ("pt", "Repita isso mais duas vezes.", 3),
        ("it", "Ripeti altre tre volte.", 4),
    ],
)
def test_a_sentence_can_ask_for_more_rounds(language: str, text: str, rounds: int) -> None:
    nodes = says(*TOLD[language], text)
    assert len(on_clock(nodes, language)) == 3 * rounds
    assert isinstance(counted(nodes, language=language, clock="auto")[-1], Breathe)


def test_one_number_a_sentence_is_a_count_too() -> None:
    nodes = (*says("Breathe in."), ParagraphBreak(HERE), *says("One.", "Two."), ParagraphBreak(HERE), *says("Three."))
    assert on_clock(nodes) == [("inhale", 4)]


def test_what_stands_around_a_count_stays() -> None:
    found = counted(says("That's it, breathe in 2, 3, 4 and out 2, 3, 4 and rest."), language="en", clock="auto")
    texts = {Say: lambda node: node.text, Count: lambda node: " ".join(node.words)}
    assert [texts[type(node)](node) for node in found] == [
        "That's it,",
        "breathe in 2, 3, 4",
        "and out 2, 3, 4",
        "and rest.",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Put your hands in two, three or four places.",),
        ("One, two, three.", "Four."),
        ("Breathe in and out two or three times.",),
        ("Exhale for 8.",),
        ("Breathe in for four minutes, and out for six.",),
        ("In 2019, three people breathed in and out.",),
        ("Hold. Five. Four. Three.",),
    ],
)
def test_other_numbers_stay_prose(texts: tuple[str, ...]) -> None:
    assert counted(says(*texts), language="en", clock="on") == says(*texts)


EXPLAINED = says("In this session we will breathe in for four, and out for six.", "Let us begin.")


def test_an_explanation_is_only_taken_when_it_is_asked_for() -> None:
    assert on_clock(EXPLAINED) == []
    assert on_clock(EXPLAINED, clock="on") == [("inhale", 4), ("exhale", 6)]
    (offer,) = offers(EXPLAINED, language="en", clock="auto")
    assert (offer.level, offer.code, offer.suggestion) == ("note", "counted-breathing", "[breathe 4-6 x1]")
    assert offer.where == EXPLAINED[0].where
    assert offers(EXPLAINED, language="en", clock="on") == ()


def test_with_the_clock_off_nothing_is_taken_and_all_is_offered() -> None:
    nodes = says(*TOLD["en"])
    assert counted(nodes, language="en", clock="off") == nodes
    assert [one.suggestion for one in offers(nodes, language="en", clock="off")] == ["[breathe 4-7-8 x1]"]
    assert offers(nodes, language="en", clock="auto") == ()


def test_offers_are_found_within_blocks() -> None:
    (offer,) = offers((Repeat(2, EXPLAINED, HERE),), language="en", clock="auto")
    assert offer.where == EXPLAINED[0].where


@pytest.mark.parametrize(
    "following",
    [
        Pause(Fraction(20), "pause 20s", HERE),
        Breathe((), (), Fraction(1), HERE),
        says("Breathe in, two, three, four.")[0],
    ],
)
def test_an_author_who_times_it_has_decided(following: Node) -> None:
    nodes = (*says(*TOLD["en"]), following)
    taken = counted(nodes, language="en", clock="auto")
    assert taken[0] == nodes[0]
    assert not any(isinstance(node, Breathe) and node.pattern for node in taken)


def test_a_language_nobody_wrote_down_stays_prose() -> None:
    nodes = says("Breathe in, 2, 3, 4.")
    assert counted(nodes, language="ja", clock="on") == nodes


def test_every_onset_is_on_its_beat_and_ends_before_the_next() -> None:
    count = Count("inhale", ("In through your nose,", "", "two,", "three."), Fraction(1), HERE)
    timed = on_beats(count, phrase=lambda text: Phrase(text, "v", "en", 1.0))
    assert (timed.phase, timed.seconds) == ("inhale", 4)
    assert [(beat.at, beat.room, beat.text) for beat in timed.beats] == [
        (0, 2, "In through your nose,"),
        (2, 1, "two,"),
        (3, 1, "three."),
    ]


def test_words_that_need_longer_than_a_beat_have_two() -> None:
    """21 characters take about 1.7 s."""
    (node,) = counted(says("In through your nose, 2, 3, 4."), language="en", clock="auto")
    assert isinstance(node, Count)
    assert node.words == ("In through your nose,", "", "2,", "3,", "4.")


def test_the_sentences_of_an_instruction_have_no_practice_pause_of_their_own() -> None:
    plan = planned(*says(*TOLD["en-GB"], "Now rest."))
    assert [(gap.kind, float(gap.seconds)) for gap in plan.cues if isinstance(gap, Gap)] == [
        ("sentence", 1.6),
        ("sentence", 1.6),
        ("breath", 2.0),
        ("breath", 2.0),
    ]
    assert [cue.phase for cue in plan.cues if isinstance(cue, Timed)] == ["inhale", "hold", "exhale"]


def test_phases_that_are_counted_aloud_follow_each_other_at_once() -> None:
    plan = planned(*says("Ready?", "In, two, three.", "Out, two, three, four."))
    kinds = [cue.kind if isinstance(cue, Gap) else type(cue).__name__ for cue in plan.cues]
    assert kinds == ["Speak", "breath", "Timed", "Timed"]
    assert isinstance(plan.cues[0], Speak)


def test_a_sentence_whose_breath_follows_on_the_clock_is_said_in_one_go() -> None:
    plan = planned(*says(*TOLD["en"]))
    assert [cue.text for cue in plan.cues if isinstance(cue, Speak)] == TOLD["en"]


@pytest.mark.parametrize("texts", [("Inhale for 4.",), ("Inhale for 4.", "Hold for 4.")])
def test_thousands_of_breaths_in_that_never_go_out_are_told_from_a_pattern_at_once(texts: tuple[str, ...]) -> None:
    sentences = says(*texts * 1500)
    assert counted(sentences, language="en", clock="on") == sentences
