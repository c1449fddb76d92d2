"""The words of a directive: numbers, words and signs, each with its place.

Numbers are exact.  A single comma or point between digits is a decimal one (`2,5` is 2.5), except that groups of
exactly three digits after commas are thousands (`1,500`); a longer list (`4,7,8`) is several numbers.  Case never
matters.  An article that leans on its noun (`d'une`, `un'ora`) is a word of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from audio_builder.regex import regex

LONGEST_NUMBER = 15
"""Digits and points beyond which a number is not read as one; a choice, far above any duration."""

_WORD = regex(r"(?:[0-9]++(?:[.,][0-9]++)*+|(?<!\.)\.[0-9]++)|[^\W\d_]++(?:['’][^\W\d_]++)*+|\S")
_THOUSANDS = regex(r"[1-9][0-9]{0,2}(?:,[0-9]{3})++")
_ELIDED = regex(r"(?:d|l|un|dell|all|nell|qu)['’](?=.)", re.IGNORECASE)
_FIGURES = "0123456789"
_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}


REMEMBERED = 4096
"""Texts that need not be split again: what directs is written over and over in the same few words."""


class Word(Struct, frozen=True):
    """One word, number or sign."""

    text: str
    """Case-folded."""
    number: Fraction | None
    """Its value when it is written in figures."""
    start: int
    """Offset of its first character in the text that was split."""
    stop: int
    """Offset after its last character."""


@lru_cache(maxsize=REMEMBERED)
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order.

    >>> [w.text for w in split_words("Pause: 1m30s")]
    ['pause', ':', '1', 'm', '30', 's']
    """
    return tuple(word for match in _WORD.finditer(text) for word in _words(match[0], match.start()))


def plain(text: str) -> str:
    """The text in composed form (NFC), so that an accent is one character however it was typed."""
    return unicodedata.normalize("NFC", text)


def _words(text: str, start: int) -> Iterator[Word]:
    stop = start + len(text)
    if text in _FRACTIONS:
        yield Word(text, _FRACTIONS[text], start, stop)
    elif text[-1] not in _FIGURES:
        elided = _ELIDED.match(text)
        if elided is not None:
            yield Word(elided[0].casefold().replace("’", "'"), None, start, start + elided.end())
            text, start = text[elided.end() :], start + elided.end()
        yield Word(text.casefold(), None, start, stop)
    elif _THOUSANDS.fullmatch(text):
        yield Word(text, _exact(text.replace(",", "")), start, stop)
    elif sum(text.count(sign) for sign in ".,") <= 1:
        yield Word(text, _exact(text.replace(",", ".")), start, stop)
    else:
        for part in re.finditer(r"[0-9]++|[.,]", text):
            number = _exact(part[0]) if part[0].isdigit() else None
            yield Word(part[0], number, start + part.start(), start + part.end())


def _exact(text: str) -> Fraction | None:
    return Fraction(text) if len(text) <= LONGEST_NUMBER else None
