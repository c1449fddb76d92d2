"""What an engine gives becomes a clip: at the session's rate, cut to what is audible, at its loudness, with soft edges.

Every phrase is set to the same loudness, measured on speech alone; never to its peak, which would make whispers shout.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.errors import EngineError
from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import clip_power, power_loudness
from audio_builder.sound.resample import resample
from audio_builder.sound.segment import HEADROOM, from_segment, to_segment, whole_steps
from audio_builder.sound.shaping.edges import out_of_noise
from audio_builder.sound.signal import Span, Speech
from audio_builder.units import SILENCE_DB, gain

ENOUGH_S = 3
"""A phrase that is as long is measured as it is."""

AUDIBLE_DB = -40.0
"""Below the loudest sample of its phrase, a sample this far down no longer counts as heard."""

EDGE_BEFORE_MS, EDGE_AFTER_MS = 10, 40
"""Kept, fading, around the audible part: weak consonants and breath.

The first rises like half a wave, so that of a sound that begins at once all but the first millisecond is heard; the
second sinks evenly in dB.
"""

MONO_TO_STEREO_LU = 3.01
"""The same voice on two channels reads this much louder than on one (ITU-R BS.1770-5: channel powers add)."""

POWERS_PER_SECOND = 200
"""How finely the course of a phrase's loudness is kept: enough to join phrases as a meter would hear them."""


def audible(samples: npt.NDArray[np.float32]) -> Span:
    """From the first sample within `AUDIBLE_DB` of the loudest to just after the last; Span(0, 0) for silence."""
    level = np.abs(samples)
    peak = float(level.max(initial=0.0))
    heard = np.flatnonzero(level > peak * gain(AUDIBLE_DB)) if peak > 0 else np.empty(0, np.intp)
    return Span(int(heard[0]), int(heard[-1]) + 1) if heard.size else Span(0, 0)


class Extent(Struct, frozen=True):
    """How far a clip reaches, in frames."""

    before: int
    """Soft edge before the audible part."""
    audible: int
    after: int
    """Soft edge after it."""

    @property
    def frames(self) -> int:
        """All of it."""
        return self.before + self.audible + self.after


