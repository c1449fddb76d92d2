"""What long work tells about itself while it runs; the command line draws it, everybody else may ignore it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audio_builder.units import Seconds


@dataclass(frozen=True, slots=True)
class Spoken:
    """Phrases that have their sound."""

    done: int
    total: int
    fresh: int
    """Of those done, how many were spoken now and not taken from the cache."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Seconds of the session that are in the file."""

    done: Seconds
    total: Seconds


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes of a file that have come over the network."""

    name: str
    done: int
    total: int
    """0 where nobody knows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A service asked for patience."""

    seconds: float
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """One line a user should see once."""

    text: str
    detail: bool = False
    """Only for those who asked for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What a session asks of its voice, before anybody speaks."""

    total: int
    """Phrases, each as often as it is heard."""
    distinct: int
    cached: int
    to_speak: int
    seconds: float
    """That speaking will take, roughly."""
    characters: int
    """Of the phrases to be spoken."""


Event = Reckoning | Spoken | Rendered | Fetched | Waiting | Note
Report = Callable[[Event], None]


def nobody(event: Event) -> None:
    """A report that nobody reads."""
