"""Sines that sound for ever, while the amplitude of each moves.

Amplitudes are asked for at instants, which are counted in hundredths of a second, and are straight lines between them.
Every phase is that of the absolute frame within its period, so a tone that fades out and comes back was never away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

import numpy as np
import numpy.typing as npt

from audio_builder.sound import circle
from audio_builder.sound.k_curve import k_power
from audio_builder.sound.signal import BED_LUFS, Block, Repeat

INSTANTS_PER_S = 100
INSTANTS = circle.PERIOD_S * INSTANTS_PER_S
"""In one period."""
BED_POWER = float(10.0 ** ((BED_LUFS + 0.691) / 10.0))
"""What the power of all tones, each times `counted`, sums to in a sound of `BED_LUFS`."""

Amplitudes = Callable[[npt.NDArray[np.int64]], npt.NDArray[np.float64]]
"""Instants in ascending order, shape (instants,) -> amplitudes there, shape (tones, 2, instants)."""


def counted(hertz: tuple[float, ...], rate_hz: int) -> npt.NDArray[np.float64]:
    """How much the squared amplitude of each tone counts towards loudness, shape (tones, 1, 1)."""
    return k_power(np.array(hertz), rate_hz)[:, None, None] / 2.0


@dataclass(frozen=True, slots=True)
class Tones:
    """Endless stereo tones."""

    hertz: tuple[float, ...]
    """Of each tone, a whole number of turns in a period."""
    starts: tuple[float, ...]
    """Phase of each tone at frame 0, in turns."""
    amplitudes: Amplitudes
    _: KW_ONLY
    rate_hz: int
    repeat: Repeat
    every: int = 10
    """Instants from one asked for to the next; a divisor of `INSTANTS_PER_S`."""
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        block = np.empty((stop - start, 2), dtype=np.float32)
        at = start
        while at < stop:
            second = at // self.rate_hz
            end = min(stop, (second + 1) * self.rate_hz)
            self._fill(block[at - start : end - start], at)
            at = end
        return block

    def _fill(self, block: Block, start: int) -> None:
        """The frames from `start` on, which all lie in one second."""
        length = self.rate_hz * self.every // INSTANTS_PER_S
        first, last = start // length, -(-(start + len(block)) // length)
        instants = np.arange(first, last + 1) * self.every
        amplitudes = self.amplitudes(instants).astype(np.float32)[..., None]
        seconds = instants[:-1] % INSTANTS / INSTANTS_PER_S
        within_s = np.arange(length) / self.rate_hz
        ramp = (np.arange(length) / length).astype(np.float32)
        level, slope = np.zeros((2, 2, last - first, length), dtype=np.float32)
        for hertz, begins, moves in zip(self.hertz, self.starts, amplitudes, strict=True):
            if not moves.any():
                continue
            sine = np.sin(_angle(seconds * hertz + begins)[:, None] + _angle(within_s * hertz))
            for channel, move in enumerate(moves):
                level[channel] += move[:-1] * sine
                slope[channel] += (move[1:] - move[:-1]) * sine
        level += slope * ramp
        inside = start - first * length
        for channel in range(2):
            block[:, channel] = level[channel].reshape(-1)[inside : inside + len(block)]


def _angle(turns: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Turns in radians, whole ones left out."""
    return ((turns - np.floor(turns)) * (2.0 * np.pi)).astype(np.float32)
