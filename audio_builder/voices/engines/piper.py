"""Piper: a neural voice on this machine, from a model that was installed by name.

The same phrase gives the same samples: both of the model's sources of chance are turned off and a phrase is computed on
one thread.  No sentence is set to full scale by itself, as Piper does by default: levels are the session's business.
"""

from __future__ import annotations

import re
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
from audio_builder.regex import regex
from audio_builder.sound.signal import Speech
from audio_builder.voices.models.catalogue import CATALOGUE, UNKNOWN, model_named, models_for, nearness
from audio_builder.voices.models.runtime import session_of
from audio_builder.voices.models.shelf import models_folder, trusted_sha256
from audio_builder.voices.models.soundness import settings_in

if TYPE_CHECKING:
    from piper import PiperVoice

CALM = 1.75
"""How much longer than in the recordings each sound is at pace 1.0.

Measured with one voice, joe, by benchmarks/voices.py: 162 words a minute, where eSpeak's calm has 138.
"""
QUICKEST, SLOWEST = 0.5, 3.0
"""Beyond these lengths the voices no longer speak clearly.  A choice."""
SENTENCE_GAP_S = 0.3
"""Between two sentences of one text, each of which the model speaks for itself.  A choice."""
SETTINGS = f"length={CALM} noise=0 gap={SENTENCE_GAP_S}"

INPUTS = (frozenset({"input", "input_lengths", "scales"}), frozenset({"input", "input_lengths", "scales", "sid"}))
"""What Piper's models take; the second of those with several speakers.  Source: PiperVoice.phoneme_ids_to_audio."""
PHONEMES = ("espeak", "text")
"""Kinds of phonemes that need no library beyond Piper's own."""

_VERSION, _RUNTIME = version("piper-tts"), version("onnxruntime")
_NAME = regex(r"[A-Za-z0-9](?:[\w+-]|\.(?!\.)){0,99}", re.ASCII)
_ONE_AT_A_TIME = threading.Lock()


class Piper(Struct, frozen=True):
    """One voice of Piper."""

    name: str
    """As the hub writes it, `en_US-ljspeech-medium`, or as the owner of the file does."""
    folder: Path
    """Where models are."""

    @property
    def id(self) -> str:
        """`piper:en_US-ljspeech-medium`."""
        return f"piper:{self.name}"

    @property
    def version(self) -> str:
        """Of the library."""
        return _VERSION

    @property
    def caps(self) -> Caps:
        """Two phrases at once, each on a thread of its own."""
        model = model_named(self.id)
        languages = model.languages if model else (_language(self.name),)
        licence = model.licence if model else UNKNOWN
        paces = Paces(slowest=CALM / SLOWEST, quickest=CALM / QUICKEST)
        return Caps(online=False, languages=languages, max_chars=400, concurrency=2, licence=licence, paces=paces)

    @property
    def model(self) -> Path:
        """The file of its model."""
        return self.folder / "piper" / f"{self.name}.onnx"

    @property
    def config(self) -> Path:
        """The file of its settings."""
        return self.folder / "piper" / f"{self.name}.onnx.json"

    @property
    def hint(self) -> str:
        """The one command that makes it available."""
        return f"audio-builder voices install {self.id}"

    def fingerprint(self) -> str:
        """Versions, settings and what the files are; `absent` where there is no model.  Raises Unavailable."""
        files = (self.model, self.config)
        here = all(path.is_file() for path in files)
        hashes = "+".join(trusted_sha256(path, hint=self.hint) for path in files) if here else "absent"
        return f"piper-tts/{_VERSION} onnxruntime/{_RUNTIME} {self.name} {hashes} {SETTINGS}"

    def probe(self) -> None:
        """Looks at the files without loading the model.  Raises Unavailable."""
        if not self.model.is_file() or not self.config.is_file():
            raise Unavailable(f"{self.id} is not installed", hint=self.hint)
        trusted_sha256(self.model, hint=self.hint)
        _settings(self.config, trusted_sha256(self.config, hint=self.hint))

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text at the model's own rate; `language` is the model's, whatever is asked for.

        Raises Unavailable without a sound model, BadRequest for a text it has no sound for.
        """
        self.probe()
        voice = self._voice()
        try:
            chunks = [chunk.audio_float_array for chunk in voice.synthesize(_plain(text), _how(pace))]
        except Exception as error:
            raise BadRequest(f"Piper cannot say '{text}' ({type(error).__name__}: {error})") from error
        samples = _joined(chunks, voice.config.sample_rate)
        if not samples.any() or not np.isfinite(samples).all():
            raise BadRequest(f"Piper has no sound for '{text}'")
        return Speech(samples, voice.config.sample_rate)

    def _voice(self) -> PiperVoice:
        """The loaded model, the same for every thread."""
        with _ONE_AT_A_TIME:
            return _loaded(self.model, self.config, trusted_sha256(self.model), trusted_sha256(self.config))


@lru_cache(maxsize=2)
def _loaded(model: Path, config: Path, sha256: str, config_sha256: str) -> PiperVoice:
    """A voice of two files that were checked; of the hashes only that they are part of the question matters."""
    from piper import PiperConfig, PiperVoice

    settings = _settings(config, config_sha256)
    return PiperVoice(session=session_of(model, INPUTS), config=PiperConfig.from_dict(settings))


@cache
def _settings(path: Path, sha256: str) -> dict[str, Any]:
    """What a voice's settings say, once they have been seen to be a voice's.  Raises Unavailable."""
    try:
        settings = settings_in(path)
        wrong = [what for what, right in _conditions(settings).items() if not right]
    except (ValueError, OSError, KeyError, TypeError, AttributeError) as error:
        raise Unavailable(f"{path} holds no settings of a Piper voice ({type(error).__name__}: {error})") from error
    if wrong:
        raise Unavailable(f"{path} holds no settings of a Piper voice this program can use: {', '.join(wrong)}")
    return settings


def _conditions(settings: dict[str, Any]) -> dict[str, bool]:
    """What must be true of a voice's settings, by what is said where it is not."""
    ids = [one for many in settings["phoneme_id_map"].values() for one in many]
    rate_hz, symbols, speakers = settings["audio"]["sample_rate"], settings["num_symbols"], settings["num_speakers"]
    kind = settings.get("phoneme_type", PHONEMES[0])
    return {
        "its rate is not one of speech": type(rate_hz) is int and 8_000 <= rate_hz <= 48_000,
        "it has no language": isinstance(settings["espeak"]["voice"], str) and bool(settings["espeak"]["voice"]),
        "it has no phonemes": bool(ids) and all(type(one) is int and 0 <= one < symbols for one in ids),
        "it has no speakers": type(speakers) is int and 1 <= speakers <= 10_000,
        f"it needs phonemes of the kind '{kind}'": kind in PHONEMES,
    }


