"""Many short sounds by chance over one that goes on: drops, bubbles, crickets.

Time is a circle of slots with one sound each.  Which sound it is, when it begins and whether it is heard at all depend
on the seed and the number of the slot alone; those that overlap are always added in the order of their slots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

import numpy as np
import numpy.typing as npt

from audio_builder.sound import circle
from audio_builder.sound.bank import Bank
from audio_builder.sound.signal import Block, Endless, Repeat
from audio_builder.sound.thinning import Thinning

Slots = npt.NDArray[np.int64]

Chances = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]
"""Shares of a period -> how likely a sound that begins there is heard, from 0 to 1."""


def always(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Every sound is heard."""
    return np.ones(len(shares))


@dataclass(frozen=True, slots=True, eq=False)
class Scatter:
    """An endless sound with short ones over it."""

    under: Endless
    """Comes round in a period."""
    bank: Bank
    per_period: int
    """Slots in a period."""
    _: KW_ONLY
    rate_hz: int
    seed: int
    spread: float = 8.0
    """Up to so many slots late a sound begins: under 1 a rhythm can be heard, far over it none."""
    heard: Chances = always
    thinning: Thinning | None = None
    channels: int = 2

    @property
    def repeat(self) -> Repeat | None:
        """That of what lies under it, once the sounds grow no rarer."""
        under = self.under.repeat
        if under is None or self.thinning is None:
            return under
        return Repeat(max(under.start, self.thinning.span.stop + self.bank.shape[1]), under.period)

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        block = self.under.read(start, stop)
        if start == stop:
            return block
        slots, begins = self._sounding(start, stop)
        which = (shares(self.seed, 1, slots % self.per_period) * len(self.bank)).astype(np.int64)
        length = self.bank.shape[1]
        for number, begin in zip(which.tolist(), begins.tolist(), strict=True):
            first, last = max(begin, start), min(begin + length, stop)
            part = block[first - start : last - start]
            part += self.bank[number, first - begin : last - begin]
        return block

    def _sounding(self, start: int, stop: int) -> tuple[Slots, Slots]:
        """Slots whose sounds are heard within these frames, ascending, and when those begin."""
        period, length = circle.PERIOD_S * self.rate_hz, self.bank.shape[1]
        first = (start - length) * self.per_period // period - int(self.spread) - 1
        slots = np.arange(first, stop * self.per_period // period + 1)
        laps, inside = np.divmod(slots, self.per_period)
        late = inside + shares(self.seed, 0, inside) * self.spread
        begins = laps * period + (late * (period / self.per_period)).astype(np.int64)
        near = (begins > start - length) & (begins < stop)
        slots, begins, inside = slots[near], begins[near], inside[near]
        chances = self.heard(begins % period / period)
        if self.thinning is not None:
            chances = chances * self.thinning.shares(begins)
        heard = shares(self.seed, 2, inside) < chances
        return slots[heard], begins[heard]


def shares(seed: int, draw: int, places: Slots) -> npt.NDArray[np.float64]:
    """A number from 0 to just under 1 for each place, another for each draw.

    Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (SplitMix64), OOPSLA 2014.
    """
    mixed = places.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed += np.uint64((seed * 0xD1342543DE82EF95 + (draw + 1) * 0xA0761D6478BD642F) % 2**64)
    mixed = (mixed ^ mixed >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ mixed >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return np.asarray((mixed >> np.uint64(11)) / 2.0**53)
