"""When two encoders have come into the same state: from there on one can go on for the other.

Encoders that are fed the same sound forget what they were fed before.  What they remember longest is how loud it was:
at most `MIXED` frames.  The bits in store, and where the search for the right step size begins, are the same when
they have made the same frames for a while - but a channel in which there is nothing to encode remembers its step size
for as long as that lasts.  So frames are counted in each channel that has ever had anything in it.
Source: LAME 3.100, quantize_pvt.c, reservoir.c and psymodel.c (`adjust_ATH`).
"""

from __future__ import annotations

from collections.abc import Sequence

from audio_builder.outputs.mp3.frames import Form, Saying, sayings
from audio_builder.outputs.mp3.runs import Made

ALIKE = 32
"""Frames that are the same before two encoders count as one.

Of 800 pairs on noise, tones, bursts and fades, none that agreed for 16 frames ever parted again (measured).
"""
MIXED = 96
"""Frames of the same sound, in which the threshold of hearing sinks from its highest to its lowest: 0.925 to this power
is 1 / 1600."""
LOOKS_BACK = 8
"""In so many frames before it a frame's main data begins, or later: 511 bytes are four frames at 64 kb/s."""


class Meeting:
    """Compares two streams, frame by frame, from where both began to hear the same sound."""

    def __init__(self, told: Sequence[bool]) -> None:
        self._told = list(told)
        """Of each channel whether it has ever had anything in it."""
        self._alike = [0] * len(self._told)
        self._compared = 0

    def push(self, left: Sequence[Saying], right: Sequence[Saying]) -> None:
        """The next frames of both."""
        for one, other in zip(left, right, strict=True):
            self._compared += 1
            same = one == other and one.body is not None
            for channel, (here, there) in enumerate(zip(one.tells, other.tells, strict=True)):
                self._told[channel] |= here or there
                self._alike[channel] = self._alike[channel] + here if same else 0

    @property
    def met(self) -> bool:
        """Whether both are in the same state after the last frame."""
        enough = [run >= ALIKE for run in self._alike]
        unsure = any(told and not one for told, one in zip(self._told, enough, strict=True))
        return self._compared >= MIXED and any(enough) and not unsure


def said(made: Made, first: int, last: int, form: Form) -> list[Saying]:
    """What frames [first, last) say; all of them are there."""
    frames = made.between(first - LOOKS_BACK, last)
    return sayings(frames, form)[len(frames) - (last - first) :]
