"""How sure it is that a text outside square brackets is a direction and no words for the listener.

In the middle of a sentence only what cannot be anything else counts; between sentences also a step without a length, a
breath or a bell.  Emphasised words are mostly spoken, so there nothing may be left over.
"""

from __future__ import annotations

from fractions import Fraction

from audio_builder.script.directions.calls import Call, Understood
from audio_builder.script.directions.directives import BREATHE, EVERYDAY, MUSIC, PAUSE, RING, SOUND, Directive
from audio_builder.script.directions.pauses import INTENSIFIERS, LONGEST_IN_PROSE, SIZES
from audio_builder.script.directions.stage import ACTORS, speaks_to_listener
from audio_builder.script.directions.timing import Timing, timing
from audio_builder.script.lengths.durations import ARTICLES
from audio_builder.script.nodes import Pause

LONGEST_ALONE = Fraction(600)
"""Longest bare length, in seconds, that is a pause where it stands alone: `(20 minutes)` tells how long something "
"is."""
MOST_BESIDE = 3
"""Words after a length with which it is still a pause between sentences: `(20 sec. to feel it)`."""

_TAKERS = frozenset(
    "take make have let leave allow insert add be there haz haga hagamos tomar toma deja faites fais marquez marquer "
    "laissez prenez mache machen mach lass faça façam fazer deixe fai fate fare lascia".split()
)
"""Verbs and the like before the name of a pause: `take a short pause`."""
_BEFORE = _TAKERS | ACTORS | ARTICLES | INTENSIFIERS | SIZES.keys()
_MAY_GO_ON = frozenset(("pause", "pauses", "pausa", "pausas", "pausen", "slnc"))
"""Names of a pause after which words may follow without a length."""


def is_certain(row: Directive, call: Call, understood: Understood) -> bool:
    """Whether a reading is a direction wherever it stands, even in the middle of a sentence."""
    found = timing(call) if row.timed else None
    if found is None:
        return False
    if row is PAUSE:
        return _is_pause(call, found, understood)
    clean = understood.meaning is not None and not found.stage and not call.lead
    return clean and found.length is not None


def is_likely(row: Directive, call: Call, understood: Understood, *, emphasised: bool) -> bool:
    """Whether a reading is a direction between sentences or on a line of its own."""
    if understood.meaning is None:
        return False
    codes = {finding.code for finding in understood.findings}
    faultless = all(finding.level == "note" for finding in understood.findings) and "stage-direction" not in codes
    if row is RING or row is BREATHE:
        return faultless and not emphasised and not call.name.startswith("take ")
    if row is MUSIC or row is SOUND:
        return isinstance(understood.meaning, Pause) or call.colon
    if not row.timed:
        return False
    found = timing(call)
    led = any(word in found.rest for word in call.lead)
    if found.length is None:
        return (row is not PAUSE or not call.name) and faultless and not emphasised
    addressed = speaks_to_listener((*call.lead, *found.rest))
    if row is PAUSE and not call.name:
        if found.stage:
            brief = len(found.rest) <= MOST_BESIDE and found.length.seconds <= LONGEST_IN_PROSE
            return brief and not (led or emphasised or addressed)
        return found.length.seconds <= LONGEST_ALONE
    return not emphasised and not (led and addressed)


def _is_pause(call: Call, found: Timing, understood: Understood) -> bool:
    led = any(word.text not in _BEFORE for word in call.lead)
    if not call.name:
        if found.length is None or found.stage or understood.meaning is None:
            return False
        return ":" not in call.content and found.length.seconds <= LONGEST_IN_PROSE
    if call.name in EVERYDAY:
        return found.length is not None and not found.rest and understood.meaning is not None
    if led:
        return False
    return found.length is not None or not found.rest or call.name in _MAY_GO_ON
