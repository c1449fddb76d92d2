"""Node after node becomes cues: what is heard, and the gap before it.

What an author wrote replaces the automatic gap, unless it only asks for a pause of at least so long.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from audio_builder.plan.breath import phase as timed_phase
from audio_builder.plan.breath import rounds
from audio_builder.plan.breath import slot as timed_slot
from audio_builder.plan.counted import on_beats
from audio_builder.plan.cues import Await, Change, Chapter, Chime, Cue, Gap, Plan, Speak
from audio_builder.plan.manner import Speaker
from audio_builder.plan.pieces import pieces
from audio_builder.plan.practice.reading import NOTHING, UNSAID, Reading
from audio_builder.plan.rests import Rest, Rests
from audio_builder.plan.wording import pack
from audio_builder.script.nodes import (
    Backdrop,
    Breathe,
    Count,
    Heading,
    Manner,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Ring,
    Say,
    Slot,
    Until,
    Where,
)
from audio_builder.settings import Settings
from audio_builder.units import Seconds


@dataclass(slots=True)
class Planner:
    """The cues so far, and what has been seen since the last thing heard."""

    settings: Settings
    speaker: Speaker
    max_chars: int
    airy: bool
    cues: list[Cue] = field(default_factory=list)
    before: str = ""
    """What was heard last: say, phase, breathe, count, or nothing yet."""
    boundary: str = "sentence"
    """What lies between it and the next thing."""
    written: list[Pause | Until] = field(default_factory=list)
    chapter: Chapter | None = None
    side: str = ""
    """Of the body, in what was heard last: left, right or nothing."""
    rests: Rests = field(init=False)

    def __post_init__(self) -> None:
        self.rests = Rests(self.settings, self.airy)

    def add(self, node: Node) -> None:
        match node:
            case Heading(title, where):
                self.chapter = Chapter(title, where)
                self.speaker.reset()
                self.boundary = "section"
            case ParagraphBreak():
                self.boundary = "paragraph" if self.boundary == "sentence" else self.boundary
            case Pause() | Until():
                self.written.append(node)
            case Say():
                self.side = node.side
                self._say(node)
            case Phase() | Slot() | Breathe() | Count():
                self._timed(node)
            case Ring(name, level_lu, where):
                self._settle("phase", where)
                self.cues.append(Chime(name, level_lu, where))
                self.rests.do("", NOTHING)
            case Backdrop(sounds, over, where):
                self.cues.append(Change(sounds, over, where))
            case Manner():
                self.speaker.take(node)
            case _:
                raise TypeError(f"a plan is made of unrolled nodes, not {type(node).__name__}")

    def plan(self) -> Plan:
        """What has been added, with the pauses after the last word and the chapter they may have of their own."""
        last = (self.chapter,) if self.chapter else ()
        promised = self.rests.at_the_end() if self.cues and not self.written else None
        end = self.cues[-1].where if promised else None
        silence = (Gap(promised.kind, promised.seconds, promised.why, end),) if promised and end else ()
        return Plan((*self.cues, *silence, *last, *self._written()))

    def _written(self) -> tuple[Gap | Await, ...]:
        return tuple(
            Gap("pause", one.seconds, one.why, one.where) if isinstance(one, Pause) else Await(one.seconds, one.where)
            for one in self.written
        )

    def _timed(self, node: Phase | Slot | Breathe | Count) -> None:
        spoken = self.settings.language
        after = "phase" if isinstance(node, Phase | Slot) else "count" if isinstance(node, Count) else "breathe"
        announced = self.before == "say"
        other = isinstance(node, Phase) and (self.side, node.side) == ("left", "right")
        self.side = node.side if isinstance(node, Phase | Slot) else self.side
        self._settle(after, node.where)
        match node:
            case Phase():
                cue = timed_phase(
                    node, language=spoken, phrase=self.speaker.phrase, announced=announced, other_side=other
                )
                found = [cue]
            case Slot():
                found = [timed_slot(node, phrase=self.speaker.phrase)]
            case Breathe():
                found = list(rounds(node, language=spoken, phrase=self.speaker.phrase))
            case Count():
                found = [on_beats(node, phrase=self.speaker.phrase)]
        self.cues += map(self.speaker.softened, found)
        for timed in found:
            self.rests.do(timed.phase, timed.seconds)

    def _settle(self, after: str, where: Where, reading: Reading | None = None) -> None:
        """Everything between what was heard last and what is heard now."""
        rest = self._automatic(after, reading)
        if self.written and not self._gives_way(rest):
            self.cues += self._written()
            self.rests.wait(self._asked())
        elif rest:
            self.cues.append(Gap(rest.kind, rest.seconds, rest.why, where))
            self.rests.wait(rest.seconds)
        if self.chapter:
            self.cues.append(self.chapter)
        self.before, self.boundary, self.chapter = after, "sentence", None
        self.written.clear()

    def _asked(self) -> Seconds:
        """How long the pauses are that the author wrote here."""
        return sum((one.seconds for one in self.written if isinstance(one, Pause)), NOTHING)

    def _gives_way(self, rest: Rest | None) -> bool:
        """Whether the author only asks for pauses of at least so long, and the automatic one is longer."""
        least = all(isinstance(one, Pause) and one.least for one in self.written)
        return least and rest is not None and rest.seconds > self._asked()

    def _automatic(self, after: str, reading: Reading | None) -> Rest | None:
        """The gap nobody wrote: a timed step follows a step, and speech follows a step, at once."""
        if not self.before:
            return None
        if reading is not None and self.before == "say":
            return self.rests.hang(self.rests.rest(self.boundary, reading), reading)
        if self.boundary == "section":
            return self.rests.row("section")
        if self.before == after == "count":
            return None
        if {"breathe", "count"} & {self.before, after}:
            return self.rests.row("breath")
        if self.before == "phase":
            return None
        return self.rests.row("step")

    def _say(self, say: Say) -> None:
        cut = pieces(say.text, self.settings.language)
        parts = cut if say.plain else [part for piece in cut for part in self.rests.reader.parts(piece)]
        before = UNSAID
        for n, piece in enumerate(parts):
            reading = self.rests.reader.read(piece)
            reading = reading.silenced() if say.plain else reading.after(before)
            if n:
                self.boundary = "clause"
            self._settle("say", say.where, reading)
            self._speak(piece, say.where)
            self.rests.say(reading)
            before = reading

    def _speak(self, text: str, where: Where) -> None:
        for n, part in enumerate(pack(text, self.max_chars, self.speaker.sent)):
            if n:
                rest = self.rests.row("clause")
                self.cues.append(Gap(rest.kind, rest.seconds, rest.why, where))
            self.cues.append(Speak(self.speaker.phrase(part), part, where, level_db=self.speaker.level_db))
