"""Green noise: the middle of what is heard, like wind in leaves or a stream some way off.

Nobody has defined the word.  Here the octave around 500 Hz is the loudest, and octaves on either side fall away, by
3 dB at first and by 6 dB each further out.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless

MIDDLE_HZ = 500.0


def make(request: BedRequest) -> Endless:
    """Endless stereo green noise; raises ValueError for any words."""
    if request.words:
        raise ValueError(f"green-noise takes no words after its name, not '{' '.join(request.words)}'")
    return Grains(-3.01, rate_hz=request.rate_hz, seed=request.seed, shape=bell)


def bell(hertz: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Power of each octave, 1 in the middle."""
    squared = np.square(hertz / np.float32(MIDDLE_HZ))
    return np.asarray(np.float32(2.0) / (squared + np.float32(1.0) / squared))


BED = BedPlugin(name="green-noise", summary="noise of the middle, like wind in leaves", make=make)
