"""Brown noise: 6 dB less with every octave, deep and even, like a far waterfall."""

from __future__ import annotations

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless

SLOPE_DB_PER_OCTAVE = -6.02


def make(request: BedRequest) -> Endless:
    """Endless stereo brown noise; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"brown-noise takes no words after its name, not '{' '.join(request.words)}'")
    return Grains(SLOPE_DB_PER_OCTAVE, rate_hz=request.rate_hz, seed=request.seed)


BED = BedPlugin(name="brown-noise", summary="deep, even noise, like a far waterfall", make=make)
