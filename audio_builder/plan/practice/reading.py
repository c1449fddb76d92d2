"""What a sentence asks of its listener.

Of several instructions the last one counts, because it is what is done when the voice falls silent; but a time that is
promised (`for a few moments`) outweighs it, and one that is done anyway (`close your eyes`) gives way.  What only tells
of later asks for nothing.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.practice.amounts import amounts, number_pattern, numbers
from audio_builder.plan.practice.book import Book
from audio_builder.plan.practice.books import BOOKS, book
from audio_builder.plan.practice.counting import counting
from audio_builder.plan.practice.matcher import Found, matcher
from audio_builder.regex import regex
from audio_builder.units import Seconds

_OVER = frozenset(["release", "exhale", "ease"])
_ENDS = {
    "tense": _OVER,
    "hold": _OVER,
    "stretch": _OVER,
    **dict.fromkeys(("inhale", "deep-breath"), frozenset(["exhale", "hold"])),
}
"""What ends an instruction, or follows it, within the same sentence."""
_ASIDE = frozenset(["not", "moment", "moments", "while", "with-breath"])

AT_ONCE = frozenset("inhale exhale hold deep-breath with-breath moment".split())
"""What is done before the sentence goes on, where something divides it."""

NOTHING = Seconds(0)
"""No time at all."""

_PROMISES = frozenset(["silence", "moment", "moments", "while", "minutes", "closing"])
_GIVES_WAY = frozenset(["practice", "own-time", "with-breath", "again", "welcome", "next"])
_ROWS = {"attend": "observe", "next": ""}
"""Kinds of phrases that have another row of the table of pauses, or none."""
_OPENING = 26
"""Characters from the start of a sentence in which it says that something new begins."""
_BARE = 5
"""Words up to which a sentence can be nothing but a length of time."""
_LONGEST_BARE = Seconds(60)
"""Seconds up to which a bare length of time is a wait: `Ten minutes.` rather tells how late it is."""
_LONGEST_NUMBER = 24
"""Characters beyond which a sentence is more than one number."""
_MOST_BREATHS = Seconds(30)
_LONGEST_TURN = 40
"""Characters beyond which a sentence does more than turn to the other side."""

_ELLIPSIS_LAST = regex(r"(?:…|\.\s?\.)[\s.…]*[\"'”’)]*$")
_ELLIPSIS_FIRST = regex(r"^[\"'“‘(]*(?:…|\.\s?\.)")


class Reading(Struct, frozen=True):
    """One sentence, understood."""

    kind: str = ""
    """What is to be done after it: a row of the table of pauses, or nothing."""
    kinds: tuple[str, ...] = ()
    """All that it asks for, in order."""
    phrases: tuple[str, ...] = ()
    """The words that ask for each of them."""
    phrase: str = ""
    """The words that say what is to be done, as the author wrote them."""
    seconds: Seconds | None = None
    """How long it says that it takes."""
    breaths: Seconds = NOTHING
    """How many breaths it says that it takes."""
    opens: bool = False
    """Whether it turns to something new."""
    number: int | None = None
    """The number that it is, when it is nothing else."""
    explains: bool = False
    """Whether it tells of later."""
    cramps: bool = False
    """Whether it names a part of the body that cramps easily."""
    asks: bool = False
    """Whether it is a question."""
    other: bool = False
    """Whether it only turns to the other side of the body."""
    words: int = 0
    characters: int = 0
    hangs: tuple[bool, bool] = (False, False)
    """Whether it begins, and whether it ends, with an ellipsis."""

    def after(self, before: Reading) -> Reading:
        """The same part of a sentence after another part of it, which may ask for something that is yet to be done."""
        if not before.kind or self.kind or self.seconds or self.number is not None or before.kind in AT_ONCE:
            return self
        return replace(self, kind=before.kind, phrase=before.phrase, explains=self.explains or before.explains)

    def silenced(self) -> Reading:
        """The same sentence when nothing is to be done after it."""
        return replace(self, kind="", kinds=(), phrases=(), seconds=None, breaths=NOTHING)


UNSAID = Reading()
"""What stands before the first part of a sentence."""


class Reader:
    """Reads the sentences of one language; one that is not known says nothing."""

    def __init__(self, language: str) -> None:
        known = book(language)
        tag = next((tag for tag, one in BOOKS.items() if one is known), "")
        joins = known.conjunctions if known else "and"
        self._matcher = matcher(tag) if tag else None
        self._amounts = amounts(tag) if tag else None
        self._counting = counting(tag) if tag else None
        self._divides = re.compile(rf"(?P<comma>[,;]\s)(?:(?:{joins})\s)?|\s(?:{joins})\s")
        self._numbers = numbers(known) if known else {}
        self._number = re.compile(rf"\W*({number_pattern(known)})\W*")
        self._seconds, self._feet = _units(known)
        self._other = re.compile(known.other if known else r"(?!)")
        self._seen: dict[str, Reading] = {}
        self._cut: dict[str, tuple[str, ...]] = {}
        self._last: tuple[str, tuple[Found, ...]] = ("", ())

    def read(self, text: str) -> Reading:
        """What a sentence asks for."""
        if text not in self._seen:
            self._seen[text] = self._read(text if text.isascii() else unicodedata.normalize("NFC", text))
        return self._seen[text]

    def parts(self, text: str) -> tuple[str, ...]:
        """A sentence that asks for something and for its end is cut between the two.

        >>> Reader("en").parts("Hold for five seconds, and release.")
        ('Hold for five seconds,', 'and release.')
        """
        if text not in self._cut:
            self._cut[text] = self._parts(text)
        return self._cut[text]

    def _parts(self, text: str) -> tuple[str, ...]:
        low = _lower(text)
        if len(low) != len(text) or not self._divides.search(low):
            return (text,)
        edges = [0]
        for before, after in pairwise(one for one in self._find(low) if one.kind not in _ASIDE):
            if "explains" in (before.kind, after.kind):
                break
            if after.kind in _ENDS.get(before.kind, ()):
                cuts = self._divides.finditer(low, before.stop, after.start)
                edges += [max(cut.start(), cut.end("comma")) for cut in cuts][-1:]
        return tuple(text[start:stop].strip() for start, stop in pairwise((*edges, len(text))))

    def _read(self, text: str) -> Reading:
        low = _lower(text)
        if len(low) != len(text):
            text = low
        number = self._number.fullmatch(low) if len(low) <= _LONGEST_NUMBER else None
        may_hang = "…" in low or ".." in low or ". ." in low
        hangs = (bool(_ELLIPSIS_FIRST.search(low)), bool(_ELLIPSIS_LAST.search(low))) if may_hang else (False, False)
        asks = "?" in low and low.rstrip(" \"'”’»)").endswith("?")
        value = self._value(number[1]) if number else None
        other = len(low) <= _LONGEST_TURN and bool(self._other.fullmatch(low.strip(" .,;:!…")))
        plain = Reading(
            number=value, asks=asks, other=other, words=low.count(" ") + 1, characters=len(low), hangs=hangs
        )
        if number:
            return plain
        return self._understood(text, low, plain)

    def _find(self, low: str) -> tuple[Found, ...]:
        """The phrases of a sentence; those of the last one are remembered."""
        if self._matcher is None:
            return ()
        if self._last[0] != low:
            self._last = (low, tuple(self._matcher.find(low)))
        return self._last[1]

    def _value(self, text: str) -> int:
        return self._numbers[text] if text in self._numbers else int(text)

    def _understood(self, text: str, low: str, plain: Reading) -> Reading:
        if self._amounts is None:
            return plain
        found = [one for one in self._find(low) if one.kind != "not"]
        told = next((n for n, one in enumerate(found) if one.kind == "explains"), len(found))
        told = 0 if any(one.kind == "daily" for one in found) else told
        explains, found = told < len(found), found[:told]
        if not self._find(low) and plain.words <= _BARE and (named := self._breath(low)):
            found = [named]
        chosen = max(found, key=_weight, default=None)
        if chosen is None and not explains and plain.words > _BARE:
            return plain
        rows = [self._row(one, low) for one in found]
        kinds, kind = tuple(rows), rows[found.index(chosen)] if chosen else ""
        start, stop = (chosen.start, chosen.stop) if chosen else (0, 0)
        waits = () if explains and kind != "silence" else tuple(self._amounts.find(low))
        seconds = breaths = NOTHING
        told_length = sum((one.seconds for one in waits), NOTHING)
        if waits and (kind or (plain.words <= _BARE and told_length <= _LONGEST_BARE)):
            seconds = told_length
            breaths = min(sum((one.breaths for one in waits), NOTHING), _MOST_BREATHS)
            start = min(start, waits[0].start) if chosen else waits[0].start
            stop = max(stop, waits[-1].stop)
        return Reading(
            kind=kind,
            kinds=kinds,
            phrases=tuple(text[one.start : one.stop] for one in found),
            phrase=text[start:stop].strip(" ,"),
            seconds=seconds or None,
            breaths=breaths if waits and breaths > 1 else NOTHING,
            opens=any(one.kind in ("attend", "next") and one.start <= _OPENING for one in found),
            explains=explains,
            cramps="tense" in kinds and bool(self._feet and self._feet.search(low)),
            asks=plain.asks,
            other=plain.other,
            words=plain.words,
            characters=plain.characters,
            hangs=plain.hangs,
        )

    def _breath(self, low: str) -> Found | None:
        """The breath that a few words are: `and out`."""
        named = self._counting.phase_at(low) if self._counting else None
        return Found(named[0], named[2], len(low.rstrip(" .,;:!?…"))) if named else None

    def _row(self, found: Found, low: str) -> str:
        if found.kind == "moments" and self._seconds and self._seconds.search(low[found.start : found.stop]):
            return "moment"
        return _ROWS.get(found.kind, found.kind)


def _lower(text: str) -> str:
    return text.lower().replace("’", "'")


def _weight(found: Found) -> tuple[int, int]:
    rank = 2 if found.kind in _PROMISES else 0 if found.kind in _GIVES_WAY else 1
    return rank, found.start


def _units(known: Book | None) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The word for seconds, and the parts of the body that cramp."""
    if known is None:
        return None, None
    return re.compile(rf"\b(?:{known.seconds})\b"), re.compile(rf"\b(?:{known.feet})\b")
