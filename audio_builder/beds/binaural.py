"""A binaural beat: two pure tones, one for each ear, that differ by the beat.

Their mean is the carrier.  Phases are in closed form of the frame, so the beat is exact at any hour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.signal import Block, Endless, Repeat

LEVEL = 0.25
"""Peak of each tone, linear; by choice."""
CARRIER_HZ = (100.0, 500.0)
BEAT_HZ = (0.5, 30.0)


@dataclass(frozen=True, slots=True)
class Binaural:
    """Two endless sines."""

    rate_hz: int
    tones_hz: tuple[float, float]
    """Left, right."""
    channels: int = 2
    repeat: Repeat | None = None

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        block = np.empty((stop - start, 2), dtype=np.float32)
        frames = np.arange(start, stop, dtype=np.float64)
        for channel, tone_hz in enumerate(self.tones_hz):
            turns = frames * (tone_hz / self.rate_hz)
            turns -= np.floor(turns)
            sine = turns.astype(np.float32)
            sine *= np.float32(2.0 * np.pi)
            np.multiply(np.sin(sine, out=sine), np.float32(LEVEL), out=block[:, channel])
        return block


def make(request: BedRequest) -> Endless:
    """Two tones of `[CARRIER [BEAT]]` in Hz; pure tones need no seed.  Raises ValueError for other words."""
    words = request.words
    if len(words) > 2:
        raise ValueError(f"binaural takes a carrier and a beat, such as 'binaural 200Hz 4Hz', not {len(words)} words")
    carrier, beat = (*words, *("200Hz", "4Hz")[len(words) :])
    carrier_hz, beat_hz = _hertz(carrier, "carrier", CARRIER_HZ), _hertz(beat, "beat", BEAT_HZ)
    return Binaural(request.rate_hz, (carrier_hz - beat_hz / 2, carrier_hz + beat_hz / 2))


def _hertz(word: str, what: str, limits: tuple[float, float]) -> float:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)(?:hz)?", word, re.IGNORECASE)
    if number and limits[0] <= float(number[1]) <= limits[1]:
        return float(number[1])
    raise ValueError(f"the {what} of a binaural beat is {limits[0]:g}Hz to {limits[1]:g}Hz, not '{word}'")


BED = BedPlugin(
    name="binaural",
    summary="two pure tones, one for each ear, that beat against each other",
    make=make,
    usage="[CARRIER [BEAT]]",
    note="needs stereo headphones; through a speaker it is a slowly beating tone",
)
