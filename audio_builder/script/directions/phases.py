"""Timed steps: one phase of a practice, on its own or with words that are spoken in it.

A step without a length is given one, and a note says which.  `halfway` marks its middle; `each side` does it left, then
right.  A breath that nobody counted is four in, six out.
"""

from __future__ import annotations

from fractions import Fraction

from audio_builder.script.breath.patterns import NAMES as PATTERNS
from audio_builder.script.breath.words import BREATHS, CUES, LOOSE, NATURAL, PRACTICE
from audio_builder.script.breathing import breathe
from audio_builder.script.directions.calls import Call, Understood
from audio_builder.script.directions.timing import FILLERS, LONGEST, spoken, timing, too_long
from audio_builder.script.lengths.durations import ARTICLES, is_number
from audio_builder.script.nodes import Breath, Breathe, EachSide, Finding, Phase, Slot
from audio_builder.units import Seconds, in_words

CHOSEN: dict[str, Seconds] = {
    "inhale": Fraction(4),
    "exhale": Fraction(6),
    "hold": Fraction(4),
    "tense": Fraction(5),
    "release": Fraction(30),
    "stretch": Fraction(20),
    "rest": Fraction(20),
}
"""Seconds of a step that names none: a calm breath; Bernstein and Borkovec's 5-7 s and 30-40 s; else a choice."""
RELAX = Fraction(20)
"""`[relax]` in seconds, a choice: it is said of a rest as often as of a release."""
_RESTING = frozenset(
    "relax relaxation relaja relajación détente entspannen entspannung relaxe relaxamento rilassa".split()
)
_SAYS_HOW = (
    CUES.keys() | NATURAL | frozenset(word for name in PATTERNS for word in name) | {"cues", "beat", "without", "no"}
)
"""Words that ask for more than one calm breath."""


def phase(call: Call) -> Understood | None:
    """One timed step; the call's subject is its name."""
    found = timing(call, speaks=True)
    if found.problem:
        unknown = found.length is not None and found.length.bare
        code = "unknown-unit" if unknown else "bad-directive"
        unit = "; a unit of time is s, min or h" if unknown else ""
        return call.wrong(found.problem + unit, code=code)
    notes: tuple[Finding, ...] = ()
    if found.length is not None:
        seconds = found.length.seconds
    else:
        seconds = RELAX if call.name in _RESTING else CHOSEN[call.subject]
        what = f"names no length and is given {in_words(seconds)}"
        written = f"[{call.subject} {in_words(seconds)}{f': {found.text}' if found.text else ''}]"
        level = "warning" if found.stage else "note"
        notes = (call.note(what, code="chosen-length", level=level, suggestion=written),)
    if seconds > LONGEST:
        return too_long(call, call.subject, seconds)
    if not seconds:
        return call.wrong(f"{call.subject} needs a length above zero")
    step = Phase(call.subject, seconds, call.where, found.text, found.halfway)
    return Understood(EachSide((step,), call.where) if found.sided else step, (*notes, *found.notes()))


def slot(call: Call) -> Understood:
    """Text in a time of its own: `slot 5s: text`."""
    colon = next((index for index, word in enumerate(call.args) if index and word.text == ":"), len(call.args))
    head = Call(
        call.name, call.subject, None, (), call.args[:colon], call.content, call.shown, call.where, call.example
    )
    found = timing(head)
    text = spoken(call, colon + 1)
    if found.problem or found.length is None or found.rest or not found.length.seconds:
        return call.wrong("a slot needs a length of time and a text, as in [slot 5s: Breathe in]")
    if not text:
        return call.wrong("a slot needs a text after a colon, as in [slot 5s: Breathe in]")
    if found.length.seconds > LONGEST:
        return too_long(call, "slot", found.length.seconds)
    return Understood(Slot(text, found.length.seconds, call.where), found.notes())


def breaths(call: Call) -> Understood | None:
    """Breathing: as it is written; a breath without a number, a pattern or a length is one calm breath."""
    if any(is_number(word) or word.text in _SAYS_HOW for word in (*call.lead, *call.args)) or call.before is not None:
        return breathe(call)
    found = timing(call)
    if found.length is not None or found.problem:
        return breathe(call)
    plain = FILLERS | ARTICLES | LOOSE | PRACTICE | BREATHS
    said = any(word.text not in plain for word in call.args)
    return _calm(call, found.notes() if said else (), "warning" if said else "note")


def _calm(call: Call, notes: tuple[Finding, ...], level: str) -> Understood:
    inhale, exhale = CHOSEN["inhale"], CHOSEN["exhale"]
    what = f"names no counts and is one breath of {int(inhale)} s in and {int(exhale)} s out"
    written = f"[breathe {int(inhale)}-{int(exhale)} x1 cues tones]"
    note = call.note(what, code="chosen-length", level=level, suggestion=written)
    pattern = (Breath("inhale", inhale), Breath("exhale", exhale))
    return Understood(Breathe(pattern, ("tones",), Fraction(1), call.where), (note, *notes))
