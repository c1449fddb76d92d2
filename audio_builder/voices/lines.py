"""The lines that somebody has recorded in a folder: which file says what.

A table in the folder (`lines.csv`, `lines.tsv` or `lines.txt`) tells it, a row a line: file, text.  A file that is in
no table is called like what it says: `lie-down.m4a`.  Nothing outside of the folder is ever read, and nothing is
guessed: two files for the same words are an error.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from audio_builder.errors import BadRequest
from audio_builder.plan.recorded import spelt
from audio_builder.plan.wording import sent
from audio_builder.regex import regex
from audio_builder.script.file_names import SUFFIXES, is_sound_file

TABLES = ("lines.csv", "lines.tsv", "lines.txt")
MOST_FILES = 20_000
"""In one folder; more is no folder of recordings."""
MOST_BYTES = 8_000_000
"""Of a table."""
HEAD = ("file", "text", "note")
"""The columns of a table, by their names in its first row; without such a row the first two, in this order."""
_SEPARATED = regex(r"\s*(\"[^\"]+\"|[^\t|=:]+?)\s*(?:[\t|=]|:\s)\s*(.*\S)\s*")
"""A row of a table that is plain text: `001.m4a: Lie down.`; a tab, `|` or `=` will do as well."""


class Row(Struct, frozen=True):
    """A row of a table."""

    file: str
    """As it is written there; a name without its end is any sound file of that name."""
    text: str
    where: str
    """`lines.csv:3`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """What a folder of recordings holds."""

    folder: Path
    language: str
    files: Mapping[str, tuple[Path, ...]]
    """Which say the words that are spelt so."""
    rows: tuple[Row, ...]
    """Of the tables, those that nobody has recorded yet too."""
    every: Mapping[str, Path] = field(default_factory=dict)
    """All sound files that lie in it, by their names."""
    told: Mapping[Path, str] = field(default_factory=dict)
    """What the tables have of them."""
    spellings: tuple[str, ...] = field(init=False, repr=False)
    """The keys of `files`, sorted."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spellings", tuple(sorted(self.files)))

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.folder)

    def goes_on(self, text: str) -> bool:
        """Whether a recorded line begins with these words and says more."""
        return any(_continued(self.spellings, words) for words in {spelt(text), spelt(sent(text, self.language))})

    def file(self, text: str) -> Path | None:
        """The recording of these words, or of that name; None when there is none.  Raises BadRequest for several."""
        if called := self.every.get(text.strip()):
            return called
        found = self.files.get(spelt(text)) or self.files.get(spelt(sent(text, self.language))) or ()
        if len(found) > 1:
            names = " and ".join(f"'{self.named(path)}'" for path in found[:3])
            raise BadRequest(f"{names} both say '{text}'; keep one of them")
        return found[0] if found else None

    def words_of(self, text: str) -> str:
        """What is said in a line; of one that is called by its file, what the table has, else what the name spells."""
        path = self.every.get(text.strip())
        if path is None:
            return text
        return self.told.get(path) or " ".join(re.sub(r"[-_]", " ", path.stem).split())

    def take_of(self, text: str) -> str:
        """A digest of the recording of these words; nothing when there is none.  Raises BadRequest."""
        path = self.file(text)
        if path is None:
            return ""
        try:
            return sha256(path.read_bytes()).hexdigest()[:32]
        except OSError as error:
            raise BadRequest(f"'{self.named(path)}' cannot be read: {error.strerror or error}") from error

    def named(self, path: Path) -> str:
        """A file of the folder as messages call it."""
        return path.relative_to(self.folder).as_posix()


def lines_in(folder: Path, language: str) -> Lines:
    """What a folder holds.  Raises BadRequest for what is no folder, and for a table that cannot be read."""
    try:
        there = sorted(_listed(folder))
    except (OSError, ValueError) as error:
        shown = str(folder) if len(str(folder)) < 200 else f"{str(folder)[:80]}..."
        raise BadRequest(f"'{shown}' is no folder of recordings: {_why(folder, error)}") from error
    rows = tuple(row for path in there if path.name.lower() in TABLES for row in rows_of(path))
    every = [path for path in there if is_sound_file(path.name)]
    sounds: dict[str, list[Path]] = {}
    for one in every:
        sounds.setdefault(one.name.casefold(), []).append(one)
        if one.is_symlink() and not one.resolve().is_relative_to(folder.resolve()):
            raise BadRequest(f"'{one.name}' only points to a file that is not in the folder; copy it there")
    files: dict[str, list[Path]] = {}
    told: dict[Path, str] = {}
    for row in rows:
        path = _meant(row, folder, sounds)
        if path is None:
            continue
        told.setdefault(path, row.text)
        for words in dict.fromkeys((spelt(row.text), spelt(sent(row.text, language)))):
            if words and path not in files.setdefault(words, []):
                files[words].append(path)
    for one in every:
        words = spelt(one.stem)
        if one not in told and words and not (files.get(words, ()) and files[words][0] in told):
            files.setdefault(words, []).append(one)
    found = {words: tuple(paths) for words, paths in files.items()}
    return Lines(folder, language, found, rows, {one.name: one for one in every}, told)


def _continued(spellings: tuple[str, ...], words: str) -> bool:
    """Whether one of these, which are sorted, is longer and begins so."""
    after = bisect_right(spellings, words)
    return after < len(spellings) and spellings[after].startswith(words)


def rows_of(path: Path) -> list[Row]:
    """The rows of a table.  Raises BadRequest."""
    try:
        content = path.read_bytes()
        if len(content) > MOST_BYTES:
            raise BadRequest(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; it is no table of lines")
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        return list(_plain(text, path.name) if path.suffix.lower() == ".txt" else _table(text, path.name))
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path.name} is not UTF-8; save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from error
    except (OSError, csv.Error) as error:
        raise BadRequest(f"{path.name} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _listed(folder: Path) -> Iterator[Path]:
    for count, path in enumerate(folder.iterdir()):
        if count >= MOST_FILES:
            raise ValueError(f"it holds more than {MOST_FILES} files")
        if path.is_file() and not path.name.startswith("."):
            yield path


def _why(folder: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is none in {folder.absolute().parent}" if len(str(folder)) < 200 else "there is none"
    return getattr(error, "strerror", None) or str(error)


def dialect(text: str) -> tuple[str, tuple[str, ...]]:
    """What separates the cells of a table, and its columns by name."""
    opening = text.removeprefix("\ufeff").split("\n", 1)[0]
    separator = max("\t;,", key=opening.count) if any(sign in opening for sign in "\t;,") else ","
    columns = tuple(cell.strip().casefold() for cell in next(csv.reader([opening], delimiter=separator), []))
    return separator, columns if {"file", "text"} <= set(columns) else HEAD[:2]


def _table(text: str, name: str) -> Iterator[Row]:
    separator, columns = dialect(text)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, skipinitialspace=True)
    for row in reader:
        cells = [cell.strip() for cell in row]
        where = f"{name}:{reader.line_num}"
        headed = {"file", "text"} <= {cell.casefold() for cell in cells} and reader.line_num == 1
        if headed or not any(cells) or cells[0].startswith("#"):
            continue
        if columns == HEAD[:2] and len(cells) > 2:
            cells = [cells[0], f"{separator} ".join(cells[1:])]
        told = dict(zip(columns, cells, strict=False))
        if not told.get("text"):
            raise BadRequest(f"{where}: a row is the name of a file and its text, such as 001.m4a{separator}Lie down.")
        yield Row(told.get("file", ""), told["text"], where, told.get("note", ""))


def _plain(text: str, name: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _SEPARATED.fullmatch(line)
        if found is None:
            raise BadRequest(f"{name}:{number}: a row is the name of a file and its text, such as 001.m4a: Lie down.")
        yield Row(found[1].strip('"'), found[2], f"{name}:{number}")


def _meant(row: Row, folder: Path, sounds: Mapping[str, Sequence[Path]]) -> Path | None:
    """The file that a row names, when it is there.  Raises BadRequest for one outside of the folder."""
    if not row.file:
        return None
    named = row.file.replace("\\", "/")
    path = Path(named)
    if path.is_absolute() or ":" in named or ".." in path.parts or named.startswith("~"):
        raise BadRequest(f"{row.where}: '{row.file}' is not in the folder; copy it there")
    if len(path.parts) == 1:
        ends = ("", *(f".{suffix}" for suffix in sorted(SUFFIXES)))
        found = [one for end in ends for one in sounds.get(f"{named}{end}".casefold(), ())]
        found = [one for one in found if one.name == named] or found
        if len(found) > 1:
            raise BadRequest(f"{row.where}: '{row.file}' may be {found[0].name} or {found[1].name}; write which")
        return found[0] if found else None
    below = folder / path
    if not below.is_file():
        return None
    if not below.resolve().is_relative_to(folder.resolve()):
        raise BadRequest(f"{row.where}: '{row.file}' is not in the folder; copy it there")
    return below
