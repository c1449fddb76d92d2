"""A session's MP3 frames in order, encoded by several encoders at once and joined where they agree.

The stream decodes to the same sound, to the bit, as if one encoder had made it all.  What the encoder on the left makes
is always right; the one on the right takes over when it is seen to be in the same state, and the left one goes on until
then, if need be to the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from audio_builder.contracts import Sound, Written
from audio_builder.outputs.mp3.crew import Crew
from audio_builder.outputs.mp3.frames import Form, telling
from audio_builder.outputs.mp3.meeting import Meeting, said
from audio_builder.outputs.mp3.pieces import BLOCK, LONGEST_S, OVERLAP, SEEN, Copy, Piece, pieces, planned
from audio_builder.outputs.mp3.runs import Run

COPIED = 512
"""Frames that are copied at once."""


class Stream(Protocol):
    """Where the frames go; they can be had back."""

    def append(self, frames: Sequence[bytes]) -> None:
        """The next frames."""

    def again(self, first: int, last: int) -> None:
        """The frames [first, last) of those that were appended, once more."""

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last) that were appended, as far as they are there."""


def encode(sound: Sound, form: Form, stream: Stream, *, at_once: int, longest_s: float = LONGEST_S) -> Written:
    """Appends all frames of a session to the stream, by so many encoders at once, in pieces of `longest_s` at most.

    Raises CodecError, and what the sound raises.
    """
    plan = planned(sound, form, workers=at_once, longest_s=longest_s)
    with Crew(sound, form, at_once) as crew:
        runs = crew.runs(part for part in plan if isinstance(part, Piece))
        joiner = _Joiner(crew, form, stream)
        copy: Copy | None = None
        for part in plan:
            if isinstance(part, Copy):
                copy = part
            else:
                joiner.add(next(runs), copy)
                copy = None
        return joiner.finish()


class _Loop(Struct, frozen=True):
    """Frames that come round: those of the stream from `first` on, `period` of them."""

    stream: Stream
    first: int
    period: int

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last), none of them from before the first."""
        return [frame for a, b in self.runs(max(first, self.first), last) for frame in self.stream.between(a, b)]

    def runs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where in the stream these frames are found, `COPIED` at once and always cut alike."""
        at = first
        while at < last:
            begin = (at - self.first) % self.period
            stop = min(begin - begin % COPIED + COPIED, self.period, begin + last - at)
            yield self.first + begin, self.first + stop
            at += stop - begin


class _Joiner:
    """The frames so far, and who makes the next."""

    def __init__(self, crew: Crew, form: Form, stream: Stream) -> None:
        self._crew, self._form, self._stream = crew, form, stream
        self._left: Run | None = None
        self._at = self._since = 0
        """The next frame; and the one from which on the left encoder made them."""
        self._told = [False] * form.channels
        self._clips: list[tuple[int, int]] = []
        """Where the sound of an MP3 frame begins of which samples were cut off, and how many."""
        self._clipped = 0
        self._unheard_peak = 0.0

    def add(self, right: Run, copy: Copy | None = None) -> None:
        """Goes on with the encoder of the next piece, where it meets the one before; first copies what may be."""
        left = self._left
        if left is None:
            self._left = right
            return
        while left.wait():
            self._append(left)
        if copy is not None and not self._comes_round(left, copy):
            self._fill(right)
        elif copy is not None and self._copied(left, right, copy):
            return
        self._meet(self._left or left, right)

    def finish(self) -> Written:
        """Appends the last frames."""
        left = self._left
        while left is not None and left.wait():
            self._append(left)
        while left is not None and not left.ended:
            left.go_on()
            self._append(left)
        if left is not None:
            self._count(left)
        return Written(self._clipped, self._unheard_peak)

    def _meet(self, left: Run, right: Run) -> None:
        """The right encoder takes over when it is in the same state as the left one; when it never is, it goes."""
        meeting, compared = Meeting(self._told), right.first
        while left.wait():
            self._append(left)
        while True:
            while right.end < self._at and right.wait():
                pass
            stop = min(right.end, self._at)
            if stop > compared:
                ours, theirs = (said(made, compared, stop, self._form) for made in (self._stream, right))
                meeting.push(ours, theirs)
                compared = stop
            if meeting.met and compared == self._at:
                self._change(right)
                return
            if left.ended or (right.done and right.end <= self._at):
                return
            left.go_on()
            self._append(left)

    def _fill(self, right: Run) -> None:
        """Makes what was to be copied, in pieces, as far as the right encoder's first frames."""
        first, stop = self._at // BLOCK * BLOCK, right.first + OVERLAP
        if first < stop:
            for run in self._crew.runs(pieces(first, stop, self._form, workers=self._crew.at_once)):
                self.add(run)

    def _comes_round(self, left: Run, copy: Copy) -> bool:
        """Whether the encoder is seen to be in the same state as a period earlier; it goes on for a while to see it."""
        meeting, compared = Meeting(self._told), copy.first + copy.period
        while self._at < min(copy.first + copy.period + 4 * SEEN, copy.stop) and not left.ended:
            if self._at > compared:
                earlier = said(self._stream, compared - copy.period, self._at - copy.period, self._form)
                meeting.push(earlier, said(self._stream, compared, self._at, self._form))
                compared = self._at
            if meeting.met:
                return True
            left.go_on()
            self._append(left)
        return False

    def _copied(self, left: Run, right: Run, copy: Copy) -> bool:
        """Copies frames up to where the right encoder takes over; when it does not, the left one goes on near there."""
        loop = _Loop(self._stream, self._at - copy.period, copy.period)
        while right.end < copy.stop and right.wait():
            pass
        stop = min(right.end, copy.stop)
        meeting = Meeting(self._told)
        if right.first > self._at:
            meeting.push(*(said(made, right.first, stop, self._form) for made in (loop, right)))
        if meeting.met:
            self._copy(loop, stop)
            self._change(right)
            return True
        rounds = max(copy.stop * self._form.samples - left.fed, 0) // (copy.period * self._form.samples)
        self._copy(loop, self._at + rounds * copy.period)
        left.leap(rounds * copy.period)
        return False

    def _change(self, right: Run) -> None:
        if self._left is not None:
            self._count(self._left)
        right.drop(self._at)
        self._left, self._since = right, self._at
        self._append(right)

    def _count(self, run: Run) -> None:
        """What was cut off in the frames that are the run's, as far as they are there."""
        since, at = (frame * self._form.samples for frame in (self._since, self._at))
        found = [(start, count) for start, count in run.clips if since <= start and (start < at or run.ended)]
        self._clips += found
        self._clipped += sum(count for _, count in found)
        self._unheard_peak = max(self._unheard_peak, run.unheard_peak)

    def _append(self, run: Run) -> None:
        """All frames that the run has go into the stream."""
        frames = run.between(self._at, run.end)
        if not all(self._told):
            self._told = [any(told) for told in zip(self._told, *(telling(f, self._form) for f in frames), strict=True)]
        self._stream.append(frames)
        self._at += len(frames)
        run.drop(self._at)

    def _copy(self, loop: _Loop, stop: int) -> None:
        """Frames that come round go into the stream, up to this one."""
        if self._left is not None:
            self._count(self._left)
            self._since = stop
        first, last, period = (frame * self._form.samples for frame in (self._at, stop, loop.period))
        for start, count in self._clips:
            if start >= first - period:
                self._clipped += count * ((last - start - 1) // period - (first - start - 1) // period)
        for begin, end in loop.runs(self._at, stop):
            self._stream.again(begin, end)
            self._at += end - begin
