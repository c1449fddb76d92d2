"""What an answer means: only whole, audible speech is speech; every refusal has its fault."""

from __future__ import annotations

import io
import json
import wave

import numpy as np
import pytest
from google_stand_in import mp3
from requests.structures import CaseInsensitiveDict
from service_stand_in import RATE_HZ, flac, samples, wav

from audio_builder.errors import BadRequest, EngineError, RateLimited, Transient, Unavailable
from audio_builder.sound.signal import Speech
from audio_builder.voices.answers import Complaint, audible, complaint, heard, refusal, retry_after_s, speech_in
from audio_builder.voices.configured import Secret
from audio_builder.voices.http import Answer

PCM = samples("Breathe in.")
FRAMES = len(PCM) // 2
DATE = "Sun, 22 Nov 2026 12:00:00 GMT"


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer("voice.example", status, CaseInsensitiveDict(named), body)


@pytest.mark.parametrize("size", [None, 0, 2_000_000_000, 0x7FFFFFFF, 0xFFFFFFFF - 36, 0xFFFFFFFF])
def test_the_size_that_a_streaming_server_did_not_know_does_not_matter(size: int | None) -> None:
    speech = heard(wav(PCM, size=size), "it")
    assert speech.rate_hz == RATE_HZ
    assert np.array_equal(speech.samples, np.frombuffer(PCM, "<i2") / np.float32(32768))


@pytest.mark.parametrize("encoded", [wav(PCM), wav(PCM, size=0), wav(PCM, size=0xFFFFFFFF), flac(PCM)])
def test_lossless_answers_are_heard_to_the_sample(encoded: bytes) -> None:
    assert np.array_equal(heard(encoded, "it").samples, np.frombuffer(PCM, "<i2") / np.float32(32768))


FLOATS = (np.frombuffer(PCM, "<i2") / 32768).astype("<f4")


@pytest.mark.parametrize(
    "encoded",
    [
        wav(FLOATS.tobytes(), form=(3, 1, 32)),
        wav((np.frombuffer(PCM, "<i2").astype("<i4") << 16).tobytes(), form=(1, 1, 32)),
        wav(np.repeat(np.frombuffer(PCM, "<i2"), 2).tobytes(), form=(1, 2, 16)),
    ],
)
def test_other_kinds_of_samples_are_the_same_sound(encoded: bytes) -> None:
    assert np.allclose(heard(encoded, "it").samples, FLOATS, atol=1e-6)


@pytest.mark.parametrize(
    "encoded",
    [
        wav(PCM)[: len(PCM) // 2],
        wav(PCM)[:-2],
        wav(PCM) + wav(PCM),
        flac(PCM)[: len(flac(PCM)) // 2],
    ],
    ids=["half", "one sample short", "two files", "half a flac"],
)
def test_half_a_sound_is_none(encoded: bytes) -> None:
    with pytest.raises(Transient, match=r"^it answered with (half a sound|sound that cannot be read)$"):
        heard(encoded, "it")


@pytest.mark.parametrize("encoded", [b"", b"{}", PCM, b"<html>" * 99, wav(b""), wav(PCM)[:40], mp3("Rest.")[:50]])
def test_what_is_no_sound_is_an_error(encoded: bytes) -> None:
    with pytest.raises(EngineError):
        heard(encoded, "it")


def test_a_list_after_the_samples_is_no_second_file() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        out.writeframes(PCM)
    tail = b"LIST" + (12).to_bytes(4, "little") + b"INFOISFT" + bytes(4)
    assert len(heard(file.getvalue() + tail, "it").samples) == FRAMES


@pytest.mark.parametrize("rate_hz", [1, 4000, 500_000])
def test_a_rate_that_no_speech_has_is_refused(rate_hz: int) -> None:
    with pytest.raises(Unavailable, match=f"it answered with {rate_hz} samples a second; 8000 to 192000"):
        heard(wav(PCM, rate_hz=rate_hz), "it")


def test_silence_is_refused_and_so_are_samples_that_are_no_numbers_or_of_another_scale() -> None:
    for value, kind in ((0.0, Transient), (0.0009, Transient), (np.nan, Unavailable), (32000.0, Unavailable)):
        with pytest.raises(kind):
            audible(Speech(np.full(1000, value, np.float32), RATE_HZ), "it")


def test_what_passes_full_scale_is_turned_down_and_not_cut_off() -> None:
    speech = audible(Speech(np.float32([0.5, -2.0, 1.0]), RATE_HZ), "it")
    assert speech.samples.tolist() == [0.25, -1.0, 0.5]


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        ("text/html; charset=utf-8", b"<html>", "a web page instead of sound; do this"),
        ("audio/wav", b" \n<!DOCTYPE html>", "a web page instead of sound; do this"),
        ("", b"<html>", "a web page instead of sound; do this"),
        ("application/json", b'{"error": "no"}', "'application/json' instead of sound; do this"),
        ("text/plain", b"no", "'text/plain' instead of sound; do this"),
        ("image/png", b"\x89PNG", "'image/png' instead of sound; do this"),
    ],
)
def test_an_answer_of_another_type_is_no_sound_whatever_its_status(kind: str, body: bytes, message: str) -> None:
    with pytest.raises(Unavailable) as caught:
        speech_in(answer(200, body, Content_Type=kind), hint="do this")
    assert message in str(caught.value)


