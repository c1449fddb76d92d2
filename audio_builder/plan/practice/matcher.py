"""A phrase book as many small regular expressions, each tried only at the words that begin as its phrases do.

What a phrase may hold in between is bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct, field

from audio_builder.plan.practice.book import Book
from audio_builder.plan.practice.books import BOOKS
from audio_builder.regex import regex

_SPACE = r"[ ,]++"
_WORD = r"[\w'-]+"
_DEPTH = 5
"""First letters by which phrases are sorted."""
_BEGINNING = _DEPTH + 1
"""Letters of a word that tell its branches, and whether it ends with them."""
_VOCABULARY = 1 << 14
"""Beginnings of words of which it is remembered what phrases begin so."""
_WORDS = regex(r"\w++")
_LAST_OPTIONAL = regex(r" (\([^()]*\))\?$")
_NOTATION = (
    (")*", "\2"),
    (" .. ", "\0"),
    (" ?", "\1"),
    ("(", "(?:"),
    ("*", r"[\w'-]*"),
    ("#", "[0-9]+"),
    ("_", _WORD),
    (" ", _SPACE),
    ("\0", rf"{_SPACE}(?:{_WORD}{_SPACE}){{0,5}}?"),
    ("\1", "[ ,]?"),
    ("\2", "){0,8}"),
)


class Found(Struct, frozen=True):
    """One phrase in a sentence."""

    kind: str
    start: int
    stop: int


class _Branch(Struct):
    """Phrases that begin with the same letters."""

    further: dict[str, _Branch] = field(default_factory=dict)
    phrases: list[tuple[str, str]] = field(default_factory=list)
    """(kind, the rest of the phrase)."""

    def add(self, kind: str, phrase: str, depth: int) -> None:
        for letter, rest in _by_letter(phrase) if depth else (("", phrase),):
            if letter:
                self.further.setdefault(letter, _Branch()).add(kind, rest, depth - 1)
            else:
                self.phrases.append((kind, rest))

    def along(self, word: str) -> Iterator[tuple[str, int, list[tuple[str, str]]]]:
        """(name, number of letters, phrases) of all branches that may hold a word, the widest first.

        The phrases of a branch that want its letters to be a whole word are there only where they are.
        """
        branch = self
        for n, letter in enumerate(word, 1):
            if letter not in branch.further:
                return
            branch = branch.further[letter]
            whole = n == len(word)
            phrases = [one for one in branch.phrases if whole or not _ends_word(one[1])]
            if phrases:
                yield word[:n] + " " * whole, n, phrases


class _Rest(Struct, frozen=True):
    """What may follow some first letters."""

    letters: int
    kinds: tuple[str, ...]
    regex: re.Pattern[str]
    """With one group for each of the kinds."""


class Matcher:
    """Finds the phrases of one language."""

    def __init__(self, book: Book) -> None:
        root = _Branch()
        for kind, lines in book.phrases.items():
            for phrase in self.lines(lines):
                root.add(kind, phrase, _DEPTH)
        self._root = root
        self._compiled: dict[str, _Rest] = {}
        self._rests = lru_cache(_VOCABULARY)(self._rests_of)

    @staticmethod
    def lines(text: str) -> list[str]:
        """The phrases of one kind."""
        return [line for line in text.replace("\n  ", "").splitlines() if line]

    @staticmethod
    def of(phrase: str) -> re.Pattern[str]:
        """One phrase by itself, as it matches at the beginning of a word."""
        return re.compile(_regex(phrase))

    def find(self, text: str) -> Iterator[Found]:
        """The phrases of a sentence in lower case, in order, none over another."""
        after, rests = 0, self._rests
        for word in _WORDS.finditer(text):
            for rest in rests(word[0][:_BEGINNING]):
                start = word.start()
                if start >= after and (match := rest.regex.match(text, start + rest.letters)):
                    after = match.end()
                    stop = start + len(text[start:after].rstrip(" ,"))
                    yield Found(rest.kinds[(match.lastindex or 1) - 1], start, stop)
                    break

    def _rests_of(self, beginning: str) -> tuple[_Rest, ...]:
        """What may follow a word's first letters, in the order in which it is tried."""
        return tuple(self._rest(*branch) for branch in self._root.along(beginning))

    def _rest(self, name: str, letters: int, phrases: list[tuple[str, str]]) -> _Rest:
        if name not in self._compiled:
            regex = "|".join(f"({_regex(rest)})" for _, rest in phrases)
            self._compiled[name] = _Rest(letters, tuple(kind for kind, _ in phrases), re.compile(regex))
        return self._compiled[name]


@cache
def matcher(tag: str) -> Matcher:
    """The matcher of a language with a book."""
    return Matcher(BOOKS[tag])


def _by_letter(phrase: str) -> Iterator[tuple[str, str]]:
    """(first letter, the rest of the phrase) for every letter it can begin with; no letter where a word ends."""
    if not phrase.startswith("("):
        plain = phrase[:1].isalpha() and phrase[1:2] not in ("?", "*")
        yield (phrase[0], phrase[1:]) if plain else ("", phrase)
        return
    choices, after = _choices(phrase)
    if after.startswith("*"):
        yield "", phrase
        return
    tail = after.removeprefix("?")
    for letter in dict.fromkeys(choice[:1] for choice in choices):
        if letter.isalpha():
            rest = "|".join(choice[1:] for choice in choices if choice[:1] == letter)
            yield letter, f"({rest}){tail}" if "|" in rest else rest + tail
        elif letter:
            yield "", f"({'|'.join(choice for choice in choices if choice[:1] == letter)}){tail}"
    if tail != after or "" in choices:
        yield from _by_letter(tail)


def _ends_word(rest: str) -> bool:
    """Whether a rest of a phrase can only follow the end of a word."""
    if not rest.startswith("("):
        return not rest or (rest[0] in " '" and rest[1:2] not in ("?", "*"))
    choices, after = _choices(rest)
    return not after.startswith(("?", "*")) and all(map(_ends_word, choices))


def _choices(phrase: str) -> tuple[list[str], str]:
    """What the group that a phrase begins with chooses from, and what follows the group."""
    depth, start, choices = 0, 1, []
    for at, sign in enumerate(phrase):
        depth += (sign == "(") - (sign == ")")
        if (depth == 1 and sign == "|") or not depth:
            choices.append(phrase[start:at])
            start = at + 1
        if not depth:
            return choices, phrase[start:]
    raise ValueError(f"'{phrase}' has a bracket that is never closed")


def _regex(phrase: str) -> str:
    regex = _LAST_OPTIONAL.sub(r"( \1)?", phrase)
    for sign, meaning in _NOTATION:
        regex = regex.replace(sign, meaning)
    if phrase.endswith("."):
        return regex.removesuffix(".") + r"\b(?=\W*\Z)"
    return regex if phrase.endswith("*") else regex + r"\b"
