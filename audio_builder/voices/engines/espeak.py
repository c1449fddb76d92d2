"""eSpeak NG, spoken inside this process by the library in the `espeakng-loader` wheel: no program, no download.

The same phrase gives the same samples, whatever was spoken before.  The library keeps parts of its state in C statics,
so each phrase is spoken by a freshly loaded private copy of it; where a library cannot be unloaded, by a fresh process.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import espeakng_loader
import numpy as np

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, Transient, Unavailable, did_you_mean
from audio_builder.sound.recursion import Recursion, low_pass
from audio_builder.sound.signal import Speech

WORDS_PER_MINUTE, VOLUME, PITCH, RANGE = 112, 80, 40, 35
"""Calm: slow, low and even.  Above volume 80 several voices clip (measured)."""

SLOWEST, FASTEST = 80, 450
"""Words a minute that the library can do."""

SOFTEST = "steph"
"""The variant with the least noise in its voice: 20 dB harmonics-to-noise; the plain voice has 9 dB (measured)."""

SOFT_ABOVE_HZ = 6500
"""From here the voice falls by 12 dB an octave: hissing s and the clicks of hard consonants stay under the pillow.

It takes 0.01 dB from the voice as a whole, and all moments that an independent audit of the sessions calls clicks.
"""

SEED = 1
"""Of breath noise; it is what C's generator starts from in a new process (C17, 7.22.2.2)."""

SETTINGS = f"{WORDS_PER_MINUTE}/{VOLUME}/{PITCH}/{RANGE}/{SOFT_ABOVE_HZ}/{SEED}"

PREFERRED = {"en": "en-us"}
"""Which voice a language tag means where several claim it."""

OUTPUT_SYNCHRONOUS, CHARS_UTF8 = 2, 1
LISTENER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
PARAMETERS = {"rate": 1, "volume": 2, "pitch": 3, "range": 4}
"""From speak_lib.h."""

UNLOADS = sys.platform == "linux"
"""Whether closing a library is known to drop its state; elsewhere every phrase gets a process of its own."""

_ONE_AT_A_TIME = threading.Lock()


@cache
def _voice_files() -> dict[str, str]:
    """Language tag -> the voice's name in the library, such as `gmw/en-US`."""
    folder = Path(espeakng_loader.get_data_path()) / "lang"
    claims: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            tags = [row.split()[1] for row in path.read_text("utf-8").splitlines() if row.startswith("language ")]
            claims.update((tag.lower(), name) for tag in tags if tag.lower() not in claims)
            claims[path.name.lower()] = name
    return claims | {tag: claims[meant] for tag, meant in PREFERRED.items()}


@cache
def _variants() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in (Path(espeakng_loader.get_data_path()) / "voices" / "!v").iterdir()))


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

    def pcm(self, text: str, *, voice: str, words_per_minute: int) -> bytes:
        """16-bit mono samples."""
        heard = bytearray()

        def listen(samples: int | None, count: int, events: object) -> int:
            if samples and count:
                heard.extend(ctypes.string_at(samples, count * 2))
            return 0

        callback = LISTENER(listen)
        self.c.espeak_SetSynthCallback(callback)
        if self.c.espeak_SetVoiceByName(voice.encode()) != 0:
            raise BadRequest(f"eSpeak NG has no voice '{voice}'")
        chosen = {"rate": words_per_minute, "volume": VOLUME, "pitch": PITCH, "range": RANGE}
        for name, value in chosen.items():
            self.c.espeak_SetParameter(PARAMETERS[name], value, 0)
        self._still_the_breath()
        encoded = text.replace("\0", " ").encode()
        self.c.espeak_Synth(encoded, len(encoded) + 1, 0, 0, 0, CHARS_UTF8, None, None)
        self.c.espeak_Synchronize()
        return bytes(heard)

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


def spoken_here(text: str, *, voice: str, words_per_minute: int) -> tuple[bytes, int]:
    """16-bit mono samples and their rate, from a library that has spoken nothing before."""
    with _ONE_AT_A_TIME:
        library = _Library()
        try:
            return library.pcm(text, voice=voice, words_per_minute=words_per_minute), library.rate_hz
        finally:
            library.close()


