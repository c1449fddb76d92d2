"""The gentle form of a session takes less effort: muscles are tensed for less time, and stretched for less.

Nothing becomes longer than it was, what changes is told, and breath and rest stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor

from msgspec.structs import replace

from audio_builder.plan.cues import Cue, Gap, LeftOut
from audio_builder.script.nodes import Node, Phase
from audio_builder.units import Seconds, in_words

WHY = "gentle"
LONGEST_TENSION = Seconds(4)
STRETCH, LONGEST_STRETCH = Seconds(3, 5), Seconds(20)
"""What is kept of a stretch, in whole seconds, and how long it is at most."""


def gentler(nodes: Iterable[Node]) -> tuple[tuple[Node, ...], tuple[LeftOut, ...]]:
    """Nodes that no block is left in, with shorter tensions and stretches, and what was taken off."""
    kept: list[Node] = []
    cut: list[LeftOut] = []
    for node in nodes:
        seconds = _shorter(node.phase, node.seconds) if isinstance(node, Phase) else None
        if isinstance(node, Phase) and seconds is not None and seconds < node.seconds:
            less = in_words(node.seconds - seconds)
            cut.append(LeftOut(f"{less} of [{node.phase} {in_words(node.seconds)}]", WHY, node.where))
            node = replace(node, seconds=seconds)
        kept.append(node)
    return tuple(kept), tuple(cut)


def gentler_gaps(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Cues with shorter automatic pauses for tension and stretch; each says so."""
    return tuple(_gentler_gap(cue) if isinstance(cue, Gap) else cue for cue in cues)


def _gentler_gap(gap: Gap) -> Gap:
    seconds = _shorter(gap.kind, gap.seconds)
    return replace(gap, seconds=seconds, why=f"{gap.why}, {WHY}") if seconds < gap.seconds else gap


def _shorter(what: str, seconds: Seconds) -> Seconds:
    """How long a step or a pause of a kind is in the gentle form."""
    if what in ("tense", "tense-foot"):
        return min(seconds, LONGEST_TENSION)
    if what == "stretch":
        whole = max(1, floor(seconds * STRETCH + Seconds(1, 2)))
        return min(seconds, LONGEST_STRETCH, Seconds(whole))
    return seconds
