"""Native markup while it is written, piece by piece, from a passage.

Every character of the passage is handed on, replaced, left out with a reason, or lies in a gap; the words in the gaps
are entered as silent at the end, so a translator can forget nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.forms.form import IGNORED, SILENT, LeftOut, Passage, Translated
from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import Piece

_TERM = regex(r"[^\W_](?:[\w.,:'’-]*[^\W_])?")
"""A word, a figure or a time as it stands between signs."""


class Part(Struct, frozen=True):
    """Text as an author means it, and the characters of the source that say so."""

    text: str
    start: int
    stop: int


class Words(Struct, frozen=True):
    """A value an author wrote: part by part, since an escape in it is longer than what it means."""

    parts: tuple[Part, ...]
    start: int
    """Offset in the source at which it begins; all of its parts lie in it."""
    stop: int

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(part.text for part in self.parts)


class Draft:
    """The translation of one passage while it is made."""

    def __init__(self, passage: Passage, gap: str) -> None:
        """`gap` is what the words are called that nobody took: `field names`."""
        self.passage, self._gap = passage, gap
        self._source = passage.source
        self._pieces: list[Piece] = []
        self._taken: list[tuple[int, int]] = []
        self._left: list[LeftOut] = []
        self._findings: list[Finding] = []
        self._meta: list[Meta] = []
        self._told: set[tuple[str, str]] = set()

    def words(self, start: int, stop: int) -> Words:
        """The characters [start, stop) of the source, without the white space around them."""
        text = self._source.text[start:stop]
        left, right = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        if left >= right:
            return Words((), start, start)
        return Words((Part(self._source.text[left:right], left, right),), left, right)

    def hand_on(self, start: int, stop: int) -> None:
        """Passes the characters [start, stop) on as they stand."""
        if start < stop:
            self._pieces.append(Piece(self._source.text[start:stop], start))
            self._taken.append((start, stop))

    def replace(self, start: int, stop: int, text: str) -> None:
        """Puts a text for the characters [start, stop), whose words it holds."""
        self._taken.append((start, stop))
        if text:
            self._pieces.append(Piece(text, start, verbatim=False))

    def say(self, words: Words) -> None:
        """Passes a value on."""
        for part in words.parts:
            if self._source.text[part.start : part.stop] == part.text:
                self.hand_on(part.start, part.stop)
            else:
                self.replace(part.start, part.stop, part.text)

    def put(self, text: str, at: int) -> None:
        """Adds a text of ours that belongs to a place."""
        self._pieces.append(Piece(text, at, verbatim=False))

    def silent(self, start: int, stop: int, role: str) -> None:
        """Leaves characters out that stand for silence or structure, and as what."""
        self._leave(start, stop, SILENT, role)

    def ignored(self, start: int, stop: int, reason: str) -> None:
        """Leaves characters out, and why."""
        self._leave(start, stop, IGNORED, reason)

    def report(self, level: str, code: str, message: str, at: int, suggestion: str = "") -> None:
        """Tells of something about a place; the same thing is told once, at its first place."""
        if (code, message) not in self._told:
            self._told.add((code, message))
            text = self._source.text
            place = self._source.where(len(text.rstrip("\n")) if at >= len(text) else at)
            self._findings.append(Finding(level, code, message, place, suggestion))

    def setting(self, name: str, words: Words) -> None:
        """Takes a value as a setting of the script; the first of a name counts."""
        value = " ".join(words.text.split())
        if value and all(meta.name != name for meta in self._meta):
            self._meta.append(Meta(name, value, self._source.where(words.start)))
        self.silent(words.start, words.stop, name)

    def finish(self) -> Translated:
        """The translation, nothing lost."""
        left = sorted([*self._left, *self._gaps()], key=lambda one: one.offset)
        findings = sorted(self._findings, key=lambda one: (one.where.line, one.where.column))
        return Translated(tuple(self._pieces), tuple(left), tuple(findings), tuple(self._meta))

    def _leave(self, start: int, stop: int, how: str, reason: str) -> None:
        self._taken.append((start, stop))
        text = self._source.text[start:stop]
        if _TERM.search(text):
            self._left.append(LeftOut(start, text, how, reason))

    def _gaps(self) -> Iterator[LeftOut]:
        """The words of what is left, line by line."""
        by_line: dict[int, list[tuple[int, str]]] = {}
        at = self.passage.start
        for start, stop in [*sorted(self._taken), (self.passage.stop, self.passage.stop)]:
            if at < start:
                for term in _TERM.finditer(self._source.text, at, start):
                    by_line.setdefault(self._source.line(term.start()), []).append((term.start(), term[0]))
            at = max(at, stop)
        for terms in by_line.values():
            yield LeftOut(terms[0][0], " ".join(term for _, term in terms), SILENT, self._gap)
