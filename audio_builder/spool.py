"""The spool: sound that can only be made in order, kept where it can be read anywhere.

It is written once, front to back, into a file that has no name and goes with the process, and read like any signal:
memory does not grow with its length.  After the end of what has been written there is silence.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import FileIO
from pathlib import Path
from threading import Lock
from weakref import finalize

import numpy as np

from audio_builder.errors import OutputError
from audio_builder.sound.signal import Block

_FRAME = 2 * 4
"""Bytes of two channels of float32."""


class Spool:
    """A stereo signal that grows at its end; threads may read it while one writes."""

    channels = 2

    def __init__(self, folder: Path | None = None) -> None:
        """Opens a file in `folder`, else where the system keeps what is temporary.  Raises OutputError."""
        self._folder = Path(tempfile.gettempdir()) if folder is None else folder
        self._lock = Lock()
        self.frames = 0
        """Written so far."""
        opened = ExitStack()
        try:
            self._file = opened.enter_context(_nameless(self._folder))
        except OSError as error:
            raise self._refused(error) from error
        finalize(self, opened.close)

    def push(self, block: Block) -> None:
        """Write the next frames, shape (frames, 2).  Raises OutputError when the disk is full."""
        left = _bytes(np.ascontiguousarray(block, dtype=np.float32))
        with self._lock:
            try:
                self._file.seek(self.frames * _FRAME)
                while left:
                    left = left[self._file.write(left) :]
            except OSError as error:
                raise self._refused(error) from error
            self.frames += len(block)

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2).  Raises OutputError when the disk gives them no more."""
        block = np.zeros((stop - start, self.channels), np.float32)
        left = _bytes(block)[: max(0, min(stop, self.frames) - start) * _FRAME]
        with self._lock:
            try:
                self._file.seek(start * _FRAME)
                while left:
                    left = left[self._file.readinto(left) or len(left) :]
            except OSError as error:
                raise self._refused(error) from error
        return block

    def _refused(self, error: OSError) -> OutputError:
        return OutputError(
            f"sound cannot be kept in {self._folder}: {error.strerror or error}; make room there, or name another "
            "folder in the environment variable TMPDIR"
        )


@contextmanager
def _nameless(folder: Path) -> Iterator[FileIO]:
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        yield file


def _bytes(block: Block) -> memoryview:
    """The memory of a block, to be written from or read into."""
    return block.reshape(-1).view(np.uint8).data
