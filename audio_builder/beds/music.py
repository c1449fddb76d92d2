"""A recording of the author's own as a background: trimmed, brought to its loudness by one gain, and without an end.

It plays from its first sound to its last and begins again, the one fading into the other at equal power.  What is
loud or soft in it stays so.  A recording that is longer than the session is not read to its end.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest, Recording
from audio_builder.sound.loudness import HOPS_PER_SECOND, Gate
from audio_builder.sound.own_sound import audible
from audio_builder.sound.signal import BED_LUFS, Block, Endless, Repeat, Span
from audio_builder.units import SILENCE_DB, gain

CROSSFADE_S = 7
"""From the end into the beginning, and up to two seconds more; by choice."""
SHARE = 5
"""In a recording under half a minute the crossfade is this part of it, so that most of it is heard by itself."""
SHORTEST_S = 1
WHOLE_FRAMES = 1152 * 49
"""The period is a multiple of this where that costs little: of an MP3 frame, and of its padding at 44.1 kHz."""


class Music(Struct, frozen=True):
    """A recording that goes round."""

    source: Recording
    first: int
    """Its first frame that is heard."""
    period: int
    factor: np.float32
    """Linear gain."""
    rise: npt.NDArray[np.float32]
    """The way in of the crossfade, shape (frames, 1); the way out is the same backwards."""
    channels: int = 2

    @property
    def repeat(self) -> Repeat:
        """From the end of where the first crossfade would be: the first time round nothing fades in."""
        return Repeat(len(self.rise), self.period)

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        block = np.empty((stop - start, 2), np.float32)
        at = start
        while at < stop:
            turn, begun = divmod(at, self.period)
            ended = min(self.period, begun + stop - at)
            block[at - start : at - start + ended - begun] = self._turn(begun, ended, fades_in=turn > 0)
            at += ended - begun
        return block

    def _turn(self, begun: int, ended: int, *, fades_in: bool) -> Block:
        """Frames of one time round, the end of the one before it included."""
        block = self.source.read(self.first + begun, self.first + ended) * self.factor
        crossed = min(ended, len(self.rise))
        if fades_in and begun < crossed:
            before = self.source.read(self.first + self.period + begun, self.first + self.period + crossed)
            block[: crossed - begun] *= self.rise[begun:crossed]
            block[: crossed - begun] += before * self.factor * self.rise[::-1][begun:crossed]
        return block


class _Heard(Struct, frozen=True):
    """What of a recording is played."""

    source: Recording
    first: int
    stop: int
    lufs: float


def make(request: BedRequest) -> Endless:
    """The recording of `PATH`; raises ValueError for anything else, and for one that holds too little to be heard."""
    if len(request.words) != 1:
        raise ValueError(f"file takes the name of a file, such as 'file:rain.flac', not {len(request.words)} words")
    if request.recording is None:
        raise ValueError("a file can be heard only in a session, not here")
    heard = _heard(request.words[0], request.frames, request.recording, request.rate_hz)
    length = heard.stop - heard.first
    if length < SHORTEST_S * request.rate_hz:
        holds = f"{length / request.rate_hz:.1f} s of sound" if length else "nothing but silence"
        raise ValueError(f"the recording holds {holds}; a background needs {SHORTEST_S} s or more")
    period = _period(length, request.rate_hz)
    turns = (np.arange(length - period) + 0.5) / (length - period)
    rise = np.sin(turns * (np.pi / 2)).astype(np.float32)[:, None]
    return Music(heard.source, heard.first, period, np.float32(gain(BED_LUFS - heard.lufs)), rise)


def _heard(path: str, frames: int | None, recording: Callable[[str, int | None], Recording], rate_hz: int) -> _Heard:
    """The part of a file between the silences at its ends, or as much of it as so many frames and a crossfade need."""
    slack = (CROSSFADE_S + SHORTEST_S) * rate_hz + WHOLE_FRAMES
    wanted = None if frames is None else frames + slack
    part = _audible(recording(path, wanted), rate_hz)
    while frames is not None and not part.source.whole and part.stop - part.first < frames + slack:
        wanted = frames + slack + (part.first if part.stop else 2 * part.source.frames)
        part = _audible(recording(path, wanted), rate_hz)
    return part


def _audible(source: Recording, rate_hz: int) -> _Heard:
    """A recording without the silences at its ends; frames 0 to 0 of one that is nothing else."""
    gate = Gate(HOPS_PER_SECOND)
    gate.push(source.power)
    lufs = gate.integrated()
    span = audible(source, rate_hz=rate_hz) if lufs > SILENCE_DB else Span(0, 0)
    return _Heard(source, span.start, span.stop, lufs)


def _period(length: int, rate_hz: int) -> int:
    """From one beginning to the next; what is left of the length is the crossfade."""
    period = length - min(CROSSFADE_S * rate_hz, length // SHARE)
    return period // WHOLE_FRAMES * WHOLE_FRAMES if period >= SHARE * WHOLE_FRAMES else period


BED = BedPlugin(
    name="file",
    summary="a recording of your own, over and over; written file:rain.flac -24dB",
    make=make,
    usage="PATH",
)
