"""Hissing s and sh brought down to the rest of the phrase, and nothing else touched.

A night's listening is quiet, and the ear is at its keenest where they are.  They are found by two signs together: most
of the moment's power lies in their band, and that is more than speech of this loudness should have.  Then that band
alone is softer, by half of the excess and never by more than `MOST_DB`.  The whole phrase is known, so the band sinks
before an s begins and no beginning slips through.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.sound.recursion import Recursion
from audio_builder.sound.shaping.filters import band_pass

MIDDLE_HZ, SHARPNESS = 6800.0, 0.9
"""5 to 9 kHz."""
LEAST_RATE_HZ = 15_000
"""Sound of a lower rate has no such band."""
MOST_DB = 6.0
ALLOWED_DB = -12.0
"""So far under its phrase an s may be heard as it is; what stands above that is halved."""
SHARE = (0.2, 0.4)
"""Of a moment's power in the band: below the first it is no s, from the second on it is one.  All by choice."""

HOPS_PER_SECOND = 400
SMOOTHING = np.array([1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0]) / 16.0
"""Over hops: a course of 10 ms."""
SPEECH_DB = -20.0
"""Under the loud parts; what is softer is a pause."""
UNHEARD_DB = 0.2

Samples = npt.NDArray[np.float32]
Levels = npt.NDArray[np.float64]


def de_essed(samples: Samples, rate_hz: int) -> Samples:
    """The same sound, as long and at the same time, with every s as soft as its phrase bears; else the same array."""
    hop = rate_hz // HOPS_PER_SECOND
    if rate_hz < LEAST_RATE_HZ or len(samples) < hop:
        return samples
    band = Recursion(band_pass(MIDDLE_HZ, SHARPNESS, rate_hz), 1).push(samples[:, None])[0]
    lowered = lowered_db(samples, band, hop)
    if lowered.max() < UNHEARD_DB:
        return samples
    removed = 1.0 - 10.0 ** (-lowered / 20.0)
    return np.asarray(samples - band * _each(removed, hop, len(samples)))


def lowered_db(samples: Samples, band: Samples, hop: int) -> Levels:
    """By how much the band is to sink in each whole hop."""
    whole, hissing = (_powers(one, hop) for one in (samples, band))
    loudest = np.sort(whole)[len(whole) * 95 // 100]
    loud = whole[whole > loudest * 10.0 ** (SPEECH_DB / 10.0)]
    if not loud.size:
        return np.zeros(len(whole))
    least = 1e-12 * loud.mean()
    over_db = 10.0 * np.log10((hissing + least) / loud.mean()) - ALLOWED_DB
    low, high = SHARE
    likely = np.clip((hissing / (whole + least) - low) / (high - low), 0.0, 1.0)
    return _smoothed(np.clip(over_db / 2.0, 0.0, MOST_DB) * likely)


def _powers(samples: Samples, hop: int) -> Levels:
    """The mean power of each whole hop, with its neighbours'."""
    rows = samples[: len(samples) // hop * hop].reshape(-1, hop)
    return _smoothed(np.einsum("ij,ij->i", rows, rows).astype(np.float64) / hop)


def _smoothed(levels: Levels) -> Levels:
    """Each with its neighbours; beyond the ends the last goes on."""
    return np.convolve(np.pad(levels, len(SMOOTHING) // 2, mode="edge"), SMOOTHING, mode="valid")


def _each(values: Levels, hop: int, frames: int) -> Samples:
    """A value for each frame: straight from the middle of one hop to the middle of the next."""
    ends = np.pad(values, 1, mode="edge").astype(np.float32)
    way = ((np.arange(hop, dtype=np.float32) + np.float32(0.5)) / np.float32(hop))[None, :]
    rows = ends[:-1, None] + np.diff(ends)[:, None] * way
    course = rows.reshape(-1)[hop // 2 :][:frames]
    return np.pad(course, (0, frames - len(course)), mode="edge")
