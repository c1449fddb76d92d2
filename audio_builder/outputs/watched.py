"""What is heard again of a session once it is encoded: all that is spoken and sounded, and enough of the rest.

Where the background plays alone, every minute is as loud as its level says; so some pauses from each part of the
session are enough to show that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from audio_builder.plan.timeline import Timeline
from audio_builder.sound.placing import cue_spans
from audio_builder.sound.signal import Span

SHORTEST_PAUSE_MS = 1000
"""Shorter pauses do not show the background's level: it is still coming back from ducking, and echoes remain."""

AFTER_SPEECH_MS, BEFORE_SPEECH_MS = 300, 100
"""Cut off a pause before the background is measured in it."""

AROUND_MS = 250
"""Heard before and after all that is spoken and sounded, and before a pause: filters settle in less."""

APART_MS = 500
"""What is closer together is heard in one go: to begin anew costs a decoder as much."""

QUIET_S = 120
"""Of the background alone, so much is measured at most."""

PARTS = 12
"""The session from its first word to its last has so many parts, each with the same share of that; by choice."""


def watched(timeline: Timeline) -> tuple[Span, ...]:
    """The frames to be heard as they decode, in order and apart.

    Raises PlanError for a cue whose sound does not exist, with its place.
    """
    rate_hz = timeline.rate_hz
    around, apart = (rate_hz * ms // 1000 for ms in (AROUND_MS, APART_MS))
    wide = [Span(span.start - around, span.stop + around) for span in (*spoken(timeline), *cue_spans(timeline))]
    wide += [Span(span.start - around, span.stop) for span in quiet(timeline)]
    return tuple(_joined(_within(wide, Span(0, timeline.frames)), apart))


def spoken(timeline: Timeline) -> tuple[Span, ...]:
    """Every phrase from its first to its last audible sample."""
    return tuple(Span(item.start, item.stop) for item in timeline.of_kind("speech"))


def quiet(timeline: Timeline) -> tuple[Span, ...]:
    """Where the background is measured, in order: all pauses, or the longest from every part of the session."""
    rests = _rests(timeline)
    most = QUIET_S * timeline.rate_hz
    if sum(map(len, rests)) <= most:
        return tuple(rests)
    share = most // PARTS
    first, last = rests[0].start, rests[-1].stop
    edges = [first + (last - first) * part // PARTS for part in range(PARTS + 1)]
    chosen = [span for start, stop in pairwise(edges) for span in _longest(_within(rests, Span(start, stop)), share)]
    return tuple(sorted(chosen, key=lambda span: span.start))


def _longest(spans: Iterable[Span], most: int) -> Iterator[Span]:
    """The longest of some spans, up to so many frames of them in all; the middle of the last."""
    for span in sorted(spans, key=len, reverse=True):
        taken = min(len(span), most)
        if taken:
            middle = span.start + (len(span) - taken) // 2
            yield Span(middle, middle + taken)
        most -= taken


def _within(spans: Iterable[Span], bounds: Span) -> Iterator[Span]:
    """What of each span lies within some bounds."""
    for span in spans:
        start, stop = max(span.start, bounds.start), min(span.stop, bounds.stop)
        if start < stop:
            yield Span(start, stop)


def _rests(timeline: Timeline) -> list[Span]:
    """Where the background is heard alone: pauses and phases, less what speech and cues touch."""
    speech = spoken(timeline)
    if not speech:
        return []
    first, last = min(span.stop for span in speech), max(span.start for span in speech)
    before, after, shortest = (
        timeline.rate_hz * ms // 1000 for ms in (AFTER_SPEECH_MS, BEFORE_SPEECH_MS, SHORTEST_PAUSE_MS)
    )
    sounds = sorted((*speech, *cue_spans(timeline)), key=lambda span: span.start)
    ends = accumulate((span.stop for span in sounds), max)
    gaps = [(stop, span.start) for stop, span in zip(ends, sounds[1:], strict=False)]
    return [
        Span(start + before, stop - after)
        for start, stop in gaps
        if stop - start >= shortest and first <= start and stop <= last
    ]


def _joined(spans: Iterable[Span], apart: int) -> Iterator[Span]:
    """The spans in order, those made one that touch or are closer than this."""
    before: Span | None = None
    for span in sorted(spans, key=lambda span: span.start):
        if before and span.start - before.stop < apart:
            before = Span(before.start, max(before.stop, span.stop))
            continue
        if before:
            yield before
        before = span
    if before:
        yield before
