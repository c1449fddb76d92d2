"""`sounds`: what can lie under the voice, and what can ring."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_builder.cli.group import Group
from audio_builder.cli.options import json_option

if TYPE_CHECKING:
    from audio_builder.script.nodes import Node
    from audio_builder.settings import Settings

LONGEST_S = 600


HEADINGS = {
    "background": "Backgrounds, for --background and [background ...]",
    "cue": "Cues, for [bell] and [sound ...]; --set cues says which of them mark phases",
}

EXAMPLES = """\b
Examples:
  audio-builder sounds list
  audio-builder sounds try 'ocean -20dB'
  audio-builder sounds try bowl
"""


@click.group(cls=Group, epilog=EXAMPLES)
def command() -> None:
    """List the backgrounds and cues, and try them."""


@command.command("list", epilog="\b\nExample:\n  audio-builder sounds list --json")
@json_option
def list_sounds(as_json: bool) -> None:
    """List the backgrounds, what each can be told, and the cue sounds."""
    from audio_builder.plugins import installed
    from audio_builder.sound.cues import CUES

    rows = [
        *(
            {"kind": "background", **_row(bed.name, bed.usage, bed.summary, bed.note)}
            for bed in installed().beds().values()
        ),
        *({"kind": "cue", **_row(cue.name, "", cue.summary, "")} for cue in CUES.values()),
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for kind, alike in groupby(rows, key=lambda row: row["kind"]):
        click.echo(f"{HEADINGS[kind]}:")
        for row in alike:
            click.echo(f"  {row['name']} {row['usage']}".rstrip())
            click.echo(f"      {row['summary']}" + (f" ({row['note']})" if row["note"] else ""))


def _row(name: str, usage: str, summary: str, note: str) -> dict[str, str]:
    return {"name": name, "usage": usage, "summary": summary, "note": note}


@command.command("try", epilog="\b\nExample:\n  audio-builder sounds try 'binaural 200Hz 4Hz' --for 60 -o hum.mp3")
@click.argument("sound")
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
def try_sound(sound: str, seconds: int, output: Path) -> None:
    """Hear some seconds of SOUND, a background or a cue.

    It goes alone, at the level it would have under a voice, into an MP3 file.
    """
    from audio_builder.cli.places import phrase_cache
    from audio_builder.cli.talk import talking
    from audio_builder.cli.trial import excerpt
    from audio_builder.plugins import installed

    nodes, made = _trial(sound, seconds)
    engine = installed().engine("silent").open("", "en")
    with talking(sound) as talk:
        path = excerpt(nodes, made, engine=engine, cache=phrase_cache(), to=output, report=talk)
    click.echo(path)


def _trial(sound: str, seconds: int) -> tuple[tuple[Node, ...], Settings]:
    """A script that has nothing but the sound.  Raises UsageError for what is neither a background nor a cue."""
    from audio_builder.cli.settled import chosen
    from audio_builder.script.nodes import Pause, Ring, Where
    from audio_builder.settings import settings
    from audio_builder.sound.cues import CUES
    from audio_builder.units import Seconds

    here = Where("<sounds try>", 1, 1)
    pause = Pause(Seconds(seconds), "trial", here)
    if sound in CUES:
        return (Ring(sound, None, here), pause), settings({"title": sound, "background": ()})
    layers = chosen("background", sound, "SOUND").value
    return (pause,), settings({"title": sound, "background": layers})
