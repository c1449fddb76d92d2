"""A session in passages: each is about one part of the body, with its instruction, its effort, its letting go.

A chapter and one turn of `[each side]` always end a passage, and so does a step that has let go.  Before that a passage
goes on while its sentences keep to the same part, or while a timed effort is still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.plan.body.passage import EFFORTS, Passage
from audio_builder.plan.body.telling import PICTURED, SILENT, Telling, Told
from audio_builder.script.areas import Area, named_in
from audio_builder.script.areas.tree import in_line, within
from audio_builder.script.nodes import Breathe, Count, Heading, Node, ParagraphBreak, Pause, Phase, Say, Slot, Where

LETTING_GO = frozenset(["release", "rest"])
OPPOSITE = {"left": "right", "right": "left", "": ""}
_SAID = (Say, Slot, Phase)
"""Nodes with words of their own."""
_COUNTED = (Breathe, Count)


class Part(Struct):
    """A chapter in passages."""

    heading: Heading | None
    passages: list[Passage] = field(default_factory=list)


def parts(nodes: Iterable[Node], telling: Telling, language: str) -> list[Part]:
    """The chapters of unrolled nodes, each in passages."""
    every = list(nodes)
    splitter = _Splitter(telling, language, _effort_ahead(every, telling), _closing_ahead(every, telling))
    for n, node in enumerate(every):
        splitter.add(node, n)
    return splitter.parts


def text_of(node: Node) -> str:
    """What is said in a node."""
    return node.text if isinstance(node, _SAID) else ""


def _effort_ahead(nodes: Sequence[Node], telling: Telling) -> list[bool]:
    """For each node whether a timed effort follows in its step, as far as the nodes themselves tell."""
    ahead = [False] * len(nodes)
    coming = named = False
    for n in range(len(nodes) - 1, -1, -1):
        node = nodes[n]
        if isinstance(node, Heading | Breathe | Count) or (isinstance(node, Phase) and node.phase not in EFFORTS):
            coming = named = False
        elif isinstance(node, Phase):
            coming, named = True, False
        elif isinstance(node, ParagraphBreak):
            coming, named = coming and not named, False
        elif isinstance(node, Say):
            named = named or bool(telling.told(node.text).areas)
        ahead[n] = coming
    return ahead


def _closing_ahead(nodes: Sequence[Node], telling: Telling) -> list[bool]:
    """For each node whether its paragraph ends by calling back or bidding good night, and asks for no effort before."""
    ahead = [False] * len(nodes)
    coming = False
    for n in range(len(nodes) - 1, -1, -1):
        node = nodes[n]
        if isinstance(node, ParagraphBreak | Heading | Phase | Breathe | Count):
            coming = False
        elif isinstance(node, Say):
            told = telling.told(node.text)
            coming = told.closes or (coming and not told.effort)
        ahead[n] = coming
    return ahead


class _Splitter:
    def __init__(self, telling: Telling, language: str, ahead: Sequence[bool], closing: Sequence[bool]) -> None:
        self.parts = [Part(None)]
        self._telling, self._language, self._ahead, self._closing = telling, language, ahead, closing
        self._heading: tuple[Area, ...] = ()
        self._open: Passage | None = None
        self._last: Passage | None = None
        """The passage before that was about a part of the body."""
        self._place: Where | None = None
        self._paragraph = False

    def add(self, node: Node, n: int) -> None:
        """One node more, the nth."""
        if isinstance(node, Heading):
            self._close()
            self.parts.append(Part(node))
            self._heading = named_in(node.title, self._language)
            self._place = node.where
            return
        if self._another_turn(node):
            self._close()
        self._place = node.where
        told = self._told(node)
        if self._open is None or self._starts(node, told, n):
            self._close()
            side = getattr(node, "side", "")
            self._open = Passage(tuple(area.on(side) for area in self._heading), side)
            self.parts[-1].passages.append(self._open)
        self._take(self._open, node, told)

    def _close(self) -> None:
        if self._open is not None and self._open.focus:
            self._last = self._open
        self._open, self._paragraph = None, False

    def _another_turn(self, node: Node) -> bool:
        """Whether a block has begun anew, or another side's turn."""
        if self._open is None or self._place is None:
            return False
        if isinstance(node, _SAID) and node.side != self._open.side:
            return True
        here, there = node.where, self._place
        if here.line > there.line:
            return False
        back = here.line < there.line or here.column <= there.column
        return back and here.source == there.source and bool(self._open.focus or self._open.side)

    def _told(self, node: Node) -> Told:
        """What a node's text does, the parts it is about on the side of its turn."""
        if not isinstance(node, _SAID) or not node.text:
            return SILENT
        if isinstance(node, Slot) and node.drawn:
            return PICTURED
        text = node.text
        told = self._telling.told(text)
        areas = tuple(area.on(node.side) for area in told.areas) if node.side else told.areas
        areas = areas or self._meant(told)
        if told.other and self._before is not None and not node.side:
            side = OPPOSITE[_side_of(self._before.focus)]
            areas = tuple(area.on(side) for area in areas)
        if areas == told.areas:
            return told
        return replace(told, areas=areas, general=told.general and not areas)

    @property
    def _before(self) -> Passage | None:
        return self._open if self._open is not None and self._open.focus else self._last

    def _meant(self, told: Told) -> tuple[Area, ...]:
        """The parts of a sentence that only says on which side: the other one, the same with the left."""
        if self._before is None or not (told.other or (told.side and (told.returns or told.onward))):
            return ()
        side = told.side or OPPOSITE[_side_of(self._before.focus)]
        return tuple(Area(area.name).on(side) for area in self._before.focus)

    def _starts(self, node: Node, told: Told, n: int) -> bool:
        """Whether a node begins another passage."""
        one = self._open
        if one is None:
            return True
        if isinstance(node, _COUNTED):
            return not one.mid_effort and bool(one.focus)
        if not text_of(node):
            return False
        if not told.areas:
            return bool(one.focus) and not self._goes_on(one, told, n)
        if not one.focus:
            return not (one.side and not one.released)
        if one.mid_effort or not one.effort:
            return not self._still(one, told, n)
        return not self._afterwards(one, told)

    def _goes_on(self, one: Passage, told: Told, n: int) -> bool:
        """Whether a sentence that names no part keeps to the passage."""
        apart = self._paragraph or isinstance(one.nodes[-1], Pause)
        bids = apart and self._closing[n]
        if bids and one.mid_effort and not (one.timed or self._ahead[n] or told.release):
            return False
        if one.mid_effort or (self._ahead[n] and not one.effort and not self._paragraph):
            return True
        if bids or (told.general and not (told.returns or told.leans)):
            return False
        return told.carries_on if self._paragraph else True

    def _still(self, one: Passage, told: Told, n: int) -> bool:
        """Whether a sentence about a part belongs to a passage that has not let go."""
        related = _related(told.areas, one.focus)
        if _opposed(told.areas, one.focus) and not one.side:
            return False
        if one.timed and told.effort and not related:
            return False
        if one.enclosed:
            return True
        if one.mid_effort:
            return related or told.leans or not (told.onward or self._paragraph)
        if self._paragraph or told.onward:
            return related or told.leans
        return related or told.leans or self._ahead[n]

    def _afterwards(self, one: Passage, told: Told) -> bool:
        """Whether a sentence about a part belongs to a passage that has let go."""
        if _opposed(told.areas, one.focus):
            return False
        if told.leans and not self._paragraph and not told.onward:
            return True
        if self._paragraph and told.effort and not told.returns and _unsided(told.areas, one):
            return False
        if told.effort or told.onward:
            return {area.name for area in told.areas} <= {area.name for area in one.focus}
        return _related(told.areas, _narrowest(one.focus))

    def _take(self, one: Passage, node: Node, told: Told) -> None:
        one.nodes.append(node)
        one.told.append(told)
        if isinstance(node, ParagraphBreak | Pause):
            if isinstance(node, ParagraphBreak):
                self._paragraph = True
            one.released = one.released or (one.timed and one.talked)
            return
        self._paragraph = False
        if isinstance(node, Say):
            one.talked = True
        elif isinstance(node, Phase):
            one.talked = one.talked and node.phase not in EFFORTS
            if node.phase in EFFORTS and not (node.phase == "hold" and one.inhaled):
                one.effort = one.timed = True
                one.released = False
            elif node.phase in LETTING_GO and one.effort:
                one.released = True
        if told.areas and not one.released and not (one.timed and not told.effort):
            one.focus = tuple(dict.fromkeys((*one.focus, *told.areas)))
        asks = told.effort or (told.holds and bool(one.focus) and not one.released)
        if asks and (one.focus or one.heading) and not one.timed:
            one.effort, one.released = True, told.release and told.holds
        elif told.release and one.effort and not one.timed:
            one.released = True


def _side_of(areas: Sequence[Area]) -> str:
    sides = {area.side for area in areas} - {""}
    return sides.pop() if len(sides) == 1 else ""


def _unsided(areas: Sequence[Area], one: Passage) -> bool:
    """Whether an effort on no side follows a passage for one side, outside a turn."""
    return not one.side and bool(_side_of(one.focus)) and not _side_of(areas)


def _related(areas: Sequence[Area], focus: Sequence[Area]) -> bool:
    return any(in_line(area, one) for area in areas for one in focus)


def _opposed(areas: Sequence[Area], focus: Sequence[Area]) -> bool:
    side, other = _side_of(areas), _side_of(focus)
    return bool(side and other) and side != other


def _narrowest(focus: Sequence[Area]) -> tuple[Area, ...]:
    """Without the parts that hold another of them."""
    return tuple(one for one in focus if not any(other != one and within(other.name, one.name) for other in focus))
