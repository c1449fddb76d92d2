"""A summer night: faint dark air, and crickets far away, slow and soft; nothing else calls.

Each cricket has its place, its pitch and its pace, rests at times, and comes out of nothing within each chirp.  After
the last word of a session they chirp more rarely.
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

AIR = Hump(330.0, 5.0, 6.5)
AIR_DB = 2.0
SHARE = 0.12
"""Of the power, that of all crickets; by choice."""


class Cricket(Struct, frozen=True):
    """One row of the table."""

    hertz: float
    pulses_hz: float
    """How fast it swells and sinks within a chirp."""
    per_minute: int
    """Chirps, if it did not rest."""
    side: float
    """From the left ear at 0 to the right at 1."""
    level: float
    """Share of the power of all crickets."""


CRICKETS = (
    Cricket(2210.0, 13.0, 31, 0.28, 0.3),
    Cricket(2460.0, 15.0, 37, 0.7, 0.3),
    Cricket(2730.0, 14.0, 23, 0.45, 0.2),
    Cricket(2980.0, 17.0, 41, 0.85, 0.12),
    Cricket(2350.0, 16.0, 29, 0.12, 0.08),
)
"""By choice: low for crickets, as high tones keep people awake."""

CHIRPS = 2
"""Different ones of each cricket."""
CHIRP_S, ATTACK_S, RELEASE_S = 0.95, 0.3, 0.4
LENGTHS = (0.8, 1.0)
PULSE_DEPTH = 0.55
SPREAD = 0.8
"""Share of the time between two chirps by which one may be late."""

BREEZE, MOODS = 101, (59, 67, 53, 71, 61)
"""Points in a period of how loud the air is, and of how much each cricket is in the mood."""
FEWEST = 0.3


class Mood(Struct, frozen=True):
    """Whether a cricket sings or rests."""

    way: Wander

    def chances(self, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """How likely it chirps at these shares of a period."""
        return np.asarray(FEWEST + (1.0 - FEWEST) * self.way.at(shares)[0])


class Air(Struct, frozen=True):
    """How loud the air is."""

    way: Wander

    def gains(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """The same in both ears, shape (1, 2, cells)."""
        level = 10.0 ** (AIR_DB / 20.0 * (self.way.at(cells % CELLS / CELLS) - 0.5))
        return np.stack((level, level), axis=1)


def make(request: BedRequest) -> Endless:
    """An endless night; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"night takes no words after its name, not '{' '.join(request.words)}'")
    rate_hz = request.rate_hz
    chance = np.random.Generator(np.random.PCG64(request.seed))
    air = Air(Wander.by_chance(chance, (BREEZE,)))
    noise = Grains(0.0, rate_hz=rate_hz, seed=bits(request.seed, 0), shape=AIR)
    night: Endless = Blend.balanced((noise,), air.gains, rate_hz=rate_hz).softer(1.0 - SHARE)
    thinning = Thinning.after(request.ending, rate_hz)
    for number, cricket in enumerate(CRICKETS):
        mood = Mood(Wander.by_chance(chance, (MOODS[number],)))
        chirps = cricket.per_minute * PERIOD_S // 60
        likely = float(np.mean(mood.chances(np.arange(4 * MOODS[number]) / (4 * MOODS[number]))))
        bank = bank_of(
            _chirps(cricket, chance, rate_hz),
            np.full(CHIRPS, cricket.side),
            per_period=chirps * likely,
            share=SHARE * cricket.level,
            rate_hz=rate_hz,
        )
        night = Scatter(
            night,
            bank,
            chirps,
            rate_hz=rate_hz,
            seed=bits(request.seed, number + 1),
            spread=SPREAD,
            heard=mood.chances,
            thinning=thinning,
        )
    return night


def _chirps(cricket: Cricket, chance: np.random.Generator, rate_hz: int) -> Waves:
    """Some chirps of one cricket, to any scale."""
    times = np.arange(round(CHIRP_S * rate_hz), dtype=np.float32) / np.float32(rate_hz)
    lengths = (CHIRP_S * chance.uniform(*LENGTHS, (CHIRPS, 1))).astype(np.float32)
    pitches = (cricket.hertz * chance.uniform(0.995, 1.005, (CHIRPS, 1)) * 2.0 * np.pi).astype(np.float32)
    pulses = np.float32(0.5) + np.float32(0.5) * np.cos(np.float32(cricket.pulses_hz * 2.0 * np.pi) * times)
    waves = np.sin(pitches * times)
    waves *= np.float32(1.0) - np.float32(PULSE_DEPTH) * pulses
    waves *= edges(times, lengths - times, attack_s=ATTACK_S, release_s=RELEASE_S)
    return waves


BED = BedPlugin(name="night", summary="a summer night: dark air, and crickets far away", make=make)
