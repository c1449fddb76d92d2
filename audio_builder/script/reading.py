"""What came of reading a script: its nodes, what was noticed, and what became of every line.

A script may hold blocks for one intensity only; its lines are then told for each.
"""

from __future__ import annotations

from msgspec import Struct

from audio_builder.script.nodes import Finding, Script


class LineUse(Struct, frozen=True):
    """What became of one line of the source: which words are spoken, which are silent, which are ignored."""

    line: int
    spoken: str
    silent: str
    """What stands for silence or structure, and as what: `pause 5s`, `chapter`."""
    ignored: str
    """What is neither, with the reason: `comment`."""


class Reading(Struct, frozen=True):
    """A script with everything that was noticed while it was read."""

    script: Script
    findings: tuple[Finding, ...]
    lines: tuple[LineUse, ...]
    """One for each line of the main source, in order, every block for one intensity taken as done."""
    form: str = "text"
    """What kind of script it was read as."""
    lines_by_intensity: tuple[tuple[str, tuple[LineUse, ...]], ...] = ()
    """The lines as a session of each intensity has them; nothing where they are all the same."""

    def lines_at(self, intensity: str) -> tuple[LineUse, ...]:
        """The lines as a session of this intensity has them."""
        return dict(self.lines_by_intensity).get(intensity, self.lines)
