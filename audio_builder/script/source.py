"""A source text and its places.

A text is normalised once: no byte-order mark, `\\n` at the end of every line.  After that every offset has exactly one
`Where`, and a line is what an editor calls a line (no other character breaks it).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from audio_builder.script.nodes import Where

MOST_CONTROL = 0.1
"""Share of control characters beyond which a text is no text; a choice."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A normalised text with the offsets at which its lines start."""

    name: str
    """What findings call it."""
    text: str
    """No byte-order mark, only `\\n` line ends."""
    starts: tuple[int, ...]
    """Offset of the first character of each line, ascending from 0."""

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.starts, offset)

    def where(self, offset: int) -> Where:
        """The place of an offset.

        >>> str(open_source("a.txt", "one\\r\\ntwo").where(5))
        'a.txt:2:2'
        """
        line = self.line(offset)
        return Where(self.name, line, offset - self.starts[line - 1] + 1)

    def offset(self, where: Where) -> int:
        """The offset of a place in this source."""
        return self.starts[where.line - 1] + where.column - 1

    def line_end(self, offset: int) -> int:
        """The offset of the line break (or of the end of the text) that ends an offset's line."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end


def open_source(name: str, text: str) -> SourceText:
    """The text under a name, normalised."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    starts = [0]
    at = text.find("\n") + 1
    while 0 < at < len(text):
        starts.append(at)
        at = text.find("\n", at) + 1
    return SourceText(name, text, tuple(starts))


def is_text(text: str) -> bool:
    """Whether this can be a script at all: no NUL, few control characters."""
    return "\x00" not in text and len(CONTROL.findall(text)) <= MOST_CONTROL * len(text)
