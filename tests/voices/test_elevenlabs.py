"""ElevenLabs: each phrase is spoken in the tone of what is around it, and what the service refuses has its fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from google_stand_in import Behaviour, drop, hang, status
from service_stand_in import Service, cut, length_s, refusing, samples, saying

from audio_builder.contracts import Continuous
from audio_builder.errors import BadRequest, EngineError, RateLimited, Transient, Unavailable
from audio_builder.sound.signal import Speech
from audio_builder.voices.configured import Secret
from audio_builder.voices.engines.elevenlabs import MANNER, ElevenLabs, configured
from audio_builder.voices.http import Timeouts, Way

KEY = "hunter2hunter2hunter2"
VOICE = "JBFqnCBsd6RMkjVDRZzb"
TEXT = "Let your shoulders drop."
CHOSEN = {"AUDIO_BUILDER_ELEVENLABS_MODEL": "eleven_flash_v2_5", "ELEVENLABS_API_KEY": KEY}


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as stand_in:
        yield stand_in


@pytest.fixture
def voice(service: Service) -> ElevenLabs:
    way = Way(proxy=service.proxy, ca_bundle=service.ca_bundle, timeouts=Timeouts(connect_s=10, read_s=10))
    return ElevenLabs(model="eleven_flash_v2_5", voice=VOICE, key=Secret(KEY), form="pcm_24000", way=way)


def say(voice: ElevenLabs, text: str = TEXT, *, before: str = "", after: str = "", pace: float = 1.0) -> Speech:
    return voice.speak_between(text, before=before, after=after, language="en", pace=pace)


def test_what_is_heard_is_what_the_service_spoke_to_the_sample(voice: ElevenLabs) -> None:
    speech = say(voice)
    assert speech.rate_hz == 24_000
    assert np.array_equal(speech.samples, np.frombuffer(samples(TEXT), "<i2") / np.float32(32768))


def test_the_request_is_as_elevenlabs_describes_it(service: Service, voice: ElevenLabs) -> None:
    say(replace(voice, form="mp3_44100_128"), before="Sit down.", after="Rest.")
    (request,) = service.requests
    assert request.host == "api.elevenlabs.io"
    assert request.path == f"/v1/text-to-speech/{VOICE}?output_format=mp3_44100_128"
    assert request.headers["xi-api-key"] == KEY
    assert request.body == {
        "text": TEXT,
        "model_id": "eleven_flash_v2_5",
        "seed": 1,
        "voice_settings": {**MANNER, "speed": 1.0},
        "previous_text": "Sit down.",
        "next_text": "Rest.",
    }


@pytest.mark.parametrize(("pace", "speed"), [(0.5, 0.7), (0.85, 0.85), (1.0, 1.0), (1.5, 1.2)])
def test_the_pace_is_a_speed_within_what_the_service_takes(
    service: Service, voice: ElevenLabs, pace: float, speed: float
) -> None:
    speech = say(voice, pace=pace)
    assert service.requests[0].body["voice_settings"]["speed"] == speed
    assert len(speech.samples) / 24_000 == pytest.approx(length_s(TEXT, speed), abs=0.001)


def test_a_phrase_by_itself_has_no_neighbours(service: Service, voice: ElevenLabs) -> None:
    voice.speak(TEXT, language="en", pace=1.0)
    assert {"previous_text", "next_text"}.isdisjoint(service.requests[0].body)


def test_of_long_neighbours_the_nearest_letters_are_sent(service: Service, voice: ElevenLabs) -> None:
    say(voice, before="x" * 900 + "end.", after="Begin " + "x" * 900)
    body = service.requests[0].body
    assert (len(body["previous_text"]), len(body["next_text"])) == (300, 300)
    assert body["previous_text"].endswith("end.")
    assert body["next_text"].startswith("Begin ")


def test_a_model_that_takes_no_neighbours_is_not_told_them(service: Service, voice: ElevenLabs) -> None:
    third = replace(voice, model="eleven_v3")
    say(third, before="Sit down.", after="Rest.")
    assert {"previous_text", "next_text"}.isdisjoint(service.requests[0].body)
    assert not third.caps.context
    assert voice.caps.context
    assert isinstance(voice, Continuous)


def detail(word: str, message: str = "") -> dict[str, object]:
    return {"detail": {"status": word, "message": message}}


WRONG: dict[str, tuple[Behaviour, type[EngineError], str]] = {
    "quota": (refusing(401, detail("quota_exceeded", f"{KEY} has 3 credits")), Unavailable, "no characters left (401)"),
    "quota, newer": (refusing(429, detail("quota_exceeded"), {"Retry-After": "5"}), Unavailable, "no characters left"),
    "402": (
        refusing(402, detail("payment_required")),
        Unavailable,
        "no characters left (402); wait for the next month",
    ),
    "key": (
        refusing(401, detail("invalid_api_key", KEY)),
        Unavailable,
        "refused the key (401); check ELEVENLABS_API_KEY",
    ),
    "many": (refusing(429, detail("too_many_concurrent_requests")), RateLimited, "fewer requests (429)"),
    "busy": (refusing(409, detail("system_busy")), RateLimited, "fewer requests (409)"),
    "no voice": (
        refusing(404, detail("voice_not_found", "gone")),
        Unavailable,
        "(404): gone; check the voice's identif",
    ),
    "400": (refusing(400, detail("unsupported", "no such language")), BadRequest, "(400): no such language"),
    "422": (refusing(422, {"detail": [{"msg": "seed too large"}]}), BadRequest, "(422): seed too large"),
    "500": (status(500), Transient, "trouble of its own (500)"),
    "page": (saying(b"<html>", "text/html"), Unavailable, "a web page instead of sound"),
    "json": (saying(b"{} ", "application/json"), Unavailable, "'application/json' instead of sound"),
    "odd": (saying(b"123", "audio/pcm"), Transient, "sound that cannot be read"),
    "nothing": (saying(b"", "audio/pcm"), Transient, "answered with silence"),
    "silence": (saying(bytes(48_000), "audio/pcm"), Transient, "answered with silence"),
    "drop": (drop, Transient, "closed the connection"),
    "cut": (cut, Transient, "closed the connection"),
    "hang": (hang, Transient, "did not answer in time"),
}


@pytest.mark.parametrize("name", WRONG)
def test_every_answer_that_is_not_speech_is_an_error_of_its_kind(
    service: Service, voice: ElevenLabs, name: str
) -> None:
    behaviour, kind, message = WRONG[name]
    service.behave(behaviour)
    way = replace(voice.way, timeouts=Timeouts(connect_s=10, read_s=0.2 if name == "hang" else 10))
    with pytest.raises(EngineError) as caught:
        say(replace(voice, way=way))
    assert type(caught.value) is kind
    assert str(caught.value).partition("api.elevenlabs.io")[1]
    assert message in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert len(service.requests) == 1


def test_a_probe_asks_for_the_voice_and_speaks_nothing(service: Service, voice: ElevenLabs) -> None:
    voice.probe()
    (request,) = service.requests
    assert (request.path, request.text) == (f"/v1/voices/{VOICE}", "")


def test_a_key_that_may_only_speak_is_good_enough(service: Service, voice: ElevenLabs) -> None:
    service.behave(refusing(401, detail("missing_permissions", "voices_read")))
    voice.probe()


@pytest.mark.parametrize("behaviour", [status(401), status(404), status(500), drop])
def test_a_probe_that_fails_says_what_to_do(service: Service, voice: ElevenLabs, behaviour: Behaviour) -> None:
    service.behave(behaviour)
    with pytest.raises(Unavailable) as caught:
        voice.probe()
    assert caught.value.hint


@pytest.mark.parametrize("environ", [{}, {"ELEVENLABS_API_KEY": KEY}, {"AUDIO_BUILDER_ELEVENLABS_MODEL": "m"}])
def test_without_a_key_or_a_choice_nothing_is_asked_and_what_to_do_is_said(environ: dict[str, str]) -> None:
    voice = configured("", environ)
    for ask in (voice.probe, lambda: say(voice)):
        with pytest.raises(Unavailable, match="set ELEVENLABS_API_KEY and AUDIO_BUILDER_ELEVENLABS_MODEL"):
            ask()


def test_a_name_gives_model_and_voice_or_the_environment_does() -> None:
    assert configured(VOICE, CHOSEN).id == f"elevenlabs:eleven_flash_v2_5/{VOICE}"
    assert configured(f"eleven_v3/{VOICE}", CHOSEN).id == f"elevenlabs:eleven_v3/{VOICE}"
    assert configured("", CHOSEN | {"AUDIO_BUILDER_ELEVENLABS_VOICE": VOICE}).voice == VOICE


@pytest.mark.parametrize(
    ("name", "environ", "message"),
    [
        ("my.voice", {}, "write its identifier, not its name"),
        ("../../v1/user", {}, "write elevenlabs:MODEL/VOICE"),
        (VOICE, {"AUDIO_BUILDER_ELEVENLABS_FORMAT": "opus"}, "AUDIO_BUILDER_ELEVENLABS_FORMAT cannot be 'opus'"),
        (VOICE, {"AUDIO_BUILDER_ELEVENLABS_FORMAT": "pcm_1"}, "AUDIO_BUILDER_ELEVENLABS_FORMAT cannot be 'pcm_1'"),
        (VOICE, {"AUDIO_BUILDER_ELEVENLABS_SEED": "-1"}, "AUDIO_BUILDER_ELEVENLABS_SEED cannot be '-1'"),
        (VOICE, {"AUDIO_BUILDER_ELEVENLABS_SEED": "4294967296"}, "write a whole number up to 4294967295"),
        (VOICE, {"AUDIO_BUILDER_ELEVENLABS_URL": "http://a.example"}, "AUDIO_BUILDER_ELEVENLABS_URL must begin with"),
        (VOICE, {"ELEVENLABS_API_KEY": "ключ"}, "ELEVENLABS_API_KEY holds a space or a letter"),
    ],
)
def test_a_wrong_configuration_is_told_by_its_name(name: str, environ: dict[str, str], message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        configured(name, CHOSEN | environ)
    assert message in str(caught.value)


def test_whatever_changes_the_sound_is_in_the_fingerprint_and_no_key_or_address_is() -> None:
    changes = (
        {},
        {"AUDIO_BUILDER_ELEVENLABS_MODEL": "eleven_v3"},
        {"AUDIO_BUILDER_ELEVENLABS_FORMAT": "pcm_16000"},
        {"AUDIO_BUILDER_ELEVENLABS_SEED": "2"},
        {"AUDIO_BUILDER_ELEVENLABS_URL": "https://home.example"},
    )
    prints = [configured(VOICE, CHOSEN | change).fingerprint() for change in changes]
    prints.append(configured("another", CHOSEN).fingerprint())
    assert len(set(prints)) == 6
    assert configured(VOICE, CHOSEN | {"ELEVENLABS_API_KEY": "another"}).fingerprint() == prints[0]
    assert not any(word in one for one in prints for word in (KEY, "home"))
    assert KEY not in repr(configured(VOICE, CHOSEN))
