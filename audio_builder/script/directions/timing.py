"""A name, a length of time, and the rest: what every pause and timed step has in common.

What holds the name of a pause or of a step, or a length of time, is that; the words around it are a stage direction.
Figures that are no length are never passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct, field

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Call, Understood
from audio_builder.script.directions.stage import ADVERBS, MANNERS
from audio_builder.script.lengths.durations import (
    ARTICLES,
    PACED,
    UNITS,
    WITH_PACED,
    Duration,
    take,
)
from audio_builder.script.lengths.measures import A_BREATH, QUALITIES
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import Finding
from audio_builder.units import Seconds, in_words

LONGEST = Fraction(3600)
"""Longest pause or phase, in seconds; a choice that catches a slip of the unit."""
MANY = 3
"""Words after a number without a unit from which they are prose and not a unit that is not known."""

FILLERS = (
    frozenset(
        "for of about around approximately approx roughly circa ca another ~ ≈ lasting here there now just then "
        'please at and with in - – — : = , ; . … ! * " “ ” ( ) · • / exactly up more so also '
        "de por durante unos unas aproximadamente aquí ahora como y con "
        "pendant pour d' l' d’ environ ici encore et avec "
        "für von etwa ungefähr circa hier noch und mit lang "
        "per di circa qui ora ancora e con da "
        "aproximadamente cerca aqui agora mais com en vous sich te se los las les".split()
    )
    | ADVERBS
    | (QUALITIES - set("long longues longas lunghi lange lang largas".split()))
)
"""Words around a length that say nothing more."""
_TAIL = frozenset(
    "to and then while as so before after until here now allowing letting if because which during or when para "
    "mientras pour puis pendant avant après um und dann während bevor per poi mentre prima antes depois enquanto "
    "between".split()
)
"""Words with which a stage direction goes on after a number."""
_HALFWAY = (
    "halfway half+way midway mitad a+la+mitad mi-temps à+mi-temps à+mi-parcours hälfte halbzeit metade na+metade metà "
    "a+metà"
)
_SIDED = (
    "on+each+side each+side per+side every+side both+sides on+both+sides each+leg each+arm per+leg cada+lado por+lado "
    "ambos+lados de+cada+lado chaque+côté de+chaque+côté par+côté des+deux+côtés jede+seite pro+seite je+seite "
    "auf+jeder+seite beide+seiten cada+lado por+lado ogni+lato per+lato per+ogni+lato da+ogni+lato"
)


_SIGNS = frozenset("%$€£°#")
"""Signs after a number that make it another measure than time."""


def _phrases(row: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({tuple(one.replace("-", "+-+").split("+")) for one in row.split()}, key=len, reverse=True))


_MARKS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("halfway", _phrases(_HALFWAY)),
    ("sided", _phrases(_SIDED)),
)
_MARK_STARTS = frozenset(phrase[0] for _, phrases in _MARKS for phrase in phrases)
_ESCAPED = regex(r"\\([^\w\s{}\\])")


class Timing(Struct):
    """What the words around a name say."""

    call: Call
    length: Duration | None = None
    rest: list[Word] = field(default_factory=list)
    """Words that say nothing about time."""
    text: str = ""
    """What is to be spoken: the words after a colon."""
    halfway: bool = False
    sided: bool = False
    least: bool = False
    problem: str = ""
    """Why this is no length of time; nothing when all is well."""

    @property
    def stage(self) -> str:
        """The words that are a stage direction, as written."""
        return self.call.written(self.rest)

    def notes(self) -> tuple[Finding, ...]:
        """What has to be said about a length that was taken: the stage direction, the measure of a breath."""
        found: list[Finding] = []
        if self.stage:
            what = f"holds '{self.stage}', which is taken as a stage direction and stays silent"
            found.append(self.call.note(what, code="stage-direction"))
        if self.length is not None and self.length.paced:
            one = A_BREATH if self.length.paced == "breath" else Fraction(1)
            what = f"is {in_words(self.length.seconds)}: a {self.length.paced} is taken to last {in_words(one)}"
            found.append(self.call.note(what, code="paced-length"))
        return tuple(found)


def timing(call: Call, *, speaks: bool = False) -> Timing:
    """What the words of a call say; with `speaks`, those after a colon are to be spoken."""
    found = Timing(call, call.before, _lead(call), sided=_is_sided(call.lead))
    if speaks and call.colon and not _holds_length(call.args):
        found.text = spoken(call, 0)
        return found
    at, plain = 0, True
    while at < len(call.args) and not found.problem:
        word = call.args[at]
        if speaks and word.text == ":" and (found.length or found.rest or found.halfway or found.sided):
            found.text = spoken(call, at + 1)
            break
        mark = _mark(call.args, at) if word.text in _MARK_STARTS else None
        if mark is not None:
            found.halfway |= mark[0] == "halfway"
            found.sided |= mark[0] == "sided"
            at = mark[1]
            continue
        taken = take(call.args, at, units=WITH_PACED)
        if taken is not None and (plain or not taken[0].bare):
            at = _length(found, *taken, at)
            continue
        if word.text == "least" and at and call.args[at - 1].text == "at":
            found.least = True
        elif plain and _is_figures(call.args, at):
            found.problem = f"'{call.text_from(at)}' is not a length of time"
        elif word.text not in FILLERS and word.text not in ARTICLES and (word.text[0].isalnum() or word.text in _SIGNS):
            plain = False
            found.rest.append(word)
        at += 1
    _no_unit_without_number(found)
    return found


def spoken(call: Call, at: int) -> str:
    """The author's words from an argument on, as they are to be spoken: escapes resolved but for curly brackets."""
    words = call.content[call.args[at].start :] if at < len(call.args) else ""
    return _ESCAPED.sub(r"\1", " ".join(words.split()))


