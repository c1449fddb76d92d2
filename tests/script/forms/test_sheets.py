"""Timed sheets, captions, lyrics and tables in files of their own."""

from __future__ import annotations

import pytest
from outline import outline, reading


@pytest.mark.parametrize(
    "lines",
    [
        ["0:00 One.", "0:30 Two.", "1:15 Three."],
        ["[0:00] One.", "[0:30] Two.", "[1:15] Three."],
        ["(5:00) One.", "(5:30) Two.", "(6:15) Three."],
        ["00:00:10 - One.", "00:00:40 - Two.", "00:01:25 - Three."],
        ["0:00–0:30 One.", "0:30–1:15 Two.", "1:15–2:00 Three."],
        ["**0:00** One.", "**0:30** Two.", "**1:15** Three."],
        ["- 0:00: One.", "- 0:30: Two.", "- 1:15: Three."],
        ["0:00 | One.", "0:30 | Two.", "1:15 | Three."],
        ["0:00\tOne.", "0:30\tTwo.", "1:15\tThree."],
        ["0:00 Narrator: One.", "0:30 Narrator: Two.", "1:15 Narrator: Three."],
        ["0:00", "One.", "", "0:30", "Two.", "", "1:15", "Three."],
    ],
)
def test_each_line_begins_at_its_time_after_the_first(lines: list[str]) -> None:
    assert outline("\n".join(lines)) == ["One.", "at 30", "Two.", "at 75", "Three."]


def test_headings_with_times_are_chapters_at_their_times() -> None:
    text = "## 0:00 Arrive\nOne.\n## 0:30 Breathe\nTwo.\n## 2:00 Close\nThree."
    assert outline(text) == ["# Arrive", "One.", "at 30", "# Breathe", "Two.", "at 120", "# Close", "Three."]


def test_what_is_around_the_lines_is_read_as_text() -> None:
    text = "Author: Somebody\nMusic: bell\n0:00 One.\n0:10 Two.\n0:20 Three.\n\nWould you like me to make it longer?"
    assert outline(text) == ["bell", "One.", "at 10", "Two.", "at 20", "Three."]


def test_captions_keep_their_parts_of_a_second() -> None:
    text = "1\n00:00:01,250 --> 00:00:02,000\nOne.\n\n2\n00:01:01,500 --> 00:01:02,000\nTwo.\n"
    assert outline(text) == ["One.", "at 60.25", "Two."]


def test_a_line_of_lyrics_may_have_no_words() -> None:
    assert outline("[00:01.00]One.\n[00:05.00]\n[00:09.50]Three.") == ["One.", "at 8.5", "Three."]


def test_word_stamps_in_lyrics_are_silent() -> None:
    assert outline("[00:01.00]<00:01.00>One <00:02.00>two.\n[00:05.00]Three.\n[00:06.00]Four.")[0] == "One two."


def test_comments_and_styles_of_captions_are_left_out() -> None:
    text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnot this\n\n00:01.000 --> 00:02.000\n<v Ana>One.</v>\n"
    assert outline(text) == ["One."]


def test_fields_in_quotes_may_hold_separators_quotes_and_lines() -> None:
    text = 'text,pause\n"One, ""two""\nthree.",5\nFour.,6\n'
    assert outline(text) == ['One, "two" three.', "pause 5", "Four.", "pause 6"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_in_a_file_has_any_separator(separator: str) -> None:
    text = "\n".join(
        separator.join(row) for row in (["time", "text", "pause"], ["0:00", "One.", "5"], ["0:20", "Two.", "6"])
    )
    assert outline(text) == ["One.", "pause 5", "at 20", "Two.", "pause 6"]
    assert reading(text).form == "sheet"
