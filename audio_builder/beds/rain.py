"""Rain: a soft wash of far drops, and over it the near ones, each a small dull splash that never clicks.

After the last word of a session the near drops grow rarer.
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

DROPS = 160
"""Different ones."""
DROP_S, ATTACK_S = 0.024, 0.005
DECAY_S = (0.0025, 0.0065)
SMALLEST = 0.2
"""Amplitude of the smallest, where the largest of a pitch has 1."""
PARTIALS = 3
"""Near each other in pitch, so that a drop has a colour and no note."""


class Shower(Struct, frozen=True):
    """One row of the table."""

    per_s: int
    """Near drops."""
    share: float
    """Of the power, that of the near drops."""
    wash: Hump
    pitch_hz: tuple[float, float]
    """Lowest and highest of the drops."""


SHOWERS = {
    "light": Shower(70, 0.35, Hump(1800.0, 3.5, 7.0), (900.0, 4200.0)),
    "steady": Shower(170, 0.3, Hump(1500.0, 3.0, 6.5), (700.0, 3600.0)),
    "heavy": Shower(280, 0.2, Hump(700.0, 3.0, 6.2), (500.0, 2800.0)),
}
"""By the word after the name; by choice."""

SQUALLS = 89
"""Points in a period of how hard it rains."""
SQUALL_DB = 2.0
"""How much the wash moves."""


class Squalls(Struct, frozen=True):
    """How loud the wash is."""

    way: Wander

    def gains(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """The same in both ears, shape (1, 2, cells)."""
        level = 10.0 ** (SQUALL_DB / 20.0 * (self.way.at(cells % CELLS / CELLS) - 0.5))
        return np.stack((level, level), axis=1)


def make(request: BedRequest) -> Endless:
    """Endless rain, `light`, `steady` or `heavy`; raises ValueError for other words."""
    word = " ".join(request.words).lower() or "steady"
    if word not in SHOWERS:
        raise ValueError(f"rain is {', '.join(SHOWERS)}, such as 'rain light', not '{' '.join(request.words)}'")
    shower, rate_hz = SHOWERS[word], request.rate_hz
    chance = np.random.Generator(np.random.PCG64(request.seed))
    squalls = Squalls(Wander.by_chance(chance, (SQUALLS,)))
    noise = Grains(0.0, rate_hz=rate_hz, seed=bits(request.seed, 0), shape=shower.wash)
    wash = Blend.balanced((noise,), squalls.gains, rate_hz=rate_hz).softer(1.0 - shower.share)
    drops, sides = _drops(chance, shower.pitch_hz, rate_hz), chance.uniform(0.15, 0.85, DROPS)
    per_period = shower.per_s * PERIOD_S
    bank = bank_of(drops, sides, per_period=per_period, share=shower.share, rate_hz=rate_hz)
    thinning, seed = Thinning.after(request.ending, rate_hz), bits(request.seed, 1)
    return Scatter(wash, bank, per_period, rate_hz=rate_hz, seed=seed, thinning=thinning)


def _drops(chance: np.random.Generator, pitch_hz: tuple[float, float], rate_hz: int) -> Waves:
    """Splashes of all pitches and sizes, to any scale."""
    times = np.arange(round(DROP_S * rate_hz), dtype=np.float32) / np.float32(rate_hz)
    low_hz, high_hz = pitch_hz
    pitches = low_hz * (high_hz / low_hz) ** chance.uniform(size=(DROPS, 1))
    partials = pitches * chance.uniform(0.75, 1.3, (DROPS, PARTIALS)) * (2.0 * np.pi)
    starts = chance.uniform(0.0, 2.0 * np.pi, (DROPS, PARTIALS))
    waves = np.zeros((DROPS, len(times)), dtype=np.float32)
    for hertz, start in zip(partials.T.astype(np.float32), starts.T.astype(np.float32), strict=True):
        waves += np.sin(hertz[:, None] * times + start[:, None])
    sizes = SMALLEST ** chance.uniform(size=(DROPS, 1)) * (low_hz / pitches) ** 0.5
    waves *= sizes.astype(np.float32) * edges(times, times[::-1], attack_s=ATTACK_S, release_s=ATTACK_S)
    waves *= np.exp(np.minimum(ATTACK_S - times, 0.0) / chance.uniform(*DECAY_S, (DROPS, 1)).astype(np.float32))
    return waves


BED = BedPlugin(
    name="rain",
    summary="rain on leaves: a wash, and many small soft drops",
    make=make,
    usage="[light or steady or heavy]",
)
