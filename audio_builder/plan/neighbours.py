"""A phrase knows what is said right before and after it, where one voice goes on as in one breath.

Only for voices whose tone goes by that.  It is part of the phrase, and so of its key: the same words between others are
another sound.  What stands between longer pauses has no neighbours, so that what a session repeats stays one phrase,
and kinds of gaps decide, not their lengths, so that longer pauses change no phrase.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from audio_builder.plan.cues import Cue, Gap, Phrase, Plan, Speak

CLOSE = frozenset(("clause", "ellipsis", "sentence"))
"""Kinds of gaps within a flow of speech.  A choice: nobody compared by ear."""


def in_context(plan: Plan, voices: Collection[str]) -> Plan:
    """The plan in which the phrases of these voices (fingerprints) know their neighbours."""
    if not voices:
        return plan
    said = ((at, cue.phrase) for at, cue in enumerate(plan.cues) if isinstance(cue, Speak))
    spoken = {at: phrase for at, phrase in said if phrase.voice in voices}
    cues = list(plan.cues)
    for at, phrase in spoken.items():
        before = _text(phrase, spoken.get(_next(plan.cues, at, -1)))
        after = _text(phrase, spoken.get(_next(plan.cues, at, +1)))
        cue = cues[at]
        if isinstance(cue, Speak) and (before or after):
            cues[at] = replace(cue, phrase=replace(phrase, before=before, after=after))
    return replace(plan, cues=tuple(cues))


def _next(cues: tuple[Cue, ...], at: int, step: int) -> int:
    """The place of the next cue that is no short gap."""
    at += step
    while 0 <= at < len(cues):
        cue = cues[at]
        if not isinstance(cue, Gap) or cue.kind not in CLOSE:
            break
        at += step
    return at


def _text(phrase: Phrase, other: Phrase | None) -> str:
    """What the other phrase says, if it is the same voice in the same language."""
    same = other is not None and (other.voice, other.language) == (phrase.voice, phrase.language)
    return other.text if other is not None and same else ""
