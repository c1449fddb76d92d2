"""A sound that gets darker: what is bright in it steps back, the rest stays.

Brightness is taken away by averaging each frame with its neighbours a few frames off, again and again with growing
distances, which is close to a bell curve: no phase, no ringing, no delay.  Each frame depends on those `reach` around
it and on nothing else, so the law of sound holds to the bit, and a sound that repeats itself still does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cache
from math import log, pi

import numpy as np

from audio_builder.sound.envelope import Envelope, cuts
from audio_builder.sound.signal import Block, Signal, Span

CORNER_HZ = 1200.0
"""What is left when all brightness is gone is 3 dB down here, and 12 dB an octave higher; by choice."""


@dataclass(frozen=True, slots=True)
class Dimmed:
    """A signal under an envelope for its brightness; where that is 0 dB, its frames are those of its source."""

    source: Signal
    treble: Envelope
    """Gain of what lies above the corner."""
    _: KW_ONLY
    rate_hz: int

    @property
    def channels(self) -> int:
        """As many as the source has."""
        return self.source.channels

    @property
    def reach(self) -> int:
        """Frames before and after one that it depends on where it is dimmed."""
        return sum(distances(self.rate_hz))

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, channels)."""
        if self.treble.constant(start, stop) == 1.0:
            return self.source.read(start, stop)
        parts = [self._part(span) for span in self._parts(start, stop)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _parts(self, start: int, stop: int) -> Iterator[Span]:
        """Neighbouring parts without a change from open to dimmed."""
        begun = start
        open_before = None
        for part in cuts((self.treble,), start, stop):
            is_open = self.treble.constant(part.start, part.stop) == 1.0
            if open_before not in (None, is_open):
                yield Span(begun, part.start)
                begun = part.start
            open_before = is_open
        yield Span(begun, stop)

    def _part(self, span: Span) -> Block:
        if self.treble.constant(span.start, span.stop) == 1.0:
            return self.source.read(span.start, span.stop)
        first = max(span.start - self.reach, 0)
        block = self.source.read(first, span.stop + self.reach)
        padded = np.pad(block, ((first - span.start + self.reach, 0), (0, 0)))
        bright = padded[self.reach : self.reach + len(span)]
        dark = darkened(padded, self.rate_hz)
        bright -= dark
        gains = self.treble.gains(span.start, span.stop)
        for channel in range(self.channels):
            bright[:, channel] *= gains
        dark += bright
        return dark


def darkened(block: Block, rate_hz: int) -> Block:
    """The inner frames of a block without what is bright in it; it loses the reach at either end."""
    for distance in distances(rate_hz):
        inner = block[distance:-distance] * np.float32(0.5)
        outer = block[: -2 * distance] + block[2 * distance :]
        outer *= np.float32(0.25)
        inner += outer
        block = inner
    return block


@cache
def distances(rate_hz: int) -> tuple[int, ...]:
    """The distances, in frames, of the averages that make up the curve: 1, 2, 3 ... as far as its width asks for.

    A bell curve that is 3 dB down at a frequency f has a variance of log(2) / (2 pi f) ** 2; each average over a
    distance d adds d * d / 2.
    """
    wanted = log(2.0) * (rate_hz / (2.0 * pi * CORNER_HZ)) ** 2
    count = min(range(1, 64), key=lambda n: abs(n * (n + 1) * (2 * n + 1) / 12.0 - wanted))
    return tuple(range(1, count + 1))
