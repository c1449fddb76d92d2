"""A voice that says nothing for as long as the words would take: for tests, and for looking at a session's timing.

Its sound is a very soft tone, so that what was placed can be found again; 0.06 s for each character.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.sound.signal import Speech

RATE_HZ = 16_000
SECONDS_PER_CHARACTER = 0.06
AMPLITUDE = 0.01


@dataclass(frozen=True, slots=True)
class Silent:
    """The one silent voice."""

    id: str = "silent"
    version: str = "1"
    caps: Caps = Caps(online=False, languages=("*",), licence="none needed")

    def fingerprint(self) -> str:
        """Nothing but its own version changes its sound."""
        return f"silent/{self.version}"

    def probe(self) -> None:
        """Always ready."""

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """A 220 Hz tone at -40 dBFS, as long as the text."""
        frames = round(len(text) * SECONDS_PER_CHARACTER / pace * RATE_HZ)
        tone = AMPLITUDE * np.sin(2 * np.pi * 220.0 / RATE_HZ * np.arange(frames))
        return Speech(tone.astype(np.float32), RATE_HZ)


ENGINE = EnginePlugin(
    name="silent",
    summary="no voice: soft tones as long as the words, to look at timing",
    open=lambda name, language: Silent(),
    voices=lambda language: ("",),
)
