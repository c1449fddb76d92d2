"""A breathing pattern while it is read: a value for everything that a clause can set."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from msgspec import Struct, field

from audio_builder.script.breath.patterns import Pattern
from audio_builder.script.breath.telling import Part
from audio_builder.script.directions.calls import Call
from audio_builder.units import Seconds


class Unreadable(Exception):
    """Says what is wrong with a clause."""


class Count(Struct, frozen=True):
    """A number of beats, or of seconds."""

    value: Fraction
    beats: bool
    stop: int
    """Index of the word after it."""


class Step(Struct, frozen=True):
    """One phase that was written by name."""

    phase: str
    name: str
    """As written."""
    count: Count | None
    manner: str


class Ramp(Struct, frozen=True):
    """From one rate to another, in breaths a minute."""

    first: Fraction
    last: Fraction


class Draft(Struct):
    """What has been read of a call so far."""

    call: Call
    pattern: Pattern | None = None
    counts: tuple[Count, ...] = ()
    joined: bool = False
    """Whether signs stand between the counts: `4-7-8`."""
    steps: tuple[Step, ...] = ()
    rounds: Fraction | None = None
    lasting: Seconds | None = None
    rate: Fraction | None = None
    ramp: Ramp | None = None
    clock: Seconds | None = None
    """What two counts that are written like a clock would be as a length."""
    told: list[Part] = field(default_factory=list)
    fading: bool = False
    beat: Seconds = Fraction(1)
    held: bool = True
    """Whether breath holds are kept."""
    practice: bool = False
    """Whether a word says that this is about breathing."""
    natural: bool = False
    """Whether a breath without a clock is asked for."""
    asides: list[str] = field(default_factory=list)
    """Words that no clock can follow."""

    def text(self, at: int) -> str:
        """The word at an index, or nothing."""
        return self.call.args[at].text if 0 <= at < len(self.call.args) else ""

    def set_rate(self, rate: Fraction, stop: int) -> int:
        """Notes breaths a minute, and gives the index after them."""
        self.rate = rate
        return stop

    @property
    def is_plainly_breathing(self) -> bool:
        """Whether this is a breathing pattern even without the word `breathe` before it."""
        if self.steps:
            return {"inhale", "exhale"} <= {step.phase for step in self.steps}
        more = bool(self.rounds or self.lasting or self.rate or self.told or self.fading) or self.beat != 1
        if self.pattern is not None:
            return self.practice or more or bool(self.counts)
        if self.counts:
            return self.joined and (more or self.practice or (len(self.counts) in (3, 4) and not self._counts_on))
        return bool(self.ramp or self.rate) or (self.practice and not self.told)

    @property
    def _counts_on(self) -> bool:
        """Whether the numbers merely follow each other: `3-2-1`."""
        return len({later.value - one.value for one, later in pairwise(self.counts)} - {1, -1}) == 0
