"""What a breathing directive means once it has been read.

What a script leaves unsaid is taken from the table of patterns, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from audio_builder.script.breath.draft import Draft, Ramp, Step, Unreadable
from audio_builder.script.breath.patterns import CALM, without_holds
from audio_builder.script.breath.phases import RATES, UNSAID, at_rate, in_seconds
from audio_builder.script.breath.telling import Part, fading, told
from audio_builder.script.directions.calls import Understood, shorten
from audio_builder.script.nodes import Breath, Breathe, Finding, Phase
from audio_builder.units import Seconds, in_words

MOST_ROUNDS = 1000
LONGEST_PHASE = Fraction(600)
"""In seconds; a choice that catches a slip of the unit."""
BEATS = (Fraction(1, 5), Fraction(10))
"""Shortest and longest beat, in seconds; a choice: faster cannot be counted aloud."""
NATURAL_BREATH, NATURAL_REST = Seconds(5), Seconds(15)
"""One breath without a clock, at 12 a minute, and how long a script that says no more leaves its listener to it."""
RAMP = Seconds(240)
"""How long a ramp takes when a script does not say: the middle of three to five minutes."""
LONGEST_RAMP = Seconds(1800)
LEAST_RANGE = 10
"""`10-20 seconds` is a range, and `4-6s` a pattern; a choice."""


def meant(draft: Draft) -> Understood:
    """The rounds, the phase or the rest that a draft comes to.  Raises Unreadable."""
    if draft.natural and not (draft.pattern or draft.counts or draft.steps):
        return _rest(draft)
    if len(draft.steps) == 1 and draft.pattern is None and draft.rounds is None:
        return _phase(draft, draft.steps[0])
    if not BEATS[0] <= draft.beat <= BEATS[1]:
        raise Unreadable(f"a beat lasts {in_words(BEATS[0])} to {in_words(BEATS[1])}")
    _counts_that_are_a_length(draft)
    pattern = in_seconds(draft)
    if not draft.held:
        pattern = without_holds(pattern)
    if draft.ramp is not None:
        return _ramp(draft, draft.ramp, pattern)
    _check(pattern)
    rounds = _rounds(draft, sum((one.seconds for one in pattern), Seconds(0)))
    cues = _told(draft, rounds)
    return Understood(Breathe(pattern, cues, draft.beat, draft.call.where), tuple(_notes(draft, pattern, rounds)))


def _counts_that_are_a_length(draft: Draft) -> None:
    """`10 seconds`, `20-30 seconds` and `1:30` say how long, where nothing else does."""
    if draft.pattern is not None or not draft.counts or (draft.rounds or draft.lasting or draft.rate):
        return
    first, *others = draft.counts
    if draft.clock is not None and len(others) == 1:
        draft.lasting, draft.counts = draft.clock, ()
    elif not others and not first.beats:
        draft.lasting, draft.counts = first.value, ()
    elif len(others) == 1 and first.beats and not others[0].beats and first.value >= LEAST_RANGE:
        draft.lasting, draft.counts = (first.value + others[0].value) / 2, ()


def _rest(draft: Draft) -> Understood:
    seconds = draft.lasting
    if seconds is None:
        seconds = NATURAL_BREATH * draft.rounds if draft.rounds else NATURAL_REST
    if not 0 < seconds <= LONGEST_PHASE:
        raise Unreadable(f"a rest lasts at most {in_words(LONGEST_PHASE)}")
    note = _note(draft, "natural-breath", f"a breath of one's own has no clock: a rest of {in_words(seconds)}")
    return Understood(Phase("rest", seconds, draft.call.where), (note,))


def _phase(draft: Draft, step: Step) -> Understood:
    """`breathe in 4s` is a timed step like any other."""
    count = step.count
    seconds = draft.lasting or UNSAID[step.phase] * draft.beat
    if count is not None:
        seconds = count.value * (draft.beat if count.beats else 1)
    if not 0 < seconds <= LONGEST_PHASE:
        raise Unreadable(f"one phase of a breath lasts at most {in_words(LONGEST_PHASE)}")
    said = count is not None or draft.lasting is not None
    notes = [] if said else [_note(draft, "default-counts", f"no length is given; {in_words(seconds)} is taken")]
    return Understood(Phase(step.phase, seconds, draft.call.where), (*notes, *_asides(draft)))


def _check(pattern: tuple[Breath, ...]) -> None:
    if any(one.seconds > LONGEST_PHASE for one in pattern):
        raise Unreadable(f"one phase of a breath lasts at most {in_words(LONGEST_PHASE)}")


def _rounds_after_cues(draft: Draft) -> None:
    """In `cues words then tones x8`, where nothing else says how often, the number is one of all rounds."""
    if draft.rounds is None and draft.lasting is None and draft.told:
        *others, last = draft.told
        if last.rounds is not None and all(part.rounds is None for part in others):
            draft.rounds = Fraction(last.rounds)
            draft.told = [*others, Part(last.cue)]


def _rounds(draft: Draft, length: Seconds) -> int:
    _rounds_after_cues(draft)
    rounds = draft.rounds
    if draft.lasting is not None:
        rounds = Fraction(max(1, draft.lasting // length))
    if rounds is None:
        said = sum(part.rounds or 0 for part in draft.told)
        customary = draft.pattern or CALM
        rounds = Fraction(said or customary.rounds or max(1, customary.lasting // length))
    if rounds.denominator != 1 or not 1 <= rounds <= MOST_ROUNDS:
        raise Unreadable(f"a pattern is done a whole number of times, 1 to {MOST_ROUNDS}")
    return int(rounds)


def _told(draft: Draft, rounds: int) -> tuple[str, ...]:
    parts: Sequence[Part] = draft.told or (Part("tones" if _is_remark(draft) else "words"),)
    if draft.fading:
        parts = fading(parts[0].cue, rounds)
    try:
        return told(parts, rounds)
    except ValueError as problem:
        raise Unreadable(str(problem)) from problem


def _is_remark(draft: Draft) -> bool:
    """Whether this says only that breaths are taken (`three deep breaths`), which a script says in its own words."""
    counted = draft.pattern or draft.counts or draft.steps or draft.rate
    return draft.call.name != "breathe" and not counted and draft.lasting is None


def _ramp(draft: Draft, ramp: Ramp, pattern: tuple[Breath, ...]) -> Understood:
    """Breath after breath at its own rate, all of them one round, so that no rest comes between."""
    if draft.rounds is not None or draft.fading or len(draft.told) > 1:
        raise Unreadable("a ramp has a length and one kind of cue, not rounds")
    if not all(RATES[0] <= rate <= RATES[1] for rate in (ramp.first, ramp.last)):
        raise Unreadable(f"a rate is {int(RATES[0])} to {int(RATES[1])} breaths a minute")
    length, at = draft.lasting or RAMP, Seconds(0)
    if length > LONGEST_RAMP:
        raise Unreadable(f"a ramp takes at most {in_words(LONGEST_RAMP)}")
    phases: list[Breath] = []
    while at < length:
        rate = ramp.first + (ramp.last - ramp.first) * at / length
        breath = tuple(
            Breath(one.phase, Fraction(round(one.seconds * 100), 100), one.manner) for one in at_rate(pattern, rate)
        )
        phases += breath
        at += sum(one.seconds for one in breath)
    cue = draft.told[0].cue if draft.told else "words"
    return Understood(Breathe(tuple(phases), (cue,), draft.beat, draft.call.where), tuple(_asides(draft)))


def _notes(draft: Draft, pattern: tuple[Breath, ...], rounds: int) -> Iterable[Finding]:
    unsaid = not draft.steps or any(step.count is None for step in draft.steps)
    if draft.pattern is None and not draft.counts and draft.rate is None and unsaid:
        lengths = ", ".join(f"{one.phase} {in_words(one.seconds)}" for one in pattern)
        yield _note(
            draft,
            "default-counts",
            f"{'not all' if any(s.count for s in draft.steps) else 'no'} counts are given; {lengths} is taken",
        )
    if draft.pattern is not None and draft.rounds is None and draft.lasting is None and not draft.told:
        yield _note(draft, "default-rounds", f"no number of rounds is given; {rounds} is taken")
    yield from _asides(draft)


def _asides(draft: Draft) -> Iterable[Finding]:
    words = [word for word in draft.asides if word not in ("a", "an", "the", "of", "de", "your", "take", "do")]
    if words:
        yield _note(draft, "ignored-words", f"'{shorten(' '.join(words))}' changes nothing: the clock sets the breath")


def _note(draft: Draft, code: str, what: str) -> Finding:
    return Finding("note", code, f"'{draft.call.shown}': {what}", draft.call.where)
