"""A stream: water that runs over stones, a soft wash with bubbles in it that chirp upwards, now more and now fewer.

A bubble rings at a pitch by its size and rises as it comes to the surface.  After the last word of a session bubbles
grow rarer.
Source: M. Minnaert, "On musical air-bubbles and the sounds of running water", Phil. Mag. 16 (1933); K. van den Doel,
"Physically based models for liquid sounds", ACM Trans. Applied Perception 2 (2005).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.bank import Waves, bank_of, edges
from audio_builder.sound.blend import CELLS, Blend
from audio_builder.sound.chance import bits
from audio_builder.sound.circle import PERIOD_S
from audio_builder.sound.hump import Hump
from audio_builder.sound.noise import Grains
from audio_builder.sound.scatter import Scatter
from audio_builder.sound.signal import Endless
from audio_builder.sound.thinning import Thinning
from audio_builder.sound.wander import Wander

WASH = Hump(800.0, 5.0, 7.5)
SHARE = 0.42
"""Of the power, that of the bubbles; by choice."""

PER_S = 90
"""So many bubbles a second where there are most."""
BUBBLES = 192
"""Different ones."""
PITCH_HZ = (450.0, 2400.0)
SMALLEST = 0.3
"""Amplitude of the smallest, where the largest of a pitch has 1."""
BUBBLE_S, ATTACK_S = 0.07, 0.006
RINGS = (7.0, 20.0)
"""In so many turns a bubble dies away to a third."""
RISE = (0.06, 0.4)
"""Share of its pitch that a bubble rises by meanwhile."""

GURGLES, FLOW, LEVEL = 877, 131, 97
"""Points in a period of how many bubbles there are, quickly and slowly, and of how loud the wash is."""
FEWEST = 0.25
LEVEL_DB = 2.0


class Water(Struct, frozen=True):
    """How the stream runs."""

    bubbling: Wander
    running: Wander

    def chances(self, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """How likely a bubble is heard at these shares of a period."""
        quick, slow = self.bubbling.at(shares)
        return np.asarray(FEWEST + (1.0 - FEWEST) * (0.7 * quick + 0.3 * slow))

    def gains(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Of the wash, the same in both ears, shape (1, 2, cells)."""
        level = 10.0 ** (LEVEL_DB / 20.0 * (self.running.at(cells % CELLS / CELLS) - 0.5))
        return np.stack((level, level), axis=1)


def make(request: BedRequest) -> Endless:
    """An endless stream; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"stream takes no words after its name, not '{' '.join(request.words)}'")
    rate_hz, per_period = request.rate_hz, PER_S * PERIOD_S
    chance = np.random.Generator(np.random.PCG64(request.seed))
    water = Water(Wander.by_chance(chance, (GURGLES, FLOW)), Wander.by_chance(chance, (LEVEL,)))
    noise = Grains(0.0, rate_hz=rate_hz, seed=bits(request.seed, 0), shape=WASH)
    wash = Blend.balanced((noise,), water.gains, rate_hz=rate_hz).softer(1.0 - SHARE)
    likely = float(np.mean(water.chances(np.arange(4 * GURGLES) / (4 * GURGLES))))
    bubbles, sides = _bubbles(chance, rate_hz), chance.uniform(0.2, 0.8, BUBBLES)
    bank = bank_of(bubbles, sides, per_period=per_period * likely, share=SHARE, rate_hz=rate_hz)
    thinning, seed = Thinning.after(request.ending, rate_hz), bits(request.seed, 1)
    return Scatter(wash, bank, per_period, rate_hz=rate_hz, seed=seed, heard=water.chances, thinning=thinning)


def _bubbles(chance: np.random.Generator, rate_hz: int) -> Waves:
    """Bubbles of all sizes, to any scale; large ones are low, and ring longer."""
    times = np.arange(round(BUBBLE_S * rate_hz), dtype=np.float32) / np.float32(rate_hz)
    low_hz, high_hz = PITCH_HZ
    pitches = low_hz * (high_hz / low_hz) ** chance.uniform(size=(BUBBLES, 1))
    decays = (chance.uniform(*RINGS, (BUBBLES, 1)) / pitches).astype(np.float32)
    rises = chance.uniform(*RISE, (BUBBLES, 1)).astype(np.float32)
    waves = np.sin((pitches * (2.0 * np.pi)).astype(np.float32) * (times + rises * times * times / (2.0 * decays)))
    sizes = SMALLEST ** chance.uniform(size=(BUBBLES, 1)) * (low_hz / pitches) ** 0.35
    waves *= sizes.astype(np.float32) * edges(times, times[::-1], attack_s=ATTACK_S, release_s=ATTACK_S)
    waves *= np.exp(np.minimum(ATTACK_S - times, 0.0) / decays)
    return np.asarray(waves)


BED = BedPlugin(name="stream", summary="a small stream over stones, bubbling softly", make=make)
