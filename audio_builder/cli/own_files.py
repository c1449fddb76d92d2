"""Sounds of the author's own: where their names count from, and whether they can be heard, before words are spoken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from audio_builder.errors import CodecError, PlanError, UsageError
from audio_builder.notation import Layer
from audio_builder.plan.scenery import layers_of
from audio_builder.plan.timeline import Timeline
from audio_builder.script.file_names import FILE
from audio_builder.settings import Settings


def anchored(layers: Iterable[Layer], folder: Path) -> tuple[Layer, ...]:
    """Backgrounds whose files count from this folder, named so that they are found from any other."""

    def named(layer: Layer) -> Layer:
        name = layer.words[0]
        whole = "://" in name or name.startswith(("~", "//", "\\\\")) or Path(name).is_absolute()
        return layer if whole else Layer(FILE, (str(folder.absolute() / name),), layer.level_lu)

    return tuple(named(layer) if layer.name == FILE and layer.words else layer for layer in layers)


def own_voice(name: str) -> tuple[str, str] | None:
    """Engine and folder of a voice that is a folder of the user's; None for any other."""
    engine, colon, folder = name.partition(":")
    if not (colon and folder):
        return None
    from audio_builder.plugins import installed

    engines = installed().engines()
    return (engine, folder) if engine in engines and engines[engine].folder else None


def unheard(layers: Iterable[Layer], settings: Settings, source: str) -> Iterator[str]:
    """Why each of these backgrounds cannot be heard that cannot; `source` is the script that names them.

    Of a file no more than the beginning is read.  A background of which nothing is told but its name is believed to be
    as it says, until the session is made.
    """
    from audio_builder.plugins import installed

    beds = installed().beds()
    layers = tuple(layer for layer in layers if layer.words or layer.name == FILE or layer.name not in beds)
    if not layers:
        return
    from audio_builder.contracts import BedRequest
    from audio_builder.trust import made

    about = BedRequest(rate_hz=settings.rate, seed=settings.seed, frames=settings.rate)
    if any(layer.name == FILE for layer in layers):
        from audio_builder.recordings import Recordings

        about = replace(about, recording=Recordings(Path(source).parent, settings.rate))
    for layer in layers:
        try:
            made(installed().bed(layer.name), replace(about, words=layer.words))
        except (UsageError, CodecError, ValueError) as error:
            yield str(error)


def refuse_unheard(timeline: Timeline, settings: Settings, source: str) -> None:
    """Returns when every background that a script changes to can be heard.

    Raises PlanError for the first that cannot, with its place.
    """
    for item in timeline.of_kind("background"):
        if why := next(unheard(layers_of(item), settings, source), ""):
            raise PlanError(f"{item.where}: {why}")
