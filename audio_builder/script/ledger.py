"""What became of every word of a source, line by line.

Whoever takes words from the source enters them here as spoken, silent or ignored; a word is entered once.  An entry is
the author's text followed by what it was taken as, in round brackets.  What stands in a block for one intensity is
ignored in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from audio_builder.script.directions.conditions import INTENSITIES
from audio_builder.script.reading import LineUse
from audio_builder.script.source import SourceText


class Ledger:
    """The use of each line of a source, while it is read."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        count = len(source.starts) if source.text else 0
        self._spoken: list[list[str]] = [[] for _ in range(count)]
        self._silent: list[list[str]] = [[] for _ in range(count)]
        self._ignored: list[list[str]] = [[] for _ in range(count)]
        self._intensity = ""
        self._only: dict[tuple[int, int, bool], str] = {}
        """By row, place in it and whether it is spoken: the intensity of each entry that is for one alone."""

    def within(self, intensity: str) -> None:
        """What is entered from now on is for this intensity alone, or for all."""
        self._intensity = intensity

    def through(self, text: SourceText) -> Ledger:
        """The same ledger for offsets of a text that was put together from its source."""
        view = copy(self)
        view._source = text
        return view

    def spoken(self, offset: int, text: str, *, ends: bool = False) -> None:
        """Enters text that is said, as it is said; it lies on one line of what is read, and may end a sentence."""
        for line, start, stop in self._source.runs(offset, offset + len(text)):
            self._append(self._spoken, line - 1, text[start - offset : stop - offset])
        if ends:
            self._spoken[line - 1].append(" ")

    def silent(self, offset: int, text: str, role: str) -> None:
        """Enters source text that stands for silence or structure, and as what."""
        self._enter(self._silent, offset, text, role)

    def ignored(self, offset: int, text: str, reason: str) -> None:
        """Enters source text that is left out, and why."""
        self._enter(self._ignored, offset, text, reason)

    def lines(self, intensity: str = "") -> tuple[LineUse, ...]:
        """One entry for each line, in order: as sessions of an intensity have it, or with all blocks done."""
        columns = zip(self._spoken, self._silent, self._ignored, strict=True)
        rows = enumerate(columns if not intensity else self._done(intensity))
        return tuple(
            LineUse(row + 1, " ".join("".join(spoken).split()), "; ".join(silent), "; ".join(ignored))
            for row, (spoken, silent, ignored) in rows
        )

    def lines_by_intensity(self) -> tuple[tuple[str, tuple[LineUse, ...]], ...]:
        """The lines as sessions of each intensity have them; nothing where all of them are the same."""
        return tuple((one, self.lines(one)) for one in INTENSITIES) if self._only else ()

    def _done(self, intensity: str) -> Iterator[tuple[list[str], list[str], list[str]]]:
        """The columns of each row, with what is only for another intensity among the ignored."""
        for row, (spoken, silent, ignored) in enumerate(zip(self._spoken, self._silent, self._ignored, strict=True)):
            said, others = self._parted(row, spoken, intensity, is_spoken=True)
            kept, quiet = self._parted(row, silent, intensity, is_spoken=False)
            words = " ".join("".join(text for text, _ in others).split())
            left = ([(words, others[0][1])] if words else []) + quiet
            yield said, kept, [*ignored, *(f"{text} (only {other})" for text, other in left)]

    def _parted(
        self, row: int, entries: list[str], intensity: str, *, is_spoken: bool
    ) -> tuple[list[str], list[tuple[str, str]]]:
        """What of a row's entries is done, and what is not, with the intensity it is for."""
        done: list[str] = []
        others: list[tuple[str, str]] = []
        for at, entry in enumerate(entries):
            only = self._only.get((row, at, is_spoken), intensity)
            if only == intensity:
                done.append(entry)
            else:
                others.append((entry, only))
        return done, others

    def _append(self, column: list[list[str]], row: int, entry: str) -> None:
        if self._intensity and column is not self._ignored:
            self._only[row, len(column[row]), column is self._spoken] = self._intensity
        column[row].append(entry)

    def _enter(self, column: list[list[str]], offset: int, text: str, role: str) -> None:
        for part in text.split("\n"):
            for line, start, stop in self._source.runs(offset, offset + len(part)):
                words = " ".join(part[start - offset : stop - offset].split())
                if words:
                    self._append(column, line - 1, words if words == role else f"{words} ({role})")
            offset += len(part) + 1
