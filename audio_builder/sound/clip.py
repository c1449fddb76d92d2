"""A clip: a finite piece of sound that knows where in it something is heard."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.segment import AudioSegment, from_segment, to_segment
from audio_builder.sound.signal import Span


class Clip(Struct, frozen=True):
    """One phrase, mono, ready to be laid into a session."""

    samples: npt.NDArray[np.float32]
    """Shape (frames,), full scale at +/-1.0."""
    rate_hz: int
    audible: Span
    """From the first to just after the last audible frame of `samples`; around it lie soft edges."""

    @classmethod
    def from_segment(cls, segment: AudioSegment) -> Clip:
        """A pydub segment as a clip, channels averaged, all of it audible."""
        samples = from_segment(segment).mean(axis=1, dtype=np.float32)
        return cls(samples, segment.frame_rate, Span(0, len(samples)))

    def to_segment(self) -> AudioSegment:
        """The clip as a 32-bit mono pydub segment."""
        return to_segment(self.samples, self.rate_hz)
