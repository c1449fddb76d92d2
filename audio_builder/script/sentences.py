"""A paragraph falls into sentences, each with its exact place.

A sentence ends at `.`, `!` or `?` (with the quotes and brackets that close after it) before white space or the end.  It
does not end at a decimal point, at a known abbreviation, or at an ellipsis unless a capital letter or the end follows,
nor within curly brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_builder.regex import regex

_STOP = regex(r"[.!?…]++[\"'”’»›)\]}]*+|[。！？]++[」』”’）}]*+")
_FILL = regex(r"(?<!\\)\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_WIDE = "。！？"
_OPENERS = "\"'“‘„«‹([{¿¡*_-–— "
_LOOK_BACK = 24
"""Characters before a stop in which an abbreviation is looked for: longer than any in the table."""

_NEVER_END = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "mx",
        "prof",
        "st",
        "e.g",
        "i.e",
        "vs",
        "approx",
        "a.k.a",
        "eg",
        "esp",
        "ie",
        "incl",
        "mt",
        "ph.d",
        "ca",
        "cf",
        "resp",
        "sr",
        "sra",
        "srta",
        "dra",
        "ud",
        "uds",
        "p.ej",
        "aprox",
        "mme",
        "mlle",
        "env",
        "c.-à-d",
        "z.b",
        "d.h",
        "bzw",
        "u.a",
        "ggf",
        "dott",
        "sig",
        "sig.ra",
    ]
)
"""Abbreviations before the word they belong to: English, then Spanish, French, German, Portuguese, Italian."""
_SPACED = regex(r"(?<!\w)(?:z\. ?B|d\. ?h|u\. ?a|o\. ?ä|p\. ?e[jx]|ad es)\.", re.IGNORECASE)
"""Abbreviations of two words: `z. B.`, `p. ej.`"""
_MAY_END = frozenset(
    [
        "etc",
        "min",
        "mins",
        "sec",
        "secs",
        "hr",
        "hrs",
        "a.m",
        "p.m",
        "inc",
        "jr",
        "kg",
        "lb",
        "lbs",
        "max",
        "oz",
        "std",
        "sek",
        "seg",
        "usw",
        "ecc",
    ]
)
"""Abbreviations that end a sentence when a capital letter follows."""
_BEFORE_NUMBER = frozenset(["no", "nos", "nr", "núm", "num", "n", "nº", "pp", "p", "vol", "fig", "ch", "art", "pág"])
"""Words that are abbreviations only before a number: `No. 5`, but `No. Stay.`"""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of each sentence, without the white space around it, in order.

    >>> [t[a:b] for t in ["Breathe in for 5.5 s. Dr. Ray says: rest..."] for a, b in sentences(t)]
    ['Breathe in for 5.5 s.', 'Dr. Ray says: rest...']
    """
    start = 0
    for stop in _stops(text):
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, len(text))


def _stops(text: str) -> Iterator[int]:
    fills = [match.span() for match in _FILL.finditer(text)][::-1] if "{" in text else []
    for match in _STOP.finditer(text):
        after = match.end()
        if fills and _is_within(after, fills):
            continue
        if match[0][0] in _WIDE or after == len(text) or (text[after].isspace() and _ends(text, match)):
            yield after


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of these spans, given from the last to the first; those before it are dropped."""
    while spans and spans[-1][1] <= at:
        spans.pop()
    return bool(spans) and spans[-1][0] < at


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = match[0].rstrip("\"'”’»›)]}")
    closed = len(mark) < len(match[0])
    following = _next_character(text, match.end())
    if "!" in mark or "?" in mark:
        return not (closed and following.islower())
    if "…" in mark or "..." in mark:
        return following == "" or following.isupper()
    if closed:
        return not following.islower()
    words = text[max(0, match.start() - _LOOK_BACK) : match.start()].split()
    word = words[-1].lstrip(_OPENERS) if words else ""
    return _ends_after(word, following) and not (len(word) < 3 and _is_spaced(text, match.start()))


def _is_spaced(text: str, at: int) -> bool:
    """Whether a full stop belongs to an abbreviation of two words."""
    return any(found.start() < at < found.end() for found in _SPACED.finditer(text, max(0, at - 6), at + 5))


def _ends_after(word: str, following: str) -> bool:
    """Whether a single full stop after a word ends the sentence, given the next character."""
    folded = word.casefold()
    if folded in _NEVER_END:
        return False
    if folded in _MAY_END:
        return not (following.islower() or following.isdigit())
    if folded in _BEFORE_NUMBER:
        return not following.isdigit()
    return not (len(word) == 1 and word.isupper() and word != "I" and following.isupper())


def _next_character(text: str, at: int) -> str:
    """The next letter or sign that is neither white space nor opens a quote or bracket; empty at the end."""
    for character in text[at : at + _LOOK_BACK]:
        if not (character.isspace() or character in _OPENERS):
            return character
    return ""


def _trimmed(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    part = text[start:stop]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    if left < right:
        yield start + left, start + right
