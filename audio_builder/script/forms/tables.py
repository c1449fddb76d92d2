"""Markdown tables: rows of cells between bars, with or without a line of hyphens and outer bars.

Without a line of hyphens it is a table only when its first line names columns that are known.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from audio_builder.regex import regex
from audio_builder.script.forms.columns import knows, write_rows
from audio_builder.script.forms.draft import Draft, Words
from audio_builder.script.forms.page import Edit, Page

_BAR = regex(r"(?<!\\)\|(?![^{}\n]{0,400}\})")
"""A bar between cells; those in curly brackets are between choices."""
_ALIGNMENT = regex(r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+(?:\|[ \t]*+)?")
_RULED = regex(r"[ \t]*+\+(?:[-=:]++\+)++[ \t]*+")
_QUOTED = regex(r'"([^"|]*+)"')


def tables(page: Page) -> None:
    """Claims the tables of a page."""
    if "|" not in page.whole:
        return
    last = -1
    for line in page.free_lines():
        if line <= last or not _BAR.search(page.text(line)) or _ALIGNMENT.fullmatch(page.text(line)):
            continue
        rows = list(takewhile(lambda at: _is_row(page, at), range(line, len(page.starts))))
        last = rows[-1]
        if _is_table(page, rows):
            first = rows[0] - (rows[0] > 0 and bool(_RULED.fullmatch(page.text(rows[0] - 1))))
            page.claim(first, last, _table(page, first, rows))


def _is_row(page: Page, line: int) -> bool:
    text = page.text(line)
    return page.is_free(line) and (bool(_BAR.search(text)) or _RULED.fullmatch(text) is not None)


def _is_table(page: Page, rows: list[int]) -> bool:
    if len(rows) < 2:
        return False
    columns = len(_BAR.split(_bare(page.text(rows[0]))))
    second = page.text(rows[1])
    if _ALIGNMENT.fullmatch(second) and ("|" in second or columns == 1):
        return len(rows) > 2 or columns > 1
    if _RULED.fullmatch(second):
        return len(rows) > 2
    header = [part.strip(" *_`") for part in _BAR.split(_bare(page.text(rows[0])))]
    return columns > 1 and knows(header)


def _bare(text: str) -> str:
    """A row without its outer bars."""
    text = text.strip().removeprefix("|")
    return text[:-1] if text.endswith("|") and not text.endswith("\\|") else text


def _table(page: Page, first: int, rows: list[int]) -> Edit:
    start, stop = page.starts[first], page.stop(rows[-1])

    def write(draft: Draft) -> None:
        kept = [
            row for row in rows if not _ALIGNMENT.fullmatch(page.text(row)) and not _RULED.fullmatch(page.text(row))
        ]
        cells = [_cells(page, row, draft) for row in kept]
        draft.put("\n\n", start)
        write_rows(draft, cells[0], cells[1:])
        draft.put("\n\n", stop)

    return Edit(start, stop, write)


def _cells(page: Page, line: int, draft: Draft) -> list[Words]:
    """The cells of a row, each with its place; quotes around a whole cell are taken off."""
    start, text = page.starts[line], page.text(line)
    left = len(text) - len(text.lstrip())
    bars = [found.start() for found in _BAR.finditer(text)]
    if bars and bars[0] == left:
        left, bars = left + 1, bars[1:]
    edges = [left - 1, *bars]
    if not bars or text[bars[-1] + 1 :].strip():
        edges.append(len(text))
    spans = [(start + one + 1, start + two) for one, two in pairwise(edges)]
    return [_unquoted(draft.words(*span), draft) for span in spans]


def _unquoted(words: Words, draft: Draft) -> Words:
    return draft.words(words.start + 1, words.stop - 1) if _QUOTED.fullmatch(words.text) else words
