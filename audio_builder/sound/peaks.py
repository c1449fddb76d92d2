"""True peaks: how high the sound between the samples rises.

Four values for every frame, the sample itself and three between it and the next one, by a windowed-sinc interpolator.
No sound can rise more than `OVERSHOOT` above its samples there, so only the neighbourhood of samples that stand nearly
as high as what is looked for is interpolated at all.
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
ROW = 32
"""Frames interpolated by one row of a matrix product, and rows of one product; by choice, the quickest of 16 to 64."""
ROWS = 32
MOST = 48 * ROW * ROWS
"""Frames that are looked at together, so that what is worked on stays in the processor's cache."""

Places = npt.NDArray[np.intp]
"""Numbers of frames, ascending."""
Heights = npt.NDArray[np.float64]
"""Absolute amplitudes, linear."""


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


_WEIGHTS = _interpolator()
_MATRIX = _rows(_WEIGHTS)
OVERSHOOT = float(np.abs(_WEIGHTS).sum(axis=1).max())
"""The most the interpolator can rise above the samples it sees, as a ratio: 2.2, or 6.9 dB."""
MARGIN = 1e-4
"""The share by which a product of matrices may be wrong; it has no fixed order of summation."""


def sample_peak(block: Block) -> float:
    """The highest absolute sample, linear; 0 for an empty block."""
    return max(float(block.max()), -float(block.min())) if block.size else 0.0


def high_peaks(padded: Block, *, above: float) -> tuple[Places, Heights]:
    """The frames whose oversampled peak over all channels is higher than `above`, linear, and how high it is.

    `padded` has REACH frames of context on each side; the frame after them is number 0.  A frame's peak covers the time
    up to the next frame.  It depends on the samples around it alone, to the bit, wherever the block begins.
    """
    frames = len(padded) - 2 * REACH
    if frames <= 0 or sample_peak(padded) * OVERSHOOT <= above:
        return np.empty(0, np.intp), np.empty(0)
    rows = -(-frames // ROW)
    planar = np.zeros((padded.shape[1], (rows + 1) * ROW + 2 * REACH), dtype=np.float32)
    planar[:, : len(padded)] = padded.T
    chosen = _nearly_as_high(planar, _promising(planar, rows, above), above * (1.0 - MARGIN))
    places = (chosen[:, None] * ROW + np.arange(ROW)).reshape(-1)
    places = places[places < frames]
    heights = _heights(planar, places)
    high = heights > above
    return places[high], heights[high]


def _promising(planar: npt.NDArray[np.float32], rows: int, above: float) -> Places:
    """The rows of frames in which samples stand high enough for such a peak, their context included."""
    stretches = np.abs(planar[:, : (rows + 1) * ROW]).reshape(len(planar), rows + 1, ROW).max(axis=2).max(axis=0)
    beyond = np.abs(planar[:, rows * ROW :]).max()
    highest = np.maximum(stretches[:-1], np.append(stretches[1:-1], beyond))
    return np.flatnonzero(highest * OVERSHOOT > above)


def _nearly_as_high(planar: npt.NDArray[np.float32], rows: Places, above: float) -> Places:
    """Those of some rows in which a peak is higher than this, as near as a product of matrices tells."""
    filled = np.resize(rows, -(-len(rows) // ROWS) * ROWS)
    windows = np.lib.stride_tricks.sliding_window_view(planar, len(_MATRIX), axis=1)[:, 1::ROW][:, filled]
    between = windows.reshape(-1, ROWS, len(_MATRIX)) @ _MATRIX
    highest = np.maximum(np.abs(between, out=between).max(axis=2).reshape(len(planar), -1), np.abs(windows).max(axis=2))
    return np.asarray(rows[(highest > above).any(axis=0)[: len(rows)]])


def _heights(planar: npt.NDArray[np.float32], places: Places) -> Heights:
    """The oversampled peaks of some frames, summed in one order."""
    between = np.zeros((OVERSAMPLING - 1, len(planar), len(places)))
    for tap, weights in enumerate(_WEIGHTS.T):
        between += planar[:, places + tap + 1] * weights[:, None, None]
    return np.asarray(np.maximum(np.abs(between).max(axis=(0, 1)), np.abs(planar[:, places + REACH]).max(axis=0)))


class TruePeak:
    """The true peak of a signal pushed through block by block, which begins out of silence."""

    def __init__(self, channels: int) -> None:
        self._held: Block = np.zeros((2 * REACH, channels), dtype=np.float32)
        self._peak = 0.0

    def push(self, block: Block) -> None:
        """Take the next frames, shape (frames, channels), any number of them."""
        for start in range(0, len(block), MOST):
            held = np.concatenate((self._held, block[start : start + MOST]))
            self._peak = _higher(self._peak, held)
            self._held = held[max(len(held) - 2 * REACH, 0) :].copy()

    def jump(self) -> None:
        """What comes next does not follow what came before; nothing is known of what lies between."""
        self._held = self._held[:0]

    def value_dbtp(self) -> float:
        """The highest true peak so far, in dB relative to full scale, as if silence followed."""
        after = np.zeros((2 * REACH, self._held.shape[1]), dtype=np.float32)
        return level_db(_higher(self._peak, np.concatenate((self._held, after))))


def _higher(peak: float, padded: Block) -> float:
    """The higher of a known peak and that of a stretch with its context, both linear."""
    known = max(peak, sample_peak(padded))
    return float(high_peaks(padded, above=known)[1].max(initial=known))
