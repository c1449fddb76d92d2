"""A sentence falls into pieces where its author lets it rest: at three dots, and between numbers counted aloud.

No word is lost and none is added: the pieces, joined by spaces, are the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from audio_builder.plan.practice.amounts import number_pattern, numbers
from audio_builder.plan.practice.books import book, knows
from audio_builder.plan.practice.counting import REMEMBERED, counting
from audio_builder.regex import regex

RUN = 3
"""Numbers from which a row of them is counting."""

_DOTS = regex(r"(?<=[^\s.…])\s?(?:…|\.\s?\.)[\s.…]*+[\"'”’)]*+[,;]?+\s*+(?=[\"'“‘(]*\w)")


@lru_cache(REMEMBERED)
def pieces(text: str, language: str) -> tuple[str, ...]:
    """The pieces of a sentence, in order.

    >>> pieces("Let it sink... and rest. Down from 3, 2, 1.", "en")
    ('Let it sink...', 'and rest. Down from 3,', '2,', '1.')
    """
    cuts = {match.end() for match in _DOTS.finditer(text)} if hangs(text) else set()
    cuts.update(_count_cuts(text, language))
    if not cuts:
        return (text,)
    edges = (0, *sorted(cuts), len(text))
    return tuple(part for start, stop in pairwise(edges) if (part := text[start:stop].strip()))


def hangs(text: str) -> bool:
    """Whether there may be an ellipsis in a text."""
    return "…" in text or ".." in text or ". ." in text


def _count_cuts(text: str, language: str) -> Iterator[int]:
    """Where one number of a row ends and the next begins."""
    low, tag = text.lower(), language.replace("_", "-").split("-")[0].lower()
    if len(low) != len(text) or (knows(tag) and not counting(tag).counts(low)):
        return
    number, values = _numbers(tag)
    found = [(match.start(), match.end(), values.get(match[0]) or int(match[0])) for match in number.finditer(low)]
    run: list[int] = []
    step = 0
    for one, two in pairwise(found):
        by = two[2] - one[2]
        joined = abs(by) == 1 and not low[one[1] : two[0]].strip(" ,;:.…-–—")
        if not joined or (run and by != step):
            yield from run if len(run) >= RUN - 1 else ()
            run = []
        if joined:
            run.append(two[0])
            step = by
    yield from run if len(run) >= RUN - 1 else ()


@cache
def _numbers(tag: str) -> tuple[re.Pattern[str], dict[str, int]]:
    known = book(tag)
    return re.compile(rf"\b(?:{number_pattern(known)})\b"), numbers(known) if known else {}
