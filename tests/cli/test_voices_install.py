"""`voices install` and `voices remove`: what is fetched and what is refused is said, and nothing half-made stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_hub import Hub
from tiny_models import tiny_piper, tiny_piper_settings

NAME = "en_US-tiny-medium"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """A mirror with one voice that no catalogue knows, and another in the place of one that it does."""
    with Hub(tmp_path) as hub:
        for name in (NAME, "en_US-ljspeech-medium"):
            hub.files |= {f"/piper/{name}.onnx": tiny_piper(), f"/piper/{name}.onnx.json": tiny_piper_settings()}
        yield hub


@pytest.fixture
def env(hub: Hub, tmp_path: Path) -> dict[str, str]:
    """A folder for models, and the way to the mirror."""
    return {
        "AUDIO_BUILDER_MODELS": str(tmp_path / "voices"),
        "AUDIO_BUILDER_MODELS_URL": hub.url,
        "REQUESTS_CA_BUNDLE": str(hub.ca_bundle),
    }


def files(env: dict[str, str]) -> list[str]:
    return sorted(path.name for path in Path(env["AUDIO_BUILDER_MODELS"]).rglob("*") if path.is_file())


def test_a_voice_comes_and_goes(home, env):
    done = home.run("voices", "install", f"piper:{NAME}", "--accept-licence", env=env)
    assert (done.code, done.errors) == (0, [])
    assert done.out == f"piper:{NAME} is installed: build with --voice piper:{NAME}\n"
    assert f"piper:{NAME}: not known here: read its MODEL_CARD at the hub" in done.err
    assert {f"{NAME}.onnx", f"{NAME}.onnx.json"} <= set(files(env))
    assert "yours  not in the catalogue" in home.run("voices", "install", env=env).out
    again = home.run("voices", "install", f"piper:{NAME}", "--accept-licence", env=env)
    assert "is here already" in again.out
    gone = home.run("voices", "remove", f"piper:{NAME}", env=env)
    assert (gone.code, gone.out) == (0, f"piper:{NAME} is gone; 0.0 MB are free again\n")
    assert files(env) == []


def test_a_licence_that_does_not_allow_everything_wants_consent(home, env, hub):
    done = home.run("voices", "install", "piper:en_US-lessac-medium", env=env)
    assert done.code == 2
    assert "piper:en_US-lessac-medium: not commercial" in done.err
    assert done.errors == [
        "error: piper:en_US-lessac-medium may not be used for everything; where that suits you, add --accept-licence"
    ]
    assert hub.requests == []


def test_a_model_that_is_not_the_one_of_the_catalogue_is_refused(home, env):
    done = home.run("voices", "install", "piper:en_US-ljspeech-medium", env=env)
    assert done.code == 1
    assert len(done.errors) == 1
    assert "en_US-ljspeech-medium.onnx.json would be" in done.errors[0]
    assert files(env) == []


def test_all_that_can_be_installed_is_listed_with_its_licence(home, env, hub):
    done = home.run("voices", "install", env=env)
    assert done.code == 0
    assert "piper:en_US-ljspeech-medium        64 MB  public domain (the LJ Speech recordings)" in done.out
    assert "kokoro                            354 MB  Apache-2.0" in done.out
    assert hub.requests == []


@pytest.mark.parametrize(
    ("args", "change", "error"),
    [
        (
            ("install", "piper:en_US-ljspech-medium"),
            {},
            "piper:en_US-ljspech-medium is not in the catalogue; did you mean piper:en_US-ljspeech-medium?; any voice",
        ),
        (("install", "kokro"), {}, "there is no voice 'kokro' to install; did you mean kokoro?"),
        (("install", "espeak:en"), {}, "there is no voice 'espeak:en' to install; "),
        (("remove", "kokoro"), {}, "there is no voice 'kokoro' here"),
        (("remove", "piper:../../x"), {}, "there is no voice 'piper:../../x' here"),
        (("install", "kokoro"), {"AUDIO_BUILDER_MODELS_URL": "http://example.org"}, "must begin with https://"),
    ],
)
def test_what_cannot_be_is_answered_in_one_line(home, env, args, change, error):
    done = home.run("voices", *args, env=env | change)
    assert (done.code, done.out, len(done.errors)) == (2, "", 1)
    assert error in done.errors[0]


def test_without_a_network_it_says_so(home, env):
    done = home.run("voices", "install", "kokoro", env=env | {"AUDIO_BUILDER_MODELS_URL": ""})
    assert (done.code, len(done.errors)) == (1, 1)
    assert "voices-v1.0.bin: the server cannot be reached; check the network" in done.errors[0]
    assert files(env) == []
