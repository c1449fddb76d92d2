"""The door to pydub: blocks of this package in and out of `AudioSegment`.

A segment made here is 32-bit, so its sums and gains are exact enough to vanish.  pydub counts in milliseconds and
saturates without a word; here everything is a whole number of its steps, and `HEADROOM` keeps sums under full scale.
"""

from __future__ import annotations

import warnings

import numpy as np
import numpy.typing as npt

from audio_builder.sound.signal import Block

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about a missing ffmpeg, which nothing here needs
    from pydub import AudioSegment as AudioSegment

Samples = npt.NDArray[np.float32]

STEPS_PER_SECOND = 100

HEADROOM = 8.0
"""Inside the mix, full scale stands this factor under a segment's own: eight voices at full scale still fit."""

_STEP = {1: "<i1", 2: "<i2", 4: "<i4"}

_HIGHEST = np.nextafter(np.float32(2.0**31), np.float32(0.0))
"""A float32 cannot be closer to the highest 32-bit integer from below."""


def to_segment(samples: Samples, rate_hz: int, *, headroom: float = 1.0) -> AudioSegment:
    """A 32-bit segment of samples (frames,) or (frames, channels); what stands above full scale is cut off."""
    scaled = np.multiply(samples, np.float32(2.0**31 / headroom), dtype=np.float32)
    np.clip(np.rint(scaled, out=scaled), -(2.0**31), _HIGHEST, out=scaled)
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    return AudioSegment(scaled.astype("<i4").tobytes(), frame_rate=rate_hz, sample_width=4, channels=channels)


def from_segment(segment: AudioSegment, *, headroom: float = 1.0) -> Block:
    """Any segment as float32 (frames, channels), full scale at +/-1.0."""
    integers = np.frombuffer(segment.raw_data, dtype=_STEP[segment.sample_width])
    block = integers.astype(np.float32)
    block *= np.float32(headroom / 2.0 ** (8 * segment.sample_width - 1))
    return block.reshape(-1, segment.channels)


def laid_over(under: Block, over: Samples, rate_hz: int) -> Block:
    """The sum of a block and as many frames of one channel or of as many, by pydub, to 28 bits under full scale."""
    both = np.repeat(over, under.shape[1]).reshape(under.shape) if over.ndim == 1 else over
    lower, upper = (to_segment(in_whole_steps(block, rate_hz), rate_hz, headroom=HEADROOM) for block in (under, both))
    return from_segment(lower.overlay(upper), headroom=HEADROOM)[: len(under)]


def whole_steps(frames: int, rate_hz: int) -> int:
    """As many frames, up to the next whole hundredth of a second."""
    step = rate_hz // STEPS_PER_SECOND
    return -(-frames // step) * step


def in_whole_steps(samples: Samples, rate_hz: int) -> Samples:
    """The samples with silence after them up to a whole hundredth of a second.

    pydub counts in whole milliseconds and drops what is left over; a hundredth is whole frames and whole
    milliseconds at every usual rate.
    """
    missing = whole_steps(len(samples), rate_hz) - len(samples)
    if not missing:
        return samples
    return np.concatenate((samples, np.zeros((missing, *samples.shape[1:]), samples.dtype)))
