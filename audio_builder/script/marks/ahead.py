"""Spellings that no sign announces, found ahead of the scan: addresses, `...5s`, `-- 5s --`, `//`, a lone `***`.

Each is looked for only in a text that holds what it cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_builder.regex import regex
from audio_builder.script.marks.asides import is_sure
from audio_builder.script.marks.tokens import ADDRESS, DIRECTION, RULE, SPELT, STROKES

_ADDRESS = regex(
    r"(?:(?<![^\W_])[A-Za-z][A-Za-z0-9+]{1,15}://|(?<![\w./])www\.(?=\w))[^\s<>\"'\[\]{}|]++"
    r"|(?<![\w.@+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8}+@[\w-]{1,64}(?:\.[\w-]{2,63}){1,8}+"
)
_DOTS = regex(
    r"(?<![.…0-9])(?:\.\.\.|…)(?: ?[0-9]{1,5}(?:[.,][0-9]{1,3})?(?: ?ms|s(?:ec)?)|[0-9]{2,5}|[0cnpsw])(?=[\s.,]|\Z)"
)
_DASHES = regex(r"(?<![-\w])(--++|[–—]++)[^\S\n]*+([^-–—\n]{1,60})(?<![\s])[^\S\n]*+(?:--++|[–—]++)(?![-\w])")
_STROKES = regex(r"(?<!\S)//+(?!\S)")
_STARS = regex(r"(?<=[^\s*] )\*\*\*+(?= \S)")


def ahead(text: str, start: int) -> list[tuple[int, int, str]]:
    """(start, stop, kind) of each such spelling from an offset on, in order, none over another."""
    found = sorted(_found(text, start))
    kept: list[tuple[int, int, str]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _found(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    for needed, pattern, kind in _ROWS:
        if any(sign in text for sign in needed):
            for match in pattern.finditer(text, start):
                stop = match.end()
                if kind == ADDRESS:
                    stop = match.start() + len(match[0].rstrip(".,;:!?)*_~`"))
                if kind != DIRECTION or is_sure(match[2].strip()):
                    yield match.start(), stop, kind


_ROWS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (("://", "www.", "@"), _ADDRESS, ADDRESS),
    (("...", "…"), _DOTS, SPELT),
    (("--", "–", "—"), _DASHES, DIRECTION),
    (("//",), _STROKES, STROKES),
    ((" *** ",), _STARS, RULE),
)
