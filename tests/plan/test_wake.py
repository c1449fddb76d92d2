"""How a session that ends in waking brings its listener back."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.plan.cues import Chime, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.wake import COUNTS, woken
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings

HERE = Where("a.txt", 7, 1)
REST = Gap("pause", Fraction(30), "pause 30s", HERE)
BELL = Chime("bell", None, HERE)


def speak(text: str) -> Speak:
    return Speak(Phrase(text, "silent/1", "en", 1.0), text, HERE)


def shown(cue: Cue) -> str:
    match cue:
        case Speak(_, text):
            return text
        case Gap(_, seconds):
            return f"{float(seconds):g}"
        case Chime(name):
            return name
    return "phase"


def outline(*cues: Cue, ending: str = "wake", language: str = "en") -> list[str]:
    plan = woken(Plan(cues), Settings(ending=ending, language=language), voice="silent/1")
    return [shown(cue) for cue in plan.cues]


COUNT = ["One.", "2.5", "Two.", "2.5", "Three.", "2.5", "Four.", "2.5", "Five."]


def test_a_count_up_and_a_soft_bell_follow_the_last_words() -> None:
    assert outline(speak("Rest.")) == ["Rest.", "2.5", *COUNT, "2.5", "bell"]


def test_a_rest_the_author_wrote_comes_first() -> None:
    assert outline(speak("Rest."), REST) == ["Rest.", "30", *COUNT, "2.5", "bell"]


def test_what_nobody_wrote_says_where_it_comes_from() -> None:
    plan = woken(Plan((speak("Rest."),)), Settings(ending="wake", pace=0.9), voice="espeak/x")
    added = plan.cues[1:]
    assert {cue.why for cue in added if isinstance(cue, Speak | Gap)} == {"ending wake"}
    assert {cue.where for cue in added} == {HERE}
    assert {(cue.phrase.voice, cue.phrase.pace) for cue in added if isinstance(cue, Speak)} == {("espeak/x", 0.9)}


@pytest.mark.parametrize("ending", ["sleep", "none"])
def test_no_other_ending_counts_or_rings(ending: str) -> None:
    assert outline(speak("Rest."), ending=ending) == ["Rest."]


@pytest.mark.parametrize(
    "texts",
    [
        ["One.", "Two.", "Three."],
        ["I count to five.", "One, two, three, four, five."],
        ["One. Your fingers.", "Two: your toes.", "Three, and breathe."],
        ["5", "4", "3", "2", "1"],
        ["Three.", "Two.", "One.", "Open your eyes."],
    ],
)
def test_an_author_who_counts_is_not_counted_after(texts: list[str]) -> None:
    assert outline(*map(speak, texts)) == [*texts, "2.5", "bell"]


@pytest.mark.parametrize(
    "texts", [["Let the one hand rest.", "Then the other two."], ["One.", "Three.", "Five."], ["Ten.", "Twenty."]]
)
def test_numbers_that_are_no_count_are_not_taken_for_one(texts: list[str]) -> None:
    assert outline(*map(speak, texts)) == [*texts, "2.5", *COUNT, "2.5", "bell"]


def test_a_count_long_before_the_end_is_another_one() -> None:
    early = ["One.", "Two.", "Three."] + ["Rest."] * 20
    assert outline(*map(speak, early))[-2:] == ["2.5", "bell"]
    assert "Five." in outline(*map(speak, early))


def test_the_authors_own_bell_stays_the_last_thing_and_is_the_only_one() -> None:
    assert outline(speak("Rest."), REST, BELL) == ["Rest.", "30", *COUNT, "2.5", "bell"]
    assert outline(speak("One, two, three."), REST, BELL) == ["One, two, three.", "30", "bell"]


def test_a_bell_before_the_last_words_is_not_the_one_at_the_end() -> None:
    assert outline(BELL, speak("One, two, three.")) == ["bell", "One, two, three.", "2.5", "bell"]


@pytest.mark.parametrize("language", [*COUNTS, "de-AT", "PT-br"])
def test_the_count_is_in_the_language_of_the_script(language: str) -> None:
    words = COUNTS[language[:2].lower()]
    assert outline(speak("Rest."), language=language)[2:-2:2] == [f"{word}." for word in words]


def test_in_a_language_without_a_count_there_is_the_bell_alone() -> None:
    assert outline(speak("Rest."), language="fi") == ["Rest.", "2.5", "bell"]


def test_a_session_of_breathing_alone_is_woken_too_and_one_of_nothing_is_not() -> None:
    assert outline(Timed("inhale", Fraction(4), (), HERE))[-1] == "bell"
    assert outline(REST) == ["30"]
