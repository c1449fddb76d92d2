"""Presence softened for the night: a little less of what makes a voice stand before its listener.

Speech carries across a room on 2 to 5 kHz.  Beside a pillow it has no room to cross.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.sound.recursion import Recursion
from audio_builder.sound.shaping.filters import dip

MIDDLE_HZ, LEVEL_DB = 3200.0, -2.5
SHARPNESS = 0.9
"""About an octave and a half: 2 and 5 kHz are a decibel softer.  All three by choice."""


def softened(samples: npt.NDArray[np.float32], rate_hz: int) -> npt.NDArray[np.float32]:
    """The same sound, as long and at the same time, with less presence."""
    if not len(samples) or rate_hz < 3.0 * MIDDLE_HZ:
        return samples
    filters = dip(MIDDLE_HZ, SHARPNESS, LEVEL_DB, rate_hz)
    return np.asarray(Recursion(filters, 1).push(samples[:, None])[0])
