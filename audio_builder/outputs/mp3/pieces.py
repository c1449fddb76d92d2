"""Which frames of a session are encoded by whom, and which are copied.

A session is cut into pieces that are encoded at the same time.  Where it repeats itself for long, one period of frames
is made and then copied, up to where the next piece begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

from audio_builder.contracts import Sound, Stretch
from audio_builder.outputs.mp3.frames import Form

OVERLAP = 160
"""Frames that two neighbours both make, at first; more when they have not met by then."""
PIECE_S = 225
"""About how long a piece is; a choice between memory and the cost of overlaps."""
SHORTEST_S = 60
"""A shorter piece is not worth its overlap."""
SEEN = 4 * OVERLAP
"""Frames that are made once more after a period, to see that they come round, and made again before the copies end."""
SETTLED = 8
"""Frames after a stretch begins, and before it ends, whose sound may still depend on what is outside."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames [first, stop), encoded by one encoder, which goes on for `OVERLAP` frames."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Copy:
    """From frame `first` + `period` on, each frame is the one `period` frames earlier, up to `stop`."""

    first: int
    period: int
    stop: int


def planned(sound: Sound, form: Form, *, workers: int, piece_s: float = PIECE_S) -> tuple[Piece | Copy, ...]:
    """The work in order of time; a copy stands between the piece that makes its period and the one after it."""
    total = -(-sound.frames // form.samples) + 2
    found: list[Piece | Copy] = []
    at = 0
    for copy in _copies(sound.repeats, form):
        made = copy.first + copy.period + SEEN
        found += [*_pieces(at, made, form, workers=workers, piece_s=piece_s), copy]
        at = _aligned(copy.stop - SEEN, form)
    return (*found, *_pieces(at, total, form, workers=workers, piece_s=piece_s))


def _pieces(first: int, stop: int, form: Form, *, workers: int, piece_s: float) -> list[Piece]:
    """About even ones, as many as keep all workers busy to the end."""
    length_s = (stop - first) * form.samples / form.rate_hz
    count = max(1, round(length_s / piece_s))
    count = -(-count // workers) * workers if count > 1 or length_s >= workers * min(SHORTEST_S, piece_s) else 1
    edges = [first + _aligned((stop - first) * n // count, form) for n in range(count)]
    starts = sorted(set(edges))
    return [Piece(a, b) for a, b in zip(starts, (*starts[1:], stop), strict=True)]


def _copies(repeats: Sequence[Stretch], form: Form) -> list[Copy]:
    """The stretches worth copying: a whole number of rounds of frames fits their period, and they hold it twice."""
    found = []
    for stretch in repeats:
        unit = form.samples * form.round
        period = lcm(stretch.period, unit)
        first = -(-stretch.start // form.samples) + SETTLED
        stop = stretch.stop // form.samples - SETTLED
        frames = period // form.samples
        if stop - first > frames + 3 * SEEN:
            found.append(Copy(first, frames, stop))
    return found


def _aligned(frame: int, form: Form) -> int:
    """The last frame, up to this one, where an encoder can begin: the order of padded frames is its own."""
    return frame // form.round * form.round
