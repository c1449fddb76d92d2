"""What an engine gives becomes a clip: at the session's rate, cut to what is audible, at its loudness, with soft edges.

Every phrase is set to the same loudness, measured on speech alone; never to its peak, which would make whispers shout.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio_builder.errors import EngineError
from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import clip_loudness
from audio_builder.sound.resample import resample
from audio_builder.sound.segment import HEADROOM, from_segment, in_whole_steps, to_segment
from audio_builder.sound.signal import Span, Speech
from audio_builder.units import gain

AUDIBLE_DB = -40.0
"""Below the loudest sample of its phrase, a sample this far down no longer counts as heard."""

EDGE_BEFORE_MS, EDGE_AFTER_MS = 5, 40
"""Kept, fading, around the audible part: weak consonants and breath."""

MONO_TO_STEREO_LU = 3.01
"""The same voice on two channels reads this much louder than on one (ITU-R BS.1770-5: channel powers add)."""


def audible(samples: npt.NDArray[np.float32]) -> Span:
    """From the first sample within `AUDIBLE_DB` of the loudest to just after the last; Span(0, 0) for silence."""
    level = np.abs(samples)
    peak = float(level.max(initial=0.0))
    heard = np.flatnonzero(level > peak * gain(AUDIBLE_DB)) if peak > 0 else np.empty(0, np.intp)
    return Span(int(heard[0]), int(heard[-1]) + 1) if heard.size else Span(0, 0)


def shaped(speech: Speech, *, rate_hz: int, voice_lufs: float) -> Clip:
    """The clip of a phrase whose loudness on two equal channels is `voice_lufs`.

    Raises EngineError when there is nothing to hear in it.
    """
    samples = resample(speech.samples, speech.rate_hz, rate_hz)
    heard = audible(samples)
    if not len(heard):
        raise EngineError("the voice gave a phrase without a sound")
    level_db = voice_lufs - MONO_TO_STEREO_LU - clip_loudness(samples[heard.start : heard.stop], rate_hz)
    first = max(0, heard.start - EDGE_BEFORE_MS * rate_hz // 1000)
    last = min(len(samples), heard.stop + EDGE_AFTER_MS * rate_hz // 1000)
    kept = in_whole_steps(samples[first:last], rate_hz)
    segment = to_segment(kept, rate_hz, headroom=HEADROOM).apply_gain(level_db)
    soft = segment.fade_in(EDGE_BEFORE_MS).fade_out(EDGE_AFTER_MS)
    return Clip(from_segment(soft, headroom=HEADROOM)[:, 0], rate_hz, Span(heard.start - first, heard.stop - first))
