"""Conversions between the units of the program, each written once.

Time in scripts and plans is `Seconds`, an exact fraction; on the timeline it is a whole number of frames.
Levels are decibels (`_db`), loudness is LUFS or LU; amplitudes are linear with full scale at 1.0.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10

Seconds = Fraction
"""An exact duration or instant in seconds."""

SILENCE_DB = -120.0
"""What a level of exactly nothing is called, in dB: below the last bit of 16-bit sound."""


def frames(seconds: Seconds, rate_hz: int) -> int:
    """The frame nearest to an instant, halves upwards.

    Python's `round` goes to the even neighbour, which can make adjoining spans overlap by a frame.

    >>> frames(Fraction(1, 2), 3)
    2
    """
    return (2 * seconds.numerator * rate_hz + seconds.denominator) // (2 * seconds.denominator)


def seconds(frame: int, rate_hz: int) -> Seconds:
    """The exact instant of a frame.

    >>> seconds(24000, 48000)
    Fraction(1, 2)
    """
    return Fraction(frame, rate_hz)


def gain(level_db: float) -> float:
    """The linear gain of a level in dB.

    >>> round(gain(-6.0), 3)
    0.501
    """
    return float(10.0 ** (level_db / 20.0))


def level_db(amplitude: float) -> float:
    """The level in dB of a linear amplitude, never under `SILENCE_DB`.

    >>> level_db(0.1)
    -20.0
    """
    return 20.0 * log10(amplitude) if amplitude > 10.0 ** (SILENCE_DB / 20.0) else SILENCE_DB


def clock(duration: Seconds) -> str:
    """A duration as people read it: `m:ss`, or `h:mm:ss` from an hour on.

    >>> clock(Fraction(754)), clock(Fraction(3600))
    ('12:34', '1:00:00')
    """
    whole = floor(duration + Fraction(1, 2))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def in_words(duration: Seconds) -> str:
    """A duration in the script's own notation, exact to the millisecond.

    >>> in_words(Fraction(90)), in_words(Fraction(11, 2)), in_words(Fraction(4))
    ('1m30s', '5.5s', '4s')
    """
    minutes, rest = divmod(seconds(floor(duration * 1000 + Fraction(1, 2)), 1000), 60)
    hours, minutes = divmod(minutes, 60)
    shown = "".join(f"{n}{unit}" for n, unit in ((int(hours), "h"), (int(minutes), "m")) if n)
    if rest or not shown:
        shown += f"{float(rest):.3f}".rstrip("0").rstrip(".") + "s"
    return shown
