"""A clip that cannot be its text is refused, in any language; every real voice passes."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.errors import Transient
from audio_builder.plan.cues import Phrase
from audio_builder.sound.signal import Speech
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK
from audio_builder.voices.engines.silent import ENGINE as SILENT
from audio_builder.voices.plausible import plausible

SENTENCE = "Let your shoulders sink, and let the breath come and go by itself."
TEXTS = {
    "one letter": ("I", "en"),
    "a word": ("Relax.", "en"),
    "a sentence": (SENTENCE, "en"),
    "a year": ("1987", "en"),
    "a long number": ("123456789012", "en"),
    "German": ("Entspannungsübungen", "de"),
    "Chinese": ("放松你的肩膀,慢慢呼吸。", "cmn"),
    "Hindi": ("धीरे धीरे साँस लें", "hi"),
}


def phrase(text: str, *, language: str = "en", pace: float = 1.0) -> Phrase:
    return Phrase(text, "a voice", language, pace)


def tone(seconds: float, *, level: float = 0.3, rate_hz: int = 16_000) -> Speech:
    wave = level * np.sin(2 * np.pi * 220 / rate_hz * np.arange(round(seconds * rate_hz)))
    return Speech(wave.astype(np.float32), rate_hz)


@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
@pytest.mark.parametrize(("text", "language"), TEXTS.values(), ids=TEXTS)
def test_real_speech_passes_at_any_pace(text: str, language: str, pace: float) -> None:
    for plugin in (ESPEAK, SILENT):
        spoken = plugin.open("", language).speak(text, language=language, pace=pace)
        assert plausible(spoken, phrase(text, language=language, pace=pace)) is spoken


REFUSED = {
    "nothing": (tone(0), "too short"),
    "a click": (tone(0.05), "too short"),
    "a minute": (tone(60), "too long"),
    "zeros": (tone(4, level=0.0), "silence"),
    "a hiss below -60 dBFS": (tone(4, level=0.0009), "silence"),
    "not numbers": (Speech(np.full(64_000, np.nan, np.float32), 16_000), "silence"),
    "a stuck sample": (Speech(np.ones(64_000, np.float32), 16_000), "clipped"),
    "a hundredth of a second flat": (
        Speech(np.r_[tone(4).samples, -np.ones(160, np.float32)], 16_000),
        "clipped",
    ),
}


@pytest.mark.parametrize(("clip", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_the_text_is_refused_and_may_be_tried_again(clip: Speech, why: str) -> None:
    with pytest.raises(Transient, match=why) as refused:
        plausible(clip, phrase(SENTENCE))
    assert refused.value.retryable
    assert SENTENCE in str(refused.value)


def test_single_peaks_at_full_scale_are_no_clipping() -> None:
    assert plausible(tone(4, level=1.0), phrase(SENTENCE)).rate_hz == 16_000
