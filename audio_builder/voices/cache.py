"""Every phrase ever spoken, kept under its key: speaking the same again costs one file read.

An entry is a 16-bit mono FLAC file that appears whole or not at all; it takes less than half the room of the same sound
as WAV.  One that is damaged, or silent, counts as missing.  Beside it may lie a note of what was found out about it,
which is believed as long as the entry is the one it was written about.  The note holds the entry's checksum, so that
one whose bits have changed since counts as missing too; and the note's own time is when the entry was last of use.
"""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from stat import S_ISREG
from zlib import crc32

import numpy as np
import soundfile
from msgspec import Struct

from audio_builder.errors import OutputError
from audio_builder.files import whole_file
from audio_builder.sound.signal import Speech

FULL_SCALE = np.float32(32767.0)
FORM = ("FLAC", "PCM_16", 1)
"""Container, samples and channels, by libsndfile's names."""
LONGEST_S = 3600
"""A header that claims more sound than this is damaged."""
MOST_BYTES = 2 * LONGEST_S * 48000
"""More than an hour of sound takes; a larger file is damaged."""
_NOTE_FORM = b"note 2"
"""Goes into every note's checksum; another number for another form, so that older notes are passed over."""


class PhraseCache(Struct, frozen=True):
    """A folder of spoken phrases."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where a phrase is, or would be."""
        return self.folder / key[:2] / f"{key}.flac"

    def __contains__(self, key: str) -> bool:
        return self.path(key).is_file()

    def read(self, key: str) -> Speech | None:
        """The phrase, or None when it is not there whole."""
        try:
            content = self._content(key)
            if self._changed(key, content):
                return None
            return _decoded(content)
        except (OSError, soundfile.SoundFileError):
            return None

    def stamp(self, key: str) -> bytes:
        """What tells an entry from one that took its place: its size and its time; nothing when it is not there."""
        try:
            found = self.path(key).stat()
        except OSError:
            return b""
        return found.st_size.to_bytes(8, "big") + found.st_mtime_ns.to_bytes(8, "big", signed=True)

    def note(self, key: str) -> bytes | None:
        """The note about an entry, which has been of use now.

        None when there is none, or it is damaged or about another sound, or the entry has changed since.
        """
        noted = self._believed(key)
        try:
            if noted is None or _check(self._content(key)) != noted[:4]:
                return None
        except OSError:
            return None
        with suppress(OSError):
            os.utime(self._note(key))
        return noted[4:]

    def keep_note(self, key: str, note: bytes, *, stamp: bytes) -> None:
        """Keeps a note about the entry that had this stamp; where the folder takes none, there is none."""
        part = self._note(key).with_suffix(f".{token_hex(8)}.part")
        try:
            about = stamp + _check(self._content(key)) + note
            part.write_bytes(_check(_NOTE_FORM + about) + about)
            part.replace(self._note(key))
        except OSError:
            with suppress(OSError):
                part.unlink()

    def entries(self) -> tuple[str, ...]:
        """The keys of every entry, whole or not, in the order of their names."""
        return tuple(sorted(path.stem for path in self.folder.glob("??/*.flac")))

    def used_at(self, key: str) -> float:
        """When an entry was last of use, in seconds since 1970; 0 when it is not there."""
        times = [0.0]
        for path in (self.path(key), self._note(key)):
            with suppress(OSError):
                times.append(path.stat().st_mtime)
        return max(times)

    def drop(self, key: str) -> int:
        """Takes an entry and its note away; the bytes that are free again.  Raises OutputError."""
        size = 0
        try:
            for path in (self.path(key), self._note(key)):
                with suppress(FileNotFoundError):
                    freed = path.stat().st_size
                    path.unlink()
                    size += freed
        except OSError as error:
            raise OutputError(f"{self.path(key)} cannot be removed: {error.strerror or error}") from error
        return size

    def _content(self, key: str) -> bytes:
        """The bytes of an entry.  Raises OSError, also for what is no file, or too large to be one of ours."""
        found = self.path(key).stat()
        if not S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise OSError(f"{self.path(key)} is no phrase")
        return self.path(key).read_bytes()

    def _changed(self, key: str, content: bytes) -> bool:
        """Whether an entry is not what it was when it was listened to."""
        noted = self._believed(key)
        return noted is not None and noted[:4] != _check(content)

    def _believed(self, key: str) -> bytes | None:
        """The entry's checksum and the note about it, when they are whole and about the file that is there."""
        try:
            noted = self._note(key).read_bytes()
        except OSError:
            return None
        whole = noted[:4] == _check(_NOTE_FORM + noted[4:]) and noted[4:20] == self.stamp(key)
        return noted[20:] if whole else None

    def _note(self, key: str) -> Path:
        return self.path(key).with_suffix(".note")

    def write(self, key: str, speech: Speech) -> None:
        """Keeps a phrase.  Raises OutputError when the folder does not take it."""
        pcm = np.rint(np.clip(speech.samples, -1.0, 1.0) * FULL_SCALE).astype(np.int16)
        container, samples, _ = FORM
        encoded = io.BytesIO()
        soundfile.write(encoded, pcm, speech.rate_hz, format=container, subtype=samples)
        with whole_file(self.path(key)) as file:
            file.write(encoded.getvalue())

    def bytes_of(self, key: str) -> int:
        """The size of an entry; 0 when it is not there."""
        return int.from_bytes(self.stamp(key)[:8], "big")

    def size(self) -> tuple[int, int]:
        """Phrases and bytes in the folder."""
        sizes = [self.bytes_of(key) for key in self.entries()]
        return len(sizes), sum(sizes)


def _decoded(content: bytes) -> Speech | None:
    """The sound of an entry; None for one that is not whole, or silent.  Raises SoundFileError."""
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        if (file.format, file.subtype, file.channels) != FORM or not 0 < file.frames <= LONGEST_S * file.samplerate:
            return None
        frames, rate_hz = file.frames, file.samplerate
        pcm = file.read(frames, dtype="int16")
    if len(pcm) != frames or not pcm.any():
        return None
    return Speech(pcm.astype(np.float32) / FULL_SCALE, rate_hz)


def _check(content: bytes) -> bytes:
    return crc32(content).to_bytes(4, "big")
