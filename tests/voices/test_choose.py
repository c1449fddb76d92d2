"""Which voice speaks: the one that was named or nobody, and for `auto` the best that can."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest
from google_stand_in import StandIn, consent, status
from msgspec import structs

from audio_builder.contracts import Engine, EnginePlugin
from audio_builder.errors import PluginError, Unavailable, UsageError
from audio_builder.events import Event, Note, nobody
from audio_builder.plugins import Registry
from audio_builder.voices.choose import chosen_voice, ranked
from audio_builder.voices.engines import espeak, google, silent
from audio_builder.voices.engines.google import Google


def engines(*, proxy: str, ca_bundle: str = "") -> dict[str, EnginePlugin]:
    """Ours, with this way to Google."""

    def open_google(voice: str, language: str) -> Google:
        return replace(google.ENGINE.open(voice, language), proxy=proxy, ca_bundle=ca_bundle)

    plugins = (espeak.ENGINE, structs.replace(google.ENGINE, open=open_google), silent.ENGINE)
    return {plugin.name: plugin for plugin in plugins}


@pytest.fixture
def offline() -> Iterator[dict[str, EnginePlugin]]:
    """The engines where nobody answers: a port that is taken, and does not listen."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield engines(proxy=f"http://127.0.0.1:{taken.getsockname()[1]}")


@pytest.fixture
def online(google: StandIn) -> dict[str, EnginePlugin]:
    """The engines where Google answers."""
    return engines(proxy=google.proxy, ca_bundle=google.ca_bundle)


def choose(name: str, known: Mapping[str, EnginePlugin], language: str = "en") -> tuple[Engine, str]:
    """The voice, and what was reported."""
    told: list[Event] = []
    voice = chosen_voice(name, known, language=language, report=told.append)
    assert all(isinstance(event, Note) for event in told)
    return voice, "\n".join(event.text for event in told if isinstance(event, Note))


def test_auto_takes_the_online_voice_where_it_answers(online: dict[str, EnginePlugin], google: StandIn) -> None:
    voice, told = choose("auto", online)
    assert voice.id == "gtts:com"
    assert told.startswith("voice gtts:com: ")
    assert google.texts == ("1",)


def test_auto_takes_espeak_without_a_network_and_says_why(offline: dict[str, EnginePlugin]) -> None:
    voice, told = choose("auto", offline)
    assert voice.id == "espeak:en-us+calm-female"
    assert told.startswith("voice espeak:en-us+calm-female: ")
    assert "a better one was not to be had: could not connect to translate.google.com" in told


@pytest.mark.parametrize("trouble", [status(429, {"Retry-After": "3600"}), status(503), consent])
def test_auto_takes_espeak_where_google_will_not_and_asks_only_once(
    online: dict[str, EnginePlugin], google: StandIn, trouble
) -> None:
    google.behave(trouble, then=trouble)
    assert choose("auto", online)[0].id == "espeak:en-us+calm-female"
    assert len(google.requests) == 1


def test_auto_takes_the_one_that_speaks_the_language(online: dict[str, EnginePlugin], google: StandIn) -> None:
    assert choose("auto", online, "eo")[0].id == "espeak:eo+calm-female"  # gTTS speaks no Esperanto
    assert google.requests == ()


def test_auto_never_takes_the_silent_voice(offline: dict[str, EnginePlugin]) -> None:
    assert [plugin.name for plugin in ranked(offline)] == ["gtts", "espeak"]
    with pytest.raises(Unavailable, match="no voice can speak 'en' now: could not connect"):
        choose("auto", {name: offline[name] for name in ("gtts", "silent")})
    with pytest.raises(Unavailable, match="no voice can speak 'en' now: no voice engine is installed"):
        chosen_voice("auto", {}, language="en", report=nobody)


def test_a_language_that_nobody_speaks_is_the_users_mistake(offline: dict[str, EnginePlugin]) -> None:
    with pytest.raises(UsageError, match=r"no voice speaks 'qqq': gTTS does not speak 'qqq'.*eSpeak NG does not speak"):
        choose("auto", offline, "qqq")


@pytest.mark.parametrize(("name", "voice"), [("gtts", "gtts:com"), ("gtts:co.uk", "gtts:co.uk")])
def test_an_engine_that_was_named_is_never_replaced_by_another(
    offline: dict[str, EnginePlugin], name: str, voice: str
) -> None:
    assert choose(name, offline)[0].id == voice


def test_an_engine_that_was_named_is_not_asked_before_it_has_something_to_say(
    online: dict[str, EnginePlugin], google: StandIn
) -> None:
    choose("gtts", online)
    assert google.requests == ()


def test_an_engine_that_was_named_is_taken_though_another_is_better(
    online: dict[str, EnginePlugin], google: StandIn
) -> None:
    assert choose("espeak", online)[0].id == "espeak:en-us+calm-female"
    assert choose("silent", online)[0].id == "silent"
    assert choose("espeak:en-gb+f2", online, "de")[0].id == "espeak:en-gb+f2"
    assert google.requests == ()


def test_the_part_after_the_colon_is_the_voice(online: dict[str, EnginePlugin], google: StandIn) -> None:
    voice, _ = choose("gtts:co.uk", online)
    assert voice.id == "gtts:co.uk"
    voice.speak("Rest.", language="en", pace=1.0)
    assert google.requests[0].tld == "co.uk"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("espaek", r"unknown voice 'espaek'; did you mean espeak\?"),
        ("gtt:com", r"unknown voice 'gtt:com'; did you mean gtts\?"),
        ("Auto", r"unknown voice 'Auto'; did you mean auto\?"),
        ("zzzz", r"unknown voice 'zzzz'; there is auto, espeak, gtts, silent"),
        ("", r"unknown voice ''; there is auto, espeak, gtts, silent"),
        ("espeak:en-us+stef", r"no variant 'stef'; did you mean steph\?"),
        ("espeak:klingonn", "eSpeak NG does not speak 'klingonn'"),
        ("gtts:comm.au", r"no voice 'gtts:comm\.au'.*did you mean com\.au\?"),
        ("silent:bob", "write silent, not silent:bob"),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_one_that_does(
    offline: dict[str, EnginePlugin], name: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        choose(name, offline)


def test_an_engine_that_cannot_be_loaded_harms_only_those_who_name_it() -> None:
    broken = EntryPoint("broken", "nowhere_at_all:ENGINE", "audio_builder.engines")
    ours = EntryPoint("espeak", "audio_builder.voices.engines.espeak:ENGINE", "audio_builder.engines")
    known = Registry([broken, ours]).engines()
    assert choose("auto", known)[0].id == "espeak:en-us+calm-female"
    with pytest.raises(PluginError, match="voice engine 'broken' is broken"):
        choose("broken", known)
