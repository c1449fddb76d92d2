"""The online voice, speaking to a stand-in over real TLS: what it sends, what it makes of every kind of answer."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import wave
from dataclasses import replace

import numpy as np
import pytest
from google_stand_in import (
    LEAD_IN_S,
    Behaviour,
    StandIn,
    carrying,
    consent,
    crumbs,
    cut,
    cut_base64,
    drop,
    empty_audio,
    endless,
    half,
    hang,
    length_s,
    mp3,
    no_audio,
    pitch_hz,
    status,
    two_rows,
)

from audio_builder.errors import BadRequest, EngineError, RateLimited, Transient, Unavailable
from audio_builder.sound.signal import Speech
from audio_builder.voices.engines.google import ENGINE, Google, Timeouts, spoken_language

HOST = "translate.google.com"
QUICK = Timeouts(connect_s=10, read_s=0.2, whole_s=0.3)


def say(voice: Google, text: str = "Let your shoulders drop.", *, language: str = "en", pace: float = 1.0) -> Speech:
    return voice.speak(text, language=language, pace=pace)


def heard_pitch_hz(speech: Speech) -> int:
    """The strongest frequency between 95 and 205 Hz."""
    spectrum = np.abs(np.fft.rfft(speech.samples, 10 * speech.rate_hz))  # a bin is 0.1 Hz
    return round((np.argmax(spectrum[950:2050]) + 950) / 10)


def silence() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(24000)
        out.writeframes(bytes(24000))
    return file.getvalue()


@pytest.mark.parametrize("text", ["Breathe in.", "And let go, slowly: all the way out."])
def test_what_is_heard_is_what_the_service_spoke(voice: Google, text: str) -> None:
    speech = say(voice, text)
    assert speech.rate_hz == 24000
    assert speech.samples.dtype == np.float32
    audible = np.flatnonzero(np.abs(speech.samples) > 0.01)[[0, -1]] / 24000
    assert audible[0] == pytest.approx(LEAD_IN_S, abs=0.01)  # the fade-in of the stand-in takes 5 ms
    assert audible[1] - audible[0] == pytest.approx(length_s(text), abs=0.02)
    assert heard_pitch_hz(speech) == pytest.approx(pitch_hz(text), abs=1)


@pytest.mark.parametrize("way", [crumbs, two_rows])
def test_an_answer_in_pieces_is_put_together(google: StandIn, voice: Google, way: Behaviour) -> None:
    whole = say(voice)
    google.behave(way)
    assert np.array_equal(say(voice).samples, whole.samples)


@pytest.mark.parametrize(
    "text",
    [
        "Now -- gently! -- turn (if you can) to the left; \"let\" it 'go', 50 % & more... really?",
        "Атмете: çà, ñandú, 息を吸って。",
        'A backslash \\ and [brackets] and {"braces"} and a + plus = sign',
        "x" * 100,
        "word, " * 16 + "end.",
    ],
)
def test_the_text_arrives_whole_with_its_punctuation_in_one_request(google: StandIn, voice: Google, text: str) -> None:
    say(voice, text)
    assert google.texts == (text,)


@pytest.mark.parametrize("text", ["x" * 101, "many words " * 20])
def test_more_than_a_hundred_characters_are_refused_and_not_sent(google: StandIn, voice: Google, text: str) -> None:
    with pytest.raises(BadRequest, match="more than the 100 of one gTTS request"):
        say(voice, text)
    assert google.requests == ()


@pytest.mark.parametrize("text", ["", "  \n ", "...", "—!?"])
def test_a_text_without_a_word_is_refused_and_not_sent(google: StandIn, voice: Google, text: str) -> None:
    with pytest.raises(BadRequest, match="nothing to speak"):
        say(voice, text)
    assert google.requests == ()


@pytest.mark.parametrize(("pace", "slow"), [(0.5, True), (0.79, True), (0.8, False), (1.0, False), (1.3, False)])
def test_a_slow_pace_asks_for_the_slow_reading(google: StandIn, voice: Google, pace: float, slow: bool) -> None:
    speech = say(voice, "Rest.", pace=pace)
    assert google.requests[0].slow is slow
    assert len(speech.samples) / 24000 == pytest.approx(length_s("Rest.", slow=slow) + LEAD_IN_S, abs=0.05)


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("pt-br", "pt"),
        ("pt-PT", "pt-PT"),
        ("fr-ca", "fr-CA"),
        ("zh-tw", "zh-TW"),
        ("zh-Hant-TW", "zh-TW"),
        ("de-CH-1996", "de"),
        ("he", "iw"),
        ("nb-NO", "no"),
    ],
)
def test_a_language_goes_by_the_nearest_name_the_service_has(
    google: StandIn, voice: Google, asked: str, sent: str
) -> None:
    say(voice, language=asked)
    assert google.requests[0].language == sent
    assert spoken_language(sent) == sent


def test_an_unknown_language_is_refused_with_the_nearest_one(google: StandIn, voice: Google) -> None:
    with pytest.raises(BadRequest, match=r"gTTS does not speak 'fill'; did you mean fil\?"):
        say(voice, language="fill")
    with pytest.raises(BadRequest, match="gTTS does not speak 'xx-yy'"):
        ENGINE.open("", "xx-yy")
    assert google.requests == ()


@pytest.mark.parametrize("tld", ["com", "co.uk", "com.au", "ie"])
def test_the_domain_after_the_colon_is_where_the_text_goes(google: StandIn, voice: Google, tld: str) -> None:
    say(replace(voice, tld=tld))
    assert google.requests[0].tld == tld


@pytest.mark.parametrize(
    "tld",
    [
        "x@host:1",
        "com/",
        "com:80",
        "com#",
        "com?",
        "ev.com",
        "t.co",
        "a.b.c",
        ".com",
        "com.",
        "..",
        "com\n",
        "COM",
        "c",
    ],
)
def test_a_domain_that_is_not_googles_is_refused_before_anything_is_sent(google: StandIn, tld: str) -> None:
    with pytest.raises(BadRequest, match=r"a Google domain such as com or co\.uk"):
        ENGINE.open(tld, "en")
    with pytest.raises(BadRequest):
        Google(tld, proxy=google.proxy)
    assert google.requests == ()


def test_a_mistyped_domain_is_told_the_nearest_one() -> None:
    with pytest.raises(BadRequest, match=r"did you mean com\.au\?"):
        ENGINE.open("comm.au", "en")


WRONG: list[tuple[str, Behaviour, type[EngineError], str]] = [
    ("429", status(429), RateLimited, "asks for fewer requests (429)"),
    ("sorry", status(302, {"Location": "https://www.google.com/sorry/index"}), RateLimited, "fewer requests (302)"),
    ("503 and when", status(503, {"Retry-After": "30"}), RateLimited, "fewer requests (503)"),
    ("503", status(503), Transient, "trouble of its own (503)"),
    ("500", status(500), Transient, "trouble of its own (500)"),
    ("408", status(408), Transient, "trouble of its own (408)"),
    ("400", status(400), BadRequest, "refused this text or language (400)"),
    ("413", status(413), BadRequest, "refused this text or language (413)"),
    ("403", status(403), Unavailable, "refused to speak (403); wait some hours"),
    ("401", status(401), Unavailable, "refused to speak (401)"),
    ("404", status(404), Unavailable, "does not offer speech (404); use --voice gtts:com"),
    ("302", status(302, {"Location": "https://consent.google.com/m"}), Unavailable, "points elsewhere (302)"),
    ("307", status(307, {"Location": "https://elsewhere.example/"}), Unavailable, "points elsewhere (307)"),
    ("consent", consent, Unavailable, "answered with a web page instead of sound; open https://translate.google.com"),
    ("drop", drop, Transient, "closed the connection before its answer was whole"),
    ("cut", cut, Transient, "closed the connection before its answer was whole"),
    ("half", half, Transient, "sent half an answer"),
    ("cut base64", cut_base64, Transient, "sent half an answer"),
    ("hang", hang, Transient, "did not answer in time"),
    ("endless", endless, Transient, "did not finish its answer in 0.3 s"),
    ("no audio", no_audio, Transient, "answered without any sound"),
    ("empty audio", empty_audio, Transient, "answered without any sound"),
    ("not sound", carrying(b"<html>" * 99), Transient, "answered with sound that cannot be read"),
    ("silence", carrying(silence()), Transient, "answered with silence"),
    ("half a frame", carrying(mp3("Rest.")[:100]), Transient, "answered with sound that cannot be read"),
]


@pytest.mark.parametrize(("behaviour", "kind", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_every_answer_that_is_not_speech_is_an_error_of_its_kind(
    google: StandIn, voice: Google, behaviour: Behaviour, kind: type[EngineError], message: str
) -> None:
    google.behave(behaviour)
    with pytest.raises(EngineError) as caught:
        say(replace(voice, timeouts=QUICK) if behaviour in (hang, endless) else voice)
    assert type(caught.value) is kind
    assert str(caught.value).startswith(f"{HOST} ")
    assert message in str(caught.value)
    assert len(google.requests) == 1
    assert len(say(voice).samples) > 0


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "Thu, 01 Jan 2026 00:00:09 GMT", "Date": "Thu, 01 Jan 2026 00:00:00 GMT"}, 9.0),
        ({"Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "Thu, 01 Jan 99999 00:00:00 GMT"}, None),
    ],
    ids=["not said", "seconds", "a date", "a date gone by", "nonsense", "a date no calendar has"],
)
def test_the_wait_that_is_asked_for_is_passed_on(
    google: StandIn, voice: Google, headers: dict[str, str], wait_s: float | None
) -> None:
    google.behave(status(429, headers))
    with pytest.raises(RateLimited) as caught:
        say(voice)
    assert caught.value.retry_after_s == wait_s


def test_a_certificate_that_is_not_trusted_ends_it_before_the_text_is_sent(google: StandIn, voice: Google) -> None:
    with StandIn() as stranger, pytest.raises(Unavailable) as caught:
        say(replace(voice, ca_bundle=stranger.ca_bundle))
    assert str(caught.value).startswith(f"the certificate of {HOST} could not be verified; check ")
    assert not caught.value.retryable
    assert google.requests == ()


@pytest.mark.parametrize(
    ("scheme", "bundle", "message"),
    [("https", "{ca}", "no secure connection"), ("http", "{ca}.gone", "network settings"), ("nonsense", "{ca}", "")],
    ids=["a proxy that does not speak TLS", "no such bundle", "no such scheme"],
)
def test_wrong_network_settings_are_not_retried(google: StandIn, scheme: str, bundle: str, message: str) -> None:
    proxy = google.proxy.replace("http", scheme)
    with pytest.raises(Unavailable, match="check this machine's clock, HTTPS_PROXY and REQUESTS_CA_BUNDLE") as caught:
        say(Google(proxy=proxy, ca_bundle=bundle.format(ca=google.ca_bundle)))
    assert message in str(caught.value)


def test_no_one_there_may_be_a_moment_s_trouble() -> None:
    with StandIn() as gone:
        proxy = gone.proxy
    with pytest.raises(Transient, match=r"could not connect to translate\.google\.com, or to the proxy before it"):
        say(Google(proxy=proxy))


@pytest.mark.parametrize("refusal", [403, 502])
def test_a_proxy_that_refuses_is_named(google: StandIn, voice: Google, refusal: int) -> None:
    google.tunnel_status = refusal
    with pytest.raises(Transient, match=r"the proxy did not connect to translate\.google\.com"):
        say(voice)


def test_no_error_shows_the_password_of_a_proxy(google: StandIn) -> None:
    google.tunnel_status = 407
    voice = Google(proxy=google.proxy.replace("//", "//me:hunter2@"), ca_bundle=google.ca_bundle)
    with pytest.raises(Transient) as caught:
        say(voice)
    assert "hunter2" not in str(caught.value) + repr(voice)


def test_a_probe_asks_for_one_short_word(google: StandIn, voice: Google) -> None:
    voice.probe()
    assert google.texts == ("1",)


@pytest.mark.parametrize("behaviour", [status(429), status(500), status(400), drop, consent, no_audio])
def test_a_probe_that_fails_says_what_to_do_and_is_not_repeated(
    google: StandIn, voice: Google, behaviour: Behaviour
) -> None:
    google.behave(behaviour)
    with pytest.raises(Unavailable) as caught:
        voice.probe()
    assert caught.value.hint.endswith("use --voice espeak")
    assert str(caught.value).count("; ") == 1
    assert len(google.requests) == 1


def test_equal_fingerprints_speak_alike_and_hold_no_address(voice: Google) -> None:
    here = ENGINE.open("", "en-US")
    assert here.fingerprint() == voice.fingerprint() == f"gtts/{here.version} tld=com lang=en"
    assert ENGINE.open("co.uk", "en").fingerprint() != here.fingerprint()
    assert ENGINE.open("", "pt-br").fingerprint().endswith(" lang=pt")


def test_a_voice_is_known_by_the_domain_it_speaks_from() -> None:
    assert ENGINE.open("", "en").id == "gtts:com"
    assert ENGINE.open("co.uk", "en").id == "gtts:co.uk"


@pytest.mark.parametrize(("language", "best"), [("en", "com"), ("en-GB", "co.uk"), ("pt-pt", "pt"), ("de", "com")])
def test_the_voices_offered_can_be_opened_and_the_home_of_a_language_comes_first(language: str, best: str) -> None:
    offered = ENGINE.voices(language)
    assert offered[0] == best
    assert [ENGINE.open(voice, language).id for voice in offered] == [f"gtts:{voice}" for voice in offered]


def test_the_service_is_asked_politely_and_for_what_it_can_take() -> None:
    caps = ENGINE.open("", "en").caps
    assert (caps.online, caps.max_chars, caps.concurrency, caps.min_interval_s) == (True, 100, 2, 0.5)
    assert {"en", "de", "pt-pt"} <= set(caps.languages)
    assert all(spoken_language(tag) for tag in caps.languages)


GTTS_ITSELF = "import sys; from gtts import gTTS; gTTS('Breathe out.', tld='co.in').write_to_fp(sys.stdout.buffer)"
OUR_ENGINE = (
    "import sys; from audio_builder.voices.engines.google import ENGINE as e;"
    "sys.stdout.buffer.write(e.open('co.in', 'en').speak('Breathe out.', language='en', pace=1).samples.tobytes())"
)


def in_another_process(program: str, environ: dict[str, str]) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", program], env=os.environ | environ, capture_output=True, check=True
    ).stdout


def test_gtts_itself_cannot_tell_the_stand_in_from_the_service_and_sends_what_we_send(
    google: StandIn, voice: Google
) -> None:
    assert in_another_process(GTTS_ITSELF, google.environ) == mp3("Breathe out.")
    say(replace(voice, tld="co.in"), "Breathe out.")
    theirs, ours = google.requests
    assert replace(ours, started_s=0.0, headers={}) == replace(theirs, started_s=0.0, headers={})
    assert dict(ours.headers) == dict(theirs.headers)


def test_another_process_finds_its_way_by_the_environment(google: StandIn, voice: Google) -> None:
    heard = in_another_process(OUR_ENGINE, google.environ)
    assert heard == say(voice, "Breathe out.").samples.tobytes()
    assert google.requests[0].tld == "co.in"
