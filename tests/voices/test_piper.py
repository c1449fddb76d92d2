"""Piper through its own library, with a model made on the spot: as real as can be without the real weights."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from tiny_models import HOP, PIPER_RATE_HZ, field, tiny_kokoro, tiny_piper, tiny_piper_settings

pytest.importorskip("piper")

from audio_builder.contracts import EnginePlugin
from audio_builder.errors import BadRequest, Unavailable
from audio_builder.events import Event, Note
from audio_builder.sound.signal import Speech
from audio_builder.voices.choose import chosen_voice
from audio_builder.voices.engines import espeak
from audio_builder.voices.engines.piper import CALM, ENGINE, SENTENCE_GAP_S, Piper, open_voice

NAME = "en_US-tiny-medium"
TEXT = "Let your shoulders drop, and breathe out slowly."


def placed(folder: Path, model: bytes | None = None, settings: bytes | None = None, name: str = NAME) -> Piper:
    """A voice whose owner put its files there."""
    (folder / "piper").mkdir(parents=True, exist_ok=True)
    voice = Piper(name, folder)
    voice.model.write_bytes(tiny_piper() if model is None else model)
    voice.config.write_bytes(tiny_piper_settings() if settings is None else settings)
    return voice


@pytest.fixture
def voice(tmp_path: Path) -> Piper:
    return placed(tmp_path)


def say(voice: Piper, text: str = TEXT, *, pace: float = 1.0) -> Speech:
    return voice.speak(text, language="en", pace=pace)


def digest(speech: Speech) -> str:
    return hashlib.sha256(speech.samples.tobytes()).hexdigest()


def test_it_speaks_at_its_own_rate_with_its_own_level(voice: Piper) -> None:
    speech = say(voice)
    assert speech.rate_hz == PIPER_RATE_HZ
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert np.abs(speech.samples).max() == pytest.approx(0.3, abs=0.01)  # the model's loudest; nothing set it to 1


def test_a_phrase_has_the_same_bits_though_the_model_draws_noise(voice: Piper) -> None:
    alone = digest(say(voice, "Rest."))
    say(voice, "Something else!", pace=1.4)
    assert digest(say(voice, "Rest.")) == alone


def test_threads_that_speak_at_once_say_what_one_alone_says(voice: Piper) -> None:
    texts = [f"Breathe in, {word}, and out." for word in ("one", "two", "three", "four", "five", "six")]
    alone = [digest(say(voice, text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: digest(say(voice, text)), texts * 3)) == alone * 3


def test_a_pace_stretches_every_sound_by_its_inverse(voice: Piper) -> None:
    slow, calm, brisk = (len(say(voice, pace=pace).samples) for pace in (0.75, 1.0, 1.5))
    assert calm % round(HOP * CALM) == 0
    assert slow / calm == pytest.approx(1 / 0.75, rel=1e-3)
    assert brisk / calm == pytest.approx(1 / 1.5, rel=1e-3)
    assert len(say(voice, pace=0.01).samples) == len(say(voice, pace=0.5).samples)
    assert len(say(voice, pace=100.0).samples) == len(say(voice, pace=4.0).samples)


def test_two_sentences_are_a_little_apart(voice: Piper) -> None:
    one, two = (say(voice, text).samples for text in ("Rest here.", "Be still."))
    both = say(voice, "Rest here. Be still.").samples
    gap = round(SENTENCE_GAP_S * PIPER_RATE_HZ)
    assert len(both) == len(one) + gap + len(two)
    assert not both[len(one) : len(one) + gap].any()
    assert both[: len(one)].tobytes() == one.tobytes()


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "\u200b", "—"])
def test_a_text_without_a_sound_is_refused(voice: Piper, text: str) -> None:
    with pytest.raises(BadRequest, match="has no sound for"):
        say(voice, text)


def test_brackets_in_a_text_are_words_and_not_phonemes(voice: Piper) -> None:
    assert digest(say(voice, "[[bˈæk]] here")) == digest(say(voice, "[ [bˈæk]] here"))
    assert digest(say(voice, "Breathe\0in.")) == digest(say(voice, "Breathe in."))


def test_the_fingerprint_names_library_runtime_voice_and_files(tmp_path: Path) -> None:
    first = placed(tmp_path / "a").fingerprint()
    assert NAME in first
    assert hashlib.sha256(tiny_piper()).hexdigest() in first
    assert hashlib.sha256(tiny_piper_settings()).hexdigest() in first
    assert placed(tmp_path / "b").fingerprint() == first
    assert placed(tmp_path / "c", tiny_piper(seed=9)).fingerprint() != first
    assert placed(tmp_path / "d", settings=tiny_piper_settings(num_symbols=255)).fingerprint() != first
    assert "absent" in Piper(NAME, tmp_path / "e").fingerprint()


def test_another_model_in_its_place_is_another_voice(voice: Piper) -> None:
    before = digest(say(voice))
    voice.model.write_bytes(tiny_piper(seed=5))
    os.utime(voice.model, ns=(1, 1))
    assert digest(say(voice)) != before


def test_a_voice_that_is_not_installed_says_the_one_command(tmp_path: Path) -> None:
    voice = Piper("en_US-ljspeech-medium", tmp_path)
    for ask in (voice.probe, lambda: say(voice)):
        with pytest.raises(Unavailable) as caught:
            ask()
        assert caught.value.hint == "audio-builder voices install piper:en_US-ljspeech-medium"


SPEAKERS = tiny_piper_settings(num_speakers=2)


@pytest.mark.parametrize(
    ("model", "settings", "message"),
    [
        (b"<html>", None, "is not an ONNX model"),
        (tiny_piper()[:-9], None, "it ends in the middle"),
        (field(1, 8) + field(7, b"\xff") + field(8, field(2, 13)), None, "cannot be loaded"),
        (tiny_kokoro(), None, r"is another kind of model: it takes speed, style, tokens"),
        (None, b"nonsense", "is not JSON"),
        (None, b"{}", r"holds no settings of a Piper voice \(KeyError"),
        (None, tiny_piper_settings(phoneme_id_map=[]), "holds no settings of a Piper voice"),
        (None, tiny_piper_settings(phoneme_id_map={"a": [900]}), "it has no phonemes"),
        (None, tiny_piper_settings(phoneme_id_map={"a": ["0"]}), "it has no phonemes"),
        (None, tiny_piper_settings(audio={"sample_rate": 10**9}), "its rate is not one of speech"),
        (None, tiny_piper_settings(espeak={"voice": ""}), "it has no language"),
        (None, tiny_piper_settings(num_speakers=0), "it has no speakers"),
        (None, tiny_piper_settings(phoneme_type="pinyin"), "it needs phonemes of the kind 'pinyin'"),
    ],
)
def test_files_that_are_no_voice_are_refused_before_they_are_used(
    tmp_path: Path, model: bytes | None, settings: bytes | None, message: str
) -> None:
    with pytest.raises(Unavailable, match=message):
        say(placed(tmp_path, model, settings))


def test_a_model_that_fails_while_it_speaks_is_an_error(tmp_path: Path) -> None:
    small = placed(tmp_path, tiny_piper(symbols=3))  # its settings speak of more phonemes than it has
    with pytest.raises(BadRequest, match=r"Piper cannot say 'Rest\.'"):
        say(small, "Rest.")


@pytest.mark.parametrize("name", ["../x", "a:b", "no such voice", "x" * 500, "..", ".hidden", "en_US-ljspeech-medum"])
def test_a_voice_that_nobody_has_is_refused(name: str) -> None:
    with pytest.raises(BadRequest, match="Piper has no voice"):
        open_voice(name, "en")


def test_a_language_is_spoken_by_the_best_voice_for_it() -> None:
    assert ENGINE.voices("en")[0] == "en_US-ljspeech-medium"
    assert ENGINE.voices("en-GB")[0] == "en_GB-cori-medium"
    assert ENGINE.voices("de-CH")[0] == "de_DE-mls-medium"
    assert ENGINE.voices("qqq") == ()
    assert open_voice("", "pt").caps.licence.startswith("unclear")


def known(voice: Piper) -> dict[str, EnginePlugin]:
    """Two engines, one of which has just this voice."""
    return {"espeak": espeak.ENGINE, "piper": replace(ENGINE, open=lambda name, language: voice)}


def test_auto_takes_a_neural_voice_that_is_installed(voice: Piper) -> None:
    assert chosen_voice("auto", known(voice), language="en", report=lambda event: None) is voice


def test_auto_without_one_speaks_all_the_same_and_says_the_command_that_gives_it(tmp_path: Path) -> None:
    told: list[Event] = []
    absent = Piper("en_US-ljspeech-medium", tmp_path)
    assert chosen_voice("auto", known(absent), language="en", report=told.append).id.startswith("espeak:")
    notes = "\n".join(event.text for event in told if isinstance(event, Note))
    assert "audio-builder voices install piper:en_US-ljspeech-medium" in notes


PROBED = """
import sys
from audio_builder.plugins import installed
for name in ("piper", "kokoro"):
    if name in sys.argv:
        voice = installed().engine(name).open("", "en")
        voice.fingerprint(), voice.id, voice.caps
print({"piper", "onnxruntime", "kokoro_onnx", "requests"} & set(sys.modules))
"""


def test_looking_at_a_voice_loads_no_heavy_library(tmp_path: Path) -> None:
    environ = os.environ | {"AUDIO_BUILDER_MODELS": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", PROBED, "piper"], env=environ, capture_output=True, check=True)
    assert done.stdout == b"set()\n"


def both_ways(voice: Piper) -> list[Callable[[], str]]:
    """What eSpeak says in this process, and what Piper says, whose phonemes another eSpeak writes."""
    plain = espeak.open_voice("", "en")
    return [lambda: digest(plain.speak(TEXT, language="en", pace=1.0)), lambda: digest(say(voice))]


def test_espeak_and_piper_do_not_disturb_each_other_in_one_process(voice: Piper) -> None:
    mine, its = both_ways(voice)
    first = mine(), its()
    assert [(mine(), its()) for _ in range(3)] == [first] * 3
    with ThreadPoolExecutor(4) as pool:
        mixed = [pool.submit(ask) for _ in range(6) for ask in (mine, its)]
        assert {one.result() for one in mixed} == set(first)
