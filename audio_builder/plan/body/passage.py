"""A passage: a run of a session that is about one part of the body, and what is done with it there."""

from __future__ import annotations

from itertools import islice

from msgspec import Struct, field

from audio_builder.plan.body.telling import Told
from audio_builder.script.areas import Area
from audio_builder.script.areas.tree import in_line, within
from audio_builder.script.nodes import Breathe, Count, Node, Phase

EFFORTS = frozenset(["tense", "stretch", "hold"])
_BREATHS = frozenset(["inhale", "exhale"])


class Passage(Struct):
    """A run of nodes about the same part of the body, or about none."""

    heading: tuple[Area, ...]
    """The parts that its chapter's heading names, on the side of its turn."""
    side: str
    """Of its turn; nothing outside `[each side]`."""
    nodes: list[Node] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    """For each node what its text does; nothing is told where there is no text."""
    focus: tuple[Area, ...] = ()
    """The parts its instruction names."""
    effort: bool = False
    timed: bool = False
    """Whether an effort in it is timed."""
    released: bool = False
    talked: bool = False
    """Whether something was said since the last effort."""

    @property
    def mid_effort(self) -> bool:
        """Whether what is tensed has not been let go yet."""
        return self.effort and not self.released

    @property
    def enclosed(self) -> bool:
        """Whether a heading or a turn already says that all of it belongs together."""
        return bool(self.side) or len(self.heading) == 1

    @property
    def is_practice(self) -> bool:
        """Whether something is done in it, and not only noticed."""
        return self.effort and bool(self.focus or self.heading)

    @property
    def closes(self) -> bool:
        """Whether it ends the session, whatever chapter it stands in."""
        return any(told.closes for told in self.told) and not self.is_practice

    @property
    def breathes(self) -> bool:
        """Whether its timed steps are breaths."""
        phases = {node.phase for node in self.nodes if isinstance(node, Phase)}
        clock = any(isinstance(node, Breathe | Count) for node in self.nodes)
        return (clock or bool(phases & _BREATHS)) and not phases & {"tense", "stretch"}

    @property
    def inhaled(self) -> bool:
        """Whether the last timed step but the newest was a breath in, so that what is held is the breath."""
        phases = (node.phase for node in reversed(self.nodes) if isinstance(node, Phase))
        return list(islice(phases, 2))[1:] == ["inhale"]

    @property
    def run_up(self) -> int:
        """Index after the last node of the effort: what comes later only lets go."""
        timed = [n for n, node in enumerate(self.nodes) if isinstance(node, Phase) and node.phase in EFFORTS]
        if timed:
            return timed[-1] + 1
        efforts = [n for n, told in enumerate(self.told) if told.effort or (told.holds and self.focus)]
        return efforts[-1] + 1 if efforts else 0

    @property
    def moved(self) -> tuple[Area, ...]:
        """The parts that its effort moves or tenses."""
        return tuple(dict.fromkeys(area for told in self.told[: self.run_up] for area in told.areas))

    @property
    def headed(self) -> tuple[Area, ...]:
        """Of the heading's parts those that it is about: all, unless its words choose among several."""
        if len(self.heading) < 2 or not self.focus:
            return self.heading
        chosen = [area for area in self.heading if any(in_line(area, one) for one in self.focus)]
        return tuple(chosen) or self.heading

    @property
    def subject(self) -> tuple[Area, ...]:
        """The parts it is for, the heading's before those of the text."""
        if self.heading:
            inside = [one for one in self.focus if any(within(one.name, area.name) for area in self.heading)]
            return tuple(dict.fromkeys((*self.headed, *inside)))
        return () if self.breathes else self.focus
