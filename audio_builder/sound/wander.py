"""Slow ways between 0 and 1 that never swing: through points by chance, smoothly, round a period."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct


class Wander(Struct, frozen=True, eq=False):
    """Several ways at once, each at its own pace."""

    counts: npt.NDArray[np.int64]
    """How many points each way has in a period, shape (ways, 1)."""
    points: npt.NDArray[np.float64]
    """From 0 to 1, those of one way after those of the other."""

    @classmethod
    def by_chance(cls, chance: np.random.Generator, counts: tuple[int, ...]) -> Wander:
        """Ways with so many points each; counts that share no factor never meet again within the period."""
        return cls(np.array(counts)[:, None], chance.uniform(size=sum(counts)))

    def at(self, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Where the ways are at these shares of a period, shape (instants,) -> (ways, instants)."""
        place = (shares % 1.0) * self.counts
        number = place.astype(np.int64)
        step = place - number
        firsts = np.cumsum(self.counts, axis=0) - self.counts
        here = self.points[firsts + number % self.counts]
        there = self.points[firsts + (number + 1) % self.counts]
        return np.asarray(here + (there - here) * (step * step * (3.0 - 2.0 * step)))
