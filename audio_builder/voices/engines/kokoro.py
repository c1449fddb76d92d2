"""Kokoro: the most natural of the neural voices on this machine, one model for all of its voices.

Speech is computed on one thread a phrase, and the exports that were tried give the same bits every time.  Of one with
a source of noise in it, the phrase cache keeps what was spoken first.  Nothing is trimmed and no pause is put in here:
that is the session's business.
"""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, Unavailable, did_you_mean
from audio_builder.plan.tempo import Paces
from audio_builder.sound.signal import Speech
from audio_builder.voices.models.catalogue import KOKORO, nearness
from audio_builder.voices.models.runtime import AGAIN, session_of
from audio_builder.voices.models.shelf import models_folder, trusted_sha256

if TYPE_CHECKING:
    from kokoro_onnx import Kokoro as Library

CALM = 0.7
"""The speed asked for at pace 1.0, the recordings' own being 1.

Measured with one voice, a Japanese one reading English: about 147 words a minute from edge to edge of a phrase.
"""
SLOWEST, QUICKEST = 0.5, 2.0
"""What the library takes."""
SETTINGS = f"speed={CALM}"

INPUTS = (frozenset({"input_ids", "style", "speed"}), frozenset({"tokens", "style", "speed"}))
"""What Kokoro models take, the second those exported first.  Source: kokoro_onnx.Kokoro._setup."""
STYLE = (1, 256)
"""Shape of the style for one length of text."""

TONGUES = {
    "a": ("en-us", "en-us"),
    "b": ("en-gb", "en-gb"),
    "e": ("es", "es"),
    "f": ("fr", "fr-fr"),
    "h": ("hi", "hi"),
    "i": ("it", "it"),
    "p": ("pt-br", "pt-br"),
}
"""The first letter of a voice's name -> its language tag, and what eSpeak, which writes the phonemes, calls it."""

VOICES = (
    "af_heart af_nicole af_bella af_sarah af_kore af_aoede af_alloy af_nova af_jessica af_river af_sky "
    "am_michael am_fenrir am_puck am_echo am_eric am_liam am_onyx am_adam am_santa "
    "bf_emma bf_isabella bf_alice bf_lily bm_george bm_fable bm_lewis bm_daniel "
    "ef_dora em_alex em_santa ff_siwis hf_alpha hf_beta hm_omega hm_psi if_sara im_nicola pf_dora pm_alex pm_santa"
).split()
"""Best first within a language; af_nicole whispers.  Source: VOICES.md of Kokoro-82M, in the order of its grades.

Its Japanese and Chinese voices need phonemes that eSpeak does not write, and are not offered.
"""

_VERSION, _RUNTIME = version("kokoro-onnx"), version("onnxruntime")
_ONE_AT_A_TIME = threading.Lock()


