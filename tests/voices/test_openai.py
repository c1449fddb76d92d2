"""Any server that speaks OpenAI's language: what is sent, to whom, and what is made of every kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from google_stand_in import Behaviour, drop, endless, hang, status
from service_stand_in import RATE_HZ, Service, crumbs, cut, half, length_s, refusing, samples, saying, wav

from audio_builder.errors import BadRequest, EngineError, RateLimited, Transient, Unavailable
from audio_builder.sound.signal import Speech
from audio_builder.voices.configured import Secret
from audio_builder.voices.engines.openai import OFFICIAL, OFFICIAL_VOICES, OpenAI, configured, offered
from audio_builder.voices.http import Timeouts, Way

KEY = "sk-proj-hunter2hunter2"
TEXT = "Let your shoulders drop."
CHOSEN = {"AUDIO_BUILDER_OPENAI_MODEL": "tts-9", "AUDIO_BUILDER_OPENAI_VOICE": "calm"}


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as stand_in:
        yield stand_in


@pytest.fixture
def voice(service: Service) -> OpenAI:
    way = Way(ca_bundle=service.ca_bundle, timeouts=Timeouts(connect_s=10, read_s=10))
    return OpenAI(model="tts-9", voice="calm", base=service.url, key=Secret(KEY), way=way)


def say(voice: OpenAI, text: str = TEXT, *, pace: float = 1.0) -> Speech:
    return voice.speak(text, language="en", pace=pace)


def test_what_is_heard_is_what_the_server_spoke_to_the_sample(voice: OpenAI) -> None:
    speech = say(voice)
    assert speech.rate_hz == RATE_HZ
    assert np.array_equal(speech.samples, np.frombuffer(samples(TEXT), "<i2") / np.float32(32768))


def test_the_request_is_as_openai_describes_it(service: Service, voice: OpenAI) -> None:
    say(voice, "Атмете: 息を吸って & “rest”.")
    (request,) = service.requests
    assert request.path == "/v1/audio/speech"
    wanted = {"model": "tts-9", "voice": "calm", "input": "Атмете: 息を吸って & “rest”.", "response_format": "wav"}
    assert request.body == wanted
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert request.headers["Content-Type"] == "application/json"


def test_a_server_of_ones_own_needs_no_key_and_no_encryption(service: Service, voice: OpenAI) -> None:
    say(replace(voice, base=service.plain_url, key=Secret()))
    assert "Authorization" not in service.requests[0].headers


@pytest.mark.parametrize(("pace", "sent"), [(0.8, 0.8), (1.25, 1.25), (0.1, 0.25), (9.0, 4.0), (0.95, 0.95)])
def test_the_pace_is_the_parameter_speed(service: Service, voice: OpenAI, pace: float, sent: float) -> None:
    speech = say(voice, pace=pace)
    assert service.requests[0].body["speed"] == sent
    assert len(speech.samples) / RATE_HZ == pytest.approx(length_s(TEXT, sent), abs=0.001)


def test_a_server_that_takes_no_speed_is_not_told_one(service: Service, voice: OpenAI) -> None:
    say(replace(voice, paced=False), pace=0.8)
    assert "speed" not in service.requests[0].body


def test_instructions_are_sent_where_there_are_some(service: Service, voice: OpenAI) -> None:
    say(replace(voice, instructions="Softly."))
    assert service.requests[0].body["instructions"] == "Softly."


@pytest.mark.parametrize("form", ["wav", "flac", "mp3"])
def test_every_format_is_asked_for_by_name_and_heard(service: Service, voice: OpenAI, form: str) -> None:
    assert np.abs(say(replace(voice, form=form)).samples).max() > 0.1
    assert service.requests[0].body["response_format"] == form


def test_a_stream_without_a_size_is_heard_whole(service: Service, voice: OpenAI) -> None:
    service.behave(crumbs)
    assert len(say(voice).samples) == len(samples(TEXT)) // 2


@pytest.mark.parametrize("text", ["", "  \n", "...", "—!?"])
def test_a_text_without_a_word_is_refused_and_not_sent(service: Service, voice: OpenAI, text: str) -> None:
    with pytest.raises(BadRequest, match="nothing to speak"):
        say(voice, text)
    assert service.requests == ()


def error(code: str, message: str = "") -> dict[str, object]:
    return {"error": {"message": message, "type": "t", "param": None, "code": code}}


PAGE = saying(b"<!doctype html><title>Welcome</title>", "text/html")
WRONG: dict[str, tuple[Behaviour, type[EngineError], str]] = {
    "429": (status(429), RateLimited, "asks for fewer requests (429)"),
    "429 and when": (refusing(429, error("rate_limit_exceeded"), {"Retry-After": "7"}), RateLimited, "(429)"),
    "quota": (
        refusing(429, error("insufficient_quota"), {"Retry-After": "7"}),
        Unavailable,
        "has no credit left (429)",
    ),
    "402": (status(402), Unavailable, "has no credit left (402); add credit there"),
    "401": (refusing(401, error("invalid_api_key", f"Incorrect API key: {KEY}")), Unavailable, "refused the key (401)"),
    "403": (status(403), Unavailable, "refused the key (403); check OPENAI_API_KEY"),
    "404": (
        refusing(404, error("model_not_found", "no tts-9")),
        Unavailable,
        "(404): no tts-9; check the model's name",
    ),
    "400": (refusing(400, error("", "voice must be one of a, b")), BadRequest, "(400): voice must be one of a, b"),
    "speed": (refusing(422, {"detail": [{"msg": "speed: extra"}]}), BadRequest, "set AUDIO_BUILDER_OPENAI_PACE=none"),
    "400 with key": (refusing(400, error("", f"bad {KEY}")), BadRequest, "(400): bad ***"),
    "500": (status(500), Transient, "trouble of its own (500)"),
    "503": (status(503), Transient, "trouble of its own (503)"),
    "503 and when": (status(503, {"Retry-After": "3"}), RateLimited, "(503)"),
    "302": (
        status(302, {"Location": "https://elsewhere.example"}),
        Unavailable,
        "points elsewhere (302); check OPENAI",
    ),
    "page": (PAGE, Unavailable, "a web page instead of sound; check OPENAI_BASE_URL"),
    "json": (saying(b'{"error": "x"}', "application/json"), Unavailable, "'application/json' instead of sound"),
    "nothing": (saying(b""), Transient, "without any sound"),
    "no samples": (saying(wav(b"")), Transient, "sound that cannot be read"),
    "silence": (saying(wav(bytes(9600))), Transient, "answered with silence"),
    "bare samples": (saying(samples(TEXT), "audio/pcm"), Transient, "sound that cannot be read"),
    "wrong rate": (saying(wav(samples(TEXT), rate_hz=400)), Unavailable, "400 samples a second"),
    "drop": (drop, Transient, "closed the connection"),
    "cut": (cut, Transient, "closed the connection"),
    "half": (half, Transient, "half a sound"),
    "hang": (hang, Transient, "did not answer in time"),
    "endless": (endless, Transient, "did not finish its answer"),
    "nothing comes": (saying(b"", **{"Content-Length": "9"}), Transient, "did not answer in time"),
}


@pytest.mark.parametrize("name", WRONG)
def test_every_answer_that_is_not_speech_is_an_error_of_its_kind(service: Service, voice: OpenAI, name: str) -> None:
    behaviour, kind, message = WRONG[name]
    service.behave(behaviour)
    quick = Timeouts(connect_s=10, read_s=0.2, whole_s=0.3)
    asked_ = (
        replace(voice, way=replace(voice.way, timeouts=quick))
        if name in ("hang", "endless", "nothing comes")
        else voice
    )
    with pytest.raises(EngineError) as caught:
        say(asked_, pace=0.9)
    assert type(caught.value) is kind
    assert message in str(caught.value)
    assert str(service.port) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert len(service.requests) == 1


def test_a_body_without_an_end_is_left_in_the_middle(service: Service, voice: OpenAI) -> None:
    service.behave(saying(bytes(66 << 20)))
    with pytest.raises(Unavailable, match="sent more than 67108864 bytes for one phrase"):
        say(replace(voice, base=service.plain_url))


def test_the_wait_a_server_asks_for_is_told(service: Service, voice: OpenAI) -> None:
    service.behave(status(429, {"Retry-After": "7"}))
    with pytest.raises(RateLimited) as caught:
        say(voice)
    assert caught.value.retry_after_s == 7.0


def test_a_probe_costs_nothing_and_proves_the_key(service: Service, voice: OpenAI) -> None:
    voice.probe()
    (request,) = service.requests
    assert (request.path, request.text) == ("/v1/models", "")
    service.behave(status(401))
    with pytest.raises(Unavailable, match="refused the key"):
        voice.probe()


@pytest.mark.parametrize("code", [404, 405, 501])
def test_a_server_without_a_list_of_models_is_there_too(service: Service, voice: OpenAI, code: int) -> None:
    service.behave(status(code))
    voice.probe()


@pytest.mark.parametrize("behaviour", [status(500), status(429), drop, PAGE, status(302)])
def test_a_probe_that_fails_says_what_to_do(service: Service, voice: OpenAI, behaviour: Behaviour) -> None:
    service.behave(behaviour)
    with pytest.raises(Unavailable) as caught:
        voice.probe()
    assert caught.value.hint


def test_without_a_choice_nothing_is_asked_and_what_to_choose_is_said() -> None:
    for unfinished in (configured("", {}), configured("", {"AUDIO_BUILDER_OPENAI_MODEL": "m"})):
        for ask in (unfinished.probe, lambda one=unfinished: say(one)):
            with pytest.raises(Unavailable, match=r"no model and voice are chosen.*set AUDIO_BUILDER_OPENAI_MODEL"):
                ask()


def test_openai_itself_is_not_asked_without_a_key() -> None:
    with pytest.raises(Unavailable, match="OpenAI asks for a key; set OPENAI_API_KEY"):
        say(configured("", CHOSEN))


def test_a_name_gives_model_and_voice_or_the_environment_does() -> None:
    assert configured("", CHOSEN).id == "openai:tts-9/calm"
    assert configured("other", CHOSEN).id == "openai:tts-9/other"
    assert configured("hexgrad/Kokoro-82M/af_heart", CHOSEN).id == "openai:hexgrad/Kokoro-82M/af_heart"
    again = configured("hexgrad/Kokoro-82M/af_heart", {})
    assert (again.model, again.voice, again.version) == ("hexgrad/Kokoro-82M", "af_heart", "hexgrad/Kokoro-82M")


OWN = "http://localhost:8880/v1"
OTHER = "https://voice.example/v1"


@pytest.mark.parametrize(
    ("environ", "base", "key"),
    [
        ({}, OFFICIAL, ""),
        ({"OPENAI_API_KEY": "theirs"}, OFFICIAL, "theirs"),
        ({"OPENAI_API_KEY": "theirs", "OPENAI_BASE_URL": OTHER}, OTHER, "theirs"),
        ({"OPENAI_API_KEY": "theirs", "AUDIO_BUILDER_OPENAI_URL": OWN}, OWN, ""),
        ({"OPENAI_API_KEY": "theirs", "OPENAI_BASE_URL": OTHER, "AUDIO_BUILDER_OPENAI_URL": OWN}, OWN, ""),
        ({"OPENAI_API_KEY": "theirs", "AUDIO_BUILDER_OPENAI_KEY": "ours"}, OFFICIAL, "ours"),
        ({"AUDIO_BUILDER_OPENAI_KEY": "ours", "AUDIO_BUILDER_OPENAI_URL": OWN}, OWN, "ours"),
    ],
)
def test_a_key_goes_only_to_the_address_it_belongs_to(environ: dict[str, str], base: str, key: str) -> None:
    voice = configured("m/v", environ)
    assert (voice.base, voice.key.text) == (base, key)


def test_a_refused_key_is_named_by_the_variable_it_came_from(service: Service, voice: OpenAI) -> None:
    found = configured("m/v", {"AUDIO_BUILDER_OPENAI_URL": service.url, "OPENAI_API_KEY": KEY})
    service.behave(status(401))
    with pytest.raises(Unavailable, match=r"refused the key \(401\); set AUDIO_BUILDER_OPENAI_KEY"):
        say(replace(found, way=voice.way))


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"OPENAI_BASE_URL": "http://voice.example/v1"}, "OPENAI_BASE_URL must begin with https"),
        ({"AUDIO_BUILDER_OPENAI_URL": "http://10.0.0.1"}, "AUDIO_BUILDER_OPENAI_URL must begin with https"),
        ({"OPENAI_API_KEY": "two words"}, "OPENAI_API_KEY holds a space"),
        ({"AUDIO_BUILDER_OPENAI_FORMAT": "wave"}, "AUDIO_BUILDER_OPENAI_FORMAT cannot be 'wave'; did you mean wav?"),
        ({"AUDIO_BUILDER_OPENAI_PACE": "x"}, "AUDIO_BUILDER_OPENAI_PACE cannot be 'x'; there is speed, none"),
    ],
)
def test_a_wrong_configuration_is_told_by_its_variable(environ: dict[str, str], message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        configured("m/v", environ)
    assert message in str(caught.value)


def test_whatever_changes_the_sound_is_in_the_fingerprint_and_no_key_or_address_is() -> None:
    base = {"OPENAI_BASE_URL": "https://home.example/v1", "OPENAI_API_KEY": KEY}
    changes = (
        {},
        {"OPENAI_BASE_URL": "https://work.example/v1"},
        {"AUDIO_BUILDER_OPENAI_FORMAT": "mp3"},
        {"AUDIO_BUILDER_OPENAI_PACE": "none"},
        {"AUDIO_BUILDER_OPENAI_INSTRUCTIONS": "Softly.\nVery."},
    )
    prints = [configured("m/v", base | change).fingerprint() for change in changes]
    prints += [configured(name, base).fingerprint() for name in ("m/w", "n/v")]
    assert len(set(prints)) == 7
    assert configured("m/v", base | {"OPENAI_API_KEY": "sk-another"}).fingerprint() == prints[0]
    assert not any(word in one for one in prints for word in (KEY, "home", "work", "Softly"))
    assert all(one.isprintable() for one in prints)
    assert KEY not in repr(configured("m/v", base))


def test_the_voices_offered_are_the_chosen_one_and_openais_own_where_it_is_asked() -> None:
    assert offered({}) == ("",)
    assert offered({"AUDIO_BUILDER_OPENAI_MODEL": "m"}) == OFFICIAL_VOICES
    assert offered(CHOSEN) == ("calm", *OFFICIAL_VOICES)
    assert offered(CHOSEN | {"OPENAI_BASE_URL": OTHER}) == ("calm",)
    for name in offered(CHOSEN):
        assert configured(name, CHOSEN).voice == name


def test_a_server_on_this_machine_gets_one_request_at_a_time() -> None:
    assert configured("m/v", {"AUDIO_BUILDER_OPENAI_URL": OWN}).caps.concurrency == 1
    assert configured("m/v", {}).caps.concurrency == 2
