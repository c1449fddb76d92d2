"""Level over time.

An `Envelope` is straight lines in decibels between points, level before the first and after the last.  The gain of a
frame depends on the frame alone, to the bit, however the range around it is cut.  `SILENCE_DB` or less is a gain of
exactly nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from audio_builder.sound.signal import Span
from audio_builder.units import SILENCE_DB, gain

NEPERS_PER_DB = log(10.0) / 20.0
Gains = npt.NDArray[np.float32]
"""Linear gains, shape (frames,)."""


@dataclass(frozen=True, slots=True)
class Envelope:
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

    def gains(self, start: int, stop: int) -> Gains:
        """Linear gains of frames [start, stop), shape (stop - start,)."""
        if (one := self.constant(start, stop)) is not None:
            return np.full(stop - start, one, dtype=np.float32)
        gains = np.empty(stop - start, dtype=np.float32)
        cuts = (*self.points[self._after(start) : self._after(stop - 1)], (stop, 0.0))
        frame = start
        for cut, _ in cuts:
            self._fill(frame, gains[frame - start : cut - start])
            frame = cut
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
        levels = np.arange(start - left, start - left + len(out), dtype=np.float64)
        levels *= (high - low) / (right - left)
        levels += low
        np.exp((levels * NEPERS_PER_DB).astype(np.float32), out=out)
        if min(low, high) <= SILENCE_DB:
            out[levels <= SILENCE_DB] = 0.0


def duck(spans: Sequence[Span], *, depth_db: float, attack: int, release: int) -> Envelope:
    """0 dB, falling by `depth_db` for every span of speech: fully down from its first frame to its last.

    The fall takes `attack` frames before the span, the recovery `release` frames after it.  Where spans are closer
    than that, the lower of the two lines counts, so the gain never jumps.  Raises ValueError for a depth under 0 dB
    or for less than one frame of attack or release.
    """
    if depth_db < 0 or attack < 1 or release < 1:
        raise ValueError("ducking needs a depth of 0 dB or more, and an attack and a release of a frame or more")
    joined: list[Span] = []
    for span in sorted((s for s in spans if len(s) > 0), key=lambda s: s.start):
        if joined and span.start < joined[-1].stop + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].stop, span.stop))
        else:
            joined.append(span)
    if not joined:
        return Envelope.flat()
    rise, fall = depth_db / release, depth_db / attack
    points: dict[int, float] = {joined[0].start - attack: 0.0}
    for span, after in zip(joined, (*joined[1:], None), strict=True):
        last = span.stop - 1
        points |= {span.start: -depth_db, last: -depth_db}
        gap = (after.start if after else last + attack + release) - last
        if gap >= attack + release:
            points |= {last + release: 0.0, last + gap - attack: 0.0}
            continue
        crossing = last + gap * release // (attack + release)
        for frame in (crossing, crossing + 1):
            points[frame] = -depth_db + min(rise * (frame - last), fall * (last + gap - frame))
    return Envelope(tuple(sorted(points.items())))


def _gain(level_db: float) -> float:
    return gain(level_db) if level_db > SILENCE_DB else 0.0
