"""Headings that carry a time, and lines in bold that are headings.

The time a heading gives for its part is an estimate of its author, so it is silent and no pause.  A line that is bold
from end to end, the first of its paragraph and no sentence, is a chapter below the heading before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from audio_builder.regex import regex
from audio_builder.script.directions.understand import is_direction
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.page import Edit, Page

_LENGTH = (
    r"(?:[0-9]{1,3}(?::[0-9]{2}){1,2}|[0-9]{1,3}(?:[.,][0-9])?\s?(?:[-–—]|to|a|à|"
    r"bis)?\s?(?:[0-9]{1,3}(?:[.,][0-9])?)?\s?-?"
    r"(?:seconds?|secs?|s|minutes?|mins?|min|m|hours?|h|segundos?|seg|minutos?|secondes?|sekunden?|sek|minuten?|"
    r"secondi|"
    r"minuti|minuto)\.?)"
)
_RANGE = rf"(?:approx\.?|about|around|circa|ca\.|etwa|environ|unos|~|≈)?\s?{_LENGTH}(?:\s?(?:[-–—]|to)\s?{_LENGTH})?"
_CLOCK = r"[0-9]{1,3}(?::[0-9]{2}){1,2}"
_LINE = regex(
    rf"^[ \t]{{0,3}}(?:(?P<bare>[^\W\d_][^\n.!?:()\[\]{{}}<>#*|]{{2,60}}+\((?:{_RANGE})\)(?P<colon>:?)[ \t]*+$)|"
    r"(?:(?P<marks>#{1,6})[ \t]*+[*_]{0,3}|(?P<bold>\*\*|__))(?=[^\s#*_])(?P<title>[^\n]{1,200}+)$)",
    re.MULTILINE,
)
_TOP = 5
"""Lines above which a title may stand; a choice."""
DEEPEST = 6
"""Levels of headings."""
_STOPS = (".", "!", "?", "…", ",", ";")
MOST_WORDS = 8
"""Words of a line in bold that is a chapter; a choice."""


@cache
def before() -> re.Pattern[str]:
    """The time before a title, with the sign after it."""
    return re.compile(
        rf"(?:[\[(]{_RANGE}[\])]\s?(?:[-–—:|]\s)?|{_CLOCK}(?:\s?(?:[-–—]|to)\s?{_CLOCK})?\s?(?:[-–—:|]\s|\s)|"
        rf"{_RANGE}\s?[-–—:|]\s)"
        r"\s?(?=[^\W_])",
        re.IGNORECASE,
    )


@cache
def after() -> re.Pattern[str]:
    """The time after a title, with the sign before it."""
    return re.compile(rf"\s?(?:[\[(]\s?{_RANGE}\s?[\])]|[-–—:|,]\s{_RANGE})[\s#*_:]{{0,6}}\Z", re.IGNORECASE)


def headings(page: Page) -> None:
    """Takes what is no title from the headings of a page."""
    level = 0
    for found in _LINE.finditer(page.whole, page.passage.start, page.passage.stop):
        line = page.line_at(found.start())
        if found["bare"]:
            _bare(page, line, found)
            continue
        if found["marks"]:
            level = len(found["marks"])
        if not page.is_free(line) or page.starts[line] != found.start():
            continue
        if found["marks"]:
            _heading(page, line, found.start("title"), found.end())
        else:
            _bold(page, line, found, min(level + 1, DEEPEST))


def _heading(page: Page, line: int, start: int, stop: int) -> bool:
    """Takes the times from a title at [start, stop)."""
    title = page.whole[start:stop]
    last, first = after().search(title, max(0, len(title) - 60)), before().match(title)
    taken = [(start, start + first.end())] if first else []
    if last is not None and last.start() > (first.end() if first else 0):
        taken.append((start + last.start(), stop))
    for one, two in taken:
        page.claim(line, line, Edit(one, two, _timing(one, two)))
    return bool(taken)


def _bare(page: Page, line: int, found: re.Match[str]) -> None:
    """A line of words and a time in round brackets: a heading with a colon after it, else the title at the top."""
    start, stop = found.span("bare")
    bracket = page.whole.rindex("(", start, stop)
    title = page.whole[start:bracket].strip()
    if not page.is_free(line) or not title[0].isupper() or len(title.split()) > MOST_WORDS or is_direction(title):
        return
    if found["colon"]:

        def write(draft: Draft) -> None:
            draft.put("\n# ", start)
            draft.hand_on(start, bracket)
            draft.silent(bracket, stop, "timing")
            draft.put("\n", stop)

        page.claim(line, line, Edit(start, stop, write))
    elif line <= _TOP and all(page.text(above).strip()[:1] in ("", "[") for above in range(line)):
        page.claim(line, line, Edit(bracket, stop, _timing(bracket, stop)))


def _bold(page: Page, line: int, found: re.Match[str], level: int) -> None:
    mark, title = found["bold"], found["title"].rstrip(" \t")
    inner = title.removesuffix(":").rstrip().removesuffix(mark)
    bare = inner.strip(" *_:")
    alone = line == 0 or not page.text(line - 1).strip() or page.text(line - 1).startswith("#")
    if inner == title or mark in inner or not bare or not alone or set(bare) & set("[]{}<>"):
        return
    if (
        (bare[0] == "(" and bare[-1] == ")")
        or bare.endswith(_STOPS)
        or len(bare.split()) > MOST_WORDS
        or is_direction(bare)
    ):
        return
    page.add(Edit(found.start(), found.start(), lambda draft: draft.put(f"{'#' * level} ", found.start())))
    start = found.start("title")
    if inner.endswith(":"):
        end = start + len(inner)
        page.add(Edit(end - 1, end, lambda draft: draft.silent(end - 1, end, "markup")))
    if not _heading(page, line, start, start + len(inner)):
        page.claim(line, line, Edit(start, start, lambda draft: None))


def _timing(start: int, stop: int) -> Callable[[Draft], None]:
    return lambda draft: draft.silent(start, stop, "timing")
