"""Tables: one column is spoken, others time it, the rest is left out by name."""

from __future__ import annotations

import pytest
from outline import codes, outline, reasons, said


@pytest.mark.parametrize(
    "header",
    [
        "Voice-over",
        "VO",
        "Narration",
        "Script",
        "Spoken text",
        "What to say",
        "**Cue**",
        "Instructions",
        "Texto",
        "Guion",
        "Texte",
        "Voix off",
        "Sprechtext",
        "Sprecher",
        "Anleitung",
        "Roteiro",
        "Testo",
        "Narrazione",
    ],
)
def test_the_spoken_column_is_found_by_its_header(header: str) -> None:
    text = f"| Visual | {header} |\n|---|---|\n| A dark room, wide and still, with one lamp | Rest. |\n| B | Sleep. |"
    assert said(text) == ["Rest.", "Sleep."]
    assert "(column 'Visual')" in reasons(text)
    assert codes(text) == []


@pytest.mark.parametrize(
    ("header", "cell", "becomes"),
    [
        ("Pause", "5 s", "pause 5"),
        ("Pause (seconds)", "5", "pause 5"),
        ("Pause (ms)", "2500", "pause 2.5"),
        ("Duration", "1:30", "pause 90"),
        ("Seconds", "8", "pause 8"),
        ("Hold", "30 s", "hold 30"),
        ("Hold", "4 breaths", "hold 24"),
        ("Hold", "3-5 breaths", "hold 24"),
        ("Stretch time", "20-30 seconds", "stretch 25"),
        ("Tense", "5s", "tense 5"),
        ("Release", "half a minute", "release 30"),
        ("Pausa", "2,5 segundos", "pause 2.5"),
        ("Dauer", "10 Sekunden", "pause 10"),
        ("Halten", "10 s", "hold 10"),
        ("Sound", "bell", "bell"),
    ],
)
def test_a_column_times_its_row(header: str, cell: str, becomes: str) -> None:
    found = outline(f"Text | {header}\n--- | ---\nRest. | {cell}\nSleep. | -")
    assert sorted(found) == sorted(["Rest.", becomes, "Sleep."])


@pytest.mark.parametrize("side", ["both", "each side", "L/R", "left and right", "2", "ambos lados", "beide"])
def test_a_side_column_does_both(side: str) -> None:
    assert outline(f"| Pose | Hold | Side |\n|-|-|-|\n| Lunge | 20 s | {side} |\n| Twist | 5 s | |") == [
        "each side",
        "Lunge, {side}.",
        "hold 20",
        "Twist",
        "hold 5",
    ]


def test_a_pose_with_words_of_its_own_is_a_chapter() -> None:
    text = "| Pose | Instruction | Hold |\n|-|-|-|\n| Child's pose | Fold forward. | 5 s |\n| Cat | Round. | 3 s |"
    assert outline(text) == ["# Child's pose", "Fold forward.", "hold 5", "# Cat", "Round.", "hold 3"]


def test_a_section_is_a_chapter_once() -> None:
    text = "| Section | Script |\n|-|-|\n| Feet | One. |\n| Feet | Two. |\n| Legs | Three. |"
    assert outline(text) == ["# Feet", "One.", "Two.", "# Legs", "Three."]


def test_times_that_ascend_begin_their_rows_and_others_are_silent() -> None:
    assert outline("| Time | Script |\n|-|-|\n| 1:00 | One. |\n| 1:30-2:00 | Two. |") == ["One.", "at 30", "Two."]
    assert outline("| Time | Script |\n|-|-|\n| 1:30 | One. |\n| 1:00 | Two. |") == ["One.", "Two."]
    assert outline("| Time | Script |\n|-|-|\n| 2 min | One. |\n| 3 min | Two. |") == ["One.", "Two."]


def test_without_a_known_header_the_column_with_most_words_is_spoken_and_told() -> None:
    text = "| A | B |\n|---|---|\n| x | Let your feet be heavy. |\n| y | And warm. |"
    assert said(text) == ["Let your feet be heavy.", "And warm."]
    assert codes(text) == ["table"]


def test_a_table_needs_no_line_of_hyphens_when_its_header_is_known() -> None:
    assert outline("| Script | Pause |\n| Rest. | 5 |\n| Sleep. | 6 |") == ["Rest.", "pause 5", "Sleep.", "pause 6"]


def test_a_length_after_the_name_of_a_phase_is_that_phase() -> None:
    text = "| Phase | Seconds |\n|-|-|\n| Inhale | 4 |\n| Hold | 7 |\n| Exhale | 8 |\n| Rest well | 9 |"
    assert outline(text) == ["Inhale", "inhale 4", "Hold", "hold 7", "Exhale", "exhale 8", "Rest well", "pause 9"]


def test_ruled_tables_are_read() -> None:
    text = (
        "+------+-------+\n| Text | Pause |\n+======+=======+\n| Rest. | 5 |\n+------+-------+\n| Go. | 6 |\n+---+---+"
    )
    assert outline(text) == ["Rest.", "pause 5", "Go.", "pause 6"]


@pytest.mark.parametrize("text", ["Rest | sleep.", "Rest.\n|\nSleep.", "a | b\nc | d"])
def test_bars_alone_are_no_table(text: str) -> None:
    assert "column" not in reasons(text)


def test_markup_in_a_cell_is_markup() -> None:
    text = "| Script | Pause |\n|-|-|\n| **Rest.** [pause 2s] Let \\| be. | 5 |\n| Go. | 1 |"
    assert outline(text) == ["Rest.", "pause 2", "Let | be.", "pause 5", "Go.", "pause 1"]


def test_what_is_no_length_is_told_at_its_place() -> None:
    text = "| Script | Pause |\n|-|-|\n| Rest. | as you like |\n| Go. | 1 |"
    assert codes(text) == ["not-a-length"]


def test_bars_between_choices_are_no_table() -> None:
    text = "Dear Ana, {rest|be still|let go}.\nNow {rest|sleep}.\n"
    assert said(text) == ["Dear Ana, {rest|be still|let go}.", "Now {rest|sleep}."]
