"""`voices`: what can speak here and now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.group import Group
from audio_builder.cli.options import json_option
from audio_builder.cli.talk import talking
from audio_builder.cli.voices_install import install_voice
from audio_builder.cli.voices_remove import remove_voice
from audio_builder.errors import EngineError, PluginError

SENTENCE = "Let your shoulders be soft, and let the breath come and go by itself."


SHOWN = 8
"""Voices of one engine in the list."""


@click.group(cls=Group, epilog="\b\nExamples:\n  audio-builder voices list\n  audio-builder voices try espeak:en-us+f2")
def command() -> None:
    """List the voices, try them, install better ones."""


command.add_command(install_voice)
command.add_command(remove_voice)


@command.command("list", epilog="\b\nExamples:\n  audio-builder voices list\n  audio-builder voices list --language de")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Voices for this language.")
@json_option
def list_voices(language: str, as_json: bool) -> None:
    """List what can speak.

    For each voice engine: whether it can speak now, how its voices are called, what one may do with their sound.
    """
    from audio_builder.plugins import installed

    rows = [_row(name, language) for name in installed().engines()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        state, colour = ("ready", "green") if row["ready"] else ("not now", "yellow")
        click.echo(f"{row['engine']:8} {click.style(f'{state:8}', fg=colour)} {row['summary']}")
        for name in ("reason", "licence"):
            if row[name]:
                click.echo(f"{'':18}{name}: {row[name]}")
        if row["voices"]:
            hidden = len(row["voices"]) - SHOWN
            more = f" and {hidden} more, all in --json" if hidden > 0 else ""
            click.echo(f"{'':18}voices: {', '.join(row['voices'][:SHOWN])}{more}")


def _row(name: str, language: str) -> dict[str, Any]:
    from audio_builder.plugins import installed

    row: dict[str, Any] = {"engine": name, "ready": False, "summary": "", "reason": "", "licence": "", "voices": ()}
    try:
        plugin = installed().engines()[name]
        row["summary"] = plugin.summary
        engine = plugin.open("", language)
        row["licence"] = engine.caps.licence
        row["voices"] = [f"{name}:{voice}" if voice else name for voice in plugin.voices(language)]
        engine.probe()
    except (EngineError, PluginError) as error:
        return row | {"reason": str(error)}
    return row | {"ready": True}


@command.command("try", epilog="\b\nExample:\n  audio-builder voices try gtts:co.uk --say 'Good night.' -o uk.mp3")
@click.argument("voice")
@click.option("--say", "text", default=SENTENCE, metavar="TEXT", help="What to say.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Language of the text.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="voice-try.mp3",
    show_default=True,
    metavar="FILE",
    help="The MP3 to write.",
)
def try_voice(voice: str, text: str, language: str, output: Path) -> None:
    """Let VOICE say a sentence.

    It goes over a little background into an MP3 file.
    """
    from audio_builder.cli.places import phrase_cache
    from audio_builder.cli.trial import excerpt
    from audio_builder.plugins import installed
    from audio_builder.script.nodes import Say, Where
    from audio_builder.settings import settings
    from audio_builder.voices.choose import chosen_voice

    nodes = (Say(text, Where("<voices try>", 1, 1)),)
    with talking(voice) as talk:
        engine = chosen_voice(voice, installed().engines(), language=language, report=talk)
        made = settings({"title": engine.id, "language": language})
        path = excerpt(nodes, made, engine=engine, cache=phrase_cache(), to=output, report=talk)
    click.echo(path)
