"""From a script to a plan: sentences become phrases, every gap gets its kind, length and reason.

The plan depends on nothing but the script, the settings and the voice's name and limits.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from audio_builder.plan.breath import rounds
from audio_builder.plan.cues import Chapter, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.pauses import RULES
from audio_builder.plan.unroll import unrolled
from audio_builder.plan.wording import pack, sent
from audio_builder.script.nodes import Breathe, Heading, Node, ParagraphBreak, Pause, Phase, Say, Script, Where
from audio_builder.settings import Settings


def make_plan(script: Script, settings: Settings, *, voice: str, max_chars: int) -> Plan:
    """The plan of a script for a voice of this fingerprint that takes texts of at most `max_chars` characters.

    Raises PlanError.
    """
    planner = _Planner(settings, voice, max_chars)
    for node in unrolled(script.nodes, settings.language):
        planner.add(node)
    return planner.plan()


@dataclass(slots=True)
class _Planner:
    """The cues so far, and what has been seen since the last thing heard."""

    settings: Settings
    voice: str
    max_chars: int
    cues: list[Cue] = field(default_factory=list)
    before: str = ""
    """What was heard last: say, phase, breathe, or nothing yet."""
    rest: str = "sentence"
    """The automatic gap that would follow a sentence here."""
    pauses: list[Pause] = field(default_factory=list)
    chapter: Chapter | None = None

    def add(self, node: Node) -> None:
        match node:
            case Heading(title, where):
                self.chapter = Chapter(title, where)
                self.rest = "section"
            case ParagraphBreak():
                self.rest = "paragraph" if self.rest == "sentence" else self.rest
            case Pause():
                self.pauses.append(node)
            case Say(text, where):
                self._settle("say", where)
                self._say(text, where)
            case Phase(phase, seconds, where):
                self._settle("phase", where)
                self.cues.append(Timed(phase, seconds, (), where))
            case Breathe(where=where):
                self._settle("breathe", where)
                self.cues.extend(rounds(node, language=self.settings.language, phrase=self._phrase))
            case _:
                raise TypeError(f"a plan is made of unrolled nodes, not {type(node).__name__}")

    def plan(self) -> Plan:
        """What has been added, with the pauses after the last word and the chapter they may have of their own."""
        last = (self.chapter,) if self.chapter else ()
        return Plan((*self.cues, *last, *self._written_pauses()))

    def _written_pauses(self) -> tuple[Gap, ...]:
        return tuple(Gap("pause", pause.seconds, pause.why, pause.where) for pause in self.pauses)

    def _settle(self, after: str, where: Where) -> None:
        """Everything between what was heard last and what is heard now."""
        if self.pauses:
            self.cues.extend(self._written_pauses())
        elif kind := self._automatic(after):
            self.cues.append(self._gap(kind, where))
        if self.chapter:
            self.cues.append(self.chapter)
        self.before, self.rest, self.pauses, self.chapter = after, "sentence", [], None

    def _automatic(self, after: str) -> str:
        """Kind of the gap nobody wrote, or nothing: a timed step follows a step, and speech follows a step, at once."""
        if not self.before:
            return ""
        if self.rest == "section":
            return self.rest
        if "breathe" in (self.before, after):
            return "breath"
        if self.before == "phase":
            return ""
        return "step" if after == "phase" else self.rest

    def _gap(self, kind: str, where: Where) -> Gap:
        rule = RULES[kind]
        return Gap(kind, rule.seconds(self.settings.pauses, self.settings.pause_scale), rule.why, where)

    def _phrase(self, text: str) -> Phrase:
        return Phrase(sent(text), self.voice, self.settings.language, self.settings.pace)

    def _say(self, text: str, where: Where) -> None:
        for n, piece in enumerate(pack(text, self.max_chars)):
            if n:
                self.cues.append(self._gap("clause", where))
            self.cues.append(Speak(self._phrase(piece), piece, where))
