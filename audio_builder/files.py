"""A file appears whole under its name, or not at all; the file that was there before stays until then."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from stat import S_ISDIR
from typing import IO

from audio_builder.errors import OutputError


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A new file to write and seek in, moved to `target` when the block ends well, removed when it does not.

    Missing parent folders are made; a file that is replaced hands on its permissions.  Raises OutputError for what the
    disk refuses, wherever in the block it happens.
    """
    part = target.with_name(f".{target.stem[:40]}.{token_hex(8)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, part)
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            part.unlink()


def refuse_unwritable(target: Path) -> None:
    """Returns when a file could be written there, and touches nothing.  Raises OutputError."""
    try:
        folder = next(folder for folder in target.absolute().parents if folder.exists())
        if not folder.is_dir():
            raise OutputError(f"{target} cannot be written: {folder} is a file, not a folder")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OutputError(f"{target} cannot be written: no permission to write into {folder}")
        if S_ISDIR((folder / target.name).stat().st_mode) and folder == target.absolute().parent:
            raise OutputError(f"{target} cannot be written: a folder of that name is in the way")
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}") from error
