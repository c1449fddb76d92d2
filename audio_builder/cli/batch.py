"""`batch`: the sessions of a programme, and of those only what is not up to date."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from audio_builder.cli.options import (
    complete_script,
    json_option,
    output_option,
    quiet_option,
    setting_options,
    verbose_option,
)

EXAMPLES = """\b
Examples:
  audio-builder batch 7-nights-restless-legs --dry-run    what would be made
  audio-builder batch 28-nights --nights 1-7              the first week
  audio-builder batch my-nights.yaml --voice piper        a recipe of your own, with one voice
"""
RECIPE = """\b
A recipe is a YAML file; any setting may stand among its defaults and in a session:
  title: Two quiet nights
  defaults: {intensity: gentle}
  sessions:
    - {night: 1, script: breathing-478, name: breath}
    - {night: 2, script: my-own.txt, length: 15m, skip: [neck]}
"""
VALUES = """\b
A setting has the first of these values that there is:
  its option, or its variable: AUDIO_BUILDER_VOICE for --voice, and so on
  its place in the session's line in the recipe, then in the recipe's defaults
  its line in the script's front matter, then in your own config.toml
"""


@click.command(epilog=f"{RECIPE}\n{VALUES}\n{EXAMPLES}")
@click.argument("recipes", nargs=-1, required=True, metavar="RECIPE...", shell_complete=complete_script)
@output_option
@click.option("--nights", metavar="NUMBERS", help="Only these nights: 3-5, or 1,4.")
@click.option("--dry-run", is_flag=True, help="Only list what would be made, with lengths.")
@click.option("--force", is_flag=True, help="Make what is up to date as well.")
@setting_options
@quiet_option
@verbose_option
@json_option
def command(
    recipes: tuple[str, ...],
    folder: Path,
    nights: str | None,
    dry_run: bool,
    force: bool,
    assignments: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Make the sessions of each RECIPE that are not up to date: a YAML file, or the name of a built-in programme.

    They go to a folder with the recipe's name, as 01-NAME.mp3 and so on.  A session is up to date when its manifest
    tells of the same script, settings and voice; after a change to a sound file of your own, say --force.  One that
    fails does not stop the others, and what is finished when you press Ctrl-C stays.
    """
    from audio_builder.cli.programme import nights_of, ready
    from audio_builder.cli.programmed import build_programme, foretold, foretold_shown
    from audio_builder.cli.talk import NORMAL, QUIET, VERBOSE
    from audio_builder.recipes import recipe

    volume = QUIET if quiet else VERBOSE if verbose else NORMAL
    found = [recipe(name) for name in recipes]
    chosen = [ready(one, options, assignments, nights=nights_of(nights, one) if nights else ()) for one in found]
    worst = 0
    for one, numbered in zip(found, chosen, strict=True):
        to = folder / one.name
        if not dry_run:
            code = build_programme(one, numbered, folder=to, volume=volume, as_json=as_json, anew=force)
            worst = max(worst, code)
            continue
        rows = list(foretold(numbered, to, anew=force))
        worst = max(worst, int(any("error" in row for row in rows)))
        for line in [json.dumps(rows, ensure_ascii=False)] if as_json else foretold_shown(one, rows, to):
            click.echo(line)
    sys.exit(worst)
