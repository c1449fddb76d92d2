"""Wind: a rush of air that rises and sinks over many seconds, brighter in each gust than between them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.blend import CELLS, Blend
from audio_builder.sound.chance import bits
from audio_builder.sound.hump import Hump
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless
from audio_builder.sound.wander import Wander

LOW = Hump(280.0, 9.0, 8.0)
HIGH = Hump(800.0, 9.0, 8.0)
"""Spectra between which the middle of the wind moves; by choice."""


class Weather(Struct, frozen=True):
    """One row of the table."""

    range_db: float
    """From between the gusts to the strongest."""
    dark: float
    bright: float
    """Where between `LOW` and `HIGH` it is at its softest and its strongest, from 0 to 1."""


WEATHERS = {
    "light": Weather(5.0, 0.25, 0.6),
    "steady": Weather(6.0, 0.15, 0.75),
    "strong": Weather(7.0, 0.1, 0.9),
}
"""By the word after the name; by choice."""

GUSTS, SPELLS, VEER, SIDES = 241, 103, 149, (131, 113)
"""Points in a period of the gusts, of windier times, of the pitch by itself, and of what only one ear hears."""


class Wind(Struct, frozen=True):
    """How loud the two spectra are."""

    weather: Weather
    ways: Wander

    def gains(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Of the low and of the high one, shape (2, 2, cells)."""
        gust, spell, veer, *sides = self.ways.at(cells % CELLS / CELLS)
        force = 0.7 * gust + 0.3 * spell + np.array([0.2, -0.2])[:, None] * (sides[0] - sides[1])
        level = 10.0 ** (self.weather.range_db / 20.0 * (force - 0.5))
        middle = 0.8 * force + 0.2 * veer
        angle = (self.weather.dark + (self.weather.bright - self.weather.dark) * middle) * (np.pi / 2.0)
        return np.stack((np.cos(angle) * level, np.sin(angle) * level))


def make(request: BedRequest) -> Endless:
    """Endless wind, `light`, `steady` or `strong`; raises ValueError for other words."""
    word = " ".join(request.words).lower() or "steady"
    if word not in WEATHERS:
        raise ValueError(f"wind is {', '.join(WEATHERS)}, such as 'wind light', not '{' '.join(request.words)}'")
    chance = np.random.Generator(np.random.PCG64(request.seed))
    wind = Wind(WEATHERS[word], Wander.by_chance(chance, (GUSTS, SPELLS, VEER, *SIDES)))
    spectra = enumerate((LOW, HIGH))
    noises = (Grains(0.0, rate_hz=request.rate_hz, seed=bits(request.seed, n), shape=shape) for n, shape in spectra)
    return Blend.balanced(tuple(noises), wind.gains, rate_hz=request.rate_hz)


BED = BedPlugin(
    name="wind", summary="wind in the distance, in slow gusts", make=make, usage="[light or steady or strong]"
)
