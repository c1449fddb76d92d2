"""Headings with times, lines in bold, fences."""

from __future__ import annotations

import pytest
from outline import codes, outline, said


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("## Arrival (2 minutes)", "Arrival"),
        ("## Arrival (0:00-2:00)", "Arrival"),
        ("### **Arrival (1 min)**", "Arrival"),
        ("## Arrival [0:00–2:00]", "Arrival"),
        ("## Arrival – 2:00", "Arrival"),
        ("## Arrival (about 30 seconds)", "Arrival"),
        ("## Ankunft (2 Minuten)", "Ankunft"),
        ("## 5 minutes: Arrival", "Arrival"),
        ("## [1:00] Arrival", "Arrival"),
        ("## A 10-Minute Body Scan", "A 10-Minute Body Scan"),
        ("## 10-Minute Body Scan", "10-Minute Body Scan"),
        ("## Part 2", "Part 2"),
        ("## 4-7-8", "4-7-8"),
    ],
)
def test_the_time_of_a_part_is_no_part_of_its_title(line: str, title: str) -> None:
    assert outline(f"One.\n\n{line}\nTwo.") == ["One.", f"# {title}", "Two."]


@pytest.mark.parametrize("line", ["**Arrival**", "**Arrival:**", "__Arrival__", "**Arrival (2 minutes)**"])
def test_a_line_in_bold_is_a_chapter(line: str) -> None:
    assert outline(f"One.\n\n{line}\n\nTwo.") == ["One.", "# Arrival", "Two."]


@pytest.mark.parametrize("line", ["**Let it go.**", "**Rest** now", "**Now**, **rest**"])
def test_a_sentence_in_bold_is_spoken(line: str) -> None:
    assert "# " not in " ".join(outline(f"One.\n\n{line}\n\nTwo."))


def test_a_pause_in_bold_is_a_pause() -> None:
    assert outline("One.\n\n**Pause for 10 seconds**\n\nTwo.") == ["One.", "pause 10", "Two."]


def test_program_code_in_a_fence_is_left_out_and_told() -> None:
    text = "Rest, and let the day be over now.\n\n```js\nsay(1)\n```\n\nSleep, and let the night come in."
    assert said(text) == ["Rest, and let the day be over now.", "Sleep, and let the night come in."]
    assert codes(text) == ["program-code"]


def test_a_fence_may_hold_a_whole_script_of_another_form() -> None:
    text = 'Here it is:\n\n```json\n[{"text": "Rest and let go.", "pause": 5}, {"text": "Sleep now."}]\n```\n'
    assert outline(text) == ["Rest and let go.", "pause 5", "Sleep now."]
