"""Values within values, as JSON and YAML have them, each with its place."""

from __future__ import annotations

from msgspec import Struct

from audio_builder.script.forms.draft import Words

DEEPEST = 60
"""Values within values; a choice, far above any script."""


class Scalar(Struct, frozen=True):
    """Text, a number or a truth value."""

    words: Words
    quoted: bool
    """Whether it is text for certain."""


class Listing(Struct, frozen=True):
    """Values in order."""

    items: tuple[Value, ...]
    start: int


class Record(Struct, frozen=True):
    """Values by name, in order; a name may come twice."""

    entries: tuple[tuple[Words, Value], ...]
    start: int


Value = Scalar | Listing | Record
