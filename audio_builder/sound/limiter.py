"""A ceiling that true peaks do not pass.

Everything here looks a fixed way ahead and back, so a limited signal obeys the law of sound to 1e-6; and where no
peak above the ceiling is near, its frames are those of its source to the bit.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import maximum_filter1d

from audio_builder.sound.peaks import OVERSHOOT, REACH, frame_peaks, sample_peak
from audio_builder.sound.signal import Block, Signal
from audio_builder.units import gain, level_db

HOP_S = 0.1
"""Peaks are looked for in stretches of this length, on a fixed grid; by choice."""


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
        reduction = self._reduction(padded, start - before)
        if reduction is None:
            return here
        return here * (1.0 - reduction).astype(np.float32)[:, None]

    def reduction_db(self, start: int, stop: int) -> float:
        """The most the level is lowered in [start, stop), in dB, 0 or more."""
        padded, before = self._padded(start, stop)
        reduction = self._reduction(padded, start - before)
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

    def _reduction(self, padded: Block, first: int) -> npt.NDArray[np.float64] | None:
        """How much of the amplitude to take away, 0 to 1, for the frames without their padding; None for nothing."""
        ceiling = gain(self.ceiling_dbtp)
        if sample_peak(padded) * OVERSHOOT <= ceiling:
            return None
        needed = self._needed(padded, first, ceiling)
        if not needed.any():
            return None
        ramp = np.arange(len(needed)) / self._release
        released = (np.maximum.accumulate(needed + ramp) - ramp)[self._release :]
        held = maximum_filter1d(released, 2 * self._half + 3)[self._half + 1 : -self._half - 1]
        return _box(_box(held, self._half + 1), self._half + 1)

    def _needed(self, padded: Block, first: int, ceiling: float) -> npt.NDArray[np.float64]:
        """The reduction each frame asks for by itself, shape (frames without REACH on each side,)."""
        needed = np.zeros(len(padded) - 2 * REACH)
        hop = max(round(HOP_S * self.rate_hz), 1)
        start = 0
        while start < len(needed):
            stop = min(start + hop - (first + REACH + start) % hop, len(needed))
            stretch = padded[start : stop + 2 * REACH]
            if sample_peak(stretch) * OVERSHOOT > ceiling:
                needed[start:stop] = 1.0 - ceiling / np.maximum(frame_peaks(stretch), ceiling)
            start = stop
        return needed


def _box(values: npt.NDArray[np.float64], length: int) -> npt.NDArray[np.float64]:
    """The mean of every `length` neighbouring values; nothing stays exactly nothing."""
    total = np.cumsum(np.concatenate(([0.0], values)))
    return np.asarray((total[length:] - total[:-length]) / length)
