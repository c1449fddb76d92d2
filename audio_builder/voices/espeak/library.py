"""The C library of eSpeak NG, loaded anew for every phrase, so that what was spoken before changes nothing.

It keeps parts of its state in C statics: each phrase is spoken by a freshly loaded private copy of it; where a library
cannot be unloaded, by a fresh process.  A voice goes in as a file, because that is the one way for a voice that is not
in the library's own folder; the file's name must be short and in small letters, or the library takes another voice
without a word (1.52 cuts it at 60 bytes), so it is one that the system gives, or one in the process's own folder.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import espeakng_loader
import numpy as np
from msgspec import Struct

from audio_builder.errors import BadRequest, Transient, Unavailable
from audio_builder.sound.signal import SpokenWord

VOLUMES, PITCH, RANGE = (80, 40, 20), 40, 35
"""Calm: low and even.  Above 80 several voices are too loud, and in Latvian and Hawaiian all are at 80 (measured).

A text that is too loud is spoken again at the next volume.
"""

HELD_DOWN = 32_000
"""A sample above this is one that the library made smaller, and what comes after it too, until it recovers."""

SEED = 1
"""Of breath noise; it is what C's generator starts from in a new process (C17, 7.22.2.2)."""

OUTPUT_SYNCHRONOUS, CHARS_UTF8, WORD = 2, 1, 1
PARAMETERS = {"rate": 1, "volume": 2, "pitch": 3, "range": 4}
"""From speak_lib.h."""

VOICE_FILE = "voice"

UNLOADS = sys.platform == "linux" and Path("/proc/self/fd").is_dir()
"""Whether closing a library is known to drop its state; elsewhere every phrase gets a process of its own."""

_ONE_AT_A_TIME = threading.Lock()


class _Event(ctypes.Structure):
    """`espeak_EVENT` of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_LISTENER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Uttered(Struct, frozen=True):
    """What the library gave for a text."""

    pcm: bytes
    """16-bit mono samples."""
    rate_hz: int
    words: tuple[SpokenWord, ...]


@cache
def _library_copy() -> Path:
    """A copy of the wheel's library under a name nobody else has loaded; it stays until the process ends."""
    original = Path(espeakng_loader.get_library_path())
    folder = tempfile.TemporaryDirectory(prefix="audio-builder-", ignore_cleanup_errors=True)
    _KEPT.append(folder)
    return Path(shutil.copy2(original, folder.name))


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


