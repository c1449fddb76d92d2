"""`sounds`: what can lie under the voice."""

from __future__ import annotations

import json
from pathlib import Path

import click

from audio_builder.cli.options import json_option, phrase_cache
from audio_builder.errors import UsageError
from audio_builder.settings import read_value, settings
from audio_builder.units import Seconds

LONGEST_S = 600


@click.group(
    epilog="\b\nExamples:\n  audio-builder sounds list\n  audio-builder sounds try 'drone A2 -20dB'",
    short_help="Backgrounds to put under the voice.",
)
def command() -> None:
    """List the background sounds and try them."""


@command.command("list", epilog="\b\nExample:\n  audio-builder sounds list --json")
@json_option
def list_sounds(as_json: bool) -> None:
    """List the background sounds and what each can be told."""
    from audio_builder.plugins import installed

    rows = [
        {"name": bed.name, "usage": bed.usage, "summary": bed.summary, "note": bed.note}
        for bed in installed().beds().values()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['name']} {row['usage']}".strip())
        click.echo(f"    {row['summary']}" + (f" ({row['note']})" if row["note"] else ""))


@command.command("try", epilog="\b\nExample:\n  audio-builder sounds try 'binaural 200Hz 4Hz' --for 60 -o hum.mp3")
@click.argument("background")
@click.option("--for", "seconds", type=click.IntRange(1, LONGEST_S), default=20, show_default=True, metavar="SECONDS")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("sound-try.mp3"), show_default=True)
def try_sound(background: str, seconds: int, output: Path) -> None:
    """Write some seconds of BACKGROUND alone, at the level it would have under a voice, into an MP3 file."""
    from audio_builder.cli.trial import excerpt
    from audio_builder.plugins import installed
    from audio_builder.script.nodes import Pause, Where

    try:
        layers = read_value("background", background)
    except ValueError as error:
        raise UsageError(str(error)) from error
    chosen = settings({"title": background, "background": layers})
    nodes = (Pause(Seconds(seconds), "trial", Where("<sounds try>", 1, 1)),)
    engine = installed().engine("silent").open("", "en")
    click.echo(excerpt(nodes, chosen, engine=engine, cache=phrase_cache(), to=output))
