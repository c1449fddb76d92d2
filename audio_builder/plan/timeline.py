"""A session on its clock: what is heard when, in whole frames."""

from __future__ import annotations

from dataclasses import dataclass

from audio_builder.script.nodes import Where
from audio_builder.units import Seconds

MAX_LENGTH = Seconds(12 * 3600)
"""A night and a lie-in."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the timeline, frames [start, stop)."""

    kind: str
    """speech (from its first to its last audible sample), pause, or phase."""
    start: int
    stop: int
    where: Where
    text: str = ""
    """Of speech: what the author wrote."""
    sent: str = ""
    """Of speech: what the engine was given."""
    phrase: str = ""
    """Of speech: the phrase's key."""
    phase: str = ""
    """Of a phase, and of speech on its beats: inhale, hold, exhale, tense, release, stretch, rest."""
    why: str = ""
    """Of a pause: the rule or the directive it comes from."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter, frames [start, stop); a title of nothing is the session's own."""

    title: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
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

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """The items of one kind, in order."""
        return tuple(item for item in self.items if item.kind == kind)
