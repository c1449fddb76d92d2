"""Two channels made one, for a file of one channel.

What is the same in both keeps its amplitude, so a voice is as loud as before on each loudspeaker.  A meter counts one
channel as half of two (ITU-R BS.1770-5), so a session of one channel is made 3.01 LU louder to read the same.
A background loses more by folding, as its channels are not the same; how much, is measured.
"""

from __future__ import annotations

from math import log10

import numpy as np
from msgspec import Struct

from audio_builder.sound.sampled import spectra
from audio_builder.sound.signal import Block, Signal
from audio_builder.sound.speech import MONO_TO_STEREO_LU as MONO_TO_STEREO_LU


class Folded(Struct, frozen=True):
    """The middle of a stereo signal, as one channel."""

    source: Signal
    channels: int = 1

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 1)."""
        block = self.source.read(start, stop)
        folded = block[:, :1] + block[:, 1:]
        folded *= np.float32(0.5)
        return folded


def lost_by_folding_lu(source: Signal, *, rate_hz: int, frames: int) -> float:
    """How much less loud a stereo background is than its two channels promise, in LU, once it is folded and raised.

    0 for equal channels, 1.25 for our noise, 3.01 for channels that have nothing in common; from a few places in its
    first `frames` frames.
    """
    both = folded = 0.0
    for heard in spectra(source, rate_hz=rate_hz, frames=frames):
        both += float(np.sum(np.abs(heard) ** 2)) / 2.0
        folded += float(np.sum(np.abs(heard.mean(axis=1)) ** 2))
    return 10.0 * log10(both / folded) if min(both, folded) > 0 else 0.0
