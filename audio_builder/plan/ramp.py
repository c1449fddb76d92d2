"""The voice sinks over the session, and before sleep the pauses grow.

How far it has sunk depends on how much has been said and not on the clock, so sessions of two lengths say the same
phrases.  Level falls in a line, pace in few steps, because every step is another phrase to speak; what is said within a
timed phase keeps its pace, because its room is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.cues import Beat, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.give import elastic
from audio_builder.settings import Settings
from audio_builder.units import Seconds


class Ramp(Struct, frozen=True):
    """How far the voice has sunk by the last word."""

    fall_db: float
    steps: int
    """Of the pace, each of them `PACE_STEP`."""


RAMPS = {"none": Ramp(0.0, 0), "gentle": Ramp(3.0, 3), "deep": Ramp(6.0, 5)}
"""3 to 6 dB and 15 to 25 % over a session; the direction is that of Knowlton and Larkin (2006), the sizes by choice."""

PACE_STEP = Seconds(1, 20)
SLOWEST = 0.5
"""No voice is asked to speak more slowly."""

WHOLE = 900
"""Characters: 72 s of speech, three minutes with its pauses.  A shorter session that nobody told to sink does so by
its share of this."""

GROWTH, GROWTH_STEPS = Seconds(1, 10), 3
"""In the last third of what is said before sleep the pauses grow in steps, to 1.3 times their length."""
GROWS = Seconds(1, 2)
"""Kinds of this weight and more grow, within their bounds; what is as long as a breath does not."""


def ramped(plan: Plan, settings: Settings) -> Plan:
    """The plan with the level and the pace of its voice sinking, and with growing pauses where it leads into sleep."""
    ramp = RAMPS[settings.voice_ramp or ("gentle" if settings.ending == "sleep" else "none")]
    heard = plan.heard
    total = sum(len(phrase.text) for phrase in heard)
    if not total or (settings.ending != "sleep" and not ramp.fall_db):
        return plan
    share = min(Seconds(1), Seconds(total, WHOLE))
    sinking = _Sinking(
        fall_db=ramp.fall_db * float(Seconds(1) if settings.voice_ramp else share),
        pace_steps=int(ramp.steps * (1 if settings.voice_ramp else share)),
        growth_steps=int(GROWTH_STEPS * share) if settings.ending == "sleep" else 0,
        total=max(1, total - len(heard[-1].text)),
    )
    return replace(plan, cues=tuple(sinking.cues(plan)))


class _Sinking(Struct, kw_only=True):
    fall_db: float
    pace_steps: int
    growth_steps: int
    total: int
    """Characters before the last phrase, at which all has sunk."""
    said: int = 0

    def cues(self, plan: Plan) -> Iterator[Cue]:
        for cue in plan.cues:
            match cue:
                case Speak():
                    level_db, phrase = self._level_db(cue.level_db), self._slower(cue.phrase)
                    self.said += len(cue.phrase.text)
                    yield Speak(phrase, cue.text, cue.where, cue.area, level_db, cue.why)
                case Timed(beats=beats):
                    yield replace(cue, beats=tuple(map(self._beat, beats))) if beats else cue
                case Gap():
                    yield self._longer(cue)
                case _:
                    yield cue

    def _beat(self, beat: Beat) -> Beat:
        level_db = self._level_db(beat.level_db)
        self.said += len(beat.phrase.text)
        return replace(beat, level_db=level_db)

    def _level_db(self, own_db: float) -> float:
        """To a tenth of a decibel, which nobody hears."""
        return round(own_db - self.fall_db * min(self.said, self.total) / self.total, 1) + 0.0

    def _slower(self, phrase: Phrase) -> Phrase:
        step = _step(self.said, self.total, self.pace_steps)
        if not step:
            return phrase
        return Phrase(phrase.text, phrase.voice, phrase.language, _slowed(phrase.pace, step))

    def _longer(self, gap: Gap) -> Gap:
        step = _step(3 * self.said - 2 * self.total, self.total, self.growth_steps)
        one = elastic(gap) if step else None
        if one is None or one.weight < GROWS:
            return gap
        length, times = _grown(gap.seconds, one.most, step)
        return Gap(gap.kind, length, f"{gap.why}, {times} towards sleep", gap.where, gap.area)


@lru_cache(maxsize=1024)
def _slowed(pace: float, step: int) -> float:
    return round(min(pace, max(SLOWEST, pace * float(1 - PACE_STEP * step))), 4)


@lru_cache(maxsize=1024)
def _grown(length: Seconds, most: Seconds, step: int) -> tuple[Seconds, str]:
    """A pause as long as it is after so many steps, and how many times as long that is."""
    times = 1 + GROWTH * step
    return min(most, length * times), f"x{float(times):g}"


def _step(done: int, total: int, steps: int) -> int:
    """Which of the steps has been taken: all of them are equally long, the first is none."""
    return max(0, min(steps, done * (steps + 1) // total))
