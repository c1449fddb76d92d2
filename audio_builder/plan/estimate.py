"""How long a phrase will be, before anybody has spoken it: good to a tenth over a session, not for one word."""

from __future__ import annotations

from audio_builder.plan.cues import Phrase
from audio_builder.units import Seconds, frames

SECONDS_PER_CHARACTER = Seconds(8, 100)
"""Of a calm voice at 105 to 115 words a minute; measured over the built-in sessions."""


def estimated_frames(phrase: Phrase, *, rate_hz: int) -> int:
    """The likely length of a phrase, at least one frame."""
    return max(1, frames(SECONDS_PER_CHARACTER * len(phrase.text) / Seconds(phrase.pace), rate_hz))


def least_frames(phrase: Phrase, *, rate_hz: int) -> int:
    """A length that no voice stays under: what does not fit even so is refused before anybody speaks."""
    return estimated_frames(phrase, rate_hz=rate_hz) * 3 // 4
