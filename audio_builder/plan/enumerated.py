"""Breaths that are counted aloud: a phase is named, and the numbers from one or two on follow it.

Only white space and punctuation may stand between the numbers, or the end of a sentence: `In. Two. Three. Four.`  The
words that name the phase have the first beat, or as many as they need; every number has one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.estimate import SECONDS_PER_CHARACTER
from audio_builder.plan.practice.counting import Counting
from audio_builder.script.nodes import Count, Node, ParagraphBreak, Say
from audio_builder.units import Seconds

BEAT = Seconds(1)
CERTAIN = 3
"""Numbers after one breath word from which counting is unmistakable."""
LEAD = Seconds(2)
"""Seconds up to which the whole clause that names a phase is spoken on the clock; of a longer one, only its end."""

QUICKER = Seconds(11, 10)
"""How much faster words may be spoken to end on their beat; a little less than what is allowed."""

_STOPS = " \t,;:.…!?-–—\"'“”‘’"


class Taken(Struct, frozen=True):
    """Nodes [start, stop) and what stands in their place."""

    start: int
    stop: int
    nodes: tuple[Node, ...]
    certain: bool
    pattern: str
    """In the notation of a directive: `4-7-8`."""


class _Token(Struct, frozen=True):
    """Words, or one number with the punctuation after it."""

    node: int
    start: int
    stop: int
    value: int
    """Zero for words."""


class _Phase(Struct, frozen=True):
    """Words that name a phase and the numbers after it."""

    phase: str
    lead: _Token
    numbers: tuple[_Token, ...]


def aloud(nodes: Sequence[Node], grammar: Counting, numbered: Collection[int], *, pace: float) -> Iterator[Taken]:
    """Every group of phases that is counted aloud, in order; `numbered` are the nodes in which there are numbers."""
    for start, stop in _blocks(nodes, numbered):
        yield from _Block(nodes, grammar, pace).groups(start, stop)


def _blocks(nodes: Sequence[Node], numbered: Collection[int]) -> Iterator[tuple[int, int]]:
    """(start, stop) of sentences with nothing else between them, of which at least every other has a number.

    The first can be one without, because it may name the phase that the next one counts.
    """
    begins: int | None = None
    lead: int | None = None
    for n, node in enumerate(nodes):
        if n in numbered:
            begins = (n if lead is None else lead) if begins is None else begins
            lead = None
        elif isinstance(node, Say) and lead is None:
            lead = n
        elif not isinstance(node, ParagraphBreak):
            if begins is not None:
                yield begins, n
            begins, lead = None, n if isinstance(node, Say) else None
    if begins is not None:
        yield begins, len(nodes)


class _Block:
    """Sentences with nothing else between them."""

    def __init__(self, nodes: Sequence[Node], grammar: Counting, pace: float) -> None:
        self._nodes, self._grammar, self._pace = nodes, grammar, pace

    def groups(self, start: int, stop: int) -> Iterator[Taken]:
        tokens = [token for at in range(start, stop) for token in self._tokens(at)]
        group: list[_Phase] = []
        at = 0
        while at < len(tokens):
            phase = self._phase(tokens, at)
            joined = phase and group and self._joins(group[-1], phase)
            if group and not joined:
                yield self._taken(group)
                group = []
            if phase:
                group.append(phase)
            at = tokens.index(phase.numbers[-1], at) + 1 if phase else at + 1
        if group:
            yield self._taken(group)

    def _text(self, token: _Token) -> str:
        node = self._nodes[token.node]
        return node.text[token.start : token.stop].strip() if isinstance(node, Say) else ""

    def _tokens(self, at: int) -> Iterator[_Token]:
        node = self._nodes[at]
        if not isinstance(node, Say):
            return
        low = node.text.lower()
        if len(low) != len(node.text):
            return
        if not self._grammar.counts(low):
            yield _Token(at, 0, len(low), 0)
            return
        position = 0
        found = self._grammar.numbers(low)
        for n, number in enumerate(found):
            if low[position : number.start].strip(_STOPS):
                yield _Token(at, position, number.start, 0)
            after = found[n + 1].start if n + 1 < len(found) else len(low)
            tail = low[number.stop : after]
            position = number.stop + len(tail) - len(tail.lstrip(_STOPS))
            yield _Token(at, number.start, position, number.value)
        if low[position:].strip(_STOPS):
            yield _Token(at, position, len(low), 0)

    def _phase(self, tokens: Sequence[_Token], at: int) -> _Phase | None:
        """The phase whose words are the token at this index."""
        lead, first = tokens[at], at + 1
        if lead.value or first >= len(tokens) or not tokens[first].value:
            return None
        if tokens[first].value > 2 and first + 1 < len(tokens) and tokens[first + 1].value == 1:
            lead = replace(lead, stop=tokens[first].stop) if tokens[first].node == lead.node else lead
            first += 1
        if tokens[first].value not in (1, 2):
            return None
        named = self._grammar.phase_at(self._text(lead).lower())
        stop = first + 1
        while stop < len(tokens) and tokens[stop].value == tokens[stop - 1].value + 1:
            stop += 1
        if named is None or not self._ends(tokens, stop):
            return None
        phase, clause, word = named
        text = self._text(lead)
        fits = _spoken(text[clause:], self._pace) <= LEAD or self._grammar.goes_on(f"{text[clause:word].lower()} ")
        begins = clause if fits else word
        offset = lead.start + len(self._raw(lead)) - len(self._raw(lead).lstrip())
        return _Phase(phase, replace(lead, start=offset + begins), tuple(tokens[first:stop]))

    def _raw(self, token: _Token) -> str:
        node = self._nodes[token.node]
        return node.text[token.start : token.stop] if isinstance(node, Say) else ""

    def _ends(self, tokens: Sequence[_Token], stop: int) -> bool:
        """Whether a row of numbers is over where it ends: `two, three.`, not `two, three days`."""
        last = self._raw(tokens[stop - 1])
        if stop == len(tokens) or tokens[stop].node != tokens[stop - 1].node or last.rstrip(_STOPS) != last.rstrip():
            return True
        return self._grammar.goes_on(self._raw(tokens[stop]).lower())

    def _joins(self, before: _Phase, phase: _Phase) -> bool:
        """Whether nothing is said between two phases."""
        last = before.numbers[-1]
        if last.node == phase.lead.node:
            return not self._between(last.node, last.stop, phase.lead.start)
        return not self._between(phase.lead.node, 0, phase.lead.start)

    def _between(self, node: int, start: int, stop: int) -> str:
        return self._raw(_Token(node, start, stop, 0)).strip(_STOPS)

    def _taken(self, group: Sequence[_Phase]) -> Taken:
        first, last = group[0].lead, group[-1].numbers[-1]
        before, after = self._nodes[first.node], self._nodes[last.node]
        nodes: list[Node] = []
        if isinstance(before, Say) and self._between(first.node, 0, first.start):
            nodes.append(replace(before, text=before.text[: first.start].strip()))
        counts = [self._count(phase) for phase in group]
        nodes += counts
        if isinstance(after, Say) and self._between(last.node, last.stop, len(after.text)):
            nodes.append(replace(after, text=after.text[last.stop :].strip()))
        return Taken(
            first.node,
            last.node + 1,
            tuple(nodes),
            any(len(phase.numbers) >= CERTAIN for phase in group),
            "-".join(str(len(count.words)) for count in counts[:4]),
        )

    def _count(self, phase: _Phase) -> Count:
        lead = self._text(phase.lead)
        more = ceil(_spoken(lead, self._pace) / (BEAT * QUICKER)) - 1
        words = (lead, *[""] * max(0, more), *(self._text(number) for number in phase.numbers))
        node = self._nodes[phase.lead.node]
        return Count(phase.phase, words, BEAT, node.where)


def _spoken(text: str, pace: float) -> Seconds:
    """About how long it takes to say, in seconds."""
    return SECONDS_PER_CHARACTER * len(text.strip(_STOPS)) / Seconds(pace)
