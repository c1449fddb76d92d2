"""Whole sessions through services that fail: every phrase is spoken, once, and nothing that was spoken is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Lock, Semaphore

import pytest
from google_stand_in import Behaviour, Conversation, drop, hang, status
from msgspec.structs import replace
from service_stand_in import Asked, Service, cut, half, ok, saying

from audio_builder.contracts import Caps
from audio_builder.errors import Unavailable
from audio_builder.events import Event, Spoken, Waiting, nobody
from audio_builder.plan.cues import Phrase
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.configured import Secret
from audio_builder.voices.engines.elevenlabs import ElevenLabs
from audio_builder.voices.engines.openai import OpenAI
from audio_builder.voices.http import Timeouts, Way
from audio_builder.voices.speak_all import Patience, speak_all

KEY = "sk-hunter2hunter2"
QUICKLY = Patience(first_wait_s=0.001, longest_wait_s=0.01)
MANY = tuple(f"Breath {number}." for number in range(200))


class Brisk(OpenAI):
    """The voice, asked without pauses."""

    @property
    def caps(self) -> Caps:
        return replace(super().caps, concurrency=4, min_interval_s=0.0)


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as stand_in:
        yield stand_in


@pytest.fixture
def voice(service: Service) -> Brisk:
    way = Way(ca_bundle=service.ca_bundle, timeouts=Timeouts(connect_s=20, read_s=20))
    return Brisk(model="m", voice="v", base=service.url, key=Secret(KEY), way=way)


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path / "phrases")


def phrases(voice: OpenAI | ElevenLabs, *texts: str) -> list[Phrase]:
    return [Phrase(text, voice.fingerprint(), "en", 1.0) for text in texts]


class Failing:
    """Behaves badly in a share of all requests, evenly mixed; remembers what it spoke."""

    def __init__(self, share: float, *troubles: Behaviour) -> None:
        self.spoken: Counter[str] = Counter()
        self._lock, self._chance = Lock(), Random(7)
        self._share, self._troubles = share, troubles

    def __call__(self, talk: Conversation, request: Asked) -> None:
        with self._lock:
            trouble = self._chance.choice(self._troubles) if self._chance.random() < self._share else None
            self.spoken[request.text] += trouble is None
        (trouble or ok)(talk, request)


def test_two_hundred_phrases_through_a_service_that_fails_three_times_in_ten(
    service: Service, voice: Brisk, cache: PhraseCache
) -> None:
    page = saying(b"RIFF", "audio/wav")
    failing = Failing(0.3, status(429), status(500), status(503, {"Retry-After": "0"}), drop, cut, half, page)
    service.behave(then=failing)
    told: list[Event] = []
    speak_all(phrases(voice, *MANY), voice, cache, report=told.append, patience=QUICKLY)
    assert failing.spoken == Counter(MANY)  # each exactly once
    assert all(cache.read(phrase.key) is not None for phrase in phrases(voice, *MANY))
    assert told[-1] == Spoken(200, 200, 200)
    assert 50 < sum(isinstance(event, Waiting) for event in told) < 150
    asked = len(service.requests)
    speak_all(phrases(voice, *MANY), voice, cache, report=nobody, patience=QUICKLY)
    assert len(service.requests) == asked


def test_a_phrase_that_fails_often_waits_for_the_others_and_is_spoken_in_the_end(
    service: Service, voice: Brisk, cache: PhraseCache
) -> None:
    left = Counter({MANY[0]: 8})

    def stubborn(talk: Conversation, request: Asked) -> None:
        left[request.text] -= 1
        (status(500) if left[request.text] >= 0 else ok)(talk, request)

    service.behave(then=stubborn)
    speak_all(phrases(voice, *MANY[:40]), voice, cache, report=nobody, patience=replace(QUICKLY, tries=5))
    asked = [request.text for request in service.requests]
    assert asked.count(MANY[0]) == 9
    assert asked.index(MANY[39]) < len(asked) - 4  # its last tries come after all the others
    assert Counter(asked[-4:]) == {MANY[0]: 4}


def test_a_phrase_that_always_fails_ends_the_session_when_all_others_are_spoken(
    service: Service, voice: Brisk, cache: PhraseCache
) -> None:
    service.behave(then=lambda talk, request: (status(500) if request.text == MANY[0] else ok)(talk, request))
    with pytest.raises(Unavailable, match=r"trouble of its own \(500\), 5 times over; what has been spoken is kept"):
        speak_all(phrases(voice, *MANY[:20]), voice, cache, report=nobody, patience=QUICKLY)
    assert sum(cache.read(phrase.key) is not None for phrase in phrases(voice, *MANY[:20])) == 19


def test_a_service_that_only_fails_is_left_alone_soon_and_what_was_spoken_is_kept(
    service: Service, voice: Brisk, cache: PhraseCache
) -> None:
    service.behave(*[ok] * 20, then=status(503))
    with pytest.raises(Unavailable) as caught:
        speak_all(phrases(voice, *MANY), voice, cache, report=nobody, patience=replace(QUICKLY, tries=9, in_a_row=10))
    assert str(caught.value) == (
        f"localhost:{service.port} has trouble of its own (503), and so ended 10 requests in a row; "
        "what has been spoken is kept: build again later"
    )
    assert sum(cache.read(phrase.key) is not None for phrase in phrases(voice, *MANY)) == 20
    assert 30 <= len(service.requests) <= 40  # ten in a row, and those on their way meanwhile


def test_a_quota_that_is_used_up_ends_it_at_once(service: Service, cache: PhraseCache) -> None:
    def used_up(talk: Conversation, _: Asked) -> None:
        body = b'{"detail": {"status": "quota_exceeded", "message": "0 left"}}'
        talk.reply(401, body)

    way = Way(proxy=service.proxy, ca_bundle=service.ca_bundle, timeouts=Timeouts(connect_s=20, read_s=20))
    voice = ElevenLabs(model="m", voice="v", key=Secret(KEY), way=way)
    service.behave(ok, ok, then=used_up)
    with pytest.raises(Unavailable, match="no characters left"):
        speak_all(phrases(voice, *MANY), voice, cache, report=nobody, patience=QUICKLY)
    assert len(service.requests) <= 5
    assert sum(cache.read(phrase.key) is not None for phrase in phrases(voice, *MANY)) == 2


def test_a_storm_of_refusals_is_waited_out(service: Service, voice: Brisk, cache: PhraseCache) -> None:
    service.behave(*[status(429, {"Retry-After": "0.01"})] * 8, *[status(429)] * 1)
    speak_all(phrases(voice, *MANY[:8]), voice, cache, report=nobody, patience=QUICKLY)
    assert len(service.requests) == 17


def test_a_voice_that_goes_by_context_is_told_it(service: Service, cache: PhraseCache) -> None:
    way = Way(proxy=service.proxy, ca_bundle=service.ca_bundle, timeouts=Timeouts(connect_s=20, read_s=20))
    voice = ElevenLabs(model="m", voice="v", key=Secret(KEY), form="pcm_24000", way=way)
    alone, between = (
        Phrase("Rest.", voice.fingerprint(), "en", 1.0),
        Phrase("Rest.", voice.fingerprint(), "en", 1.0, before="Sit.", after="Sleep."),
    )
    speak_all([alone, between], voice, cache, report=nobody, patience=QUICKLY)
    told = {(one.body.get("previous_text"), one.body.get("next_text")) for one in service.requests}
    assert told == {(None, None), ("Sit.", "Sleep.")}
    assert cache.read(alone.key) is not None
    assert cache.read(between.key) is not None


SESSION = """
import sys
from pathlib import Path
from audio_builder.events import nobody
from audio_builder.plan.cues import Phrase
from audio_builder.plugins import installed
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.speak_all import speak_all
voice = installed().engine("openai").open("m/v", "en")
phrases = [Phrase(f"Breath {number}.", voice.fingerprint(), "en", 1.0) for number in range(30)]
speak_all(phrases, voice, PhraseCache(Path(sys.argv[1])), report=nobody)
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no kill -9")
def test_a_session_that_is_killed_and_run_again_speaks_no_phrase_twice(
    service: Service, cache: PhraseCache, tmp_path: Path
) -> None:
    known = {"OPENAI_BASE_URL": service.url, "OPENAI_API_KEY": KEY, "REQUESTS_CA_BUNDLE": service.ca_bundle}
    program = [sys.executable, "-c", SESSION, str(cache.folder)]
    answered: Counter[str] = Counter()
    stuck = Semaphore(0)

    def until_the_tenth(talk: Conversation, request: Asked) -> None:
        if len(answered) < 10:
            answered[request.text] += 1
            ok(talk, request)
        else:
            stuck.release()
            hang(talk, request)

    service.behave(then=until_the_tenth)
    with subprocess.Popen(program, env=os.environ | known) as session:
        assert stuck.acquire(timeout=30)
        session.send_signal(signal.SIGKILL)
    assert session.returncode == -signal.SIGKILL
    first = dict(answered)
    assert len(first) == 10

    def count(talk: Conversation, request: Asked) -> None:
        answered[request.text] += 1
        ok(talk, request)

    service.behave(then=count)
    subprocess.run(program, env=os.environ | known, check=True)
    assert answered == Counter({f"Breath {number}.": 1 for number in range(30)})
