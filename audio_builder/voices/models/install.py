"""Voices come to this machine when they are asked for by name, and go when they are asked to go."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from audio_builder.errors import OutputError, Unavailable, UsageError, did_you_mean
from audio_builder.events import Fetched, Report
from audio_builder.voices.models.catalogue import CATALOGUE, Model, ModelFile, model_named
from audio_builder.voices.models.fetch import fetched, part_of, safe_address
from audio_builder.voices.models.shelf import missing, noted, record_of, trusted_sha256

ELBOW_ROOM = 16 * 2**20
"""Bytes of the disk that are left free."""


def known_model(name: str) -> Model:
    """The model that a voice's name means.  Raises UsageError where there is none."""
    model = model_named(name)
    if model is None:
        near = did_you_mean(name, (model.name for model in CATALOGUE))
        raise UsageError(f"there is no voice '{name}' to install{near or '; audio-builder voices install shows all'}")
    return model


def mirror(environ: Mapping[str, str] = os.environ) -> str:
    """Where models are fetched instead of their hubs: AUDIO_BUILDER_MODELS_URL, or nowhere.

    It serves them under the names that they have in the models folder.  Raises UsageError for what is not HTTPS.
    """
    chosen = environ.get("AUDIO_BUILDER_MODELS_URL", "").rstrip("/")
    return safe_address(chosen) if chosen else ""


def install(model: Model, folder: Path, *, report: Report, base: str = "", ca_bundle: str = "") -> tuple[Path, ...]:
    """Brings every file of a model that is not here yet; returns those that were fetched.

    A file that is here and is not what it should be is fetched again.  `base` is a mirror, `ca_bundle` is as for
    `fetched`.  Raises what `fetched` raises, and OutputError where the disk has no room.
    """
    wanted = [file for file in model.files if not _here(model, file, folder)]
    _refuse_full_disk(sum(file.size for file in wanted), folder)
    paths = []
    for file in wanted:
        path = folder / model.engine / file.name
        url = f"{base}/{model.engine}/{file.name}" if base else file.url

        def progress(here: int, total: int, name: str = file.name) -> None:
            report(Fetched(name, here, total))

        verified = fetched(file, path, url=url, progress=progress, ca_bundle=ca_bundle)
        noted(path, verified.sha256, against=verified.against, source=url)
        paths.append(path)
    return tuple(paths)


def remove(name: str, folder: Path) -> int:
    """Takes a voice away, with whatever was left of fetching it; returns the bytes that are free again.

    Raises UsageError for a voice that is not here, OutputError for what the disk refuses.
    """
    engine, _, voice = name.partition(":")
    model = model_named(name)
    own = (f"{voice}.onnx", f"{voice}.onnx.json") if engine == "piper" and voice == Path(voice).name else ()
    paths = [folder / engine / file for file in ([one.name for one in model.files] if model else own)]
    all_of_it = [one for path in paths for one in (path, record_of(path), part_of(path)) if one.is_file()]
    if not all_of_it:
        raise UsageError(f"there is no voice '{name}' here{did_you_mean(name, installed_names(folder))}")
    try:
        freed = sum(path.stat().st_size for path in all_of_it)
        for path in all_of_it:
            path.unlink()
    except OSError as error:
        raise OutputError(f"{error.filename} cannot be removed: {error.strerror or error}") from error
    return freed


def installed_names(folder: Path) -> tuple[str, ...]:
    """The names of the models that are here, those that are not of the catalogue too."""
    listed = [model.name for model in CATALOGUE if not missing(model, folder)]
    own = (f"piper:{path.name.removesuffix('.onnx')}" for path in sorted((folder / "piper").glob("*.onnx")))
    return (*listed, *(name for name in own if name not in listed))


def _here(model: Model, file: ModelFile, folder: Path) -> bool:
    """Whether a file need not be fetched: it is here, and what it should be."""
    try:
        return bool(trusted_sha256(folder / model.engine / file.name))
    except Unavailable:
        return False


def _refuse_full_disk(wanted: int, folder: Path) -> None:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free
    if wanted + ELBOW_ROOM > free:
        raise OutputError(f"{folder} has room for {free / 1e6:.0f} MB, and {wanted / 1e6:.0f} MB are to be fetched")
