"""`voices`: what can speak here and now, what it sounds like, and how to get better ones."""

from __future__ import annotations

import click

from audio_builder.cli.group import Group
from audio_builder.cli.voices_install import install_voice
from audio_builder.cli.voices_lines import list_lines
from audio_builder.cli.voices_list import list_voices
from audio_builder.cli.voices_remove import remove_voice
from audio_builder.cli.voices_try import try_voice

EXAMPLES = """\b
Examples:
  audio-builder voices list
  audio-builder voices try espeak:calm-male
  audio-builder voices try
"""


@click.group(cls=Group, epilog=EXAMPLES)
def command() -> None:
    """List the voices, try them, install better ones."""


for one in (list_voices, try_voice, install_voice, remove_voice, list_lines):
    command.add_command(one)
