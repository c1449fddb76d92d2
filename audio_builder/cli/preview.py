"""`preview`: an excerpt of a session, as it would be heard in the whole of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.options import (
    SOURCES,
    complete_script,
    json_option,
    output_option,
    quiet_option,
    setting_options,
    spoken,
    standard_input,
    verbose_option,
)

EXAMPLES = """\b
Examples:
  audio-builder preview gentle-pmr                         the first twenty seconds of speech
  audio-builder preview gentle-pmr --at "left foot"        around the first time that is said
  audio-builder preview my-script.txt --chapter Legs --background "drone -28dB"
  audio-builder preview my-script.txt --from 3:00 --for 30s
"""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@click.argument("script", shell_complete=complete_script)
@click.option("--at", "text", metavar="TEXT", help="Around the first phrase that has these words in it.")
@click.option("--chapter", "name", metavar="NAME", help="From the start of this chapter.")
@click.option("--from", "instant", metavar="TIME", help="From this time on: 3:00, 90s.")
@click.option("--for", "span", metavar="TIME", default="20s", show_default=True, help="For so long; at most 5 minutes.")
@output_option
@setting_options
@quiet_option
@verbose_option
@json_option
def command(
    script: str,
    text: str | None,
    name: str | None,
    instant: str | None,
    span: str,
    folder: Path,
    assignments: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Hear a few seconds of SCRIPT before the whole of it is made.

    The excerpt is a WAV file of the very samples that `build` would encode.  Phrases that nobody has spoken yet are
    spoken first; they are kept for the build.
    """
    from audio_builder.cli.previewed import Wanted, previewed, refuse_overwriting, shown
    from audio_builder.cli.settled import given, settled
    from audio_builder.cli.talk import NORMAL, QUIET, VERBOSE, talking
    from audio_builder.sources import load

    wanted = Wanted.read(text=text, chapter=name, instant=instant, span=span)
    source = load(script, stdin=standard_input(), language=spoken(options))
    one = settled(source, given(options, assignments, [source]))
    one.refuse_errors()
    target = folder / f"{source.stem}-preview.wav"
    refuse_overwriting(target, source)
    with talking(source.stem, volume=QUIET if quiet else VERBOSE if verbose else NORMAL) as talk:
        for finding in one.findings:
            (talk.say if finding.level == "warning" else talk.detail)(f"{finding.level}: {finding}")
        tree = previewed(one, wanted, target, talk=talk)
    if as_json:
        click.echo(json.dumps(tree, ensure_ascii=False))
    else:
        click.echo(target if quiet else shown(tree))
