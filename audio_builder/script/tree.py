"""Nodes nest: blocks open, fill and close, and every mistake in that is a finding with its place.

A block that may not stand where it is (too deep, too many repeats in all, a side within a side) is reported and its
body kept, so a tree is never deeper than `DEEPEST` and never unrolls to more than `MOST_REPEATS` turns.
A blank line counts only between two neighbours in one body, neither of which is a heading.

Pasted scripts say `[Repeat 3 times]` of what was said and `[END]` of all: where a script has no block with both its
ends, one that is not written as the markup has it is a stage direction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from audio_builder.regex import regex
from audio_builder.script.directions.blocks import EACH_SIDE, REPEAT
from audio_builder.script.directions.calls import Closing, Meaning, Opening, role
from audio_builder.script.directions.conditions import IF
from audio_builder.script.directions.shuffles import SHUFFLE
from audio_builder.script.nodes import (
    Block,
    EachSide,
    Finding,
    Heading,
    Node,
    ParagraphBreak,
    Pause,
    Repeat,
    Say,
    Shuffle,
    When,
    Where,
)

DEEPEST = 20
"""Blocks within blocks; a choice."""
MOST_REPEATS = 10_000
"""Largest product of the counts of repeats within repeats."""
RULE = "rule"
"""Why there is a pause at a rule line (`---`)."""
_NATIVE = regex(r"\[(?:repeat [0-9]{1,9}|each side|end(?: [a-z ]{1,20})?|/[a-z ]{0,20})\]")


class Nest(Struct, frozen=True):
    """What surrounds a place in a tree."""

    times: int = 1
    """The product of the counts of the repeats around it."""
    sided: bool = False
    """Whether it is inside `[each side]`."""
    intensity: str = ""
    """The intensity of the `[if ...]` around it."""
    drawn: bool = False
    """Whether its lines are the words of a shuffle."""
    depth: int = 0
    """How many blocks are around it."""


class _Frame(Struct):
    nest: Nest
    opening: Opening | None
    wraps: bool = True
    nodes: list[Node] = field(default_factory=list)
    """Of a block that may not stand where it is: those of what surrounds it."""
    blank: Where | None = None


class Tree:
    """Nodes while they are read; `report` takes the findings."""

    def __init__(self, nest: Nest, report: Callable[[Finding], None]) -> None:
        self._frames = [_Frame(nest, None)]
        self._report = report
        self._has_blocks = False
        """Whether a block has both its ends."""
        self._loose: list[tuple[Finding, Finding]] = []
        """For each end alone: what it is where the script has blocks, and where it has none."""

    @property
    def nest(self) -> Nest:
        """What surrounds the next node."""
        return self._frames[-1].nest

    @property
    def last(self) -> Node | None:
        """The node before the next in the same body."""
        return self._frames[-1].nodes[-1] if self._frames[-1].nodes else None

    @property
    def is_first(self) -> bool:
        """Whether the last node is the first of all."""
        return len(self._frames) == 1 and len(self._frames[0].nodes) == 1

    def take_back(self) -> None:
        """Removes the last node."""
        self._frames[-1].nodes.pop()

    def add(self, node: Node) -> None:
        """Puts a node after the last."""
        frame = self._frames[-1]
        if frame.nest.drawn and not isinstance(node, Say):
            if not isinstance(node, ParagraphBreak):
                self._report(no_word(node, node.where))
            return
        if frame.blank and frame.nodes and not isinstance(node, Heading) and not isinstance(frame.nodes[-1], Heading):
            frame.nodes.append(ParagraphBreak(frame.blank))
        frame.blank = None
        frame.nodes.append(node)

    def blank(self, where: Where) -> None:
        """Notes a blank line."""
        self._frames[-1].blank = self._frames[-1].blank or where

    def rule(self, pause: Pause) -> None:
        """Puts the pause of a rule line, unless nothing is before it or another rule is."""
        nodes = self._frames[-1].nodes
        if nodes and not _is_rule(nodes[-1]):
            self.add(pause)

    def open(self, opening: Opening) -> None:
        """Starts a block."""
        outer = self.nest
        problem = _misplaced(opening, outer)
        if problem is None:
            self._frames.append(_Frame(_within(outer, opening), opening))
            return
        self._report(problem)
        around = self._frames[-1]
        self._frames.append(_Frame(outer, opening, wraps=False, nodes=around.nodes, blank=around.blank))

    def close(self, closing: Closing) -> None:
        """Ends the open block."""
        opening = self._frames[-1].opening
        if opening is None:
            self._loose.append((_unmatched(closing), _remark(closing)))
            return
        if closing.kind not in ("", opening.kind):
            message = f"'{closing.words}' cannot end the '{opening.words}' of line {opening.where.line}"
            self._report(Finding("error", "unmatched-end", message, closing.where, f"[end {opening.kind}]"))
        if _ends_a_script(opening, closing, self._frames[-1].nodes):
            self._frames[-1].wraps = False
            self._loose += ((_remark(opening),) * 2, (_remark(closing),) * 2)
        else:
            self._has_blocks = True
        self._fold()

    def finish(self) -> tuple[Node, ...]:
        """The nodes of the whole tree; open blocks are reported and closed."""
        while (opening := self._frames[-1].opening) is not None:
            self._loose.append((_unclosed(opening), _remark(opening)))
            kept = self._has_blocks or _is_native(opening) or _names_a_side(self._frames[-1].nodes)
            self._frames[-1].wraps = self._frames[-1].wraps and kept
            self._fold()
        for strict, lenient in self._loose:
            self._report(strict if self._has_blocks else lenient)
        nodes = self._frames[-1].nodes
        while nodes and (_is_rule(nodes[-1]) or isinstance(nodes[-1], ParagraphBreak)):
            nodes.pop()
        return tuple(nodes)

    def _fold(self) -> None:
        frame = self._frames.pop()
        if frame.nodes is self._frames[-1].nodes:
            self._frames[-1].blank = frame.blank
            return
        opening, body = frame.opening, tuple(frame.nodes)
        if opening is None or not body:
            if opening and opening.kind == SHUFFLE:
                self._report(Finding("error", "shuffle", f"'{opening.words}' has no words to draw", opening.where))
            return
        if not frame.wraps:
            for node in body:
                self.add(node)
        else:
            self.add(self._block(opening, body))

    def _block(self, opening: Opening, body: tuple[Node, ...]) -> Block:
        match opening.kind:
            case "repeat":
                return Repeat(opening.count, body, opening.where)
            case "if":
                return When(opening.intensity, body, opening.where)
            case "shuffle":
                words = tuple(node for node in body if isinstance(node, Say))
                for finding in _of_words(opening, words):
                    self._report(finding)
                return Shuffle(opening.every, opening.count, words, opening.where)
            case _:
                return EachSide(body, opening.where)


def _within(outer: Nest, opening: Opening) -> Nest:
    """What surrounds what stands in a block."""
    return Nest(
        outer.times * opening.count,
        outer.sided or opening.kind == EACH_SIDE,
        opening.intensity or outer.intensity,
        opening.kind == SHUFFLE,
        outer.depth + 1,
    )


def _is_native(mark: Opening | Closing) -> bool:
    """Whether the end or the start of a block is written as the markup has it."""
    if isinstance(mark, Opening) and mark.kind in (IF, SHUFFLE):
        return True
    return _NATIVE.fullmatch(mark.words) is not None


def _ends_a_script(opening: Opening, closing: Closing, body: list[Node]) -> bool:
    """Whether `[END]` ends the script and not what `[Repeat 3 times]` before it would open."""
    if closing.kind or _is_native(opening) or _is_native(closing):
        return False
    chaptered = any(isinstance(node, Heading) for node in body)
    return chaptered or (closing.words.isupper() and not opening.words.isupper())


def _names_a_side(body: list[Node]) -> bool:
    """Whether `{side}` stands in a text, which is filled only inside its block."""
    return any(isinstance(node, Say) and "{" in node.text for node in body)


def _unmatched(closing: Closing) -> Finding:
    return Finding("error", "unmatched-end", f"'{closing.words}' ends a block, and none is open", closing.where)


def _unclosed(opening: Opening) -> Finding:
    message = f"'{opening.words}' is never closed; write [end] on the line after its last"
    return Finding("error", "unclosed-block", message, opening.where)


def _remark(mark: Opening | Closing) -> Finding:
    """What is said of the start or the end of a block that stands alone."""
    if isinstance(mark, Closing):
        if _is_native(mark):
            return _unmatched(mark)
        message = f"'{mark.words}' ends no block, so it is taken as a stage direction and stays silent"
        return Finding("note", "stage-direction", message, mark.where)
    native = f"[repeat {mark.count}]" if mark.kind == REPEAT else f"[{mark.kind}]"
    if _is_native(mark):
        return _unclosed(mark)
    message = (
        f"'{mark.words}' has no [end], so it is taken as a stage direction and nothing is done again; write {native} "
        "before what is to be done again and [end] after it"
    )
    return Finding("warning", "unclosed-block", message, mark.where, native)


def no_word(meaning: Meaning, where: Where) -> Finding:
    """What is said of anything but words in a shuffle."""
    message = f"in a shuffle stand words alone, one or a few a line, and no {role(meaning)}"
    return Finding("error", "shuffle", message, where)


def _of_words(opening: Opening, words: tuple[Say, ...]) -> Iterator[Finding]:
    """What there is to know of the words of a shuffle."""
    counts = Counter(word.text.casefold() for word in words)
    if twice := next((word for word in words if counts[word.text.casefold()] > 1), None):
        message = f"'{twice.text}' stands in this shuffle more than once and is drawn as one"
        yield Finding("note", "shuffle", message, twice.where)
    if len(counts) < opening.count:
        message = (
            f"{opening.count} words are drawn and there are {len(counts)}: when all were heard, they come once more in "
            "another order"
        )
        yield Finding("note", "shuffle", message, opening.where)


def _misplaced(opening: Opening, outer: Nest) -> Finding | None:
    if outer.drawn:
        message = f"'{opening.words}' stands in a shuffle, where only words do"
        return Finding("error", "shuffle", message, opening.where)
    if opening.kind == IF and outer.intensity:
        message = f"'{opening.words}' stands inside [if {outer.intensity}]; write [end] before it"
        return Finding("error", "nesting", message, opening.where)
    if outer.depth >= DEEPEST:
        return Finding("error", "nesting", f"'{opening.words}': blocks nest at most {DEEPEST} deep", opening.where)
    if opening.kind == EACH_SIDE and outer.sided:
        message = f"'{opening.words}' stands inside another [each side]"
        return Finding("error", "nesting", message, opening.where)
    total = outer.times * opening.count
    if opening.kind == REPEAT and total > MOST_REPEATS:
        message = (
            f"'{opening.words}' is done {total:,} times with the repeats around it, and {MOST_REPEATS:,} is the most"
        )
        return Finding("error", "repeat-limit", message, opening.where)
    return None


def _is_rule(node: Node) -> bool:
    return isinstance(node, Pause) and node.why == RULE
