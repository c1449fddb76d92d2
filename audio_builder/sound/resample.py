"""Change of sample rate, by the best recipe of the SoX resampler.

n frames become floor(n * to / from + 1/2) frames: the length in seconds is kept to half a frame.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr


def resample(samples: npt.NDArray[np.float32], from_hz: int, to_hz: int) -> npt.NDArray[np.float32]:
    """Mono sound, shape (frames,), at another rate; the same array when the rate is the same."""
    if from_hz == to_hz:
        return samples
    frames = (2 * len(samples) * to_hz + from_hz) // (2 * from_hz)
    if not frames:
        return np.zeros(0, dtype=np.float32)
    sound = np.asarray(soxr.resample(samples, from_hz, to_hz, quality="VHQ"), dtype=np.float32)[:frames]
    return np.pad(sound, (0, frames - len(sound)))
