"""A directive as its author wrote it, and what it was understood to mean.

Whoever reads a `Call` answers with an `Understood`: a meaning, findings, or both.  A block is opened even when
something is wrong with it, so that its end still finds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from audio_builder.script.durations import Duration
from audio_builder.script.nodes import Breathe, Finding, Pause, Phase, Where
from audio_builder.script.words import Word
from audio_builder.units import in_words

SHOWN = 60
"""Characters of the author's text that a message quotes; a choice."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a block."""

    kind: str
    """`repeat` or `each side`."""
    count: int
    """How many times a repeat is done; 1 for each side."""
    where: Where
    words: str
    """As written, for messages: `[repeat 3]`."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a block."""

    kind: str
    """The kind it names, or empty for whichever is open."""
    where: Where
    words: str


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Another script, to stand in this place."""

    name: str
    """The file as written, relative to the main script's folder."""
    where: Where


Meaning = Pause | Phase | Breathe | Opening | Closing | Inclusion


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of reading a directive."""

    meaning: Meaning | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One directive, its name already found."""

    name: str
    """As written, case-folded: `inhale`."""
    subject: str
    """The first name of the row it belongs to."""
    before: Duration | None
    """A length of time in front of the name: `5 second pause`."""
    sizes: tuple[Word, ...]
    """Words of size in front of the name: `very long pause`."""
    args: tuple[Word, ...]
    """What follows the name."""
    content: str
    """Everything between the brackets, as written."""
    shown: str
    """The whole with its brackets, fit for a message."""
    where: Where
    example: str
    """A correct directive of this row, ready to paste."""

    def text_from(self, index: int) -> str:
        """The author's text from an argument to the end."""
        return shorten(self.content[self.args[index].start :]) if index < len(self.args) else ""

    def text_before(self, index: int) -> str:
        """The author's text of the arguments before one."""
        return self.content[self.args[0].start : self.args[index].start].strip() if index else ""

    def wrong(self, what: str, *, code: str = "bad-directive", suggestion: str | None = None) -> Understood:
        """An error about this call; it suggests the row's example when nothing nearer is given."""
        offered = self.example if suggestion is None else suggestion
        return Understood(None, (Finding("error", code, f"'{self.shown}': {what}", self.where, offered),))


def shorten(text: str) -> str:
    """The text on one line, cut where a message would become a burden.

    >>> shorten("a  b")
    'a b'
    """
    words = " ".join(text[: 4 * SHOWN].split())
    return words if len(words) <= SHOWN and len(text) <= 4 * SHOWN else words[: SHOWN - 1].rstrip() + "…"


def role(meaning: Meaning) -> str:
    """What a directive stands for, in a few words."""
    match meaning:
        case Pause(seconds=seconds):
            return f"pause {in_words(seconds)}"
        case Phase(phase=phase, seconds=seconds):
            return f"{phase} {in_words(seconds)}"
        case Breathe(rounds=rounds):
            return f"breathe, {rounds} round{'s' if rounds > 1 else ''}"
        case Opening(kind=kind, count=count):
            return f"{kind} {count}" if kind == "repeat" else kind
        case Inclusion():
            return "included file"
        case _:
            return "end"
