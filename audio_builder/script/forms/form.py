"""A form is one way in which scripts are written down, and how it becomes native markup.

A translation hands text on with its places.  What it does not hand on it enters as left out, each word with a reason,
so that nothing of a source is ever lost between two forms.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import Piece, SourceText

SILENT, IGNORED = "silent", "ignored"


class Passage(Struct, frozen=True):
    """The part of a source that holds the script."""

    source: SourceText
    start: int
    stop: int
    """Offsets in the source: characters [start, stop)."""

    @property
    def text(self) -> str:
        """Its characters."""
        return self.source.text[self.start : self.stop]


class LeftOut(Struct, frozen=True):
    """Words of a source that are not handed on."""

    offset: int
    """Of the first character, in the source."""
    text: str
    how: str
    """silent (it stands for silence or structure) or ignored."""
    reason: str
    """What it is: `field name`, `column 'Visual'`."""


class Translated(Struct, frozen=True):
    """A passage as native markup."""

    pieces: tuple[Piece, ...]
    """The markup, in order; origins are offsets in the source."""
    left: tuple[LeftOut, ...] = ()
    """In the order of the source."""
    findings: tuple[Finding, ...] = ()
    meta: tuple[Meta, ...] = ()
    """Settings that stood in the text, such as its title."""


class Form(Struct, frozen=True):
    """One way of writing a script down."""

    name: str
    """What `--from` calls it."""
    summary: str
    """One line for the documentation."""
    looks: Callable[[Passage], bool]
    """Whether a passage is plainly of this form; cheap, and never by the name of a file."""
    translate: Callable[[Passage], Translated]
    """Total: any passage at all is translated, with findings where it is not of this form."""
