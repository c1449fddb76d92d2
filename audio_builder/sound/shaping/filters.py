"""Filters of second order for a voice: they answer at once, so no sound moves, and far from where they work do nothing.

Source: R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients" (W3C Note, 2021).
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt

from audio_builder.sound.recursion import Sections


def high_pass(hertz: float, rate_hz: int) -> Sections:
    """Butterworth's filter of second order: flat, 3 dB down at this frequency, below it 12 dB an octave."""
    middle, side = _angle(hertz, rate_hz, sqrt(0.5))
    low, a0 = (1.0 + middle) / 2.0, 1.0 + side
    return ((low / a0, -2.0 * low / a0, low / a0, 1.0, -2.0 * middle / a0, (1.0 - side) / a0),)


def band_pass(hertz: float, sharpness: float, rate_hz: int) -> Sections:
    """All of this frequency, unmoved, and less of all others; the band is this many times narrower than its middle."""
    middle, side = _angle(hertz, rate_hz, sharpness)
    a0 = 1.0 + side
    return ((side / a0, 0.0, -side / a0, 1.0, -2.0 * middle / a0, (1.0 - side) / a0),)


def dip(hertz: float, sharpness: float, level_db: float, rate_hz: int) -> Sections:
    """Broadly more or less of this frequency by a level, all of what is far from it."""
    middle, side = _angle(hertz, rate_hz, sharpness)
    amplitude = 10.0 ** (level_db / 40.0)
    a0 = 1.0 + side / amplitude
    return (
        (
            (1.0 + side * amplitude) / a0,
            -2.0 * middle / a0,
            (1.0 - side * amplitude) / a0,
            1.0,
            -2.0 * middle / a0,
            (1.0 - side / amplitude) / a0,
        ),
    )


def _angle(hertz: float, rate_hz: int, sharpness: float) -> tuple[float, float]:
    """The cosine of a frequency's angle, and half its sine by the sharpness."""
    angle = 2.0 * pi * hertz / rate_hz
    return cos(angle), sin(angle) / (2.0 * sharpness)
