"""A script written in native markup reads back to the same nodes, whatever it was written in before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.script.reader import read
from audio_builder.script.reading import Reading
from audio_builder.script.write import native, same

PARTS = [
    "Rest your hands.",
    "Let go",
    "and rest",
    "PAUSE",
    "Title: rest",
    "Narrator: hello there.",
    "1. One",
    "- a list item",
    "# A heading",
    "**bold** and _soft_ words",
    "[pause 5s]",
    "(pause 10 seconds)",
    "[long pause]",
    '<break time="2s"/>',
    "[breathe 4-7-8 x4]",
    "[breathe box 4 x2 cues counts beat 1.1s]",
    "[inhale 4s: Breathe in]",
    "[stretch 30s halfway]",
    "[slot 5s: Now rest]",
    "[repeat 3]",
    "[each side]",
    "Your {side} hand, not the {other side}.",
    "[if usual]",
    "[if gentle]",
    "[shuffle every 8s x3]",
    "[shuffle every 2.5s for 10s]",
    "[end]",
    "[end]",
    "[bell]",
    "[background pink-noise -22dB over 10s]",
    "[pace 0.9]",
    "[pace 110wpm]",
    "[voice espeak:en-gb+m7: Good night. Dear {name}, sleep well.]",
    '[voice "recording:my lines"]',
    "[voice back]",
    "[soft]",
    "[at 0:30]",
    "---",
    "Dear {name}, {rest|be still|let go}.",
    "A \\[bracket\\] and a \\{brace\\}.",
    "5 * 3 < 16 & 7 > 2",
    "%% a note",
    "",
    "",
    "...and so on...",
    "What now? Nothing!",
    "#hashtag",
    "100%",
    "file_name and _x_",
    "a ~ b ` c | d",
    "\u00a1Hola! \u00bfQu\u00e9 tal?",
    "Gehe nach Hause, z. B. jetzt.",
]


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


@pytest.mark.parametrize("part", PARTS)
def test_every_form_can_be_written_natively(part: str) -> None:
    found = reading(f"Rest.\n{part}\nSoftly now.")
    assert same(reading(native(found, reading)).script, found.script)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map("\n".join))
def test_what_is_written_reads_back_to_the_same_plan(text: str) -> None:
    found = reading(text)
    assert same(reading(native(found, reading)).script, found.script)


@given(st.text(alphabet="aB .,!?:;#*_-[](){}<>\\\"'\n5x", max_size=60))
def test_any_text_reads_back_to_the_same_plan(text: str) -> None:
    found = reading(text)
    assert same(reading(native(found, reading)).script, found.script)


def test_native_markup_is_what_a_person_would_write() -> None:
    text = (
        "---\ntitle: Soft legs\n---\n# Settle\n\nLie down in any way you like. You may move.\n(pause 8 seconds)\n\n"
        "%% for later\nCurl your toes towards you.\n<break time='1500ms'/>\nAnd let go.\n"
    )
    assert native(reading(text), reading) == (
        "---\ntitle: Soft legs\n---\n\n# Settle\n\nLie down in any way you like.\nYou may move.\n[pause 8s]\n\n"
        "%% for later\nCurl your toes towards you.\n[pause 1.5s]\nAnd let go.\n"
    )


def test_writing_twice_changes_nothing() -> None:
    once = native(reading("Rest (pause 5 seconds) now.\n- one\n- two\n"), reading)
    assert native(reading(once), reading) == once


def test_an_include_stays_an_include() -> None:
    def again(text: str) -> Reading:
        return read(text, source="a.txt", include=lambda name: f"From {name}.")

    text = "Before.\n[include intro.txt]\nAfter.\n[include two.txt]\n[include two.txt]\n"
    written = native(again(text), again)
    assert written == text


def test_blocks_are_written_as_people_write_them_and_stay_in_their_place() -> None:
    text = (
        "---\nfits: 10m, 20m\n---\nSettle.\n"
        "[each side]\nYour {side} hand.\n[if gentle]\nOnly picture it.\n[end]\n[end]\n"
        "[if usual]\nPress.\n[tense 5s]\n[end]\n\nPicture each word.\n[shuffle every 8s x3]\n%% short words\n"
        "{apple|pear}\nlong pause\na small boat\n[include words.txt]\n[end]\nGood night.\n"
    )

    def again(one: str) -> Reading:
        return read(one, source="a.txt", include=lambda name: "moon\nREST")

    found = again(text)
    assert [finding for finding in found.findings if finding.level != "note"] == []
    assert native(found, again) == text
