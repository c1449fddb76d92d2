"""A session of exactly the length that was asked for.

What nobody wrote gives way: first the automatic gaps, each kind by its weight and as far as is comfortable; then the
background's tail, within the bounds of its ending; and where that is not enough, the gaps once more as far.  Speech,
phases and written pauses never change, and what waits for its time does not come later.
All sums are exact, and so are the shortest and the longest session there is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.errors import OutOfReach
from audio_builder.plan.cues import Await, Chime, Cue, Gap, Plan, Speak, Timed
from audio_builder.plan.ending import tail, tail_bounds
from audio_builder.plan.give import Elastic, elastic
from audio_builder.settings import Settings
from audio_builder.units import Seconds, clock, in_words, seconds

CHIME = Seconds(5)
"""The voice waits this long for a bell or a chime; the rest of it dies away under what follows."""

NOTHING = Seconds(0)

TOLERANCE = Seconds(1, 20)
"""So far a length may lie outside of what can be reached: the tail takes it, and nobody hears it."""


class Fit(Struct, frozen=True):
    """A plan whose gaps have the lengths that make the session as long as it is to be."""

    plan: Plan
    tail: Seconds
    """Of the background, after the last word."""


def fitted(plan: Plan, lengths: Mapping[str, int], settings: Settings, *, rate_hz: int) -> Fit:
    """The plan and the tail of a session of `settings.length`.

    Where no length is asked for, only what was left out is made up for, as far as is comfortable.  `lengths` are the
    audible frames of each phrase by key.  Raises OutOfReach, which names what can be reached.
    """
    comfortable = _Stage(plan, _legs(plan, lengths, rate_hz))
    natural = comfortable.end(NOTHING)
    if settings.length is None:
        made, voice = comfortable.to(natural + plan.spared)
        return Fit(_told_in(plan, made), tail(settings, voice))
    own = tail(settings, natural)
    left = settings.length - settings.lead_in - settings.silence
    made, voice = comfortable.to(left - own)
    least, most = tail_bounds(settings)
    if not least <= left - voice <= most:
        further = _Stage(made, _legs(made, lengths, rate_hz))
        made, voice = further.to(left - min(most, max(least, left - voice)))
    if not least - TOLERANCE <= left - voice <= most + TOLERANCE:
        raise OutOfReach(_out_of_reach(plan, settings.length, *reach(plan, lengths, settings, rate_hz=rate_hz)))
    return Fit(_told_in(plan, made), left - voice)


def voice_length(plan: Plan, lengths: Mapping[str, int], *, rate_hz: int) -> Seconds:
    """From the first sound of the voice to the end of the plan, every gap at its own length."""
    return _Stage(plan, _legs(plan, lengths, rate_hz)).end(NOTHING)


def reach(plan: Plan, lengths: Mapping[str, int], settings: Settings, *, rate_hz: int) -> tuple[Seconds, Seconds]:
    """The shortest and the longest session of a plan whose phrases have these lengths, in frames by key."""

    def voice(end: int) -> Seconds:
        once = _Stage(plan, _legs(plan, lengths, rate_hz))
        made = once.at(once.points[end])
        twice = _Stage(made, _legs(made, lengths, rate_hz))
        return twice.end(twice.points[end])

    around, (least, most) = settings.lead_in + settings.silence, tail_bounds(settings)
    return around + voice(0) + least, around + voice(-1) + most


class _Leg(Struct):
    """What lies between two instants that the script names.

    Before an instant that comes after a wait nothing gives way, because the wait would make up for it; before one that
    comes too late gaps shrink, but do not grow.
    """

    begins: Seconds
    """At the earliest, from the first sound of the voice."""
    fixed: Seconds = NOTHING
    elastics: Counter[Elastic] = field(default_factory=Counter)
    shrinks: bool = False
    grows: bool = False

    def stretch(self, stretch: Seconds) -> Seconds:
        """The stretch of this leg where that of the session is `stretch`."""
        return stretch if (self.shrinks if stretch < 0 else self.grows) else NOTHING

    def length(self, stretch: Seconds) -> Seconds:
        """From its start to its end."""
        own = self.stretch(stretch)
        return self.fixed + sum((one.at(own) * times for one, times in self.elastics.items()), NOTHING)


def _legs(plan: Plan, lengths: Mapping[str, int], rate_hz: int) -> list[_Leg]:
    legs = [_Leg(NOTHING)]
    for cue in plan.cues:
        if isinstance(cue, Await):
            legs.append(_Leg(cue.seconds))
        elif isinstance(cue, Gap) and (one := elastic(cue)):
            legs[-1].elastics[one] += 1
        else:
            legs[-1].fixed += _length(cue, lengths, rate_hz)
    now, waited = NOTHING, 0
    for number, leg in enumerate(legs):
        waited = number if now < leg.begins else waited
        now = max(now, leg.begins) + leg.length(NOTHING)
    for leg in legs[waited:]:
        leg.shrinks = True
    legs[-1].grows = True
    return legs


def _length(cue: Cue, lengths: Mapping[str, int], rate_hz: int) -> Seconds:
    match cue:
        case Speak(phrase):
            return seconds(lengths[phrase.key], rate_hz)
        case Gap(_, length) | Timed(_, length):
            return length
        case Chime():
            return CHIME if cue.seconds is None else cue.seconds
        case _:
            return NOTHING


def _ends(legs: Sequence[_Leg], stretch: Seconds) -> list[Seconds]:
    """For each leg, when the last one would end if all from it on followed at once, last leg first."""
    rest, ends = NOTHING, []
    for leg in reversed(legs):
        rest += leg.length(stretch)
        ends.append(leg.begins + rest)
    return ends


class _Stage:
    """A plan on its way to a length."""

    def __init__(self, plan: Plan, legs: Sequence[_Leg]) -> None:
        self._plan, self._legs = plan, legs
        self.points = sorted({NOTHING, *(point for leg in legs for one in leg.elastics for point in one.corners())})
        """The stretches at which some gap begins or ends to give way, in order; one of them is none."""

    def end(self, stretch: Seconds) -> Seconds:
        """When the voice ends: each leg keeps all that follow from ending earlier than it allows."""
        return max(_ends(self._legs, stretch))

    def to(self, voice: Seconds) -> tuple[Plan, Seconds]:
        """The plan whose voice ends as near as can be to this instant, and when it does."""
        natural, shortest, longest = (self.end(stretch) for stretch in (NOTHING, self.points[0], self.points[-1]))
        voice = min(longest, max(shortest, voice))
        return (self._plan if voice == natural else self.at(self._stretch(voice))), voice

    def at(self, stretch: Seconds) -> Plan:
        """The plan at this stretch."""
        return replace(self._plan, cues=tuple(self._cues(stretch)))

    def _cues(self, stretch: Seconds) -> Iterator[Cue]:
        leg = 0
        for cue in self._plan.cues:
            leg += isinstance(cue, Await)
            if isinstance(cue, Gap) and (one := elastic(cue)):
                yield replace(cue, seconds=one.at(self._legs[leg].stretch(stretch)))
            else:
                yield cue

    def _stretch(self, voice: Seconds) -> Seconds:
        """The stretch nearest to none at which the voice ends then; between two points every end is a line."""
        after = bisect_right(self.points, voice, key=self.end)
        if after == len(self.points):
            return self.points[-1]
        low, high = self.points[after - 1], self.points[after]
        lines = zip(_ends(self._legs, low), _ends(self._legs, high), strict=True)
        return min(
            low + (voice - at_low) * (high - low) / (at_high - at_low) for at_low, at_high in lines if at_high > voice
        )


def _told_in(own: Plan, made: Plan) -> Plan:
    """What was made of a plan; its gaps say what was done to them."""
    return replace(own, cues=tuple(map(_told, own.cues, made.cues)))


def _told(own: Cue, made: Cue) -> Cue:
    """What was made of a cue; a gap says what was done to it."""
    if not (isinstance(own, Gap) and isinstance(made, Gap)) or own.seconds == made.seconds:
        return own
    times = f"{float(made.seconds / own.seconds):.2f}".rstrip("0").rstrip(".")
    return made if times == "1" else replace(made, why=f"{own.why}, x{times} for the length")


def _out_of_reach(plan: Plan, wished: Seconds, least: Seconds, most: Seconds) -> str:
    """What can be reached, in whole seconds within it where there are some."""
    source = f"{plan.cues[0].where.source}: " if plan.cues else ""
    low, high = Seconds(ceil(least)), Seconds(floor(most))
    can = f"a length from {clock(low)} to {clock(high)}" if low <= high else f"only a length of {in_words(least)}"
    remedy = "more text, longer pauses or a longer tail" if wished > most else "less text or shorter pauses"
    return f"{source}a length of {clock(wished)} cannot be reached; {can} can be reached; for another, {remedy}"
