"""`build`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_builder.cli.lengths import lengths_option, wished
from audio_builder.cli.options import (
    SOURCES,
    form_option,
    json_option,
    output_option,
    quiet_option,
    scripts_argument,
    setting_options,
    spoken,
    standard_input,
    verbose_option,
)
from audio_builder.errors import UsageError

if TYPE_CHECKING:
    from audio_builder.units import Seconds

EXAMPLES = """\b
Examples:
  audio-builder build gentle-pmr                      a built-in session
  audio-builder build my-script.txt -o sessions       a script of yours
  audio-builder build *.txt --voice espeak:en-us+f2   several, with one voice
  audio-builder build calm.txt --background "pink-noise -26dB, drone A2 -34dB"
  audio-builder build calm.txt --length 20:00         exactly so long
  audio-builder build calm.txt --lengths 10,20,30     calm-10m.mp3, calm-20m.mp3, calm-30m.mp3
  audio-builder build flare-weekend                   a programme: a folder of sessions
  pbpaste | audio-builder build - --title "Tonight"   from standard input
"""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@scripts_argument
@output_option
@form_option
@lengths_option
@setting_options
@quiet_option
@verbose_option
@json_option
def command(
    scripts: tuple[str, ...],
    folder: Path,
    form: str | None,
    lengths: tuple[Seconds, ...],
    assignments: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Make a finished MP3 of each SCRIPT: a file, - for standard input, or the name of a built-in session.

    A programme, which is a recipe of several sessions, becomes a folder of them.

    Next to each MP3 lies its manifest, a JSON file with the timeline and what was measured.  Both replace what an
    earlier build left there, once they are whole.
    """
    from audio_builder.cli.built import build_all
    from audio_builder.cli.settled import given
    from audio_builder.cli.talk import NORMAL, QUIET, VERBOSE
    from audio_builder.shelf import is_recipe
    from audio_builder.sources import load

    volume = QUIET if quiet else VERBOSE if verbose else NORMAL
    if any(is_recipe(name) for name in scripts):
        sys.exit(_programmes(scripts, options, assignments, lengths, folder=folder, volume=volume, as_json=as_json))
    sources = [load(name, stdin=standard_input(), form=form, language=spoken(options)) for name in scripts]
    values = given(options, assignments, sources)
    lengths = wished(click.get_current_context(), values, lengths)
    sys.exit(build_all(sources, values, lengths, folder=folder, volume=volume, as_json=as_json))


def _programmes(
    names: tuple[str, ...],
    options: Mapping[str, Any],
    assignments: tuple[str, ...],
    lengths: tuple[Seconds, ...],
    *,
    folder: Path,
    volume: int,
    as_json: bool,
) -> int:
    """Builds every session of each programme anew; the exit code of the worst."""
    from audio_builder.cli.programme import ready
    from audio_builder.cli.programmed import build_programme
    from audio_builder.recipes import recipe
    from audio_builder.shelf import is_recipe

    if script := next((name for name in names if not is_recipe(name)), ""):
        raise UsageError(f"'{script}' is a script; build programmes by themselves")
    if lengths:
        raise UsageError("--lengths: a programme is built once; --length gives all its sessions one length")
    found = [recipe(name) for name in names]
    sessions = [ready(one, options, assignments) for one in found]
    codes = [
        build_programme(one, numbered, folder=folder / one.name, volume=volume, as_json=as_json)
        for one, numbered in zip(found, sessions, strict=True)
    ]
    return max(codes)
