"""The same heard pace from every voice: what each says in a minute is measured once, on a clip that the cache keeps.

A factor is times a voice's own calm pace and needs no measure; only words a minute do, and a reading of an engine's own
whose pace nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.contracts import Engine, Rehearsed
from audio_builder.events import Event, Note, Report, Spoken, nobody
from audio_builder.plan.calm import is_counted, sentence, words_in
from audio_builder.plan.cues import Phrase, Plan
from audio_builder.plan.make import make_plan
from audio_builder.plan.neighbours import in_context
from audio_builder.plan.tempo import STRETCH, UNHEARD, Paces, divided, is_missed
from audio_builder.script.nodes import Block, Manner, Node, Script
from audio_builder.script.paces import WordsPerMinute, words_a_minute
from audio_builder.settings import Settings
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.cast import Cast
from audio_builder.voices.speak_all import speak_all
from audio_builder.voices.takes import known_takes


class Pacing(Struct, frozen=True, kw_only=True):
    """The paces of a session's voices."""

    cast: Cast
    cache: PhraseCache
    language: str
    speaks: bool = True
    """Whether a voice that nobody has measured is to speak for it now; else it counts as likely."""
    report: Report = nobody

    def planned(self, script: Script, settings: Settings) -> tuple[Plan, Mapping[str, Paces]]:
        """What the session's voices are to say, each within what it can do; and what that is, by fingerprint.

        Raises PlanError, ScriptError for lines that nobody recorded, EngineError for a voice that cannot be measured.
        """
        cast, calm = self.cast, self.calm(script.nodes, settings)
        names, voice = cast.fingerprints, cast.main.fingerprint()
        plan = make_plan(script, settings, voice=voice, max_chars=cast.max_chars, voices=names, calm=calm)
        plan = in_context(cast.rehearsed(plan), cast.continuous)
        paces = self.paces(plan)
        return self.divided(plan, paces, calm), paces

    def calm(self, nodes: Iterable[Node], settings: Settings) -> dict[str, float]:
        """Words a minute of each voice at its calm pace, by fingerprint; nothing where nobody asks in words.

        Raises EngineError, PlanError for a language in which words are not counted.
        """
        if not (isinstance(settings.pace, WordsPerMinute) or _asks_in_words(nodes)):
            return {}
        found = {
            one.fingerprint(): self._words(one, 1.0) for one in self.cast.engines if not isinstance(one, Rehearsed)
        }
        return {name: words for name, words in found.items() if words}

    def paces(self, plan: Plan) -> dict[str, Paces]:
        """What each voice can be asked for, by fingerprint; a slow reading is measured where the plan needs it."""
        found = {one.fingerprint(): one.caps.paces for one in self.cast.engines}
        for engine in self.cast.engines:
            name, paces = engine.fingerprint(), engine.caps.paces
            least = paces.slowest * STRETCH[0] * (1 - UNHEARD)
            if paces.slow_below and any(one.voice == name and one.heard_pace < least for one in plan.phrases):
                found[name] = self._slowed(engine, paces, paces.slow_below)
        return found

    def divided(self, plan: Plan, paces: Mapping[str, Paces], calm: Mapping[str, float]) -> Plan:
        """The plan within what its voices and a stretch can do; tells once what is out of their reach."""
        found = divided(plan, paces)
        missed = [(got, wanted) for got, wanted in zip(found.heard, plan.heard, strict=True) if is_missed(got, wanted)]
        if missed:
            got, wanted = missed[0]
            names = {engine.fingerprint(): engine.id for engine in self.cast.engines}
            share = f"{len(missed)} of {len(plan.heard)} phrases"
            self.report(Note(_told(names[got.voice], got, wanted, calm.get(got.voice), share=share)))
        return found

    def _slowed(self, engine: Engine, paces: Paces, below: float) -> Paces:
        if not is_counted(self.language):
            return paces
        slow, calm = self._words(engine, below / 2), self._words(engine, 1.0)
        return replace(paces, slow_is=min(round(slow / calm, 2), round(below - 0.01, 2))) if slow and calm else paces

    def _words(self, engine: Engine, pace: float) -> float | None:
        """Words a minute of a voice that is asked for a pace; None where nobody has heard it and it may not speak."""
        text = sentence(self.language)
        phrase = Phrase(text, engine.fingerprint(), self.language, pace)
        if self.speaks:
            speak_all([phrase], engine, self.cache, report=self._trouble)
        take = known_takes([phrase], self.cache).get(phrase.key)
        if take is None:
            return None
        words = words_in(text) * 60.0 * take.rate_hz / len(take.heard)
        self.report(Note(f"{engine.id}, asked for a pace of {pace:g}, says {words:.0f} words a minute", detail=True))
        return words

    def _trouble(self, event: Event) -> None:
        """What measuring tells: not that it gets on, for the session's own phrases are what is counted."""
        if not isinstance(event, Spoken):
            self.report(event)


def _asks_in_words(nodes: Iterable[Node]) -> bool:
    """Whether a direction asks for words a minute."""
    open_ = list(nodes)
    while open_:
        node = open_.pop()
        if isinstance(node, Manner) and node.name == "pace" and words_a_minute(node.value):
            return True
        if isinstance(node, Block):
            open_.extend(node.body)
    return False


def _told(name: str, got: Phrase, wanted: Phrase, calm: float | None, *, share: str) -> str:
    """That a pace is out of reach, in the measure it was asked for."""
    slower = wanted.heard_pace < got.heard_pace
    if calm:
        unit, (can, asked) = "words a minute", (f"{one.heard_pace * calm:.0f}" for one in (got, wanted))
    else:
        unit, (can, asked) = "times its own pace", (f"{one.heard_pace:.3g}" for one in (got, wanted))
    what = f"{name} cannot speak as {'slowly' if slower else 'fast'} as {asked} {unit}, which {share} ask for"
    return f"warning: {what}; they are spoken at {can}, and the pauses stay as they are"
