"""How loud the backgrounds of a session are at any moment, from their levels alone.

Each has a known loudness and sounds of its own, so their powers add.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.envelope import Envelope
from audio_builder.sound.loudness import Power
from audio_builder.units import SILENCE_DB

OFFSET_LUFS = -0.691
"""Loudness of a weighted power of 1 (ITU-R BS.1770-5, Annex 1)."""


class Foretold(Struct, frozen=True):
    """The backgrounds of a session by their loudness."""

    beds: Sequence[tuple[float, Envelope]]
    """Of each background: its loudness in LUFS, and its own level over time."""
    over_all: Envelope
    """What all of them alike go through."""

    def power(self, frames: npt.NDArray[np.int64]) -> Power:
        """The K-weighted power of all backgrounds together at some frames."""
        common = _level_db(self.over_all, frames)
        total = np.zeros(len(frames))
        for lufs, level in self.beds:
            level_db = common + _level_db(level, frames)
            total += np.where(level_db > SILENCE_DB, 10.0 ** ((lufs + level_db - OFFSET_LUFS) / 10.0), 0.0)
        return total


def _level_db(envelope: Envelope, frames: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    at, levels = np.array(envelope.points, dtype=np.float64).T
    return np.asarray(np.interp(frames, at, levels))
