"""One grammar for lengths of time, wherever a script writes one.

The result is exact.  A range means its middle.  Unit words of all languages stand in one table and may be mixed;
number words are English, with the articles and halves of the other languages.  A number without a unit is `bare`: its
seconds are the number itself, and what that means is for the place where it stands to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audio_builder.script.words import Word, plain, split_words
from audio_builder.units import Seconds

_UNIT_ROWS: tuple[tuple[Fraction, str], ...] = (
    (
        Fraction(1, 1000),
        "ms msec msecs millis millisecond milliseconds milisegundo milisegundos milliseconde millisecondes "
        "millisekunde millisekunden milissegundo milissegundos millisecondo millisecondi",
    ),
    (
        Fraction(1),
        's " ″ sec secs second seconds seg segs segundo segundos seconde secondes sek sekunde sekunden secondo secondi',
    ),
    (Fraction(60), "m ' ′ min mins minute minutes minuto minutos minuten minuti"),
    (Fraction(3600), "h hr hrs hour hours hora horas heure heures std stunde stunden ora ore"),
)

UNITS: dict[str, Seconds] = {word: seconds for seconds, row in _UNIT_ROWS for word in row.split()}
"""Seconds in each unit, by every word for it: English, Spanish, French, German, Portuguese, Italian."""

ONES = {
    word: value
    for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
}
TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
NUMBERS: dict[str, int] = {**ONES, **{word: value for value, word in enumerate(TEENS, 10)}, **TENS}
"""English number words."""

ARTICLES = frozenset(["a", "an", "un", "una", "une", "uno", "ein", "eine", "einen", "einer", "einem", "um", "uma"])
"""Words that mean one, but only before a unit."""
LOOSE = {"couple": 2, "few": 3}
_HALVES = {
    **dict.fromkeys(
        ["half", "media", "medio", "demi", "demie", "halb", "halbe", "halben", "mezzo", "mezza", "meio", "meia"],
        Fraction(1, 2),
    ),
    "quarter": Fraction(1, 4),
}
_TO = frozenset(["-", "–", "—", "to", "a", "à", "bis", "or", "o", "ou", "oder"])
_AND = frozenset(["and", "y", "e", "et", "und", "&"])
_FINER = {Fraction(3600): Fraction(60), Fraction(60): Fraction(1)}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written."""

    seconds: Seconds
    bare: bool
    """Whether no unit was written."""


@dataclass(frozen=True, slots=True)
class _Part:
    count: Fraction
    unit: Seconds | None
    stop: int


def duration(text: str) -> Duration:
    """The whole text as a length of time.

    Raises ValueError when it is none.

    >>> duration("1m30s").seconds, duration("2,5 s").seconds, duration("half a minute").seconds
    (Fraction(90, 1), Fraction(5, 2), Fraction(30, 1))
    """
    words = split_words(plain(text))
    taken = take(words, 0)
    if taken is None or taken[1] != len(words):
        raise ValueError(f"'{text}' is not a length of time")
    return taken[0]


def take(words: Sequence[Word], at: int) -> tuple[Duration, int] | None:
    """The longest length of time that starts at a word, and the index after it; None when none starts there."""
    return _clock(words, at) or _range(words, at) or _sum(words, at)


def take_count(words: Sequence[Word], at: int) -> tuple[Fraction, int] | None:
    """The number at a word, in figures or English words, and the index after it; None when there is none."""
    word = words[at] if at < len(words) else None
    if word is None:
        return None
    if word.number is not None:
        after = words[at + 1].number if at + 1 < len(words) else None
        if after is not None and not words[at + 1].text[0].isascii():
            return word.number + after, at + 2
        return word.number, at + 1
    if word.text not in NUMBERS:
        return None
    rest = at + 1 + (_text(words, at + 1) == "-")
    if word.text in TENS and ONES.get(_text(words, rest), 0):
        return Fraction(TENS[word.text] + ONES[_text(words, rest)]), rest + 1
    return Fraction(NUMBERS[word.text]), at + 1


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if at < len(words) else ""


def _clock(words: Sequence[Word], at: int) -> tuple[Duration, int] | None:
    fields = [words[at]] if at < len(words) else []
    stop = at + 1
    while len(fields) < 3 and _text(words, stop) == ":" and stop + 1 < len(words):
        fields.append(words[stop + 1])
        stop += 2
    if len(fields) < 2:
        return None
    total = Fraction(0)
    for place, field in enumerate(fields):
        last, first = place == len(fields) - 1, place == 0
        figures = field.text.replace(",", ".").split(".")
        if field.number is None or (len(figures) > 1 and not last) or "" in figures:
            return None
        if not first and (len(figures[0]) != 2 or field.number >= 60):
            return None
        total = total * 60 + field.number
    return Duration(total, bare=False), stop


def _range(words: Sequence[Word], at: int) -> tuple[Duration, int] | None:
    low = _part(words, at)
    if low is None or _text(words, low.stop) not in _TO:
        return None
    high = _part(words, low.stop + 1)
    if high is None:
        return None
    one = Fraction(1)
    total = low.count * (low.unit or high.unit or one) + high.count * (high.unit or low.unit or one)
    return Duration(total / 2, bare=low.unit is None and high.unit is None), high.stop


def _sum(words: Sequence[Word], at: int) -> tuple[Duration, int] | None:
    part = _part(words, at)
    if part is None:
        return None
    unit, stop = part.unit, part.stop
    total = part.count * (unit or 1)
    while unit in _FINER:
        joined = _text(words, stop) in _AND or _text(words, stop) == ","
        part = _part(words, stop + joined)
        if part is None:
            break
        finer = part.unit or (_FINER[unit] if not joined and part.count < 60 else unit)
        if finer >= unit:
            break
        total, unit, stop = total + part.count * finer, finer, part.stop
    return Duration(total, bare=unit is None), stop


def _part(words: Sequence[Word], at: int) -> _Part | None:
    count, needs_unit, stop = _quantity(words, at)
    if stop == at:
        return None
    if _text(words, stop) == "-" and _text(words, stop + 1) in UNITS:
        stop += 1
    unit = UNITS.get(_text(words, stop))
    if unit is None:
        return None if needs_unit else _Part(count, None, stop)
    stop += 2 if _text(words, stop + 1) == "." else 1
    half, stop = _and_a_half(words, stop)
    return _Part(count + half, unit, stop)


def _quantity(words: Sequence[Word], at: int) -> tuple[Fraction, bool, int]:
    """(how many, whether it is one only before a unit, index after it); the index stays when there is none."""
    article = _text(words, at) in ARTICLES
    noun = at + article
    share = _HALVES.get(_text(words, noun))
    if share is not None:
        noun += 1
        while _text(words, noun) in ARTICLES or _text(words, noun) in ("of", "de", "-"):
            noun += 1
        return share, True, noun
    if _text(words, noun) in LOOSE:
        return Fraction(LOOSE[_text(words, noun)]), True, noun + 1 + (_text(words, noun + 1) == "of")
    counted = take_count(words, at)
    if counted is None:
        return Fraction(1), True, noun
    half, stop = _and_a_half(words, counted[1])
    return counted[0] + half, bool(half), stop


def _and_a_half(words: Sequence[Word], at: int) -> tuple[Fraction, int]:
    if _text(words, at) not in _AND:
        return Fraction(0), at
    noun = at + 1 + (_text(words, at + 1) in ARTICLES)
    share = _HALVES.get(_text(words, noun))
    return (Fraction(0), at) if share is None else (share, noun + 1)
