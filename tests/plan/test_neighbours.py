"""A phrase knows its neighbours where one voice goes on, and repeats stay one phrase."""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256

from audio_builder.plan.cues import Beat, Chapter, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.neighbours import in_context
from audio_builder.script.nodes import Where

HERE = Where("a.txt", 1, 1)
VOICE = "warm/1"


def speak(text: str, voice: str = VOICE, language: str = "en") -> Speak:
    return Speak(Phrase(text, voice, language, 1.0), text, HERE)


def gap(kind: str) -> Gap:
    return Gap(kind, Fraction(1), "rule", HERE)


def around(*cues: Cue, voices: tuple[str, ...] = (VOICE,)) -> list[tuple[str, str, str]]:
    """Before, text and after of every phrase."""
    return [(one.before, one.text, one.after) for one in in_context(Plan(cues), voices).heard]


def test_sentences_in_a_flow_know_each_other() -> None:
    assert around(speak("One,"), gap("clause"), speak("two."), gap("sentence"), speak("Three.")) == [
        ("", "One,", "two."),
        ("One,", "two.", "Three."),
        ("two.", "Three.", ""),
    ]


def test_phrases_that_touch_know_each_other() -> None:
    assert around(speak("One"), speak("two")) == [("", "One", "two"), ("One", "two", "")]


def test_what_a_longer_pause_a_chapter_or_a_count_parts_does_not() -> None:
    count = Timed("inhale", Fraction(4), (Beat(Fraction(0), Fraction(1), Phrase("in", VOICE, "en", 1.0), "in"),), HERE)
    for between in (gap("paragraph"), gap("exhale"), gap("pause"), Chapter("Legs", HERE), count):
        texts = around(speak("One."), between, speak("Two."))
        assert all(not (before or after) for before, _, after in texts)


def test_only_the_same_voice_in_the_same_language_goes_on() -> None:
    assert around(speak("One."), speak("Two.", "other/1"), speak("Three.")) == [
        ("", "One.", ""),
        ("", "Two.", ""),
        ("", "Three.", ""),
    ]
    assert around(speak("One."), speak("Deux.", language="fr"))[0] == ("", "One.", "")


def test_a_plan_without_such_voices_is_the_same_plan() -> None:
    plan = Plan((speak("One."), speak("Two.")))
    assert in_context(plan, ()) is plan
    assert in_context(plan, ("other/1",)) == plan


def test_a_repeat_in_the_same_surroundings_stays_one_phrase() -> None:
    once = (speak("Breathe in."), gap("sentence"), speak("And out."), gap("exhale"))
    plan = in_context(Plan(once * 5), (VOICE,))
    assert (len(plan.heard), len(plan.phrases)) == (10, 2)


def test_other_surroundings_are_another_key_and_none_are_the_key_as_ever() -> None:
    alone = Phrase("Rest.", VOICE, "en", 1.0)
    keys = {
        alone.key,
        Phrase("Rest.", VOICE, "en", 1.0, before="Sit.").key,
        Phrase("Rest.", VOICE, "en", 1.0, after="Sit.").key,
        Phrase("Rest.", VOICE, "en", 1.0, "Sit.", "Sit.").key,
    }
    assert len(keys) == 4
    assert alone.key == sha256(b"warm/1\x1fen\x1f1\x1fRest.").hexdigest()
