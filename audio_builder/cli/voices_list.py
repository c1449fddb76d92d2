"""`voices list`: every voice that there is, what it may be used for, and whether it can speak now."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from audio_builder.cli.options import json_option

if TYPE_CHECKING:
    from audio_builder.cli.voice_rows import EngineRow, VoiceRow

SHOWN = 6
"""Voices of one engine, unless all are wanted."""
WIDTH, NAME_WIDTH, TAG_WIDTH = 80, 36, 8
"""Columns of all, of a voice's name, and of a language tag."""
EXAMPLES = """\b
Examples:
  audio-builder voices list
  audio-builder voices list --language de --all
"""


@click.command("list", epilog=EXAMPLES)
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Voices for this language.")
@click.option("--all", "everything", is_flag=True, help=f"Every voice, not the best {SHOWN} of each engine.")
@json_option
def list_voices(language: str, everything: bool, as_json: bool) -> None:
    """List what can speak.

    Each voice with its language, whether it can speak now, and its calm pace in words a minute; for each engine whether
    text leaves this machine, what one may do with the sound, and what to do where it cannot speak.
    """
    from audio_builder.cli.voice_rows import engine_rows

    rows = sorted(engine_rows(language), key=lambda row: not row.state.ready)
    if as_json:
        click.echo(json.dumps([_tree(row, language) for row in rows], ensure_ascii=False))
        return
    click.echo(f"{'VOICE':{NAME_WIDTH}} {'LANGUAGE':{TAG_WIDTH}} {'NOW':7} WORDS A MINUTE")
    for row in rows:
        for line in _shown(row, language, len(row.voices) if everything else SHOWN):
            click.echo(line)


def _shown(row: EngineRow, language: str, most: int) -> Iterator[str]:
    """The lines of one engine."""
    where = f" ({'online' if row.voices[0].engine.caps.online else 'offline'})" if row.voices else ""
    head = textwrap.wrap(f"{row.name}{where}: {row.summary or 'not installed'}", WIDTH, subsequent_indent="    ")
    yield head[0].replace(row.name, click.style(row.name, bold=True), 1)
    yield from head[1:]
    for voice, words in zip(row.voices[:most], _paces(row.voices[:most], language), strict=True):
        yield _line(voice, words)
    if len(row.voices) > most:
        yield f"  and {len(row.voices) - most} more: --all"
    for name, text in _notes(row, most):
        yield from textwrap.wrap(
            f"{name}: {text}", WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )


def _line(voice: VoiceRow, words: float | None) -> str:
    state, colour = ("ready", "green") if voice.state.ready else ("not now", "yellow")
    shown = f"{words:.0f}" if words else "-"
    return (
        f"  {voice.name:{NAME_WIDTH - 2}} {voice.language:{TAG_WIDTH}} {click.style(f'{state:7}', fg=colour)} {shown}"
    )


def _notes(row: EngineRow, most: int) -> Iterator[tuple[str, str]]:
    """What is to be said of an engine's voices, each thing once; of which voice, where that differs."""
    shown = row.voices[:most]
    licences = dict.fromkeys(voice.licence for voice in shown)
    for licence in licences:
        whose = [voice.name.partition(":")[2] for voice in shown if voice.licence == licence]
        yield "licence", licence + (f" ({', '.join(whose)})" if len(licences) > 1 else "")
    absent = next((state for state in (row.state, *(voice.state for voice in shown)) if not state.ready), None)
    if not row.state.ready:
        yield "why not", row.state.reason
    if absent and absent.command:
        yield "to do", absent.command


def _paces(voices: Sequence[VoiceRow], language: str) -> list[float | None]:
    """Of a voice that costs nothing, by listening to it once; of others, where they have been heard before."""
    from audio_builder.cli.places import phrase_cache
    from audio_builder.cli.voice_rows import words_a_minute
    from audio_builder.errors import AudioBuilderError

    found: list[float | None] = []
    for voice in voices:
        free = voice.state.ready and not voice.engine.caps.online
        try:
            found.append(words_a_minute(voice.engine, language, phrase_cache(), speaks=free))
        except AudioBuilderError:
            found.append(None)
    return found


def _tree(row: EngineRow, language: str) -> dict[str, Any]:
    paces = [*_paces(row.voices[:SHOWN], language), *[None] * len(row.voices)]
    voices = [voice.as_tree(words) for voice, words in zip(row.voices, paces, strict=False)]
    return row.as_tree() | {"voices": voices}
