"""Runs of an encoder: each begins at some frame of a session and goes on for as long as it is asked to.

Its first part is made in another thread, and comes block by block as it is made; what is wanted after that is made by
whoever wants it.  Blocks begin at multiples of one length, so whoever makes a part of the session reads the same sound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Event
from typing import Protocol

from audio_builder.contracts import Sound
from audio_builder.heap import give_back
from audio_builder.lame import Mp3Encoder
from audio_builder.outputs.mp3.frames import Form
from audio_builder.outputs.mp3.pieces import BLOCK

GIVEN_BACK = 24
"""Blocks between two times that free memory is given back: 28 s of sound at 48 kHz, for a 50th of LAME's time."""

PATIENCE_S = 0.5
"""So long it is waited before an interruption is looked for, on systems where waiting cannot be interrupted."""


class Made(Protocol):
    """Frames of a stream, some of them there."""

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last) of the session, as far as they are there."""


class Halted(Exception):
    """The work is no longer wanted."""


class Halt:
    """Tells all threads to stop, and why."""

    def __init__(self) -> None:
        self._event = Event()
        self.failure: BaseException | None = None
        """What went wrong first."""

    def set(self, failure: BaseException | None = None) -> None:
        """From now on the work is no longer wanted."""
        self.failure = self.failure or failure
        self._event.set()

    def is_set(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._event.is_set()


class Run:
    """An encoder that begins at one frame of a session, a multiple of `BLOCK`."""

    def __init__(self, sound: Sound, form: Form, first: int) -> None:
        self.first = first
        """The frame it begins at."""
        self.done = self.ended = False
        """Whether its first part is made; whether it has come to the end of the session."""
        self.unheard_peak = 0.0
        """The highest sample, linear, of the blocks in which nothing is watched."""
        self.clips: list[tuple[int, int]] = []
        """Where the sound of an MP3 frame begins of which samples were cut off, and how many."""
        self._sound, self._form = sound, form
        self._encoder = Mp3Encoder(rate_hz=form.rate_hz, channels=form.channels, kbps=form.kbps)
        self._queue: SimpleQueue[bytes | BaseException | None] = SimpleQueue()
        self._fed = first * form.samples
        self._rest = b""
        self._dropped = first
        self._frames: list[bytes] = []

    @property
    def end(self) -> int:
        """One more than the last frame that is there."""
        return self._dropped + len(self._frames)

    @property
    def fed(self) -> int:
        """So many frames of sound the encoder has been given."""
        return self._fed

    def work(self, stop: int, halt: Halt) -> None:
        """Makes the first part, up to frame `stop`, in this thread, for another one that waits for it."""
        try:
            while self._fed < min(stop * self._form.samples, self._sound.frames):
                if halt.is_set():
                    raise Halted
                self._queue.put(self._block())
            if self._fed == self._sound.frames:
                self._queue.put(self._flush())
            self._queue.put(None)
        except Halted as halted:
            self._queue.put(halt.failure or halted)
        except BaseException as error:
            halt.set(error)
            self._queue.put(error)

    def wait(self) -> bool:
        """Takes the next block of the first part, when it is made; False when there are no more.

        Raises CodecError, and what the sound raises.
        """
        if self.done:
            return False
        while True:
            try:
                made = self._queue.get(timeout=PATIENCE_S)
            except Empty:
                continue
            break
        if isinstance(made, BaseException):
            raise made
        self.done = made is None
        self._take(made or b"")
        return not self.done

    def go_on(self) -> None:
        """Makes one block more, or the end.  Raises CodecError, and what the sound raises."""
        self._take(self._block() if self._fed < self._sound.frames else self._flush())

    def leap(self, frames: int) -> None:
        """Goes on as if it had made so many frames more."""
        further = frames * self._form.samples
        self._dropped += frames
        self._fed += further
        self.clips = [(start + further, count) for start, count in self.clips]

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last) of the session, as far as they are there and have not been dropped."""
        return self._frames[max(first - self._dropped, 0) : max(last - self._dropped, 0)]

    def drop(self, before: int) -> None:
        """Forgets the frames before this one."""
        gone = min(max(before - self._dropped, 0), len(self._frames))
        del self._frames[:gone]
        self._dropped += gone

    def _block(self) -> bytes:
        size = BLOCK * self._form.samples
        start, stop = self._fed, min(self._fed // size * size + size, self._sound.frames)
        stream = self._encoder.encode(self._sound.signal.read(start, stop))
        if len(self._encoder.clipped):
            places = start + self._encoder.clipped // self._form.samples * self._form.samples
            self.clips += Counter(places.tolist()).items()
        if not self._sound.hears(start, stop):
            self.unheard_peak = max(self.unheard_peak, self._encoder.peak)
        self._fed = stop
        if stop // size % GIVEN_BACK == 0:
            give_back()
        return stream

    def _flush(self) -> bytes:
        self.ended = True
        return self._encoder.flush()

    def _take(self, stream: bytes) -> None:
        self._rest += stream
        at = 0
        for size in self._form.sizes(self._rest):
            self._frames.append(self._rest[at : at + size])
            at += size
        self._rest = self._rest[at:]
