"""Banks of short sounds that come out of nothing and go back into it, at a level that is known from their spectra."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from audio_builder.sound import circle
from audio_builder.sound.k_curve import k_power
from audio_builder.sound.signal import BED_LUFS
from audio_builder.units import gain

Bank = npt.NDArray[np.float32]
"""Short stereo sounds, shape (sounds, frames, 2), read-only."""

Waves = npt.NDArray[np.float32]
"""Short mono sounds, shape (sounds, frames)."""


CURVE_POINTS = 512


def edges(since: Waves, left: Waves, *, attack_s: float, release_s: float) -> Waves:
    """Gains from 0 to 1 and back without a corner, by the seconds since a sound began and until it ends."""
    return _smooth(since / np.float32(attack_s)) * _smooth(left / np.float32(release_s))


def _smooth(share: Waves) -> Waves:
    step = np.clip(share, np.float32(0.0), np.float32(1.0))
    return np.asarray(step * step * (np.float32(3.0) - np.float32(2.0) * step))


def bank_of(waves: Waves, sides: npt.NDArray[np.float64], *, per_period: float, share: float, rate_hz: int) -> Bank:
    """Each sound at its side, from the left ear at 0 to the right at 1, and all at one level.

    It is the level at which `per_period` of them make up `share` of the power of `BED_LUFS`.
    """
    wanted = gain(BED_LUFS + 0.691) ** 2 * share * circle.PERIOD_S * rate_hz / per_period
    level = (wanted / _mean_energy(waves, rate_hz)) ** 0.5
    ears = (np.sqrt([1.0 - sides, sides]) * level).astype(np.float32)
    bank = np.empty((*waves.shape, 2), dtype=np.float32)
    for ear, gains in enumerate(ears):
        np.multiply(waves, gains[:, None], out=bank[:, :, ear])
    bank.setflags(write=False)
    return bank


def _mean_energy(waves: Waves, rate_hz: int) -> float:
    """K-weighted, of one sound: a sum over frames."""
    size = 1 << (waves.shape[1] - 1).bit_length()
    lines = np.fft.rfft(waves, size, axis=1)
    power = np.sum(lines.real**2 + lines.imag**2, axis=0)
    return float(power @ _weights(size, rate_hz)) / len(waves)


@lru_cache(maxsize=8)
def _weights(size: int, rate_hz: int) -> npt.NDArray[np.float64]:
    """What the power of each line of a spectrum counts; the K curve between a few hundred points of it."""
    points = np.geomspace(1.0, rate_hz / 2.0, CURVE_POINTS)
    lines = np.fft.rfftfreq(size, 1.0 / rate_hz)
    return np.asarray(np.interp(lines, points, k_power(points, rate_hz)) * 2.0 / size)
