"""Loudness as ITU-R BS.1770-5 defines it.

A mono signal is measured as one channel: the same sound in both channels of a stereo signal reads 3 LU more.
Source: ITU-R BS.1770-5 (2023), Annex 1; the gates also in EBU R 128 and Tech 3341.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.sound.k_curve import k_weighting
from audio_builder.sound.recursion import Recursion
from audio_builder.sound.signal import Block
from audio_builder.units import SILENCE_DB

HOPS_PER_BLOCK = 4
"""A gating block is 400 ms; they start every 100 ms, which is an overlap of 75 %."""
HOPS_PER_SECOND = 10
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0

Power = npt.NDArray[np.float64]
"""Squared K-weighted amplitude summed over channels, shape (frames,)."""


class Weighting:
    """The K curve over a signal that comes block by block."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._filters = Recursion(k_weighting(rate_hz), channels)

    def power(self, block: Block) -> Power:
        """The weighted power of the next frames, shape (frames, channels), any number of them."""
        weighted = self._filters.push(block)
        return np.asarray(np.square(weighted).sum(axis=0, dtype=np.float64))


class Gate:
    """Loudness of weighted power that comes piece by piece; only the mean of every 100 ms is kept.

    Sound after the last whole 100 ms is not counted, as the standard has it.
    """

    def __init__(self, rate_hz: int) -> None:
        self._hop = round(rate_hz / HOPS_PER_SECOND)
        self._energies: list[npt.NDArray[np.float64]] = []
        self._open = np.empty(0)

    def push(self, power: Power) -> None:
        """Take the next frames, any number of them."""
        power = np.concatenate((self._open, power))
        whole = len(power) // self._hop * self._hop
        if whole:
            self._energies.append(power[:whole].reshape(-1, self._hop).mean(axis=1))
        self._open = power[whole:].copy()

    def momentary(self) -> npt.NDArray[np.float64]:
        """Loudness of each 400 ms, one every 100 ms, in LUFS."""
        return lufs(blocks(self.hops(), HOPS_PER_BLOCK))

    def integrated(self) -> float:
        """Gated loudness of everything so far in LUFS; `SILENCE_DB` when nothing passes the gate."""
        return gated(self.hops())

    def hops(self) -> npt.NDArray[np.float64]:
        """Mean weighted power of each 100 ms so far."""
        return np.concatenate((np.empty(0), *self._energies))


def gated(hops: npt.NDArray[np.float64]) -> float:
    """Gated loudness in LUFS of sound of which each 100 ms has this mean weighted power; `SILENCE_DB` for none."""
    energies = blocks(hops, HOPS_PER_BLOCK)
    energies = energies[lufs(energies) > ABSOLUTE_GATE_LUFS]
    if len(energies):
        energies = energies[lufs(energies) > lufs(energies.mean()) + RELATIVE_GATE_LU]
    return float(lufs(energies.mean())) if len(energies) else SILENCE_DB


def blocks(hops: npt.NDArray[np.float64], length: int) -> npt.NDArray[np.float64]:
    """The mean of every `length` neighbouring hops, one starting at each; none when there are fewer."""
    if len(hops) < length:
        return np.empty(0)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(hops, length).mean(axis=1))


class Meter:
    """Loudness of a signal pushed through block by block."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._weighting = Weighting(rate_hz, channels)
        self._gate = Gate(rate_hz)

    def push(self, block: Block) -> None:
        """Take the next frames, shape (frames, channels), any number of them."""
        self._gate.push(self._weighting.power(block))

    def momentary(self) -> npt.NDArray[np.float64]:
        """Loudness of each 400 ms, one every 100 ms, in LUFS."""
        return self._gate.momentary()

    def integrated(self) -> float:
        """Gated loudness of everything so far in LUFS; `SILENCE_DB` when nothing passes the gate."""
        return self._gate.integrated()


def clip_power(samples: npt.NDArray[np.float32], rate_hz: int) -> Power:
    """The weighted power of one mono clip, shape (frames,)."""
    return Weighting(rate_hz, 1).power(samples[:, None])


def clip_loudness(samples: npt.NDArray[np.float32], rate_hz: int) -> float:
    """Loudness of one mono clip, shape (frames,), in LUFS; `SILENCE_DB` for silence."""
    return power_loudness(clip_power(samples, rate_hz), rate_hz)


def power_loudness(power: Power, rate_hz: int) -> float:
    """Loudness of one clip of which the weighted power is known, in LUFS; `SILENCE_DB` for silence.

    From 400 ms on it is the gated loudness.  A shorter clip has no whole gating block: it gets the plain mean over
    its length, which is meant for clips of 100 ms or more.
    """
    if len(power) * HOPS_PER_SECOND >= HOPS_PER_BLOCK * rate_hz:
        gate = Gate(rate_hz)
        gate.push(power)
        return gate.integrated()
    return float(lufs(np.mean(power))) if len(power) else SILENCE_DB


def lufs(energy: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Loudness of mean weighted powers, in LUFS, never under `SILENCE_DB`."""
    floor = 10.0 ** ((SILENCE_DB + 0.691) / 10.0)
    return np.asarray(-0.691 + 10.0 * np.log10(np.maximum(energy, floor)))
