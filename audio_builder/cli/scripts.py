"""`scripts`: the sessions and programmes that come with the program."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import wrap

import click

from audio_builder.cli.group import Group
from audio_builder.cli.options import complete_session, json_option
from audio_builder.cli.scripts_list import WIDTH, list_scripts, programmes_shown
from audio_builder.cli.scripts_show import built_in, show
from audio_builder.cli.scripts_tonight import tonight
from audio_builder.errors import OutputError, UsageError


@click.group(
    cls=Group,
    epilog="\b\nExamples:\n  audio-builder scripts tonight\n  audio-builder scripts list --position bed --length 10m\n"
    "  audio-builder scripts copy gentle-pmr my-pmr.txt",
)
def command() -> None:
    """Find, read and copy the sessions that come with the program."""


command.add_command(list_scripts)
command.add_command(show)
command.add_command(tonight)


@command.command("copy", epilog="\b\nExample:\n  audio-builder scripts copy gentle-pmr mine.txt")
@click.argument("name", shell_complete=complete_session)
@click.argument("target", required=False, type=click.Path(path_type=Path))
def copy(name: str, target: Path | None) -> None:
    """Copy a built-in session or programme, to be changed.

    It goes to TARGET, else into this folder under its own name; a file that is there is never overwritten.
    """
    from mimetypes import guess_type

    from audio_builder.files import whole_file

    original = built_in(name)
    path = Path(original.name) if target is None else target / original.name if target.is_dir() else target
    if (guess_type(path.name)[0] or "").startswith(("audio/", "video/", "image/")):
        raise UsageError(f"{path}: what is copied is text; name it {path.with_suffix(original.suffix).name}")
    if path.exists():
        raise OutputError(f"{path} is already there; name another file")
    with whole_file(path) as file:
        file.write(original.read_bytes())
    click.echo(path)


@command.command("programmes", epilog="\b\nExample:\n  audio-builder scripts programmes")
@json_option
def programmes(as_json: bool) -> None:
    """List the programmes, each of several nights.

    `build` and `batch` take their names, and `show` shows what each is made of.
    """
    from audio_builder.recipes import recipe
    from audio_builder.shelf import recipes

    if not as_json:
        for line in programmes_shown(fully=True):
            click.echo(line)
        return
    found = [recipe(name) for name in recipes()]
    rows = [
        {
            "name": one.name,
            "title": one.title,
            "about": one.about,
            "cautions": one.cautions,
            "nights": one.nights,
            "sessions": [
                {"number": entry.number, "night": entry.night, "script": entry.script.value, "note": entry.note}
                | {value.name: value.value for value in (*one.defaults, *entry.values)}
                for entry in one.entries
            ],
        }
        for one in found
    ]
    click.echo(json.dumps(rows, ensure_ascii=False))


@command.command("safety", epilog="\b\nExample:\n  audio-builder scripts safety")
@json_option
def safety(as_json: bool) -> None:
    """Show the safety card.

    When to stop, who had better ask first, when to see a doctor.
    """
    from audio_builder.safety_card import CARD, NOT_A_DEVICE

    if as_json:
        parts = {advice.title: advice.lines for advice in CARD}
        click.echo(json.dumps({"statement": NOT_A_DEVICE, "card": parts}, ensure_ascii=False))
        return
    click.echo(NOT_A_DEVICE)
    for advice in CARD:
        click.echo("\n" + click.style(advice.title, bold=True))
        for line in advice.lines:
            click.echo("\n".join(wrap(line, WIDTH, initial_indent="- ", subsequent_indent="  ")))
