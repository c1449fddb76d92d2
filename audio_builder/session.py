"""A session that can be heard anywhere before any of it is written."""

from __future__ import annotations

from msgspec import Struct

from audio_builder.contracts import Engine, Sound, Stretch
from audio_builder.outputs.watched import watched
from audio_builder.plan.cues import LeftOut
from audio_builder.plan.timeline import Timeline
from audio_builder.settings import Settings
from audio_builder.sound.dither import Dithered
from audio_builder.sound.foretold import Foretold
from audio_builder.sound.limiter import Limiter
from audio_builder.sound.mix import Mix
from audio_builder.sound.mono import MONO_TO_STEREO_LU, Folded, lost_by_folding_lu
from audio_builder.sound.segment import AudioSegment, to_segment
from audio_builder.sound.signal import Signal, Span
from audio_builder.units import Seconds, frames

MARGIN_DB = 0.7
"""Kept under the ceiling before encoding: MP3 at 128 kb/s overshoots by up to this much (measured)."""


class Session(Struct, frozen=True):
    """Everything but the file."""

    timeline: Timeline
    settings: Settings
    engines: tuple[Engine, ...]
    """Who is heard: the session's voice if it says anything, then those its script asks for."""
    mix: Mix
    foretold: Foretold
    """How loud its backgrounds are at any moment."""
    left_out: tuple[LeftOut, ...] = ()
    """What of its script it does without."""

    @property
    def channels(self) -> int:
        """Of the file."""
        return channels(self.settings)

    def mastered(self, margin_db: float = MARGIN_DB) -> Signal:
        """The mix as it is encoded: folded for mono, its true peaks so far under the ceiling, its fades dithered."""
        timeline = self.timeline
        folded = Folded(self.mix) if self.channels == 1 else self.mix
        ceiling_dbtp = self.settings.levels.ceiling_dbtp - margin_db
        limited = Limiter(folded, ceiling_dbtp=ceiling_dbtp, rate_hz=timeline.rate_hz)
        fades = (Span(0, timeline.voice_start), Span(timeline.voice_stop, timeline.bed_stop))
        return Dithered(limited, fades, rate_hz=timeline.rate_hz)

    def sound(self, margin_db: float = MARGIN_DB) -> Sound:
        """What an output format writes."""
        timeline = self.timeline
        return Sound(
            signal=self.mastered(margin_db),
            frames=timeline.frames,
            rate_hz=timeline.rate_hz,
            kbps=self.settings.bitrate,
            repeats=tuple(Stretch(start=a, stop=b, period=p) for a, b, p in self.mix.repeats(timeline.frames)),
            watched=watched(timeline),
        )

    def segment(self, start: Seconds, stop: Seconds) -> AudioSegment:
        """The same sound as a 32-bit pydub segment, from `start` to `stop` seconds."""
        rate_hz = self.timeline.rate_hz
        return to_segment(self.mastered().read(frames(start, rate_hz), frames(stop, rate_hz)), rate_hz)


def channels(settings: Settings) -> int:
    """Of the file."""
    return 1 if settings.channels == "mono" else 2


def stereo_lufs(settings: Settings) -> float:
    """Loudness of the voice on two equal channels, so that the file reads what its preset says."""
    return settings.levels.voice_lufs + (MONO_TO_STEREO_LU if channels(settings) == 1 else 0.0)


def lost_lu(sound: Signal, timeline: Timeline, settings: Settings) -> float:
    """What a background loses, beside the voice, when the file is mono."""
    if channels(settings) == 2:
        return 0.0
    return lost_by_folding_lu(sound, rate_hz=timeline.rate_hz, frames=timeline.bed_stop)
