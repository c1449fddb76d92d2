"""White noise: the same power at every frequency, bright and close, like a shower."""

from __future__ import annotations

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless

SLOPE_DB_PER_OCTAVE = 0.0


def make(request: BedRequest) -> Endless:
    """Endless stereo white noise; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"white-noise takes no words after its name, not '{' '.join(request.words)}'")
    return Grains(SLOPE_DB_PER_OCTAVE, rate_hz=request.rate_hz, seed=request.seed)


BED = BedPlugin(name="white-noise", summary="bright, even noise, like a shower", make=make)
