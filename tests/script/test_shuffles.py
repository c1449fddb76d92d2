"""Words to be drawn: one or a few a line, nothing else between the block's two ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.script.nodes import Finding, Say, Shuffle
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading

WORDS = "apple\nbear\ncart"


def reading(text: str) -> Reading:
    files = {"words.txt": "---\ntitle: Words\n---\nmoon\n- Rest\n\nTHE SEA\n", "more.txt": "[pause 5s]\nlamp\n"}
    return read(f"Picture each.\n{text}\nGood night.", source="a.txt", include=files.__getitem__)


def shuffle(text: str) -> Shuffle:
    found = reading(text)
    assert [finding for finding in found.findings if finding.level == "error"] == []
    (block,) = (node for node in found.script.nodes if not isinstance(node, Say))
    assert isinstance(block, Shuffle)
    return block


def words(text: str) -> list[str]:
    return [word.text for word in shuffle(f"[shuffle every 8s x2]\n{text}\n[end]").body]


def errors(text: str) -> list[Finding]:
    return [finding for finding in reading(text).findings if finding.level == "error"]


@pytest.mark.parametrize("ending", ["[end]", "[end shuffle]", "[/shuffle]"])
@pytest.mark.parametrize(
    ("opening", "every", "count"),
    [
        ("[shuffle every 8s for 20m]", "8", 150),
        ("[shuffle every 8s x150]", "8", 150),
        ("[Shuffle: every 8 seconds, 150 times x 150]", "8", 0),
        ("[shuffle x150 every 8s]", "8", 150),
        ("[shuffle every eight seconds for half an hour]", "8", 225),
        ("[shuffle every 7.5s for 1m30s]", "15/2", 12),
        ("[shuffle words every 8 x3]", "8", 3),
        ("[mischen alle 8s für 20m]", "8", 150),
        ("[baraja cada 8s durante 20m]", "8", 150),
        ("[mélangez toutes les 8s pendant 20m]", "8", 150),
    ],
)
def test_it_says_how_long_a_word_has_and_how_many_are_drawn(opening: str, every: str, count: int, ending: str) -> None:
    if not count:
        assert errors(f"{opening}\n{WORDS}\n{ending}")
        return
    block = shuffle(f"{opening}\n{WORDS}\n{ending}")
    assert (block.every, block.count) == (Fraction(every), count)
    assert [word.text for word in block.body] == ["apple", "bear", "cart"]


def test_time_that_is_too_short_for_one_more_word_is_told() -> None:
    (note, _) = reading(f"[shuffle every 7s for 20m]\n{WORDS}\n[end]").findings
    assert (note.level, note.code) == ("note", "shuffle")
    assert "draws 171 words in 19m57s; 3s more" in note.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apple\n\n- bear\n1. cart\n%% not this\n<!-- nor this -->", ["apple", "bear", "cart"]),
        ("Apple\nBear\na small cart", ["Apple", "Bear", "a small cart"]),
        ("{cat|dog} in the garden", ["{cat|dog} in the garden"]),
        ("St. Malo. And rain.", ["St. Malo. And rain."]),
        ("*lamp*", ["lamp"]),
        ("[include words.txt]\nlamp", ["moon", "Rest", "THE SEA", "lamp"]),
    ],
)
def test_every_line_is_a_word(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "word",
    [
        *("PAUSE", "long pause", "quiet bench", "pause 10 seconds", "Silence", "rest", "Bell", "Music", "ocean waves"),
        *("Title: moon", "Note: blue", "Narrator: hello", "Duration: 30 seconds", "page 3", "by Anna Maria", "Sources"),
        *("THE END", "REPEAT", "3:20 train", "10 seconds", "copyright", "Deep breath", "hold", "breathe in"),
    ],
)
def test_what_would_direct_elsewhere_is_a_word_here(word: str) -> None:
    assert words(f"lamp\n\n{word}\n\nmoon") == ["lamp", word, "moon"]


@pytest.mark.parametrize(
    "line",
    ["[pause 5s]", "(pause 5 seconds)", "[slot 4s: hello]", "# Title", "---", "[breathe 4-6 x2]", "[soft]", "[bell]"],
)
def test_a_directive_among_the_words_is_an_error_at_its_place(line: str) -> None:
    (wrong,) = errors(f"[shuffle every 8s x2]\nlamp\n{line}\nmoon\n[end]")
    assert (wrong.code, str(wrong.where)) == ("shuffle", "a.txt:4:1")


@pytest.mark.parametrize("opening", ["[repeat 2]", "[each side]", "[if gentle]", "[shuffle every 8s x2]"])
def test_no_block_stands_among_the_words(opening: str) -> None:
    assert [one.code for one in errors(f"[shuffle every 8s x2]\nlamp\n{opening}\nmoon\n[end]\n[end]")] == ["shuffle"]


def test_a_directive_in_an_included_list_is_an_error_too() -> None:
    (wrong,) = errors("[shuffle every 8s x2]\n[include more.txt]\n[end]")
    assert (wrong.code, str(wrong.where)) == ("shuffle", "more.txt:1:1")


@pytest.mark.parametrize(
    ("opening", "suggestion"),
    [
        ("[shuffle]", "[shuffle every 8s for 20m]"),
        ("[shuffle every 8s]", "[shuffle every 8s for 20m]"),
        ("[shuffle for 20m]", "[shuffle every 8s for 20m]"),
        ("[shuffle every 8s for 20]", "[shuffle every 8s for 20m]"),
        ("[shuffle every 0s x5]", "[shuffle every 8s for 20m]"),
        ("[shuffle every 8s x0]", "[shuffle every 8s for 20m]"),
        ("[shuffle every 8s for 4s]", "[shuffle every 8s for 20m]"),
        ("[shuffle every 8s x99999]", "[shuffle every 8s for 20m]"),
        ("[shufle every 8s for 20m]", "[shuffle every 8s for 20m]"),
    ],
)
def test_what_cannot_be_drawn_is_an_error_that_shows_how_it_is_written(opening: str, suggestion: str) -> None:
    (wrong,) = errors(f"{opening}\n{WORDS}\n[end]")
    assert wrong.suggestion == suggestion


def test_a_shuffle_without_its_end_is_told() -> None:
    assert [one.code for one in errors(f"[shuffle every 8s x2]\n{WORDS}")] == ["unclosed-block"]


def test_fewer_words_than_are_drawn_is_a_note() -> None:
    (note,) = reading(f"[shuffle every 8s x4]\n{WORDS}\n[end]").findings
    assert (note.level, note.code) == ("note", "shuffle")
    assert note.message.startswith("4 words are drawn and there are 3")


def test_a_word_that_stands_there_twice_is_a_note() -> None:
    (note,) = reading(f"[shuffle every 8s x3]\n{WORDS}\nBear\n[end]").findings
    assert "'bear' stands in this shuffle more than once" in note.message


def test_shuffle_in_a_bracket_of_many_words_is_a_stage_direction() -> None:
    assert [one.code for one in reading("[shuffle your papers loudly]").findings] == ["stage-direction"]


@pytest.mark.parametrize("body", ["", "\n\n", "%% cat\n"])
def test_a_shuffle_without_words_is_an_error(body: str) -> None:
    (wrong,) = errors(f"[shuffle every 8s for 16s]\n{body}[end]")
    assert wrong.message == "'[shuffle every 8s for 16s]' has no words to draw"
    assert wrong.where.line == 2
