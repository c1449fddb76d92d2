"""Without rumble: what lies below every voice, such as an offset, a lorry, a knock on the table, the mains.

A pillow speaker turns it into a flutter, and a meter and a limiter take it for speech.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.sound.recursion import Recursion
from audio_builder.sound.shaping.filters import high_pass

BELOW_HZ = 70.0
"""Deep voices begin at about 85 Hz."""


def without_rumble(samples: npt.NDArray[np.float32], rate_hz: int) -> npt.NDArray[np.float32]:
    """The same sound, as long and at the same time, without its offset and what lies below `BELOW_HZ`."""
    if not len(samples):
        return samples
    centred = samples - np.float32(samples.mean(dtype=np.float64))
    return np.asarray(Recursion(high_pass(BELOW_HZ, rate_hz), 1).push(centred[:, None])[0])
