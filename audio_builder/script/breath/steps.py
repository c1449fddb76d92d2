"""Phases written by name: `in 4 hold 7 out 8`, `left in 4, right out 6`, `4 in, 6 out`."""

from __future__ import annotations

from audio_builder.script.breath.draft import Draft, Step, Unreadable
from audio_builder.script.breath.numbers import count_at, rate_at, says_rounds
from audio_builder.script.breath.words import AIR, BETWEEN, FILLERS, FOR, LOOSE, MANNERS, SKIPPED, STEPS

_BETWEEN_STEPS = SKIPPED | BETWEEN | frozenset(["breathe", "through", ">"])


def steps(draft: Draft, at: int) -> int:
    """`in 4 hold 7 out 8`, `left in 4, right out 6`, `4 in, 6 out`."""
    steps: list[Step] = []
    while (read := _step(draft, at)) is not None:
        step, at = read
        steps.append(step)
        at = _next(draft, at)
    if draft.steps or draft.counts:
        raise Unreadable("there is more than one pattern")
    draft.steps = tuple(steps)
    return at


def _step(draft: Draft, at: int) -> tuple[Step, int] | None:
    """One phase with its count before or after it, or without."""
    before = None if says_rounds(draft, at) or rate_at(draft, at) is not None else count_at(draft, at)
    at = before.stop if before is not None else at
    manner, at = _manner(draft, at)
    phase = STEPS.get(draft.text(at))
    if phase is None:
        return None
    name, at = draft.text(at), at + 1
    start = at
    while (text := draft.text(at)) and (text in FILLERS or text in MANNERS or text in LOOSE or text in AIR):
        manner = manner or MANNERS.get(draft.text(at), "")
        at += 1
    after = None if before is not None or says_rounds(draft, at) else count_at(draft, at)
    if after is None:
        while at > start and draft.text(at - 1) in FOR:
            at -= 1
    return Step(phase, name, before or after, manner), after.stop if after is not None else at


def _next(draft: Draft, at: int) -> int:
    """Past what binds two phases: `, then slowly` in `in 4, then slowly out 6`."""
    while draft.text(at) in _BETWEEN_STEPS:
        at += 1
    ahead = at
    while draft.text(ahead) in LOOSE or draft.text(ahead) in _BETWEEN_STEPS:
        ahead += 1
    return ahead if draft.text(ahead) in STEPS else at


def _manner(draft: Draft, at: int) -> tuple[str, int]:
    manner = MANNERS.get(draft.text(at), "")
    return (manner, at + 1) if manner and draft.text(at + 1) in STEPS else ("", at)
