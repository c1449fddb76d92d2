"""Where scripts come from: files, standard input, and the sessions that come with the package.

A script is UTF-8 (or UTF-16 with its mark).  It may include others from its own folder and below, and nothing else.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO

from audio_builder.errors import ScriptError, UsageError, did_you_mean
from audio_builder.script.nodes import Reading
from audio_builder.script.reader import read

STDIN = "-"
MAX_BYTES = 20_000_000
"""More than a hundred hours of speech; a larger file is no script."""


@dataclass(frozen=True, slots=True)
class Source:
    """A script that has been read."""

    stem: str
    """What its session is called: the file's name without its suffix."""
    text: str
    reading: Reading


def library() -> dict[str, Path]:
    """The built-in sessions by name: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    for folder in (package / "sessions", package.parent / "scripts"):
        if found := {path.stem: path for path in sorted(folder.glob("*.txt"))}:
            return found
    return {}


def load(name: str, *, stdin: IO[bytes]) -> Source:
    """The script called `name`: a file, `-` for standard input, or a built-in session.

    Raises UsageError when there is none, ScriptError when it is not text.
    """
    if name == STDIN:
        return _source("<stdin>", "session", stdin.read(MAX_BYTES + 1), Path())
    path = Path(name)
    if not path.exists():
        path = _built_in(name)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror or error}") from error
    return _source(name, path.stem, content, path.parent)


def _built_in(name: str) -> Path:
    built_in = library()
    if name in built_in:
        return built_in[name]
    near = _files_near(Path(name))
    raise UsageError(f"there is no file and no built-in session '{name}'{did_you_mean(name, (*built_in, *near))}")


def _files_near(path: Path) -> Iterator[str]:
    if path.parent.is_dir():
        yield from (str(path.parent / other.name) for other in path.parent.iterdir() if other.suffix == path.suffix)


def _source(name: str, stem: str, content: bytes, folder: Path) -> Source:
    digest = sha256(content)
    text = decoded(content, name)
    include = _includer(folder, digest.update)
    reading = read(text, source=name, include=include)
    script = replace(reading.script, sha256=digest.hexdigest())
    return Source(stem, text, replace(reading, script=script))


def decoded(content: bytes, name: str) -> str:
    """The text of a script's bytes.  Raises ScriptError."""
    if len(content) > MAX_BYTES:
        raise ScriptError([f"{name}: larger than {MAX_BYTES // 1_000_000} MB; this is not a script"])
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        byte = content[error.start]
        hint = "this is not a text file" if b"\0" in content[:4096] else "save the script as UTF-8"
        raise ScriptError([f"{name}:{line}:{column}: byte 0x{byte:02X} is not UTF-8; {hint}"]) from error


def _includer(folder: Path, seen: Callable[[bytes], None]) -> Callable[[str], str]:
    """Reads another script for one in `folder`; every byte of it goes to `seen`."""
    root = folder.resolve()

    def include(name: str) -> str:
        path = (root / name).resolve()
        if Path(name).is_absolute() or not path.is_relative_to(root):
            raise UsageError(f"'{name}' leaves the script's folder; only files in it and below can be included")
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise UsageError(f"'{name}' cannot be read: {error.strerror or error}") from error
        seen(content)
        return decoded(content, name)

    return include
