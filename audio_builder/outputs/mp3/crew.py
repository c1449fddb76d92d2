"""Threads that encode pieces of a session, in order, some of them ahead of those that are wanted."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

from audio_builder.contracts import Sound
from audio_builder.outputs.mp3.frames import Form
from audio_builder.outputs.mp3.pieces import OVERLAP, Piece
from audio_builder.outputs.mp3.runs import Halt, Run

MOST_WORKERS = 8


def workers() -> int:
    """How many encoders work at once: one for each processor this process may use."""
    try:
        found = len(os.sched_getaffinity(0))
    except AttributeError:
        found = os.cpu_count() or 1
    return min(found, MOST_WORKERS)


class Crew:
    """So many threads; they end soon after the block of the `with` statement does, whatever happens in it."""

    def __init__(self, sound: Sound, form: Form, at_once: int) -> None:
        self._sound, self._form = sound, form
        self.at_once = at_once
        self._halt = Halt()
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="lame")

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._halt.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def runs(self, pieces: Iterable[Piece]) -> Iterator[Run]:
        """The encoder of each piece, already at work; no more are begun than keep all threads busy."""
        begun: deque[Run] = deque()
        for piece in pieces:
            begun.append(self._begun(piece))
            if len(begun) > self.at_once:
                yield begun.popleft()
        yield from begun

    def _begun(self, piece: Piece) -> Run:
        run = Run(self._sound, self._form, max(piece.first - OVERLAP, 0))
        self._pool.submit(run.work, piece.stop, self._halt)
        return run
