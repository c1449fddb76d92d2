"""Singing bowls: three of them, sung softly at uneven times, over the hum that is left of them.

Each strike swells for some seconds and takes two minutes to die away; its tones come in pairs that beat slowly.  After
the last word, strikes become fewer.
Source of the ratios between a bowl's tones: Inacio, Henrique, Antunes, "The dynamics of Tibetan singing bowls", Acta
Acustica united with Acustica 92 (2006).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound import circle
from audio_builder.sound.chance import share
from audio_builder.sound.signal import Endless, Repeat, Span
from audio_builder.sound.tones import BED_POWER, INSTANTS, INSTANTS_PER_S, Tones, counted
from audio_builder.sound.wander import Wander

BOWLS_HZ = (146.8, 220.0, 246.9)
"""D3, A3, B3; by choice."""
RATIOS = (1.0, 2.76, 5.12, 8.0)
LEVELS = (1.0, 0.42, 0.16, 0.05)
"""Amplitude of each tone of a bowl against the first; by choice."""
FADES_S = (24.0, 14.0, 7.0, 4.0)
"""Seconds in which each falls to a third."""
BEATS_HZ = (0.31, 0.53, 0.83, 1.1)
"""Between the two of a pair; and less in one bowl than in the next."""
TWIN = 0.25
"""Amplitude of the second of a pair; by choice."""
SIDES = (0.8, 1.2, 1.0)
"""Amplitude of each bowl in the left ear; what is missing to 2 in the right."""
HUM, HUM_POINTS = 0.5, (79, 61, 97)
"""Amplitude of each bowl's first tone at all times, against a strike; the turns it takes in a period."""
SLOTS = 45
"""Strikes in a period."""
SLOT_LENGTH = INSTANTS // SLOTS
LATE_S = 12.0
"""A strike falls up to this long after the beginning of its slot of 32 s: so 20 to 44 s after the one before."""
SWELL_S, LASTS_S, CLOSES_S = 3.5, 128.0, 32.0
"""How long a strike rises and lasts, and how much of that brings it to nothing."""
SOFTEST = 0.8
FEWER = 0.7
"""Share of strikes that is left out in the end."""


class Strikes(Struct, frozen=True, eq=False):
    """The amplitudes of bowls that are struck."""

    seed: int
    scale: float
    wander: Wander
    thinning: Span | None
    """Instants in which strikes become fewer."""

    def __call__(self, instants: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Amplitudes at these instants, shape (tones, 2, instants)."""
        levels = np.zeros((len(BOWLS_HZ), len(RATIOS), len(instants)))
        levels[:, 0] = HUM * (0.6 + 0.4 * self.wander.at(instants % INSTANTS / INSTANTS))
        for start, bowl, strength in self._strikes(int(instants[0]), int(instants[-1])):
            within = slice(*np.searchsorted(instants, (start, start + LASTS_S * INSTANTS_PER_S)))
            levels[bowl, :, within] += strength * ring((instants[within] - start) / INSTANTS_PER_S)
        pairs = self.scale * levels[:, :, None, None, :] * np.array([1.0, TWIN])[:, None, None]
        ears = np.stack((SIDES, 2.0 - np.array(SIDES)), axis=1)[:, None, None, :, None]
        return np.asarray((pairs * ears).reshape(-1, 2, len(instants)))

    def _strikes(self, first: int, last: int) -> Iterator[tuple[float, int, float]]:
        """(instant, bowl, strength) of all that may sound from instant `first` to `last`, in their order."""
        reach = int(LASTS_S) * INSTANTS_PER_S // SLOT_LENGTH + 1
        for slot in range(first // SLOT_LENGTH - reach, last // SLOT_LENGTH + 1):
            number = slot % SLOTS
            start = slot * SLOT_LENGTH + round(LATE_S * INSTANTS_PER_S * share(self.seed, number, 0))
            if share(self.seed, number, 1) >= self._left_out(start):
                bowl = int(share(self.seed, number, 2) * len(BOWLS_HZ))
                yield start, bowl, SOFTEST + (1.0 - SOFTEST) * share(self.seed, number, 3)

    def _left_out(self, instant: int) -> float:
        """Share of strikes that is left out at an instant."""
        if self.thinning is None or instant <= self.thinning.start:
            return 0.0
        return FEWER * min(1.0, (instant - self.thinning.start) / max(1, len(self.thinning)))


def ring(seconds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Amplitudes of a bowl's tones so long after a strike, shape (len(RATIOS), instants)."""
    swell = np.sin(np.pi / 2.0 * np.minimum(seconds / SWELL_S, 1.0)) ** 2
    close = np.sin(np.pi / 2.0 * np.clip((LASTS_S - seconds) / CLOSES_S, 0.0, 1.0)) ** 2
    fading = np.exp(-seconds / np.array(FADES_S)[:, None])
    return np.asarray(np.array(LEVELS)[:, None] * fading * swell * close)


def make(request: BedRequest) -> Endless:
    """Singing bowls; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"bowls takes no words after its name, not '{' '.join(request.words)}'")
    rate_hz = request.rate_hz
    hertz = tuple(
        circle.whole(bowl_hz * ratio + side * beat_hz * bowl_hz / BOWLS_HZ[-1])
        for bowl_hz in BOWLS_HZ
        for ratio, beat_hz in zip(RATIOS, BEATS_HZ, strict=True)
        for side in (0.0, 1.0)
    )
    chance = np.random.Generator(np.random.PCG64(request.seed))
    wander = Wander.by_chance(chance, HUM_POINTS)
    starts = tuple(chance.uniform(size=len(hertz)).tolist())
    scale = _scale(Strikes(request.seed, 1.0, wander, None), counted(hertz, rate_hz))
    thinning, repeat = _thinning(request.ending, rate_hz)
    return Tones(hertz, starts, Strikes(request.seed, scale, wander, thinning), rate_hz=rate_hz, repeat=repeat)


def _scale(strikes: Strikes, weights: npt.NDArray[np.float64]) -> float:
    """What brings the gated loudness of a whole period to that of a bed."""
    amplitudes = strikes(np.arange(0, INSTANTS, INSTANTS_PER_S // 2))
    power = np.sum(amplitudes * amplitudes * weights, axis=(0, 1))
    gated = power[power > power.mean() / 10.0]
    return float(np.sqrt(BED_POWER / gated.mean()))


def _thinning(ending: Span | None, rate_hz: int) -> tuple[Span | None, Repeat]:
    """When strikes become fewer, in instants, and from when on all is the same in every period."""
    if ending is None:
        return None, circle.repeat(rate_hz)
    length = rate_hz // INSTANTS_PER_S
    start = ending.start // length
    stop = start + min(len(ending) // length, INSTANTS)
    silent = round(LASTS_S * INSTANTS_PER_S)
    return Span(start, stop), circle.repeat(rate_hz, start=(stop + silent) * length)


BED = BedPlugin(name="bowls", summary="singing bowls, sung softly now and then", make=make)
