"""Lists of what to do and for how long: `2. Forward fold - 30 sec`, `- Feet (5 breaths)`.

Only a list of at least three such lines counts, for prose has lengths too; the words are said and the length follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.page import Edit, Page
from audio_builder.script.forms.steps import Step, Timed, is_breaths, length_of, without_sides, write_step

LEAST = 3
"""Lines of such a list; a choice."""
_MARK = regex(r"[ \t]{0,8}(?:[0-9]{1,2}[.)]|[-*•])[ \t]{1,4}(?=\S)")
_SIDES = regex(r"[\s,/]{0,4}(?:on |per )?(?:each|both|per) sides?\Z", re.IGNORECASE)
_ITEM = regex(
    r"^[ \t]*+(?P<mark>[0-9]{1,2}[.)]|[-*•])[ \t]++(?P<name>[^\W\d_][^\n.!?;:(){}<>\[\]]{1,60}?)[ \t]*"
    r"(?:[-–—:,][ \t]+|(?P<round>\())(?P<hold>hold(?: for)?[ \t]+)?"
    r"(?P<length>[0-9][^\n()\[\]{}<>]{1,40}?)(?P<close>\)?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def items(page: Page) -> None:
    """Takes the lists of a page whose lines are something to do and a length."""
    run: list[tuple[int, re.Match[str]]] = []
    for found in _ITEM.finditer(page.whole, page.passage.start, page.passage.stop):
        line = page.line_at(found.start())
        if page.is_free(line) and bool(found["round"]) == bool(found["close"]) and _is_timed(found["length"]):
            run.append((line, found))
    if len(run) >= LEAST:
        _others(page, {line for line, _ in run})
        for line, found in run:
            page.claim(line, line, Edit(found.start(), found.end(), _writer(found)))


def _others(page: Page, taken: set[int]) -> None:
    """Takes the marks of the lines between, which would no longer stand in a list."""
    for line in range(min(taken), max(taken)):
        mark = _MARK.match(page.whole, page.starts[line]) if line not in taken and page.is_free(line) else None
        if mark is not None:
            page.add(Edit(mark.start(), mark.end(), _unmarked(mark)))


def _unmarked(mark: re.Match[str]) -> Callable[[Draft], None]:
    def write(draft: Draft) -> None:
        draft.put("\n\n", mark.start())
        draft.silent(mark.start(), mark.end(), "list mark")

    return write


def _is_timed(text: str) -> bool:
    kept = _SIDES.sub("", text.strip(". "))
    length = length_of(kept)
    return is_breaths(kept) or (length is not None and not length.bare)


def _writer(found: re.Match[str]) -> Callable[[Draft], None]:
    def write(draft: Draft) -> None:
        draft.silent(found.start(), found.start("name"), "list mark")
        length, sided = without_sides(draft.words(*found.span("length")))
        directive = "hold" if found["hold"] else "pause"
        name = draft.words(*found.span("name"))
        write_step(draft, Step(found.start(), name=name, after=[Timed(directive, length)], sided=sided))

    return write
