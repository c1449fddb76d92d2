"""A programme built: session after session into a folder of its own; one that fails does not stop the others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from audio_builder.build import named
from audio_builder.cli.built import Job, built_session, refuse_overwriting, told
from audio_builder.cli.places import cache_limit, phrase_cache
from audio_builder.cli.programme import Numbered
from audio_builder.cli.talk import NORMAL, QUIET, counted, talking, tell_error
from audio_builder.cli.timeline import estimate
from audio_builder.contracts import Engine
from audio_builder.errors import AudioBuilderError, OutputError
from audio_builder.plugins import installed
from audio_builder.recipes import Recipe
from audio_builder.settings import as_text
from audio_builder.units import Seconds, clock
from audio_builder.voices.cast import cast_of
from audio_builder.voices.choose import chosen_voice
from audio_builder.voices.pruning import prune

BUILT, KEPT, FAILED = "built", "up to date", "failed"
Voices = dict[tuple[str, str], Engine]


def build_programme(
    recipe: Recipe, numbered: Sequence[Numbered], *, folder: Path, volume: int, as_json: bool, anew: bool = True
) -> int:
    """Builds the sessions of a programme into `folder`; the exit code of the worst.

    Unless they are to be made anew, those that are up to date are kept.  What is finished when somebody interrupts
    stays.
    """
    room = cache_limit()
    refuse_overwriting([one.job.name for one in numbered], [one.job.one.source for one in numbered], folder)
    rows: list[dict[str, Any]] = []
    voices: Voices = {}
    worst = 0
    if recipe.cautions and volume > QUIET:
        click.echo(f"{recipe.title}: {recipe.cautions}", err=True)
    try:
        for one in numbered:
            row, code = _made(one, folder=folder, volume=volume, voices=voices, anew=anew)
            rows.append(row)
            worst = max(worst, code)
            if not as_json:
                _tell(row, volume)
    finally:
        with suppress(OutputError):
            prune(phrase_cache(), limit=room)
        if as_json:
            click.echo(json.dumps(rows, ensure_ascii=False))
        if volume > QUIET or worst:
            click.echo(_summary(recipe, rows, len(numbered)), err=True)
    return worst


def _made(one: Numbered, *, folder: Path, volume: int, voices: Voices, anew: bool) -> tuple[dict[str, Any], int]:
    """What became of one session, and its exit code; an error is told."""
    row: dict[str, Any] = {"number": one.entry.number, "night": one.entry.night, "name": one.job.name}
    try:
        one.job.one.refuse_errors()
        if not anew and is_up_to_date(one.job, folder, voices, volume=volume):
            return {**row, "state": KEPT, "path": str(folder / f"{one.job.name}.mp3")}, 0
        built = built_session(one.job, folder=folder, volume=volume, voices=voices)
    except AudioBuilderError as error:
        tell_error(str(error))
        return {**row, "state": FAILED, "error": str(error)}, error.exit_code
    return {**row, "state": BUILT, **built}, 0


def is_up_to_date(job: Job, folder: Path, voices: Voices, *, volume: int = NORMAL) -> bool:
    """Whether the files of a session are there, whole, and what would be made of it now.

    Sound files of the author's own are taken to be as they were.
    """
    one = job.one
    audio, beside = (folder / f"{job.name}{suffix}" for suffix in (".mp3", ".json"))
    try:
        content = json.loads(beside.read_bytes())
        written, year = content["settings"], int(content["settings"]["year"])
        same = (
            content["script_sha256"] == one.script.sha256
            and written == as_text(named(one.settings, one.script, fallback=job.name, year=year))
            and content["file_sha256"] == _sha256(audio)
        )
        speakers = [voice["fingerprint"] for voice in content["voices"]]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return same and speakers == _speakers(job, voices, volume=volume)


def _speakers(job: Job, voices: Voices, *, volume: int) -> list[str]:
    """The fingerprints of the voices that would speak."""
    settings, engines = job.one.settings, installed().engines()
    key = (settings.voice, settings.language)
    with talking(job.name, volume=volume) as talk:
        if key not in voices:
            voices[key] = chosen_voice(settings.voice, engines, language=settings.language, report=talk)
    cast = cast_of(job.one.script.nodes, voices[key], engines, language=settings.language)
    return [engine.fingerprint() for engine in cast.engines]


def _sha256(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while some := file.read(1 << 20):
            digest.update(some)
    return digest.hexdigest()


def _tell(row: dict[str, Any], volume: int) -> None:
    if row["state"] == BUILT:
        click.echo(row["path"] if volume == QUIET else told(row))
    elif row["state"] == KEPT:
        click.echo(row["path"] if volume == QUIET else f"{row['path']}\n  up to date")


def _summary(recipe: Recipe, rows: Sequence[dict[str, Any]], total: int) -> str:
    """How it ended, in a line."""
    states = [row["state"] for row in rows]
    failed = ", ".join(row["name"] for row in rows if row["state"] == FAILED)
    told_of = {
        "built": states.count(BUILT),
        "up to date": states.count(KEPT),
        f"failed ({failed})": states.count(FAILED),
        "not made": total - len(rows),
    }
    parts = [f"{number} {what}" for what, number in told_of.items() if number]
    return f"{recipe.name}: {counted(total, 'session')}, {', '.join(parts)}"


def foretold(numbered: Sequence[Numbered], folder: Path, *, anew: bool) -> Iterator[dict[str, Any]]:
    """What each session would be, and whether it would be made; nothing is written."""
    voices: Voices = {}
    for one in numbered:
        settings = one.job.one.settings
        row: dict[str, Any] = {
            "number": one.entry.number,
            "night": one.entry.night,
            "name": one.job.name,
            "title": named(settings, one.job.one.script, fallback=one.job.name, year=0).title,
            "note": one.entry.note,
        }
        try:
            one.job.one.refuse_errors()
            timeline = estimate(one.job.one.script, settings).timeline
            length = settings.length or Seconds(timeline.frames, timeline.rate_hz)
            kept = not anew and is_up_to_date(one.job, folder, voices, volume=QUIET)
            yield {**row, "duration_s": round(float(length), 1), "state": KEPT if kept else "to be made"}
        except AudioBuilderError as error:
            yield {**row, "state": FAILED, "error": str(error)}


def foretold_shown(recipe: Recipe, rows: Sequence[dict[str, Any]], folder: Path) -> Iterator[str]:
    """The same as text."""
    width = max((len(row["name"]) for row in rows), default=0)
    for row in rows:
        night = f"night {row['night']}" if row["night"] else ""
        length = clock(Seconds(row["duration_s"])) if "duration_s" in row else "-"
        yield f"{row['name']:{width}}  {night:9} {length:>7}  {row['state']}"
        if "error" in row:
            yield from (f"  {line}" for line in row["error"].splitlines())
    whole = sum(row.get("duration_s", 0.0) for row in rows)
    yield f"{counted(len(rows), 'session')}, {clock(Seconds(round(whole)))} in all, into {folder}"
