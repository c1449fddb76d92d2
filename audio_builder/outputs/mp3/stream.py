"""A session's MP3 frames in order, encoded by several encoders at once and joined where they agree.

The stream decodes to the same sound, to the bit, as if one encoder had made it all.  Where two do not agree, the left
one goes on alone for as long as it takes.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from audio_builder.contracts import Sound, Written
from audio_builder.outputs.mp3.frames import Form
from audio_builder.outputs.mp3.pieces import OVERLAP, PIECE_S, SEEN, Copy, Piece, planned
from audio_builder.outputs.mp3.runs import Made, Run, alike, meeting

MOST_WORKERS = 8
AT_ONCE = 512
"""Frames that are handed on at once."""


class Stream(Protocol):
    """Where the frames go; they can be had back."""

    def append(self, frames: Sequence[bytes]) -> None:
        """The next frames."""

    def again(self, first: int, last: int) -> None:
        """The frames [first, last) of those that were appended, once more."""

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last) that were appended, as far as they are there."""


def workers() -> int:
    """How many encoders work at once: one for each processor this process may use."""
    try:
        found = len(os.sched_getaffinity(0))
    except AttributeError:
        found = os.cpu_count() or 1
    return min(found, MOST_WORKERS)


def encode(sound: Sound, form: Form, stream: Stream, *, at_once: int, piece_s: float = PIECE_S) -> Written:
    """Appends all frames of a session to the stream.  Raises CodecError, and what the sound raises."""
    stop = Event()
    plan = planned(sound, form, workers=at_once, piece_s=piece_s)
    with _pool(at_once, stop) as pool:
        runs = _runs(pool, plan, sound, form, stop, ahead=at_once + 1)
        joiner = _Joiner(sound, form, stream)
        for number, piece in enumerate(plan):
            if isinstance(piece, Copy):
                joiner.copy(piece)
            else:
                following = plan[number + 1] if number + 1 < len(plan) else None
                joiner.join(next(runs), piece, last=following is None)
        joiner.finish()
    return Written(joiner.clipped, joiner.unheard_peak)


@contextmanager
def _pool(at_once: int, stop: Event) -> Iterator[ThreadPoolExecutor]:
    """Threads that end soon, whatever happens."""
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="lame")
    try:
        yield pool
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _runs(
    pool: ThreadPoolExecutor, plan: Sequence[Piece | Copy], sound: Sound, form: Form, stop: Event, *, ahead: int
) -> Iterator[Run]:
    """The pieces' encoders in order, each with its frames made; only some are begun ahead."""
    waiting: deque[Future[Run]] = deque()
    for piece in plan:
        if isinstance(piece, Piece):
            waiting.append(pool.submit(_made, sound, form, piece, stop.is_set))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _made(sound: Sound, form: Form, piece: Piece, stopped: Callable[[], bool]) -> Run:
    run = Run(sound, form, piece.first, stopped)
    run.go_to(piece.stop + OVERLAP)
    return run


@dataclass(frozen=True, slots=True)
class _Loop:
    """Frames that come round: those of the stream from `first` on, `period` of them, up to `stop`."""

    stream: Stream
    first: int
    period: int
    stop: int

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last), none of them from before the first or after the last copied one."""
        return [frame for a, b in self.runs(first, last) for frame in self.stream.between(a, b)]

    def runs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where in the stream these frames are found, `AT_ONCE` at once and always cut alike."""
        at, last = max(first, self.first), min(last, self.stop)
        while at < last:
            begin = (at - self.first) % self.period
            stop = min(begin - begin % AT_ONCE + AT_ONCE, self.period, begin + last - at)
            yield self.first + begin, self.first + stop
            at += stop - begin


class _Joiner:
    """The frames so far, and who makes the next."""

    def __init__(self, sound: Sound, form: Form, stream: Stream) -> None:
        self._form, self._stream = form, stream
        self._left: Run | None = None
        self._loop: _Loop | None = None
        self._at = 0
        self.clipped = 0
        self.unheard_peak = 0.0

    def join(self, run: Run, piece: Piece, *, last: bool) -> None:
        """Goes on with a piece's encoder, or, when it never agrees with the one before, with that one to its end."""
        if self._left is None:
            self._take(run)
        elif (frame := self._met(run)) is not None:
            self._append(frame)
            self._take(run)
        else:
            self._left.go_to(piece.stop + OVERLAP)
        if last and self._left is not None:
            self._left.go_to(1 << 62)
        self._append(piece.stop)

    def copy(self, copy: Copy) -> None:
        """From here on frames come round, if they are seen to: else the encoder goes on."""
        if self._left is None:
            return
        again = copy.first + copy.period
        self._left.go_to(again + SEEN)
        self._append(again + SEEN)
        earlier = self._stream.between(copy.first, copy.first + SEEN)
        frame = alike(earlier, self._stream.between(again, again + SEEN), copy.first, self._form)
        if frame is not None:
            self._loop = _Loop(self._stream, frame, copy.period, copy.stop)

    def finish(self) -> None:
        """The last frames."""
        if self._left is not None:
            self._append(self._left.end)
            self._count(self._left)

    def _met(self, run: Run) -> int | None:
        """Where the run agrees with what is there, looking further and further."""
        if self._loop is not None:
            frame = meeting(self._loop, run, run.first, min(self._loop.stop, run.end), self._form)
            if frame is not None:
                return frame
            self._loop = None
        left = self._left
        while left is not None and left.end < run.first and not left.ended:
            left.go_to(min(left.end + AT_ONCE, run.first))
            self._append(left.end)
        while left is not None:
            there = _Both(self._stream, left, self._at)
            frame = meeting(there, run, run.first, min(left.end, run.end), self._form)
            if frame is not None or left.ended or left.end >= run.end:
                return frame
            left.go_to(left.end + OVERLAP)
        return None

    def _take(self, run: Run) -> None:
        if self._left is not None:
            self._count(self._left)
        self._left, self._loop = run, None
        run.drop(self._at)

    def _count(self, run: Run) -> None:
        self.clipped += run.clipped
        self.unheard_peak = max(self.unheard_peak, run.unheard_peak)

    def _append(self, stop: int) -> None:
        """Frames up to this one go into the stream."""
        if self._loop is not None:
            for first, last in self._loop.runs(self._at, stop):
                self._stream.again(first, last)
                self._at += last - first
            return
        while self._left is not None and (some := self._left.between(self._at, min(stop, self._at + AT_ONCE))):
            self._stream.append(some)
            self._at += len(some)
        if self._left is not None:
            self._left.drop(self._at)


@dataclass(frozen=True, slots=True)
class _Both:
    """What is in the stream already, and after it what an encoder has."""

    stream: Stream
    run: Made
    at: int

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last), as far as they are there."""
        return (*self.stream.between(first, min(last, self.at)), *self.run.between(max(first, self.at), last))
