"""A pulse: the two soft beats of a heart at rest, in a low tone that hums on between them."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound import circle
from audio_builder.sound.signal import Endless
from audio_builder.sound.tones import BED_POWER, INSTANTS, Tones, counted
from audio_builder.sound.wander import Wander

BEATS_PER_MINUTE = (45.0, 60.0)
USUAL_BPM = 50.0
TONE_HZ = 73.4
"""By choice; a phone gives the upper half of its partials."""
PARTIALS = (0.7, 1.0, 0.9, 0.6, 0.35, 0.2)
"""Amplitude of each."""
BEATS = ((0.0, 1.0), (0.32, 0.6))
"""Where each of the two begins in seconds, and its amplitude."""
RISE_S, FALL_S = 0.14, 0.36
HUM = 0.9
"""Amplitude between beats, to which a beat adds up to 1; by choice, so that no beat startles."""
UNEVEN = 0.12
"""How much weaker than others a beat may be, by chance."""
DEPTH = 0.3
POINTS = (127, 79, 157, 53, 101, 61)
"""Turns that the swelling of each partial takes in a period."""


class Moves(Struct, frozen=True, eq=False):
    """The amplitudes of a pulse."""

    strengths: npt.NDArray[np.float64]
    """Of each heartbeat in a period."""
    wander: Wander
    weights: npt.NDArray[np.float64]
    """What `counted` says of each partial, shape (partials, 1, 1)."""

    def __call__(self, instants: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Amplitudes at these instants, shape (partials, 2, instants)."""
        shares = instants % INSTANTS / INSTANTS
        partials = np.array(PARTIALS)[:, None] * (1.0 + DEPTH * (2.0 * self.wander.at(shares) - 1.0))
        heard = 2.0 * np.sum(partials * partials * self.weights[:, 0], axis=0)
        place = shares * len(self.strengths)
        number = place.astype(np.int64)
        seconds = (place - number) * (circle.PERIOD_S / len(self.strengths))
        level = HUM + self.strengths[number] * beats(seconds)
        mono = partials * np.sqrt(BED_POWER / heard) * level / self._usual_level()
        return np.repeat(mono[:, None, :], 2, axis=1)

    def _usual_level(self) -> float:
        """Root of the mean square of the level over a period."""
        seconds = np.arange(1000) / 1000.0 * (circle.PERIOD_S / len(self.strengths))
        shape = beats(seconds)
        first, second = float(np.mean(self.strengths)), float(np.mean(self.strengths**2))
        power = HUM * HUM + 2.0 * HUM * first * np.mean(shape) + second * np.mean(shape * shape)
        return float(np.sqrt(power))


def beats(seconds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The amplitude of two beats, so many seconds after the first began; rise and fall are halves of a cosine."""
    total = np.zeros_like(seconds)
    for begins, amplitude in BEATS:
        since = seconds - begins
        turn = np.where(since < RISE_S, since / RISE_S, 1.0 + (since - RISE_S) / FALL_S)
        total += amplitude * (0.5 - 0.5 * np.cos(np.pi * np.clip(turn, 0.0, 2.0)))
    return total


def make(request: BedRequest) -> Endless:
    """A pulse of `[BPM]`; raises ValueError for other words."""
    words, bpm = request.words, USUAL_BPM
    if words:
        number = re.fullmatch(r"(\d+(?:[.,]\d+)?)(?:bpm)?", " ".join(words), re.IGNORECASE)
        bpm = float(number[1].replace(",", ".")) if number else 0.0
    if not BEATS_PER_MINUTE[0] <= bpm <= BEATS_PER_MINUTE[1]:
        low, high = BEATS_PER_MINUTE
        raise ValueError(f"pulse takes {low:g} to {high:g} beats a minute, such as 'pulse 50', not '{' '.join(words)}'")
    chance = np.random.Generator(np.random.PCG64(request.seed))
    hertz = tuple(number * circle.whole(TONE_HZ) for number in range(1, len(PARTIALS) + 1))
    strengths = 1.0 - UNEVEN * chance.uniform(size=round(bpm * circle.PERIOD_S / 60))
    moves = Moves(strengths, Wander.by_chance(chance, POINTS), counted(hertz, request.rate_hz))
    starts = tuple(number * number / (2 * len(PARTIALS)) for number in range(len(PARTIALS)))
    repeat = circle.repeat(request.rate_hz)
    return Tones(hertz, starts, moves, rate_hz=request.rate_hz, repeat=repeat, every=1)


BED = BedPlugin(
    name="pulse",
    summary="the soft double beat of a heart at rest",
    make=make,
    usage="[BPM]",
)
