"""Dither: noise of the last bit, so that a fade sinks into it evenly and does not break up into steps.

It is a function of position that repeats every `PERIOD_S`, a length that divides those of all backgrounds that repeat;
so what repeats without dither repeats with it.
Source: S. P. Lipshitz, R. A. Wannamaker, J. Vanderkooy, "Quantization and Dither: A Theoretical Survey", JAES 40
(1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from msgspec import Struct

from audio_builder.sound.signal import Block, Signal, Span

PERIOD_S = 4
"""A noise this soft is not heard to repeat; by choice."""

STEP = 1.0 / 32768.0
"""Of 16-bit sound."""


class Dithered(Struct, frozen=True):
    """A signal with dither in some spans, but not on frames of digital silence; elsewhere its source to the bit."""

    source: Signal
    spans: Sequence[Span]
    """In any order, apart."""
    rate_hz: int

    @property
    def channels(self) -> int:
        """As many as the source has."""
        return self.source.channels

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, channels)."""
        block = self.source.read(start, stop)
        touched = [span for span in self.spans if span.start < stop and start < span.stop]
        if touched:
            block = block.copy()
        for span in touched:
            first, last = max(span.start, start), min(span.stop, stop)
            here = block[first - start : last - start]
            noise = self._noise(first, last)
            here += noise if here.all() else noise * here.any(axis=1, keepdims=True)
        return block

    def _noise(self, start: int, stop: int) -> Block:
        period = _period(self.rate_hz, self.channels)
        first = start % len(period)
        times = -(-(first + stop - start) // len(period))
        return (period if times == 1 else np.tile(period, (times, 1)))[first : first + stop - start]


@cache
def _period(rate_hz: int, channels: int) -> Block:
    """Triangular noise between one step down and one step up, shape (PERIOD_S * rate_hz, channels)."""
    chance = np.random.PCG64(rate_hz).random_raw(PERIOD_S * rate_hz * channels)
    triangle = (chance >> np.uint64(32)).astype(np.float64) - (chance & np.uint64(0xFFFFFFFF))
    return (triangle * (STEP / 2**32)).astype(np.float32).reshape(-1, channels)
