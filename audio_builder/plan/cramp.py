"""Feet and calves cramp when they are tensed for long, or pointed: tension there is short, and toes go up, never down.

Source: Bernstein and Borkovec's table of muscle groups tenses feet and calves for 5 s at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.body.telling import telling
from audio_builder.plan.cues import LeftOut
from audio_builder.plan.steps import Step, steps
from audio_builder.plan.unroll import unrolled
from audio_builder.script.areas import Area, covers
from audio_builder.script.claims import texts_of
from audio_builder.script.nodes import Block, Finding, Node, Phase, Script
from audio_builder.settings import Settings
from audio_builder.units import Seconds, in_words

LONGEST = Seconds(5)
"""How long a foot or a calf is tensed."""
PRONE = (Area("foot"), Area("calf"))
"""What cramps, with all that lies within it."""


def cramp_guarded(every: Iterable[Step]) -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    """The steps with no foot or calf tensed longer than `LONGEST`, and what was taken off."""
    guarded: list[Step] = []
    cut: list[LeftOut] = []
    for step in every:
        if not any(isinstance(node, Phase) and _too_long(step, node) for node in step.nodes):
            guarded.append(step)
            continue
        nodes = tuple(_cut(step, node) for node in step.nodes)
        for was, now in zip(step.nodes, nodes, strict=True):
            if was is not now and isinstance(was, Phase):
                too_much = in_words(was.seconds - LONGEST)
                cut.append(LeftOut(f"{too_much} of [{was.phase} {in_words(was.seconds)}]", "cramp guard", was.where))
        guarded.append(replace(step, nodes=nodes))
    return tuple(guarded), tuple(cut)


def cramps(script: Script, settings: Settings) -> Iterator[Finding]:
    """What may cramp a foot or a calf, whatever is left out: toes that are pointed, and tension that is too long."""
    points_down = telling(settings.language).points_down
    for text, where in texts_of(script.nodes):
        if points_down(text):
            message = "toes that are pointed or curled down may cramp; let them come up, towards the face"
            yield Finding("warning", "cramp", message, where)
    if tenses_long(script.nodes):
        yield from _too_tense(script, settings)


def tenses_long(nodes: Iterable[Node]) -> bool:
    """Whether anything is tensed longer than a foot or a calf may be; blocks are looked into."""
    return any(
        (isinstance(node, Phase) and _is_long(node)) or (isinstance(node, Block) and tenses_long(node.body))
        for node in nodes
    )


def _too_tense(script: Script, settings: Settings) -> Iterator[Finding]:
    """A finding at each place; nothing for a script that cannot be written out."""
    try:
        every, _ = steps(unrolled(script.nodes, settings), replace(settings, skip=(), only=(), gentle=()))
    except PlanError:
        return
    long = (node for step in every for node in step.nodes if isinstance(node, Phase) and _too_long(step, node))
    for where, seconds in dict.fromkeys((node.where, node.seconds) for node in long):
        message = (
            f"a foot or a calf that is tensed for {in_words(seconds)} may cramp; "
            f"{in_words(LONGEST)} is the most, and all it gets"
        )
        yield Finding("warning", "cramp", message, where, f"[tense {in_words(LONGEST)}]")


def _cut(step: Step, node: Node) -> Node:
    return replace(node, seconds=LONGEST) if isinstance(node, Phase) and _too_long(step, node) else node


def _is_long(node: Phase) -> bool:
    return node.phase == "tense" and node.seconds > LONGEST


def _too_long(step: Step, node: Phase) -> bool:
    """Whether a phase tenses what cramps for too long; a position that is held, or stretched, does not."""
    return _is_long(node) and _prone(step)


def _prone(step: Step) -> bool:
    return any(covers(area, part) for area in PRONE for part in step.subject)
