"""What is sent to a voice: every word the author wrote, none that nobody wrote, in pieces a voice can take."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.wording import pack, sent

MARKS = ["-", "--", " - ", "\u2013", " \u2014 ", "\u2026", "...", ". . .", ".", ",", "'", "\u2019", '"', "\u201c", " "]
WORDS = st.text(st.characters(categories=["L", "Nd"], exclude_characters="\u02bc"), min_size=1, max_size=12)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(MARKS)), max_size=12).map(lambda ps: "".join(w + m for w, m in ps))
PROSE = st.lists(WORDS, min_size=1, max_size=40).flatmap(
    lambda words: st.lists(st.sampled_from([" ", ", ", "; ", ": "]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(w + g for w, g in zip(words, gaps, strict=True)).strip()
    )
)


as_written = partial(sent, language="fi")
"""In a language of which nothing is known: figures stay figures and capitals capitals."""


def words(text: str) -> list[str]:
    """Runs of letters and figures, accents composed."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def letters(text: str) -> str:
    return "".join(words(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The 4-7-8 breath", "The four seven eight breath"),
        ("The 4\u20137\u20138 breath", "The four seven eight breath"),
        ("4 - 7 - 8", "four seven eight"),
        ("a well-known, left-hand side", "a well-known, left-hand side"),
        ("It is -5 degrees", "It is minus five degrees"),
        ("Breathe in \u2014 softly", "Breathe in, softly"),
        ("Breathe in\u2014softly", "Breathe in, softly"),
        ("Breathe in--softly", "Breathe in, softly"),
        ("Breathe in - softly", "Breathe in, softly"),
        ("\u2014 softly", "softly"),
        ("Don\u2019t \u201cpush\u201d", 'Don\'t "push"'),
        ("cafe\u0301", "caf\u00e9"),
        ("for 5.5 seconds, or .5", "for five point five seconds, or zero point five"),
        ("Rest\u2026 and rest.", "Rest. and rest."),
        ("Rest.... and rest.", "Rest. and rest."),
        ("Rest\u2026.", "Rest."),
        ("Rest . . . and rest.", "Rest. and rest."),
    ],
)
def test_a_voice_is_given_what_it_will_read_as_meant(written: str, expected: str) -> None:
    assert sent(written) == expected


@pytest.mark.parametrize("written", ["In\u2026out", "In...out", "In\u2026 out", "In ... out", "In . . . out"])
def test_an_ellipsis_is_never_read_aloud_as_dot(written: str) -> None:
    assert sent(written) == "In. out"  # "In.out" is read "in dot out" by eSpeak


@pytest.mark.parametrize("written", ["\u2026and rest", "\u2026 and rest", "...and rest"])
def test_an_ellipsis_before_the_first_word_is_left_out(written: str) -> None:
    assert sent(written) == "and rest"


@given(TEXTS)
def test_no_word_is_lost_joined_or_added(text: str) -> None:
    assert words(as_written(text)) == words(text)


@given(TEXTS, st.sampled_from(["en", "en-gb", "es", "fr", "de", "pt-br", "it", "fi"]))
def test_what_is_sent_is_sent_again_unchanged(text: str, language: str) -> None:
    assert sent(sent(text, language), language) == sent(text, language)


@given(st.text())
def test_any_text_can_be_sent_and_comes_out_on_one_line(text: str) -> None:
    assert sent(text) == " ".join(sent(text).split())


def test_a_million_dots_are_sent_at_once() -> None:
    assert sent("." * 1_000_000 + "x") == "x"


def test_a_text_that_fits_is_one_piece() -> None:
    assert list(pack("One, two, three four", 20)) == ["One, two, three four"]


def test_a_text_is_cut_after_clauses_where_that_is_enough() -> None:
    assert list(pack("Let go, softly; and rest here: now", 16)) == ["Let go, softly;", "and rest here:", "now"]


def test_a_long_clause_is_cut_between_words() -> None:
    assert list(pack("all of your weight sinks down", 12)) == ["all of your", "weight sinks", "down"]


def test_what_counts_is_the_length_of_what_is_sent() -> None:
    """`4-7-8` is five characters as written and 16 as sent: `four seven eight`."""
    assert list(pack("4-7-8 now", 19)) == ["4-7-8", "now"]
    assert list(pack("4-7-8 now", 20)) == ["4-7-8 now"]


def test_what_counts_is_what_is_sent_in_the_language_with_its_respellings() -> None:
    def send(text: str) -> str:
        return sent(text, "en", (("om", "a long om"),))

    assert list(pack("Say om now", 17, send)) == ["Say om now"]
    assert list(pack("Say om now", 16, send)) == ["Say om", "now"]


@given(PROSE, st.integers(60, 100))
def test_packing_loses_no_word_and_adds_none(text: str, most: int) -> None:
    pieces = list(pack(text, most, as_written))
    assert " ".join(pieces).split() == text.split()
    assert all(len(as_written(piece)) <= most for piece in pieces)


@given(PROSE, st.integers(4, 12))
def test_a_word_longer_than_a_piece_is_cut_and_keeps_its_letters(text: str, most: int) -> None:
    pieces = list(pack(text, most, as_written))
    assert letters("".join(pieces)) == letters(text)
    assert all(len(as_written(piece)) <= most for piece in pieces)


@given(PROSE, st.integers(60, 100))
def test_no_piece_could_have_taken_the_next_clause_too(text: str, most: int) -> None:
    pieces = list(pack(text, most, as_written))
    for piece, after in pairwise(pieces):
        clause = re.split(r"(?<=[,;:])\s+", after)[0]
        assert len(as_written(f"{piece} {clause}")) > most
