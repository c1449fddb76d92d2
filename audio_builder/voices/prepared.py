"""What the engine gave for a phrase becomes what is listened to and heard; the phrase cache keeps the former.

Whoever listens to a phrase and whoever plays it must have the very same samples, so there is one function for both, and
what it does has a name that goes into the notes beside the sound.
"""

from __future__ import annotations

import numpy as np

from audio_builder.plan.cues import Phrase
from audio_builder.sound.shaping.chain import in_shape
from audio_builder.sound.signal import Speech
from audio_builder.sound.stretch import stretched
from audio_builder.sound.tone_match import toned

_VERSION = "take 3"
"""Another number for another way of preparing or listening, so that older notes are passed over."""


def prepared(speech: Speech, phrase: Phrase, steps: tuple[str, ...]) -> Speech:
    """The speech of a phrase as it is heard, but for its loudness and its edges."""
    spoken = stretched(speech, phrase.stretch)
    return in_shape(toned(spoken, np.array(phrase.tone)) if phrase.tone else spoken, steps)


def form(phrase: Phrase, steps: tuple[str, ...]) -> bytes:
    """All that `prepared` and the listening to it go by besides the speech."""
    toned_db = ",".join(f"{gain_db:g}" for gain_db in phrase.tone)
    return f"{_VERSION} {','.join(steps)} {toned_db} {phrase.stretch:g}\n".encode()
