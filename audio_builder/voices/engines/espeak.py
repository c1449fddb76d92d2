"""eSpeak NG, spoken inside this process by the library in the `espeakng-loader` wheel: no program, no download.

The same phrase gives the same samples, whatever was spoken before.  Any of its languages is spoken in any of its voices
or of ours.
"""

from __future__ import annotations

from hashlib import sha256

import numpy as np
from msgspec import Struct

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, did_you_mean
from audio_builder.plan.tempo import Paces
from audio_builder.sound.recursion import Recursion, low_pass
from audio_builder.sound.signal import Speech
from audio_builder.voices.espeak.library import (
    PITCH,
    RANGE,
    SEED,
    UNLOADS,
    VOLUMES,
    uttered_apart,
    uttered_here,
    version,
)
from audio_builder.voices.espeak.voice_files import OWN, PREFERRED, SOFTEST, languages, variants, voice_text

WORDS_PER_MINUTE = 112
"""Calm: slow."""

SLOWEST, FASTEST = 80, 450
"""Words a minute that the library can do."""

SLOWED = 84
"""Asked for fewer words a minute it speaks as slowly as at this (measured in four languages, within 1 %)."""

SOFT_ABOVE_HZ = 6500
"""From here the voice falls by 12 dB an octave: hissing s and the clicks of hard consonants stay under the pillow.

It takes 0.01 dB from the voice as a whole, and all moments that an independent audit of the sessions calls clicks.
"""

SETTINGS = f"{WORDS_PER_MINUTE}/{VOLUMES[0]}/{PITCH}/{RANGE}/{SOFT_ABOVE_HZ}/{SEED}"


class Espeak(Struct, frozen=True):
    """One voice of eSpeak NG."""

    language: str
    variant: str

    @property
    def id(self) -> str:
        """`espeak:en-us+calm-female`."""
        return f"espeak:{self.language}+{self.variant}"

    @property
    def version(self) -> str:
        """Of the library."""
        return version()

    @property
    def caps(self) -> Caps:
        """Local, any length, and every word has its time."""
        licence = "GPL-3.0-or-later program; the sound it makes is yours"
        paces = Paces(slowest=SLOWED / WORDS_PER_MINUTE, quickest=FASTEST / WORDS_PER_MINUTE)
        return Caps(online=False, languages=tuple(sorted(languages())), licence=licence, paces=paces, timings=True)

    def fingerprint(self) -> str:
        """Version, voice, what is in its file, and the calm defaults."""
        content = sha256(voice_text(self.language, self.variant).encode()).hexdigest()[:12]
        return f"espeak-ng/{self.version} {self.language}+{self.variant} {content} {SETTINGS}"

    def probe(self) -> None:
        """Loads the library once."""
        version()

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text by a fresh library."""
        words_per_minute = min(FASTEST, max(SLOWEST, round(WORDS_PER_MINUTE * pace)))
        utter = uttered_here if UNLOADS else uttered_apart
        uttered = utter(text, voice=voice_text(self.language, self.variant), words_per_minute=words_per_minute)
        samples = np.frombuffer(uttered.pcm, "<i2").astype(np.float32) / np.float32(32768.0)
        if not samples.any():
            raise BadRequest(f"eSpeak NG has no sound for '{text}'")
        softened = Recursion(low_pass(SOFT_ABOVE_HZ, uttered.rate_hz), 1).push(samples[:, None])[0]
        return Speech(softened, uttered.rate_hz, uttered.words)


def _nearest(language: str) -> str:
    """The library's own tag for a language tag, or for as much of it as it has: `de` for `de-CH`."""
    tag = language.lower().replace("_", "-")
    tag = tag if tag in languages() else tag.split("-")[0]
    return PREFERRED.get(tag, tag)


def open_voice(name: str, language: str) -> Espeak:
    """The voice `LANGUAGE+VARIANT`, either part optional; a variant alone needs no `+`.  Raises BadRequest.

    A language that is named must exist; for the script's own, the nearest will do.

    >>> open_voice("", "en").id, open_voice("+f2", "de").id, open_voice("calm-male", "it").id
    ('espeak:en-us+calm-female', 'espeak:de+f2', 'espeak:it+calm-male')
    """
    named, _, variant = name.partition("+")
    if not variant and named in variants():
        named, variant = "", named
    variant = variant or SOFTEST
    tag = PREFERRED.get(named.lower(), named.lower()) or _nearest(language)
    if tag not in languages():
        raise BadRequest(f"eSpeak NG does not speak '{tag}'{did_you_mean(tag, (*languages(), *OWN))}")
    if variant not in variants():
        raise BadRequest(f"eSpeak NG has no variant '{variant}'{did_you_mean(variant, variants())}")
    return Espeak(tag, variant)


def offered(language: str) -> tuple[str, ...]:
    """Our own voices of a language first, then the library's; nothing for a language it does not speak."""
    tag = _nearest(language)
    return tuple(f"{tag}+{variant}" for variant in variants()) if tag in languages() else ()


ENGINE = EnginePlugin(
    name="espeak",
    summary="on this machine, 100+ languages, clear but robotic",
    open=open_voice,
    voices=offered,
    auto_rank=90,
)