class Kokoro(Struct, frozen=True):
    """One voice of Kokoro."""

    name: str
    """`af_heart`."""
    folder: Path
    """Where models are."""

    @property
    def id(self) -> str:
        """`kokoro:af_heart`."""
        return f"kokoro:{self.name}"

    @property
    def version(self) -> str:
        """Of the library."""
        return _VERSION

    @property
    def caps(self) -> Caps:
        """Two phrases at once, each on a thread of its own."""
        licence = KOKORO.licence
        paces = Paces(slowest=SLOWEST / CALM, quickest=QUICKEST / CALM)
        return Caps(
            online=False,
            languages=_languages(self.name),
            max_chars=300,
            concurrency=2,
            licence=licence,
            paces=paces,
        )

    @property
    def files(self) -> tuple[Path, ...]:
        """The styles of its voices, and the model."""
        return tuple(self.folder / KOKORO.name / file.name for file in KOKORO.files)

    def fingerprint(self) -> str:
        """Versions, settings and what the files are; `absent` where there is no model.  Raises Unavailable."""
        here = all(path.is_file() for path in self.files)
        hashes = "+".join(self._hashes()) if here else "absent"
        return f"kokoro-onnx/{_VERSION} onnxruntime/{_RUNTIME} {self.name} {hashes} {SETTINGS}"

    def probe(self) -> None:
        """Looks at the files without loading the model.  Raises Unavailable."""
        if not all(path.is_file() for path in self.files):
            raise Unavailable(f"{self.id} is not installed", hint=ENGINE.hint)
        _style(self.files[0], self._hashes()[0], self.name)

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text at 24 kHz; `language` is the voice's, whatever is asked for.

        Raises Unavailable without a sound model, BadRequest for a text it has no sound for.
        """
        self.probe()
        if not any(letter.isalnum() for letter in text):
            raise BadRequest(f"Kokoro has no sound for '{text}'")
        styles, model = self._hashes()
        with _ONE_AT_A_TIME:
            library = _loaded(self.files, (styles, model))
        speed = min(QUICKEST, max(SLOWEST, CALM * pace))
        style, tongue = _style(self.files[0], styles, self.name), TONGUES[self.name[0]][1]
        try:
            sound, rate_hz = library.create(_plain(text), style, speed=speed, lang=tongue, trim=False)
        except Exception as error:
            raise BadRequest(f"Kokoro cannot say '{text}' ({type(error).__name__}: {error})") from error
        samples = np.asarray(sound, np.float32).reshape(-1)
        if not samples.any() or not np.isfinite(samples).all():
            raise BadRequest(f"Kokoro has no sound for '{text}'")
        return Speech(np.clip(samples, -1.0, 1.0), rate_hz)

    def _hashes(self) -> tuple[str, ...]:
        return tuple(trusted_sha256(path, hint=ENGINE.hint) for path in self.files)


@lru_cache(maxsize=1)
def _loaded(files: tuple[Path, ...], hashes: tuple[str, ...]) -> Library:
    """The model of files that were checked; of the hashes only that they are part of the question matters."""
    from kokoro_onnx import Kokoro as Library

    styles, model = files
    try:
        library: Library = Library.from_session(session_of(model, INPUTS), str(styles))
    except (OSError, RuntimeError, ValueError) as error:
        raise Unavailable(f"Kokoro cannot be loaded ({error})", hint=AGAIN) from error
    return library


@cache
def _style(path: Path, sha256: str, name: str) -> Any:
    """The style of a voice, float32, shape (lengths, 1, 256).  Raises Unavailable where there is none."""
    try:
        with np.load(path, allow_pickle=False) as pack:
            style = pack[name]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise Unavailable(f"{path} holds no voice '{name}' ({error})", hint=AGAIN) from error
    if style.dtype != np.float32 or style.ndim != 3 or style.shape[1:] != STYLE or not len(style):
        raise Unavailable(f"{path} holds no voice '{name}': its style has the shape {style.shape}", hint=AGAIN)
    return style


def _plain(text: str) -> str:
    return text.replace("\0", " ")


def _languages(name: str) -> tuple[str, ...]:
    return (TONGUES[name[0]][0],)


def offered(language: str) -> tuple[str, ...]:
    """Voices of a language, those of the very tag first, whether the model is here or not."""
    tag = language.lower().replace("_", "-")
    spoken = [name for name in VOICES if nearness(_languages(name), tag)]
    return tuple(sorted(spoken, key=lambda name: -nearness(_languages(name), tag)))


def open_voice(name: str, language: str) -> Kokoro:
    """The voice of that name; without one the best for the language.  Raises BadRequest for one it does not have.

    >>> open_voice("", "en-GB").id
    'kokoro:bf_emma'
    """
    if name and name not in VOICES:
        raise BadRequest(f"Kokoro has no voice '{name}'{did_you_mean(name, VOICES)}")
    voices = (name,) if name else offered(language)
    if not voices:
        raise BadRequest(f"Kokoro does not speak '{language}'")
    return Kokoro(voices[0], models_folder())


ENGINE = EnginePlugin(
    name="kokoro",
    summary="on this machine, neural and the most natural, one large model for all its voices",
    open=open_voice,
    voices=offered,
    auto_rank=10,
    hint="audio-builder voices install kokoro",
)
