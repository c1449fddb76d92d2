"""Lines of the form `label: text` are what their label says."""

from __future__ import annotations

import pytest
from outline import codes, outline, reading, said


@pytest.mark.parametrize(
    "label",
    [
        "Narrator:",
        "VOICE:",
        "**Host:**",
        "**Guide**:",
        "[Guide]:",
        "NARRATOR (softly):",
        "Voice-over –",
        "Speaker 1:",
        "- Narrator:",
        "Sprecherin:",
        "Narrador:",
        "Voix off :",
        "Voce narrante:",
        "Locutora:",
        "Text:",
        "Say:",
        "Script:",
    ],
)
def test_who_speaks_is_not_spoken(label: str) -> None:
    assert said(f"Rest now.\n\nSleep well.\n\n{label} Let go.") == ["Rest now.", "Sleep well.", "Let go."]


@pytest.mark.parametrize(
    "line",
    [
        "Left: bend the knee.",
        "Breathe in: two, three, four.",
        "Feet: warm them.",
        "Step 3: let go.",
        "Pause: and let it settle.",
        "Inhale: through the nose.",
        "Remember: nothing is owed.",
    ],
)
def test_a_colon_in_prose_is_prose(line: str) -> None:
    assert said("\n\n".join([line] * 4)) == [line] * 4


def test_a_name_that_comes_back_is_a_speaker() -> None:
    text = "Mara: Lie down.\nOtto: Both of you.\nMara: Rest.\nOtto: Yes.\nMara: Sleep.\nOtto: Good."
    assert said(text) == ["Lie down.", "Both of you.", "Rest.", "Yes.", "Sleep.", "Good."]
    assert codes(text) == ["speaker-label", "speaker-label"]


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("Pause: 10 seconds", "pause 10"),
        ("**Pause:** 2,5 s", "pause 2.5"),
        ("PAUSE: 1m30s", "pause 90"),
        ("Pausa: 5 segundos", "pause 5"),
        ("Stille: 20 Sekunden", "pause 20"),
        ("Inhale: 4 seconds", "inhale 4"),
        ("Hold: 7", "hold 7"),
        ("Hold: 3 breaths", "hold 18"),
        ("Exhale: 8s", "exhale 8"),
        ("Einatmen: 4 Sekunden", "inhale 4"),
        ("Rilascia: 30 secondi", "release 30"),
        ("Pause (seconds): 8", "pause 8"),
        ("SFX: bell", "bell"),
        ("Sound effect: bell", "bell"),
        ("Section: The feet", "# The feet"),
        ("Chapter 2: The feet", "# Chapter 2: The feet"),
        ("Exercise: Calf stretch", "# Calf stretch"),
    ],
)
def test_a_label_makes_a_line_a_direction(line: str, becomes: str) -> None:
    assert outline(f"One.\n{line}\nTwo.") == ["One.", becomes, "Two."]


def test_a_title_at_the_head_is_a_setting() -> None:
    found = reading("Title: Soft evening\nLanguage: es\nDuration: 10 minutes\n\nDescansa.")
    assert [(one.name, one.value) for one in found.script.meta] == [("title", "Soft evening"), ("language", "es")]
    assert said("Title: Soft evening\nLanguage: es\nDuration: 10 minutes\n\nDescansa.") == ["Descansa."]


def test_the_front_matter_has_its_say_before_a_label() -> None:
    found = reading("---\ntitle: One\n---\nTitle: Two\n\nRest.")
    assert [(one.name, one.value) for one in found.script.meta] == [("title", "One")]


def test_durations_that_come_back_are_pauses_after_their_blocks() -> None:
    text = "Exercise: Neck\nDuration: 30 seconds\nText: Turn.\n\nExercise: Jaw\nDuration: 20 s\nText: Open."
    assert outline(text) == ["# Neck", "Turn.", "pause 30", "# Jaw", "Open.", "pause 20"]


def test_times_that_come_back_begin_their_blocks() -> None:
    assert outline("Time: 1:00\nText: One.\n\nTime: 1:20\nText: Two.") == ["One.", "at 20", "Two."]


def test_labels_in_a_comment_are_left_alone() -> None:
    assert said("<!-- a\nNarrator: b\n## Notes for the teacher\n--> Rest.") == ["Rest."]
