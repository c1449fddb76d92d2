"""What a script is once it has been read: values, each of which knows where it stood.

Nothing here has a length in frames or a voice; a `Script` is only what its author wrote.
"""

from __future__ import annotations

from dataclasses import dataclass

from audio_builder.units import Seconds


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a source text; line and column count from 1, columns in characters."""

    source: str
    """The file's name as the user gave it, or `<stdin>`."""
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a chapter."""

    title: str
    where: Where


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence to be spoken, markup removed, as its author wrote it."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class ParagraphBreak:
    """A blank line between two paragraphs."""

    where: Where


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence of the voice for an exact time; adjacent pauses add."""

    seconds: Seconds
    why: str
    """The rule or the words it came from: `pause 5s`, `long pause`."""
    where: Where


@dataclass(frozen=True, slots=True)
class Phase:
    """One timed step of a practice that the listener does in silence."""

    phase: str
    """inhale, hold, exhale, tense, release, stretch or rest."""
    seconds: Seconds
    where: Where


@dataclass(frozen=True, slots=True)
class Breathe:
    """Rounds of a breathing pattern on an exact clock."""

    pattern: tuple[tuple[str, Seconds], ...]
    """Phases in order with their lengths; a phase of no length is left out."""
    rounds: int
    cues: str
    """words (the phase is named on its first beat), counts (every beat is counted) or none."""
    beat: Seconds
    """Length of one count."""
    where: Where


@dataclass(frozen=True, slots=True)
class Repeat:
    """A body done several times over."""

    count: int
    body: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class EachSide:
    """A body done for the left, then for the right: `{side}` and `{other side}` in its text are replaced."""

    body: tuple[Node, ...]
    where: Where


Node = Heading | Say | ParagraphBreak | Pause | Phase | Breathe | Repeat | EachSide


@dataclass(frozen=True, slots=True)
class Meta:
    """One entry of the front matter."""

    name: str
    value: str
    """As text; a list is joined by commas."""
    where: Where


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader noticed about a place in the source."""

    level: str
    """error (no session can be made), warning, or note."""
    code: str
    """A stable short name such as `unknown-directive`."""
    message: str
    where: Where
    suggestion: str = ""
    """What to write instead, ready to paste; empty when there is nothing to offer."""

    def __str__(self) -> str:
        offered = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{self.where}: {self.message}{offered}"


@dataclass(frozen=True, slots=True)
class LineUse:
    """What became of one line of the source: which words are spoken, which are silent, which are ignored."""

    line: int
    spoken: str
    silent: str
    """What stands for silence or structure, and as what: `pause 5s`, `chapter`."""
    ignored: str
    """What is neither, with the reason: `comment`."""


@dataclass(frozen=True, slots=True)
class Script:
    """A document: settings at its head, then what is said and done, in order."""

    source: str
    sha256: str
    """Of the bytes that were read (of the main file; includes change it too)."""
    meta: tuple[Meta, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A script with everything that was noticed while it was read."""

    script: Script
    findings: tuple[Finding, ...]
    lines: tuple[LineUse, ...]
    """One for each line of the main source, in order."""
