"""Blocks come undone: what is repeated is written out, each side becomes left and right, words are drawn, what is for
another intensity goes, and what stands in curly brackets is filled in, each time anew.

An endless script is refused: how much a block comes to is known by arithmetic, before any of it is written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.draws import drawn
from audio_builder.plan.fills import Fills
from audio_builder.plan.timeline import MAX_LENGTH
from audio_builder.script.nodes import Breathe, EachSide, Heading, Node, Pause, Phase, Repeat, Say, Shuffle, Slot, When
from audio_builder.settings import Settings
from audio_builder.units import Seconds, clock

MAX_STEPS = 200_000
"""More than twelve hours of the densest speech; beyond it a script is a mistake."""

NOTHING = Seconds(0)
TURNS = ("left", "right")
"""The sides of `[each side]`, in the order they are done."""


def unrolled(nodes: Sequence[Node], settings: Settings) -> Iterator[Node]:
    """The nodes in the order they are heard, with no block left in them and nothing to fill in.

    Raises PlanError: before the first node for more than `MAX_STEPS` or, silences and phases alone, `MAX_LENGTH`; at
    its node for a name in curly brackets that stands for nothing.
    """
    steps, length = 0, NOTHING
    for node in nodes:
        more, longer = _size(node, settings.intensity)
        steps += more
        if steps > MAX_STEPS:
            raise PlanError(f"{node.where}: up to here this session has {steps:,} steps; {MAX_STEPS:,} is the most")
        if longer is NOTHING:
            continue
        length += longer
        if length > MAX_LENGTH:
            raise PlanError(
                f"{node.where}: up to here the pauses and phases alone last {clock(length)}; "
                f"the longest session is {clock(MAX_LENGTH)}"
            )
    return _unrolled(nodes, Fills(settings.language, _by_name(settings), settings.seed), settings.intensity)


def _by_name(settings: Settings) -> dict[str, str]:
    return {name.casefold(): value for name, value in settings.variables}


def _size(node: Node, intensity: str) -> tuple[int, Seconds]:
    """(steps, seconds) that a node comes to, the seconds of speech left out."""
    match node:
        case Say():
            return 1, NOTHING
        case Repeat(count, body):
            times = count
        case EachSide(body):
            times = 2
        case When(only, body):
            times = int(only == intensity)
        case Shuffle(every, drawn_words):
            return drawn_words, drawn_words * every
        case Breathe(pattern):
            return node.rounds * len(pattern), node.rounds * sum((one.seconds for one in pattern), Seconds(0))
        case Pause(seconds) | Phase(_, seconds) | Slot(_, seconds):
            return 1, seconds
        case _:
            return 1, NOTHING
    inner = [_size(one, intensity) for one in body]
    return times * sum(steps for steps, _ in inner), times * sum((seconds for _, seconds in inner), Seconds(0))


def _unrolled(nodes: Sequence[Node], fills: Fills, intensity: str) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Repeat(count, body):
                for turn in range(count):
                    yield from _unrolled(body, replace(fills, turns=(*fills.turns, turn)), intensity)
            case EachSide(body):
                for side in (0, 1):
                    yield from _unrolled(body, replace(fills, turns=(*fills.turns, side), side=side), intensity)
            case When(only, body):
                if only == intensity:
                    yield from _unrolled(body, fills, intensity)
            case Shuffle():
                for before, word in drawn(node, seed=fills.seed, turns=fills.turns):
                    yield from _filled(word, replace(fills, turns=(*fills.turns, before)))
            case _:
                yield from _filled(node, fills)


def _filled(node: Node, fills: Fills) -> Iterator[Node]:
    match node:
        case Say(text, where) | Slot(text, _, where) | Phase(_, _, where, text):
            side = node.side or ("" if fills.side is None else TURNS[fills.side])
            filled = fills.fill(text, where)
            if filled == text and side == node.side:
                yield node
            elif filled or not isinstance(node, Say):
                yield replace(node, text=filled, side=side)
        case Heading(title, where):
            yield replace(node, title=fills.fill(title, where))
        case _:
            yield node
