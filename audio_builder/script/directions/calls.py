"""A directive as its author wrote it, and what it was understood to mean.

Whoever reads a `Call` answers with an `Understood`: a meaning, findings, or both; or with None when the words are not
for it after all.  No meaning and no error is a direction that stays silent.  A block is opened even when something is
wrong with it, so that its end still finds it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from audio_builder.script.lengths.durations import Duration, is_number
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import (
    Backdrop,
    Breathe,
    EachSide,
    Finding,
    Heading,
    Manner,
    Node,
    Pause,
    Phase,
    Repeat,
    Ring,
    Slot,
    Until,
    Where,
)
from audio_builder.units import Seconds, clock, in_words

SHOWN = 60
"""Characters of the author's text that a message quotes; a choice."""
NOTHING = Seconds(0)


class Opening(Struct, frozen=True):
    """The start of a block."""

    kind: str
    """`repeat`, `each side`, `if` or `shuffle`."""
    count: int
    """How many times a repeat is done, how many words a shuffle draws; else 1."""
    where: Where
    words: str
    """As written, for messages: `[repeat 3]`."""
    intensity: str = ""
    """Of an `if`: usual or gentle."""
    every: Seconds = NOTHING
    """Of a shuffle: the time of each word."""


class Closing(Struct, frozen=True):
    """The end of a block."""

    kind: str
    """The kind it names, or empty for whichever is open."""
    where: Where
    words: str


class Inclusion(Struct, frozen=True):
    """Another script, to stand in this place."""

    name: str
    """The file as written, relative to the main script's folder."""
    where: Where


class VoicedLine(Struct, frozen=True):
    """Words that another voice says."""

    text: str
    voice: str
    where: Where


Meaning = Node | Opening | Closing | Inclusion | VoicedLine


class Understood(Struct, frozen=True):
    """What came of reading a directive."""

    meaning: Meaning | None
    findings: tuple[Finding, ...] = ()


class Call(Struct, frozen=True):
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
    lead: tuple[Word, ...] = ()
    """Words in front of the name that are neither a length nor a size."""
    colon: bool = False
    """Whether a colon follows the name."""

    def text_from(self, index: int) -> str:
        """The author's text from an argument to the end."""
        return shorten(self.content[self.args[index].start :]) if index < len(self.args) else ""

    def text_whole(self, index: int) -> str:
        """The author's text from an argument to the end, uncut."""
        return self.content[self.args[index].start :] if index < len(self.args) else ""

    def text_before(self, index: int) -> str:
        """The author's text of the arguments before one."""
        return self.content[self.args[0].start : self.args[index].start].strip() if index else ""

    def written(self, words: Sequence[Word]) -> str:
        """Some words as the author wrote them, those before and those after the name each with what is between them."""
        name = self.args[0].start if self.args else len(self.content)
        sides = ([word for word in words if word.start < name], [word for word in words if word.start >= name])
        return shorten(" … ".join(self.content[side[0].start : side[-1].stop] for side in sides if side))

    def wrong(self, what: str, *, code: str = "bad-directive", suggestion: str | None = None) -> Understood:
        """An error about this call; it suggests the row's example when nothing nearer is given or was written."""
        numbered = any(is_number(word) for word in (*self.lead, *self.args)) or self.before is not None
        offered = suggestion if suggestion is not None else "" if numbered else self.example
        return Understood(None, (Finding("error", code, f"'{self.shown}': {what}", self.where, offered),))

    def note(self, what: str, *, code: str, level: str = "note", suggestion: str = "") -> Finding:
        """Something to know about this call that keeps no session from being made."""
        return Finding(level, code, f"'{self.shown}' {what}", self.where, suggestion)

    def silent(self, what: str, *, code: str = "stage-direction", level: str = "note") -> Understood:
        """A direction that nothing comes of."""
        return Understood(None, (self.note(what, code=code, level=level),))


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
        case Pause(seconds=seconds, least=least):
            return f"pause at least {in_words(seconds)}" if least else f"pause {in_words(seconds)}"
        case Phase(phase=phase, seconds=seconds, halfway=halfway):
            return f"{phase} {in_words(seconds)}{' halfway' if halfway else ''}"
        case Slot(seconds=seconds):
            return f"slot {in_words(seconds)}"
        case Breathe(cues=cues):
            rounds = len(cues)
            return f"breathe, {rounds} round{'s' if rounds > 1 else ''}"
        case Until(seconds=seconds):
            return f"until {clock(seconds)}"
        case Ring(name=name, level_lu=level_lu):
            return name if level_lu is None else f"{name} {level_lu:g}dB"
        case Backdrop(sounds=sounds):
            return f"background {sounds}"
        case Manner(name=name, value=value):
            return f"{name} {value}".rstrip()
        case EachSide(body=body):
            return f"{', '.join(map(role, body))} each side"
        case Repeat(body=body):
            return ", ".join(map(role, body))
        case Heading():
            return "chapter"
        case Opening(kind="if", intensity=intensity):
            return f"if {intensity}"
        case Opening(kind="shuffle", count=count, every=every):
            return f"shuffle, {count} words every {in_words(every)}"
        case Opening(kind=kind, count=count):
            return f"{kind} {count}" if kind == "repeat" else kind
        case Inclusion():
            return "included file"
        case VoicedLine(voice=voice):
            return f"voice {voice}"
        case _:
            return "end"
