"""The session before mastering: its background at its level, stepping back under speech, and voice and cues over it.

A pure function of position, like everything it is made of: gains come from the timeline, which knows where speech is,
and never from listening.  What is heard is laid over the background by pydub, at 32 bits, over just the frames it
covers: what a frame goes through depends on the sounds that cover it and not on the block it is read in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from audio_builder.sound.envelope import Envelope
from audio_builder.sound.loudness import Meter
from audio_builder.sound.segment import laid_over
from audio_builder.sound.signal import Block, Signal, Span
from audio_builder.units import gain

CHANNELS = 2

MEASURED_S = 20
"""Seconds of a background that are listened to before it is set to its level."""


@dataclass(frozen=True, slots=True)
class Levelled:
    """A background at a known loudness."""

    source: Signal
    factor: np.float32
    channels: int = CHANNELS

    def read(self, start: int, stop: int) -> Block:
        """The source times the factor."""
        return self.source.read(start, stop) * self.factor


def levelled(source: Signal, *, lufs: float, rate_hz: int) -> Levelled:
    """The background at this loudness, measured on its first `MEASURED_S` seconds."""
    meter = Meter(rate_hz, CHANNELS)
    for second in range(MEASURED_S):
        meter.push(source.read(second * rate_hz, (second + 1) * rate_hz))
    return Levelled(source, np.float32(gain(lufs - meter.integrated())))


@dataclass(frozen=True, slots=True)
class Bed:
    """A background at its loudness, and how its own level moves over the session."""

    sound: Signal
    level: Envelope


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip or a cue in the session."""

    reach: Span
    """All frames it may touch, soft edges included."""
    read: Callable[[int, int], npt.NDArray[np.float32]]
    """(first frame, last frame + 1), counted from the start of `reach` -> mono sound."""
    factor: float = 1.0
    """Linear gain."""


class Mix:
    """Backgrounds under one envelope, each with its own level, and clips and cues over them; stereo."""

    channels = CHANNELS

    def __init__(self, beds: Sequence[Bed], envelope: Envelope, placed: Iterable[Placed], *, rate_hz: int) -> None:
        self._beds = tuple(beds)
        self._envelope = envelope
        self._placed = sorted(placed, key=lambda one: one.reach.start)
        self._starts = [one.reach.start for one in self._placed]
        self._stops = list(accumulate((one.reach.stop for one in self._placed), max))
        self._rate_hz = rate_hz

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (frames, 2)."""
        total = self._background(start, stop)
        for one in self._heard(start, stop):
            span = Span(max(start, one.reach.start), min(stop, one.reach.stop))
            sound = one.read(span.start - one.reach.start, span.stop - one.reach.start) * np.float32(one.factor)
            under = total[span.start - start : span.stop - start]
            under[:] = laid_over(under, np.repeat(sound[:, None], CHANNELS, axis=1), self._rate_hz)
        return total

    def _background(self, start: int, stop: int) -> Block:
        total = np.zeros((stop - start, CHANNELS), np.float32)
        if stop == start or self._envelope.constant(start, stop) == 0.0:
            return total
        gains = self._envelope.gains(start, stop)[:, None]
        for bed in self._beds:
            own = bed.level.constant(start, stop)
            if own is None:
                total += bed.sound.read(start, stop) * (gains * bed.level.gains(start, stop)[:, None])
            elif own:
                total += bed.sound.read(start, stop) * (gains * np.float32(own))
        return total

    def _heard(self, start: int, stop: int) -> list[Placed]:
        """Sounds that touch [start, stop)."""
        first = bisect_left(self._stops, start + 1)
        last = bisect_left(self._starts, stop)
        return [one for one in self._placed[first:last] if one.reach.stop > start]
