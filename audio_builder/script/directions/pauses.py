"""Pauses: silence of the voice for a length, a size (`long pause`) or a loose word (`pause for a moment`).

A bare number is seconds; from 100 on it is milliseconds, and a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audio_builder.script.directions.calls import Call, Understood, shorten
from audio_builder.script.directions.timing import FILLERS, LONGEST, Timing, timing, too_long
from audio_builder.script.lengths.durations import ARTICLES, Duration
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import EachSide, Finding, Pause
from audio_builder.units import Seconds, in_words

MILLISECONDS_FROM = 100
"""The bare number from which a pause counts in milliseconds; nobody writes a pause of 100 s without a unit."""
LONGEST_IN_PROSE = Fraction(60)
"""Longest pause, in seconds, that a length among other words is taken for; a choice."""
DEFAULT = Fraction(3)
"""`[pause]`, in seconds; chosen by ear, as are the sizes."""
CHANGE = Fraction(5)
"""Time to change sides, in seconds; a choice."""

_SIZE_ROWS: tuple[tuple[Fraction, str], ...] = (
    (
        Fraction(3, 2),
        "short brief briefly quick quickly little small tiny corta corto breve brevemente pequeña pequeño courte "
        "court bref brève brièvement petite petit kurze kurzer kurz kleine kleiner curta curto pequena pequeno breves "
        "piccola piccolo",
    ),
    (Fraction(3), "medium normal moyenne moyen mittlere mittellange média media mediana medio"),
    (
        Fraction(8),
        "long longer big extended lengthy larga largo prolongada longue long prolongée lange langer lang längere "
        "längerer longa longo demorada lunga lungo prolungata",
    ),
)
SIZES: dict[str, Seconds] = {word: seconds for seconds, row in _SIZE_ROWS for word in row.split()}
"""Seconds of a pause by the word for its size, in all six languages."""
VERY_LONG = Fraction(20)
INTENSIFIERS = frozenset("very extra really muy bien très sehr ganz muito bem molto".split())
_LOOSE_ROWS: tuple[tuple[Fraction, str], ...] = (
    (DEFAULT, "moment momento instant instante augenblick beat istante momentito momentinho attimo"),
    (
        2 * DEFAULT,
        "moments momentos instants instantes augenblicke augenblicken momente momenten istanti momenti attimi",
    ),
    (Fraction(10), "while bit rato ratito weile po"),
)
LOOSE: dict[str, Seconds] = {word: seconds for seconds, row in _LOOSE_ROWS for word in row.split()}
"""Seconds of a loose word: a moment, a few moments, a while."""
SEVERAL = frozenset("few some several algunos unos unos quelques ein paar einige alguns uns alcuni qualche".split())
GIVERS = frozenset(
    "allow give let leave provide sit remain spend take listen wait deja dejen dale laissez donnez lass lassen gib "
    "deixe "
    "dê lascia dai".split()
)
"""Verbs after which a long time among other words is a pause for all that."""
_BEFORE_LOOSE = FILLERS | ARTICLES | SIZES.keys() | INTENSIFIERS | SEVERAL
_STRENGTHS = {
    "none": Fraction(0),
    "x-weak": Fraction(1, 4),
    "weak": Fraction(1, 2),
    "medium": Fraction(3, 4),
    "strong": Fraction(1),
    "x-strong": Fraction(5, 4),
}
"""Seconds of an SSML break by its strength, as Azure has them."""


def pause(call: Call) -> Understood | None:
    """The silence a call asks for."""
    strength = call.text_from(0).strip("\"'= ").lower()
    if call.name == "break" and strength in _STRENGTHS:
        return by_strength(call, strength)
    found = timing(call)
    seconds = _seconds(found)
    if found.problem:
        return _faulty(call, found)
    if not call.name and found.rest and seconds > LONGEST_IN_PROSE and found.rest[0].text not in GIVERS:
        return None
    notes: list[Finding] = []
    if found.length is not None and found.length.bare and seconds >= MILLISECONDS_FROM:
        written = f"{float(seconds):.15g}ms"
        seconds /= 1000
        what = f"has no unit and is read as {written}"
        notes.append(call.note(what, code="milliseconds", suggestion=f"[pause {written}]"))
    if seconds > LONGEST:
        return too_long(call, "pause", seconds)
    meaning = Pause(seconds, shorten(call.content), call.where, found.least)
    return Understood(EachSide((meaning,), call.where) if found.sided else meaning, (*notes, *found.notes()))


def by_strength(call: Call, strength: str) -> Understood:
    """The pause of an SSML break without a time: at least so long, but for `none`, which takes a pause away."""
    seconds = _STRENGTHS.get(strength)
    if seconds is None:
        return call.wrong(f"a strength is one of {', '.join(_STRENGTHS)}", suggestion='<break strength="medium"/>')
    return Understood(Pause(seconds, call.shown.strip("</>[] "), call.where, least=seconds > 0))


def other_side(call: Call) -> Understood | None:
    """Time to change sides, which nobody announces."""
    found = timing(call)
    if found.rest or found.problem:
        return None
    seconds = found.length.seconds if found.length is not None else CHANGE
    what = f"is a pause of {in_words(seconds)} and is not spoken; write it without brackets, or use [each side]"
    note = call.note(what, code="other-side", level="warning")
    return Understood(Pause(seconds, shorten(call.content), call.where), (note,))


def _seconds(found: Timing) -> Seconds:
    """The seconds of a pause, sizes and loose words taken out of the rest."""
    loose = next((word for word in found.rest if word.text in LOOSE), None)
    if found.length is None and loose is not None and _stands_alone(found, loose):
        few = any(word.text in SEVERAL for word in found.call.args)
        found.rest = [word for word in found.rest if word is not loose and word.text not in SEVERAL | SIZES.keys()]
        return 2 * LOOSE[loose.text] if few and LOOSE[loose.text] == DEFAULT else LOOSE[loose.text]
    before = {word.start for word in found.call.lead}
    sizes = [*found.call.sizes, *(word for word in found.rest if word.start in before and _is_size(word))]
    lead = [word for word in found.rest if word.start in before and not _is_size(word)]
    after = [word for word in found.rest if word.start not in before]
    first = next((index for index, word in enumerate(after) if not _is_size(word)), len(after))
    found.rest = [*lead, *after[first:]]
    return found.length.seconds if found.length is not None else _sized([*sizes, *after[:first]])


def _is_size(word: Word) -> bool:
    return word.text in SIZES or word.text in INTENSIFIERS


def _stands_alone(found: Timing, loose: Word) -> bool:
    """Whether nothing but links and sizes stands between the name and a loose word."""
    for word in found.call.args:
        if word is loose:
            return True
        if word.text not in _BEFORE_LOOSE:
            return False
    return any(word is loose for word in found.call.lead)


def _sized(words: Sequence[Word]) -> Seconds:
    texts = [word.text for word in words]
    size = next((SIZES[text] for text in texts if text in SIZES), DEFAULT)
    very = any(text in INTENSIFIERS for text in texts)
    return VERY_LONG if very and size >= SIZES["long"] else size


def _faulty(call: Call, found: Timing) -> Understood:
    """The error of a length that cannot be read; a number without a known unit suggests seconds."""
    length: Duration | None = found.length
    if length is not None and length.bare and length.seconds < MILLISECONDS_FROM:
        return call.wrong(
            f"{found.problem}; a unit of time is s, min or h",
            code="unknown-unit",
            suggestion=f"[pause {in_words(length.seconds)}]",
        )
    return call.wrong(found.problem)
