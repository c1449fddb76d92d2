"""`voices install`: a neural voice comes to this machine, after its licence has been shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audio_builder.cli.talk import talking
from audio_builder.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from audio_builder.voices.models.catalogue import Model

EXAMPLES = """\b
Examples:
  audio-builder voices install                                what there is
  audio-builder voices install piper:en_US-ljspeech-medium
  audio-builder voices install kokoro
"""


@click.command("install", epilog=EXAMPLES)
@click.argument("voice", required=False)
@click.option("--accept-licence", is_flag=True, help="Take a voice whose licence does not allow everything.")
def install_voice(voice: str | None, accept_licence: bool) -> None:
    """Fetch the neural VOICE, or show which there are.

    What was fetched is verified before it gets its name.  When it is interrupted, the same command goes on from there.
    Voices lie in the platform's folder for data, or in AUDIO_BUILDER_MODELS; AUDIO_BUILDER_MODELS_URL names a mirror.
    """
    from audio_builder.voices.models.install import install, known_model, mirror
    from audio_builder.voices.models.shelf import models_folder

    if voice is None:
        _show_all()
        return
    model = known_model(voice)
    base, folder = mirror(), models_folder()
    click.echo(f"{model.name}: {model.licence}", err=True)
    if not model.free and not accept_licence:
        raise UsageError(_wants_consent(model))
    with talking(model.name) as talk:
        fetched = install(model, folder, report=talk, base=base)
    click.echo(f"{model.name} is {'installed' if fetched else 'here already'}: build with --voice {voice}")
    if advice := _missing_library(model.engine):
        click.echo(f"to speak with it: {advice}", err=True)


def _wants_consent(model: Model) -> str:
    from audio_builder.voices.models.catalogue import CATALOGUE

    if model in CATALOGUE:
        return f"{model.name} may not be used for everything; where that suits you, add --accept-licence"
    near = did_you_mean(model.name, (one.name for one in CATALOGUE))
    return f"{model.name} is not in the catalogue{near}; any voice of the hub is fetched with --accept-licence"


def _show_all() -> None:
    from audio_builder.voices.models.catalogue import CATALOGUE
    from audio_builder.voices.models.install import installed_names
    from audio_builder.voices.models.shelf import models_folder

    here = installed_names(models_folder())
    listed = [model.name for model in CATALOGUE]
    for model in CATALOGUE:
        size = f"{model.size / 1e6:.0f} MB" if model.size else ""
        state = "installed" if model.name in here else size
        click.echo(f"{model.name:30} {state:>9}  {model.licence}")
    for name in here:
        if name not in listed:
            click.echo(f"{name:30} {'yours':>9}  not in the catalogue")
    click.echo("any other voice of the Piper hub is fetched by its name, with --accept-licence", err=True)


def _missing_library(engine: str) -> str:
    """The command that installs an engine's library; nothing where it is here."""
    from audio_builder.errors import PluginError
    from audio_builder.plugins import installed

    try:
        installed().engine(engine)
    except PluginError as error:
        return str(error).rpartition(": ")[2]
    return ""
