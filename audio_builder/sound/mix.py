"""The session before mastering: its background at its level, stepping back under speech, and the voice laid over it.

A pure function of position, like everything it is made of: gains come from the timeline, which knows where speech is,
and never from listening.  Speech is laid over the background by pydub, at 32 bits, over just the frames it covers:
what a frame goes through depends on the clips that cover it and not on the block it is read in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from audio_builder.sound.clip import Clip
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
class Placed:
    """A clip in the session: `clip()` gives it, its audible part begins at frame `start`."""

    start: int
    reach: Span
    """All frames the clip may touch, soft edges included."""
    clip: Callable[[], Clip]


class Mix:
    """Backgrounds under one envelope, and clips over them; stereo."""

    channels = CHANNELS

    def __init__(self, beds: Sequence[Signal], envelope: Envelope, placed: Sequence[Placed], *, rate_hz: int) -> None:
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
            clip = one.clip()
            first = one.start - clip.audible.start
            span = Span(max(start, first), min(stop, first + len(clip.samples)))
            if len(span) > 0:
                voice = np.repeat(clip.samples[span.start - first : span.stop - first, None], CHANNELS, axis=1)
                under = total[span.start - start : span.stop - start]
                under[:] = laid_over(under, voice, self._rate_hz)
        return total

    def _background(self, start: int, stop: int) -> Block:
        total = np.zeros((stop - start, CHANNELS), np.float32)
        gains = self._envelope.gains(start, stop)[:, None]
        if gains.any():
            for bed in self._beds:
                total += bed.read(start, stop) * gains
        return total

    def _heard(self, start: int, stop: int) -> list[Placed]:
        """Clips that touch [start, stop)."""
        first = bisect_left(self._stops, start + 1)
        last = bisect_left(self._starts, stop)
        return [one for one in self._placed[first:last] if one.reach.stop > start]
