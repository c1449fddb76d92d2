"""Every phrase ever spoken, kept under its key: speaking the same again costs one file read.

An entry is a 16-bit mono WAV file that appears whole or not at all.  One that is damaged, or silent, counts as missing.
Beside it may lie a note of what was found out about it, which is believed as long as the entry is the one it was
written about.
"""

from __future__ import annotations

import wave
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from zlib import crc32

import numpy as np

from audio_builder.files import whole_file
from audio_builder.sound.signal import Speech

FULL_SCALE = np.float32(32767.0)
MONO_16_BIT = (1, 2)
"""Channels, and bytes in a sample."""


@dataclass(frozen=True, slots=True)
class PhraseCache:
    """A folder of spoken phrases."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where a phrase is, or would be."""
        return self.folder / key[:2] / f"{key}.wav"

    def __contains__(self, key: str) -> bool:
        return self.path(key).is_file()

    def read(self, key: str) -> Speech | None:
        """The phrase, or None when it is not there whole."""
        try:
            with wave.open(str(self.path(key)), "rb") as file:
                form, frames, rate_hz = (
                    (file.getnchannels(), file.getsampwidth()),
                    file.getnframes(),
                    file.getframerate(),
                )
                pcm = file.readframes(frames)
        except (OSError, EOFError, RuntimeError, wave.Error):
            return None
        if form != MONO_16_BIT or not rate_hz or len(pcm) != 2 * frames or not any(pcm):
            return None
        return Speech(np.frombuffer(pcm, "<i2").astype(np.float32) / FULL_SCALE, rate_hz)

    def stamp(self, key: str) -> bytes:
        """What tells an entry from one that took its place: its size and its time; nothing when it is not there."""
        try:
            found = self.path(key).stat()
        except OSError:
            return b""
        return found.st_size.to_bytes(8, "big") + found.st_mtime_ns.to_bytes(8, "big", signed=True)

    def note(self, key: str) -> bytes | None:
        """The note about an entry; None when there is none, or it is damaged or about another sound."""
        try:
            noted = self._note(key).read_bytes()
        except OSError:
            return None
        check, stamp, note = noted[:4], noted[4:20], noted[20:]
        whole = check == _check(noted[4:]) and stamp == self.stamp(key)
        return note if whole else None

    def keep_note(self, key: str, note: bytes, *, stamp: bytes) -> None:
        """Keeps a note about the entry that had this stamp; where the folder takes none, there is none."""
        about = stamp + note
        part = self._note(key).with_suffix(f".{token_hex(8)}.part")
        try:
            part.write_bytes(_check(about) + about)
            part.replace(self._note(key))
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _note(self, key: str) -> Path:
        return self.path(key).with_suffix(".note")

    def write(self, key: str, speech: Speech) -> None:
        """Keeps a phrase.  Raises OutputError when the folder does not take it."""
        pcm = np.rint(np.clip(speech.samples, -1.0, 1.0) * FULL_SCALE).astype("<i2").tobytes()
        with whole_file(self.path(key)) as raw, wave.open(raw, "wb") as file:
            file.setparams((*MONO_16_BIT, speech.rate_hz, 0, "NONE", ""))
            file.writeframes(pcm)

    def size(self) -> tuple[int, int]:
        """Phrases and bytes in the folder."""
        sizes = [path.stat().st_size for path in self.folder.glob("??/*.wav")]
        return len(sizes), sum(sizes)


def _check(content: bytes) -> bytes:
    return crc32(content).to_bytes(4, "big")
