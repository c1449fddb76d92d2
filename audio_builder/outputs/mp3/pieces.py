"""Which frames of a session are encoded by whom, and which are copied.

A session is cut into pieces that are encoded at the same time, smaller ones towards the end, so that all workers end
together.  Where it repeats itself for long, one period of frames is made and then copied, up to where the next piece
begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import lcm

from msgspec import Struct

from audio_builder.contracts import Sound, Stretch
from audio_builder.outputs.mp3.frames import Form

BLOCK = 49
"""Frames that are rendered and encoded at once, from a multiple of it: sizes come round with it at any rate."""
OVERLAP = 3 * BLOCK
"""Frames that an encoder makes before those of its piece, so that it can meet the one to its left."""
LONGEST_S = 240.0
"""Of a piece; a choice between memory and the cost of overlaps."""
SHORTEST_S = 40.0
"""A shorter piece is not worth its overlap."""
SEEN = 2 * OVERLAP
"""Frames that are made once more after a period, to see that they come round, and made again before the copies end."""
SETTLED = 8
"""Frames after a stretch begins, and before it ends, whose sound may still depend on what is outside."""


class Piece(Struct, frozen=True):
    """Frames [first, stop), encoded by one encoder that begins `OVERLAP` frames earlier."""

    first: int
    stop: int


class Copy(Struct, frozen=True):
    """From frame `first` + `period` on, each frame is the one `period` frames earlier, up to `stop`."""

    first: int
    period: int
    stop: int


def planned(sound: Sound, form: Form, *, workers: int, longest_s: float = LONGEST_S) -> tuple[Piece | Copy, ...]:
    """The work in order of time; a copy stands between the piece that makes its period and the one after it."""
    total = -(-sound.frames // form.samples) + 2
    found: list[Piece | Copy] = []
    at = 0
    for copy in copies(sound.repeats, form):
        made = -(-(copy.first + copy.period + SEEN) // BLOCK) * BLOCK
        after = (copy.stop - SEEN) // BLOCK * BLOCK
        if copy.first >= at and after - made > SEEN:
            found += [*pieces(at, made, form, workers=workers, longest_s=longest_s), copy]
            at = after
    return (*found, *pieces(at, total, form, workers=workers, longest_s=longest_s))


def pieces(first: int, stop: int, form: Form, *, workers: int, longest_s: float = LONGEST_S) -> Iterator[Piece]:
    """So many frames in pieces; a single worker makes them all in one."""
    longest, shortest = (
        max(round(seconds * form.rate_hz / form.samples / BLOCK), 4) * BLOCK
        for seconds in (longest_s, min(longest_s, SHORTEST_S))
    )
    at = first
    while workers > 1 and stop - at >= 2 * shortest:
        share = (stop - at) * 2 // (3 * workers)
        size = min(max(share // BLOCK * BLOCK, shortest), longest)
        yield Piece(at, at + size)
        at += size
    yield Piece(at, stop)


def copies(repeats: Sequence[Stretch], form: Form) -> list[Copy]:
    """The stretches that hold a whole number of frames, sizes included, twice and some more."""
    found = []
    for stretch in repeats:
        period = lcm(stretch.period, form.samples * form.round) // form.samples
        first = -(-stretch.start // form.samples) + SETTLED
        stop = stretch.stop // form.samples - SETTLED
        if stop - first > period + 3 * SEEN:
            found.append(Copy(first, period, stop))
    return found
