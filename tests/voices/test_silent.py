"""The silent voice: tones as long as the words."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.errors import BadRequest
from audio_builder.voices.engines.silent import ENGINE

SILENT = ENGINE.open("", "en")


@pytest.mark.parametrize(("text", "pace", "seconds"), [("x" * 50, 1.0, 3.0), ("x" * 50, 0.5, 6.0), ("x", 2.0, 0.03)])
def test_it_takes_six_hundredths_of_a_second_for_each_character(text: str, pace: float, seconds: float) -> None:
    speech = SILENT.speak(text, language="en", pace=pace)
    assert len(speech.samples) == round(seconds * speech.rate_hz)


def test_it_is_a_tone_of_220_hz_at_minus_40_dbfs() -> None:
    speech = SILENT.speak("x" * 50, language="en", pace=1.0)
    spectrum = np.abs(np.fft.rfft(speech.samples)) / len(speech.samples) * 2
    assert np.argmax(spectrum) * speech.rate_hz / len(speech.samples) == pytest.approx(220.0, abs=0.01)
    assert 20 * np.log10(spectrum.max()) == pytest.approx(-40.0, abs=0.01)


def test_it_never_becomes_the_voice_unless_it_is_named() -> None:
    assert ENGINE.auto_rank is None


def test_it_has_one_voice_without_a_name() -> None:
    assert ENGINE.voices("de") == ("",)
    with pytest.raises(BadRequest, match="write silent, not silent:bob"):
        ENGINE.open("bob", "en")
