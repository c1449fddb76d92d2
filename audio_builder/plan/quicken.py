"""Words that are too long for their time are spoken a little faster; words that would still be too long are refused.

A listener hardly notices a pace up to `FASTEST`.  What was measured counts, and what was not is reckoned from the
nearest slower pace that was: a voice that pays no heed to the pace ends in the refusal, after a few tries.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Beat, Cue, Phrase, Plan, Timed
from audio_builder.plan.tempo import ANY, Paces, within
from audio_builder.script.nodes import Where
from audio_builder.units import Seconds, seconds

STEPS = (Seconds(1), Seconds(105, 100), Seconds(110, 100), Seconds(115, 100))
"""Paces to try, times the pace of the script."""
FASTEST = STEPS[-1]
MARGIN = Seconds(1, 1000)
"""Kept free where a length is only reckoned, in seconds."""


def quickened(
    plan: Plan, lengths: Mapping[str, int], *, rate_hz: int, paces: Mapping[str, Paces] | None = None
) -> Plan:
    """The plan with each word that is too long for its time at the smallest pace at which it should fit.

    `lengths` are the audible frames of phrases by key: of every phrase of `plan` as it was made, and of the faster
    ones as far as they have been spoken.  Called again with the same plan and the lengths of what the last answer asks
    for, it comes to rest after as many times as there are `STEPS`.  `paces` are what voices can do, by fingerprint.
    Raises PlanError for a word that does not fit at `FASTEST`.
    """
    pacer = _Pacer(lengths, rate_hz, paces or {})
    cues = tuple(pacer.cue(cue) for cue in plan.cues)
    return replace(plan, cues=cues) if pacer.changed else plan


class _Pacer(Struct):
    lengths: Mapping[str, int]
    rate_hz: int
    paces: Mapping[str, Paces]
    changed: bool = False

    def cue(self, cue: Cue) -> Cue:
        if not isinstance(cue, Timed) or all(self._fits(beat.phrase, beat) for beat in cue.beats):
            return cue
        self.changed = True
        return replace(cue, beats=tuple(self._beat(beat, cue.where) for beat in cue.beats))

    def _beat(self, beat: Beat, where: Where) -> Beat:
        reckoned = self._length(beat.phrase)
        for step in STEPS:
            phrase = at_pace(beat.phrase, step, self.paces.get(beat.phrase.voice, ANY))
            if phrase.key in self.lengths:
                reckoned = self._length(phrase) * step
                fits = self._fits(phrase, beat)
            else:
                fits = reckoned / step + MARGIN <= beat.room
            if fits:
                return replace(beat, phrase=phrase)
        raise PlanError(self._refusal(beat, where, least=reckoned / FASTEST))

    def _length(self, phrase: Phrase) -> Seconds:
        return seconds(self.lengths[phrase.key], self.rate_hz)

    def _fits(self, phrase: Phrase, beat: Beat) -> bool:
        return fits(self.lengths[phrase.key], beat.room, self.rate_hz)

    def _refusal(self, beat: Beat, where: Where, *, least: Seconds) -> str:
        over = max(0.01, float(least - beat.room))
        return (
            f"{where}: '{beat.text}' takes {float(self._length(beat.phrase)):.2f} s to say, {float(least):.2f} s at "
            f"{float(FASTEST):g} times the pace, and has {float(beat.room):.2f} s: it is {over:.2f} s too long; "
            "give it more time or fewer words"
        )


def reckoned(plan: Plan, quick: Plan, lengths: Mapping[str, int]) -> dict[str, int]:
    """Lengths for `quick`, which is `plan` quickened, where nobody has spoken its faster phrases yet, in frames."""
    found = dict(lengths)
    for cue, faster in zip(plan.cues, quick.cues, strict=True):
        if isinstance(cue, Timed) and isinstance(faster, Timed) and cue is not faster:
            for beat, other in zip(cue.beats, faster.beats, strict=True):
                share = Seconds(beat.phrase.heard_pace) / Seconds(other.phrase.heard_pace)
                found.setdefault(other.phrase.key, ceil(lengths[beat.phrase.key] * share))
    return found


def fits(length: int, room: Seconds, rate_hz: int) -> bool:
    """Whether a phrase of so many frames ends within its time.

    >>> fits(24_000, Seconds(1, 2), 48_000), fits(24_001, Seconds(1, 2), 48_000)
    (True, False)
    """
    return length * room.denominator <= room.numerator * rate_hz


def at_pace(phrase: Phrase, step: Seconds, paces: Paces = ANY) -> Phrase:
    """The phrase this many times as fast, as far as its voice can be asked for that and its sound be stretched."""
    if step == 1:
        return phrase
    return within(replace(phrase, pace=round(phrase.heard_pace * float(step), 6), stretch=1.0), paces)
