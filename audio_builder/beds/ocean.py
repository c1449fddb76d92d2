"""The ocean: swells that break on a flat beach 7 to 13 seconds apart, over a far wash that never stops.

As a wave comes the low wash rises; where it breaks the foam brightens it, and hisses back more slowly than it came.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.blend import CELLS, Blend, seconds_of
from audio_builder.sound.chance import bits
from audio_builder.sound.hump import Hump
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless
from audio_builder.sound.swell import Swells, rolling
from audio_builder.sound.wander import Wander

WATER = Hump(280.0, 6.0, 9.0)
FOAM = Hump(1500.0, 6.0, 6.5)
"""Spectra of the low wash and of what lies over it; by choice."""

SURF = rolling(4.0, 9.0)
BREAKING = rolling(2.5, 9.0, late_s=2.0)
FAR = rolling(6.0, 10.0)

WASH, SPRAY = 0.66, 0.07
"""Gains of water and foam between the waves."""
WAVE, DISTANT, WHITE = 0.35, 0.35, 1.0
"""What a wave of full height adds to the water, one far out to the water, and one that breaks to the foam."""

SETS = (97, 83)
"""Turns in a period of how high the waves are together, and of how much wash there is."""


class Sea(Struct, frozen=True):
    """How loud water and foam are."""

    near: Swells
    far: Swells
    sets: Wander

    def gains(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Of the water and of the foam, shape (2, 2, cells)."""
        seconds = seconds_of(cells)
        high, wash = self.sets.at(cells % CELLS / CELLS)
        waves = 0.7 + 0.3 * high
        water = WASH * (0.85 + 0.3 * wash) + waves * WAVE * self.near.at(seconds, SURF)
        water += DISTANT * self.far.at(seconds, FAR)
        foam = SPRAY * (0.85 + 0.3 * wash) + waves * WHITE * self.near.at(seconds, BREAKING)
        return np.stack((water, foam))


def make(request: BedRequest) -> Endless:
    """Endless waves; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"ocean takes no words after its name, not '{' '.join(request.words)}'")
    chance = np.random.Generator(np.random.PCG64(request.seed))
    sea = Sea(
        Swells.by_chance(chance, shortest_s=7.0, longest_s=13.0, lowest=0.35, aside=0.35),
        Swells.by_chance(chance, shortest_s=9.0, longest_s=23.0, lowest=0.2, aside=0.6),
        Wander.by_chance(chance, SETS),
    )
    spectra = enumerate((WATER, FOAM))
    noises = (Grains(0.0, rate_hz=request.rate_hz, seed=bits(request.seed, n), shape=shape) for n, shape in spectra)
    return Blend.balanced(tuple(noises), sea.gains, rate_hz=request.rate_hz)


BED = BedPlugin(name="ocean", summary="waves on a flat beach, ten seconds apart and no two alike", make=make)
