"""A session on its clock: what is heard when, in whole frames."""

from __future__ import annotations

from msgspec import Struct

from audio_builder.script.nodes import Where
from audio_builder.units import Seconds

MAX_LENGTH = Seconds(12 * 3600)
"""A night and a lie-in."""


class Item(Struct, frozen=True):
    """One thing on the timeline, frames [start, stop)."""

    kind: str
    """speech (from its first to its last audible sample), pause, phase, cue (a bell, a tone) or background."""
    start: int
    stop: int
    where: Where
    text: str = ""
    """Of speech: what the author wrote; of a cue or a background: what sounds."""
    sent: str = ""
    """Of speech: what the engine was given."""
    phrase: str = ""
    """Of speech: the phrase's key."""
    phase: str = ""
    """Of a phase, and of speech on its beats: inhale, hold, exhale, tense, release, stretch, rest, slot."""
    why: str = ""
    """Of a pause: the rule or the directive it comes from; of speech, where the script does not have it, the rule."""
    area: str = ""
    """The part of the body it is about, or nothing."""
    level_db: float = 0.0
    """Of speech: above the loudness of the session's voice."""
    level_lu: float | None = None
    """Of a cue: above the voice's loudness; None for the sound's own level."""


class Mark(Struct, frozen=True):
    """A chapter, frames [start, stop); a title of nothing is the session's own."""

    title: str
    start: int
    stop: int


class Timeline(Struct, frozen=True, kw_only=True):
    """Everything at its place, in order of start."""

    rate_hz: int
    frames: int
    items: tuple[Item, ...]
    chapters: tuple[Mark, ...]
    voice_start: int
    """End of the lead-in: the first word, or the first phase."""
    voice_stop: int
    """End of the last word, phase or pause; from here the background sinks."""
    bed_stop: int
    """The background has gone; from here to the end there is silence."""
    doubts: tuple[str, ...] = ()
    """What did not come as its author wished, each with its place: `a.txt:7:1: this begins 4.2 s after its time`."""

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """The items of one kind, in order."""
        return tuple(item for item in self.items if item.kind == kind)
