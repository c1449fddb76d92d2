"""How single sounds grow rarer after the last word: fewer and fewer of them for ten minutes, and then no fewer.

What comes after those ten minutes stays as it is, so that the hours of a long ending can repeat themselves.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.signal import Span

OVER_S = 600
"""From all of them to the fewest, or an ending that is shorter; by choice."""
FEWEST = 1.0 / 3.0
"""Share of the sounds that is left."""


class Thinning(Struct, frozen=True):
    """Which share of single sounds is heard."""

    span: Span
    """Frames in which they grow rarer."""

    @classmethod
    def after(cls, ending: Span | None, rate_hz: int) -> Thinning | None:
        """From the beginning of an ending on; None where nothing ends."""
        if ending is None or ending.stop <= ending.start:
            return None
        return cls(Span(ending.start, min(ending.stop, ending.start + OVER_S * rate_hz)))

    def shares(self, frames: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """At these frames: 1 before it begins, `FEWEST` once it is over."""
        passed = np.clip((frames - self.span.start) / len(self.span), 0.0, 1.0)
        return np.asarray(1.0 - (1.0 - FEWEST) * passed)
