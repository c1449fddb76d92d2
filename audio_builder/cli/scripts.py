"""`scripts`: the built-in sessions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.group import Group
from audio_builder.cli.options import complete_session, json_option
from audio_builder.errors import OutputError, UsageError, did_you_mean


@click.group(
    cls=Group,
    epilog="\b\nExamples:\n  audio-builder scripts list\n  audio-builder scripts copy gentle-pmr my-pmr.txt",
)
def command() -> None:
    """List, show and copy the sessions that come with the program."""


@command.command("list", epilog="\b\nExample:\n  audio-builder scripts list --json")
@json_option
def list_scripts(as_json: bool) -> None:
    """List the built-in sessions."""
    from audio_builder.sources import library
    from audio_builder.units import Seconds, clock

    rows = [_row(name) for name in library()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        length = clock(Seconds(row["duration_s"]))
        click.echo(f"{row['name']:16} {row['practice']:11} about {length:>6}  {row['summary']}")


def _row(name: str) -> dict[str, Any]:
    from audio_builder.cli.settled import settled
    from audio_builder.cli.timeline import estimate
    from audio_builder.sources import library, load

    one = settled(load(str(library()[name]), stdin=None), {})
    timeline, settings = estimate(one.script, one.settings).timeline, one.settings
    length = round(timeline.frames / timeline.rate_hz, 1)
    return {
        "name": name,
        "title": settings.title,
        "practice": settings.practice,
        "summary": settings.summary,
        "duration_s": length,
    }


@command.command("show", epilog="\b\nExample:\n  audio-builder scripts show leg-stretches | less")
@click.argument("name", shell_complete=complete_session)
def show(name: str) -> None:
    """Print a built-in session's script."""
    click.echo(_built_in(name).read_text("utf-8"), nl=False)


@command.command("copy", epilog="\b\nExample:\n  audio-builder scripts copy gentle-pmr mine.txt")
@click.argument("name", shell_complete=complete_session)
@click.argument("target", required=False, type=click.Path(path_type=Path))
def copy(name: str, target: Path | None) -> None:
    """Copy a built-in session, to be changed.

    It goes to TARGET, else into this folder under its own name; a file that is there is never overwritten.
    """
    from audio_builder.files import whole_file

    original = _built_in(name)
    path = Path(original.name) if target is None else target / original.name if target.is_dir() else target
    if path.exists():
        raise OutputError(f"{path} is already there; name another file")
    with whole_file(path) as file:
        file.write(original.read_bytes())
    click.echo(path)


def _built_in(name: str) -> Path:
    from audio_builder.sources import library

    known = library()
    if name not in known:
        near = did_you_mean(name, known) or "; there is " + ", ".join(known)
        raise UsageError(f"there is no built-in session '{name}'{near}")
    return known[name]
