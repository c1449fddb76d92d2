"""`scripts`: the built-in sessions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.options import complete_script, json_option, settled
from audio_builder.cli.timeline import estimate
from audio_builder.errors import OutputError, UsageError, did_you_mean
from audio_builder.sources import library, load
from audio_builder.units import Seconds, clock


@click.group(
    epilog="\b\nExamples:\n  audio-builder scripts list\n  audio-builder scripts copy gentle-pmr my-pmr.txt",
    short_help="The sessions that come with the program.",
)
def command() -> None:
    """List, show and copy the sessions that come with the program."""


@command.command("list", epilog="\b\nExample:\n  audio-builder scripts list --json")
@json_option
def list_scripts(as_json: bool) -> None:
    """List the built-in sessions with their likely length."""
    rows = [_row(name) for name in library()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        length = clock(Seconds(row["duration_s"]))
        click.echo(f"{row['name']:16} {row['practice']:11} about {length:>6}  {row['summary']}")


def _row(name: str) -> dict[str, Any]:
    source = load(str(library()[name]), stdin=click.get_binary_stream("stdin"))
    settings, _ = settled(source, {})
    timeline = estimate(source.reading.script, settings)
    length = round(timeline.frames / timeline.rate_hz, 1)
    return {
        "name": name,
        "title": settings.title,
        "practice": settings.practice,
        "summary": settings.summary,
        "duration_s": length,
    }


@command.command("show", epilog="\b\nExample:\n  audio-builder scripts show leg-stretches | less")
@click.argument("name", shell_complete=complete_script)
def show(name: str) -> None:
    """Print a built-in session's script."""
    click.echo(_built_in(name).read_text("utf-8"), nl=False)


@command.command("copy", epilog="\b\nExample:\n  audio-builder scripts copy gentle-pmr mine.txt")
@click.argument("name", shell_complete=complete_script)
@click.argument("target", required=False, type=click.Path(path_type=Path))
def copy(name: str, target: Path | None) -> None:
    """Copy a built-in session here (or to TARGET), to be changed; a file that exists is never overwritten."""
    original = _built_in(name)
    path = Path(original.name) if target is None else target / original.name if target.is_dir() else target
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(original.read_text("utf-8"))
    except FileExistsError as error:
        raise OutputError(f"{path} is already there; name another file") from error
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    click.echo(path)


def _built_in(name: str) -> Path:
    known = library()
    if name not in known:
        raise UsageError(f"there is no built-in session '{name}'{did_you_mean(name, known)}")
    return known[name]