def _how(pace: float) -> Any:
    from piper import SynthesisConfig

    length = min(SLOWEST, max(QUICKEST, CALM / pace))
    return SynthesisConfig(length_scale=length, noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)


def _plain(text: str) -> str:
    """The text without Piper's own sign for raw phonemes, and without characters that end a C string."""
    return text.replace("\0", " ").replace("[[", "[ [")


def _joined(chunks: list[Any], rate_hz: int) -> Any:
    """Sentences one after the other, a little apart; float32, shape (frames,)."""
    gap = np.zeros(round(SENTENCE_GAP_S * rate_hz), np.float32)
    parts = [part for chunk in chunks for part in (gap, np.asarray(chunk, np.float32).reshape(-1))]
    return np.concatenate(parts[1:]) if parts else gap


def _language(name: str) -> str:
    """The language tag that a file's name begins with: `en-us` for `en_US-me`."""
    return name.partition("-")[0].lower().replace("_", "-")


def _here(folder: Path) -> tuple[str, ...]:
    """Names of the voices whose files are here, those of the catalogue first."""
    found = {
        path.name.removesuffix(".onnx") for path in (folder / "piper").glob("*.onnx") if _NAME.fullmatch(path.name)
    }
    listed = [model.name.partition(":")[2] for model in CATALOGUE]
    return tuple(sorted(found, key=lambda name: (listed.index(name) if name in listed else len(listed), name)))


def offered(language: str) -> tuple[str, ...]:
    """Voices of a language: those that are here first, then those that can be installed."""
    tag = language.lower().replace("_", "-")
    here = sorted(_here(models_folder()), key=lambda name: -nearness((_language(name),), tag))
    spoken = [name for name in here if nearness((_language(name),), tag)]
    listed = (model.name.partition(":")[2] for model in models_for("piper", language))
    return (*spoken, *(name for name in listed if name not in spoken))


def open_voice(name: str, language: str) -> Piper:
    """The voice of that name; without one the best for the language.  Raises BadRequest for one that nobody has.

    >>> open_voice("en_GB-cori-high", "en").id
    'piper:en_GB-cori-high'
    """
    folder = models_folder()
    if name:
        if _NAME.fullmatch(name) and (model_named(f"piper:{name}") or (folder / "piper" / f"{name}.onnx").is_file()):
            return Piper(name, folder)
        known = [model.name.partition(":")[2] for model in CATALOGUE]
        raise BadRequest(f"Piper has no voice '{name}'{did_you_mean(name, (*_here(folder), *known))}")
    voices = offered(language)
    if not voices:
        raise BadRequest(f"Piper does not speak '{language}' with any voice that is installed or listed here")
    return Piper(voices[0], folder)


ENGINE = EnginePlugin(
    name="piper",
    summary="on this machine, neural and quick, one model a voice",
    open=open_voice,
    voices=offered,
    auto_rank=15,
    hint="audio-builder voices install piper:en_US-ljspeech-medium",
)
