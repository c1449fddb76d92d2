"""What there is to know of the voices of every engine, here and now, for those who list or try them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from audio_builder.contracts import Engine, EnginePlugin, Rehearsed
from audio_builder.errors import AudioBuilderError, BadRequest, EngineError, PluginError
from audio_builder.events import nobody
from audio_builder.plan.calm import is_counted, sentence, words_in
from audio_builder.plan.cues import Phrase
from audio_builder.plugins import installed
from audio_builder.sound.signal import Speech
from audio_builder.sound.speech import audible
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.models.catalogue import nearness
from audio_builder.voices.speak_all import speak_all

ANY = "*"
"""What an engine's `languages` say that takes every text."""


class State(Struct, frozen=True):
    """Whether something can speak now."""

    ready: bool
    reason: str = ""
    """Why not."""
    command: str = ""
    """The one thing to do about it."""


READY = State(True)


class VoiceRow(Struct, frozen=True, kw_only=True):
    """A voice."""

    name: str
    """`espeak:en-us+calm-female`: what --voice takes."""
    engine: Engine
    language: str
    """That it speaks, of those that were asked for."""
    state: State

    @property
    def licence(self) -> str:
        """What one may do with its sound."""
        return self.engine.caps.licence

    def as_tree(self, words_a_minute: float | None) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "voice": self.name,
            "language": self.language,
            "licence": self.licence,
            "online": self.engine.caps.online,
            **_state_tree(self.state),
            "words_a_minute": words_a_minute and round(words_a_minute),
        }


class EngineRow(Struct, frozen=True, kw_only=True):
    """An engine, as much of it as can be loaded."""

    name: str
    summary: str
    state: State
    """Of its first voice, or of itself where it has none."""
    voices: tuple[VoiceRow, ...] = ()
    """Best first."""
    by_name: bool = False
    """Whether it speaks only when it is named: it may be paid for, or be somebody's own."""

    def as_tree(self) -> dict[str, Any]:
        """As JSON has it, without its voices."""
        return {"engine": self.name, "summary": self.summary, **_state_tree(self.state)}


def engine_rows(language: str) -> Iterator[EngineRow]:
    """Every engine that is declared, with its voices of a language."""
    engines = installed().engines()
    for name in engines:
        try:
            yield _engine_row(engines[name], language)
        except PluginError as error:
            reason, _, command = str(error).rpartition(": ")
            yield EngineRow(name=name, summary="", state=State(False, reason or str(error), command))


def named_row(engine: Engine, language: str) -> VoiceRow:
    """The row of one voice that was asked for by name."""
    return VoiceRow(name=engine.id, engine=engine, language=_spoken(engine, language), state=_state(engine))


def words_a_minute(engine: Engine, language: str, cache: PhraseCache, *, speaks: bool) -> float | None:
    """Of a voice at its calm pace, measured on the sentence of its language; None where nobody has heard it yet.

    With `speaks` it says the sentence now.  Raises EngineError.
    """
    speech = sample_of(engine, language, cache, speaks=speaks)
    if speech is None:
        return None
    return words_in(sentence(language)) * 60.0 * speech.rate_hz / max(1, len(audible(speech.samples)))


def sample_of(engine: Engine, language: str, cache: PhraseCache, *, speaks: bool) -> Speech | None:
    """The sentence that voices are measured on, as this one says it; None where it is not in the cache."""
    if not is_counted(language) or isinstance(engine, Rehearsed):
        return None
    try:
        phrase = Phrase(sentence(language), engine.fingerprint(), language, 1.0)
    except EngineError:
        return None
    if speaks:
        speak_all([phrase], engine, cache, report=nobody)
    return cache.read(phrase.entry)


def _engine_row(plugin: EnginePlugin, language: str) -> EngineRow:
    names = plugin.voices(language)
    try:
        voices = tuple(_voice_rows(plugin, names, language))
        state = voices[0].state if voices else _state(plugin.open("", language))
    except BadRequest as error:
        voices, state = (), State(False, str(error), plugin.hint if plugin.auto_rank is None else "")
    rank = plugin.auto_rank
    return EngineRow(name=plugin.name, summary=plugin.summary, state=state, voices=voices, by_name=rank is None)


def _voice_rows(plugin: EnginePlugin, names: tuple[str, ...], language: str) -> Iterator[VoiceRow]:
    """A service is asked once for all of its voices, and a voice on this machine for itself."""
    known: State | None = None
    for name in names:
        engine = plugin.open(name, language)
        state = known or _state(engine)
        known = state if engine.caps.online else None
        full = f"{plugin.name}:{name}" if name else plugin.name
        yield VoiceRow(name=full, engine=engine, language=_spoken(engine, language), state=state)


def _state(engine: Engine) -> State:
    try:
        engine.probe()
    except EngineError as error:
        return State(False, str(error).removesuffix(f"; {error.hint}"), error.hint)
    except AudioBuilderError as error:
        return State(False, str(error))
    return READY


def _spoken(engine: Engine, language: str) -> str:
    """The nearest to a language of those that a voice has."""
    known, tag = engine.caps.languages, language.lower().replace("_", "-")
    if known == (ANY,):
        return "any"
    if tag in known or not known:
        return tag
    base = tag.partition("-")[0]
    return base if base in known else next((one for one in known if nearness((one,), tag)), known[0])


def _state_tree(state: State) -> dict[str, Any]:
    return {"ready": state.ready, "reason": state.reason, "command": state.command}
