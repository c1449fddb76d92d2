"""The clips of a session by phrase: their lengths are known, their samples are fetched when they are heard.

Only the few clips last asked for are held, so memory does not grow with the session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from audio_builder.errors import EngineError
from audio_builder.plan.cues import Phrase
from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import Meter
from audio_builder.sound.speech import MONO_TO_STEREO_LU, shaped
from audio_builder.units import SILENCE_DB
from audio_builder.voices.cache import PhraseCache

HELD = 8
"""Clips kept in memory: enough for the words of a breathing pattern and what a block of sound touches."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a clip reaches, in frames."""

    before: int
    """Soft edge before the audible part."""
    audible: int
    after: int
    """Soft edge after it."""


@dataclass(frozen=True, slots=True)
class Clips:
    """Every phrase of a session at the session's rate and loudness."""

    extents: Mapping[str, Extent]
    clip: Callable[[str], Clip]
    """Phrase key -> its clip; the same samples every time."""

    @property
    def lengths(self) -> dict[str, int]:
        """Audible frames by phrase key."""
        return {key: extent.audible for key, extent in self.extents.items()}


def clips_of(heard: Sequence[Phrase], cache: PhraseCache, *, rate_hz: int, voice_lufs: float) -> Clips:
    """The clips of the phrases of a session, which lie in the cache; `heard` has each as often as it is heard.

    All of them together have the loudness asked for, each of them nearly.  Raises EngineError for a phrase that is not
    there, or holds no sound.
    """
    times = Counter(phrase.key for phrase in heard)
    texts = {phrase.key: phrase.text for phrase in heard}

    def clip(key: str, *, lufs: float) -> Clip:
        speech = cache.read(key)
        if speech is None:
            raise EngineError(f"'{texts[key]}' has gone from the phrase cache while it was needed; build again")
        try:
            return shaped(speech, rate_hz=rate_hz, voice_lufs=lufs)
        except EngineError as error:
            raise EngineError(f"'{texts[key]}': {error}") from error

    meter = Meter(rate_hz, channels=1)
    extents = {}
    for key, count in times.items():
        one = clip(key, lufs=voice_lufs)
        extents[key] = Extent(one.audible.start, len(one.audible), len(one.samples) - one.audible.stop)
        for _ in range(count):
            meter.push(one.samples[one.audible.start : one.audible.stop, None])
    measured = meter.integrated() + MONO_TO_STEREO_LU
    correction = voice_lufs - measured if measured > SILENCE_DB / 2 else 0.0
    return Clips(extents, lru_cache(maxsize=HELD)(partial(clip, lufs=voice_lufs + correction)))
