"""A binaural beat: two pure tones, one for each ear, that differ by the beat.

Their mean is the carrier.  Phases are in closed form of the frame, so the beat is exact at any hour.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.beats import USAGE, Glide, amplitude, beat_of
from audio_builder.sound.signal import Block, Endless, Repeat


class Binaural(Struct, frozen=True):
    """Two endless sines."""

    tones: tuple[Glide, Glide]
    """Left, right."""
    amplitude: np.float32
    repeat: Repeat
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        block = np.empty((stop - start, 2), dtype=np.float32)
        for channel, tone in enumerate(self.tones):
            np.multiply(tone.sine(start, stop), self.amplitude, out=block[:, channel])
        return block


def make(request: BedRequest) -> Endless:
    """Two tones of a carrier and a beat in Hz; pure tones need no seed.  Raises ValueError for other words."""
    beat, rate_hz = beat_of(request.words, "binaural"), request.rate_hz
    left, right = (Glide.of(beat, share, rate_hz) for share in (-0.5, 0.5))
    return Binaural((left, right), amplitude(beat.carrier_hz, 1.0, rate_hz=rate_hz), left.repeat)


BED = BedPlugin(
    name="binaural",
    summary="two pure tones, one for each ear, that beat against each other",
    make=make,
    usage=USAGE,
    note="needs stereo headphones; through a speaker it is a slowly beating tone",
)
