"""Sessions with the online voice, by processes of their own, which a stand-in for the service answers over real TLS."""

from __future__ import annotations

import json
import os
import signal
from threading import Event

import pytest
from google_stand_in import StandIn, consent, hang, ok, status

SETTINGS = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms")
TEXT = "Lie down now.\n\nLet your legs be heavy.\n\nRest."
PHRASES = {"Lie down now.", "Let your legs be heavy.", "Rest."}


def build(home, google, *args, voice="gtts"):
    home.script("calm.txt", TEXT)
    return home.process("build", "calm.txt", "--voice", voice, *SETTINGS, *args, env=google.environ)


def voice_of(home):
    return json.loads((home.output / "calm.json").read_text("utf-8"))["voice"]


def test_a_session_is_spoken_once_and_from_then_on_needs_no_network(home):
    with StandIn() as google:
        done = build(home, google)
        assert (done.code, done.errors) == (0, [])
        assert sorted(google.texts) == sorted(PHRASES)
    first = home.built()
    assert voice_of(home)["engine"] == "gtts"
    assert home.process("build", "calm.txt", "--voice=gtts", *SETTINGS).code == 0
    assert home.built() == first
    assert ", 3 cached, 0 to speak" in home.run("plan", home.folder / "calm.txt", "--voice=gtts").out


def test_a_service_that_asks_for_a_pause_gets_it_and_the_session_is_made(home):
    with StandIn(status(429, {"Retry-After": "1"}), ok) as google:
        done = build(home, google)
    assert (done.code, done.errors) == (0, [])
    assert "calm: waiting 1 s, because translate.google.com asks for fewer requests (429)" in done.err
    assert list(home.built()) == ["calm.json", "calm.mp3"]


def test_a_page_that_asks_for_consent_ends_the_build_with_what_to_do_and_no_file(home):
    with StandIn(then=consent) as google:
        done = build(home, google)
    assert done.code == 1
    assert done.out == ""
    assert done.errors == [
        "error: translate.google.com answered with a web page instead of sound; open https://translate.google.com "
        "in a browser to see whether it asks for consent, or use --voice espeak"
    ]
    assert home.built() == {}


def test_a_session_given_up_midway_keeps_what_was_spoken_and_the_earlier_file(home):
    home.script("output/calm.mp3", "earlier")
    home.script("output/calm.json", "earlier")
    with StandIn(ok, ok, then=consent) as google:
        assert build(home, google).code == 1
    assert home.built() == {"calm.json": b"earlier", "calm.mp3": b"earlier"}
    assert len(home.spoken()) == 2
    with StandIn() as google:
        assert build(home, google).code == 0
        assert len(google.requests) == 1


def test_auto_takes_the_online_voice_where_it_answers_and_says_so_in_one_line(home):
    with StandIn() as google:
        done = build(home, google, voice="auto")
    assert done.code == 0
    assert [line for line in done.err.splitlines() if "voice" in line] == [
        "voice gtts:com: Google Translate's voice: online, natural, in many languages and accents"
    ]
    assert "  voice gtts:com at " in done.out
    assert (voice_of(home)["engine"], voice_of(home)["name"]) == ("gtts", "com")


@pytest.mark.parametrize("refusal", [status(403), consent])
def test_auto_takes_espeak_where_the_service_refuses_and_says_why(home, refusal):
    with StandIn(then=refusal) as google:
        done = build(home, google, voice="auto")
        assert len(google.requests) == 1
    assert done.code == 0
    told = [line for line in done.err.splitlines() if "calm:" not in line]
    assert told[0] == "voice espeak:en-us+calm-female: on this machine, 100+ languages, clear but robotic"
    assert told[1].startswith("  a better one was not to be had: translate.google.com ")
    assert len(told) == 2
    assert (voice_of(home)["engine"], voice_of(home)["name"]) == ("espeak", "en-us+calm-female")


def test_several_scripts_get_one_voice_that_is_asked_for_once(home):
    home.script("a.txt", "Rest.")
    home.script("b.txt", "Rest.")
    with StandIn() as google:
        done = home.process("build", "a.txt", "b.txt", *SETTINGS, env=google.environ)
        assert google.texts == ("1", "Rest.")
    assert done.err.count("voice gtts:com: ") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_ctrl_c_does_not_wait_for_a_service_that_does_not_answer(home):
    home.script("calm.txt", TEXT)
    never = Event()
    with (
        StandIn(then=hang) as google,
        home.start("build", "calm.txt", "--voice=gtts", *SETTINGS, env=google.environ) as process,
    ):
        while not google.requests:
            assert process.poll() is None
            never.wait(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)  # the service would be given 20 s
    assert process.returncode == 130
    assert err.decode().splitlines()[-1].startswith("stopped; phrases spoken so far are kept")
