"""Pink noise: 3 dB less with every octave, equal power in each, like steady rain."""

from __future__ import annotations

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless

SLOPE_DB_PER_OCTAVE = -3.01


def make(request: BedRequest) -> Endless:
    """Endless stereo pink noise; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"pink-noise takes no words after its name, not '{' '.join(request.words)}'")
    return Grains(SLOPE_DB_PER_OCTAVE, rate_hz=request.rate_hz, seed=request.seed)


BED = BedPlugin(name="pink-noise", summary="balanced noise, like steady rain", make=make)
