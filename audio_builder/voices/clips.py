"""The clips of a session by phrase: their lengths are known, their samples are fetched when they are heard.

Only the few clips last asked for are held, so memory does not grow with the session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial

import numpy as np
from msgspec import Struct

from audio_builder.errors import EngineError
from audio_builder.plan.cues import Phrase
from audio_builder.settings import SHAPES
from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import Gate
from audio_builder.sound.signal import Speech
from audio_builder.sound.speech import MONO_TO_STEREO_LU, POWERS_PER_SECOND, Extent, Take, shaped
from audio_builder.units import SILENCE_DB, gain
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.prepared import prepared
from audio_builder.voices.takes import known_takes

_GONE = "'{}' has gone from the phrase cache while it was needed; build again"

HELD = 8
"""Clips kept in memory: enough for the words of a breathing pattern and what a block of sound touches."""


class Clips(Struct, frozen=True):
    """Every phrase of a session at the session's rate and loudness."""

    extents: Mapping[str, Extent]
    """By phrase key."""
    clip: Callable[[str], Clip]
    """Phrase key -> its clip; the same samples every time."""
    lufs: float
    """Loudness of each clip, nearly: what is heard at 0 dB."""


class Takes(Struct, frozen=True):
    """Every phrase of a session as it was spoken."""

    takes: Mapping[str, Take]
    """By phrase key."""
    read: Callable[[str], Speech]
    """Phrase key -> its sound, prepared as it was for the takes."""
    rate_hz: int

    @property
    def lengths(self) -> dict[str, int]:
        """Audible frames by phrase key."""
        return {key: one.extent(self.rate_hz).audible for key, one in self.takes.items()}

    def clips(self, heard: Iterable[tuple[str, float]], *, voice_lufs: float) -> Clips:
        """Clips of nearly equal loudness, such that all that is heard has the loudness asked for.

        `heard` has the phrase's key and its level in dB, above the session's voice, for each time it is heard.
        """
        lufs = voice_lufs + voice_lufs - self._loudness(heard, voice_lufs)

        def clip(key: str) -> Clip:
            return shaped(self.read(key), self.takes[key], rate_hz=self.rate_hz, voice_lufs=lufs)

        extents = {key: one.extent(self.rate_hz) for key, one in self.takes.items()}
        return Clips(extents, lru_cache(maxsize=HELD)(clip), lufs)

    def _loudness(self, heard: Iterable[tuple[str, float]], voice_lufs: float) -> float:
        """Of all that is heard, joined, when each clip by itself has `voice_lufs`."""
        gate = Gate(POWERS_PER_SECOND)
        for (key, level_db), count in Counter(heard).items():
            one = self.takes[key]
            factor = gain(voice_lufs - MONO_TO_STEREO_LU - one.lufs + level_db) ** 2
            gate.push(np.tile(one.power.astype(np.float64) * factor, count))
        measured = gate.integrated() + MONO_TO_STEREO_LU
        return measured if measured > SILENCE_DB / 2 else voice_lufs


def takes_of(phrases: Sequence[Phrase], cache: PhraseCache, *, rate_hz: int, steps: tuple[str, ...] = SHAPES) -> Takes:
    """The takes of phrases that lie in the cache, by what was noted about them; each is read when it is heard.

    All go through these steps of shaping.

    Raises EngineError for a phrase that is not there, or holds no sound.
    """
    by_key = {phrase.key: phrase for phrase in phrases}
    takes = known_takes(phrases, cache, steps=steps)
    if gone := next((phrase for key, phrase in by_key.items() if key not in takes), None):
        raise EngineError(_GONE.format(gone.text))
    return Takes(takes, partial(_read, cache, by_key, steps), rate_hz)


def _read(cache: PhraseCache, by_key: Mapping[str, Phrase], steps: tuple[str, ...], key: str) -> Speech:
    phrase = by_key[key]
    speech = cache.read(phrase.entry)
    if speech is None:
        raise EngineError(_GONE.format(phrase.text))
    return prepared(speech, phrase, steps)
