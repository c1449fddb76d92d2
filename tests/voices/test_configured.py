"""What the environment tells an engine: only what is safe is taken, and a key is shown by nothing."""

from __future__ import annotations

import pytest

from audio_builder.errors import BadRequest
from audio_builder.voices.configured import Secret, address, digest, model_and_voice, secret


@pytest.mark.parametrize(
    "text",
    [
        "https://api.openai.com/v1",
        "https://voice.example:8443/a/b",
        "http://localhost:8880/v1",
        "http://127.0.0.1:5000",
        "http://[::1]:8880/v1",
    ],
)
def test_an_address_is_kept_but_for_a_last_slash(text: str) -> None:
    assert address("URL", text) == address("URL", text + "/") == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("http://voice.example/v1", "must begin with https://; http:// is only for localhost"),
        ("http://192.168.1.5:8880/v1", "must begin with https://"),
        ("http://localhost.voice.example/v1", "must begin with https://"),
        ("http://localhost:80@voice.example/v1", "holds more than an address"),
        ("https://me:hunter2@voice.example/v1", "holds more than an address"),
        ("https://voice.example/v1?key=hunter2", "holds more than an address"),
        ("https://voice.example/v1#hunter2", "holds more than an address"),
        ("https://voice.example/v1?", "holds more than an address"),
        ("voice.example/v1", "is no address of a service"),
        ("file:///etc/passwd", "is no address of a service"),
        ("ftp://voice.example", "is no address of a service"),
        ("https://", "is no address of a service"),
        ("https://voice.example:99999", "is no address of a service"),
        ("https://voice.example:0", "is no address of a service"),
        ("https://voice.example\\@localhost", "is no address of a service"),
        ("https://voice.example/\r\nX: y", "is no address of a service"),
        ("https://voice example/", "is no address of a service"),
        ("https://[::1", "is no address of a service"),
        ("https://вoice.example", "is no address of a service"),
    ],
)
def test_an_address_that_could_lead_astray_is_refused_and_not_shown(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        address("SOME_URL", text)
    assert str(caught.value).startswith(f"SOME_URL {message}")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("text", ["sk hunter2", "sk-hunter2\nX: y", "sk-hünter2", "sk-hunter2\0", "“sk-hunter2”"])
def test_a_key_that_cannot_be_one_is_refused_and_not_shown(text: str) -> None:
    with pytest.raises(BadRequest, match="SOME_KEY holds a space or a letter that no key has") as caught:
        secret({"SOME_KEY": text}, "SOME_KEY")
    assert "nter2" not in str(caught.value)


def test_a_key_prints_as_nothing() -> None:
    key = secret({"SOME_KEY": " sk-hunter2\n"}, "SOME_KEY")
    assert key.text == "sk-hunter2"
    assert "hunter2" not in repr(key) + str(key) + f"{key}" + repr({"key": [key]})
    assert not secret({}, "SOME_KEY")


def test_a_secret_of_nothing_hides_nothing() -> None:
    assert Secret().hidden_in("as it is") == "as it is"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tts-1/alloy", ("tts-1", "alloy")),
        ("alloy", ("given", "alloy")),
        ("speaches-ai/Kokoro-82M-v1.0-ONNX/af_heart", ("speaches-ai/Kokoro-82M-v1.0-ONNX", "af_heart")),
        ("kokoro/af_bella(2)+af_sky(1)", ("kokoro", "af_bella(2)+af_sky(1)")),
        ("orpheus:latest/tara", ("orpheus:latest", "tara")),
        ("chatterbox/Emily.wav", ("chatterbox", "Emily.wav")),
    ],
)
def test_the_voice_is_what_follows_the_last_slash(name: str, expected: tuple[str, str]) -> None:
    assert model_and_voice("openai", name, model="given", model_from="MODEL") == expected


@pytest.mark.parametrize(
    "name", ["/", "m/", "/v", "../v", "m/../v", "m//v", "m/v v", "m/-v", "m\n/v", "x" * 101, "m/v?"]
)
def test_a_name_of_another_form_is_refused(name: str) -> None:
    with pytest.raises(BadRequest, match="write openai:MODEL/VOICE"):
        model_and_voice("openai", name, model="given" if "/" not in name else "", model_from="MODEL")


def test_a_voice_without_a_model_is_told_where_to_name_one() -> None:
    with pytest.raises(BadRequest, match="no model for voice 'alloy': write openai:MODEL/alloy, or set MODEL"):
        model_and_voice("openai", "alloy", model="", model_from="MODEL")


def test_a_digest_tells_texts_apart_and_gives_nothing_away() -> None:
    assert digest("https://home.example") != digest("https://work.example")
    assert digest("") == "none"
    assert "home" not in digest("https://home.example")
