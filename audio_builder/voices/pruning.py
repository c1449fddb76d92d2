"""The phrase cache is kept under a size: what was of no use for longest goes first.

What was of use within the last hours stays, whatever the size: a running build, in this process or another, may need
it.  No lock is held: an entry that another process takes away at the same time is simply gone.
"""

from __future__ import annotations

import time

from msgspec import Struct

from audio_builder.voices.cache import PhraseCache

IN_USE_S = 6 * 3600.0
"""A build is done within this time; every phrase it needs is of use when it begins."""


class Pruned(Struct, frozen=True):
    """What came of pruning."""

    phrases: int
    """That are gone."""
    freed: int
    """Bytes."""
    left: int
    """Bytes of the phrases that are still there; above the limit only for what is in use."""


def prune(cache: PhraseCache, *, limit: int) -> Pruned:
    """Takes the least recently used entries away until the rest has at most `limit` bytes.  Raises OutputError."""
    _, left = cache.size()
    phrases = freed = 0
    if left <= limit:
        return Pruned(0, 0, left)
    for used_at, key in sorted((cache.used_at(one), one) for one in cache.entries()):
        if left <= limit or time.time() - used_at < IN_USE_S:
            break
        sound = cache.bytes_of(key)
        left -= sound
        if sound and cache.used_at(key) == used_at:
            freed += cache.drop(key)
            phrases += 1
    return Pruned(phrases, freed, cache.size()[1])
