"""What long work tells about itself while it runs; the command line draws it, everybody else may ignore it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from audio_builder.units import Seconds


class Spoken(Struct, frozen=True):
    """Phrases that have their sound."""

    done: int
    total: int
    fresh: int
    """Of those done, how many were spoken now and not taken from the cache."""


class Rendered(Struct, frozen=True):
    """Seconds of the session that are in the file."""

    done: Seconds
    total: Seconds


class Fetched(Struct, frozen=True):
    """Bytes of a file that have come over the network."""

    name: str
    done: int
    total: int
    """0 where nobody knows."""


class Waiting(Struct, frozen=True):
    """A service asked for patience."""

    seconds: float
    why: str


class Note(Struct, frozen=True):
    """One line a user should see once."""

    text: str
    detail: bool = False
    """Only for those who asked for more."""


class Reckoning(Struct, frozen=True, kw_only=True):
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
