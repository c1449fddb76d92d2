"""How fast a voice speaks: what is asked of its engine, and what is left for its sound to be stretched by.

The engine comes first; a stretch makes up for what it cannot do, within `STRETCH` and where it can be heard at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.cues import Cue, Phrase, Plan, Speak, Timed

STRETCH = (0.75, 1.15)
"""The slowest and the quickest, times the pace it was spoken at, that speech is stretched to; beyond, it suffers."""
UNHEARD = 0.02
"""A pace that is so little off is left as it is; listeners notice 5 %.  Source: Quené (2007), J. Phonetics 35."""


class Paces(Struct, frozen=True, kw_only=True):
    """What an engine can be asked for, times the calm pace of its own."""

    slowest: float = 0.1
    quickest: float = 10.0
    slow_below: float | None = None
    """Asked for less than this it has one slow reading besides, whose pace must be measured; None: it has none."""
    slow_is: float | None = None
    """That pace, once it is known."""


ANY = Paces()
"""Of an engine that follows whatever it is asked for, or is not known yet."""


def within(phrase: Phrase, paces: Paces) -> Phrase:
    """The phrase as near to its pace as its engine and a stretch can bring it, the engine first."""
    wanted = phrase.heard_pace
    asked = [min(max(wanted, paces.slowest), paces.quickest)]
    if paces.slow_below is not None:
        asked += [pace for pace in (paces.slow_is or wanted,) if pace < paces.slow_below]
    found = (_asked_for(phrase, wanted, pace) for pace in asked)
    return min(found, key=lambda one: round(abs(log(one.heard_pace / wanted)), 4))


def divided(plan: Plan, paces: Mapping[str, Paces]) -> Plan:
    """The plan with every phrase within what its voice can do; `paces` by fingerprint, those of others are `ANY`."""
    cues = tuple(_divided(cue, paces) for cue in plan.cues)
    return plan if cues == plan.cues else replace(plan, cues=cues)


def is_missed(phrase: Phrase, wanted: Phrase) -> bool:
    """Whether a listener can tell that the phrase is not at the pace that was wanted."""
    return abs(phrase.heard_pace / wanted.heard_pace - 1.0) > 1.5 * UNHEARD


def _asked_for(phrase: Phrase, wanted: float, pace: float) -> Phrase:
    """The phrase spoken at a pace of the engine and stretched to the one that is wanted, as far as that goes."""
    slowest, quickest = STRETCH
    spoken = pace if pace == phrase.pace else round(pace, 4)
    stretch = round(min(max(wanted / spoken, slowest), quickest), 4)
    stretch = 1.0 if round(abs(stretch - 1.0), 4) <= UNHEARD else stretch
    same = (spoken, stretch) == (phrase.pace, phrase.stretch)
    return phrase if same else replace(phrase, pace=spoken, stretch=stretch)


def _divided(cue: Cue, paces: Mapping[str, Paces]) -> Cue:
    match cue:
        case Speak(phrase=phrase):
            return replace(cue, phrase=within(phrase, paces.get(phrase.voice, ANY)))
        case Timed(beats=beats) if beats:
            return replace(
                cue,
                beats=tuple(replace(one, phrase=within(one.phrase, paces.get(one.phrase.voice, ANY))) for one in beats),
            )
    return cue
