"""A voice that says nothing for as long as the words would take: for tests, and for looking at a session's timing.

Its sound is a very soft tone, so that what was placed can be found again; 0.06 s for each character.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest
from audio_builder.sound.signal import Speech

RATE_HZ = 16_000
SECONDS_PER_CHARACTER = 0.06
AMPLITUDE = 0.01


class Silent(Struct, frozen=True):
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
        """A 220 Hz tone at -40 dBFS, as long as the text.  Raises BadRequest for a text of nothing."""
        if not text.strip():
            raise BadRequest("there is nothing to say in an empty text")
        frames = round(len(text) * SECONDS_PER_CHARACTER / pace * RATE_HZ)
        tone = AMPLITUDE * np.sin(2 * np.pi * 220.0 / RATE_HZ * np.arange(frames))
        return Speech(tone.astype(np.float32), RATE_HZ)


def open_voice(name: str, language: str) -> Silent:
    """The silent voice, in any language.  Raises BadRequest for any other."""
    if name:
        raise BadRequest(f"the silent engine has one voice and no name for it: write silent, not silent:{name}")
    return Silent()


ENGINE = EnginePlugin(
    name="silent",
    summary="no voice: soft tones as long as the words, to look at timing",
    open=open_voice,
    voices=lambda language: ("",),
)