@pytest.mark.parametrize("kind", ["audio/wav", "audio/x-wav", "application/octet-stream", "audio/mpeg", "", "sound"])
def test_a_sound_is_believed_by_its_bytes_and_not_by_its_type(kind: str) -> None:
    assert len(speech_in(answer(200, wav(PCM), Content_Type=kind)).samples) == FRAMES


@pytest.mark.parametrize(
    ("wish", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("٣", None),
        ("Sun, 99 Nov 99999999999 12:00:30 GMT", None),
    ],
)
def test_the_wait_asked_for_is_seconds_or_a_date(wish: str, seconds: float | None) -> None:
    assert retry_after_s({"Retry-After": wish, "Date": DATE}) == seconds


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (429, RateLimited),
        (400, BadRequest),
        (413, BadRequest),
        (422, BadRequest),
        (401, Unavailable),
        (402, Unavailable),
        (403, Unavailable),
        (404, Unavailable),
        (405, Unavailable),
        (418, Unavailable),
        (204, Unavailable),
        (307, Unavailable),
        (501, Unavailable),
        (408, Transient),
        (425, Transient),
        (500, Transient),
        (502, Transient),
        (503, Transient),
        (504, Transient),
        (529, Transient),
        (999, Unavailable),
    ],
)
def test_a_status_has_its_fault(status: int, kind: type[EngineError]) -> None:
    trouble = refusal(answer(status), hints={})
    assert type(trouble) is kind
    assert str(trouble).startswith("voice.example ")
    assert f"({status})" in str(trouble)


def test_a_busy_service_that_says_when_is_believed() -> None:
    trouble = refusal(answer(503, retry_after="30"), hints={})
    assert isinstance(trouble, RateLimited)
    assert trouble.retry_after_s == 30.0


def test_what_to_do_goes_by_status_then_by_its_hundred() -> None:
    hints = {404: "look elsewhere", 400: "wait"}
    assert refusal(answer(404), hints=hints).hint == "look elsewhere"
    assert refusal(answer(403), hints=hints).hint == "wait"
    assert refusal(answer(400), hints=hints).hint == ""
    assert refusal(answer(302), hints=hints).hint == ""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"error": {"code": "c", "type": "t", "message": "no"}}, Complaint("c", "no")),
        ({"error": {"code": None, "type": "t", "message": "no"}}, Complaint("t", "no")),
        ({"detail": {"status": "quota_exceeded", "message": "no"}}, Complaint("quota_exceeded", "no")),
        ({"detail": "Not Found"}, Complaint("", "Not Found")),
        ({"detail": [{"loc": ["body"], "msg": "too long"}, {"msg": "and dull"}]}, Complaint("", "too long; and dull")),
        ({"error": "model missing"}, Complaint("", "model missing")),
        ({"message": "two\n\tlines\x1b[31m"}, Complaint("", "two lines [31m")),
        ({"message": "x" * 500}, Complaint("", "x" * 200 + "...")),
        ({"error": {"code": 7, "message": 8}}, Complaint("", "")),
        ([], Complaint()),
        (None, Complaint()),
    ],
)
def test_the_usual_ways_of_complaining_are_understood(content: object, expected: Complaint) -> None:
    assert complaint(answer(400, json.dumps(content).encode()), Secret()) == expected


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff\xfe", b"[" * 100_000, b'{"error": ' * 5000])
def test_a_complaint_that_is_not_json_says_nothing(body: bytes) -> None:
    assert complaint(answer(500, body), Secret()) == Complaint()


def test_a_key_that_is_quoted_back_is_starred_out() -> None:
    said = "Incorrect API key sesame: sk-abcd***wxyz, Bearer abcdefgh; 'sesame'"
    body = json.dumps({"error": {"message": said}}).encode()
    message = complaint(answer(400, body), Secret("sesame")).message
    assert message == "Incorrect API key ***: ***, ***; '***'"
