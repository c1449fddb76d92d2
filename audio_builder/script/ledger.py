"""What became of every word of a source, line by line.

Whoever takes words from the source enters them here as spoken, silent or ignored; a word is entered once.  An entry is
the author's text followed by what it was taken as, in round brackets.
"""

from __future__ import annotations

from copy import copy

from audio_builder.script.nodes import LineUse
from audio_builder.script.source import SourceText


class Ledger:
    """The use of each line of a source, while it is read."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        count = len(source.starts) if source.text else 0
        self._spoken: list[list[str]] = [[] for _ in range(count)]
        self._silent: list[list[str]] = [[] for _ in range(count)]
        self._ignored: list[list[str]] = [[] for _ in range(count)]

    def through(self, text: SourceText) -> Ledger:
        """The same ledger for offsets of a text that was put together from its source."""
        view = copy(self)
        view._source = text
        return view

    def spoken(self, offset: int, text: str, *, ends: bool = False) -> None:
        """Enters text that is said, as it is said; it lies on one line of what is read, and may end a sentence."""
        for line, start, stop in self._source.runs(offset, offset + len(text)):
            self._spoken[line - 1].append(text[start - offset : stop - offset])
        if ends:
            self._spoken[line - 1].append(" ")

    def silent(self, offset: int, text: str, role: str) -> None:
        """Enters source text that stands for silence or structure, and as what."""
        self._enter(self._silent, offset, text, role)

    def ignored(self, offset: int, text: str, reason: str) -> None:
        """Enters source text that is left out, and why."""
        self._enter(self._ignored, offset, text, reason)

    def lines(self) -> tuple[LineUse, ...]:
        """One entry for each line, in order."""
        columns = zip(self._spoken, self._silent, self._ignored, strict=True)
        return tuple(
            LineUse(number, " ".join("".join(spoken).split()), "; ".join(silent), "; ".join(ignored))
            for number, (spoken, silent, ignored) in enumerate(columns, 1)
        )

    def _enter(self, column: list[list[str]], offset: int, text: str, role: str) -> None:
        for part in text.split("\n"):
            for line, start, stop in self._source.runs(offset, offset + len(part)):
                words = " ".join(part[start - offset : stop - offset].split())
                if words:
                    column[line - 1].append(words if words == role else f"{words} ({role})")
            offset += len(part) + 1
