"""Who speaks in a session: its own voice, and those that its script asks for by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audio_builder.contracts import Engine, EnginePlugin
from audio_builder.errors import PlanError, UsageError
from audio_builder.events import Report
from audio_builder.plan.cues import Phrase
from audio_builder.script.nodes import EachSide, Manner, Node, Repeat
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import named_voice
from audio_builder.voices.speak_all import speak_all


@dataclass(frozen=True, slots=True)
class Cast:
    """The voices of a session."""

    main: Engine
    named: Mapping[str, Engine]
    """By the name the script writes."""

    @property
    def engines(self) -> tuple[Engine, ...]:
        """Each voice once, the session's own first."""
        return tuple({engine.fingerprint(): engine for engine in (self.main, *self.named.values())}.values())

    @property
    def fingerprints(self) -> dict[str, str]:
        """By the name the script writes."""
        return {name: engine.fingerprint() for name, engine in self.named.items()}

    @property
    def continuous(self) -> frozenset[str]:
        """Fingerprints of those whose tone goes by what is said before and after."""
        return frozenset(engine.fingerprint() for engine in self.engines if engine.caps.context)

    @property
    def max_chars(self) -> int:
        """The longest text that every one of them takes."""
        return min(engine.caps.max_chars for engine in self.engines)

    def speak(self, phrases: Sequence[Phrase], cache: PhraseCache, *, report: Report) -> None:
        """Puts every phrase into the cache, each spoken by its voice; raises what `speak_all` raises."""
        for engine in self.engines:
            own = [phrase for phrase in phrases if phrase.voice == engine.fingerprint()]
            if own or engine is self.main:
                speak_all(own, engine, cache, report=report)


def cast_of(nodes: Iterable[Node], main: Engine, engines: Mapping[str, EnginePlugin], *, language: str) -> Cast:
    """The voices that a script's nodes ask for, next to its own.

    A name is a voice as the command line takes it, or one of the main voice's engine: `espeak:en-gb`, `en-gb`.
    Raises PlanError with the place of a voice that does not exist.
    """
    named: dict[str, Engine] = {}
    for manner in _voices(nodes):
        if manner.value not in named:
            try:
                named[manner.value] = _opened(manner.value, main, engines, language)
            except UsageError as error:
                raise PlanError(f"{manner.where}: {error}") from error
    return Cast(main, named)


def _opened(name: str, main: Engine, engines: Mapping[str, EnginePlugin], language: str) -> Engine:
    engine = name.partition(":")[0].lower()
    if engine in engines:
        return named_voice(engine + name[len(engine) :], engines, language=language)
    if ":" in name:
        return named_voice(name, engines, language=language)
    return named_voice(f"{main.id.partition(':')[0]}:{name}", engines, language=language)


def _voices(nodes: Iterable[Node]) -> Iterator[Manner]:
    """Every change of the voice, in order; blocks are entered without recursion."""
    open_ = [iter(tuple(nodes))]
    while open_:
        node = next(open_[-1], None)
        match node:
            case None:
                open_.pop()
            case Manner(name="voice"):
                yield node
            case Repeat(body=body) | EachSide(body=body):
                open_.append(iter(body))
