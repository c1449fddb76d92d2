"""`doctor`: what is installed, what is reachable, and what to do about what is not."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version

import click

from audio_builder.cli.options import phrase_cache, settings_file, user_defaults
from audio_builder.errors import AudioBuilderError
from audio_builder.sources import library

LIBRARIES = ("av", "click", "espeakng-loader", "gTTS", "lameenc", "numpy", "pydub", "scipy", "soxr")


@click.command(epilog="\b\nExample:\n  audio-builder doctor", short_help="What is installed and what is reachable.")
def command() -> None:
    """Check everything a session needs; ends with 1 when no session can be made."""
    click.echo(f"audio-builder {version('audio-builder')}, Python {platform.python_version()}, {platform.platform()}")
    click.echo("  " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    failed = [name for name, check in CHECKS.items() if not _passes(name, check)]
    able = any(_passes(f"voice {name}", check, must=False) for name, check in _voices())
    if failed or not able:
        sys.exit(1)


def _passes(name: str, check: Callable[[], str], *, must: bool = True) -> bool:
    """Whether a check passes; prints what it found."""
    try:
        found = check()
    except AudioBuilderError as error:
        mark, colour = ("fails", "red") if must else ("not now", "yellow")
        click.echo(f"{click.style(mark, fg=colour):9} {name}: {error}")
        return False
    click.echo(f"{click.style('ok', fg='green'):9} {name}: {found}")
    return True


def _cache() -> str:
    from audio_builder.files import whole_file

    cache = phrase_cache()
    with whole_file(cache.folder / "doctor.txt") as file:
        file.write(b"written by audio-builder doctor\n")
    (cache.folder / "doctor.txt").unlink()
    phrases, size = cache.size()
    return f"{phrases} phrases, {size / 1e6:.1f} MB in {cache.folder}"


def _encoder() -> str:
    import numpy as np

    from audio_builder.codec import Mp3Encoder, decode

    encoder = Mp3Encoder(rate_hz=48_000, channels=2, kbps=128)
    stream = encoder.encode(np.zeros((48_000, 2), np.float32)) + encoder.flush()
    return f"one second of MP3 has {len(stream)} bytes and decodes to {len(decode(stream).samples)} frames"


def _backgrounds() -> str:
    from audio_builder.plugins import installed

    return ", ".join(bed.name for bed in installed().beds().values())


def _settings() -> str:
    return f"{len(user_defaults())} of your own in {settings_file()}"


CHECKS: dict[str, Callable[[], str]] = {
    "phrase cache": _cache,
    "MP3": _encoder,
    "backgrounds": _backgrounds,
    "built-in sessions": lambda: ", ".join(library()) or "none",
    "settings": _settings,
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
