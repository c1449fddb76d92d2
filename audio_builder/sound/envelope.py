"""Level over time.

An `Envelope` is straight lines in decibels between points, level before the first and after the last.  The gain of a
frame depends on the frame alone, to the bit, however the range around it is cut.  `SILENCE_DB` or less is a gain of
exactly nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from math import ceil, floor, log
from operator import itemgetter

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.signal import Span
from audio_builder.units import SILENCE_DB, gain

NEPERS_PER_DB = log(10.0) / 20.0
Gains = npt.NDArray[np.float32]
"""Linear gains, shape (frames,)."""

LINE_FRAMES = 256
"""A line in dB is worked out for so many frames once, and for the first of each so many: two short exponentials."""


class Envelope(Struct, frozen=True):
    """A gain in dB over time.

    >>> [f"{gain:.3f}" for gain in Envelope(((0, 0.0), (4, -20.0))).gains(3, 6)]
    ['0.178', '0.100', '0.100']
    """

    points: tuple[tuple[int, float], ...]
    """(frame, gain in dB); at least one, frames strictly ascending, and negative ones allowed."""

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("an envelope needs at least one point")
        if any(a[0] >= b[0] for a, b in zip(self.points, self.points[1:], strict=False)):
            raise ValueError("the frames of an envelope must be strictly ascending")

    @staticmethod
    def flat(level_db: float = 0.0) -> Envelope:
        """The same gain for ever."""
        return Envelope(((0, level_db),))

    @staticmethod
    def add(*envelopes: Envelope) -> Envelope:
        """The sum in dB, which multiplies the gains.

        A level at `SILENCE_DB` stays silent as long as the others do not lift it: it counts as -120 dB.
        """
        frames = sorted({frame for envelope in envelopes for frame, _ in envelope.points})
        if not frames:
            return Envelope.flat()
        at = np.array(frames, dtype=np.float64)
        total = np.zeros(len(frames))
        for envelope in envelopes:
            where, levels = np.array(envelope.points, dtype=np.float64).T
            total += np.interp(at, where, levels)
        return Envelope(tuple(zip(frames, total.tolist(), strict=True)))

    def level_db(self, frame: int) -> float:
        """The gain at one frame, in dB."""
        (left, low), (right, high) = self._around(frame)
        return low if left == right else low + (frame - left) * ((high - low) / (right - left))

    def constant(self, start: int, stop: int) -> float | None:
        """The linear gain of every frame in [start, stop) if it is one and the same, else None."""
        near = self.points[max(self._after(start) - 1, 0) : self._after(stop - 1) + 1]
        return _gain(near[0][1]) if all(level == near[0][1] for _, level in near) else None

    def between(self, start: int, stop: int) -> list[int]:
        """The frames of the points that stand after `start` and before `stop`."""
        return [frame for frame, _ in self.points[self._after(start) : self._after(stop - 1)]]

    def gains(self, start: int, stop: int) -> Gains:
        """Linear gains of frames [start, stop), shape (stop - start,)."""
        if (one := self.constant(start, stop)) is not None:
            return np.full(stop - start, one, dtype=np.float32)
        gains = np.empty(stop - start, dtype=np.float32)
        for part in cuts((self,), start, stop):
            self._fill(part.start, gains[part.start - start : part.stop - start])
        return gains

    def _after(self, frame: int) -> int:
        """How many points stand at or before a frame."""
        return bisect_right(self.points, frame, key=itemgetter(0))

    def _around(self, frame: int) -> tuple[tuple[int, float], tuple[int, float]]:
        """The points before (or at) and after a frame; twice the same one outside of them all."""
        after = self._after(frame)
        return self.points[max(after - 1, 0)], self.points[min(after, len(self.points) - 1)]

    def _fill(self, start: int, out: Gains) -> None:
        """Write the gains from `start` on; no point may stand inside."""
        (left, low), (right, high) = self._around(start)
        if low == high:
            out[:] = _gain(low)
            return
        slope = (high - low) / (right - left)
        line = _line if right - left >= LINE_FRAMES else _short_line
        out[:] = line(low, slope, start - left, len(out))
        if min(low, high) <= SILENCE_DB:
            crossing = left + (SILENCE_DB - low) / slope - start
            silent = slice(max(ceil(crossing), 0), None) if slope < 0 else slice(0, max(floor(crossing) + 1, 0))
            out[silent] = 0.0


def cuts(envelopes: Iterable[Envelope], start: int, stop: int) -> list[Span]:
    """The parts of [start, stop) between the points of all these envelopes, in order."""
    edges = {start, stop}
    for envelope in envelopes:
        edges.update(envelope.between(start, stop))
    places = sorted(edges)
    return [Span(*ends) for ends in pairwise(places)]


def duck(spans: Iterable[Span], *, depth_db: float, attack: int, release: int, apart: int) -> Envelope:
    """0 dB, falling by `depth_db` for every span of speech: fully down from its first frame to its last.

    The fall takes `attack` frames before the span, the recovery `release` frames after it.  Between spans with fewer
    than `apart` frames from one to the next it stays down, so that words in a row never pump it.  Raises ValueError
    for a depth under 0 dB, for less than one frame of attack or release, and for an `apart` that has no room for both.
    """
    if depth_db < 0 or min(attack, release) < 1 or apart < attack + release:
        raise ValueError(
            "ducking needs a depth of 0 dB or more, and room for an attack and a release of a frame or more"
        )
    if not depth_db:
        return Envelope.flat()
    joined: list[Span] = []
    for span in sorted((s for s in spans if len(s) > 0), key=lambda s: s.start):
        if joined and span.start - joined[-1].stop < apart:
            joined[-1] = Span(joined[-1].start, max(joined[-1].stop, span.stop))
        else:
            joined.append(span)
    points: dict[int, float] = {}
    for span in joined:
        last = span.stop - 1
        points |= {span.start - attack: 0.0, span.start: -depth_db, last: -depth_db, last + release: 0.0}
    return Envelope(tuple(points.items())) if points else Envelope.flat()


def _line(low_db: float, slope_db: float, first: int, frames: int) -> Gains:
    """Gains of a straight line in dB, `frames` of them from its frame number `first` on."""
    cell = first // LINE_FRAMES
    cells = np.arange(cell, (first + frames - 1) // LINE_FRAMES + 1)
    coarse = np.exp((low_db + slope_db * LINE_FRAMES * cells) * NEPERS_PER_DB).astype(np.float32)
    fine = np.exp(slope_db * NEPERS_PER_DB * np.arange(LINE_FRAMES)).astype(np.float32)
    skipped = first - cell * LINE_FRAMES
    return np.asarray(np.multiply.outer(coarse, fine).reshape(-1)[skipped : skipped + frames])


def _short_line(low_db: float, slope_db: float, first: int, frames: int) -> Gains:
    """The same for a line that may be too steep for that."""
    levels_db = low_db + slope_db * np.arange(first, first + frames)
    return np.asarray(np.exp(levels_db * NEPERS_PER_DB), dtype=np.float32)


def _gain(level_db: float) -> float:
    return gain(level_db) if level_db > SILENCE_DB else 0.0
