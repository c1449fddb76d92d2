"""Where in a text the name and the length of a directive stand: every call it may be, the likeliest first.

A text begins with a name, or with a length or a size before one, or holds them among other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.breathing import opens_breath
from audio_builder.script.directions.calls import Call
from audio_builder.script.directions.directives import BREATHE, EVERYDAY, LONGEST_NAME, NAMES, PAUSE, RING, Directive
from audio_builder.script.directions.pauses import GIVERS, INTENSIFIERS, LOOSE, SEVERAL, SIZES
from audio_builder.script.directions.stage import CONTENTS, MANNERS
from audio_builder.script.directions.timing import FILLERS
from audio_builder.script.lengths.durations import ARTICLES, UNITS, WITH_PACED, Duration, take, take_count
from audio_builder.script.lengths.numerals import FIRST
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import Where

MOST_WORDS = 40
"""Words from which a text is prose wherever its names and lengths stand; a choice."""
NOWHERE = Where("", 1, 1)

_BEFORE_PAUSE = INTENSIFIERS | SIZES.keys() | ARTICLES
_EDGES = frozenset(". … - – — * _ \" “ ” „ « » ' ’ ‘ • · , ; ! ? | ( ) ~ ≈ = :".split())
_JOINTS = frozenset(("of", "de", "d'", "di", "-", "–", "—", "von", ",", ":", "for"))
_SPAN = regex(r"\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*(?:[-–—]|to)\s*[0-9]{1,2}:[0-9]{2}")


class _Text(Struct, frozen=True):
    content: str
    words: tuple[Word, ...]
    shown: str

    def call(self, row: Directive, name: str, at: int) -> Call:
        """The call of a row whose name ends before a word."""
        after = _after_separators(self.words, at)
        colon = any(word.text == ":" for word in self.words[at:after])
        args = self.words[after:]
        return Call(name, row.names[0], None, (), args, self.content, self.shown, NOWHERE, row.example, (), colon)


def calls(content: str, words: Sequence[Word], shown: str) -> Iterator[tuple[Directive, Call]]:
    """Every row that may read a text, with what it reads."""
    text = _Text(content, _bare(words), shown)
    if not text.words or _SPAN.match(content):
        return
    if (named := _named(text.words, 0)) is not None:
        row, name, at = named
        if row.timed and row is not PAUSE and _opens_breath(text.words):
            yield BREATHE, text.call(BREATHE, "", 0)
        yield row, text.call(row, name, at)
    elif _opens_breath(text.words):
        yield BREATHE, text.call(BREATHE, "", 0)
    yield from _length_first(text)
    if (counted := _counted(text.words)) is not None:
        yield PAUSE, replace(text.call(PAUSE, "", len(text.words)), before=counted)
    if (given := _given(text.words)) is not None:
        yield PAUSE, text.call(PAUSE, "", given)
    if _is_loose(text.words):
        yield PAUSE, text.call(PAUSE, "", 0)
    at = 0
    while at < len(text.words) and text.words[at].text in _BEFORE_PAUSE:
        at += 1
    if at and (named := _named(text.words, at)) is not None and named[0] is PAUSE:
        yield PAUSE, replace(text.call(PAUSE, named[1], named[2]), sizes=text.words[:at])
    if len(text.words) <= MOST_WORDS and not any(word.text in CONTENTS for word in text.words):
        yield from _anywhere(text)


def may_direct(words: Sequence[Word]) -> bool:
    """Whether any of these words could belong to a directive at all."""
    return any(word.number is not None or word.text in _HINTS for word in words)


def _is_loose(words: Sequence[Word]) -> bool:
    """Whether these words are a loose time and nothing else: `a few moments`."""
    loose = [word for word in words if word.text in LOOSE]
    return len(loose) == 1 and all(word.text in _BEFORE_LOOSE for word in words if word is not loose[0])


def _counted(words: Sequence[Word]) -> Duration | None:
    """The length of `count to five silently`, `silent count of 5`."""
    kept = [word for word in words if word.text not in _AROUND_COUNT]
    if len(kept) < 2 or kept[0].text not in _COUNTING:
        return None
    number = take_count(kept, 1)
    return Duration(number[0], bare=False, paced="count") if number is not None and number[1] == len(kept) else None


def _given(words: Sequence[Word]) -> int | None:
    """Where the time begins that is to be given: at `a few moments` in `give participants a few moments`."""
    if not words or words[0].text not in GIVERS:
        return None
    at = 1
    while at < len(words) and words[at].text in _RECEIVERS:
        at += 1
    ahead = at
    while ahead < len(words) and words[ahead].text in _BEFORE_LOOSE:
        ahead += 1
    return at if ahead < len(words) and words[ahead].text in LOOSE else None


def _opens_breath(words: Sequence[Word]) -> bool:
    return len(words) <= MOST_WORDS and opens_breath(words)


def _length_first(text: _Text) -> Iterator[tuple[Directive, Call]]:
    """`5s`, `5 second pause`, `a ten second stretch`."""
    start = 0
    while start < len(text.words) and text.words[start].text in _BEFORE_LENGTH:
        start += 1
    for at in dict.fromkeys((0, start)):
        taken = take(text.words, at, units=WITH_PACED)
        if taken is None:
            continue
        length, stop = taken
        if stop == len(text.words):
            if not length.bare:
                yield PAUSE, replace(text.call(PAUSE, "", stop), before=length)
            return
        while stop < len(text.words) and text.words[stop].text in _JOINTS:
            stop += 1
        named = _named(text.words, stop)
        if named is not None and named[0].timed:
            yield named[0], replace(text.call(named[0], named[1], named[2]), before=length)
        return


def _anywhere(text: _Text) -> Iterator[tuple[Directive, Call]]:
    """The name of a pause, or a length of time with whatever name there is, among other words."""
    words = text.words
    names = [(at, found) for at in range(len(words)) if (found := _named(words, at)) is not None]
    length = _first_length(words)
    timed = [(at, found) for at, found in names if found[0].timed]
    pauses = [(at, found) for at, found in timed if found[0] is PAUSE and found[1] not in EVERYDAY]
    if pauses or (length is not None and timed):
        at, (row, name, stop) = (pauses or timed)[0]
        call = text.call(row, name, stop)
        if length is not None and length[0] < at:
            yield row, replace(call, before=length[1], lead=(*words[: length[0]], *words[length[2] : at]))
        else:
            yield row, replace(call, lead=words[:at])
    elif length is not None:
        yield PAUSE, replace(text.call(PAUSE, "", length[2]), before=length[1], lead=words[: length[0]])
    ring = next(((at, found) for at, found in names if found[0] is RING), None)
    if ring is not None:
        yield RING, replace(text.call(RING, ring[1][1], ring[1][2]), lead=words[: ring[0]])


def _first_length(words: Sequence[Word]) -> tuple[int, Duration, int] | None:
    """(index, length, index after it) of the first length with a unit; one in breaths or counts only for want of it."""
    paced = None
    for at in range(len(words)):
        taken = take(words, at, units=WITH_PACED)
        if taken is not None and not taken[0].bare and not (at and words[at - 1].number is not None):
            if not taken[0].paced:
                return at, *taken
            paced = paced or (at, *taken)
    return paced


def _named(words: Sequence[Word], at: int) -> tuple[Directive, str, int] | None:
    """The row whose name starts at a word, the name, and the index after it; longer names first."""
    if at >= len(words) or words[at].text not in _FIRST:
        return None
    for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
        name = tuple(word.text for word in words[at : at + size])
        if name in NAMES:
            return NAMES[name], " ".join(name), at + size
    return None


def _bare(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without brackets, and without the signs that stand around all of them."""
    kept = [word for word in words if word.text not in "()[]{}"]
    start, stop = 0, len(kept)
    while start < stop and kept[start].text in _EDGES and not _is_sign(kept, start):
        start += 1
    opened = any(word.text in "\"“„«'‘" for word in kept[:start])
    while stop > start and kept[stop - 1].text in _EDGES and (opened or kept[stop - 1].text not in WITH_PACED):
        stop -= 1
    return tuple(kept[start:stop])


