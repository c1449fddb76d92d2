"""A drone: one low note and its harmonics, which slowly trade places while their sum keeps its power.

Partials under 220 Hz are held back, so most of the sound is where a phone's speaker can give it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.signal import Block, Endless, Repeat

LEVEL_RMS = 0.1
NOTE_HZ = (55.0, 440.0)
PHONE_HZ = 220.0
DEPTH = 0.45
"""How far each partial swells and fades, as a share of its amplitude; by choice."""
PERIODS_S = (12.1, 19.9, 9.7, 31.7, 15.7, 25.3, 7.3, 39.1)
"""Of the swelling of each partial, one row for each; they meet again only after years."""
CELL = 1024
"""Frames from one exact amplitude to the next; a straight line between them."""


@dataclass(frozen=True, slots=True)
class Drone:
    """Eight harmonic partials, each at its own pace and a little apart in the two ears."""

    rate_hz: int
    note_hz: float
    starts: tuple[tuple[float, float], ...]
    """Where in its swelling each partial begins, left and right, in turns."""
    channels: int = 2
    repeat: Repeat | None = None

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        first, last = start // CELL, -(-stop // CELL)
        turns = np.arange(first * CELL, last * CELL, dtype=np.float64) * (self.note_hz / self.rate_hz)
        turns -= np.floor(turns)
        angle = (turns.astype(np.float32) * np.float32(2.0 * np.pi)).reshape(-1, CELL)
        amplitudes = self._amplitudes(first, last + 1)[..., None]
        steps = amplitudes[:, :, 1:] - amplitudes[:, :, :-1]
        ramp = np.arange(CELL, dtype=np.float32) / np.float32(CELL)
        level, slope = np.zeros((2, 2, last - first, CELL), dtype=np.float32)
        for index, (low, step) in enumerate(zip(amplitudes[:, :, :-1], steps, strict=True)):
            partial = np.sin(angle * np.float32(index + 1) + np.float32(index * index * np.pi / len(PERIODS_S)))
            level += partial * low
            slope += partial * step
        level += slope * ramp
        planar = level.reshape(2, -1)[:, start - first * CELL : stop - first * CELL]
        return np.ascontiguousarray(planar.T)

    def _amplitudes(self, first: int, last: int) -> npt.NDArray[np.float32]:
        """Amplitudes where cells [first, last) begin, shape (partials, 2, cells); their power is always the same."""
        seconds = np.arange(first, last) * (CELL / self.rate_hz)
        rows = []
        for number, (period_s, starts) in enumerate(zip(PERIODS_S, self.starts, strict=True), start=1):
            tilt = np.sqrt(min(1.0, number * self.note_hz / PHONE_HZ) / number)
            turns = seconds / period_s + np.array(starts)[:, None]
            rows.append(tilt * (1.0 + DEPTH * np.sin(2.0 * np.pi * turns)))
        power = sum(row * row for row in rows) / 2.0
        return np.stack([LEVEL_RMS * row / np.sqrt(power) for row in rows]).astype(np.float32)


def make(request: BedRequest) -> Endless:
    """A drone on `[NOTE or HZ]`, A2 if nothing is said; raises ValueError for other words."""
    words = request.words
    if len(words) > 1:
        raise ValueError(f"drone takes one note or frequency, such as 'drone A2' or 'drone 110Hz', not {len(words)}")
    starts = np.random.Generator(np.random.PCG64(request.seed)).uniform(size=(len(PERIODS_S), 2))
    note_hz = _hertz(words[0] if words else "A2")
    return Drone(request.rate_hz, note_hz, tuple((left, right) for left, right in starts.tolist()))


def _hertz(word: str) -> float:
    """The frequency of `A2`, `C#3`, `Eb3`, `110Hz` or `110`."""
    note = re.fullmatch(r"([a-g])([#b]?)(\d)", word, re.IGNORECASE)
    number = re.fullmatch(r"(\d+(?:\.\d+)?)(?:hz)?", word, re.IGNORECASE)
    if note:
        step = "C D EF G A B".index(note[1].upper()) + {"": 0, "#": 1, "b": -1}[note[2].lower()]
        hertz = float(440.0 * 2.0 ** ((12 * int(note[3]) + step - 57) / 12))
    else:
        hertz = float(number[1]) if number else 0.0
    if not NOTE_HZ[0] <= hertz <= NOTE_HZ[1]:
        raise ValueError(f"a drone sounds a note from A1 to A4 or {NOTE_HZ[0]:g}Hz to {NOTE_HZ[1]:g}Hz, not '{word}'")
    return hertz


BED = BedPlugin(
    name="drone",
    summary="a low, slowly moving chord of one note",
    make=make,
    usage="[NOTE or HZ]",
)
