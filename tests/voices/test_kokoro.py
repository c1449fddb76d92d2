"""Kokoro through its own library, with a model made on the spot: as real as can be without the real weights."""

from __future__ import annotations

import hashlib
import io
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tiny_models import tiny_kokoro, tiny_kokoro_voices, tiny_piper

pytest.importorskip("kokoro_onnx")

from audio_builder.errors import BadRequest, Unavailable
from audio_builder.sound.signal import Speech
from audio_builder.voices.engines import espeak
from audio_builder.voices.engines.kokoro import ENGINE, VOICES, Kokoro, open_voice
from audio_builder.voices.models.shelf import noted, sha256_of

TEXT = "Let your shoulders drop, and breathe out slowly."


def fetched(folder: Path, model: bytes | None = None, voices: bytes | None = None, name: str = "af_heart") -> Kokoro:
    """A voice whose files came as they are."""
    (folder / "kokoro").mkdir(parents=True, exist_ok=True)
    voice = Kokoro(name, folder)
    contents = (tiny_kokoro_voices() if voices is None else voices, tiny_kokoro() if model is None else model)
    for path, content in zip(voice.files, contents, strict=True):
        path.write_bytes(content)
        noted(path, sha256_of(path), against="catalogue")
    return voice


@pytest.fixture
def voice(tmp_path: Path) -> Kokoro:
    return fetched(tmp_path)


def say(voice: Kokoro, text: str = TEXT, *, pace: float = 1.0) -> Speech:
    return voice.speak(text, language="en", pace=pace)


def digest(speech: Speech) -> str:
    return hashlib.sha256(speech.samples.tobytes()).hexdigest()


@pytest.mark.parametrize("tokens", ["tokens", "input_ids"])
def test_it_speaks_at_24_khz_with_models_of_either_kind(tmp_path: Path, tokens: str) -> None:
    speech = say(fetched(tmp_path, tiny_kokoro(tokens=tokens)))
    assert speech.rate_hz == 24_000
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert 1.0 < len(speech.samples) / 24_000 < 10.0


def test_each_voice_has_its_own_style(tmp_path: Path) -> None:
    heart, nicole = (fetched(tmp_path, name=name) for name in ("af_heart", "af_nicole"))
    assert np.abs(say(heart).samples).max() == pytest.approx(0.2, abs=0.01)  # the depth of its style in the tiny model
    assert np.abs(say(nicole).samples).max() == pytest.approx(0.25, abs=0.01)
    assert heart.fingerprint() != nicole.fingerprint()


def test_a_phrase_has_the_same_bits_in_any_order_and_thread(voice: Kokoro) -> None:
    texts = [f"Breathe in, {word}, and out." for word in ("one", "two", "three", "four")]
    alone = [digest(say(voice, text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: digest(say(voice, text)), texts * 3)) == alone * 3


def test_a_pace_is_a_speed_within_what_the_library_takes(voice: Kokoro) -> None:
    slow, calm, brisk = (len(say(voice, pace=pace).samples) for pace in (0.8, 1.0, 1.25))
    assert slow / calm == pytest.approx(1.25, rel=1e-3)
    assert brisk / calm == pytest.approx(0.8, rel=1e-3)
    assert len(say(voice, pace=0.01).samples) == len(say(voice, pace=0.7).samples)
    assert len(say(voice, pace=100.0).samples) == len(say(voice, pace=3.0).samples)


@pytest.mark.parametrize(("name", "text"), [("ff_siwis", "Relâchez les épaules."), ("ef_dora", "Suelta los hombros.")])
def test_each_voice_reads_in_its_own_language(tmp_path: Path, name: str, text: str) -> None:
    own, english = (say(fetched(tmp_path, name=one), text).samples for one in (name, "af_heart"))
    assert len(own) != len(english)


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "\u200b", "—"])
def test_a_text_without_a_word_is_refused(voice: Kokoro, text: str) -> None:
    with pytest.raises(BadRequest, match="has no sound for"):
        say(voice, text)


def test_a_voice_that_is_not_installed_says_the_one_command(tmp_path: Path) -> None:
    voice = Kokoro("af_heart", tmp_path)
    assert "absent" in voice.fingerprint()
    for ask in (voice.probe, lambda: say(voice)):
        with pytest.raises(Unavailable) as caught:
            ask()
        assert caught.value.hint == "audio-builder voices install kokoro"


def pack(**styles: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.savez(out, **styles)
    return out.getvalue()


def unsafe_pack() -> bytes:
    """An archive whose array is a pickle, which runs code when it is loaded."""
    out = io.BytesIO()
    np.savez(out, af_heart=np.array([{"a": print}], dtype=object))
    return out.getvalue()


@pytest.mark.parametrize(
    ("model", "voices", "message"),
    [
        (tiny_piper(), None, "is another kind of model"),
        (None, tiny_kokoro_voices(("bf_emma",)), "holds no voice 'af_heart'"),
        (None, pack(af_heart=np.zeros((4, 256), np.float32)), r"its style has the shape \(4, 256\)"),
        (None, pack(af_heart=np.zeros((4, 1, 256), np.float64)), "holds no voice 'af_heart'"),
        (None, pickle.dumps({"af_heart": 1}), "holds no voice 'af_heart'"),
        (None, unsafe_pack(), "holds no voice 'af_heart'.*allow_pickle=False"),
    ],
)
def test_files_that_are_no_voice_are_refused_and_no_pickle_is_ever_opened(
    tmp_path: Path, model: bytes | None, voices: bytes | None, message: str
) -> None:
    with pytest.raises(Unavailable, match=message):
        say(fetched(tmp_path, model, voices))


def test_a_model_that_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    voice = fetched(tmp_path)
    voice.files[1].write_bytes(tiny_kokoro(seed=3))
    with pytest.raises(Unavailable, match=r"kokoro-v1\.0\.onnx is not what was fetched"):
        say(voice)


@pytest.mark.parametrize("name", ["../x", "heart", "af_hart", "jf_alpha"])
def test_a_voice_that_it_does_not_have_is_refused(name: str) -> None:
    with pytest.raises(BadRequest, match="Kokoro has no voice"):
        open_voice(name, "en")


def test_a_language_is_spoken_by_its_own_voices() -> None:
    assert ENGINE.voices("en")[:2] == ("af_heart", "af_nicole")
    assert ENGINE.voices("en-GB")[0] == "bf_emma"
    assert ENGINE.voices("fr-CA") == ("ff_siwis",)
    assert ENGINE.voices("de") == ()
    assert len(set(VOICES)) == len(VOICES)
    with pytest.raises(BadRequest, match="Kokoro does not speak 'de'"):
        open_voice("", "de")


def test_espeak_and_kokoro_do_not_disturb_each_other_in_one_process(voice: Kokoro) -> None:
    plain = espeak.open_voice("", "en")

    def mine() -> str:
        return digest(plain.speak(TEXT, language="en", pace=1.0))

    def its() -> str:
        return digest(say(voice))

    first = mine(), its()
    assert [(mine(), its()) for _ in range(3)] == [first] * 3
    with ThreadPoolExecutor(4) as pool:
        mixed = [pool.submit(ask) for _ in range(6) for ask in (mine, its)]
        assert {one.result() for one in mixed} == set(first)
