"""Who speaks in a session: its own voice, and those that its script asks for by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from audio_builder.contracts import Engine, EnginePlugin, Rehearsed
from audio_builder.errors import PlanError, UsageError
from audio_builder.events import Report
from audio_builder.plan.cues import Phrase, Plan
from audio_builder.plan.recorded import recorded, voices_in
from audio_builder.script.nodes import Node
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import named_voice
from audio_builder.voices.speak_all import speak_all


class Cast(Struct, frozen=True):
    """The voices of a session."""

    main: Engine
    named: Mapping[str, Engine]
    """By the name the script writes."""

    @property
    def engines(self) -> tuple[Engine, ...]:
        """Each voice once, the session's own first."""
        return tuple({engine.fingerprint(): engine for engine in (self.main, *self.named.values())}.values())

    def heard_in(self, plan: Plan) -> tuple[Engine, ...]:
        """Those of them who say something in a plan; the session's own where nobody does."""
        voices = {phrase.voice for phrase in plan.phrases}
        return tuple(engine for engine in self.engines if engine.fingerprint() in voices) or (self.main,)

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

    def rehearsed(self, plan: Plan) -> Plan:
        """The plan in which every line of a voice that speaks from recordings knows its own.

        Raises ScriptError with all that are not recorded.
        """
        voices = {engine.fingerprint(): engine for engine in self.engines if isinstance(engine, Rehearsed)}
        return recorded(plan, voices)

    def speak(self, phrases: Sequence[Phrase], cache: PhraseCache, *, report: Report) -> None:
        """Puts every phrase into the cache, each spoken by its voice; raises what `speak_all` raises."""
        for engine in self.engines:
            own = [phrase for phrase in phrases if phrase.voice == engine.fingerprint()]
            if own or engine is self.main:
                speak_all(own, engine, cache, report=report)


def cast_of(
    nodes: Iterable[Node],
    main: Engine,
    engines: Mapping[str, EnginePlugin],
    *,
    language: str,
    folder: Path = Path(),
) -> Cast:
    """The voices that a script's nodes ask for, next to its own; the script lies in `folder`.

    A name is a voice as the command line takes it, or one of the main voice's engine: `espeak:en-gb`, `en-gb`.
    Raises PlanError with the place of a voice that does not exist.
    """
    named: dict[str, Engine] = {}
    for manner in voices_in(nodes):
        if manner.value not in named:
            try:
                named[manner.value] = _opened(beside(manner.value, folder, engines), main, engines, language)
            except UsageError as error:
                raise PlanError(f"{manner.where}: {error}") from error
    return Cast(main, named)


def beside(name: str, folder: Path, engines: Mapping[str, EnginePlugin]) -> str:
    """The name of a voice as a script in that folder writes it, so that it is found from here.

    Raises UsageError for one that is a folder, and does not lie in the script's or below.
    """
    engine, colon, voice = name.partition(":")
    if not voice or engine.lower() not in engines or not engines[engine.lower()].folder:
        return name
    path = Path(voice.replace("\\", "/"))
    leaves = path.is_absolute() or path.drive or voice.startswith("~") or ".." in path.parts
    if leaves or not (folder / path).resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"'{name}' leaves the script's folder; copy it there, or name it with --voice")
    return f"{engine}{colon}{folder / path}"


def _opened(name: str, main: Engine, engines: Mapping[str, EnginePlugin], language: str) -> Engine:
    engine = name.partition(":")[0].lower()
    if engine in engines:
        return named_voice(engine + name[len(engine) :], engines, language=language)
    if ":" in name:
        return named_voice(name, engines, language=language)
    return named_voice(f"{main.id.partition(':')[0]}:{name}", engines, language=language)
