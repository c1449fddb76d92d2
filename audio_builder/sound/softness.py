"""How soft a voice is: how much of it is tone and not noise, and how low its sound lies.

Both are means over speech, whatever its level.  They say how little there is of what a bedside wants little of, hiss
and shrillness; they do not say whether a voice is pleasant, nor whether it is understood.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from msgspec import Struct

LOWEST_HZ, HIGHEST_HZ = 75.0, 500.0
"""Where the pitch of a voice is looked for."""
PERIODS, STEP_S = 4.5, 0.01
"""Length of a frame in periods of the lowest pitch, and the time between two."""
VOICED, LOUD = 0.45, 0.03
"""A frame counts that is so much like itself a period later, and has a sample of so much of the loudest one."""
OCTAVE_COST = 0.01
"""Taken from a candidate for each octave that it lies lower."""
TOLD_UP_TO = 1.0 - 1e-6
"""Of likeness: a ratio above 60 dB is not told."""
SPECTRUM = 2048
"""Frames of one spectrum."""

Samples = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]


class Softness(Struct, frozen=True):
    """Of a voice."""

    harmonics_db: float
    """Power of its tone over that of its noise, in dB: the mean over all moments in which it has a pitch."""
    centroid_hz: float
    """The mean frequency of its sound, each weighted by its power."""


def softness(samples: Samples, rate_hz: int) -> Softness:
    """Of mono speech; nan for what it has nothing of.

    Source: Boersma (1993), Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio
    of a sampled sound.
    """
    alike = np.array([best for best in _likenesses(samples.astype(np.float64), rate_hz) if best >= VOICED])
    told = np.minimum(alike, TOLD_UP_TO)
    harmonics_db = float(np.mean(10.0 * np.log10(told / (1.0 - told)))) if alike.size else float("nan")
    return Softness(harmonics_db, _centroid_hz(samples.astype(np.float64), rate_hz))


def _likenesses(samples: Numbers, rate_hz: int) -> Iterator[float]:
    """How alike each frame is to itself a period later, 0 to 1: its autocorrelation over that of its window."""
    size = round(PERIODS / LOWEST_HZ * rate_hz)
    window = np.hanning(size)
    of_window = _autocorrelation(window)
    quiet = LOUD * float(np.abs(samples).max(initial=0.0))
    lags = np.arange(int(rate_hz / HIGHEST_HZ), int(rate_hz / LOWEST_HZ) + 2)
    for start in range(0, len(samples) - size + 1, max(1, round(STEP_S * rate_hz))):
        part = samples[start : start + size]
        part = part - part.mean()
        if np.abs(part).max() > quiet:
            yield _best(_autocorrelation(part * window)[lags] / of_window[lags], lags, rate_hz)


def _autocorrelation(samples: Numbers) -> Numbers:
    """1 at lag 0."""
    size = 1 << (2 * len(samples) - 1).bit_length()
    found = np.fft.irfft(np.abs(np.fft.rfft(samples, size)) ** 2)[: len(samples)]
    return np.asarray(found / found[0] if found[0] > 0 else found)


def _best(alike: Numbers, lags: npt.NDArray[np.intp], rate_hz: int) -> float:
    """The likeness at the lag that is the pitch's: the highest peak, each a little less for being low; 0 for none."""
    before, here, after = alike[:-2], alike[1:-1], alike[2:]
    peaks = np.flatnonzero((here >= before) & (here > after))
    if not peaks.size:
        return 0.0
    low, mid, high = before[peaks], here[peaks], after[peaks]
    offset = (low - high) / (2.0 * (low - 2.0 * mid + high))
    height = mid - 0.25 * (low - high) * offset
    period_s = (lags[1:-1][peaks] + offset) / rate_hz
    return float(height[np.argmax(height - OCTAVE_COST * np.log2(LOWEST_HZ * period_s))])


def _centroid_hz(samples: Numbers, rate_hz: int) -> float:
    window = np.hanning(SPECTRUM)
    starts = range(0, len(samples) - SPECTRUM + 1, SPECTRUM // 2)
    power = sum((np.abs(np.fft.rfft(samples[at : at + SPECTRUM] * window)) ** 2 for at in starts), np.zeros(1))
    total = float(np.sum(power))
    return float(np.sum(power * np.fft.rfftfreq(SPECTRUM, 1.0 / rate_hz)) / total) if total > 0 else float("nan")
