"""The session before mastering: its background at its level, stepping back under speech, and voice and cues over it.

A pure function of position, like everything it is made of: gains come from the timeline, which knows where speech is,
and never from listening.  What is heard is laid over the background by pydub, at 32 bits, over just the frames it
covers: what a frame goes through depends on the sounds that cover it and not on the block it is read in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.dimmed import Dimmed
from audio_builder.sound.envelope import Envelope
from audio_builder.sound.layers import Bed as Bed
from audio_builder.sound.layers import Layers
from audio_builder.sound.repeating import Repetition, repetitions
from audio_builder.sound.segment import laid_over
from audio_builder.sound.signal import Block, Span

CHANNELS = 2


class Placed(Struct, frozen=True):
    """A clip or a cue in the session."""

    reach: Span
    """All frames it may touch, soft edges included."""
    read: Callable[[int, int], npt.NDArray[np.float32]]
    """(first frame, last frame + 1), counted from the start of `reach` -> sound, shape (frames,) or (frames, 2)."""
    factor: float = 1.0
    """Linear gain."""


class Mix:
    """Backgrounds under one envelope, each with its own level, and clips and cues over them; stereo.

    `treble` is the gain of what is bright in the backgrounds, beside their own.
    """

    channels = CHANNELS

    def __init__(
        self,
        beds: Sequence[Bed],
        envelope: Envelope,
        placed: Iterable[Placed],
        *,
        rate_hz: int,
        treble: Envelope | None = None,
    ) -> None:
        self._layers = Layers(tuple(beds), envelope)
        self._treble = treble or Envelope.flat()
        self._background = Dimmed(self._layers, self._treble, rate_hz=rate_hz)
        self._placed = sorted(placed, key=lambda one: one.reach.start)
        self._starts = [one.reach.start for one in self._placed]
        self._stops = list(accumulate((one.reach.stop for one in self._placed), max))
        self._rate_hz = rate_hz

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (frames, 2)."""
        total = self._background.read(start, stop)
        for one in self._heard(start, stop):
            span = Span(max(start, one.reach.start), min(stop, one.reach.stop))
            sound = one.read(span.start - one.reach.start, span.stop - one.reach.start)
            under = total[span.start - start : span.stop - start]
            under[:] = laid_over(under, sound * np.float32(one.factor), self._rate_hz)
        return total

    def repeats(self, frames: int) -> tuple[Repetition, ...]:
        """Where the first `frames` frames repeat themselves for longer than a period and a minute."""
        return repetitions(
            self._layers,
            self._treble,
            (one.reach for one in self._placed),
            margin=self._background.reach,
            frames=frames,
            rate_hz=self._rate_hz,
        )

    def _heard(self, start: int, stop: int) -> list[Placed]:
        """Sounds that touch [start, stop)."""
        first = bisect_left(self._stops, start + 1)
        last = bisect_left(self._starts, stop)
        return [one for one in self._placed[first:last] if one.reach.stop > start]
