"""Breathing patterns: rounds of phases, counted in beats.

Two numbers are in-out, three in-hold-out, four in-hold-out-hold.  Numbers count beats, and a beat is a second unless
the script says otherwise; a number with a unit is that long whatever the beat.  `for 3m` is as many whole rounds as
fit, at least one.  Each clause of a pattern is a row of `_CLAUSES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from audio_builder.script.calls import Call, Understood
from audio_builder.script.durations import UNITS, take, take_count
from audio_builder.script.nodes import Breathe
from audio_builder.units import Seconds, in_words

MOST_ROUNDS = 1000
LONGEST_PHASE = Fraction(600)
"""In seconds; a choice that catches a slip of the unit."""
BEATS = (Fraction(1, 5), Fraction(10))
"""Shortest and longest beat, in seconds; a choice: faster cannot be counted aloud."""
CUES = ("words", "counts", "none")
_PHASES = {2: ("inhale", "exhale"), 3: ("inhale", "hold", "exhale"), 4: ("inhale", "hold", "exhale", "hold")}
_ORDERS = {*_PHASES.values(), ("inhale", "exhale", "hold")}
_NAMED = {
    **dict.fromkeys(("box", "square"), (4, Fraction(4))),
    **dict.fromkeys(("coherent", "resonant"), (2, Fraction(11, 2))),
}
"""Patterns of equal phases by name: how many phases, and the count when none is given."""
_STEPS = {"in": "inhale", "inhale": "inhale", "hold": "hold", "out": "exhale", "exhale": "exhale"}
_ROUND_WORDS = frozenset(["x", "×", "times", "round", "rounds", "cycle", "cycles", "breath", "breaths"])
_BETWEEN = frozenset(["-", "–", "—", ":", "/", ",", "→"])
_SKIPPED = frozenset([",", ";", ":", ".", "and", "then", "with"])


class _Unreadable(Exception):
    """Says what is wrong with a clause."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of beats, or of seconds."""

    value: Fraction
    beats: bool
    stop: int


@dataclass(slots=True)
class _Draft:
    """A pattern while it is read."""

    call: Call
    steps: tuple[tuple[str, _Count], ...] = ()
    rounds: Fraction | None = None
    lasting: Seconds | None = None
    cues: str = CUES[0]
    beat: Seconds = Fraction(1)

    def text(self, at: int) -> str:
        return self.call.args[at].text if at < len(self.call.args) else ""


def breathe(call: Call) -> Understood:
    """The rounds a call asks for."""
    draft = _Draft(call)
    at = 0
    try:
        while at < len(call.args):
            clause = _CLAUSES.get(call.args[at].text, _numbers)
            at = clause(draft, at)
        return Understood(_rounds(draft))
    except _Unreadable as problem:
        return call.wrong(str(problem))


