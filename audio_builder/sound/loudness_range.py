"""Loudness range: how far the loudness of a session moves, leaving out its quietest tenth and loudest twentieth.

Source: EBU Tech 3342 (2016), section 2; the gate against the whole is 20 LU under it.
"""

from __future__ import annotations

import numpy as np

from audio_builder.sound.loudness import ABSOLUTE_GATE_LUFS, HOPS_PER_SECOND, Power, blocks, lufs

HOPS_PER_WINDOW = 3 * HOPS_PER_SECOND
"""Short-term loudness is that of 3 s; one value every 100 ms."""
RELATIVE_GATE_LU = -20.0
QUIETEST, LOUDEST = 10.0, 95.0
"""Percentiles."""


def loudness_range(hops: Power) -> float | None:
    """The range in LU of sound of which each 100 ms has this mean weighted power; None for nothing to be heard."""
    energies = blocks(hops, HOPS_PER_WINDOW)
    energies = energies[lufs(energies) > ABSOLUTE_GATE_LUFS]
    if not len(energies):
        return None
    levels = lufs(energies)
    low, high = np.percentile(levels[levels > lufs(energies.mean()) + RELATIVE_GATE_LU], (QUIETEST, LOUDEST))
    return float(high - low)
