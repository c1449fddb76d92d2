"""Noise without a seam, each part of which is heard once in a period.

A circular table of shaped noise is played in grains of several seconds, each from its own place, joined by equal-power
crossfades.  Which place depends on the number of the grain alone, and grains are counted round a period, so the law of
sound holds to the bit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache
from math import log10

import numpy as np
import numpy.typing as npt

from audio_builder.sound import circle
from audio_builder.sound.chance import bits
from audio_builder.sound.k_curve import k_power
from audio_builder.sound.signal import BED_LUFS, Block, Repeat
from audio_builder.units import gain

Spectrum = Callable[[npt.NDArray[np.float32]], npt.NDArray[np.float32]]
"""Frequencies above zero in Hz -> power there, to any scale; a function of a module, as it is part of a key."""

TABLE_FRAMES = 2**19
LOWEST_HZ = 25.0
"""Below this the spectrum falls away by 12 dB per octave; by choice, so that no level is spent on rumble."""
HIGHEST_HZ = 15_500.0
"""Above this it falls away steeply; by choice, as encoders leave out what lies higher and the level should stay."""
SIDE_POWER = 0.25
"""Share of the side signal: channels correlate by 0.5, and a mono fold-down loses 1.25 dB; by choice."""
GRAIN_S = 8
GRAINS = circle.PERIOD_S // GRAIN_S
"""In one period."""
CROSSFADES_PER_S = 2
"""One joins two grains in half a second."""


def flat(hertz: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The spectrum that leaves a slope as it is."""
    return np.ones_like(hertz)


@lru_cache(maxsize=8)
def table(slope_db: float, shape: Spectrum, rate_hz: int, seed: int) -> Block:
    """A circle of stereo noise of `BED_LUFS`, shape (TABLE_FRAMES, 2), read-only.

    Every line of the spectrum has exactly the power that slope and shape ask for, and a phase by chance.
    """
    scale = _power_at_bed_level(slope_db, shape, rate_hz)
    step_hz = rate_hz / TABLE_FRAMES
    lines = np.arange(1, TABLE_FRAMES // 2, dtype=np.float32) * np.float32(step_hz)
    levels = np.sqrt(_power(lines, slope_db, shape)) * np.float32(TABLE_FRAMES * (scale * step_hz / 2.0) ** 0.5)
    chance = np.random.Generator(np.random.PCG64(seed))
    middle, side = (_circle(levels * np.float32(share**0.5), chance) for share in (1.0 - SIDE_POWER, SIDE_POWER))
    stereo = np.empty((TABLE_FRAMES, 2), dtype=np.float32)
    np.add(middle, side, out=stereo[:, 0])
    np.subtract(middle, side, out=stereo[:, 1])
    stereo.setflags(write=False)
    return stereo


def _power(hertz: npt.NDArray[np.float32], slope_db: float, shape: Spectrum) -> npt.NDArray[np.float32]:
    """The spectrum within what is heard, to any scale."""
    slope = np.power(hertz, np.float32(slope_db / (10.0 * log10(2.0))))
    low, high = np.power(np.float32(LOWEST_HZ) / hertz, 4), np.power(hertz / np.float32(HIGHEST_HZ), 16)
    return np.asarray(slope * shape(hertz) / ((np.float32(1.0) + low) * (np.float32(1.0) + high)))


def _power_at_bed_level(slope_db: float, shape: Spectrum, rate_hz: int) -> float:
    """What each channel's spectrum is multiplied with to be of `BED_LUFS`: an integral over octaves."""
    hertz = np.geomspace(1.0, rate_hz / 2.0, 2048)
    power = _power(hertz.astype(np.float32), slope_db, shape).astype(np.float64)
    heard = 2.0 * power * k_power(hertz, rate_hz) * hertz
    total = float(np.sum(heard[1:] + heard[:-1])) / 2.0 * float(np.log(hertz[1] / hertz[0]))
    return gain(BED_LUFS + 0.691) ** 2 / total


_TURNS = 4096
_UNIT = np.exp(2j * np.pi / _TURNS * np.arange(_TURNS)).astype(np.complex64)


def _circle(levels: npt.NDArray[np.float32], chance: np.random.Generator) -> npt.NDArray[np.floating]:
    """One circle of sound with these levels on all lines between zero and the highest."""
    spectrum = np.zeros(TABLE_FRAMES // 2 + 1, dtype=np.complex64)
    np.multiply(_UNIT[chance.integers(0, _TURNS, len(levels), dtype=np.uint16)], levels, out=spectrum[1:-1])
    return np.fft.irfft(spectrum, TABLE_FRAMES)


@dataclass(frozen=True, slots=True)
class Grains:
    """Endless stereo noise of `BED_LUFS`."""

    slope_db: float
    """Change of level per octave: -3.01 is pink, -6.02 brown."""
    _: KW_ONLY
    rate_hz: int
    seed: int
    shape: Spectrum = flat
    """What the slope is multiplied with."""
    channels: int = 2

    @property
    def repeat(self) -> Repeat:
        """From the beginning on."""
        return circle.repeat(self.rate_hz)

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        source = table(self.slope_db, self.shape, self.rate_hz, self.seed)
        length, cross = GRAIN_S * self.rate_hz, self.rate_hz // CROSSFADES_PER_S
        rising, falling = _crossfade(cross)
        block = np.empty((stop - start, 2), dtype=np.float32)
        frame = start
        while frame < stop:
            grain, inside = divmod(frame, length)
            end = min(stop, frame - inside + (cross if inside < cross else length))
            part = block[frame - start : end - start]
            _copy(source, self._offset(grain) + inside, part)
            if inside < cross:
                before = np.empty_like(part)
                _copy(source, self._offset(grain - 1) + length + inside, before)
                part *= rising[inside : inside + len(part)]
                before *= falling[inside : inside + len(part)]
                part += before
            frame = end
        return block

    def _offset(self, grain: int) -> int:
        """Where in the table a grain begins: about a quarter of it or more from what the one before is playing.

        Grains advance by their length and half the table, nearly: by what brings the first again after the last.
        """
        number = grain % GRAINS
        turns = round(GRAINS * (GRAIN_S * self.rate_hz / TABLE_FRAMES + 0.5))
        return number * turns * TABLE_FRAMES // GRAINS + bits(self.seed, number) % (TABLE_FRAMES // 4)


@lru_cache(maxsize=4)
def _crossfade(frames: int) -> tuple[Block, Block]:
    """Gains of equal power in and out, each of shape (frames, 2)."""
    angle = np.repeat((np.arange(frames) + 0.5) * (np.pi / 2 / frames), 2).reshape(-1, 2)
    return np.sin(angle).astype(np.float32), np.cos(angle).astype(np.float32)


def _copy(source: Block, place: int, out: Block) -> None:
    """Fill `out` from a place of the table on, around its end."""
    place %= len(source)
    done = 0
    while done < len(out):
        some = min(len(out) - done, len(source) - place)
        out[done : done + some] = source[place : place + some]
        done, place = done + some, 0
