"""Numbers in a breathing directive: counts, rates, rounds, and lengths written like a clock."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audio_builder.script.breath.draft import Count, Draft
from audio_builder.script.breath.words import BREATHS, FEW, PER, ROUND_WORDS, TIMES
from audio_builder.script.lengths.durations import UNITS, take, take_count
from audio_builder.script.lengths.words import Word
from audio_builder.units import Seconds

MINUTE = Fraction(60)
ROUNDS = ROUND_WORDS | BREATHS
_RATES = frozenset(["bpm", "brpm"])


def number_at(draft: Draft, at: int) -> tuple[Fraction, int] | None:
    """The number at a word, `a few` included, and the index after it; None where none is."""
    few = FEW.get(draft.text(at))
    return take_count(draft.call.args, at) if few is None else (Fraction(few), at + 1)


def count_at(draft: Draft, at: int) -> Count | None:
    """A number of beats (`4`, `4 counts`) or of seconds (`4s`) at a word; None where none is."""
    counted = number_at(draft, at)
    if counted is None:
        return None
    value, stop = counted
    if draft.text(stop) in ("beat", "beats", "count", "counts") and take_count(draft.call.args, stop + 1) is None:
        return Count(value, True, stop + 1)
    stop += draft.text(stop) == "-" and draft.text(stop + 1) in UNITS
    unit = UNITS.get(draft.text(stop))
    if unit is None:
        return Count(value, True, stop)
    return Count(value * unit, False, stop + 1 + (draft.text(stop + 1) == "."))


def rate_at(draft: Draft, at: int) -> tuple[Fraction, int] | None:
    """Breaths a minute at a word (`6bpm`, `6 breaths per minute`, `6/min`), and the index after them."""
    counted = take_count(draft.call.args, at)
    if counted is None:
        return None
    value, stop = counted
    if draft.text(stop) in _RATES:
        return value, stop + 1
    stop += draft.text(stop) in BREATHS
    if draft.text(stop) in PER and UNITS.get(draft.text(stop + 1)) == MINUTE:
        return value, stop + 2
    return None


def says_rounds(draft: Draft, at: int) -> bool:
    """Whether a number is one of rounds (`4 times`), not a count before `times 4`."""
    counted = number_at(draft, at)
    if counted is None or draft.text(counted[1]) not in ROUNDS:
        return False
    multiplies = draft.text(counted[1]) in TIMES and take_count(draft.call.args, counted[1] + 1) is not None
    return not multiplies and rate_at(draft, at) is None


def clock_at(draft: Draft, at: int) -> Seconds | None:
    """What `1:30` is as a length."""
    if draft.text(at + 1) != ":" or len(draft.text(at + 2)) != len("00"):
        return None
    taken = take(draft.call.args, at)
    return taken[0].seconds if taken is not None and not taken[0].bare else None


def after_unit(words: Sequence[Word], at: int) -> int:
    """The index after the first unit: in `4 minutes 4:6` the pattern is no part of the length."""
    return next((n + 1 for n in range(at, len(words)) if words[n].text in UNITS), len(words))
