"""Sounds that go on for ever, each under a gain that moves slowly.

Time is cut into cells of a twentieth of a second: gains are exact where cells begin, and straight lines between.  The
loudness of the whole is known from the gains alone, as sounds that have nothing to do with each other add in power.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace

import numpy as np
import numpy.typing as npt

from audio_builder.sound import circle
from audio_builder.sound.signal import Block, Endless, Repeat

CELLS_PER_S = 20
CELLS = circle.PERIOD_S * CELLS_PER_S
"""In one period."""
BALANCED_CELLS = np.arange(0, CELLS, CELLS_PER_S // 2)
"""Where the gains of a period are looked at to know its loudness."""

Gains = Callable[[npt.NDArray[np.int64]], npt.NDArray[np.float64]]
"""Numbers of cells, shape (cells,) -> linear gains where they begin, shape (sounds, 2 ears, cells)."""


def seconds_of(cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """When cells begin, in seconds of the period they are in."""
    return np.asarray(cells % CELLS / CELLS_PER_S)


def balance(gains: Gains) -> float:
    """What these gains are multiplied with so that sounds of `BED_LUFS` stay of `BED_LUFS` together.

    A mean over the period; gains that move by less than 10 LU around it lose nothing to the gate.
    """
    now = gains(BALANCED_CELLS)
    return float((np.mean(np.sum(now * now, axis=(0, 1))) / 2.0) ** -0.5)


@dataclass(frozen=True, slots=True)
class Blend:
    """Endless stereo sound made of others."""

    sounds: tuple[Endless, ...]
    """All of stereo, and coming round in a period."""
    gains: Gains
    _: KW_ONLY
    rate_hz: int
    factor: float
    """What all gains are multiplied with."""
    repeat: Repeat
    channels: int = 2

    @classmethod
    def balanced(cls, sounds: tuple[Endless, ...], gains: Gains, *, rate_hz: int) -> Blend:
        """Of `BED_LUFS`, from sounds of `BED_LUFS` and gains that come round in a period."""
        return cls(sounds, gains, rate_hz=rate_hz, factor=balance(gains), repeat=circle.repeat(rate_hz))

    def softer(self, share: float) -> Blend:
        """The same at this share of its power."""
        return replace(self, factor=self.factor * share**0.5)

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        total = np.zeros((stop - start, 2), dtype=np.float32)
        at = start
        while at < stop:
            end = min(stop, (at // self.rate_hz + 1) * self.rate_hz)
            self._add(total[at - start : end - start], at)
            at = end
        return total

    def _add(self, total: Block, start: int) -> None:
        """The frames from `start` on, which all lie in one second."""
        length = self.rate_hz // CELLS_PER_S
        first, stop = start // length, start + len(total)
        moves = self.gains(np.arange(first, -(-stop // length) + 1)) * self.factor
        ramp = np.arange(length, dtype=np.float32) / np.float32(length)
        within = slice(start - first * length, stop - first * length)
        for sound, ears in zip(self.sounds, moves.astype(np.float32), strict=True):
            block = sound.read(start, stop)
            for ear, move in enumerate(ears):
                lines = move[:-1, None] + (move[1:] - move[:-1])[:, None] * ramp
                block[:, ear] *= lines.reshape(-1)[within]
            total += block
