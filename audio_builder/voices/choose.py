"""Which voice speaks: the one that was named, or the best that can speak now.

The choice is made once for a session and never changes midway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audio_builder.contracts import Engine, EnginePlugin
from audio_builder.errors import BadRequest, EngineError, PluginError, Unavailable, UsageError, did_you_mean
from audio_builder.events import Note, Report

AUTO = "auto"


def chosen_voice(name: str, engines: Mapping[str, EnginePlugin], *, language: str, report: Report) -> Engine:
    """The voice called `name` (`auto`, `espeak`, `gtts:co.uk`).

    What `auto` takes can speak now.  A voice that was named is not asked: when every phrase is in the cache it has
    nothing to say, and when it has, a moment's trouble is met with patience.
    Raises UsageError for an engine, a voice or a language that does not exist, Unavailable when `auto` finds nobody.
    """
    if name == AUTO:
        return _best(engines, language=language, report=report)
    return named_voice(name, engines, language=language)


def named_voice(name: str, engines: Mapping[str, EnginePlugin], *, language: str) -> Engine:
    """The voice called `name`, which is not `auto`.

    Raises UsageError for an engine, a voice or a language that does not exist.
    """
    engine_name, _, voice = name.partition(":")
    if engine_name not in engines:
        known = (AUTO, *engines)
        raise UsageError(
            f"unknown voice '{name}'{did_you_mean(engine_name, known) or '; there is ' + ', '.join(known)}"
        )
    try:
        return engines[engine_name].open(voice, language)
    except BadRequest as error:
        raise UsageError(str(error)) from error


def ranked(engines: Mapping[str, EnginePlugin]) -> Iterator[EnginePlugin]:
    """The engines that `auto` may take, best first; one that cannot be loaded is not among them."""
    loaded = []
    for name in engines:
        try:
            loaded.append(engines[name])
        except PluginError:
            continue
    yield from sorted((e for e in loaded if e.auto_rank is not None), key=lambda e: e.auto_rank or 0)


def _best(engines: Mapping[str, EnginePlugin], *, language: str, report: Report) -> Engine:
    refusals: list[EngineError] = []
    for plugin in ranked(engines):
        try:
            engine = plugin.open("", language)
            engine.probe()
        except EngineError as error:
            refusals.append(error)
            continue
        report(Note(f"voice {engine.id}: {plugin.summary}"))
        for refusal in refusals:
            report(Note(f"  a better one was not to be had: {refusal}"))
        return engine
    reasons = "; ".join(map(str, refusals)) or "no voice engine is installed"
    if refusals and all(isinstance(error, BadRequest) for error in refusals):
        raise UsageError(f"no voice speaks '{language}': {reasons}")
    raise Unavailable(f"no voice can speak '{language}' now: {reasons}")
