"""`voices`: what can speak here and now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.options import json_option, phrase_cache
from audio_builder.errors import EngineError, PluginError
from audio_builder.events import Note

SENTENCE = "Let your shoulders be soft, and let the breath come and go by itself."


@click.group(
    epilog="\b\nExamples:\n  audio-builder voices list\n  audio-builder voices try espeak:en-us+f2",
    short_help="What can speak, here and now.",
)
def command() -> None:
    """List the voices and try them."""


@command.command("list", epilog="\b\nExamples:\n  audio-builder voices list\n  audio-builder voices list --language de")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Voices for this language.")
@json_option
def list_voices(language: str, as_json: bool) -> None:
    """List the voice engines: whether each can speak now, how its voices are called, what one may do with them."""
    from audio_builder.plugins import installed

    rows = [_row(name, language) for name in installed().engines()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        state = click.style("ready", fg="green") if row["ready"] else click.style("not now", fg="yellow")
        click.echo(f"{row['engine']:8} {state}  {row['summary']}")
        for name in ("reason", "licence"):
            if row[name]:
                click.echo(f"         {name}: {row[name]}")
        if row["voices"]:
            shown = row["voices"][:8]
            more = f" and {len(row['voices']) - len(shown)} more" if len(row["voices"]) > len(shown) else ""
            click.echo(f"         voices: {', '.join(shown)}{more}")


def _row(name: str, language: str) -> dict[str, Any]:
    from audio_builder.plugins import installed

    row: dict[str, Any] = {"engine": name, "ready": False, "summary": "", "reason": "", "licence": "", "voices": ()}
    try:
        plugin = installed().engines()[name]
        row["summary"] = plugin.summary
        row["voices"] = [f"{name}:{voice}" if voice else name for voice in plugin.voices(language)]
        engine = plugin.open("", language)
        row["licence"] = engine.caps.licence
        engine.probe()
    except (EngineError, PluginError) as error:
        return row | {"reason": str(error)}
    return row | {"ready": True}


@command.command("try", epilog="\b\nExample:\n  audio-builder voices try gtts:co.uk --say 'Good night.' -o uk.mp3")
@click.argument("voice")
@click.option("--say", "text", default=SENTENCE, metavar="TEXT", help="What to say.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Language of the text.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("voice-try.mp3"), show_default=True)
def try_voice(voice: str, text: str, language: str, output: Path) -> None:
    """Let VOICE say a sentence over a little background, into an MP3 file."""
    from audio_builder.cli.trial import excerpt
    from audio_builder.plugins import installed
    from audio_builder.script.nodes import Say, Where
    from audio_builder.settings import settings
    from audio_builder.voices.choose import chosen_voice

    def tell(event: object) -> None:
        if isinstance(event, Note):
            click.echo(event.text, err=True)

    engine = chosen_voice(voice, installed().engines(), language=language, report=tell)
    chosen = settings({"title": engine.id, "language": language})
    nodes = (Say(text, Where("<voices try>", 1, 1)),)
    click.echo(excerpt(nodes, chosen, engine=engine, cache=phrase_cache(), to=output))
