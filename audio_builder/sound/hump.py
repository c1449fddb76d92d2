"""A spectrum with one hill, as most sounds of water and air have: it rises to a middle and falls beyond it."""

from __future__ import annotations

from math import log10

import numpy as np
import numpy.typing as npt
from msgspec import Struct

DB_PER_POWER = 10.0 * log10(2.0)
"""What an octave changes where the power goes with the frequency."""


class Hump(Struct, frozen=True):
    """The shape of a hill, to be given to `Grains`."""

    middle_hz: float
    rise_db: float
    """Change of level per octave far below the middle."""
    fall_db: float
    """Loss of level per octave far above it."""

    def __call__(self, hertz: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Power at these frequencies, 1 in the middle.

        >>> Hump(500.0, 6.0, 6.0)(np.array([500.0], np.float32)).tolist()
        [1.0]
        """
        share = hertz * np.float32(1.0 / self.middle_hz)
        below = share ** np.float32(-self.rise_db / DB_PER_POWER)
        above = share ** np.float32(self.fall_db / DB_PER_POWER)
        return np.asarray(np.float32(2.0) / (below + above), dtype=np.float32)
