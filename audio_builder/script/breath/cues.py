"""Cues of a breathing directive: `cues words`, `cues words x2 > tones > none`, `cues fading`, `silent`."""

from __future__ import annotations

from audio_builder.script.breath.draft import Draft, Unreadable
from audio_builder.script.breath.numbers import ROUNDS
from audio_builder.script.breath.telling import Part
from audio_builder.script.breath.words import CUES, FOR, TIMES
from audio_builder.script.lengths.durations import take, take_count

FADING = frozenset(["fading", "fade", "faded"])
_BETWEEN_CUES = frozenset([">", "→", "-", "–", ",", "/", "then", "to", "and", "luego", "puis", "dann", "poi", "depois"])


def cues(draft: Draft, at: int) -> int:
    """`cues words`, `cues words x2 > tones > none`, `cues fading`."""
    at += 1 + (draft.text(at + 1) in (":", "="))
    read = _part(draft, at)
    if read is None:
        raise Unreadable(f"cues are words, counts, tones, none or fading, not '{draft.text(at)}'")
    draft.told = []
    while read is not None:
        part, at = read
        if part is None:
            draft.fading = True
        else:
            draft.told.append(part)
        after = at
        while draft.text(after) in _BETWEEN_CUES:
            after += 1
        read = _part(draft, after)
    return at


def bare_cues(draft: Draft, at: int) -> int:
    """`counted`, `silent`, `fading` without the word cues before them."""
    return cues(draft, at - 1)


def _part(draft: Draft, at: int) -> tuple[Part | None, int] | None:
    """One cue with its rounds, or None for `fading`, and the index after it."""
    if draft.text(at) in FADING:
        return None, at + 1
    before = take_count(draft.call.args, at)
    start = before[1] if before is not None else at
    cue = CUES.get(draft.text(start))
    if cue is None:
        return None
    at = start + 1
    if before is None:
        stop = at + (draft.text(at) in TIMES or draft.text(at) in FOR)
        before = take_count(draft.call.args, stop)
        if before is not None and (stop > at or draft.text(before[1]) in ROUNDS) and not _is_length(draft, stop):
            at = before[1] + (draft.text(before[1]) in ROUNDS)
        else:
            before = None
    if before is None:
        return Part(cue), at
    if before[0].denominator != 1:
        raise Unreadable("cues last a whole number of rounds")
    return Part(cue, int(before[0])), at


def _is_length(draft: Draft, at: int) -> bool:
    taken = take(draft.call.args, at)
    return taken is not None and not taken[0].bare
