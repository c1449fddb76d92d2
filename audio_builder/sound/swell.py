"""Waves that come one after the other at irregular intervals, each of its own height and a little to one side.

Their times are drawn once for a period, so that waves keep coming round its end.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound import circle

Times = npt.NDArray[np.float64]
"""Seconds, shape (instants,)."""

REACH = 4
"""So many waves can be heard at once: the last that came and those before it."""


def rolling(rise_s: float, fall_s: float, *, late_s: float = 0.0) -> Callable[[Times], Times]:
    """The level of one wave by the seconds since it came: from 0 to 1 along a cosine, and back ever more slowly."""

    def level(since: Times) -> Times:
        rising = np.clip((since - late_s) / rise_s, 0.0, 1.0)
        falling = np.clip((since - late_s - rise_s) / fall_s, 0.0, 1.0)
        up = 0.5 - 0.5 * np.cos(np.pi * rising)
        down = 0.5 + 0.5 * np.cos(np.pi * falling)
        return np.asarray(up * down * down)

    return level


class Swells(Struct, frozen=True, eq=False):
    """The waves of one period."""

    starts: Times
    """When each comes, in seconds, ascending, all within one period."""
    heights: npt.NDArray[np.float64]
    """Linear, for each ear, shape (2, waves)."""

    @classmethod
    def by_chance(
        cls, chance: np.random.Generator, *, shortest_s: float, longest_s: float, lowest: float, aside: float
    ) -> Swells:
        """Waves `shortest_s` to `longest_s` apart, from `lowest` to 1 high, up to a share `aside` softer in one ear."""
        pairs = round(circle.PERIOD_S / (shortest_s + longest_s))
        away = chance.uniform(0.0, (longest_s - shortest_s) / 2.0, pairs)
        intervals = circle.PERIOD_S / (2 * pairs) + chance.permutation(np.concatenate((away, -away)))
        starts = np.cumsum(intervals) - intervals
        heights = chance.uniform(lowest, 1.0, 2 * pairs)
        sides = chance.uniform(-aside, aside, 2 * pairs)
        return cls(starts, heights * (1.0 - np.clip([sides, -sides], 0.0, None)))

    def at(self, seconds: Times, level: Callable[[Times], Times]) -> npt.NDArray[np.float64]:
        """The waves together at these seconds of the period, shape (2, instants)."""
        last = np.searchsorted(self.starts, seconds, "right") - 1
        total = np.zeros((2, len(seconds)))
        for back in range(REACH):
            laps, wave = np.divmod(last - back, len(self.starts))
            since = seconds - self.starts[wave] - laps * float(circle.PERIOD_S)
            total += self.heights[:, wave] * level(since)
        return total
