"""`plan`: the timeline before any audio."""

from __future__ import annotations

import json
from typing import Any

import click

from audio_builder.cli.options import (
    SOURCES,
    complete_script,
    form_option,
    json_option,
    setting_options,
    spoken,
    standard_input,
)

EXAMPLES = """\b
Examples:
  audio-builder plan gentle-pmr
  audio-builder plan gentle-pmr --skip "left knee" --length 12m
  audio-builder plan my-script.txt --pauses deep --json
"""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@click.argument("script", shell_complete=complete_script)
@form_option
@setting_options
@json_option
def command(script: str, form: str | None, assignments: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Show the timeline of SCRIPT: phrases, pauses with the rule behind each, phases, chapters, length.

    Nothing is spoken: a phrase that is not in the cache yet has an estimated length, marked ~.
    """
    from audio_builder.cli.planned import as_tree, planned, shown
    from audio_builder.cli.settled import given, settled
    from audio_builder.cli.talk import NORMAL, Talk
    from audio_builder.sources import load

    source = load(script, stdin=standard_input(), form=form, language=spoken(options))
    one = settled(source, given(options, assignments, [source]))
    one.refuse_errors()
    talk = Talk(source.stem, NORMAL, terminal=False)
    for finding in one.findings:
        if finding.level == "warning":
            talk.say(f"{finding.level}: {finding}")
    found = planned(one, talk)
    if as_json:
        click.echo(json.dumps(as_tree(found, one.settings), ensure_ascii=False))
        return
    for line in shown(found):
        click.echo(line)
