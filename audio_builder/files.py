"""A file appears whole under its name, or not at all; the file that was there before stays until then."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from audio_builder.errors import OutputError


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A new file to write and seek in, moved to `target` when the block ends well, removed when it does not.

    Missing parent folders are made.  Raises OutputError for what the disk refuses, wherever in the block it happens.
    """
    part = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem[:40]}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
