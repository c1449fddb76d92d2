"""Recursive filters as products of matrices, so that a filter costs a third of what a loop over its samples does.

A row of sound goes through a matrix that holds the filter's response to each of its samples, and what went before it
through one that holds the response to the filter's state.  The states of all rows come from one another by doubling.
The products are kept small: a linear algebra library that starts threads for larger ones takes ten times as long.
"""

from __future__ import annotations

from functools import cache, reduce
from math import pi, sqrt, tan

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.signal import Block

Sections = tuple[tuple[float, float, float, float, float, float], ...]
"""Second-order filters one after the other: b0, b1, b2, a0 = 1, a1, a2 of each."""

Planar = npt.NDArray[np.float32]
"""float32, shape (channels, frames)."""

ROW = 48
"""Frames of one row, and rows of one product; by choice, the quickest of 32 to 96 and 16 to 64."""
ROWS = 64
MOST = 16 * ROW * ROWS
"""Frames filtered at a time, so that what is worked on stays in the processor's cache."""

FORGOTTEN = 1e-9
"""What a state has shrunk to when it no longer counts."""


def low_pass(hertz: float, rate_hz: int) -> Sections:
    """Butterworth's filter of second order: flat, 3 dB down at this frequency, then 12 dB an octave."""
    k = tan(pi * hertz / rate_hz)
    a0 = 1.0 + sqrt(2.0) * k + k * k
    b0 = k * k / a0
    return ((b0, 2.0 * b0, b0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - sqrt(2.0) * k + k * k) / a0),)


class Recursion:
    """Filters of second order over a signal that comes block by block."""

    def __init__(self, sections: Sections, channels: int) -> None:
        self._steps = _steps(sections)
        self._state = np.zeros((channels, self._steps.order))
        self._held: Planar = np.zeros((channels, 0), dtype=np.float32)
        """Frames since the last whole row, which began with the state."""

    def push(self, block: Block) -> Planar:
        """The filtered next frames, shape (channels, frames), of a block of any length."""
        if len(block) <= MOST:
            return self._filtered(block)
        pieces = [self._filtered(block[start : start + MOST]) for start in range(0, len(block), MOST)]
        return np.concatenate(pieces, axis=1)

    def _filtered(self, block: Block) -> Planar:
        channels, held = self._held.shape
        frames, order = held + len(block), self._steps.order
        rows = -(-frames // (ROW * ROWS)) * ROWS
        sound = np.zeros((channels, rows * ROW), dtype=np.float32)
        sound[:, :held], sound[:, held:frames] = self._held, block.T
        seen = np.empty((channels, rows, ROW + order), dtype=np.float32)
        seen[..., :ROW] = sound.reshape(channels, rows, ROW)
        states = self._states(seen[..., :ROW])
        seen[..., ROW:] = states[:, :rows]
        whole = frames // ROW
        self._state, self._held = states[:, whole].copy(), sound[:, whole * ROW : frames].copy()
        filtered = seen.reshape(-1, ROWS, ROW + order) @ self._steps.heard
        return filtered.reshape(channels, -1)[:, held:frames]

    def _states(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The state before each row and after the last, shape (channels, rows + 1, order)."""
        channels, count = rows.shape[:2]
        states = np.empty((channels, count + 1, self._steps.order))
        states[:, 0] = self._state
        states[:, 1:] = (rows.reshape(-1, ROWS, ROW) @ self._steps.kept).reshape(channels, count, self._steps.order)
        distance = 1
        for carried in self._steps.carried:
            if distance <= count:
                states[:, distance:] += states[:, :-distance] @ carried
            distance *= 2
        return states


class _Steps(Struct, frozen=True):
    order: int
    heard: npt.NDArray[np.float32]
    """From a row and the state before it to what is heard, shape (ROW + order, ROW)."""
    kept: npt.NDArray[np.float32]
    """From a row to what it adds to the state after it, shape (ROW, order)."""
    carried: tuple[npt.NDArray[np.float64], ...]
    """From a state to the state 1, 2, 4, 8 ... rows later, each of shape (order, order)."""


@cache
def _steps(sections: Sections) -> _Steps:
    """The matrices of some filters.

    The state is written in coordinates in which what it goes on to sound like has its own size, so that single
    precision is enough for it.
    """
    b = reduce(np.convolve, (np.array(one[:3]) for one in sections))
    a = reduce(np.convolve, (np.array(one[3:]) for one in sections))
    order = len(a) - 1
    onward = np.eye(order, k=1)
    onward[:, 0] = -a[1:]
    entering = b[1:] - a[1:] * b[0]
    powers = [np.eye(order)]
    for _ in range(ROW):
        powers.append(onward @ powers[-1])
    sounding, coordinates = np.linalg.qr(np.array([power[0] for power in powers[:ROW]]))
    response = np.append(b[0], [power[0] @ entering for power in powers[: ROW - 1]])
    lag = np.arange(ROW) - np.arange(ROW)[:, None]
    through = np.where(lag >= 0, response[lag], 0.0)
    kept = np.array([coordinates @ power @ entering for power in powers[ROW - 1 :: -1]])
    carried = [(coordinates @ powers[ROW] @ np.linalg.inv(coordinates)).T]
    while np.abs(carried[-1]).max() > FORGOTTEN:
        carried.append(carried[-1] @ carried[-1])
    heard = np.concatenate((through, sounding.T))
    return _Steps(order, heard.astype(np.float32), kept.astype(np.float32), tuple(carried))
