"""Where a session repeats itself: nothing is placed there, no level moves, and every background comes round.

What has been encoded once need not be encoded again there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import lcm

from audio_builder.sound.circle import PERIOD_S
from audio_builder.sound.envelope import Envelope, cuts
from audio_builder.sound.layers import Bed, Layers
from audio_builder.sound.signal import Span

WORTH_S = 60
"""A stretch is worth naming when it is longer than one period by so much."""

Repetition = tuple[int, int, int]
"""(start, stop, period): in [start, stop) every frame n is, to the bit, the frame n + period."""


def repetitions(
    layers: Layers, treble: Envelope, taken: Iterable[Span], *, margin: int, frames: int, rate_hz: int
) -> tuple[Repetition, ...]:
    """The stretches of a session of so many frames, in order, in which it repeats itself.

    `taken` are the spans in which something is placed.  Where the backgrounds are darkened, a frame depends on those
    within `margin` of it.
    """
    worth = WORTH_S * rate_hz
    found = []
    for span in _steady((*layers.envelopes, treble), _free(taken, frames, worth), worth):
        beds = layers.heard(span)
        if (period := _period(beds, rate_hz)) is None:
            continue
        begins = max((bed.sound.repeat.start for bed in beds if bed.sound.repeat), default=0)
        edge = 0 if treble.constant(span.start, span.stop) == 1.0 else margin
        start, stop = max(span.start, begins) + edge, span.stop - edge
        if stop - start > period + worth:
            found.append((start, stop, period))
    return tuple(found)


def _free(taken: Iterable[Span], frames: int, worth: int) -> Iterator[Span]:
    """What is longer than is worth naming between the spans."""
    free_from = 0
    for span in (*sorted(taken, key=lambda span: span.start), Span(frames, frames)):
        if span.start - free_from > worth:
            yield Span(free_from, min(span.start, frames))
        free_from = max(free_from, span.stop)


def _steady(envelopes: Sequence[Envelope], free: Iterable[Span], worth: int) -> Iterator[Span]:
    """The parts of these spans, between points, in which no envelope moves."""
    for span in free:
        for part in cuts(envelopes, span.start, span.stop):
            if len(part) > worth and all(one.constant(part.start, part.stop) is not None for one in envelopes):
                yield part


def _period(beds: Iterable[Bed], rate_hz: int) -> int | None:
    """After which all of them come round; None if one never does.  Silence comes round as our own sounds do."""
    repeats = [bed.sound.repeat for bed in beds]
    if None in repeats:
        return None
    return lcm(*(repeat.period for repeat in repeats if repeat)) if repeats else PERIOD_S * rate_hz
