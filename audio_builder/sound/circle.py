"""What never ends goes round in a circle of 24 minutes.

A sound of which every part has a whole number of turns in `PERIOD_S` is, to the bit, the same one period later.  Nobody
hears a repetition so far apart, and what has been encoded once can be copied.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audio_builder.sound.signal import Block, Repeat

PERIOD_S = 1440
"""A whole number of frames at every rate; by choice."""


def repeat(rate_hz: int, *, start: int = 0) -> Repeat:
    """One period in frames, from frame `start` on."""
    return Repeat(start, PERIOD_S * rate_hz)


def whole(hertz: float) -> float:
    """The nearest frequency above zero that comes round, at most 1/2880 Hz away.

    >>> whole(0.1), whole(110.0001)
    (0.1, 110.0)
    """
    return max(1, round(hertz * PERIOD_S)) / PERIOD_S


def around(read: Callable[[int, int], Block], start: int, stop: int, *, period: int) -> Block:
    """Frames [start, stop) of a sound that is known only within its first period, shape (stop - start, channels)."""
    lap = start // period * period
    if stop <= lap + period:
        return read(start - lap, stop - lap)
    first, rest = read(start - lap, period), around(read, lap + period, stop, period=period)
    return np.concatenate((first, rest))