def _is_sign(words: Sequence[Word], at: int) -> bool:
    """Whether a minus sign stands before its number."""
    signed = words[at].text in ("-", "–", "—") and at + 1 < len(words)
    return signed and words[at + 1].start == words[at].stop and words[at + 1].number is not None


def _after_separators(words: Sequence[Word], at: int) -> int:
    """Past `:`, `=` and a dash that is not a minus sign."""
    while at < len(words) and words[at].text in (":", "=", "-", "–", "—"):
        spaced = at > 0 and words[at].start > words[at - 1].stop
        if spaced and at + 1 < len(words) and words[at + 1].start == words[at].stop:
            break
        at += 1
    return at


_FIRST = frozenset(name[0] for name in NAMES)
_HINTS = frozenset(word for name in NAMES for word in name) - ARTICLES | LOOSE.keys() | FIRST | UNITS.keys()
_BEFORE_LOOSE = _BEFORE_PAUSE | SEVERAL
_COUNTING = frozenset(
    "count counting cuenta contar cuente comptez compter compte zähle zählen zählt conte contar conta contare".split()
)
_AROUND_COUNT = (
    FILLERS - {"-", "–", "—"}
    | MANNERS
    | ARTICLES
    | frozenset("to up until silently mentally hasta bis jusqu'à à até fino a".split())
)
"""Words around a count and how far it goes."""
_RECEIVERS = frozenset(
    "participants participant students student listeners listener clients client them everyone everybody people group "
    "the class yourself time los les a participantes alumnos ihnen den teilnehmern aux participants elèves élèves "
    "ai partecipanti".split()
)
"""Who is given time."""
_BEFORE_LENGTH = _BEFORE_PAUSE | frozenset(
    "for about around approximately approx ca circa etwa environ unos durante".split()
)
