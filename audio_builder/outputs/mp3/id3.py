"""The tag at the head of an MP3 file: ID3v2.3, which everything that plays MP3 can read.

Text is UTF-16 with a byte-order mark, the only way v2.3 has for every script.
Source: "ID3 tag version 2.3.0" and "ID3v2 Chapter Frame Addendum 1.0", id3.org.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audio_builder.contracts import ChapterTag, Tags
from audio_builder.units import frames as frames_of
from audio_builder.units import seconds

UTF16 = b"\x01"
BOM = b"\xff\xfe"
WIDE_END = b"\x00\x00"
NO_OFFSET = b"\xff\xff\xff\xff"
TOP_LEVEL_ORDERED, ORDERED = b"\x03", b"\x01"
MOST_LISTED = 255
"""Entries of one table of contents, whose count is a single byte."""

LANGUAGES = {"en": b"eng", "es": b"spa", "fr": b"fra", "de": b"deu", "pt": b"por", "it": b"ita"}
"""ISO 639-2 codes; any other language is `und`, undetermined."""


def tag(tags: Tags, *, rate_hz: int, length: int) -> bytes:
    """The whole tag of a file of `length` frames."""
    body = b"".join(_frames(tags, rate_hz, length))
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _frames(tags: Tags, rate_hz: int, length: int) -> Iterator[bytes]:
    texts = {
        b"TIT2": tags.title,
        b"TPE1": tags.artist,
        b"TALB": tags.album,
        b"TCON": tags.genre,
        b"TYER": tags.year,
        b"TRCK": tags.track,
        b"TLEN": str(_milliseconds(length, rate_hz)),
        b"TSSE": "audio_builder",
    }
    for name, text in texts.items():
        if text:
            yield _frame(name, UTF16 + _wide(text))
    language = LANGUAGES.get(tags.language.split("-")[0].lower(), b"und")
    for name, text in ((b"COMM", tags.comment), (b"USLT", tags.transcript)):
        if text:
            yield _frame(name, UTF16 + language + _wide("") + WIDE_END + _wide(text))
    for note, value in tags.notes:
        yield _frame(b"TXXX", UTF16 + _wide(note) + WIDE_END + _wide(value))
    yield from _chapters(tags.chapters, rate_hz)


def _chapters(chapters: tuple[ChapterTag, ...], rate_hz: int) -> Iterator[bytes]:
    if not chapters:
        return
    names = [b"ch%d\x00" % n for n in range(len(chapters))]
    yield from _contents(names)
    for name, chapter in zip(names, chapters, strict=True):
        times = b"".join(_milliseconds(at, rate_hz).to_bytes(4, "big") for at in (chapter.start, chapter.stop))
        title = _frame(b"TIT2", UTF16 + _wide(chapter.title))
        yield _frame(b"CHAP", name + times + 2 * NO_OFFSET + title)


def _contents(names: Sequence[bytes]) -> Iterator[bytes]:
    """The table of contents; one has room for 255 names, so where there are more it lists tables that list them."""
    parts = [names[at : at + MOST_LISTED] for at in range(0, len(names), MOST_LISTED)]
    tables = {b"toc%d\x00" % n: part for n, part in enumerate(parts)} if len(parts) > 1 else {}
    yield _table(b"toc\x00", TOP_LEVEL_ORDERED, list(tables) or names)
    for name, part in tables.items():
        yield _table(name, ORDERED, part)


def _table(name: bytes, flags: bytes, listed: Sequence[bytes]) -> bytes:
    return _frame(b"CTOC", name + flags + bytes([len(listed)]) + b"".join(listed))


def _frame(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "big") + b"\x00\x00" + body


def _wide(text: str) -> bytes:
    """A text that no character of its own ends early, and that every reader can decode."""
    return BOM + text.replace("\0", " ").encode("utf-16-le", "replace")


def _milliseconds(frame: int, rate_hz: int) -> int:
    return frames_of(seconds(frame, rate_hz), 1000)
