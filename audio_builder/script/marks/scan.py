"""A source falls into tokens that tile it: joined in order they are the source, to the character.

What a line opens is decided by `Lines`, what a character opens by the table of `inline`.  Every pattern is possessive
or bounded and a token never ends before it starts, so the work grows with the length of the text and not with what is
in it.  Whoever takes round brackets may hand them back, to have what is in them scanned as text.
"""

from __future__ import annotations

from collections.abc import Iterator

from audio_builder.script.marks.ahead import ahead
from audio_builder.script.marks.ends import Ends
from audio_builder.script.marks.lines import Lines
from audio_builder.script.marks.signs import opened
from audio_builder.script.marks.tokens import BLANK, BULLET, FENCE, HEADING, MARKUP, NEWLINE, RULE, TEXT, Token

_TAKE_LINES = frozenset((BLANK, RULE, FENCE, MARKUP))
"""Kinds after which the scan is at the start of a line, or of what counts as one."""


def scan(text: str, start: int) -> Iterator[Token]:
    """The tokens of a normalised text from an offset on."""
    return Scanner(text, start).tokens()


class Scanner:
    """One pass over a text."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._at = text, start
        self._lines = Lines(text, start)
        self._ends = Ends()

    def take_apart(self, token: Token) -> None:
        """Has the brackets that were given last scanned as text, and all that is in them."""
        self._at = self._ends.apart = token.start

    def tokens(self) -> Iterator[Token]:
        """All tokens, in order."""
        text, lines, ends = self._text, self._lines, self._ends
        spelt = iter(ahead(text, self._at))
        near = next(spelt, None)
        opens, item, length = True, False, len(text)
        while self._at < length:
            at = self._at
            if opens or item:
                kind, stop = lines.opens(at) if opens else lines.words(at)
                opens, item = kind in _TAKE_LINES, kind is BULLET
                if kind is not TEXT:
                    self._at = stop
                    if kind is HEADING:
                        lines.follows_heading(stop)
                    yield Token(kind, at, stop)
                    continue
            while near is not None and near[0] < at:
                near = next(spelt, None)
            if at in ends.later:
                kind, stop = ends.later.pop(at)
            elif near is not None and near[0] == at:
                kind, stop = near[2], near[1]
            else:
                kind, stop = opened(text, at, ends)
                if near is not None and stop > near[0] and kind is TEXT:
                    stop = near[0]
            self._at, opens = stop, kind is NEWLINE
            yield Token(kind, at, stop)
