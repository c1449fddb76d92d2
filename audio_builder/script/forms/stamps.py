"""Times as sheets, captions and lyrics stamp them: hours, minutes, seconds, parts of a second; exact."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from audio_builder.units import Seconds

CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-9]{2}(?:[.,][0-9]{1,3})?"
"""A pattern for minutes and seconds, with hours and parts of a second where they are written."""


def seconds(stamp: str) -> Seconds:
    """The time of a stamp that fits `CLOCK`.

    >>> seconds("1:02:03,500")
    Fraction(7447, 2)
    """
    clock, _, parts = stamp.replace(",", ".").partition(".")
    total = 0
    for place in clock.split(":"):
        total = total * 60 + int(place)
    return Fraction(total * 1000 + int(f"{parts:0<3}"), 1000)


def ascend(times: Sequence[Seconds]) -> bool:
    """Whether none is before the one before it and the last is after the first."""
    return len(times) > 1 and times[0] < times[-1] and all(one <= two for one, two in pairwise(times))


def at_time(begins: Seconds) -> str:
    """The directive that begins what follows at a time, as a line of its own.

    >>> at_time(Fraction(25, 2))
    '[at 12.5s]\\n'
    """
    return f"[at {float(begins):.15g}s]\n"
