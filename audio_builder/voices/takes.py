"""What is known of the phrases in the cache: listened to once, and noted beside the sound for every later session."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import numpy as np

from audio_builder.errors import EngineError
from audio_builder.plan.cues import Phrase
from audio_builder.settings import SHAPES
from audio_builder.sound.shaping.chain import EDGES
from audio_builder.sound.signal import Span
from audio_builder.sound.speech import Take, take
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.prepared import form, prepared

_NOTE = struct.Struct("<IQQQd")


def known_takes(phrases: Iterable[Phrase], cache: PhraseCache, *, steps: tuple[str, ...] = SHAPES) -> dict[str, Take]:
    """The takes, by key, of those phrases that are in the cache, after these steps of shaping.

    Raises EngineError for a phrase that holds no sound.
    """
    found = {}
    for phrase in phrases:
        about = _noted(cache.note(phrase.entry), form(phrase, steps)) or _listened(phrase, cache, steps)
        if about:
            found[phrase.key] = about
    return found


def kept(phrases: Iterable[Phrase], cache: PhraseCache) -> frozenset[str]:
    """The keys of those phrases that lie whole in the cache."""
    return frozenset(
        phrase.key for phrase in phrases if cache.note(phrase.entry) is not None or cache.read(phrase.entry) is not None
    )


def _listened(phrase: Phrase, cache: PhraseCache, steps: tuple[str, ...]) -> Take | None:
    stamp = cache.stamp(phrase.entry)
    speech = cache.read(phrase.entry)
    if speech is None:
        return None
    try:
        about = take(prepared(speech, phrase, steps), trimmed=EDGES in steps)
    except EngineError as error:
        raise EngineError(f"'{phrase.text}': {error}") from error
    cache.keep_note(phrase.entry, form(phrase, steps) + _as_note(about), stamp=stamp)
    return about


def _as_note(about: Take) -> bytes:
    head = _NOTE.pack(about.rate_hz, about.frames, about.heard.start, about.heard.stop, about.lufs)
    return head + about.power.astype("<f4").tobytes()


def _noted(note: bytes | None, opening: bytes) -> Take | None:
    if note is None or not note.startswith(opening):
        return None
    try:
        rate_hz, frames, start, stop, lufs = _NOTE.unpack_from(note, len(opening))
    except struct.error:
        return None
    power = np.frombuffer(note, "<f4", offset=len(opening) + _NOTE.size)
    return Take(rate_hz, frames, Span(start, stop), lufs, power)
