"""`sounds`: what can lie under the voice."""

from __future__ import annotations

import json
from pathlib import Path

import click

from audio_builder.cli.group import Group
from audio_builder.cli.options import json_option
from audio_builder.cli.settled import chosen
from audio_builder.cli.talk import talking
from audio_builder.settings import settings
from audio_builder.units import Seconds

LONGEST_S = 600


@click.group(
    cls=Group, epilog="\b\nExamples:\n  audio-builder sounds list\n  audio-builder sounds try 'drone A2 -20dB'"
)
def command() -> None:
    """List the background sounds and try them."""


@command.command("list", epilog="\b\nExample:\n  audio-builder sounds list --json")
@json_option
def list_sounds(as_json: bool) -> None:
    """List the backgrounds and what each can be told."""
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
@click.option(
    "--for",
    "seconds",
    type=click.IntRange(1, LONGEST_S),
    default=20,
    show_default=True,
    metavar="SECONDS",
    help="How long it is to be heard.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="sound-try.mp3",
    show_default=True,
    metavar="FILE",
    help="The MP3 to write.",
)
def try_sound(background: str, seconds: int, output: Path) -> None:
    """Hear some seconds of BACKGROUND.

    It goes alone, at the level it would have under a voice, into an MP3 file.
    """
    from audio_builder.cli.places import phrase_cache
    from audio_builder.cli.trial import excerpt
    from audio_builder.plugins import installed
    from audio_builder.script.nodes import Pause, Where

    layers = chosen("background", background, "BACKGROUND").value
    nodes = (Pause(Seconds(seconds), "trial", Where("<sounds try>", 1, 1)),)
    made = settings({"title": background, "background": layers})
    engine = installed().engine("silent").open("", "en")
    with talking(background) as talk:
        path = excerpt(nodes, made, engine=engine, cache=phrase_cache(), to=output, report=talk)
    click.echo(path)
