"""A monaural beat: two pure tones in both ears, whose sum swells and sinks at the beat; it needs no headphones.

The higher tone is the softer, so that the sound never dies away between two swells.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.beats import USAGE, Glide, amplitude, beat_of
from audio_builder.sound.signal import Block, Endless, Repeat

SOFTER = 1.0 / 3.0
"""Amplitude of the higher tone against the lower: swells stand 6 dB above what is between them; by choice."""


class Monaural(Struct, frozen=True):
    """The sum of two endless sines."""

    tones: tuple[Glide, Glide]
    amplitude: np.float32
    repeat: Repeat
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        lower, higher = (tone.sine(start, stop) for tone in self.tones)
        higher *= np.float32(SOFTER)
        lower += higher
        lower *= self.amplitude
        return np.repeat(lower, 2).reshape(-1, 2)


def make(request: BedRequest) -> Endless:
    """Two tones of a carrier and a beat in Hz; pure tones need no seed.  Raises ValueError for other words."""
    beat, rate_hz = beat_of(request.words, "monaural"), request.rate_hz
    lower, higher = (Glide.of(beat, share, rate_hz) for share in (-0.5, 0.5))
    level = amplitude(beat.carrier_hz, 1.0 + SOFTER * SOFTER, rate_hz=rate_hz)
    return Monaural((lower, higher), level, lower.repeat)


BED = BedPlugin(
    name="monaural",
    summary="two pure tones that beat against each other in the air",
    make=make,
    usage=USAGE,
)
