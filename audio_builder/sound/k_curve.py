"""The K curve: how much each frequency counts towards loudness.

Two filters, a shelf for the head and a high-pass; what is quiet to the ear counts for little.  The standard tabulates
them at 48 kHz and asks for the same response at other rates; these are the analogue filters behind its figures,
transformed again.
Source: ITU-R BS.1770-5 (2023), Annex 1, Tables 1 and 2; B. De Man, "Evaluation of Implementations of the EBU R128
Loudness Measurement", AES 145 (2018).
"""

from __future__ import annotations

from functools import cache
from math import pi, tan

import numpy as np
import numpy.typing as npt

from audio_builder.sound.recursion import Sections


@cache
def k_weighting(rate_hz: int) -> Sections:
    """The two filters at any rate."""
    k, q = tan(pi * 1681.974450955533 / rate_hz), 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    a0 = 1.0 + k / q + k * k
    shelf = (
        (high + band * k / q + k * k) / a0,
        2.0 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        1.0,
        2.0 * (k * k - 1.0) / a0,
        (1.0 - k / q + k * k) / a0,
    )
    b0, b1, b2 = _high_pass_poles(rate_hz)
    level = _high_pass_poles(48_000)[0] / b0
    return shelf, (level, -2.0 * level, level, 1.0, b1 / b0, b2 / b0)


def _high_pass_poles(rate_hz: int) -> tuple[float, float, float]:
    """Denominator of the second filter, whose numerator the standard sets to 1, -2, 1 at 48 kHz."""
    k, q = tan(pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    return 1.0 + k / q + k * k, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k


def k_power(hertz: npt.ArrayLike, rate_hz: int) -> npt.NDArray[np.float64]:
    """The gain of power at these frequencies, in the shape they come in.

    A steady sound whose power per frequency is known has the loudness -0.691 + 10 * log10 of the sum of power times
    this, over all frequencies and channels.

    >>> bool(abs(10 * np.log10(k_power(997.0, 48_000)) - 0.691) < 0.002)
    True
    """
    delay = np.exp(-2j * pi * np.asarray(hertz, dtype=np.float64) / rate_hz)
    steps = np.stack((np.ones_like(delay), delay, delay * delay))
    sections = np.array(k_weighting(rate_hz)).reshape(-1, 2, 3)
    response = np.tensordot(sections, steps, axes=(2, 0))
    return np.asarray(np.prod(np.abs(response[:, 0] / response[:, 1]) ** 2, axis=0))
