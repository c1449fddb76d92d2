"""How one language counts a breath: clauses that name a phase, and numbers.

A sentence is looked at clause by clause, so the number may stand before the verb or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from audio_builder.plan.practice.amounts import number_pattern, numbers
from audio_builder.plan.practice.books import BOOKS

_STOPS = " \t,;:.…!?-–—\"'“”‘’"
_LONGEST = {"inhale": 15, "hold": 20, "exhale": 20}
"""Beats beyond which a number beside a breath word means something else; a choice."""

REMEMBERED = 1 << 15
"""Sentences that need not be searched for numbers again, because a script is looked through more than once."""


class Step(Struct, frozen=True):
    """One phase with its number of beats."""

    phase: str
    beats: int


class Number(Struct, frozen=True):
    """A number in a sentence, with its place."""

    value: int
    start: int
    stop: int


class Counting:
    """Reads counted breaths in one language."""

    def __init__(self, tag: str) -> None:
        known = BOOKS[tag]
        self._values = numbers(known)
        self._number = re.compile(rf"\b(?:{number_pattern(known)})\b")
        self._counts = lru_cache(REMEMBERED)(lambda low: self._number.search(low) is not None)
        self._counted = lru_cache(REMEMBERED)(self._steps)
        self._phases = tuple(
            (phase, _in_clause(words))
            for phase, words in (
                ("inhale", known.breath_in),
                ("hold", known.breath_hold),
                ("exhale", known.breath_out),
            )
        )
        self._clause = re.compile(rf"[,;:.…!?–—]+|\s-\s|\s(?=(?:{known.conjunctions})\s)")
        self._opening = re.compile(rf"\s*(?:(?:{known.conjunctions}) )?")
        self._else = re.compile(rf"\s*(?:\w+ )?(?:{known.times}|{known.minutes}|{known.breaths})\b")
        self._repeat = re.compile(rf"\b(?:{known.repeat})\b")
        self._times = re.compile(
            rf"\b({number_pattern(known)}) ?(?:(?:{known.more}) )?(?:{known.times}|{known.breaths})\b"
        )
        self._twice = re.compile(rf"\b(?:{known.twice or '(?!)'})\b")
        self._more = re.compile(rf"\b(?:{known.more})\b")

    def numbers(self, low: str) -> tuple[Number, ...]:
        """The numbers in a sentence in lower case."""
        return tuple(Number(self._value(one[0]), one.start(), one.end()) for one in self._number.finditer(low))

    def counts(self, low: str) -> bool:
        """Whether there is a number in a sentence in lower case."""
        return self._counts(low)

    def phase_at(self, low: str) -> tuple[str, int, int] | None:
        """The last phase that a text names: (phase, where its clause begins, where its word begins)."""
        found = None
        for start, clause in self._clauses(low):
            if (named := self._phase(clause)) is not None:
                phase, at = named
                found = (phase, start, start + at)
        return found

    def steps(self, low: str) -> tuple[Step, ...]:
        """The phases that a sentence gives a number of beats, in order; nothing where a number is left over."""
        return self._counted(low)

    def _steps(self, low: str) -> tuple[Step, ...]:
        steps: list[Step] = []
        pending = ""
        for _, clause in self._clauses(low):
            named = self._phase(clause)
            values = [one for one in self.numbers(clause) if one.value > 1]
            pending = named[0] if named else pending
            if not values:
                continue
            if len(values) > 1 or not pending or self._else.match(clause[values[0].stop :]):
                return ()
            if values[0].value > _LONGEST[pending]:
                return ()
            steps.append(Step(pending, values[0].value))
            pending = ""
        return tuple(steps)

    def goes_on(self, low: str) -> bool:
        """Whether a text begins with a conjunction, or names a phase."""
        opening = self._opening.match(low)
        return bool(opening and opening[0].strip()) or self.phase_at(low) is not None

    def times(self, low: str) -> int:
        """How often a pattern is done in all, when a sentence asks for it again; else nothing."""
        times = self._times.search(low)
        twice = times is None and self._twice.search(low) is not None
        if (times is None and not twice) or not self._repeat.search(low):
            return 0
        return (self._value(times[1]) if times else 2) + bool(self._more.search(low))

    def _value(self, text: str) -> int:
        return self._values[text] if text in self._values else int(text)

    def _phase(self, clause: str) -> tuple[str, int] | None:
        opening = self._opening.match(clause)
        begins = opening.end() if opening else 0
        for phase, (anywhere, first) in self._phases:
            if found := anywhere.search(clause):
                return phase, found.start()
            if first is not None and (found := first.match(clause, begins)):
                return phase, found.start()
        return None

    def _clauses(self, low: str) -> Iterator[tuple[int, str]]:
        """(offset, text) of every clause that holds a word."""
        start = 0
        for match in (*self._clause.finditer(low), None):
            stop = match.start() if match else len(low)
            if low[start:stop].strip(_STOPS):
                yield start, low[start:stop]
            start = match.end() if match else stop


@cache
def counting(tag: str) -> Counting:
    """The counting of a language with a book."""
    return Counting(tag)


def _in_clause(words: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What names a phase anywhere in a clause, and what names it only at its beginning."""
    parts = words.split("|^")
    first = re.compile(rf"(?:{'|'.join(parts[1:])})\b") if parts[1:] else None
    return re.compile(rf"\b(?:{parts[0]})\b"), first