def spoken_apart(text: str, *, voice: str, words_per_minute: int) -> tuple[bytes, int]:
    """The same, from a process that ends with the phrase; the text goes in as UTF-8 and the samples come out."""
    command = [sys.executable, "-m", __name__, voice, str(words_per_minute)]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=120, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or b""
        raise Transient(f"eSpeak NG's process failed ({said.decode(errors='replace').strip() or error})") from error
    rate, _, pcm = done.stdout.partition(b"\n")
    return pcm, int(rate)


@dataclass(frozen=True, slots=True)
class Espeak:
    """One voice of eSpeak NG."""

    language: str
    variant: str

    @property
    def id(self) -> str:
        """`espeak:en-us+steph`."""
        return f"espeak:{self.language}+{self.variant}"

    @property
    def version(self) -> str:
        """Of the library."""
        return _version()

    @property
    def caps(self) -> Caps:
        """Local, and any length."""
        licence = "GPL-3.0-or-later program; the sound it makes is yours"
        return Caps(online=False, languages=tuple(sorted(_voice_files())), licence=licence)

    def fingerprint(self) -> str:
        """Version, voice and the calm defaults."""
        return f"espeak-ng/{self.version} {self.language}+{self.variant} {SETTINGS}"

    def probe(self) -> None:
        """Loads the library once."""
        _version()

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text by a fresh library."""
        words_per_minute = min(FASTEST, max(SLOWEST, round(WORDS_PER_MINUTE * pace)))
        voice = f"{_voice_files()[self.language]}+{self.variant}"
        spoken = spoken_here if UNLOADS else spoken_apart
        pcm, rate_hz = spoken(text, voice=voice, words_per_minute=words_per_minute)
        samples = np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768.0)
        if not samples.any():
            raise BadRequest(f"eSpeak NG has no sound for '{text}'")
        softened = Recursion(low_pass(SOFT_ABOVE_HZ, rate_hz), 1).push(samples[:, None])[0]
        return Speech(softened, rate_hz)


@cache
def _version() -> str:
    with _ONE_AT_A_TIME:
        library = _Library()
        try:
            return library.version()
        finally:
            library.close()


def _nearest(language: str) -> str:
    """The library's own tag for a language tag, or for as much of it as it has: `de` for `de-CH`."""
    tag = language.lower().replace("_", "-")
    tag = tag if tag in _voice_files() else tag.split("-")[0]
    return PREFERRED.get(tag, tag)


def open_voice(name: str, language: str) -> Espeak:
    """The voice `LANGUAGE+VARIANT`, either part optional.  Raises BadRequest.

    A language that is named must exist; for the script's own, the nearest will do.

    >>> open_voice("", "en").id, open_voice("+f2", "de").id
    ('espeak:en-us+steph', 'espeak:de+f2')
    """
    named, _, variant = name.partition("+")
    variant = variant or SOFTEST
    tag = PREFERRED.get(named.lower(), named.lower()) or _nearest(language)
    known = _voice_files()
    if tag not in known:
        raise BadRequest(f"eSpeak NG does not speak '{tag}'{did_you_mean(tag, known)}")
    if variant not in _variants():
        raise BadRequest(f"eSpeak NG has no variant '{variant}'{did_you_mean(variant, _variants())}")
    return Espeak(tag, variant)


def offered(language: str) -> tuple[str, ...]:
    """The softest voice of a language first, then its other variants; nothing for a language it does not speak."""
    tag = _nearest(language)
    variants = (SOFTEST, *(variant for variant in _variants() if variant != SOFTEST))
    return tuple(f"{tag}+{variant}" for variant in variants) if tag in _voice_files() else ()


ENGINE = EnginePlugin(
    name="espeak",
    summary="on this machine, 100+ languages, clear but robotic",
    open=open_voice,
    voices=offered,
    auto_rank=90,
)


def main(arguments: list[str]) -> None:
    """Speaks standard input to standard output: the rate in Hz, a newline, 16-bit samples."""
    voice, words_per_minute = arguments
    text = sys.stdin.buffer.read().decode()
    pcm, rate_hz = spoken_here(text, voice=voice, words_per_minute=int(words_per_minute))
    sys.stdout.buffer.write(b"%d\n" % rate_hz + pcm)


if __name__ == "__main__":
    main(sys.argv[1:])
