"""A ceiling that true peaks do not pass.

Everything here looks a fixed way ahead and back, and what is taken away is counted in whole steps, whose sums are
exact in any order; so a limited signal obeys the law of sound to the bit.  Where no peak above the ceiling is near, its
frames are those of its source.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

import numpy as np
import numpy.typing as npt

from audio_builder.sound.peaks import REACH, high_peaks
from audio_builder.sound.signal import Block, Signal
from audio_builder.units import gain, level_db

STEPS = 1 << 30
"""In how many steps the whole amplitude can be taken away."""

Steps = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Limiter:
    """A signal with its peaks held under a ceiling by a gain that is equal in all channels.

    The gain needed at each peak is held around it, released in a straight line and smoothed by a triangle: it has
    fallen far enough wherever the peak is, and has no corner that could be heard.
    """

    source: Signal
    _: KW_ONLY
    ceiling_dbtp: float
    rate_hz: int
    lookahead_s: float = 0.005
    """How long before a peak the gain begins to fall; by choice."""
    release_s: float = 0.05
    """How long a recovery from silence would take; a smaller reduction recovers in its share of it; by choice."""

    @property
    def channels(self) -> int:
        """As many as the source has."""
        return self.source.channels

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, channels)."""
        padded, before = self._padded(start, stop)
        here = padded[before : before + stop - start]
        reduction = self._reduction(padded)
        if reduction is None:
            return here
        return here * (1.0 - reduction).astype(np.float32)[:, None]

    def reduction_db(self, start: int, stop: int) -> float:
        """The most the level is lowered in [start, stop), in dB, 0 or more."""
        padded, _ = self._padded(start, stop)
        reduction = self._reduction(padded)
        return 0.0 if reduction is None or not len(reduction) else -level_db(1.0 - float(reduction.max()))

    @property
    def _half(self) -> int:
        """Half of the look-ahead, in frames: peaks are held for so long, then smoothed for so long."""
        return max(round(self.lookahead_s * self.rate_hz / 2), 1)

    @property
    def _release(self) -> int:
        return max(round(self.release_s * self.rate_hz), 1)

    def _padded(self, start: int, stop: int) -> tuple[Block, int]:
        """The source with all the frames that [start, stop) depends on, and how many come before `start`."""
        after = 2 * self._half + 1 + REACH
        before = after + self._release
        block = self.source.read(max(start - before, 0), stop + after)
        if start < before:
            nothing = np.zeros((before - start, self.channels), dtype=np.float32)
            block = np.concatenate((nothing, block))
        return block, before

    def _reduction(self, padded: Block) -> npt.NDArray[np.float64] | None:
        """How much of the amplitude to take away, 0 to 1, for the frames without their padding; None for nothing."""
        ceiling = gain(self.ceiling_dbtp)
        places, heights = high_peaks(padded, above=ceiling)
        if not len(places):
            return None
        needed = np.zeros(len(padded) - 2 * REACH, dtype=np.int64)
        needed[places] = np.ceil((1.0 - ceiling / heights) * STEPS)
        ramp = np.arange(len(needed)) * (STEPS // self._release)
        released = (np.maximum.accumulate(needed + ramp) - ramp)[self._release :]
        held = _highest(released, 2 * self._half + 3)
        return np.asarray(_box(_box(held, self._half + 1), self._half + 1) / STEPS)


def _highest(values: Steps, length: int) -> Steps:
    """The highest of every `length` neighbouring values, from those of 1, 2, 4, 8 ... of them."""
    reached = 1
    while 2 * reached <= length:
        values = np.maximum(values[:-reached], values[reached:])
        reached *= 2
    rest = length - reached
    return np.asarray(np.maximum(values[: len(values) - rest], values[rest:]))


def _box(values: Steps, length: int) -> Steps:
    """The mean of every `length` neighbouring values, rounded up."""
    total = np.cumsum(np.concatenate(([0], values)))
    return np.asarray(-((total[:-length] - total[length:]) // length))
