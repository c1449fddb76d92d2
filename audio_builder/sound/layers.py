"""The backgrounds of a session added up, each at its loudness and under its own level, and all under one envelope.

A pure function of position: time is cut at the points of the envelopes, and what a frame is made of depends on the cut
it lies in.  A background that is silent there is not asked for.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from audio_builder.sound.envelope import Envelope, Gains, cuts
from audio_builder.sound.signal import BED_LUFS, Block, Endless, Span
from audio_builder.units import gain


class Bed(Struct, frozen=True):
    """A background at its loudness, and how its own level moves over the session."""

    sound: Endless
    """Of `BED_LUFS`."""
    level: Envelope
    lufs: float = BED_LUFS
    """What it is set to, where its level is 0 dB."""


class Layers(Struct, frozen=True):
    """All backgrounds together; stereo."""

    beds: tuple[Bed, ...]
    envelope: Envelope
    """Gain of all of them alike."""
    channels: int = 2

    @property
    def envelopes(self) -> tuple[Envelope, ...]:
        """Everything that moves them."""
        return (self.envelope, *(bed.level for bed in self.beds))

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        total = np.empty((stop - start, 2), np.float32)
        parts = cuts(self.envelopes, start, stop)
        begun = [False] * len(parts)
        for bed in self.beds:
            gains = [self._gain(bed, part) for part in parts]
            heard = [number for number, one in enumerate(gains) if one is not None]
            if not heard:
                continue
            first = parts[heard[0]].start
            block = bed.sound.read(first, parts[heard[-1]].stop)
            for number in heard:
                part = parts[number]
                sound, out = (
                    block[part.start - first : part.stop - first],
                    total[part.start - start : part.stop - start],
                )
                _lay(sound, gains[number], out, over=begun[number])
                begun[number] = True
        for part, sounds in zip(parts, begun, strict=True):
            if not sounds:
                total[part.start - start : part.stop - start] = 0.0
        return total

    def heard(self, span: Span) -> tuple[Bed, ...]:
        """The beds that sound in a span between the points of all envelopes."""
        return tuple(bed for bed in self.beds if self._gain(bed, span) is not None)

    def _gain(self, bed: Bed, part: Span) -> np.float32 | Gains | None:
        """Linear gain of a bed in a part without points: one number or, shape (frames,), many; None for silence."""
        factor: np.float32 | Gains = np.float32(gain(bed.lufs - BED_LUFS))
        for one in (self.envelope, bed.level):
            constant = one.constant(part.start, part.stop)
            if constant == 0.0:
                return None
            factor = factor * (one.gains(part.start, part.stop) if constant is None else np.float32(constant))
        return factor


def _lay(sound: Block, gains: np.float32 | Gains | None, out: Block, *, over: bool) -> None:
    """Write a sound under its gains, or add it to what is there."""
    if gains is None:
        return
    target = np.empty_like(out) if over else out
    if np.ndim(gains) == 0:
        np.multiply(sound, gains, out=target)
    else:
        for channel in range(out.shape[1]):
            np.multiply(sound[:, channel], gains, out=target[:, channel])
    if over:
        out += target
