"""`voices remove`: a neural voice goes from this machine."""

from __future__ import annotations

import click


@click.command("remove", epilog="\b\nExample:\n  audio-builder voices remove piper:en_US-ljspeech-medium")
@click.argument("voice")
def remove_voice(voice: str) -> None:
    """Take the neural VOICE away.

    Sessions that it has spoken stay as they are, and so does what is in the phrase cache.
    """
    from audio_builder.voices.models.install import remove
    from audio_builder.voices.models.shelf import models_folder

    click.echo(f"{voice} is gone; {remove(voice, models_folder()) / 1e6:.1f} MB are free again")
