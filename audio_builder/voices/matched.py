"""What somebody recorded, brought nearer in tone to the voice of the session where that is another one.

Who speaks most by design, the session's own voice, stays what it is; and so do the voices of machines, which are chosen
for what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from audio_builder.contracts import Rehearsed
from audio_builder.plan.cues import Phrase
from audio_builder.settings import TONE
from audio_builder.sound.tone_match import Tone, tone_of, towards
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.cast import Cast

LISTENED = 30
"""Phrases of a voice that tell its tone, the first that are heard of it."""


def matched(phrases: Sequence[Phrase], cast: Cast, cache: PhraseCache, *, steps: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases, those that were recorded with what brings their voice nearer to the session's own.

    All are in the cache.  Nothing is changed where `TONE` is not among the steps of shaping.
    """
    main = cast.main.fingerprint()
    recorded = {one.fingerprint() for one in cast.engines if isinstance(one, Rehearsed)} - {main}
    spoken = {phrase.voice for phrase in phrases}
    if TONE not in steps or main not in spoken or not recorded & spoken:
        return tuple(phrases)
    goal = _tone(phrases, main, cache)
    curves = {
        voice: tuple(round(float(gain_db), 1) for gain_db in towards(_tone(phrases, voice, cache), goal))
        for voice in recorded & spoken
    }
    return tuple(
        replace(phrase, tone=curves[phrase.voice]) if any(curves.get(phrase.voice, ())) else phrase
        for phrase in phrases
    )


def _tone(phrases: Sequence[Phrase], voice: str, cache: PhraseCache) -> Tone:
    """Of a voice as the engine gave it."""
    entries = dict.fromkeys(phrase.entry for phrase in phrases if phrase.voice == voice)
    sounds = map(cache.read, list(entries)[:LISTENED])
    return tone_of(sound for sound in sounds if sound is not None)
