"""True peaks: how high the sound between the samples rises.

Four values for every frame, the sample itself and three between it and the next one, by a windowed-sinc interpolator.
No sound can rise more than `OVERSHOOT` above its samples there, so a stretch that stays below is passed over
without changing what is found.
Source: ITU-R BS.1770-5 (2023), Annex 2.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.sound.signal import Block
from audio_builder.units import level_db

REACH = 12
"""Frames of sound needed on each side of a frame."""
OVERSAMPLING = 4
ROW = 64
"""Frames interpolated by one row of the matrix product below; by choice, the quickest of 16 to 128."""


def _interpolator() -> npt.NDArray[np.float64]:
    """Weights of frames n - 11 ... n + 12 at n + 1/4, n + 1/2 and n + 3/4, shape (3, 24)."""
    between = np.arange(1, OVERSAMPLING)[:, None] / OVERSAMPLING
    distance = np.arange(1 - REACH, REACH + 1) - between
    window = np.i0(8.0 * np.sqrt(1.0 - (distance / REACH) ** 2)) / np.i0(8.0)
    weights = np.sinc(distance) * window
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _rows(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """The matrix that takes ROW + 23 neighbouring samples to 3 * ROW values between them."""
    matrix = np.zeros((ROW + 2 * REACH - 1, len(weights), ROW), dtype=np.float32)
    for frame in range(ROW):
        matrix[frame : frame + 2 * REACH, :, frame] = weights.T
    return matrix.reshape(len(matrix), -1)


OVERSHOOT = float(np.abs(_interpolator()).sum(axis=1).max())
"""The most the interpolator can rise above the samples it sees, as a ratio: 2.2, or 6.9 dB."""
_MATRIX = _rows(_interpolator())


def sample_peak(block: Block) -> float:
    """The highest absolute sample, linear; 0 for an empty block."""
    return max(float(block.max()), -float(block.min())) if block.size else 0.0


def frame_peaks(padded: Block) -> npt.NDArray[np.float32]:
    """The oversampled peak of each frame over all channels, linear, shape (frames - 2 * REACH,).

    `padded` has REACH frames of context on each side.  A frame's peak covers the time up to the next frame.
    """
    frames = len(padded) - 2 * REACH
    rows = -(-frames // ROW)
    planar = np.zeros((padded.shape[1], (rows + 1) * ROW + 2 * REACH), dtype=np.float32)
    planar[:, : len(padded)] = padded.T
    windows = np.lib.stride_tricks.sliding_window_view(planar, len(_MATRIX), axis=1)[:, 1::ROW][:, :rows]
    between = windows.reshape(-1, len(_MATRIX)) @ _MATRIX
    highest = np.abs(between).reshape(len(planar), rows, OVERSAMPLING - 1, ROW).max(axis=(0, 2)).reshape(-1)[:frames]
    samples = np.abs(planar[:, REACH : REACH + frames]).max(axis=0)
    return np.asarray(np.maximum(highest, samples))


class TruePeak:
    """The true peak of a signal pushed through block by block."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._hop = max(rate_hz // 100, 2 * REACH)
        self._held: Block = np.zeros((2 * REACH, channels), dtype=np.float32)
        self._peak = 0.0

    def push(self, block: Block) -> None:
        """Take the next frames, shape (frames, channels), any number of them."""
        held = np.concatenate((self._held, block))
        hops = (len(held) - 2 * REACH) // self._hop
        for hop in self._promising(held, hops):
            self._peak = _higher(self._peak, held[hop * self._hop : (hop + 1) * self._hop + 2 * REACH])
        self._held = held[hops * self._hop :].copy()

    def value_dbtp(self) -> float:
        """The highest true peak so far, in dB relative to full scale, as if silence followed."""
        after = np.zeros((2 * REACH, self._held.shape[1]), dtype=np.float32)
        return level_db(_higher(self._peak, np.concatenate((self._held, after))))

    def _promising(self, held: Block, hops: int) -> list[int]:
        """The stretches of one hop and its context that may hold a new peak, highest samples first."""
        if not hops:
            return []
        level = np.abs(held[: hops * self._hop]).reshape(hops, -1).max(axis=1)
        after = np.append(level[1:], np.abs(held[hops * self._hop :]).max(initial=0.0))
        highest = np.maximum(level, after)
        found = np.flatnonzero(highest * OVERSHOOT > self._peak)
        return [int(hop) for hop in found[np.argsort(-highest[found])]]


def _higher(peak: float, padded: Block) -> float:
    """The higher of a known peak and that of a stretch with its context, both linear."""
    if sample_peak(padded) * OVERSHOOT <= peak:
        return peak
    return max(peak, float(frame_peaks(padded).max()))
