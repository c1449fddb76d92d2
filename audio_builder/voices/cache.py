"""Every phrase ever spoken, kept under its key: speaking the same again costs one file read.

An entry is a 16-bit mono WAV file that appears whole or not at all.  One that is damaged, or silent, counts as missing.
"""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path

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
