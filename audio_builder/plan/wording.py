"""What is sent to a voice: the author's words, with what engines misread written so that it is heard as meant.

No word is added that a listener would not say, and none is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SIDES = {
    "en": ("left", "right"),
    "es": ("izquierda", "derecha"),
    "fr": ("gauche", "droite"),
    "de": ("linken", "rechten"),
    "pt": ("esquerda", "direita"),
    "it": ("sinistra", "destra"),
}
"""What `{side}` becomes, first and second time; other languages say it in English."""

_ELLIPSIS = r"(?<![\s.\u2026])\s*+(?:\u2026|\.(?=\s?[.\u2026]))(?:\s?[.\u2026])*+"

_REWRITES = (
    (re.compile("[\u2018\u2019\u02bc]"), "'"),
    (re.compile("[\u201c\u201d\u201e\u00ab\u00bb]"), '"'),
    (re.compile(r"(?<=\d)\s*[-\u2010-\u2015]\s*(?=\d)"), ", "),
    (re.compile(r"\s*(?:[\u2013-\u2015]+|--+)\s*|\s+-\s+"), ", "),
    (re.compile(rf"{_ELLIPSIS}(?=\w)"), ". "),
    (re.compile(_ELLIPSIS), "."),
    (re.compile(r"^[.,]\s+"), ""),
    (re.compile(r"\s+"), " "),
)
"""Curly quotes; 4-7-8 as three numbers; dashes as a breath; an ellipsis as a stop, its rest being a pause of ours.

A full stop between two letters is read aloud ("dot"), so after an ellipsis there is always a space.
"""

_AS_IT_IS = re.compile(r"(?![., ])(?:[^\W_]++|[,;:!?'\"()]| (?! |\Z)|\.(?! ?\.))*+\Z")
"""A text in which nothing is to be rewritten."""

_CLAUSE_ENDS = re.compile(r"(?<=[,;:])\s+")


@lru_cache(maxsize=256)
def sent(text: str) -> str:
    """The text as an engine is given it.

    >>> sent("The 4-7-8 breath \u2014 softly\u2026")
    'The 4, 7, 8 breath, softly.'
    """
    text = unicodedata.normalize("NFC", text)
    if _AS_IT_IS.match(text):
        return text
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return text.strip()


def pack(text: str, max_chars: int) -> Iterator[str]:
    """The text in pieces that are sent as at most `max_chars` characters, as few as fit.

    It is cut after clauses where that is enough, else between words, else anywhere.

    >>> list(pack("One, two, three four", 10))
    ['One, two,', 'three four']
    """
    if _fits(text, max_chars):
        yield text
        return
    piece = ""
    for part in _parts(text, max_chars):
        joined = f"{piece} {part}" if piece else part
        if _fits(joined, max_chars):
            piece = joined
            continue
        yield piece
        piece = part
    if piece:
        yield piece


def _parts(text: str, max_chars: int) -> Iterator[str]:
    for clause in _CLAUSE_ENDS.split(text):
        if _fits(clause, max_chars):
            yield clause
            continue
        for word in clause.split():
            yield from _halved(word, max_chars)


def _halved(word: str, max_chars: int) -> Iterator[str]:
    if _fits(word, max_chars) or len(word) < 2:
        yield word
        return
    middle = len(word) // 2
    yield from _halved(word[:middle], max_chars)
    yield from _halved(word[middle:], max_chars)


def _fits(text: str, max_chars: int) -> bool:
    return len(sent(text)) <= max_chars
