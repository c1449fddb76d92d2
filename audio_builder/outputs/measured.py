"""What is true of a finished session, measured on the sound its file decodes to.

What is heard of it comes in order, with gaps.  In the gaps the background is alone, and its loudness is foretold; where
it is heard it is measured, which shows whether it is what was foretold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.outputs.watched import quiet, spoken
from audio_builder.plan.timeline import Timeline
from audio_builder.sound.loudness import HOPS_PER_SECOND, Gate, Power, Weighting, gated
from audio_builder.sound.loudness_range import loudness_range
from audio_builder.sound.peaks import TruePeak
from audio_builder.sound.signal import Block, Span
from audio_builder.units import SILENCE_DB

SETTLING_MS = 200
"""After a gap, so much passes before anything is measured: the K curve's slowest part has a 4 ms time constant."""

FORETOLD_HZ = 100
"""How finely the background's level is looked at in a pause."""


class Figures(Struct, frozen=True):
    """Levels of the decoded file; None where there is nothing to measure."""

    voice_lufs: float | None
    """On speech alone, from first to last audible sample of each phrase."""
    integrated_lufs: float | None
    """Of the whole file, gated."""
    true_peak_dbtp: float
    bed_lufs: float | None
    """On pauses between the first word and the last, where no cue sounds."""
    loudness_range_lu: float | None = None
    """Of the whole file, by EBU Tech 3342."""
    pause_lift_db: float | None = None
    """How much louder the background is in those pauses than it was put."""
    clipped: int = 0
    """Samples that were cut off at full scale."""


class Measured:
    """Listens to a session from its first frame to its last, block by block; the parts that are not heard are foretold.

    `bed_power` has the K-weighted power of the background at some frames, summed over channels.
    """

    def __init__(
        self,
        timeline: Timeline,
        *,
        channels: int = 2,
        bed_power: Callable[[npt.NDArray[np.int64]], Power] | None = None,
    ) -> None:
        self._rate_hz, self._channels, self._bed_power = timeline.rate_hz, channels, bed_power
        self.position = 0
        """One more than the last frame heard."""
        self._settled = 0
        """From here on what is heard counts."""
        self._weighting = Weighting(timeline.rate_hz, channels)
        self._peak = TruePeak(channels)
        self._quiet = quiet(timeline)
        self._voice, self._bed = (_Parts(spans, timeline.rate_hz) for spans in (spoken(timeline), self._quiet))
        self._whole = _Hops(timeline.frames, timeline.rate_hz)

    def push(self, first: int, block: Block) -> None:
        """The next frames that are heard, from number `first` on; none of them earlier than the last."""
        if first != self.position:
            self._settled = first + self._rate_hz * SETTLING_MS // 1000
            self._weighting = Weighting(self._rate_hz, self._channels)
            self._peak.jump()
        self._peak.push(block)
        early = max(self._settled - first, 0)
        power = self._weighting.power(block)[early:]
        for listener in (self._voice, self._bed, self._whole):
            listener.push(first + early, power)
        self.position = first + len(block)

    def figures(self, *, clipped: int = 0, unheard_peak_dbtp: float = SILENCE_DB) -> Figures:
        """Everything that is known now, to a tenth of a dB finer than anybody hears.

        `unheard_peak_dbtp` is what no peak passes in the parts that were not heard.
        """
        hops = self._whole.filled(self._bed_power)
        voice, bed, whole = self._voice.gate.integrated(), self._bed.gate.integrated(), gated(hops)
        return Figures(
            voice_lufs=_known(voice),
            integrated_lufs=_known(whole),
            true_peak_dbtp=round(max(self._peak.value_dbtp(), unheard_peak_dbtp), 2),
            bed_lufs=_known(bed),
            loudness_range_lu=_rounded(loudness_range(hops)),
            pause_lift_db=self._lift_db(bed),
            clipped=clipped,
        )

    def _lift_db(self, bed_lufs: float) -> float | None:
        if self._bed_power is None or bed_lufs <= SILENCE_DB:
            return None
        looked_at = [np.arange(span.start, span.stop, self._rate_hz // FORETOLD_HZ) for span in self._quiet]
        put = Gate(FORETOLD_HZ)
        put.push(self._bed_power(np.concatenate(looked_at)))
        put_lufs = put.integrated()
        return _rounded(bed_lufs - put_lufs) if put_lufs > SILENCE_DB else None


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
            part = power[max(span.start - position, 0) : max(span.stop - position, 0)]
            if len(part):
                self.gate.push(part)
            if span.stop > stop:
                return
            self._next += 1


class _Hops:
    """The mean power of every tenth of a second of a session, as far as it is heard."""

    def __init__(self, frames: int, rate_hz: int) -> None:
        self._frames = round(rate_hz / HOPS_PER_SECOND)
        self._power = np.full(frames // self._frames, np.nan)
        self._begun: Power = np.empty(0)
        self._position = 0

    def push(self, position: int, power: Power) -> None:
        if position != self._position:
            self._begun = np.empty(0)
            power = power[-position % self._frames :]
            position += -position % self._frames
        start = position - len(self._begun)
        power = np.concatenate((self._begun, power))
        hop, whole = start // self._frames, len(power) // self._frames
        means = power[: whole * self._frames].reshape(whole, self._frames).mean(axis=1)
        self._power[hop : hop + whole] = means[: max(len(self._power) - hop, 0)]
        self._begun = power[whole * self._frames :].copy()
        self._position = start + len(power)

    def filled(self, bed_power: Callable[[npt.NDArray[np.int64]], Power] | None) -> Power:
        """All of them, those that were not heard as they were foretold; nothing is silence."""
        unheard = np.flatnonzero(np.isnan(self._power))
        middles = unheard * self._frames + self._frames // 2
        filled = self._power.copy()
        filled[unheard] = 0.0 if bed_power is None else bed_power(middles)
        return filled


def _known(lufs: float) -> float | None:
    return round(lufs, 2) if lufs > SILENCE_DB else None


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 2)
