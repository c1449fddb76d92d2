"""How each round of breathing is told: by words, counts, tones or nothing, and how one gives way to the next.

A telling is a list of parts, each with its number of rounds or without.  Parts without one share what the others
leave, the first getting what does not divide; when every part has its number, the last goes on to the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

TELLINGS = ("words", "counts", "tones", "none")
LEAST_SPOKEN, MOST_SPOKEN = 2, 4
"""Rounds that fading cues speak: a quarter of all, but never fewer or more than these."""


class Part(Struct, frozen=True):
    """Rounds told in one way."""

    cue: str
    rounds: int | None = None


def told(parts: Sequence[Part], rounds: int) -> tuple[str, ...]:
    """How each of these rounds is told.

    Raises ValueError when the parts have more rounds than there are.

    >>> told((Part("words", 1), Part("tones")), 3)
    ('words', 'tones', 'tones')
    """
    taken = sum(part.rounds or 0 for part in parts)
    if taken > rounds:
        raise ValueError(f"the cues are for {taken} rounds and there are {rounds}")
    free = sum(part.rounds is None for part in parts)
    share, over = divmod(rounds - taken, free) if free else (0, 0)
    cues: list[str] = []
    for part in parts:
        if part.rounds is not None:
            cues += [part.cue] * part.rounds
            continue
        cues += [part.cue] * (share + (over > 0))
        over -= 1
    return (*cues, *[parts[-1].cue] * (rounds - len(cues)))


def fading(first: str, rounds: int) -> tuple[Part, ...]:
    """From a spoken cue over tones to nothing.

    >>> [part.rounds for part in fading("words", 12)]
    [3, 5, 4]
    """
    spoken = min(rounds, max(LEAST_SPOKEN, min(MOST_SPOKEN, rounds // 4)))
    silent = (rounds - spoken) // 2
    return Part(first, spoken), Part("tones", rounds - spoken - silent), Part("none", silent)