class _Library:
    """The C library, loaded and initialised; `close` unloads it with all its state."""

    def __init__(self) -> None:
        try:
            self.c = ctypes.CDLL(str(_library_copy()))
        except OSError as error:
            hint = "reinstall it: pip install --force-reinstall espeakng-loader"
            raise Unavailable(f"the eSpeak NG library cannot be loaded ({error})", hint=hint) from error
        self.c.espeak_Info.restype = ctypes.c_char_p
        data = espeakng_loader.get_data_path().encode()
        self.rate_hz = int(self.c.espeak_Initialize(OUTPUT_SYNCHRONOUS, 0, data, 0))
        if self.rate_hz <= 0:
            raise Unavailable("eSpeak NG does not find its voices", hint="reinstall it: pip install espeakng-loader")

    def version(self) -> str:
        return str(self.c.espeak_Info(None).decode())

    def uttered(self, text: str, *, voice_file: str, words_per_minute: int, volume: int) -> Uttered:
        """The text; `voice_file` as the library is to open it."""
        heard = bytearray()
        events: list[tuple[int, int, int]] = []

        def listen(samples: int | None, count: int, told: ctypes._Pointer[_Event]) -> int:
            if samples and count:
                heard.extend(ctypes.string_at(samples, count * 2))
            events.extend(_words_in(told))
            return 0

        callback = _LISTENER(listen)
        self.c.espeak_SetSynthCallback(callback)
        if self.c.espeak_SetVoiceByFile(voice_file.encode()) != 0:
            raise BadRequest("eSpeak NG does not take the file of this voice")
        chosen = {"rate": words_per_minute, "volume": volume, "pitch": PITCH, "range": RANGE}
        for name, value in chosen.items():
            self.c.espeak_SetParameter(PARAMETERS[name], value, 0)
        self._still_the_breath()
        plain = text.replace("\0", " ")
        encoded = plain.encode()
        self.c.espeak_Synth(encoded, len(encoded) + 1, 0, 0, 0, CHARS_UTF8, None, None)
        self.c.espeak_Synchronize()
        return Uttered(bytes(heard), self.rate_hz, words_of(plain, events, frames=len(heard) // 2))

    def _still_the_breath(self) -> None:
        """Seeds the generators that breathy voices draw from: the library's own, which the clock has set, and C's."""
        self.c.espeak_ng_SetRandSeed(ctypes.c_long(SEED))
        with suppress(AttributeError):
            self.c.srand(SEED)

    def close(self) -> None:
        self.c.espeak_Terminate()
        if UNLOADS:
            import _ctypes

            _ctypes.dlclose(self.c._handle)


def _words_in(told: ctypes._Pointer[_Event]) -> Iterator[tuple[int, int, int]]:
    """Position from 1, length and sample of each word in a list of events, which one of type 0 ends."""
    at = 0
    while told and told[at].type:
        if told[at].type == WORD:
            yield told[at].text_position, told[at].length, told[at].sample
        at += 1


def words_of(text: str, events: list[tuple[int, int, int]], *, frames: int) -> tuple[SpokenWord, ...]:
    """The words of a text in order, apart from each other; what the library tells twice is told once.

    `events` have a position from 1, a length in characters and a frame each.

    >>> words_of("on 12", [(1, 2, 0), (4, 2, 700), (5, 1, 900)], frames=2000)
    (SpokenWord(start=0, stop=2, frame=0), SpokenWord(start=3, stop=5, frame=700))
    """
    words: list[SpokenWord] = []
    for position, length, frame in events:
        start, stop = position - 1, min(position - 1 + length, len(text))
        after = words[-1].stop if words else 0
        if after <= start < stop and text[start:stop].strip() and 0 <= frame < frames:
            words.append(SpokenWord(start, stop, frame))
    return tuple(words)


def uttered_here(text: str, *, voice: str, words_per_minute: int) -> Uttered:
    """The text by a library that has spoken nothing before; `voice` is the whole text of a voice file."""
    with _ONE_AT_A_TIME, _as_file(voice) as path:
        return _uttered(text, voice_file=path, words_per_minute=words_per_minute)


@contextmanager
def _as_file(content: str) -> Iterator[str]:
    """A short name under which this process, and no other, can open a text."""
    with tempfile.TemporaryFile() as file:
        file.write(content.encode())
        file.flush()
        yield f"/proc/self/fd/{file.fileno()}"


def _uttered(text: str, *, voice_file: str, words_per_minute: int) -> Uttered:
    for volume in VOLUMES:
        library = _Library()
        try:
            uttered = library.uttered(text, voice_file=voice_file, words_per_minute=words_per_minute, volume=volume)
        finally:
            library.close()
        if not is_held_down(uttered.pcm):
            break
    return uttered


def is_held_down(pcm: bytes) -> bool:
    r"""Whether 16-bit samples come so near to full scale that the library has turned itself down, moment by moment.

    >>> is_held_down(b"\x00\x7c"), is_held_down(b"\x00\x7e"), is_held_down(b"\x00\x80"), is_held_down(b"")
    (False, True, True, False)
    """
    samples = np.frombuffer(pcm, "<i2")
    return bool(samples.size) and max(int(samples.max()), -int(samples.min())) > HELD_DOWN


def uttered_apart(text: str, *, voice: str, words_per_minute: int) -> Uttered:
    """The same, from a process that ends with the phrase; the text goes in as UTF-8, and all else comes out."""
    with tempfile.TemporaryDirectory(prefix="audio-builder-", ignore_cleanup_errors=True) as folder:
        Path(folder, VOICE_FILE).write_bytes(voice.encode())
        command = [sys.executable, "-m", __name__, folder, str(words_per_minute)]
        try:
            done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=120, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", b"") or b""
            raise Transient(f"eSpeak NG's process failed ({said.decode(errors='replace').strip() or error})") from error
    head, _, pcm = done.stdout.partition(b"\n")
    rate_hz, words = json.loads(head)
    return Uttered(pcm, rate_hz, tuple(SpokenWord(*word) for word in words))


@cache
def version() -> str:
    """Of the library.  Raises Unavailable where it does not load."""
    with _ONE_AT_A_TIME:
        library = _Library()
        try:
            return library.version()
        finally:
            library.close()


def main(arguments: list[str]) -> None:
    """Speaks standard input with the voice file in a folder: rate and words as JSON, a newline, 16-bit samples."""
    folder, words_per_minute = arguments
    text = sys.stdin.buffer.read().decode()
    os.chdir(folder)
    spoken = _uttered(text, voice_file=VOICE_FILE, words_per_minute=int(words_per_minute))
    os.chdir(Path(folder).anchor or os.curdir)
    words = [(word.start, word.stop, word.frame) for word in spoken.words]
    sys.stdout.buffer.write(json.dumps((spoken.rate_hz, words)).encode() + b"\n" + spoken.pcm)


if __name__ == "__main__":
    main(sys.argv[1:])