def _rounds(draft: _Draft) -> Breathe:
    if not draft.steps:
        raise _Unreadable("a breathing pattern needs its counts: in-out, in-hold-out or in-hold-out-hold")
    if not BEATS[0] <= draft.beat <= BEATS[1]:
        raise _Unreadable(f"a beat lasts {in_words(BEATS[0])} to {in_words(BEATS[1])}")
    pattern = tuple((phase, count.value * (draft.beat if count.beats else 1)) for phase, count in draft.steps)
    if any(not seconds for phase, seconds in pattern if phase != "hold"):
        raise _Unreadable("breathing in and breathing out each need a length above zero")
    if any(seconds > LONGEST_PHASE for _, seconds in pattern):
        raise _Unreadable(f"one phase of a breath lasts at most {in_words(LONGEST_PHASE)}")
    rounds = draft.rounds if draft.rounds is not None else Fraction(1)
    if draft.lasting is not None:
        rounds = Fraction(max(1, draft.lasting // sum(seconds for _, seconds in pattern)))
    if rounds.denominator != 1 or not 1 <= rounds <= MOST_ROUNDS:
        raise _Unreadable(f"a pattern is done a whole number of times, 1 to {MOST_ROUNDS}")
    kept = tuple((phase, seconds) for phase, seconds in pattern if seconds)
    return Breathe(kept, int(rounds), draft.cues, draft.beat, draft.call.where)


def _count(draft: _Draft, at: int) -> _Count | None:
    counted = take_count(draft.call.args, at)
    if counted is None:
        return None
    value, stop = counted
    if draft.text(stop) in ("beat", "beats", "count", "counts") and take_count(draft.call.args, stop + 1) is None:
        return _Count(value, True, stop + 1)
    unit = UNITS.get(draft.text(stop))
    return _Count(value, True, stop) if unit is None else _Count(value * unit, False, stop + 1)


def _set_steps(draft: _Draft, steps: tuple[tuple[str, _Count], ...]) -> int:
    if draft.steps:
        raise _Unreadable("there is more than one pattern")
    draft.steps = steps
    return steps[-1][1].stop


def _numbers(draft: _Draft, at: int) -> int:
    counts: list[_Count] = []
    first, signs = at, set[bool]()
    while (count := _count(draft, at)) is not None and not _says_rounds(draft, count):
        if counts:
            signs.add(at > counts[-1].stop)
        counts.append(count)
        at = count.stop + (draft.text(count.stop) in _BETWEEN)
    if not counts:
        return _rounds_after(draft, first)
    if len(signs) > 1:
        raise _Unreadable("there is more than one pattern")
    if len(counts) not in _PHASES:
        raise _Unreadable(f"a pattern has two, three or four counts, and this one has {len(counts)}")
    return _set_steps(draft, tuple(zip(_PHASES[len(counts)], counts, strict=True)))


def _says_rounds(draft: _Draft, count: _Count) -> bool:
    """Whether a number is one of rounds (`4 times`), not a count before `times 4`."""
    return draft.text(count.stop) in _ROUND_WORDS and take_count(draft.call.args, count.stop + 1) is None


def _rounds_after(draft: _Draft, at: int) -> int:
    """`4 times`, `4x`, or else nothing that can be read."""
    count = _count(draft, at)
    if count is None or draft.text(count.stop) not in _ROUND_WORDS:
        raise _Unreadable(f"cannot read '{draft.call.text_from(at)}'")
    draft.rounds = count.value
    return count.stop + 1


def _named(draft: _Draft, at: int) -> int:
    size, customary = _NAMED[draft.text(at)]
    start = at + 1 + (draft.text(at + 1) in (":", "breath", "breathing"))
    count = _count(draft, start)
    if count is None or draft.text(count.stop) in ("times", "rounds", "cycles"):
        count = _Count(customary, True, start)
    elif draft.text(count.stop) in _BETWEEN - {","}:
        return start
    return _set_steps(draft, tuple((phase, count) for phase in _PHASES[size]))


def _steps(draft: _Draft, at: int) -> int:
    steps: list[tuple[str, _Count]] = []
    while draft.text(at) in _STEPS:
        phase = _STEPS[draft.text(at)]
        count = _count(draft, at + 1 + (draft.text(at + 1) in ("for", ":")))
        if count is None:
            raise _Unreadable(f"'{draft.text(at)}' needs a count after it")
        steps.append((phase, count))
        at = count.stop
        while draft.text(at) in _SKIPPED | _BETWEEN and at < len(draft.call.args):
            at += 1
    if tuple(phase for phase, _ in steps) not in _ORDERS:
        raise _Unreadable("a breath goes in, may be held, goes out, may be held")
    return _set_steps(draft, tuple(steps))


def _times(draft: _Draft, at: int) -> int:
    """`x4`, `times 4`, `x 5min`."""
    count = _count(draft, at + 1)
    if count is None:
        raise _Unreadable(f"'{draft.text(at)}' needs a number after it")
    if not count.beats:
        return _lasting(draft, at)
    draft.rounds = count.value
    return count.stop + (draft.text(count.stop) in _ROUND_WORDS)


def _lasting(draft: _Draft, at: int) -> int:
    """`for 3m`, `for 4 rounds`."""
    taken = take(draft.call.args, at + 1)
    if taken is None:
        raise _Unreadable(f"cannot read '{draft.call.text_from(at)}'")
    length, stop = taken
    if length.bare:
        if draft.text(stop) not in _ROUND_WORDS:
            raise _Unreadable(f"'{draft.call.text_from(at)}' needs a unit: for 3m, or for 3 rounds")
        return _rounds_after(draft, at + 1)
    draft.lasting = length.seconds
    return stop


def _cues(draft: _Draft, at: int) -> int:
    at += 1 + (draft.text(at + 1) in (":", "="))
    if draft.text(at) not in CUES:
        raise _Unreadable(f"cues are {', '.join(CUES[:-1])} or {CUES[-1]}, not '{draft.text(at)}'")
    draft.cues = draft.text(at)
    return at + 1


def _beat(draft: _Draft, at: int) -> int:
    taken = take(draft.call.args, at + 1 + (draft.text(at + 1) in (":", "=")))
    if taken is None:
        raise _Unreadable("a beat needs a length of time after it, as in beat 1.1s")
    draft.beat = taken[0].seconds
    return taken[1]


def _skip(draft: _Draft, at: int) -> int:
    return at + 1


_CLAUSES: dict[str, Callable[[_Draft, int], int]] = {
    **dict.fromkeys(_SKIPPED, _skip),
    **dict.fromkeys(_NAMED, _named),
    **dict.fromkeys(_STEPS, _steps),
    **dict.fromkeys(("x", "×", "times", "repeat"), _times),
    "for": _lasting,
    "cues": _cues,
    "cue": _cues,
    "beat": _beat,
}
