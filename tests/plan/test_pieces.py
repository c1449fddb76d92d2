"""A sentence falls into pieces where its author lets it rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.pieces import pieces
from audio_builder.plan.practice.reading import Reader


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Let it sink.", ("Let it sink.",)),
        ("en", "Let it sink... and rest.", ("Let it sink...", "and rest.")),
        ("en", "Let it sink\u2026and rest\u2026", ("Let it sink\u2026", "and rest\u2026")),
        ("en", "In . . . and out.", ("In . . .", "and out.")),
        ("en", "...and rest.", ("...and rest.",)),
        ("en", "Down from five, four, three, two.", ("Down from five,", "four,", "three,", "two.")),
        ("en", "5, 4, 3, 2, 1", ("5,", "4,", "3,", "2,", "1")),
        ("de", "Eins, zwei, drei.", ("Eins,", "zwei,", "drei.")),
        ("ja", "3 2 1", ("3", "2", "1")),
        ("en", "the 4-7-8 breath", ("the 4-7-8 breath",)),
        ("en", "one or two, three at most", ("one or two, three at most",)),
        ("en", "for 5.5 seconds", ("for 5.5 seconds",)),
        ("de", "Atme ein, zwei Mal.", ("Atme ein, zwei Mal.",)),
    ],
)
def test_three_dots_and_numbers_in_a_row_divide_a_sentence(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert pieces(text, language) == expected


TEXTS = st.lists(
    st.sampled_from(
        ["rest", "One", "two", "three", "4", "5,", "6", "...", "\u2026", ". .", "hold", "and release,", "\u0130"]
    ),
    max_size=14,
).map(" ".join)


@given(TEXTS, st.sampled_from(["en", "es", "fr", "de", "pt", "it", "ja"]))
def test_no_word_is_lost_added_or_moved(text: str, language: str) -> None:
    reader = Reader(language)
    parts = [part for piece in pieces(text, language) for part in reader.parts(piece)]
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Hold for five seconds, and then let go.", ("Hold for five seconds,", "and then let go.")),
        ("en", "Inhale deeply, hold, and exhale slowly.", ("Inhale deeply,", "hold,", "and exhale slowly.")),
        ("en", "Squeeze your fists and release.", ("Squeeze your fists", "and release.")),
        ("en", "Let go and feel the warmth.", ("Let go and feel the warmth.",)),
        ("en", "We will tense each muscle, and then release it.", ("We will tense each muscle, and then release it.",)),
        ("es", "Aprieta los puños y suelta.", ("Aprieta los puños", "y suelta.")),
        ("fr", "Inspirez, puis expirez.", ("Inspirez,", "puis expirez.")),
        ("de", "Balle die Faust und lass los.", ("Balle die Faust", "und lass los.")),
        ("pt", "Contraia os ombros e solte.", ("Contraia os ombros", "e solte.")),
        ("it", "Stringi i pugni e rilascia.", ("Stringi i pugni", "e rilascia.")),
    ],
)
def test_a_sentence_that_asks_for_something_and_for_its_end_is_cut_between_them(
    language: str, text: str, expected: tuple[str, ...]
) -> None:
    assert Reader(language).parts(text) == expected
