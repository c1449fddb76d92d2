"""What is done to every phrase before anyone listens to it, in the order of the table; each step can be left out.

Every step is a function of the phrase alone, keeps its length, and moves nothing in time.  `edges` is a step of how
a phrase is cut, and changes no sample: see `sound.speech`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from audio_builder.settings import SHAPES
from audio_builder.sound.shaping.de_ess import de_essed
from audio_builder.sound.shaping.rumble import without_rumble
from audio_builder.sound.shaping.soften import softened
from audio_builder.sound.signal import Speech

EDGES = "edges"

STEPS: dict[str, Callable[[npt.NDArray[np.float32], int], npt.NDArray[np.float32]]] = {
    "rumble": without_rumble,
    "de-ess": de_essed,
    "soften": softened,
}
"""By name: from mono sound and its rate to the same sound."""


def in_shape(speech: Speech, names: Iterable[str] = SHAPES) -> Speech:
    """The speech after these steps; in which order they are named does not matter."""
    wanted = frozenset(names)
    samples = speech.samples
    for name, step in STEPS.items():
        if name in wanted:
            samples = step(samples, speech.rate_hz)
    return replace(speech, samples=samples)
