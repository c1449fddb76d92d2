"""How a sentence tells a listener what to do with a part of the body: which part, with effort or letting go, and
whether it leans on what was said before.

Every sentence is looked at once; a language that is not in the table is read as English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from audio_builder.plan.body.words import LANGUAGES
from audio_builder.script.areas import Area
from audio_builder.script.areas.named import lexicon, named_among, tokens_of

_FIST = ("fist", "puño", "poing", "faust", "fäust", "punho", "pugn")
"""A fist is an effort whatever stands before it."""
EARLY = 5
"""A pronoun among so many first words stands for what was said before."""
REMEMBERED = 1 << 15
"""Sentences of a language that need not be looked at again, because a script is looked through more than once."""


class Told(Struct, frozen=True):
    """What a sentence does."""

    areas: tuple[Area, ...] = ()
    """The parts it is about."""
    effort: bool = False
    """It asks for tension, a stretch or a movement."""
    holds: bool = False
    """It keeps an effort up, so that there must have been one."""
    release: bool = False
    """It lets go."""
    onward: bool = False
    """It opens the way to something new: now, next."""
    general: bool = False
    """It is about breath, the whole body or the session, when it names no part."""
    leans: bool = False
    """It opens with a word for what was just said: it, they, and."""
    returns: bool = False
    """It sends back to something done before: the other side, once more."""
    side: str = ""
    """The side it names without a part: and now the left."""
    other: bool = False
    """It goes to the other side."""
    also: bool = False
    """It likens what is done to what was done before: too."""
    carries_on: bool = False
    """Even after a blank line it belongs to the step before."""
    closes: bool = False
    """It calls back, or bids good night."""


SILENT = Told()
PICTURED = Told(general=True)
"""Of a word that is there to be pictured."""


class Telling:
    """One language's sentences, each looked at once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known = lru_cache(REMEMBERED)(self._looked_at)
        words = LANGUAGES.get(language, LANGUAGES["en"])
        self._effort, self._release = frozenset(words.effort.split()), frozenset(words.release.split())
        self._holds = frozenset(words.holds.split())
        self._nouns = frozenset(words.nouns.split())
        self._pronouns, self._opening = frozenset(words.pronouns.split()), frozenset(words.opening.split())
        self._onward, self._general = _openings(words.onward), _openings(words.general)
        self._carries_on = _openings(words.carries_on)
        self._body = frozenset(words.body.split())
        self._closing = re.compile(rf"(?<!\S)(?:{words.closing})(?!\S)")
        self._returns = re.compile(rf"(?<!\S)(?:{words.returns})(?!\S)")
        self._free = re.compile(rf"(?:{words.free})(?!\S)")
        self._apart = re.compile(rf"(?<!\S)(?:{words.apart})(?!\S)")
        self._other = re.compile(rf"(?<!\S)(?:{words.other})(?!\S)")
        self._hints, self._also = frozenset(words.hints.split()), frozenset(words.also.split())
        self._not_also = re.compile(rf"(?<!\S)(?:{words.not_also})(?!\S)")
        self._side, self._sides = lexicon(language).side, lexicon(language).sides
        self._down, self._toes = re.compile(rf"(?<!\S)(?:{words.down})(?!\S)"), tuple(words.toes.split())

    def told(self, text: str) -> Told:
        """What a sentence does."""
        return self._known(text)

    def points_down(self, text: str) -> bool:
        """Whether a sentence points or curls the toes down."""
        low = text.lower()
        return any(toe in low for toe in self._toes) and self._down.search(" ".join(tokens_of(text))) is not None

    def _looked_at(self, text: str) -> Told:
        tokens = tokens_of(text)
        if not tokens:
            return SILENT
        joined, known = " ".join(tokens), frozenset(tokens)
        if self._closing.search(joined):
            return Told(general=True, closes=True, release=not known.isdisjoint(self._release))
        if self._free.match(joined):
            return Told(general=True)
        areas = named_among(tokens, self._language)
        hinted = not known.isdisjoint(self._hints)
        beside = self._apart.sub(" ", joined) if hinted else ""
        returns = hinted and self._returns.search(beside) is not None
        other = hinted and self._other.search(beside) is not None
        effort = not known.isdisjoint(self._effort) and self._asks(tokens)
        release = not known.isdisjoint(self._release)
        leans = tokens[0] in self._opening or not self._pronouns.isdisjoint(tokens[:EARLY])
        sided = not areas and not known.isdisjoint(self._sides)
        side = next(self._side(token) for token in tokens if token in self._sides) if sided else ""
        return Told(
            areas=areas,
            effort=effort,
            holds=tokens[0] in self._holds,
            release=release,
            onward=self._onward.match(joined) is not None,
            general=not areas and (not known.isdisjoint(self._body) or self._general.match(joined) is not None),
            leans=leans,
            returns=returns or other,
            side=side,
            other=other,
            also=not known.isdisjoint(self._also) and self._likens(joined),
            carries_on=leans or returns or effort or release or self._carries_on.match(joined) is not None,
        )

    def _likens(self, joined: str) -> bool:
        """Whether a word like `too` is meant as such."""
        return not self._also.isdisjoint(self._not_also.sub(" ", joined).split())

    def _asks(self, tokens: Sequence[str]) -> bool:
        """Whether a word of effort is a verb here."""
        before = ("", *tokens)
        return any(
            token in self._effort and (token.startswith(_FIST) or before[n] not in self._nouns)
            for n, token in enumerate(tokens)
        )


@cache
def telling(language: str) -> Telling:
    """The sentences of a language with a tag like `en` or `pt-BR`."""
    return _telling(language.split("-")[0].lower())


@cache
def _telling(language: str) -> Telling:
    return Telling(language)


def _openings(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?!\S)")
