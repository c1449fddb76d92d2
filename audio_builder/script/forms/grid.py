"""Tables in a file of their own: fields between commas, semicolons or tabs, under a header that names known columns.

Fields may stand in double quotes, in which a doubled quote is one and a line may end (RFC 4180).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_builder.regex import regex
from audio_builder.script.forms.columns import knows, write_rows
from audio_builder.script.forms.draft import Draft, Part, Words
from audio_builder.script.forms.form import Passage
from audio_builder.script.forms.steps import Step, Timed, write_step

SEPARATORS = "\t,;|"
_QUOTED = regex(r'[ ]*+"(?P<inner>[^"]*+(?:""[^"]*+)*+)"[ ]*+')
_BARE_ROW = regex(
    r'[ \t]*+(?:"(?:[^"\n]|""){2,2000}+"|[^",\n]{2,400}+)'
    r"[ ]?,[ ]?[0-9]{1,4}(?:\.[0-9]{1,3})?[ ]?(?:s|sec|seconds)?[ \t]*+"
)
"""A text and a number of seconds."""
LEAST_ROWS = 3
MOST_LINES_BEFORE = 6
"""Lines of text before the header of a table; a choice."""
LONGEST_HEADER = 400
"""Characters of the line that names the columns; a choice."""


def is_grid(passage: Passage) -> bool:
    """Whether a passage is a table with a header that is known, or has no header and is plainly texts and lengths."""
    return _table(passage) is not None or _is_bare(passage)


def write_grid(draft: Draft) -> None:
    """Writes such a table into a draft."""
    found = _table(draft.passage)
    if found is None:
        _write_bare(draft)
        return
    start, separator = found
    draft.hand_on(draft.passage.start, start)
    rows = list(_rows(draft, separator, start))
    if rows:
        write_rows(draft, rows[0], rows[1:])


def _write_bare(draft: Draft) -> None:
    """Texts, each with the length of the pause after it."""
    for row in _rows(draft, ",", _first_line(draft.passage)):
        *said, length = (field for field in row if field.parts)
        if not said:
            said, length = [length], Words((), length.stop, length.stop)
        step = Step(at=row[0].start, say=said)
        if length.parts:
            step.after.append(Timed("pause", length, "s"))
        write_step(draft, step)


def _is_bare(passage: Passage) -> bool:
    text = passage.source.text
    head = text[passage.start : min(passage.stop, passage.start + 20_000)]
    lines = [line for line in head.split("\n") if line.strip()]
    whole = passage.stop - passage.start <= 20_000
    return len(lines) >= LEAST_ROWS and all(_BARE_ROW.fullmatch(line) for line in (lines if whole else lines[:-1]))


def _table(passage: Passage) -> tuple[int, str] | None:
    """(offset of the header, what stands between the fields); a few lines of text may stand before a table in tabs."""
    start = _first_line(passage)
    if (separator := _separator(passage, start)) is not None:
        return start, separator
    text = passage.source.text
    for _ in range(MOST_LINES_BEFORE):
        end = text.find("\n", start, passage.stop)
        if end < 0:
            break
        start = end + 1
        tabbed = text.find("\t", start, min(passage.stop, start + LONGEST_HEADER))
        if tabbed >= 0 and _separator(passage, start) == "\t":
            return start, "\t"
    return None


def _separator(passage: Passage, start: int) -> str | None:
    """What stands between the fields under a header at an offset; None when that is none."""
    text = passage.source.text
    end = text.find("\n", start, passage.stop)
    if end < 0 or end - start > LONGEST_HEADER or text.startswith("|", start):
        return None
    header = text[start:end]
    if "{" in header or header.rstrip().endswith((".", "!", "?", ":", "…")):
        return None
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


def _rows(draft: Draft, separator: str, at: int) -> Iterator[list[Words]]:
    passage = draft.passage
    text = passage.source.text
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
