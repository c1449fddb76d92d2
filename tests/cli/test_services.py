"""Sessions by services that take a key, in processes of their own: the key goes to the service and nowhere else."""

from __future__ import annotations

import json

import pytest
from google_stand_in import status
from service_stand_in import Service, refusing

KEY = "sk-hunter2-hunter2-hunter2"
SETTINGS = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms")
TEXT = "You are safe here. Nothing needs to be done.\n\nRest."


def environ(service: Service) -> dict[str, str]:
    return {
        **service.environ,
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": service.url,
        "ELEVENLABS_API_KEY": KEY,
        "AUDIO_BUILDER_ELEVENLABS_MODEL": "eleven_flash_v2_5",
    }


def build(home, service: Service, voice: str):
    home.script("calm.txt", TEXT)
    return home.process("build", "calm.txt", "--voice", voice, *SETTINGS, env=environ(service))


def holding_the_key(folder) -> list[str]:
    """Files anywhere under a folder in which the key can be read."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and b"hunter2" in path.read_bytes()]


@pytest.mark.parametrize("voice", ["openai:tts-9/calm", "elevenlabs:JBFqnCBsd6RMkjVDRZzb"])
def test_a_session_is_spoken_and_holds_its_voice_but_no_key(home, voice):
    with Service() as service:
        done = build(home, service, voice)
        assert (done.code, done.errors) == (0, [])
        sent = [dict(request.headers) for request in service.requests]
        assert all(KEY in (one.get("Authorization", "") + one.get("xi-api-key", "")) for one in sent)
        neighbours = {one.body.get("previous_text", "") for one in service.requests}
        assert ("You are safe here." in neighbours) is voice.startswith("elevenlabs")
    engine, _, name = voice.partition(":")
    told = json.loads((home.output / "calm.json").read_text("utf-8"))["voice"]
    assert told["engine"] == engine
    assert told["name"].endswith(name)
    assert "hunter2" not in done.out + done.err
    assert holding_the_key(home.folder) == []


@pytest.mark.parametrize("voice", ["openai:tts-9/calm", "elevenlabs:JBFqnCBsd6RMkjVDRZzb"])
def test_a_service_that_quotes_the_key_back_is_not_repeated(home, voice):
    with Service(then=refusing(400, {"error": {"message": f"bad key {KEY}"}})) as service:
        done = build(home, service, voice)
    assert done.code == 1
    assert "bad key ***" in done.err
    assert "hunter2" not in done.out + done.err
    assert holding_the_key(home.folder) == []


def test_a_key_that_is_refused_ends_the_build_with_what_to_do(home):
    with Service(then=status(401)) as service:
        done = build(home, service, "openai:tts-9/calm")
    assert done.errors == [f"error: localhost:{service.port} refused the key (401); check OPENAI_API_KEY"]
    assert home.built() == {}
