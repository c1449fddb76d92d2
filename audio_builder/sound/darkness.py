"""How much softer a background is once it has got darker.

That depends on how much of it is bright: brown noise never loses half an LU, white noise as much as thirteen.
"""

from __future__ import annotations

from itertools import pairwise
from math import log10

import numpy as np
from msgspec import Struct

from audio_builder.sound.dimmed import distances
from audio_builder.sound.envelope import Envelope
from audio_builder.sound.sampled import hertz, spectra
from audio_builder.sound.signal import Signal
from audio_builder.units import SILENCE_DB, gain

STEPS = 8
"""A line of the treble's level makes a curve of loudness, which is drawn with so many."""


class Darkness(Struct, frozen=True):
    """What is left of a background's power when all that is bright has gone."""

    crossed: float
    """Share of the power that the whole and what is left have in common, 0 to 1."""
    left: float
    """Share of the power of what is left, 0 to 1."""

    def change_lu(self, treble_db: float) -> float:
        """How much louder the background is with its treble at this level: 0 or less."""
        bright = gain(treble_db) if treble_db > SILENCE_DB else 0.0
        dark = 1.0 - bright
        power = bright * bright + 2.0 * bright * dark * self.crossed + dark * dark * self.left
        return max(10.0 * log10(power), SILENCE_DB) if power > 0 else SILENCE_DB

    def envelope(self, treble: Envelope) -> Envelope:
        """The same over time."""
        points = {treble.points[0][0]: self.change_lu(treble.points[0][1])}
        for (left, low), (right, high) in pairwise(treble.points):
            for step in range(1, STEPS + 1):
                frame = left + (right - left) * step // STEPS
                points[frame] = self.change_lu(low + (high - low) * (frame - left) / (right - left))
        return Envelope(tuple(points.items()))


def darkness(source: Signal, *, rate_hz: int, frames: int) -> Darkness:
    """How dark a background is, from a few places in its first `frames` frames."""
    angles = np.outer(distances(rate_hz), 2.0 * np.pi * hertz(rate_hz) / rate_hz)
    response = np.prod((1.0 + np.cos(angles)) / 2.0, axis=0)[:, None]
    power = sum(np.abs(one) ** 2 for one in spectra(source, rate_hz=rate_hz, frames=frames))
    total = float(np.sum(power))
    if not total > 0.0:
        return Darkness(1.0, 1.0)
    return Darkness(float(np.sum(power * response)) / total, float(np.sum(power * response**2)) / total)
