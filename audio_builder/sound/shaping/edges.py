"""Where a voice stands out of the noise that goes on before and after it.

At each end only noise is passed over: what begins or ends with anything else stays whole there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.sound.shaping.noise_floor import noise_floor
from audio_builder.sound.signal import Span

OUT_DB = 4.0
"""Over the noise."""
HOPS_PER_SECOND = 1000
WINDOW, LASTING = 10, 15
"""Hops over which loudness is meant, and for how many it stands out: a click in the noise is shorter."""
NOISE, NOISE_DB = 30, 3.0
"""An end is noise if it is no louder than this over the floor for so many hops."""
BEGUN = 20
"""After so many at the latest: a recording that begins amid a rumble leaves that much of it.  All by choice."""

Samples = npt.NDArray[np.float32]


def out_of_noise(samples: Samples, rate_hz: int) -> Span:
    """From where the sound first stands out of its noise to where it last does; all of it where there is no noise."""
    floor = noise_floor(samples, rate_hz)
    if not floor:
        return Span(0, len(samples))
    first, last = (_until_out(way, floor, rate_hz) for way in (samples, samples[::-1]))
    return Span(first, len(samples) - last) if first + last < len(samples) else Span(0, len(samples))


def _until_out(samples: Samples, floor: float, rate_hz: int) -> int:
    """Frames of noise that a sound begins with."""
    hop = max(1, rate_hz // HOPS_PER_SECOND)
    rows = samples[: len(samples) // hop * hop].reshape(-1, hop)
    below = np.concatenate(([0.0], np.cumsum(np.einsum("ij,ij->i", rows, rows), dtype=np.float64))) / hop
    noise = (below[NOISE : NOISE + BEGUN + 1] - below[: BEGUN + 1]) / NOISE
    quietest = int(noise.argmin())
    if noise[quietest] > _over(floor, NOISE_DB):
        return 0
    out = (below[WINDOW:] - below[:-WINDOW]) / WINDOW > _over(floor, OUT_DB)
    out[: quietest + 1] = False
    whole = np.asarray(np.lib.stride_tricks.sliding_window_view(out, LASTING).all(axis=1))
    first = int(whole.argmax())
    return (first - 1 + WINDOW) * hop if whole[first] else 0


def _over(floor: float, level_db: float) -> float:
    """Mean power of what is so much louder than the noise."""
    return float(floor * floor * 10.0 ** (level_db / 10.0))
