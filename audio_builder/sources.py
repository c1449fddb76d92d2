"""Where scripts come from: files, standard input, and the sessions that come with the package.

A script is UTF-8 (or UTF-16 with its mark).  It may include others from its own folder and below, then those that come
with the package, and nothing else.
"""

from __future__ import annotations

import codecs
import errno
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.errors import ScriptError, UsageError, did_you_mean
from audio_builder.script.nodes import Finding, Script, Where
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading
from audio_builder.shelf import in_language, library, recipes, shelf

STDIN = "-"
MAX_BYTES = 20_000_000
"""More than a hundred hours of speech; a larger file is no script."""
LONGEST_SHOWN = 200
"""Characters of what somebody took for the name of a file, in a message."""
NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)
"""How systems say that there is no such file."""


class Source(Struct, frozen=True):
    """A script that has been read."""

    stem: str
    """What its session is called: the file's name without its suffix."""
    reading: Reading
    files: tuple[Path, ...] = ()
    """Every file that was read for it, links resolved; none for standard input."""
    folder: Path = Path()
    """Where the files lie that it may include."""


class _NotText(ScriptError):
    """Bytes that are no text; `finding` says where they stop being one."""

    def __init__(self, finding: Finding) -> None:
        super().__init__([str(finding)])
        self.finding = finding


def load(name: str, *, stdin: IO[bytes] | None, form: str | None = None, language: str = "") -> Source:
    """The script called `name`: a file, `-` for standard input, or a built-in session, in a language if it has it.

    What is wrong with its text stands in the reading; `form` says what kind of script it is, where that is not to be
    seen from the text.  Raises UsageError when there is no such script.
    """
    if name == STDIN:
        if stdin is None:
            raise UsageError("standard input is closed, so there is no script in it")
        return _source("<stdin>", "session", stdin.read(MAX_BYTES + 1), Path(), [], form)
    path, built_in = Path(name), library()
    if name in built_in and not path.is_file():
        name = in_language(name, language, built_in)
        path = built_in[name]
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise UsageError(f"'{name}' is a folder; name the scripts in it") from error
    except OSError as error:
        if error.errno in NOWHERE:
            raise UsageError(_missing(name, built_in)) from error
        raise UsageError(f"'{name}' cannot be read: {error.strerror or error}") from error
    return _source(name, path.stem, content, path.parent, [path.resolve()], form)


def _missing(name: str, built_in: Iterable[str]) -> str:
    if len(name) > LONGEST_SHOWN:
        return f"'{name[:LONGEST_SHOWN]}...' is no file; a script that is not in a file comes in through - instead"
    if name in recipes():
        return f"'{name}' is a programme of several sessions; `build` and `batch` take it"
    near = did_you_mean(name, (*built_in, *recipes(), *_files_near(Path(name))))
    hint = near or "; `audio-builder scripts list` shows what is built in"
    return f"there is no file and no built-in session '{name}'{hint}"


def _files_near(path: Path) -> Iterator[str]:
    if path.parent.is_dir():
        yield from (str(path.parent / other.name) for other in path.parent.iterdir() if other.is_file())


def again(source: Source) -> Callable[[str], Reading]:
    """Reads another text as if it stood where this source does."""
    include = _includer(source.folder, lambda path, content: None)
    return lambda text: read(text, source=source.reading.script.source, include=include)


def _source(name: str, stem: str, content: bytes, folder: Path, files: list[Path], form: str | None) -> Source:
    name, digest = legible(name), sha256(content)

    def seen(path: Path, more: bytes) -> None:
        files.append(path)
        digest.update(more)

    try:
        reading = read(_decoded(content, name), source=name, include=_includer(folder, seen), form=form)
    except _NotText as bad:
        reading = Reading(Script(name, "", (), ()), (bad.finding,), ())
    script = replace(reading.script, sha256=digest.hexdigest())
    return Source(stem, replace(reading, script=script), tuple(files), folder)


def legible(text: str) -> str:
    r"""A text that can be written anywhere, whatever the shell or the disk called it.

    >>> legible("caf\udce9") == "caf\ufffd"
    True
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decoded(content: bytes, name: str) -> str:
    """The text of a script's bytes.  Raises _NotText."""
    if len(content) > MAX_BYTES:
        what = f"larger than {MAX_BYTES // 1_000_000} MB; this is not a script"
        raise _NotText(Finding("error", "not-text", what, Where(name, 1, 1)))
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        where = Where(name, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        coding = "UTF-16, as the first are" if marked else "UTF-8"
        hint = "this is not a text file" if b"\0" in content[:4096] and not marked else "save the script as UTF-8"
        what = f"byte 0x{content[error.start]:02X} is not {coding}; {hint}"
        raise _NotText(Finding("error", "not-text", what, where)) from error


def _includer(folder: Path, seen: Callable[[Path, bytes], None]) -> Callable[[str], str]:
    """Reads another script for one in `folder`; where it lies and what is in it goes to `seen`."""
    root = folder.resolve()

    def include(name: str) -> str:
        path = (root / name).resolve()
        if Path(name).is_absolute() or not path.is_relative_to(root):
            raise ValueError("it leaves the script's folder; only files in it and below can be included")
        if not path.exists():
            path = _in_library(name) or path
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        seen(path, content)
        return _decoded(content, name)

    return include


def _in_library(name: str) -> Path | None:
    """A file that comes with the package, by its way from there or by its name alone; so copies find it as well."""
    root = shelf().resolve()
    found = [path for path in root.rglob("*.txt") if name in (path.name, path.relative_to(root).as_posix())]
    return found[0] if found and found[0].resolve().is_relative_to(root) else None
