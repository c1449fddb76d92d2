"""A source text and its places.

A text is normalised once: no byte-order mark, `\\n` at the end of every line.  After that every offset has exactly one
`Where`, and a line is what an editor calls a line (no other character breaks it).  A text that was put together from
pieces of another keeps the places of that one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.nodes import Where

MOST_CONTROL = 0.1
"""Share of control characters beyond which a text is no text; a choice."""
CONTROL = regex("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Piece(Struct, frozen=True):
    """Text that came from a place in a source."""

    text: str
    origin: int
    """Offset in the source of its first character."""
    verbatim: bool = True
    """Whether it stands there just so; else all of it belongs to the origin."""


class SourceText(Struct, frozen=True):
    """A normalised text with the offsets at which the lines of its source start."""

    name: str
    """What findings call it."""
    text: str
    """No byte-order mark, only `\n` line ends."""
    starts: tuple[int, ...]
    """Offset of the first character of each line of the source, ascending from 0."""
    pieces: tuple[Piece, ...] = ()
    """What the text was put together from; nothing when it is the source itself."""
    piece_starts: tuple[int, ...] = ()
    """Offset in the text of each piece, ascending from 0."""

    def origin(self, offset: int) -> int:
        """The offset in the source of an offset in the text."""
        if not self.pieces:
            return offset
        at = bisect_right(self.piece_starts, offset) - 1
        piece = self.pieces[at]
        return piece.origin + (offset - self.piece_starts[at] if piece.verbatim else 0)

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.starts, self.origin(offset))

    def where(self, offset: int) -> Where:
        """The place of an offset.

        >>> str(open_source("a.txt", "one\\r\\ntwo").where(5))
        'a.txt:2:2'
        """
        origin = self.origin(offset)
        line = bisect_right(self.starts, origin)
        return Where(self.name, line, origin - self.starts[line - 1] + 1)

    def runs(self, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """The characters [start, stop), cut where what follows is from another line: (line, start, stop) of each."""
        line = self.line(start)
        first, last = bisect_right(self.piece_starts, start), bisect_left(self.piece_starts, stop)
        for cut in self.piece_starts[first:last]:
            if (other := self.line(cut)) != line:
                yield line, start, cut
                line, start = other, cut
        yield line, start, stop

    def put_together(self, pieces: Iterable[Piece]) -> SourceText:
        """The text made of pieces of this one, in which every offset keeps its place.

        >>> one = open_source("a.txt", "{'say': 'Rest.'}")
        >>> two = one.put_together([Piece("Rest.", 9), Piece("\\n", 14, verbatim=False)])
        >>> two.text, str(two.where(2))
        ('Rest.\\n', 'a.txt:1:12')
        """
        kept = tuple(piece for piece in pieces if piece.text)
        starts = (0, *accumulate(len(piece.text) for piece in kept))[: len(kept)]
        return replace(self, text="".join(piece.text for piece in kept), pieces=kept, piece_starts=starts)

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
