"""The phases of one round in seconds: from names, numbers, proportions and the table of patterns."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from audio_builder.script.breath.draft import Count, Draft, Step, Unreadable
from audio_builder.script.breath.patterns import Pattern, scaled
from audio_builder.script.nodes import Breath

RATES = (Fraction(1), Fraction(30))
"""Fewest and most breaths a minute; a choice."""
UNSAID = {"inhale": Fraction(4), "hold": Fraction(4), "exhale": Fraction(6)}
"""Beats of a phase without a count."""
_MINUTE = Fraction(60)
_PHASES = {2: ("inhale", "exhale"), 3: ("inhale", "hold", "exhale"), 4: ("inhale", "hold", "exhale", "hold")}


def in_seconds(draft: Draft) -> tuple[Breath, ...]:
    """One round; phases of no length are left out.  Raises Unreadable."""
    phases = _phases(draft)
    if draft.rate is not None:
        if any(not count.beats for _, count, _ in phases):
            raise Unreadable("a pattern with a rate has proportions, not lengths: 5.5bpm 4:6")
        if not RATES[0] <= draft.rate <= RATES[1]:
            raise Unreadable(f"a rate is {int(RATES[0])} to {int(RATES[1])} breaths a minute")
    pattern = tuple(
        Breath(phase, count.value * (draft.beat if count.beats else 1), manner) for phase, count, manner in phases
    )
    if any(not one.seconds for one in pattern if one.phase != "hold"):
        raise Unreadable("breathing in and breathing out each need a length above zero")
    kept = tuple(one for one in pattern if one.seconds)
    return kept if draft.rate is None else at_rate(kept, draft.rate)


def at_rate(pattern: tuple[Breath, ...], rate: Fraction) -> tuple[Breath, ...]:
    """The same proportions at so many breaths a minute."""
    breaths = sum(one.phase == "exhale" for one in pattern)
    return scaled(pattern, breaths * _MINUTE / rate / sum(one.seconds for one in pattern))


def _phases(draft: Draft) -> tuple[tuple[str, Count, str], ...]:
    """(phase, count, manner) of one round, as far as it was written, else from the table.  Raises Unreadable."""
    if draft.steps:
        return _stepped(draft.steps, told=not draft.call.name)
    pattern, counts = draft.pattern, draft.counts
    if not counts:
        if pattern is None:
            even = (draft.rate or draft.ramp) and not draft.practice
            sizes = {"inhale": Fraction(1), "exhale": Fraction(1)} if even else UNSAID
            return tuple((phase, Count(sizes[phase], True, 0), "") for phase in _PHASES[2])
        return _counted(pattern.breaths)
    if pattern is not None and len(counts) == 1:
        factor = counts[0].value / pattern.breaths[0].seconds
        return tuple(
            (one.phase, Count(one.seconds * factor, counts[0].beats, 0), one.manner) for one in pattern.breaths
        )
    if pattern is not None and any(one.manner for one in pattern.breaths):
        return _with_manners(pattern, counts)
    if len(counts) not in _PHASES:
        raise Unreadable(f"a pattern has two, three or four counts, and this one has {len(counts)}")
    return tuple((phase, count, "") for phase, count in zip(_PHASES[len(counts)], counts, strict=True))


def _counted(breaths: Iterable[Breath]) -> tuple[tuple[str, Count, str], ...]:
    return tuple((one.phase, Count(one.seconds, True, 0), one.manner) for one in breaths)


def _with_manners(pattern: Pattern, counts: tuple[Count, ...]) -> tuple[tuple[str, Count, str], ...]:
    """Counts for a pattern whose phases differ: one for each phase, or those of one breath for every breath of it."""
    if len(counts) == len(pattern.breaths):
        return tuple((one.phase, count, one.manner) for one, count in zip(pattern.breaths, counts, strict=True))
    if len(counts) not in _PHASES or any(one.manner == "again" for one in pattern.breaths):
        raise Unreadable(f"this pattern has {len(pattern.breaths)} counts, and {len(counts)} are given")
    moving = [one for one in pattern.breaths if one.phase != "hold"]
    phases: list[tuple[str, Count, str]] = []
    for breath in zip(moving[::2], moving[1::2], strict=True):
        manners = {one.phase: one.manner for one in breath}
        named = zip(_PHASES[len(counts)], counts, strict=True)
        phases += [(phase, count, manners.get(phase, "")) for phase, count in named]
    return tuple(phases)


def _stepped(steps: tuple[Step, ...], *, told: bool) -> tuple[tuple[str, Count, str], ...]:
    """Phases by name; `told` says that they are told in words (`inhale for 4, hold, exhale for 6`), so one may lack."""
    counted = [step for step in steps if step.count is not None]
    if counted and len(counted) < len(steps) and not told:
        missing = next(step.name for step in steps if step.count is None)
        raise Unreadable(f"'{missing}' needs a count after it")
    _refuse_disorder([step.phase for step in steps])
    phases: list[tuple[str, Count, str]] = []
    for step in steps:
        second = step.phase == "inhale" and bool(phases) and phases[-1][0] == "inhale"
        count = step.count or Count(UNSAID[step.phase], True, 0)
        phases.append((step.phase, count, step.manner or ("again" if second else "")))
    return tuple(phases)


def _refuse_disorder(phases: list[str]) -> None:
    """A breath goes in once or twice, may be held, goes out, may be held; a round has one breath or several."""
    before, sips = "exhale", 0
    emptied = True
    for phase in phases:
        sips = sips + 1 if phase == "inhale" else 0
        wrong = {
            "inhale": (not emptied and before == "hold") or sips > 2,
            "hold": before == "hold" or phases[0] == "hold",
            "exhale": emptied,
        }[phase]
        if wrong:
            break
        emptied = phase == "exhale" or (phase == "hold" and emptied)
        before = phase
    else:
        if emptied:
            return
    raise Unreadable("a breath goes in, may be held, goes out, may be held")