def too_long(call: Call, name: str, seconds: Seconds) -> Understood:
    """The error of a length over the longest; it suggests that one."""
    what = f"a {name} lasts at most {in_words(LONGEST)}, and this one is {in_words(seconds)}"
    return call.wrong(what, code="too-long", suggestion=f"[{name} {in_words(LONGEST)}]")


def _is_sided(lead: Sequence[Word]) -> bool:
    marks = (_mark(lead, at) for at in range(len(lead)) if lead[at].text in _MARK_STARTS)
    return any(mark is not None and mark[0] == "sided" for mark in marks)


def _lead(call: Call) -> list[Word]:
    """The words before the name that say something."""
    sides = {word for phrase in _MARKS[1][1] for word in phrase} if _is_sided(call.lead) else set[str]()
    kept = (word for word in call.lead if word.text not in FILLERS and word.text not in ARTICLES)
    return [word for word in kept if word.text[0].isalnum() and word.text not in sides]


def _length(found: Timing, length: Duration, stop: int, at: int) -> int:
    """Takes in a length that stands at an argument, and tells where to go on."""
    args = found.call.args
    if found.length is not None:
        if found.length.bare and length.bare and length.seconds == found.length.seconds + 1:
            found.length = length
        elif not length.bare or not found.rest:
            found.problem = f"cannot read '{found.call.text_from(at)}' after the length"
        else:
            found.rest += args[at:stop]
        return stop
    found.length = length
    after = [word for word in args[stop:] if word.text not in FILLERS]
    unknown = stop < len(args) and length.bare and (args[stop].text[0].isalpha() or args[stop].text in _SIGNS)
    if unknown and len(after) < MANY and not _continues(args[stop]):
        found.problem = f"cannot read '{found.call.text_from(stop)}' after the length"
    return stop


def _continues(word: Word) -> bool:
    return word.text in _TAIL or word.text in FILLERS or word.text in MANNERS or word.text in _MARK_STARTS


def _holds_length(args: Sequence[Word]) -> bool:
    """Whether a length opens these words, or one with a unit stands in them before another colon."""
    for at in range(len(args)):
        if at and args[at].text == ":":
            return False
        taken = take(args, at, units=WITH_PACED)
        if taken is not None and (not taken[0].bare or all(word.text in FILLERS for word in args[:at])):
            return True
    return False


def _mark(args: Sequence[Word], at: int) -> tuple[str, int] | None:
    for name, phrases in _MARKS:
        for phrase in phrases:
            if tuple(word.text for word in args[at : at + len(phrase)]) == phrase:
                return name, at + len(phrase)
    return None


def _is_figures(args: Sequence[Word], at: int) -> bool:
    """Whether figures stand here that are no length: `-5s`, or too many of them."""
    word = args[at]
    signed = word.text in ("-", "−", "+") and at + 1 < len(args) and args[at + 1].start == word.stop
    return (word.text[0].isdecimal() and word.number is None) or (signed and args[at + 1].number is not None)


def _no_unit_without_number(found: Timing) -> None:
    """`pause fve seconds` is a slip and no stage direction."""
    if found.length is None and not found.problem and not found.text:
        unit = next((word for word in found.rest if len(word.text) > 2 and word.text in UNITS), None)
        if unit is not None and not any(word.text in PACED for word in found.rest):
            found.problem = f"'{found.stage}' is not a length of time"
