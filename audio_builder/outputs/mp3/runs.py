"""Runs of an encoder: each begins at some frame of a session and goes on for as long as it is asked to.

Two encoders that have been fed the same sound for a while forget what they were fed before.  When both have made the
same frames for `ALIKE` frames that tell something, they are in the same state, and one can go on where the other stops:
the sound is the same, to the bit, as if one had made it all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from audio_builder.codec import Mp3Encoder
from audio_builder.contracts import Sound
from audio_builder.outputs.mp3.frames import Form, sayings
from audio_builder.sound.peaks import sample_peak

ALIKE = 32
"""Frames that are the same before two encoders count as one.

Of some hundred pairs on noise, tones, bursts and fades, none that agreed for 16 frames ever parted again (measured).
"""
LATE = 4
"""Frames of sound that an encoder keeps back, at most."""
BLOCK_S = 2


class Made(Protocol):
    """Frames of a stream, some of them there."""

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last) of the session, as far as they are there."""


class Stopped(Exception):
    """The work is no longer wanted."""


class Run:
    """An encoder that begins at one frame of a session."""

    def __init__(self, sound: Sound, form: Form, first: int, stopped: Callable[[], bool]) -> None:
        self.first = first
        """The frame it begins at."""
        self._sound, self._form, self._stopped = sound, form, stopped
        self._encoder = Mp3Encoder(rate_hz=form.rate_hz, channels=form.channels, kbps=form.kbps)
        self._fed = min(first * form.samples, sound.frames)
        self._rest = b""
        self._dropped = first
        self._frames: list[bytes] = []
        self.ended = False
        """Whether it has come to the end of the session."""
        self.unheard_peak = 0.0
        """The highest sample, linear, of the blocks in which nothing is watched."""

    @property
    def clipped(self) -> int:
        """Samples that it has cut off."""
        return self._encoder.clipped

    @property
    def end(self) -> int:
        """One more than the last frame that is there."""
        return self._dropped + len(self._frames)

    def go_to(self, frame: int) -> None:
        """Makes all frames before this one, or to the end.  Raises Stopped, CodecError, and what the sound raises."""
        while self.end < frame and not self.ended:
            if self._stopped():
                raise Stopped
            if self._fed >= self._sound.frames:
                self._take(self._encoder.flush())
                self.ended = True
                return
            wanted = (frame + LATE) * self._form.samples - self._fed
            some = max(self._form.samples, min(BLOCK_S * self._form.rate_hz, wanted))
            stop = min(self._fed + some, self._sound.frames)
            block = self._sound.signal.read(self._fed, stop)
            if not self._sound.hears(self._fed, stop):
                self.unheard_peak = max(self.unheard_peak, sample_peak(block))
            self._take(self._encoder.encode(block))
            self._fed = stop

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last) of the session, as far as they are there and have not been dropped."""
        return self._frames[max(first - self._dropped, 0) : max(last - self._dropped, 0)]

    def drop(self, before: int) -> None:
        """Forgets the frames before this one."""
        gone = min(max(before - self._dropped, 0), len(self._frames))
        del self._frames[:gone]
        self._dropped += gone

    def _take(self, stream: bytes) -> None:
        self._rest += stream
        at = 0
        for size in self._form.sizes(self._rest):
            self._frames.append(self._rest[at : at + size])
            at += size
        self._rest = self._rest[at:]


def meeting(left: Made, right: Made, first: int, last: int, form: Form) -> int | None:
    """The frame from which on `right` can go on for `left`, looked for in [first, last); None when there is none."""
    return alike(left.between(first, last), right.between(first, last), first, form)


def alike(left: Sequence[bytes], right: Sequence[bytes], first: int, form: Form) -> int | None:
    """The number of the frame after the first `ALIKE` telling frames that are the same in both, or None.

    Both begin with the frame numbered `first`; between telling frames others may stand that are the same too.
    """
    run = 0
    for n, (one, other) in enumerate(zip(sayings(left, form), sayings(right, form), strict=False)):
        same = one == other and one.body is not None
        run = run + one.tells if same else 0
        if run >= ALIKE:
            return first + n + 1
    return None
