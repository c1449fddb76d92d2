"""Where models lie on this machine, and which of them may be loaded.

A file is hashed once; what was found is kept beside it, and holds for as long as its size and time stay the same.  A
file that was fetched may never become another one: what it was when it was checked is what is loaded, or nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from hashlib import file_digest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict
from platformdirs import user_data_path

from audio_builder.errors import OutputError, Unavailable
from audio_builder.files import whole_file
from audio_builder.voices.models.catalogue import CATALOGUE, Model
from audio_builder.voices.models.soundness import fault_of

PINNED = {file.name: file.sha256 for model in CATALOGUE for file in model.files if file.sha256}


class Checked(Struct, frozen=True):
    """What a file was when it was hashed."""

    sha256: str
    size: int
    """In bytes."""
    mtime_ns: int
    against: str = ""
    """What it was compared with: `catalogue`, `hub`; nothing for a file that its owner put there."""
    source: str = ""
    """Where it was fetched."""


def models_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of all models: the platform's for data, or AUDIO_BUILDER_MODELS; in it one folder for each engine."""
    chosen = environ.get("AUDIO_BUILDER_MODELS")
    return Path(chosen) if chosen else user_data_path("audio-builder", appauthor=False) / "voices"


def missing(model: Model, folder: Path) -> bool:
    """Whether a file of a model is not here."""
    return not all((folder / model.engine / file.name).is_file() for file in model.files)


def trusted_sha256(path: Path, *, hint: str = "") -> str:
    """The sha256 of a file that may be loaded.

    Raises Unavailable for one that is not here, is unsound, or is not what it was when it was fetched.
    """
    try:
        stat = path.stat()
        return _trusted(path, stat.st_size, stat.st_mtime_ns)
    except FileNotFoundError as error:
        raise Unavailable(f"{path.name} is not installed", hint=hint) from error
    except OSError as error:
        raise Unavailable(f"{path} cannot be read: {error.strerror or error}", hint=hint) from error


def record_of(path: Path) -> Path:
    """The file that says what a file was when it was hashed."""
    return path.with_name(f"{path.name}.checked")


def noted(path: Path, sha256: str, *, against: str = "", source: str = "") -> Checked:
    """Keeps what a file is now beside it.  Raises OutputError or OSError."""
    stat = path.stat()
    checked = Checked(sha256, stat.st_size, stat.st_mtime_ns, against, source)
    with whole_file(record_of(path)) as file:
        file.write(json.dumps(asdict(checked), indent=2).encode())
    return checked


def sha256_of(path: Path) -> str:
    """In hexadecimal.  Raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@cache
def _trusted(path: Path, size: int, mtime_ns: int) -> str:
    record = _recorded(path)
    if record is not None and (record.size, record.mtime_ns) == (size, mtime_ns):
        return record.sha256
    if fault := fault_of(path):
        raise Unavailable(f"{path} {fault}", hint="remove it and install the voice again")
    sha256 = sha256_of(path)
    was = PINNED.get(path.name) or (record.sha256 if record and record.against else sha256)
    if sha256 != was:
        raise Unavailable(
            f"{path} is not what was fetched: its sha256 is {sha256[:16]} and not {was[:16]}",
            hint="remove it and install the voice again",
        )
    try:
        noted(path, sha256, against=record.against if record else "", source=record.source if record else "")
    except (OSError, OutputError):
        return sha256
    return sha256


def _recorded(path: Path) -> Checked | None:
    """What is known of a file; None where nothing is, or nothing that can be read."""
    try:
        found = Checked(**json.loads(record_of(path).read_text("utf-8")))
        return found if len(bytes.fromhex(found.sha256)) == 32 else None
    except (OSError, ValueError, TypeError):
        return None
