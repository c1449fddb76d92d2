"""`doctor`: what is installed, what is reachable, and what to do about what is not."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial

import click

from audio_builder.errors import AudioBuilderError, PluginError

LIBRARIES = ("av", "click", "espeakng-loader", "gTTS", "lameenc", "numpy", "pydub", "soxr")


@click.command(epilog="\b\nExample:\n  audio-builder doctor")
def command() -> None:
    """Check everything a session needs; ends with 1 when no session can be made."""
    from importlib.metadata import version

    click.echo(f"audio-builder {version('audio-builder')}, Python {platform.python_version()}, {platform.platform()}")
    sound = [_passes(name, check) for name, check in CHECKS.items()]
    speaking = [_passes(f"voice {name}", check, must=False) for name, check in _voices()]
    able = all(sound) and any(speaking)
    click.echo("sessions can be made" if able else "no session can be made before this is put right")
    sys.exit(not able)


def _passes(name: str, check: Callable[[], str], *, must: bool = True) -> bool:
    """Whether a check passes; prints what it found."""
    try:
        found, mark, colour = check(), "ok", "green"
    except (AudioBuilderError, ImportError, OSError) as error:
        found, mark, colour = str(error), *(("fails", "red") if must else ("not now", "yellow"))
    click.echo(f"{click.style(f'{mark:8}', fg=colour)} {name}: {found}")
    return mark == "ok"


def _libraries() -> str:
    return ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError as error:
        raise PluginError(f"{name} is missing: pip install {name}") from error


def _cache() -> str:
    from audio_builder.cli.places import phrase_cache
    from audio_builder.files import whole_file

    cache = phrase_cache()
    with whole_file(cache.folder / "doctor.txt") as file:
        file.write(b"written by audio-builder doctor\n")
    (cache.folder / "doctor.txt").unlink()
    phrases, size = cache.size()
    return f"{phrases} phrases, {size / 1e6:.1f} MB in {cache.folder}"


def _encoder() -> str:
    import numpy as np

    from audio_builder.codec import decode
    from audio_builder.lame import Mp3Encoder

    encoder = Mp3Encoder(rate_hz=48_000, channels=2, kbps=128)
    stream = encoder.encode(np.zeros((48_000, 2), np.float32)) + encoder.flush()
    return f"one second of MP3 has {len(stream)} bytes and decodes to {len(decode(stream).samples)} frames"


def _backgrounds() -> str:
    from audio_builder.plugins import installed

    return ", ".join(bed.name for bed in installed().beds().values())


def _settings() -> str:
    from audio_builder.cli.places import settings_file
    from audio_builder.cli.settled import user_defaults

    names = ", ".join(name.replace("_", "-") for name in user_defaults())
    return f"{names or 'none'} of your own in {settings_file()}"


def _sessions() -> str:
    from audio_builder.shelf import library

    if not library():
        raise PluginError("none were installed: reinstall audio-builder")
    return ", ".join(library())


CHECKS: dict[str, Callable[[], str]] = {
    "libraries": _libraries,
    "phrase cache": _cache,
    "MP3": _encoder,
    "backgrounds": _backgrounds,
    "built-in sessions": _sessions,
    "default settings": _settings,
}


def _voices() -> Iterator[tuple[str, Callable[[], str]]]:
    from audio_builder.plugins import installed

    def speaks(name: str) -> str:
        engine = installed().engines()[name].open("", "en")
        engine.probe()
        return f"{engine.id}, version {engine.version}"

    for name in installed().engines():
        if name != "silent":
            yield name, partial(speaks, name)
