"""Breathing patterns: rounds of phases, counted in beats.

Two numbers are in-out, three in-hold-out, four in-hold-out-hold.  Numbers count beats, and a beat is a second unless
the script says otherwise; a number with a unit is that long whatever the beat, and so is a pattern with a rate (breaths
a minute), whose numbers are proportions.  `for 3m` is as many whole rounds as fit, at least one.  Each clause of a
pattern is a row of `_CLAUSES`; what is left unsaid is taken from the table of patterns, and noted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audio_builder.script.breath.cues import FADING, bare_cues, cues
from audio_builder.script.breath.draft import Draft, Unreadable
from audio_builder.script.breath.lengths import aside, counted, lasting, ramp, times
from audio_builder.script.breath.meaning import meant
from audio_builder.script.breath.patterns import NAMES, named
from audio_builder.script.breath.steps import steps
from audio_builder.script.breath.telling import Part
from audio_builder.script.breath.words import (
    CUES,
    FEW,
    FOR,
    FROM,
    LOOSE,
    MANNERS,
    NATURAL,
    PRACTICE,
    SKIPPED,
    STEPS,
    TIMES,
    WITHOUT,
)
from audio_builder.script.directions.calls import Call, Understood
from audio_builder.script.lengths.durations import take, take_count
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import Where

_NOWHERE = Where("", 1, 1)
_FIRST_OF_NAMES = frozenset(name[0] for name in NAMES)


def breathe(call: Call) -> Understood:
    """The rounds a call asks for, or the one phase or the rest that it comes to."""
    draft = Draft(call)
    try:
        _read(draft)
        return meant(draft)
    except Unreadable as problem:
        return call.wrong(str(problem))


def opens_breath(words: Sequence[Word]) -> bool:
    """Whether a directive that does not begin with `breathe` is a breathing pattern all the same.

    `box 4 x 5min`, `4-7-8 x4`, `in 4 out 6`, `three deep breaths` are; `sigh`, `hold 5 breaths` and `4-6` are not.
    """
    if not words or not _may_open(words[0]):
        return False
    call = Call("", "breathe", None, (), tuple(words), "", "", _NOWHERE, "")
    draft = Draft(call)
    try:
        _read(draft)
        return draft.is_plainly_breathing and meant(draft).meaning is not None
    except Unreadable:
        return False


def _may_open(word: Word) -> bool:
    text = word.text
    return (
        word.number is not None
        or text in _FIRST_OF_NAMES
        or text in STEPS
        or text in LOOSE
        or text in MANNERS
        or text in FROM
        or text in PRACTICE
        or text in FEW
        or take_count((word,), 0) is not None
    )


def _read(draft: Draft) -> None:
    at = 0
    while at < len(draft.call.args):
        at = _clause(draft, at)


def _clause(draft: Draft, at: int) -> int:
    """Reads one clause, and gives the index after it."""
    text = draft.text(at)
    if text in MANNERS and draft.text(at + 1) in STEPS:
        return steps(draft, at)
    if (found := named(draft.call.args, at)) is not None:
        if draft.pattern is not None:
            raise Unreadable("there is more than one pattern")
        draft.pattern = found[0]
        return found[1]
    return _CLAUSES.get(text, counted)(draft, at)


def _beat(draft: Draft, at: int) -> int:
    taken = take(draft.call.args, at + 1 + (draft.text(at + 1) in (":", "=")))
    if taken is None:
        raise Unreadable("a beat needs a length of time after it, as in beat 1.1s")
    draft.beat = taken[0].seconds
    return taken[1]


def _without(draft: Draft, at: int) -> int:
    """`no holds`, `without cues`."""
    what = draft.text(at + 1)
    if STEPS.get(what) == "hold" or what in _HOLDS:
        draft.held = False
        return at + 2
    if what in ("cues", "cue", "sound", "sounds", "words", "voice"):
        draft.told = [Part("none")]
        return at + 2
    raise Unreadable(f"cannot read '{draft.call.text_from(at)}'")


def _practice(draft: Draft, at: int) -> int:
    draft.practice = True
    return at + 1


def _natural(draft: Draft, at: int) -> int:
    draft.natural = True
    return at + 1


def _skip(draft: Draft, at: int) -> int:
    return at + 1


def _dash(draft: Draft, at: int) -> int:
    """A dash between clauses; one that leans on its number is a minus sign."""
    words = draft.call.args
    if at + 1 < len(words) and words[at + 1].number is not None and words[at + 1].start == words[at].stop:
        raise Unreadable(f"cannot read '{draft.call.text_from(at)}'")
    return at + 1


_HOLDS = frozenset("holds retención retenciones rétention rétentions apnée apnea retenção retenções pausas".split())
_CLAUSES: dict[str, Callable[[Draft, int], int]] = {
    **dict.fromkeys(LOOSE, aside),
    **dict.fromkeys(NATURAL, _natural),
    **dict.fromkeys(PRACTICE, _practice),
    **dict.fromkeys(SKIPPED, _skip),
    **dict.fromkeys(CUES, bare_cues),
    **dict.fromkeys(FADING, bare_cues),
    **dict.fromkeys(STEPS, steps),
    **dict.fromkeys(TIMES, times),
    **dict.fromkeys(FOR, lasting),
    **dict.fromkeys(FROM, ramp),
    **dict.fromkeys(WITHOUT, _without),
    **dict.fromkeys(("-", "–", "—"), _dash),
    "cues": cues,
    "cue": cues,
    "beat": _beat,
}
