"""How often and how long: rounds, lengths, rates, ramps; and whatever else of a directive begins with a number."""

from __future__ import annotations

from audio_builder.script.breath.draft import Count, Draft, Ramp, Unreadable
from audio_builder.script.breath.numbers import MINUTE, ROUNDS, after_unit, clock_at, count_at, rate_at, says_rounds
from audio_builder.script.breath.steps import steps
from audio_builder.script.breath.words import BETWEEN, BREATHS, FEW, LOOSE, NATURAL, STEPS, TO
from audio_builder.script.lengths.durations import ARTICLES, take, take_count


def counted(draft: Draft, at: int) -> int:
    """What begins with a number: a rate, rounds, a length, phases (`4 in, 6 out`) or a pattern."""
    count = count_at(draft, at)
    if count is None:
        raise Unreadable(f"cannot read '{draft.call.text_from(at)}'")
    if (rate := rate_at(draft, at)) is not None:
        if draft.text(rate[1]) in TO and rate_at(draft, rate[1] + 1) is not None:
            return ramp(draft, at - 1)
        return draft.set_rate(*rate)
    if says_rounds(draft, at) or _adjectives_then_breaths(draft, count.stop):
        draft.rounds = count.value
        return count.stop + (draft.text(count.stop) in ROUNDS)
    clock = clock_at(draft, at)
    if (not count.beats and count.value >= MINUTE) or (clock is not None and (draft.pattern or draft.counts)):
        return length(draft, at)
    draft.clock = clock
    return steps(draft, at) if draft.text(count.stop) in STEPS else _numbers(draft, at)


def _numbers(draft: Draft, at: int) -> int:
    counts: list[Count] = []
    signs = set[bool]()
    while (count := count_at(draft, at)) is not None and not _says_else(draft, at, count, follows=bool(counts)):
        if counts:
            signs.add(at > counts[-1].stop)
        counts.append(count)
        at = count.stop + (draft.text(count.stop) in BETWEEN)
    if not counts:
        raise Unreadable(f"cannot read '{draft.call.text_from(at)}'")
    if len(signs) > 1 or draft.counts or draft.steps:
        raise Unreadable("there is more than one pattern")
    draft.counts, draft.joined = tuple(counts), signs == {True}
    return counts[-1].stop


def _says_else(draft: Draft, at: int, count: Count, *, follows: bool) -> bool:
    """Whether a number is no count of a pattern: rounds, a rate, a length in minutes or like a clock."""
    if says_rounds(draft, at) or rate_at(draft, at) is not None:
        return True
    if follows and clock_at(draft, at) is not None:
        return True
    return not count.beats and count.value >= MINUTE


def _adjectives_then_breaths(draft: Draft, at: int) -> bool:
    """Whether `deep breaths` or the like stands at a word."""
    start = at
    while draft.text(at) in LOOSE or draft.text(at) in NATURAL:
        at += 1
    return at > start and draft.text(at) in BREATHS


def times(draft: Draft, at: int) -> int:
    """`x4`, `times 4`, `x 5min`."""
    count = count_at(draft, at + 1)
    if count is None:
        raise Unreadable(f"'{draft.text(at)}' needs a number after it")
    if not count.beats:
        return lasting(draft, at)
    draft.rounds = count.value
    return count.stop + (draft.text(count.stop) in ROUNDS)


def lasting(draft: Draft, at: int) -> int:
    """`for 3m`, `for 4 rounds`."""
    start = at + 1 + (draft.text(at + 1) in ("about", "another"))
    few = start + (draft.text(start) in ARTICLES)
    few += draft.text(few) in FEW
    if says_rounds(draft, few - 1):
        return counted(draft, few - 1)
    if says_rounds(draft, start):
        return counted(draft, start)
    return length(draft, start)


def length(draft: Draft, at: int) -> int:
    """A length of time, with its unit.  Raises Unreadable."""
    words = draft.call.args
    taken = take(words, at)
    if taken is not None and draft.text(taken[1]) in BETWEEN and take_count(words, taken[1] + 1) is not None:
        taken = take(words[: after_unit(words, at)], at)
    if taken is None:
        raise Unreadable(f"cannot read '{draft.call.text_from(at - 1)}'")
    length, stop = taken
    if length.bare:
        raise Unreadable(f"'{draft.call.text_from(at - 1)}' needs a unit: for 3m, or for 3 rounds")
    draft.lasting = length.seconds
    return stop


def ramp(draft: Draft, at: int) -> int:
    """`from 12bpm to 6bpm`, `from 12 to 6 breaths per minute`; `de` and its like are mere words elsewhere."""
    first = rate_at(draft, at + 1) or take_count(draft.call.args, at + 1)
    if first is None:
        return aside(draft, at)
    stop = first[1]
    while draft.text(stop) in TO:
        stop += 1
    last = rate_at(draft, stop)
    if last is None:
        raise Unreadable(f"'{draft.call.text_from(at)}' needs two rates: from 12bpm to 6bpm over 4m")
    draft.ramp = Ramp(first[0], last[0])
    return last[1]


def aside(draft: Draft, at: int) -> int:
    """A word that changes nothing, kept for a note."""
    draft.asides.append(draft.text(at))
    return at + 1
