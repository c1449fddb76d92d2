"""Names of the author's own sound files, as scripts and settings write them.

A name stands as it is, or between quotes: `rain.flac`, `"my music.mp3"`.  One with a space, a comma or a quote in it is
written between quotes; what comes after a name without quotes is at most a level.
"""

from __future__ import annotations

import re

from msgspec import Struct

from audio_builder.regex import regex

FILE = "file"
"""What comes before the colon of a file's name."""
SUFFIXES = frozenset(
    "aac ac3 aif aiff amr ape asf au caf flac m4a m4b mka mkv mov mp3 mp4 oga ogg opus tta w64 wav webm wma wv".split()
)
"""By which a name without `file:` is known to be one."""

_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’"}
_QUOTED = "|".join(f"{opened}[^{closed}]*{closed}" for opened, closed in _QUOTES.items())
_LEVEL_AFTER = regex(r"\s+(?=[+\-−–]?\s?\d{1,3}(?:[.,]\d+)?\s*(?:dB|LUF?S?)?\s*$)", re.IGNORECASE)
_PREFIX = regex(rf"\s*{FILE}\s*:\s*", re.IGNORECASE)
_BETWEEN = regex(rf"((?:\b{FILE}\s*:\s*(?:{_QUOTED})|[^,;]|[,](?=\d))+)", re.IGNORECASE)
_PLAIN = regex(r"[^\s,;\"'“”„«»‘’\[\]{}][^\s,;\"“”„«»\[\]{}]*")


class FileName(Struct, frozen=True):
    """The name of a file, and what was written after it."""

    name: str
    rest: str
    """Without the space around it."""

    def __str__(self) -> str:
        return f"{FILE}:{quoted(self.name)} {self.rest}".rstrip()


def file_name(text: str) -> FileName | None:
    """What `file:NAME` names, and what follows; None for a text that does not begin so.

    >>> file_name('file:"my music.mp3" -26dB')
    FileName(name='my music.mp3', rest='-26dB')
    >>> file_name("file:my music.mp3 -26dB")
    FileName(name='my music.mp3', rest='-26dB')
    """
    prefix = _PREFIX.match(text)
    return None if prefix is None else name_at(text[prefix.end() :])


def name_at(text: str) -> FileName:
    """The name that a text begins with, and what follows."""
    text = text.strip()
    if text and (closed := text.find(_QUOTES.get(text[0], "\0"), 1)) > 0:
        return FileName(text[1:closed].strip(), text[closed + 1 :].strip())
    level = _LEVEL_AFTER.search(f" {text}")
    return FileName(text[: max(0, level.start() - 1)], text[level.end() - 1 :]) if level else FileName(text, "")


def quoted(name: str) -> str:
    """A name as it is read back: between quotes where it needs them.

    >>> quoted("rain.flac"), quoted("my music.mp3")
    ('rain.flac', '"my music.mp3"')
    """
    if _PLAIN.fullmatch(name):
        return name
    mark = next((mark for mark, closed in _QUOTES.items() if mark not in name and closed not in name), '"')
    return f"{mark}{name}{_QUOTES[mark]}"


def is_sound_file(name: str) -> bool:
    """Whether a name ends like that of a sound file."""
    return name.rpartition(".")[2].lower() in SUFFIXES and "." in name


def between_commas(text: str) -> list[str]:
    """The parts of a text, a comma in the name of a file and a decimal one being none."""
    return [part for part in _BETWEEN.findall(text) if part.strip()]
