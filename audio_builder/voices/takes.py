"""What is known of the phrases in the cache: listened to once, and noted beside the sound for every later session."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import numpy as np

from audio_builder.errors import EngineError
from audio_builder.plan.cues import Phrase
from audio_builder.sound.signal import Span
from audio_builder.sound.speech import Take, take
from audio_builder.voices.cache import PhraseCache

_NOTE = struct.Struct("<8sIQQQd")
_FORM = b"take 1\n\0"
"""Opens every note; another number for another way of listening, so that older notes are passed over."""


def known_takes(phrases: Iterable[Phrase], cache: PhraseCache) -> dict[str, Take]:
    """The takes, by key, of those phrases that are in the cache.

    Raises EngineError for a phrase that holds no sound.
    """
    found = {}
    for phrase in phrases:
        about = _noted(cache.note(phrase.key)) or _listened(phrase, cache)
        if about:
            found[phrase.key] = about
    return found


def _listened(phrase: Phrase, cache: PhraseCache) -> Take | None:
    stamp = cache.stamp(phrase.key)
    speech = cache.read(phrase.key)
    if speech is None:
        return None
    try:
        about = take(speech)
    except EngineError as error:
        raise EngineError(f"'{phrase.text}': {error}") from error
    cache.keep_note(phrase.key, _as_note(about), stamp=stamp)
    return about


def _as_note(about: Take) -> bytes:
    head = _NOTE.pack(_FORM, about.rate_hz, about.frames, about.heard.start, about.heard.stop, about.lufs)
    return head + about.power.astype("<f4").tobytes()


def _noted(note: bytes | None) -> Take | None:
    try:
        form, rate_hz, frames, start, stop, lufs = _NOTE.unpack_from(note or b"")
    except struct.error:
        return None
    if form != _FORM or note is None:
        return None
    return Take(rate_hz, frames, Span(start, stop), lufs, np.frombuffer(note, "<f4", offset=_NOTE.size))
