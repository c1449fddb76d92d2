"""A background that cannot know its own loudness is listened to.

Our own are of `BED_LUFS` by construction.  One that is not, such as a plug-in around another program, is measured when
it is first read: over a minute in all, in parts from a quarter of an hour, so that a slow swell counts at every height.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from math import log10

import numpy as np

from audio_builder.sound.loudness import Gate, Weighting, gated
from audio_builder.sound.signal import BED_LUFS, Block, Endless, Repeat
from audio_builder.units import gain

PARTS, PART_S, APART_S = 6, 10, 150
"""So many parts of so many seconds are listened to, one beginning so many seconds after another."""


@dataclass(slots=True)
class ToBedLevel:
    """An endless stereo signal of any loudness at `BED_LUFS`; silence stays silence."""

    source: Endless
    _: KW_ONLY
    rate_hz: int
    channels: int = field(default=2, init=False)
    _factor: np.float32 | None = field(default=None, init=False, repr=False)

    @property
    def repeat(self) -> Repeat | None:
        """As of the source."""
        return self.source.repeat

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        if self._factor is None:
            self._factor = self._measured()
        return self.source.read(start, stop) * self._factor

    def _measured(self) -> np.float32:
        weighting, gate = Weighting(self.rate_hz, self.channels), Gate(self.rate_hz)
        for part in range(PARTS):
            for second in range(part * APART_S, part * APART_S + PART_S):
                gate.push(weighting.power(self.source.read(second * self.rate_hz, (second + 1) * self.rate_hz)))
        hops = gate.hops()
        loudest = float(hops.max())
        if not loudest > 0.0:
            return np.float32(0.0)
        at_full_scale = gated(hops / loudest)
        return np.float32(gain(BED_LUFS - at_full_scale - 10.0 * log10(loudest)))