class Take(Struct, frozen=True):
    """What there is to know of a phrase before it is made into a clip, at the rate of its engine."""

    rate_hz: int
    frames: int
    """All of them."""
    heard: Span
    """From the first to just after the last audible one."""
    lufs: float
    """Loudness of the audible part as one channel, as it is, were it said again and again."""
    power: npt.NDArray[np.float32]
    """K-weighted power of the audible part, `POWERS_PER_SECOND` means a second."""

    def extent(self, rate_hz: int) -> Extent:
        """How far its clip reaches at the session's rate."""
        first, start, stop = self._edges(rate_hz)
        last = min(max(_at(rate_hz, self.rate_hz, self.frames), stop), stop + EDGE_AFTER_MS * rate_hz // 1000)
        return Extent(start - first, stop - start, first + whole_steps(last - first, rate_hz) - stop)

    def first(self, rate_hz: int) -> int:
        """First frame of its clip, soft edge included, in the whole sound at the session's rate."""
        return self._edges(rate_hz)[0]

    def _edges(self, rate_hz: int) -> tuple[int, int, int]:
        """Where the clip, and in it the audible part, begins and where that ends."""
        start, stop = (_at(rate_hz, self.rate_hz, frame) for frame in (self.heard.start, self.heard.stop))
        return max(0, start - EDGE_BEFORE_MS * rate_hz // 1000), start, max(stop, start + 1)


def take(speech: Speech, *, trimmed: bool = True) -> Take:
    """Where a phrase begins and ends, and how loud it is; not `trimmed`, it is all the engine gave, silence and all.

    All is found at the engine's own rate, which is much quicker than to resample it first.
    Raises EngineError when there is nothing to hear in it.
    """
    voiced = _spoken(speech)
    if not len(voiced):
        raise EngineError("the voice gave a phrase without a sound")
    heard = voiced if trimmed else Span(0, len(speech.samples))
    power = clip_power(_softened(speech, heard), speech.rate_hz)
    lufs = _level(_means(power[voiced.start - heard.start : voiced.stop - heard.start], speech.rate_hz))
    return Take(speech.rate_hz, len(speech.samples), heard, lufs, _means(power, speech.rate_hz))


def _level(power: npt.NDArray[np.float32]) -> float:
    """Loudness of a phrase: as a meter reads it, were it said again and again until there is enough of it.

    So one word counts like a sentence: a meter's blocks would see the middle of it more often than its soft ends, and
    not the last of them at all.
    """
    times = -(-ENOUGH_S * POWERS_PER_SECOND // len(power))
    return power_loudness(np.tile(power.astype(np.float64), times), POWERS_PER_SECOND)


def _spoken(speech: Speech) -> Span:
    """What is audible, without the noise before and after it."""
    heard, out = audible(speech.samples), out_of_noise(speech.samples, speech.rate_hz)
    start, stop = max(heard.start, out.start), min(heard.stop, out.stop)
    return Span(start, stop) if start < stop else heard


def _softened(speech: Speech, heard: Span) -> npt.NDArray[np.float32]:
    """The audible part as the soft edges leave it, which reach into a sound that begins or ends at once."""
    part = speech.samples[heard.start : heard.stop].copy()
    silent_after = len(speech.samples) - heard.stop
    rise = _rise(speech.rate_hz)[heard.start :][: len(part)]
    part[: len(rise)] *= rise
    reached = part[::-1][: max(0, EDGE_AFTER_MS * speech.rate_hz // 1000 - silent_after)]
    distance_s = (np.arange(len(reached)) + silent_after) / speech.rate_hz
    level_db = -SILENCE_DB * np.minimum(distance_s * 1000 / EDGE_AFTER_MS - 1.0, 0.0)
    reached *= np.power(10.0, level_db / 20.0, dtype=np.float32)
    return part


def _rise(rate_hz: int) -> npt.NDArray[np.float32]:
    """The gain of a soft edge before the audible part."""
    frames = EDGE_BEFORE_MS * rate_hz // 1000
    return np.asarray(np.sin(np.arange(frames) * (np.pi / 2 / frames)) ** 2, np.float32)


def shaped(speech: Speech, about: Take, *, rate_hz: int, voice_lufs: float) -> Clip:
    """The clip of a phrase whose loudness on two equal channels is `voice_lufs`; `about` is its own take."""
    extent, first = about.extent(rate_hz), about.first(rate_hz)
    samples = resample(speech.samples, speech.rate_hz, rate_hz)[first : first + extent.frames]
    kept = np.pad(samples, (0, extent.frames - len(samples)))
    rise = _rise(rate_hz)[: len(kept)]
    kept[: len(rise)] *= rise
    level_db = voice_lufs - MONO_TO_STEREO_LU - about.lufs
    segment = to_segment(kept, rate_hz, headroom=HEADROOM).apply_gain(level_db)
    soft = segment.fade_out(EDGE_AFTER_MS)
    span = Span(extent.before, extent.before + extent.audible)
    return Clip(from_segment(soft, headroom=HEADROOM)[:, 0], rate_hz, span)


def _at(to_hz: int, from_hz: int, frame: int) -> int:
    """The frame at one rate that is nearest to a frame at another."""
    return (2 * frame * to_hz + from_hz) // (2 * from_hz)


def _means(power: npt.NDArray[np.float64], rate_hz: int) -> npt.NDArray[np.float32]:
    """The mean of each part of 1 / `POWERS_PER_SECOND` seconds; what is left over counts if it is half of one."""
    parts = max(1, (2 * len(power) * POWERS_PER_SECOND + rate_hz) // (2 * rate_hz))
    edges = np.arange(parts) * rate_hz // POWERS_PER_SECOND
    ends = np.minimum(np.append(edges[1:], parts * rate_hz // POWERS_PER_SECOND), len(power))
    sums = np.add.reduceat(power[: ends[-1]], edges)
    return np.asarray(sums / (ends - edges), dtype=np.float32)
