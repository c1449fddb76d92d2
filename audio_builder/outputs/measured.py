"""What is true of a finished session, measured on the sound its file decodes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from audio_builder.plan.timeline import Timeline
from audio_builder.sound.loudness import Gate, Power, Weighting
from audio_builder.sound.peaks import TruePeak
from audio_builder.sound.placing import cue_spans
from audio_builder.sound.signal import Block, Span
from audio_builder.units import SILENCE_DB

CHANNELS = 2

SHORTEST_PAUSE_MS = 1000
"""Shorter pauses do not show the background's level: it is still coming back from ducking, and echoes remain."""

AFTER_SPEECH_MS, BEFORE_SPEECH_MS = 300, 100
"""Cut off a pause before the background is measured in it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Levels of the decoded file; None where there is nothing to measure."""

    voice_lufs: float | None
    """On speech alone, from first to last audible sample of each phrase."""
    integrated_lufs: float | None
    true_peak_dbtp: float
    bed_lufs: float | None
    """On pauses between the first word and the last, where no cue sounds."""


class Measured:
    """Listens to a session from its first frame to its last, block by block."""

    def __init__(self, timeline: Timeline) -> None:
        rate_hz = timeline.rate_hz
        self.position = 0
        """Frames heard so far."""
        self._weighting = Weighting(rate_hz, CHANNELS)
        self._whole = Gate(rate_hz)
        self._peak = TruePeak(rate_hz, CHANNELS)
        self._voice = _Parts([Span(item.start, item.stop) for item in timeline.of_kind("speech")], rate_hz)
        self._bed = _Parts(_quiet(timeline), rate_hz)

    def push(self, block: Block) -> None:
        """The next frames."""
        self._peak.push(block)
        power = self._weighting.power(block)
        self._whole.push(power)
        for parts in (self._voice, self._bed):
            parts.push(self.position, power)
        self.position += len(block)

    def figures(self) -> Figures:
        """Everything heard so far, to a tenth of a dB finer than anybody hears."""
        voice, bed, whole = (gate.integrated() for gate in (self._voice.gate, self._bed.gate, self._whole))
        return Figures(_known(voice), _known(whole), round(self._peak.value_dbtp(), 2), _known(bed))


class _Parts:
    """The loudness of some spans of a session, joined."""

    def __init__(self, spans: Sequence[Span], rate_hz: int) -> None:
        self.gate = Gate(rate_hz)
        self._spans = spans
        self._next = 0

    def push(self, position: int, power: Power) -> None:
        stop = position + len(power)
        while self._next < len(self._spans) and self._spans[self._next].start < stop:
            span = self._spans[self._next]
            part = power[max(span.start - position, 0) : span.stop - position]
            if len(part):
                self.gate.push(part)
            if span.stop > stop:
                return
            self._next += 1


def _quiet(timeline: Timeline) -> list[Span]:
    """Where the background is heard alone: pauses and phases, less what speech and cues touch."""
    speech = [Span(item.start, item.stop) for item in timeline.of_kind("speech")]
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


def _known(lufs: float) -> float | None:
    return round(lufs, 2) if lufs > SILENCE_DB else None
