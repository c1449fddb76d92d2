"""One grammar for lengths of time, wherever a script writes one.

The result is exact.  A range means its middle.  Unit words and number words of all languages stand in tables and may
be mixed.  A number without a unit is `bare`: its seconds are the number itself, and what that means is for the place
where it stands to say.  Breaths and counts are units only where the place says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from audio_builder.script.lengths.measures import A_BREATH, BREATHS, COUNTS, LOOSE, QUALITIES, QUARTERS, SHARES
from audio_builder.script.lengths.numerals import FIRST, LONGEST_RUN, NUMBERS, SHY
from audio_builder.script.lengths.words import REMEMBERED, Word, plain, split_words
from audio_builder.units import Seconds

_UNIT_ROWS: tuple[tuple[Fraction, str], ...] = (
    (
        Fraction(1, 1000),
        "ms msec msecs millis millisecond milliseconds milisegundo milisegundos milliseconde millisecondes "
        "millisekunde millisekunden milissegundo milissegundos millisecondo millisecondi",
    ),
    (
        Fraction(1),
        's " ″ ” sec secs second seconds seg segs sg segundo segundos seconde secondes sek sekunde sekunden secondo '
        "secondi sekündig sekündige sekündigen sekündiger",
    ),
    (
        Fraction(60),
        "m ' ’ ′ min mins minute minutes minuto minutos minuten minuti mn minütig minütige minütigen minütiger",
    ),
    (Fraction(900), "viertelstunde viertelstunden"),
    (Fraction(1800), "halbstunde"),
    (Fraction(3600), "h hr hrs hour hours hora horas heure heures std stunde stunden ora ore"),
)

UNITS: dict[str, Seconds] = {word: seconds for seconds, row in _UNIT_ROWS for word in row.split()}
"""Seconds in each unit, by every word for it: English, Spanish, French, German, Portuguese, Italian."""

PACED: dict[str, Seconds] = {**dict.fromkeys(BREATHS, A_BREATH), **dict.fromkeys(COUNTS, Fraction(1))}
"""Units that a practice counts in; a count is a second."""
WITH_PACED: Mapping[str, Seconds] = {**UNITS, **PACED}
"""All units where breaths and counts are units too."""
ARTICLES = frozenset("a an un una une uno ein eine einen einer einem eines um uma un'".split())
"""Words that mean one, but only before a unit."""
_COUNT_OF = frozenset(("of", "de", "di", "von", "to", "until", "hasta", "bis", "até"))
"""Between a count and how far it goes: `a count of five`."""
_OF = frozenset(("of", "de", "di", "von", "to", "until", "hasta", "bis", "até"))
"""Between a count and how far it goes: `a count of five`."""
_OF = frozenset(("of", "de", "d'", "di", "-", "von", "einer", "eines"))
_TO = frozenset("- – — to a à bis or o ou oder hasta até ~".split())
_BETWEEN = frozenset(("between", "entre", "zwischen", "tra", "fra"))
_AND = frozenset(["and", "y", "e", "et", "und", "ed", "&"])
_FINER = {Fraction(3600): Fraction(60), Fraction(60): Fraction(1)}
_ONE, _MINUTE, _HOUR = Fraction(1), Fraction(60), Fraction(3600)


class Duration(Struct, frozen=True):
    """A length of time as written."""

    seconds: Seconds
    bare: bool
    """Whether no unit was written."""
    paced: str = ""
    """`breath` or `count` when it was written in these."""


class _Part(Struct, frozen=True):
    count: Fraction
    unit: Seconds | None
    stop: int
    paced: str = ""


@lru_cache(maxsize=REMEMBERED)
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


def take(words: Sequence[Word], at: int, *, units: Mapping[str, Seconds] = UNITS) -> tuple[Duration, int] | None:
    """The longest length of time that starts at a word, and the index after it; None when none starts there."""
    word = words[at] if at < len(words) else None
    if word is None or (word.number is None and word.text not in _STARTS):
        return None
    clock = _clock(words, at) if _text(words, at + 1) == ":" else None
    if clock is not None:
        return clock
    between = word.text in _BETWEEN
    first = _part(words, at + between, units)
    if first is None:
        return None
    if _text(words, first.stop) in (_AND if between else _TO):
        second = _part(words, first.stop + 1, units)
        if second is not None:
            return _range(first, second), second.stop
    return None if between else _sum(words, first)


def take_count(words: Sequence[Word], at: int) -> tuple[Fraction, int] | None:
    """The number at a word, in figures or words, and the index after it; None when there is none."""
    word = words[at] if at < len(words) else None
    if word is None:
        return None
    if word.number is not None:
        after = words[at + 1].number if at + 1 < len(words) else None
        if after is not None and not words[at + 1].text[0].isascii():
            return word.number + after, at + 2
        return word.number, at + 1
    if word.text not in FIRST:
        return None
    run: list[str] = []
    found: tuple[Fraction, int] | None = None
    index = at
    while index < len(words) and len(run) < LONGEST_RUN:
        run.append(words[index].text)
        index += 1
        value = NUMBERS.get(tuple(run))
        if value is not None:
            found = Fraction(value), index
        index += _text(words, index) == "-"
    if found is not None and found[1] == at + 1 and word.text in SHY and _text(words, at + 1) not in WITH_PACED:
        return None
    return found


def is_number(word: Word) -> bool:
    """Whether a number may start with this word."""
    return word.number is not None or (word.text in FIRST and word.text not in SHY and word.text not in ARTICLES)


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if at < len(words) else ""


def _clock(words: Sequence[Word], at: int) -> tuple[Duration, int] | None:
    fields = [words[at]]
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
    unit = UNITS.get(_text(words, stop))
    if unit == _HOUR and len(fields) == 2:
        total *= 60
    stop += unit in ((_MINUTE, _HOUR) if len(fields) == 2 else (_HOUR,))
    return Duration(total, bare=False), stop


def _range(low: _Part, high: _Part) -> Duration:
    """The middle of two lengths; a unit written once is the unit of both."""
    total = low.count * (low.unit or high.unit or _ONE) + high.count * (high.unit or low.unit or _ONE)
    return Duration(total / 2, low.unit is None and high.unit is None, high.paced or low.paced)


def _sum(words: Sequence[Word], first: _Part) -> tuple[Duration, int]:
    """A length in one unit, or in several from the coarsest to the finest."""
    unit, stop, paced = first.unit, first.stop, first.paced
    total = first.count if unit is None or unit == 1 else first.count * unit
    while unit in _FINER and not paced:
        joined = _text(words, stop) in _AND or _text(words, stop) == ","
        part = _part(words, stop + joined, UNITS)
        if part is None:
            break
        finer = part.unit or (_FINER[unit] if not joined and part.count < 60 else unit)
        if finer >= unit:
            break
        total, unit, stop = total + part.count * finer, finer, part.stop
    return Duration(total, unit is None, paced), stop


def _part(words: Sequence[Word], at: int, units: Mapping[str, Seconds]) -> _Part | None:
    count, needs_unit, stop = _quantity(words, at)
    if stop == at:
        return None
    stop += _text(words, stop) == "+"
    named = _unit_after(words, stop, units)
    if named == len(words):
        return None if needs_unit else _Part(count, None, stop)
    unit = _text(words, named)
    stop = named + (2 if _text(words, named + 1) == "." else 1)
    stop += _text(words, stop) == "+"
    paced = ("breath" if unit in BREATHS else "count") if unit in PACED else ""
    if paced == "count" and _text(words, stop) in _COUNT_OF:
        counted = take_count(words, stop + 1)
        if counted is not None:
            return _Part(counted[0], units[unit], counted[1], paced)
    half, stop = _and_a_half(words, stop)
    return _Part(count if half is None else count + half, units[unit], stop, paced)


def _unit_after(words: Sequence[Word], at: int, units: Mapping[str, Seconds]) -> int:
    """The index of the unit of a count that ends at an index, or the number of words when it has none."""
    if _text(words, at) == "-" and _text(words, at + 1) in units:
        return at + 1
    for index in range(at, min(at + 5, len(words))):
        if words[index].text in units:
            return index
        if words[index].text not in QUALITIES and (index == at or words[index].text not in _AND | {","}):
            break
    return len(words)


def _quantity(words: Sequence[Word], at: int) -> tuple[Fraction, bool, int]:
    """(how many, whether it is one only before a unit, index after it); the index stays when there is none."""
    article = _text(words, at) in ARTICLES
    noun = at + article
    share = SHARES.get(_text(words, noun))
    if share is not None:
        return share, True, _past_of(words, noun + 1)
    if _text(words, noun) in LOOSE:
        return Fraction(LOOSE[_text(words, noun)]), True, _past_of(words, noun + 1)
    counted = take_count(words, at)
    if counted is None:
        return _ONE, True, noun
    if _text(words, counted[1]) in QUARTERS:
        return counted[0] / 4, True, _past_of(words, counted[1] + 1)
    below = take_count(words, counted[1] + 1) if _text(words, counted[1]) == "/" else None
    if below is not None and below[0] in (2, 3, 4) and counted[0] < below[0]:
        return counted[0] / below[0], True, _past_of(words, below[1])
    half, stop = _and_a_half(words, counted[1])
    return (counted[0], False, stop) if half is None else (counted[0] + half, True, stop)


def _past_of(words: Sequence[Word], at: int) -> int:
    """Past `of a`, `d'`, `de`: what stands between a share and its unit."""
    while _text(words, at) in ARTICLES or _text(words, at) in _OF:
        at += 1
    return at


def _and_a_half(words: Sequence[Word], at: int) -> tuple[Fraction | None, int]:
    if _text(words, at) not in _AND:
        return None, at
    noun = at + 1 + (_text(words, at + 1) in ARTICLES)
    share = SHARES.get(_text(words, noun))
    return (None, at) if share is None or share > 1 else (share, noun + 1)


_STARTS = FIRST | ARTICLES | LOOSE.keys() | SHARES.keys() | _BETWEEN
"""Words other than figures that a length of time may start with."""
