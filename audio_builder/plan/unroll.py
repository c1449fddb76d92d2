"""Blocks come undone: what is repeated is written out, and each side becomes left and right.

An endless script is refused: how much a block comes to is known by arithmetic, before any of it is written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audio_builder.errors import PlanError
from audio_builder.plan.timeline import MAX_LENGTH
from audio_builder.plan.wording import with_side
from audio_builder.script.nodes import Breathe, EachSide, Heading, Node, Pause, Phase, Repeat, Say
from audio_builder.units import Seconds, clock

MAX_STEPS = 200_000
"""More than twelve hours of the densest speech; beyond it a script is a mistake."""


def unrolled(nodes: Sequence[Node], language: str) -> Iterator[Node]:
    """The nodes in the order they are heard, with no block left in them.

    Raises PlanError, before the first node, for more than `MAX_STEPS` or, silences and phases alone, `MAX_LENGTH`.
    """
    steps, length = 0, Seconds(0)
    for node in nodes:
        more, longer = _size(node)
        steps, length = steps + more, length + longer
        if steps > MAX_STEPS:
            raise PlanError(f"{node.where}: up to here this session has {steps:,} steps; {MAX_STEPS:,} is the most")
        if length > MAX_LENGTH:
            raise PlanError(
                f"{node.where}: up to here the pauses and phases alone last {clock(length)}; "
                f"the longest session is {clock(MAX_LENGTH)}"
            )
    return _unrolled(nodes, language)


def _size(node: Node) -> tuple[int, Seconds]:
    """(steps, seconds) that a node comes to, the seconds of speech left out."""
    match node:
        case Repeat(count, body):
            times = count
        case EachSide(body):
            times = 2
        case Breathe(pattern, rounds):
            return rounds * len(pattern), rounds * sum((seconds for _, seconds in pattern), Seconds(0))
        case Pause(seconds) | Phase(_, seconds):
            return 1, seconds
        case _:
            return 1, Seconds(0)
    inner = [_size(one) for one in body]
    return times * sum(steps for steps, _ in inner), times * sum((seconds for _, seconds in inner), Seconds(0))


def _unrolled(nodes: Sequence[Node], language: str) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Repeat(count, body):
                for _ in range(count):
                    yield from _unrolled(body, language)
            case EachSide(body):
                for turn in (0, 1):
                    yield from (_on_side(inner, language, turn) for inner in _unrolled(body, language))
            case _:
                yield node


def _on_side(node: Node, language: str, turn: int) -> Node:
    match node:
        case Say(text):
            return replace(node, text=with_side(text, language, turn))
        case Heading(title):
            return replace(node, title=with_side(title, language, turn))
        case _:
            return node
