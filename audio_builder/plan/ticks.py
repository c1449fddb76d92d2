"""A clock on which every cue of one plan begins and ends at a whole tick, so that exact sums are sums of integers.

Fractions would come to the same, twenty times as slowly.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm

from msgspec import Struct

from audio_builder.units import Seconds


class Ticks(Struct, frozen=True):
    """How fine a clock is."""

    in_second: int
    in_frame: int
    """Every frame has as many."""

    @classmethod
    def for_lengths(cls, lengths: Iterable[Seconds], rate_hz: int) -> Ticks:
        """The coarsest clock on which a frame and each of these lengths are whole ticks.

        >>> Ticks.for_lengths([Seconds(1, 3)], 8000)
        Ticks(in_second=24000, in_frame=3)
        """
        in_second = lcm(rate_hz, *{length.denominator for length in lengths})
        return cls(in_second, in_second // rate_hz)

    def of(self, length: Seconds) -> int:
        """The ticks in one of the lengths that the clock was made for."""
        return length.numerator * (self.in_second // length.denominator)

    def seconds(self, ticks: int) -> Seconds:
        """How long so many ticks are."""
        return Seconds(ticks, self.in_second)

    def frame(self, ticks: int) -> int:
        """The frame nearest to an instant, halves upwards."""
        return (2 * ticks + self.in_frame) // (2 * self.in_frame)

    def frame_after(self, ticks: int, length: Seconds) -> int:
        """The frame nearest to the instant that comes any length after another, halves upwards."""
        parts = self.in_frame * length.denominator
        return (2 * (ticks * length.denominator + length.numerator * self.in_second) + parts) // (2 * parts)
