"""Counted breathing written as prose goes on the clock.

`Breathe in... two... three... four.`  The words are spoken as written, each on its beat.
`Inhale for 4, hold for 7, exhale for 8.`  The sentences are spoken, and rounds on the clock follow; how many, a
sentence after them may say.

Only what is unmistakable is taken unless more is asked for: a phase counted aloud with three numbers or more, or an
instruction, not an explanation, with a number for breathing in and one for breathing out.  Whoever writes a pause, a
timed step or a pattern of their own behind it has decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.cues import Beat, Phrase, Timed
from audio_builder.plan.enumerated import BEAT, Taken, aloud
from audio_builder.plan.practice.books import BOOKS, book
from audio_builder.plan.practice.counting import Counting, Step, counting
from audio_builder.plan.practice.reading import Reader
from audio_builder.script.nodes import (
    Breath,
    Breathe,
    Count,
    EachSide,
    Finding,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Repeat,
    Say,
    Slot,
    When,
)

MOST_ROUNDS = 60
"""Rounds that a sentence can ask for; a choice that catches a slip."""
MOST_STEPS = 12
"""Steps of one pattern; a choice, so that what never breathes out is not searched for its end."""
BETWEEN = 1
"""Sentences without a number that may stand between the phases of an instruction, and before the one to repeat it."""


def counted(nodes: Sequence[Node], *, language: str, clock: str, pace: float = 1.0) -> tuple[Node, ...]:
    """Unrolled nodes with counted breathing on the clock; `clock` is the setting `breath-clock`."""
    kept: list[Node] = []
    at = 0
    for taken in _found(nodes, language, pace) if clock != "off" else ():
        if taken.certain or clock == "on":
            kept += [*nodes[at : taken.start], *taken.nodes]
            at = taken.stop
    return (*kept, *nodes[at:])


def offers(nodes: Sequence[Node], *, language: str, clock: str) -> tuple[Finding, ...]:
    """A note on everything that reads like counted breathing and stays off the clock; blocks are looked into."""
    return tuple(
        Finding(
            "note",
            "counted-breathing",
            "this reads like counted breathing; --breath-clock on puts it on the clock",
            body[taken.start].where,
            f"[breathe {taken.pattern} x1]",
        )
        for body in _bodies(nodes)
        for taken in _found(body, language, 1.0)
        if clock == "off" or (clock == "auto" and not taken.certain)
    )


def on_beats(count: Count, *, phrase: Callable[[str], Phrase]) -> Timed:
    """A phase that its author counts aloud, every word on its beat."""
    spoken = [n for n, word in enumerate(count.words) if word]
    stops = (*spoken[1:], len(count.words))
    beats = tuple(
        Beat(n * count.beat, (stop - n) * count.beat, phrase(count.words[n]), count.words[n])
        for n, stop in zip(spoken, stops, strict=True)
    )
    return Timed(count.phase, count.seconds, beats, count.where)


def _bodies(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    yield nodes
    for node in nodes:
        if isinstance(node, Repeat | EachSide | When):
            yield from _bodies(node.body)


def _found(nodes: Sequence[Node], language: str, pace: float) -> tuple[Taken, ...]:
    known = book(language)
    if known is None:
        return ()
    grammar = counting(next(tag for tag, one in BOOKS.items() if one is known))
    said = ((n, node.text.lower()) for n, node in enumerate(nodes) if isinstance(node, Say))
    numbered = [n for n, low in said if grammar.counts(low)]
    if not numbered:
        return ()
    counts = tuple(aloud(nodes, grammar, frozenset(numbered), pace=pace))
    taken = frozenset(n for one in counts for n in range(one.start, one.stop))
    told = _Told(nodes, grammar, Reader(language), numbered, taken)
    return tuple(sorted((*counts, *told.all()), key=lambda taken: taken.start))


class _Told(Struct, frozen=True):
    """Instructions that give each phase its number."""

    nodes: Sequence[Node]
    grammar: Counting
    reader: Reader
    numbered: Sequence[int]
    """Nodes in which there are numbers, in order."""
    counted: frozenset[int]
    """Nodes that are counted aloud."""

    def all(self) -> Iterator[Taken]:
        free = 0
        for start in self.numbered:
            if start >= free and (taken := self._at(start)):
                yield taken
                free = taken.stop

    def _at(self, start: int) -> Taken | None:
        steps = self._steps(start)
        if not steps or steps[0].phase != "inhale":
            return None
        steps, stop = self._whole(steps, start)
        phases = [step.phase for step in steps]
        if "exhale" not in phases or any(one == two for one, two in pairwise(phases)):
            return None
        told = stop
        rounds, stop = self._rounds(sum(step.beats for step in steps), stop)
        following = next((n for n in range(stop, len(self.nodes)) if not self._is_break(n)), len(self.nodes))
        if following < len(self.nodes) and self._decided(following, repeated=stop > told):
            return None
        said = self.nodes[start:stop]
        pattern = tuple(Breath(step.phase, step.beats * BEAT) for step in steps)
        breathe = Breathe(pattern, ("words",) * rounds, BEAT, self.nodes[start].where)
        certain = not any(self.reader.read(one.text).explains for one in said if isinstance(one, Say))
        return Taken(start, stop, (*_plain(said), breathe), certain, "-".join(str(step.beats) for step in steps[:4]))

    def _steps(self, at: int) -> tuple[Step, ...]:
        low = self._text(at).lower()
        return self.grammar.steps(low) if low and self.grammar.counts(low) else ()

    def _text(self, at: int) -> str:
        node = self.nodes[at] if at < len(self.nodes) and at not in self.counted else None
        return node.text.replace("’", "'") if isinstance(node, Say) else ""

    def _is_break(self, at: int) -> bool:
        return at < len(self.nodes) and isinstance(self.nodes[at], ParagraphBreak)

    def _whole(self, steps: tuple[Step, ...], at: int) -> tuple[tuple[Step, ...], int]:
        """The steps with those of the sentences after, as far as they belong to the breath, and the index after.

        No steps for more than `MOST_STEPS` without a breath out; two of a kind in a row end the search too.
        """
        stop, without, at = at + 1, 0, at + 1
        while without <= BETWEEN and at < len(self.nodes):
            if not self._is_break(at):
                more = self._steps(at)
                breathed_out = any(step.phase == "exhale" for step in steps)
                if breathed_out and [step.phase for step in more] != ["hold"]:
                    break
                if not more and (not self._text(at) or self.grammar.counts(self._text(at).lower())):
                    break
                if more and more[0].phase == steps[-1].phase:
                    return (*steps, *more), stop
                if not breathed_out and len(steps) > MOST_STEPS:
                    return (), stop
                steps, without = (*steps, *more), 0 if more else without + 1
                stop = at + 1 if more else stop
            at += 1
        return steps, stop

    def _rounds(self, cycle: int, stop: int) -> tuple[int, int]:
        """How often the pattern is done, and the index after the sentence that says so."""
        at, without = stop, 0
        while without <= BETWEEN and at < len(self.nodes):
            if not self._is_break(at):
                text = self._text(at)
                if not text:
                    break
                times = self.grammar.times(text.lower())
                lasting = self.reader.read(text)
                if not times and lasting.kind == "again" and lasting.seconds:
                    times = max(1, lasting.seconds // cycle)
                if times:
                    return min(times, MOST_ROUNDS), at + 1
                without += 1
            at += 1
        return 1, stop

    def _decided(self, at: int, *, repeated: bool) -> bool:
        """Whether the author has timed what comes: a pause, a step or a pattern follows, or the count itself."""
        return (at in self.counted and not repeated) or isinstance(self.nodes[at], Pause | Phase | Slot | Breathe)


def _plain(nodes: Iterable[Node]) -> Iterator[Node]:
    return (replace(node, plain=True) if isinstance(node, Say) else node for node in nodes)
