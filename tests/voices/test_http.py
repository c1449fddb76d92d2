"""The door to services: nothing leaves it unprotected, and whatever comes back is bounded and has a name."""

from __future__ import annotations

import gzip
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from google_stand_in import Behaviour, Conversation, drop, endless, hang, status
from service_stand_in import Asked, Service, saying

from audio_builder.errors import EngineError, Transient, Unavailable
from audio_builder.voices.http import Question, Timeouts, Way, asked, is_this_machine

KEY = "sk-hunter2-hunter2"
PATIENT = Timeouts(connect_s=10, read_s=10)


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as stand_in:
        yield stand_in


@pytest.fixture
def way(service: Service) -> Way:
    return Way(ca_bundle=service.ca_bundle, timeouts=PATIENT)


def question(url: str, most_bytes: int = 1000) -> Question:
    headers = {"Authorization": f"Bearer {KEY}"}
    return Question(url=f"{url}/audio/speech", body=b'{"input": "Rest."}', headers=headers, most_bytes=most_bytes)


def failure(service: Service, way: Way, behaviour: Behaviour) -> EngineError:
    service.behave(behaviour)
    with pytest.raises(EngineError) as caught:
        asked(question(service.url), way)
    assert KEY not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("address", ["url", "plain_url"])
def test_an_answer_comes_whole_with_its_status_and_type(service: Service, way: Way, address: str) -> None:
    service.behave(saying(b"x" * 999, "Audio/WAV; charset=binary"))
    answer = asked(question(getattr(service, address)), way)
    assert (answer.status, answer.type, answer.body) == (200, "audio/wav", b"x" * 999)
    assert service.requests[0].headers["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("url", ["http://192.168.1.5:8880/v1", "http://example.org", "http://localhost.example.org"])
def test_nothing_is_sent_without_encryption_but_to_this_machine(url: str) -> None:
    with pytest.raises(Unavailable, match="without encryption; use an https address"):
        asked(question(url), Way())


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost:1/v1", True),
        ("http://LOCALHOST", True),
        ("http://127.8.9.1:80", True),
        ("http://[::1]:8880", True),
        ("http://0.0.0.0", False),
        ("http://127.0.0.1.example.org", False),
        ("http://localhost@example.org", False),
        ("http://[::ffff:8.8.8.8]", False),
        ("http://", False),
    ],
)
def test_this_machine_is_what_answers_to_loopback(url: str, own: bool) -> None:
    assert is_this_machine(url) is own


def test_a_certificate_nobody_vouches_for_is_refused(service: Service) -> None:
    with pytest.raises(Unavailable, match=r"the certificate of localhost:[0-9]+ could not be verified"):
        asked(question(service.url), Way(timeouts=PATIENT))
    assert service.requests == ()


def test_a_certificate_for_another_name_is_refused(service: Service, way: Way) -> None:
    service.called = "elsewhere.example"
    with pytest.raises(Unavailable, match="could not be verified"):
        asked(question(service.url), way)
    assert service.requests == ()


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(service: Service, way: Way, code: int) -> None:
    with Service() as elsewhere:
        service.behave(status(code, {"Location": elsewhere.plain_url}))
        assert asked(question(service.url), way).status == code
        assert elsewhere.requests == ()
    assert len(service.requests) == 1


ASK_BY_PROXY = """
import sys
from audio_builder.voices.http import Question, Way, asked
for url in sys.argv[1:]:
    print(asked(Question(url=url, headers={"Authorization": "Bearer sk-hunter2"}), Way()).status)
"""


def test_this_machine_is_never_reached_through_a_proxy_whatever_the_environment_says(service: Service) -> None:
    with Service() as proxy:
        done = subprocess.run(
            [sys.executable, "-c", ASK_BY_PROXY, service.url, service.plain_url],
            env=os.environ | proxy.environ | {"REQUESTS_CA_BUNDLE": service.ca_bundle},
            capture_output=True,
            text=True,
            check=True,
        )
        assert proxy.requests == ()
    assert done.stdout.split() == ["200", "200"]


def test_an_answer_that_is_too_long_is_not_read_to_its_end(service: Service, way: Way) -> None:
    sent: list[int] = []

    def huge(talk: Conversation, _: Asked) -> None:
        talk.reply(200, b"", {"Content-Length": str(1 << 40), "Content-Type": "audio/wav"})
        with suppress(OSError):
            while sum(sent) < 1 << 28:
                sent.append(talk.wfile.write(bytes(1 << 16)))
        talk.close_connection = True

    trouble = failure(service, way, huge)
    assert type(trouble) is Unavailable
    assert "sent more than 1000 bytes for one phrase" in str(trouble)
    assert sum(sent) < 1 << 27


def test_what_is_packed_is_measured_unpacked(service: Service, way: Way) -> None:
    packed = saying(gzip.compress(bytes(10_000_000)), **{"Content-Encoding": "gzip"})
    assert "sent more than 1000 bytes" in str(failure(service, way, packed))


def torn(talk: Conversation, _: Asked) -> None:
    """The connection is cut in the middle of an answer."""
    talk.reply(200, b"RIFF", {"Content-Length": "900"})
    talk.close_connection = True


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (drop, "closed the connection before its answer was whole"),
        (torn, "closed the connection before its answer was whole"),
        (hang, "did not answer in time"),
        (endless, "did not finish its answer in 0.3 s"),
    ],
)
def test_a_connection_that_fails_may_be_tried_again(
    service: Service, way: Way, behaviour: Behaviour, message: str
) -> None:
    quick = Timeouts(connect_s=10, read_s=0.2 if behaviour is hang else 10, whole_s=0.3 if behaviour is endless else 20)
    trouble = failure(service, replace(way, timeouts=quick), behaviour)
    assert type(trouble) is Transient
    assert message in str(trouble)


def test_a_refusal_is_read_only_as_far_as_anyone_needs(service: Service, way: Way) -> None:
    service.behave(lambda talk, _: talk.reply(400, bytes(1 << 20)))
    answer = asked(question(service.url), way)
    assert answer.status == 400
    assert 1000 < len(answer.body) <= 1 << 14


def test_a_refusal_whose_reason_does_not_come_is_still_that_refusal(service: Service, way: Way) -> None:
    service.behave(lambda talk, _: (talk.reply(401, b"{", {"Content-Length": "99"}), drop(talk, _)))
    assert asked(question(service.url), way).status == 401


def test_no_key_is_logged(service: Service, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    service.behave(saying(b"x"))
    asked(question(service.url), way)
    service.behave(drop)
    with pytest.raises(Transient):
        asked(question(service.url), way)
    assert "/audio/speech" in caplog.text
    assert "hunter2" not in caplog.text


def test_what_is_asked_shows_no_key_in_print() -> None:
    assert KEY not in repr(question("https://example.org"))
    assert "hunter2" not in repr(Way(proxy="http://me:hunter2@proxy:1"))
    assert question("https://me:hunter2@example.org/v1").host == "example.org"
