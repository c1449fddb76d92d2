"""`voices lines`: what is to be recorded for a script, as a list to read from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.options import complete_script, json_option, setting_options, spoken, standard_input

EXAMPLES = """\b
Examples:
  audio-builder voices lines calm.txt mine
  audio-builder voices lines calm.txt mine --skip calves
"""


@click.command("lines", epilog=EXAMPLES)
@click.argument("script", shell_complete=complete_script)
@click.argument("folder", type=click.Path(path_type=Path))
@setting_options
@json_option
def list_lines(script: str, folder: Path, assignments: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """List what of SCRIPT is still to be recorded.

    The list is the table lines.csv in FOLDER: the name of each file, and what to say in it.  Record each with any
    program, as any kind of sound (001.m4a, 002.wav), and put the files there.  Called again, the command adds what is
    new.  Then: audio-builder build SCRIPT --voice recording:FOLDER
    """
    from audio_builder.cli.settled import given, settled
    from audio_builder.cli.talk import counted
    from audio_builder.cli.to_record import to_record
    from audio_builder.sources import load

    source = load(script, stdin=standard_input(), language=spoken(options))
    one = settled(source, given(options, assignments, [source]))
    one.refuse_errors()
    found = to_record(one, folder)
    if as_json:
        rows = [{"file": row.file, "text": row.text, "note": row.note} for row in found.rows]
        click.echo(json.dumps({"path": str(found.table), "lines": found.lines, "to_record": rows}, ensure_ascii=False))
        return
    click.echo(found.table)
    missing = len(found.rows)
    click.echo(f"  {counted(found.lines, 'line')}, {found.lines - missing} recorded, {missing} to record")
    for row in found.rows[:SHOWN]:
        click.echo(f"  {row.file}  {row.text}{f'  ({row.note})' if row.note else ''}")
    if missing > SHOWN:
        click.echo(f"  and {missing - SHOWN} more")
    if not missing:
        click.echo(f"  build with --voice recording:{folder}")


SHOWN = 12
