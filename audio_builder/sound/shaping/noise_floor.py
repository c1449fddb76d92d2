"""The noise that a sound stands on: hiss of a microphone or of a model, which goes on while nobody speaks.

It is the level that the softest moments have in common.  A sound whose softest moments are part of it has no floor;
neither has one without noise.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MOMENT_S = 0.02
"""A period of the mains."""
FEW = 4
"""Moments of noise that are enough to know it."""
ALIKE_DB = 3.0
"""Moments of the same noise differ by no more."""
LEAST_DB, MOST_DB = -55.0, -36.0
"""Under the loudest sample: softer noise does not matter, and louder is no noise."""


def noise_floor(samples: npt.NDArray[np.float32], rate_hz: int) -> float:
    """Root mean square of the noise under a mono sound; 0 where there is none."""
    moment = max(1, round(MOMENT_S * rate_hz))
    rows = samples[: len(samples) // moment * moment].reshape(-1, moment)
    if len(rows) < 2 * FEW:
        return 0.0
    powers = np.sort(np.einsum("ij,ij->i", rows, rows)) / moment
    quiet = powers[: max(FEW, len(powers) // 20)]
    peak = float(np.square(samples).max())
    low, high = (peak * 10.0 ** (level_db / 10.0) for level_db in (LEAST_DB, MOST_DB))
    found = float(np.median(quiet))
    alike = quiet[-1] <= quiet[0] * 10.0 ** (ALIKE_DB / 10.0)
    return float(np.sqrt(found)) if alike and low <= found <= high else 0.0
