"""The law of sound.

A `Signal` is a pure function of position: `read(a, c)` equals `read(a, b)` followed by `read(b, c)`, to the bit
for sources and the mix, to 1e-6 for a limiter.  So the block size never matters, and any stretch can be rendered
by itself.
Positions are frames at the session's rate; a span is half-open.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Block = npt.NDArray[np.float32]
"""float32, shape (frames, channels), C order, full scale at +/-1.0."""


class Signal(Protocol):
    """Sound as a function of position."""

    @property
    def channels(self) -> int:
        """1 or 2."""

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, channels), for 0 <= start <= stop."""


class Repeat(Struct, frozen=True):
    """From frame `start` on, every frame n is, to the bit, the frame n + `period`."""

    start: int
    period: int
    """In frames."""


class Endless(Signal, Protocol):
    """A signal that never stops."""

    @property
    def repeat(self) -> Repeat | None:
        """When it begins to repeat itself, if it does."""


BED_LUFS = -30.0
"""Loudness of every background before it is set to its level: gated, on both channels, over minutes."""


class Span(Struct, frozen=True):
    """Frames [start, stop)."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start


class SpokenWord(Struct, frozen=True):
    """Characters [start, stop) of a text, and the frame in which its speaker begins them."""

    start: int
    stop: int
    frame: int


class Speech(Struct, frozen=True):
    """What an engine gave for one phrase, untouched."""

    samples: npt.NDArray[np.float32]
    """Mono, shape (frames,), full scale at +/-1.0."""
    rate_hz: int
    words: tuple[SpokenWord, ...] = ()
    """In order, of an engine whose `Caps` have `timings`; the phrase cache does not keep them."""
