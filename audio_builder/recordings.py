"""Recordings of the author's own: each file is decoded once, in order, and no further than it is needed.

A script may name any file that whoever runs it can read: nothing of a file comes out but sound, and what is no sound
is refused.  Nothing is fetched: addresses and other computers are refused before they are touched.
"""

from __future__ import annotations

import stat
from array import array
from atexit import register
from collections.abc import Iterator
from functools import lru_cache
from os import stat_result
from pathlib import Path
from threading import Lock
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.errors import AudioBuilderError, CodecError, did_you_mean
from audio_builder.sound.loudness import HOPS_PER_SECOND, Weighting
from audio_builder.sound.own_sound import LONGEST_S, OwnSound, audible, own_sound
from audio_builder.sound.signal import Block
from audio_builder.spool import Spool
from audio_builder.units import Seconds, seconds

KEPT = 8
"""Recordings that stay decoded until others take their place, for the next session of the same process.

The libraries that decode want to be let go before the process ends.
"""


class Recorded(Struct, frozen=True):
    """The beginning of a recording, or all of it."""

    spool: Spool
    frames: int
    """So much of it there is; silence comes after."""
    whole: bool
    """Whether that is all of the file."""
    power: npt.NDArray[np.float64]
    """Mean weighted power of each whole 100 ms, shape (hops,)."""
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop), shape (stop - start, 2)."""
        block = self.spool.read(start, stop)
        block[max(0, self.frames - start) :] = 0.0
        return block


class Recordings(Struct, frozen=True):
    """Opens recordings at one rate; relative names count from one folder."""

    folder: Path
    rate_hz: int

    def __call__(self, name: str, frames: int | None = None) -> Recorded:
        """The first `frames` frames of the file of that name, or all of it.

        What it gives depends on the file and on `frames`, and not on what was asked for before.
        Raises CodecError for a file that is missing, is no sound or is damaged; OutputError when the disk is full.
        """
        path, about = _found(name, self.folder)
        tape = _tape(path, name, about.st_mtime_ns, about.st_size, self.rate_hz)
        return tape.recorded(frames)

    def sound(self, name: str) -> OwnSound:
        """A file that is heard once, at its own level.  Raises CodecError and OutputError like a recording."""
        _, about = _found(name, self.folder)
        return _sound(self, name, about.st_mtime_ns, about.st_size)

    def length(self, name: str) -> Seconds:
        """How long a file that is heard once sounds."""
        return seconds(len(self.sound(name).span), self.rate_hz)


@lru_cache(maxsize=KEPT)
def _sound(recordings: Recordings, name: str, changed_ns: int, size: int) -> OwnSound:
    wanted = LONGEST_S * recordings.rate_hz + 1
    found = recordings(name, wanted)
    if first := audible(found, rate_hz=recordings.rate_hz).start:
        found = recordings(name, wanted + first)
    try:
        return own_sound(found, rate_hz=recordings.rate_hz)
    except ValueError as error:
        raise CodecError(f"'{name}' cannot be heard: {error}") from error


@lru_cache(maxsize=KEPT)
def _tape(path: Path, name: str, changed_ns: int, size: int, rate_hz: int) -> _Tape:
    """The decoding of a file, as it is now."""
    from audio_builder.decoding import stereo

    return _Tape(stereo(path, f"'{name}'", rate_hz=rate_hz), rate_hz)


register(_tape.cache_clear)
register(_sound.cache_clear)


class _Tape:
    """A file on its way into a spool."""

    def __init__(self, blocks: Iterator[Block], rate_hz: int) -> None:
        self._blocks = blocks
        self._spool = Spool()
        self._weighting = Weighting(rate_hz, Spool.channels)
        self._hop = rate_hz // HOPS_PER_SECOND
        self._power = array("d")
        self._open = np.empty(0)
        self._ended = False
        self._failed: AudioBuilderError | None = None
        self._lock = Lock()

    def recorded(self, frames: int | None) -> Recorded:
        """The first frames, or all of them."""
        with self._lock:
            while not self._ended and (frames is None or self._spool.frames <= frames):
                self._go_on()
        there = self._spool.frames if frames is None else min(frames, self._spool.frames)
        power = np.array(self._power[: there // self._hop])
        return Recorded(self._spool, there, self._ended and there == self._spool.frames, power)

    def _go_on(self) -> None:
        if self._failed is not None:
            raise self._failed
        try:
            block = next(self._blocks, None)
            if block is None:
                self._ended = True
            else:
                self._keep(block)
        except AudioBuilderError as error:
            self._failed = error
            raise

    def _keep(self, block: Block) -> None:
        self._spool.push(block)
        power = np.concatenate((self._open, self._weighting.power(block)))
        whole = len(power) // self._hop * self._hop
        self._power.extend(power[:whole].reshape(-1, self._hop).mean(axis=1))
        self._open = power[whole:].copy()


def _found(name: str, folder: Path) -> tuple[Path, stat_result]:
    """Where the file of that name lies, and what the disk says about it.  Raises CodecError."""
    if "://" in name and not name.startswith("file:///"):
        raise CodecError(f"'{name}' is an address, and nothing is fetched; download the file and name it")
    if name.startswith("\\\\") or (name.startswith("//") and not name.startswith("///")):
        raise CodecError(f"'{name}' is on another computer; copy the file to this one and name it")
    try:
        path = _as_the_disk_has_it(folder / Path(name).expanduser())
        about = path.stat()
    except FileNotFoundError as error:
        raise CodecError(f"there is no file '{name}'{_near(path)}") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise CodecError(f"'{name}' cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if stat.S_ISDIR(about.st_mode):
        raise CodecError(f"'{name}' is a folder; name a file in it")
    if not stat.S_ISREG(about.st_mode):
        raise CodecError(f"'{name}' is no file that sound could be read from")
    if not about.st_size:
        raise CodecError(f"'{name}' is empty; there is no sound in it")
    return path, about


def _as_the_disk_has_it(path: Path) -> Path:
    """The path with its accents composed or apart, whichever there is: disks tell them apart, and readers do not."""
    forms = (path, *(Path(normalize(form, str(path))) for form in ("NFC", "NFD")))
    return next((one for one in forms if one.exists()), path)


def _near(path: Path) -> str:
    """Which of the files beside it may be meant, or where it was looked for."""
    try:
        near = did_you_mean(path.name, (other.name for other in path.parent.iterdir() if other.is_file()))
    except OSError:
        near = ""
    return near or f"; it was looked for in {path.parent.absolute()}"
