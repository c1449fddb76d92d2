"""Sessions made of scripts, one after the other, and what is told of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.build import compose, destinations, write
from audio_builder.cli.lengths import label
from audio_builder.cli.places import cache_limit, phrase_cache
from audio_builder.cli.settled import Choice, Settled, settled
from audio_builder.cli.talk import QUIET, counted, talking, tell_error
from audio_builder.contracts import Engine
from audio_builder.errors import AudioBuilderError, OutputError, ScriptError, UsageError
from audio_builder.plugins import installed
from audio_builder.sources import Source
from audio_builder.units import Seconds, clock
from audio_builder.voices.choose import chosen_voice
from audio_builder.voices.pruning import prune


class Job(Struct, frozen=True):
    """One session to be made."""

    name: str
    """Of its files, without their suffixes."""
    one: Settled


def build_all(
    sources: Sequence[Source],
    values: Mapping[str, Choice],
    lengths: Sequence[Seconds],
    *,
    folder: Path,
    volume: int,
    as_json: bool,
) -> int:
    """Builds a session of each script, of each length; the exit code of the worst.

    What is wrong with one of them is told, and the others are built.  Raises UsageError where one would overwrite
    another, or a script.
    """
    room = cache_limit()
    names = [name for source in sources for name in _names(source, lengths)]
    _refuse_twins(names)
    refuse_overwriting(names, sources, folder)
    built: list[dict[str, Any]] = []
    voices: dict[tuple[str, str], Engine] = {}
    sound, worst = _without_errors([settled(source, values) for source in sources])
    for job in (job for one in sound for job in _jobs(one, lengths)):
        try:
            built.append(built_session(job, folder=folder, volume=volume, voices=voices))
        except AudioBuilderError as error:
            tell_error(str(error))
            worst = max(worst, error.exit_code)
        else:
            if not as_json:
                click.echo(built[-1]["path"] if volume == QUIET else told(built[-1]))
    with suppress(OutputError):
        prune(phrase_cache(), limit=room)
    if as_json:
        click.echo(json.dumps(built, ensure_ascii=False))
    if worst and len(names) > 1:
        click.echo(f"{len(built)} of {counted(len(names), 'session')} built", err=True)
    return worst


def _names(source: Source, lengths: Sequence[Seconds]) -> list[str]:
    return [f"{source.stem}-{label(length)}" for length in lengths] or [source.stem]


def _jobs(one: Settled, lengths: Sequence[Seconds]) -> list[Job]:
    """A session of each length; of its own length, or the one that it sets, where none is named.

    What was noticed about the script goes with the first.
    """
    made = [
        replace(one, settings=replace(one.settings, length=length), findings=() if number else one.findings)
        for number, length in enumerate(lengths)
    ]
    return [Job(name, one) for name, one in zip(_names(one.source, lengths), made or [one], strict=True)]


def _without_errors(ready: Iterable[Settled]) -> tuple[list[Settled], int]:
    """Those scripts of which a session can be made, and the exit code so far; what is wrong with the others is told."""
    sound: list[Settled] = []
    worst = 0
    for one in ready:
        try:
            one.refuse_errors()
        except ScriptError as error:
            tell_error(str(error))
            worst = error.exit_code
        else:
            sound.append(one)
    return sound, worst


def built_session(job: Job, *, folder: Path, volume: int, voices: dict[tuple[str, str], Engine]) -> dict[str, Any]:
    """Builds one session; what came of it.  A voice that was chosen once, in `voices`, stays for all."""
    registry, cache, one, settings = installed(), phrase_cache(), job.one, job.one.settings
    output, to, key = registry.output("mp3"), folder / job.name, (settings.voice, settings.language)
    destinations(to, output)
    with talking(job.name, volume=volume) as talk:
        for finding in one.findings:
            (talk.say if finding.level == "warning" else talk.detail)(f"{finding.level}: {finding}")
        talk.detail(f"phrases are kept in {cache.folder}")
        if key not in voices:
            voices[key] = chosen_voice(settings.voice, registry.engines(), language=settings.language, report=talk)
        session = compose(one.script, settings, engine=voices[key], cache=cache, registry=registry, report=talk)
        for doubt in session.timeline.doubts:
            talk.say(f"warning: {doubt}")
        done = write(session, one.script, to=to, output=output, year=date.today().year, report=talk)
    return {"path": str(done.audio), "manifest": str(done.manifest), **_headlines(done.content)}


def _headlines(content: dict[str, Any]) -> dict[str, Any]:
    names = ("title", "duration_s", "voice", "measured")
    chosen = {name: content[name] for name in names}
    return {**chosen, "chapters": len(content["chapters"]), "background": content["settings"]["background"]}


def told(session: dict[str, Any]) -> str:
    voice, measured = session["voice"], session["measured"]
    loudness = "too short to measure" if measured["voice_lufs"] is None else f"at {measured['voice_lufs']} LUFS"
    lines = (
        session["path"],
        f"  {session['title']}, {clock(Seconds(session['duration_s']))}, {counted(session['chapters'], 'chapter')}",
        f"  voice {voice['engine']}:{voice['name']} {loudness}, true peak {measured['true_peak_dbtp']} dBTP",
        f"  background {session['background']}",
    )
    return "\n".join(lines)


def refuse_overwriting(names: Sequence[str], sources: Sequence[Source], folder: Path) -> None:
    """A session never takes the place of a script, and no folder is named like a session."""
    scripts = {path for source in sources for path in source.files}
    for name in names:
        for suffix in (".mp3", ".json"):
            target = folder / f"{name}{suffix}"
            if target.resolve() in scripts:
                raise UsageError(f"{target} is a script of yours and would be overwritten; choose a folder with -o")
    if folder.suffix.lower() == ".mp3" and not folder.is_dir():
        raise UsageError(f"-o {folder}: name a folder; the files in it are called like their scripts")


def _refuse_twins(names: Sequence[str]) -> None:
    """Two scripts of one name would write one file."""
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            raise UsageError(
                f"{count} of the scripts would write {name}.mp3; build them one by one into different folders with -o"
            )
