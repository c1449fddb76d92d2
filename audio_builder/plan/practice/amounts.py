"""Lengths of time that a sentence says aloud: `for five seconds`, `a count of ten`, `three breaths`, `a minute or two`.

A range is its middle.  What only tells when or how often (`after five minutes`, `every ten seconds`) is no wait.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from audio_builder.plan.practice.book import Book
from audio_builder.plan.practice.books import BOOKS
from audio_builder.units import Seconds

LEAST = 2
"""Seconds, or breaths, from which something is a wait: `a breath`, `a second` are none."""
LONGEST = Seconds(600)
"""A longer time said aloud is about the day, not about this moment; a choice."""
LONGEST_UPCOMING = Seconds(120)
"""`For the next two minutes` is an instruction, `for the next twenty` tells what the session is; a choice."""
TENS = (25, 30, 40, 45, 50, 60, 90)
FEW, COUPLE = 3, 2


class Amount(Struct, frozen=True):
    """A time or a number of breaths."""

    seconds: Seconds
    breaths: Seconds
    start: int
    stop: int


def numbers(book: Book, *, articles: bool = False) -> dict[str, int]:
    """The number of each number word; the articles that mean one only where that is asked for."""
    small = {word: n for n, words in enumerate(book.numbers.split(), 1) for word in words.split("/")}
    if not articles:
        counted = book.numbers.split()[0].split("/")[0]
        small = {word: n for word, n in small.items() if n > 1 or word == counted}
    large = {word.replace("_", " "): n for word, n in zip(book.tens.split(), TENS, strict=True)}
    return {**small, **large}


def number_pattern(book: Book | None) -> str:
    """A figure of at most three digits, or a number word."""
    words = sorted(map(re.escape, numbers(book)) if book else (), key=len, reverse=True)
    return "|".join((r"[0-9]{1,3}(?![0-9])", *words))


class Amounts:
    """Finds the amounts of one language."""

    def __init__(self, book: Book) -> None:
        self._words: dict[str, Seconds] = {word: Seconds(n) for word, n in numbers(book, articles=True).items()}
        for loose, value in ((book.one, 1), (book.half, Seconds(1, 2)), (book.few, FEW), (book.couple, COUPLE)):
            self._words.update({word: Seconds(value) for word in loose.split("|") if word not in self._words})
        self._few = frozenset(book.few.split("|"))
        words = "|".join(sorted(map(re.escape, self._words), key=len, reverse=True))
        loose = "|".join(map(re.escape, self._few))
        number = rf"(?:[0-9]{{1,3}}(?:[.,][0-9])?(?![0-9])|(?:{words})\b)"
        unit = rf"(?:(?P<s>{book.seconds}|{book.counts})|(?P<m>{book.minutes})|(?P<b>{book.breaths}))\b"
        units = "|".join((book.seconds, book.counts, book.minutes, book.breaths))
        self._hint = re.compile(rf"[ -](?:{units})\b|(?:{book.count_to}) ")
        between = rf"(?:(?!(?:{loose}|{number_pattern(book)})\b)[\w'-]+,? ){{0,2}}?"
        to = rf"(?:(?<=[0-9]) ?- ?| - | ?[–—] ?| (?:{book.to}) )"
        self._regex = re.compile(
            rf"\b(?:(?:(?:{book.one}) )?(?:{book.count_to}) (?P<k>{number})"
            rf"|(?:(?P<low>{number}){to})?(?P<n>{number})[ -]{between}{unit}"
            rf"(?P<two> (?:{book.or_two})\b)?)"
        )
        self._not_for = re.compile(rf"(?:^|[\s,])(?:{book.not_for})\W*$")
        self._upcoming = re.compile(rf"(?:^|[\s,])(?:{book.upcoming})\W*$")

    def find(self, text: str) -> Iterator[Amount]:
        """The amounts in a sentence in lower case that somebody is to wait for, in order."""
        if not self._hint.search(text):
            return
        for match in self._regex.finditer(text):
            before = text[max(0, match.start() - 24) : match.start()]
            if self._not_for.search(before) or (match["n"] in self._few and not match["b"]):
                continue
            amount = self._amount(match)
            most = LONGEST_UPCOMING if self._upcoming.search(before) else LONGEST
            if amount.seconds <= most and amount.seconds + amount.breaths >= LEAST:
                yield amount

    def _amount(self, match: re.Match[str]) -> Amount:
        if match["k"]:
            return Amount(self._value(match["k"]), Seconds(0), match.start(), match.end())
        value = self._value(match["n"])
        if match["low"]:
            value = (value + self._value(match["low"])) / 2
        if match["two"] and value == 1:
            value = Seconds(3, 2)
        breaths = value if match["b"] else Seconds(0)
        seconds = value * 60 if match["m"] else value if match["s"] else Seconds(0)
        return Amount(seconds, breaths, match.start(), match.end())

    def _value(self, text: str) -> Seconds:
        return self._words[text] if text in self._words else Seconds(text.replace(",", "."))


@cache
def amounts(tag: str) -> Amounts:
    """The amounts of a language with a book."""
    return Amounts(BOOKS[tag])
