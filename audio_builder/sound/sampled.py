"""A background heard in a few places, for what follows from its spectrum alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from audio_builder.sound.circle import PERIOD_S
from audio_builder.sound.k_curve import k_power
from audio_builder.sound.signal import Signal

PLACES = 12
PLACE_FRAMES = 2**15

Spectrum = npt.NDArray[np.complexfloating]
"""Weighted as loudness counts it, to any scale, shape (lines, channels)."""


def hertz(rate_hz: int) -> npt.NDArray[np.float64]:
    """The frequencies of the lines, shape (lines,)."""
    return np.asarray(np.fft.rfftfreq(PLACE_FRAMES, 1.0 / rate_hz), dtype=np.float64)


def spectra(source: Signal, *, rate_hz: int, frames: int) -> Iterator[Spectrum]:
    """Spectra from all over the first `frames` frames of a background, or over its first period."""
    weights = k_power(hertz(rate_hz), rate_hz)[:, None] ** 0.5
    window = np.hanning(PLACE_FRAMES).astype(np.float32)[:, None]
    span = max(min(frames, PERIOD_S * rate_hz) - PLACE_FRAMES, 0)
    for place in range(PLACES):
        start = span * (2 * place + 1) // (2 * PLACES)
        yield np.fft.rfft(source.read(start, start + PLACE_FRAMES) * window, axis=0) * weights
