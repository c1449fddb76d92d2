"""`build`: the main job."""

from __future__ import annotations

import sys
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
    standard_input,
    verbose_option,
)

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

    Next to each MP3 lies its manifest, a JSON file with the timeline and what was measured.  Both replace what an
    earlier build left there, once they are whole.
    """
    from audio_builder.cli.built import build_all
    from audio_builder.cli.settled import given
    from audio_builder.cli.talk import NORMAL, QUIET, VERBOSE
    from audio_builder.sources import load

    sources = [load(name, stdin=standard_input(), form=form) for name in scripts]
    values = given(options, assignments, sources)
    lengths = wished(click.get_current_context(), values, lengths)
    volume = QUIET if quiet else VERBOSE if verbose else NORMAL
    sys.exit(build_all(sources, values, lengths, folder=folder, volume=volume, as_json=as_json))
