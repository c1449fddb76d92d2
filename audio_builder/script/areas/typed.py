"""The part of the body that somebody asks for by name, in any of the six languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from audio_builder.errors import did_you_mean
from audio_builder.script.areas.named import LANGUAGES, lexicon, tokens_of
from audio_builder.script.areas.tree import NAMES, PARENTS, Area

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe"})


def area(text: str) -> Area:
    """The area of what a user types: `left knee`, `calves`, `linke Wade`, `rodilla izquierda`.

    Case, accents, articles and the place of the side do not matter.  A word that means different parts in two languages
    means the wider one.  What there is only once has no side, so `left lower back` is the lower back.

    Raises ValueError for a part that is not known, with the nearest that is, or for several in one.
    """
    words = tuple(plain(token) for token in tokens_of(text.replace("_", " ")) if token.isalpha())
    name = _names().get(words, "")
    if name:
        return Area(name)
    sides = {_sides()[word] for word in words if word in _sides()}
    rest = tuple(word for word in words if word not in _sides())
    name = _names().get(rest, "") or _names().get(tuple(word for word in rest if word not in _articles()), "")
    side = sides.pop() if len(sides) == 1 else ""
    if name:
        return Area(name).on(side)
    if _several(rest):
        raise ValueError(f"'{text.strip()}' is several parts of the body; put a comma between them")
    known = {" ".join(phrase): name for phrase, name in _names().items()}
    hint = did_you_mean(" ".join(word for word in rest if word not in _articles()), known)
    near = known.get(hint.removeprefix("; did you mean ").removesuffix("?"), "")
    shown = (
        f"; did you mean {f'{side} {near}'.strip()}?" if near else f"; there is {', '.join(_WHOLES)}, and their parts"
    )
    raise ValueError(f"'{text.strip()}' is no part of the body that is known{shown}")


_WHOLES = tuple(name for name in NAMES if name not in PARENTS)


def plain(word: str) -> str:
    """A word without accents, in lower case."""
    spread = unicodedata.normalize("NFD", word.lower().replace("ß", "ss").replace("œ", "oe"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


@cache
def _names() -> Mapping[tuple[str, ...], str]:
    """The part of every form in every language, with accents, without, and with ae for ä."""
    names: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        for rows in lexicon(language).phrases.values():
            for phrase, meant in rows:
                name = meant.name
                for form in (tuple(map(plain, phrase)), tuple(plain(word.translate(_UMLAUTS)) for word in phrase)):
                    names[form] = _wider(names.get(form, name), name)
    return {**names, **{tuple(name.split()): name for name in NAMES}}


def _wider(one: str, other: str) -> str:
    return min(one, other, key=_depth) if _depth(one) != _depth(other) else one


def _depth(name: str) -> int:
    return 1 + _depth(PARENTS[name]) if name in PARENTS else 0


@cache
def _sides() -> Mapping[str, str]:
    """left, right or, for both, nothing, by every word for it."""
    sides: dict[str, str] = {}
    for words in LANGUAGES.values():
        for side, row in (("left", words.left), ("right", words.right), ("", words.both)):
            sides.update({plain(word): side for word in row.split()})
    return sides


@cache
def _articles() -> frozenset[str]:
    rows = (words.determiners for words in LANGUAGES.values())
    return frozenset(plain(word) for row in rows for word in row.split())


def _several(words: tuple[str, ...]) -> bool:
    joins = {plain(word) for words in LANGUAGES.values() for word in words.joins.split()}
    at = next((n for n, word in enumerate(words) if word in joins), 0)
    return bool(at) and words[at - 1 : at] in _names()
