"""Loudness as ITU-R BS.1770-5 defines it.

A mono signal is measured as one channel: the same sound in both channels of a stereo signal reads 3 LU more.
Source: ITU-R BS.1770-5 (2023), Annex 1; the gates also in EBU R 128 and Tech 3341.
"""

from __future__ import annotations

from functools import cache
from math import pi, tan

import numpy as np
import numpy.typing as npt
from scipy.signal import sosfilt

from audio_builder.sound.signal import Block
from audio_builder.units import SILENCE_DB

HOPS_PER_BLOCK = 4
"""A gating block is 400 ms; they start every 100 ms, which is an overlap of 75 %."""
HOPS_PER_SECOND = 10
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0

Power = npt.NDArray[np.float64]
"""Squared K-weighted amplitude summed over channels, shape (frames,)."""


@cache
def k_weighting(rate_hz: int) -> npt.NDArray[np.float64]:
    """The two filters of the K curve at any rate, shape (2, 6), as second-order sections.

    The standard tabulates them at 48 kHz and asks for the same response at other rates; these are the analogue
    filters behind its figures, transformed again.  Source: BS.1770-5, Annex 1, Tables 1 and 2; B. De Man,
    "Evaluation of Implementations of the EBU R128 Loudness Measurement", AES 145 (2018).
    """
    k, q = tan(pi * 1681.974450955533 / rate_hz), 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    a0 = 1.0 + k / q + k * k
    shelf = [high + band * k / q + k * k, 2.0 * (k * k - high), high - band * k / q + k * k]
    shelf_poles = [a0, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k]
    b0, b1, b2 = _high_pass_poles(rate_hz)
    level = _high_pass_poles(48_000)[0] / b0
    return np.array([[v / a0 for v in shelf + shelf_poles], [level, -2.0 * level, level, 1.0, b1 / b0, b2 / b0]])


def _high_pass_poles(rate_hz: int) -> tuple[float, float, float]:
    """Denominator of the second filter, whose numerator the standard sets to 1, -2, 1 at 48 kHz."""
    k, q = tan(pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    return 1.0 + k / q + k * k, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k


class Weighting:
    """The K curve over a signal that comes block by block."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._filters = k_weighting(rate_hz)
        self._state = np.zeros((len(self._filters), channels, 2))

    def power(self, block: Block) -> Power:
        """The weighted power of the next frames, shape (frames, channels), any number of them."""
        if not len(block):
            return np.empty(0)
        planar = np.ascontiguousarray(block.T, dtype=np.float64)
        weighted, self._state = sosfilt(self._filters, planar, axis=1, zi=self._state)
        return np.asarray(np.einsum("cf,cf->f", weighted, weighted))


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
        return _lufs(self._blocks())

    def integrated(self) -> float:
        """Gated loudness of everything so far in LUFS; `SILENCE_DB` when nothing passes the gate."""
        blocks = self._blocks()
        blocks = blocks[_lufs(blocks) > ABSOLUTE_GATE_LUFS]
        if len(blocks):
            blocks = blocks[_lufs(blocks) > _lufs(blocks.mean()) + RELATIVE_GATE_LU]
        return float(_lufs(blocks.mean())) if len(blocks) else SILENCE_DB

    def _blocks(self) -> npt.NDArray[np.float64]:
        """Mean energy of each gating block."""
        hops = np.concatenate((np.empty(0), *self._energies))
        if len(hops) < HOPS_PER_BLOCK:
            return np.empty(0)
        return np.asarray(np.lib.stride_tricks.sliding_window_view(hops, HOPS_PER_BLOCK).mean(axis=1))


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
    if not len(samples):
        return np.empty(0)
    weighted = sosfilt(k_weighting(rate_hz), samples.astype(np.float64))
    return np.asarray(weighted * weighted)


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
    return float(_lufs(np.mean(power))) if len(power) else SILENCE_DB


def _lufs(energy: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Loudness of mean K-weighted energies, in LUFS, never under `SILENCE_DB`."""
    floor = 10.0 ** ((SILENCE_DB + 0.691) / 10.0)
    return np.asarray(-0.691 + 10.0 * np.log10(np.maximum(energy, floor)))
