"""An isochronic tone: one pure tone that swells and sinks evenly, with soft edges and never to silence."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.beats import USAGE, Glide, amplitude, beat_of
from audio_builder.sound.signal import Block, Endless, Repeat

LOWEST = 0.5
"""Amplitude between two swells, against 1 at their height: 6 dB; by choice."""


class Isochronic(Struct, frozen=True):
    """An endless sine under endless swells."""

    tone: Glide
    swells: Glide
    amplitude: np.float32
    repeat: Repeat
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        sound = swell(self.swells.turns(start, stop).astype(np.float32))
        sound *= self.tone.sine(start, stop)
        sound *= self.amplitude
        return np.repeat(sound, 2).reshape(-1, 2)


def swell(turns: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Amplitude at phases of a swell, from `LOWEST` to 1: half of the time near either, along the sine of a sine."""
    wave = np.sin(np.float32(np.pi / 2.0) * np.sin(np.float32(2.0 * np.pi) * turns))
    return np.asarray(np.float32((1.0 + LOWEST) / 2.0) + np.float32((1.0 - LOWEST) / 2.0) * wave)


def make(request: BedRequest) -> Endless:
    """A tone of a carrier and its swells in Hz; a pure tone needs no seed.  Raises ValueError for other words."""
    beat, rate_hz = beat_of(request.words, "isochronic"), request.rate_hz
    swells = Glide.of(beat, 1.0, rate_hz, carrier_hz=0.0)
    power = float(np.mean(swell(np.arange(1024, dtype=np.float32) / np.float32(1024.0)) ** 2))
    level = amplitude(beat.carrier_hz, power, rate_hz=rate_hz)
    return Isochronic(Glide.of(beat, 0.0, rate_hz), swells, level, swells.repeat)


BED = BedPlugin(
    name="isochronic",
    summary="a pure tone that swells and sinks evenly",
    make=make,
    usage=USAGE,
)
