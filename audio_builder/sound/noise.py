"""Noise without an end, a seam or a repetition.

A circular table of shaped noise is played in grains of several seconds, each from its own place, joined by equal-power
crossfades.  Which place depends on the number of the grain alone, so the law of sound holds to the bit.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from audio_builder.sound.signal import Block, Repeat

TABLE_FRAMES = 2**20
LEVEL_RMS = 0.1
"""Of each channel, linear: leaves the highest peaks of a table room to meet in a crossfade under full scale."""
LOWEST_HZ = 25.0
"""Below this the spectrum falls away by 12 dB per octave; by choice, so that no level is spent on rumble."""
SIDE_POWER = 0.25
"""Share of the side signal: channels correlate by 0.5, and a mono fold-down loses 1.25 dB; by choice."""
GRAIN_S = 8.0
CROSSFADE_S = 1.0


@lru_cache(maxsize=8)
def table(slope_db: float, rate_hz: int, seed: int) -> Block:
    """A circle of stereo noise, shape (TABLE_FRAMES, 2), read-only.

    `slope_db` is the change of level per octave: -3.01 is pink, -6.02 brown.  Every line of the spectrum has exactly
    the level of the slope, and a phase by chance.
    """
    chance = np.random.Generator(np.random.PCG64(seed))
    lines = np.fft.rfftfreq(TABLE_FRAMES, 1.0 / rate_hz)[1:]
    levels = 10.0 ** (slope_db / 20.0 * np.log2(lines / LOWEST_HZ)) / np.sqrt(1.0 + (LOWEST_HZ / lines) ** 4)
    levels *= LEVEL_RMS * TABLE_FRAMES / np.sqrt(2.0 * np.sum(levels * levels))
    middle, side = (_circle(levels, chance) for _ in range(2))
    middle *= np.sqrt(1.0 - SIDE_POWER)
    side *= np.sqrt(SIDE_POWER)
    stereo = np.stack((middle + side, middle - side), axis=1).astype(np.float32)
    stereo.setflags(write=False)
    return stereo


def _circle(levels: npt.NDArray[np.float64], chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """One circle of sound with these levels on all lines above zero."""
    phases = chance.uniform(0.0, 2.0 * np.pi, len(levels))
    return np.fft.irfft(np.concatenate(([0.0], levels * np.exp(1j * phases))), TABLE_FRAMES)


@dataclass(frozen=True, slots=True)
class Grains:
    """Endless stereo noise of one slope."""

    slope_db: float
    """Change of level per octave."""
    _: KW_ONLY
    rate_hz: int
    seed: int
    channels: int = 2
    repeat: Repeat | None = None

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        circle = table(self.slope_db, self.rate_hz, self.seed)
        period, cross = round(GRAIN_S * self.rate_hz), round(CROSSFADE_S * self.rate_hz)
        rising, falling = _crossfade(cross)
        block = np.empty((stop - start, 2), dtype=np.float32)
        frame = start
        while frame < stop:
            grain, inside = divmod(frame, period)
            end = min(stop, frame - inside + (cross if inside < cross else period))
            part = block[frame - start : end - start]
            _copy(circle, self._offset(grain) + inside, part)
            if inside < cross and grain > 0:
                before = np.empty_like(part)
                _copy(circle, self._offset(grain - 1) + period + inside, before)
                part *= rising[inside : inside + len(part)]
                before *= falling[inside : inside + len(part)]
                part += before
            frame = end
        return block

    def _offset(self, grain: int) -> int:
        """Where in the table a grain begins: a quarter of it or more away from what the grain before is playing."""
        period = round(GRAIN_S * self.rate_hz)
        return (grain * (period + TABLE_FRAMES // 2) + _hash(self.seed, grain) % (TABLE_FRAMES // 4)) % TABLE_FRAMES


@lru_cache(maxsize=4)
def _crossfade(frames: int) -> tuple[Block, Block]:
    """Gains of equal power in and out, each of shape (frames, 1)."""
    angle = (np.arange(frames) + 0.5) * (np.pi / 2 / frames)
    return np.sin(angle).astype(np.float32)[:, None], np.cos(angle).astype(np.float32)[:, None]


def _copy(circle: Block, place: int, out: Block) -> None:
    """Fill `out` from a place of the table on, around its end."""
    place %= len(circle)
    done = 0
    while done < len(out):
        some = min(len(out) - done, len(circle) - place)
        out[done : done + some] = circle[place : place + some]
        done, place = done + some, 0


def _hash(seed: int, number: int) -> int:
    """64 well-mixed bits of two numbers.  Source: Steele, Lea, Flood, "Fast Splittable PRNGs" (SplitMix64), 2014."""
    mask = 2**64 - 1
    bits = (seed * 0xD1342543DE82EF95 + (number + 1) * 0x9E3779B97F4A7C15) & mask
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9 & mask
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB & mask
    return bits ^ bits >> 31
