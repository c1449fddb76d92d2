"""Values within values, as JSON and YAML have them, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from audio_builder.script.forms.draft import Words

DEEPEST = 60
"""Values within values; a choice, far above any script."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text, a number or a truth value."""

    words: Words
    quoted: bool
    """Whether it is text for certain."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Values in order."""

    items: tuple[Value, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Record:
    """Values by name, in order; a name may come twice."""

    entries: tuple[tuple[Words, Value], ...]
    start: int


Value = Scalar | Listing | Record
