"""Tables in a file of their own: fields between commas, semicolons or tabs, under a header that names known columns.

Fields may stand in double quotes, in which a doubled quote is one and a line may end (RFC 4180).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_builder.script.forms.columns import knows, write_rows
from audio_builder.script.forms.draft import Draft, Part, Words
from audio_builder.script.forms.form import Passage

SEPARATORS = "\t,;|"
_QUOTED = re.compile(r'[ ]*+"(?P<inner>[^"]*+(?:""[^"]*+)*+)"[ ]*+')
LONGEST_HEADER = 400
"""Characters of the line that names the columns; a choice."""


def is_grid(passage: Passage) -> bool:
    """Whether a passage is a table with a header that is known."""
    return _separator(passage) is not None


def write_grid(draft: Draft) -> None:
    """Writes such a table into a draft."""
    separator = _separator(draft.passage) or ","
    rows = list(_rows(draft, separator))
    if rows:
        write_rows(draft, rows[0], rows[1:])


def _separator(passage: Passage) -> str | None:
    """What stands between the fields; None when this is no table."""
    text = passage.source.text
    start = _first_line(passage)
    end = text.find("\n", start, passage.stop)
    if end < 0 or end - start > LONGEST_HEADER or text.startswith("|", start):
        return None
    header = text[start:end]
    for separator in SEPARATORS:
        names = [name.strip(" \"'") for name in header.split(separator)]
        if len(names) > 1 and all(0 < len(name) <= 40 for name in names) and knows(names):
            body = text[end + 1 : min(passage.stop, end + 20_000)].split("\n")
            filled = [line for line in body if line.strip()]
            if filled and sum(separator in line for line in filled) * 2 >= len(filled):
                return separator
    return None


def _first_line(passage: Passage) -> int:
    text, at = passage.source.text, passage.start
    while at < passage.stop and text[at].isspace():
        at += 1
    return at


def _rows(draft: Draft, separator: str) -> Iterator[list[Words]]:
    passage = draft.passage
    text, at = passage.source.text, _first_line(passage)
    plain = re.compile(rf"[{re.escape(separator)}\n]")
    row: list[Words] = []
    while at < passage.stop:
        quoted = _QUOTED.match(text, at, passage.stop)
        if quoted is not None and text[quoted.end() : quoted.end() + 1] in (separator, "\n", ""):
            row.append(_unquoted(draft, *quoted.span("inner")))
            at = quoted.end()
        else:
            ends = plain.search(text, at, passage.stop)
            stop = ends.start() if ends is not None else passage.stop
            row.append(draft.words(at, stop))
            at = stop
        if at >= passage.stop or text[at] == "\n":
            if any(field.parts for field in row):
                yield row
            row = []
        elif at + 1 >= passage.stop or text[at + 1] == "\n":
            row.append(Words((), at + 1, at + 1))
        at += 1
    if any(field.parts for field in row):
        yield row


def _unquoted(draft: Draft, start: int, stop: int) -> Words:
    text = draft.passage.source.text
    parts, at = [], start
    while (double := text.find('""', at, stop)) >= 0:
        parts.append(Part(text[at : double + 1], at, double + 1))
        at = double + 2
    if at < stop:
        parts.append(Part(text[at:stop], at, stop))
    return Words(tuple(parts), start, stop)
