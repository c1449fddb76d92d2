"""Every phrase gets its sound, politely; what has been spoken is never lost, and a failure is never silence."""

from __future__ import annotations

import dataclasses
import os
import threading
import time
from pathlib import Path

import pytest
from google_stand_in import Behaviour, Request, StandIn, consent, cut, drop, half, hang, no_audio, ok, status
from msgspec.structs import replace

from audio_builder.contracts import Caps, Engine
from audio_builder.errors import BadRequest, EngineError, OutputError, Unavailable
from audio_builder.events import Event, Spoken, Waiting, nobody
from audio_builder.plan.cues import Phrase
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.engines.google import CAPS, Google, Timeouts
from audio_builder.voices.engines.silent import ENGINE as SILENT
from audio_builder.voices.speak_all import Patience, speak_all

TEXTS = tuple(f"Breathe in, number {number}." for number in range(6))
QUICKLY = Patience(first_wait_s=0.01)
INTERVAL_S = 0.02


class Brisk(Google):
    """Google's voice with less time between requests than the service is asked with."""

    @property
    def caps(self) -> Caps:
        return replace(CAPS, min_interval_s=INTERVAL_S)


class Slower(Google):
    """The same with more time between them."""

    @property
    def caps(self) -> Caps:
        return replace(CAPS, min_interval_s=0.2)


@pytest.fixture
def brisk(google: StandIn) -> Brisk:
    return Brisk(proxy=google.proxy, ca_bundle=google.ca_bundle, timeouts=Timeouts(connect_s=10, read_s=10))


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path / "phrases")


def phrases(engine: Engine, *texts: str) -> list[Phrase]:
    return [Phrase(text, engine.fingerprint(), "en", 1.0) for text in texts]


def spoken(engine: Engine, cache: PhraseCache, *texts: str, patience: Patience = QUICKLY) -> list[Event]:
    """What was reported while these were spoken."""
    told: list[Event] = []
    speak_all(phrases(engine, *texts), engine, cache, report=told.append, patience=patience)
    return told


def kept(engine: Engine, cache: PhraseCache, *texts: str) -> set[str]:
    """Those of the texts whose sound is in the cache."""
    return {phrase.text for phrase in phrases(engine, *texts) if cache.read(phrase.key) is not None}


def refusing(refused: str) -> Behaviour:
    """Speaks every text but one."""
    return lambda talk, request: (status(400) if request.text == refused else ok)(talk, request)


def test_every_phrase_is_asked_for_once_and_kept(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    told = spoken(brisk, cache, *TEXTS)
    assert sorted(google.texts) == sorted(TEXTS)
    assert kept(brisk, cache, *TEXTS) == set(TEXTS)
    assert told[0] == Spoken(0, 6, 0)
    assert told[-1] == Spoken(6, 6, 6)
    assert [event.done for event in told] == sorted(event.done for event in told)


def test_a_second_build_speaks_nothing(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    spoken(brisk, cache, *TEXTS)
    assert spoken(brisk, cache, *TEXTS) == [Spoken(6, 6, 0)]
    assert len(google.requests) == 6


def test_one_changed_phrase_is_all_that_is_spoken_again(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    spoken(brisk, cache, *TEXTS)
    told = spoken(brisk, cache, *TEXTS[:5], "And out.")
    assert google.texts[6:] == ("And out.",)
    assert told == [Spoken(5, 6, 0), Spoken(6, 6, 1)]


def test_a_damaged_phrase_is_spoken_again(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    spoken(brisk, cache, *TEXTS)
    (third,) = phrases(brisk, TEXTS[2])
    os.truncate(cache.path(third.key), 1000)
    spoken(brisk, cache, *TEXTS)
    assert google.texts[6:] == (TEXTS[2],)


@pytest.mark.parametrize("trouble", [status(503), status(500), drop, cut, half, no_audio])
def test_passing_trouble_is_passed_over(google: StandIn, brisk: Brisk, cache: PhraseCache, trouble: Behaviour) -> None:
    google.behave(trouble)
    told = spoken(brisk, cache, *TEXTS[:2])
    assert kept(brisk, cache, *TEXTS) == set(TEXTS[:2])
    assert len(google.requests) == 3
    (waited,) = (event for event in told if isinstance(event, Waiting))
    assert waited.why.startswith("translate.google.com ")


def test_an_answer_that_does_not_come_is_asked_for_again(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    google.behave(hang)
    impatient = dataclasses.replace(brisk, timeouts=Timeouts(connect_s=10, read_s=0.3))
    told = spoken(impatient, cache, TEXTS[0])
    assert kept(brisk, cache, *TEXTS) == {TEXTS[0]}
    assert "translate.google.com did not answer in time" in [event.why for event in told if isinstance(event, Waiting)]


def test_the_wait_a_service_asks_for_is_kept_by_every_request(google: StandIn, cache: PhraseCache) -> None:
    google.behave(status(429, {"Retry-After": "1"}))
    voice = Slower(proxy=google.proxy, ca_bundle=google.ca_bundle)
    told = spoken(voice, cache, *TEXTS[:3])
    begun = google.requests[0].started_s
    assert sum(request.started_s < begun + 1.0 for request in google.requests) <= 2  # it, and one on its way already
    assert google.requests[-1].started_s >= begun + 1.0
    assert len(google.requests) == 4
    assert Waiting(1.0, "translate.google.com asks for fewer requests (429)") in told


def test_a_wait_of_nothing_is_no_reason_to_give_up(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    google.behave(*[status(429, {"Retry-After": "0"})] * 4)
    spoken(brisk, cache, TEXTS[0])
    assert len(google.requests) == 5


def test_a_wait_longer_than_patience_ends_it_at_once_with_what_to_do(
    google: StandIn, brisk: Brisk, cache: PhraseCache
) -> None:
    google.behave(ok, then=status(429, {"Retry-After": "3600"}))
    with pytest.raises(EngineError) as caught:
        spoken(brisk, cache, *TEXTS)
    assert str(caught.value) == (
        "translate.google.com asks for fewer requests (429), and a wait of 3600 s; "
        "what has been spoken is kept: build again later"
    )
    assert len(google.requests) <= 4
    assert len(kept(brisk, cache, *TEXTS)) == 1


def test_trouble_that_stays_is_given_up_after_as_many_tries_as_patience_has(
    google: StandIn, brisk: Brisk, cache: PhraseCache
) -> None:
    google.behave(then=status(503))
    with pytest.raises(Unavailable, match=r"trouble of its own \(503\), 3 times over; what has been spoken is kept"):
        spoken(brisk, cache, TEXTS[0], patience=Patience(tries=3, first_wait_s=0.01))
    assert len(google.requests) == 3
    assert kept(brisk, cache, *TEXTS) == set()


def test_a_page_that_asks_for_consent_is_not_asked_again(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    google.behave(then=consent)
    with pytest.raises(Unavailable, match=r"a web page instead of sound; open https://translate\.google\.com"):
        spoken(brisk, cache, TEXTS[0])
    assert len(google.requests) == 1
    assert kept(brisk, cache, *TEXTS) == set()


def test_a_phrase_that_is_refused_is_named_and_all_that_was_answered_is_kept(
    google: StandIn, brisk: Brisk, cache: PhraseCache
) -> None:
    google.behave(then=refusing(TEXTS[3]))
    with pytest.raises(BadRequest, match=r"^'Breathe in, number 3\.' cannot be spoken: .*refused this text"):
        spoken(brisk, cache, *TEXTS)
    answered = set(google.texts) - {TEXTS[3]}
    assert answered >= set(TEXTS[:3])
    assert kept(brisk, cache, *TEXTS) == answered
    before = len(google.requests)
    google.behave()
    spoken(brisk, cache, *TEXTS)
    assert set(google.texts[before:]) == set(TEXTS) - answered
    assert kept(brisk, cache, *TEXTS) == set(TEXTS)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit])
def test_an_interruption_keeps_what_has_been_spoken_so_far(
    google: StandIn, brisk: Brisk, cache: PhraseCache, interruption: type[BaseException]
) -> None:
    reached = threading.Event()

    def first_two(talk: object, request: Request) -> None:
        if request.text not in TEXTS[:2]:
            reached.wait(20)
        ok(talk, request)

    def interrupt(event: Event) -> None:
        if isinstance(event, Spoken) and event.fresh == 2:
            reached.set()
            raise interruption

    google.behave(then=first_two)
    with pytest.raises(interruption):
        speak_all(phrases(brisk, *TEXTS), brisk, cache, report=interrupt, patience=QUICKLY)
    answered = set(google.texts)
    assert set(TEXTS[:2]) <= answered < set(TEXTS)
    assert kept(brisk, cache, *TEXTS) == answered  # the two that were on their way included
    before = len(google.requests)
    spoken(brisk, cache, *TEXTS)
    assert set(google.texts[before:]) == set(TEXTS) - answered


def test_an_interruption_does_not_wait_for_a_wait(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    waiting = threading.Event()

    def first_in_trouble(talk: object, request: Request) -> None:
        if request.text == TEXTS[0]:
            status(503)(talk, request)
        else:
            waiting.wait(20)
            ok(talk, request)

    def interrupt(event: Event) -> None:
        if isinstance(event, Waiting):
            waiting.set()
        elif waiting.is_set():
            raise KeyboardInterrupt

    google.behave(then=first_in_trouble)
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        speak_all(phrases(brisk, *TEXTS), brisk, cache, report=interrupt, patience=Patience(first_wait_s=50))
    assert time.monotonic() - begun < 20


def test_requests_start_no_closer_than_the_engine_wants(google: StandIn, cache: PhraseCache) -> None:
    voice = Slower(proxy=google.proxy, ca_bundle=google.ca_bundle)
    begun = time.monotonic()
    spoken(voice, cache, *TEXTS[:4])
    assert all(request.started_s >= begun + n * 0.2 for n, request in enumerate(google.requests))


def test_there_are_two_requests_at_once_and_never_three(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    two = threading.Barrier(2, timeout=20)

    def together(talk: object, request: Request) -> None:
        two.wait()
        ok(talk, request)

    google.behave(then=together)
    spoken(brisk, cache, *TEXTS)
    assert google.most_at_once == 2


def test_a_cache_that_takes_nothing_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "phrases").write_bytes(b"a file")
    with pytest.raises(OutputError, match="cannot be written"):
        spoken(SILENT.open("", "en"), PhraseCache(tmp_path / "phrases"), "Rest.")


def test_a_session_without_a_word_asks_for_nothing(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    assert spoken(brisk, cache) == [Spoken(0, 0, 0)]
    assert google.requests == ()


def test_waits_double_from_try_to_try_up_to_the_longest() -> None:
    patience, trouble = Patience(first_wait_s=1.0, longest_wait_s=60.0), EngineError("trouble")
    assert [patience.wait_s(n, trouble, 0.5) for n in (1, 2, 3, 6, 7, 9)] == [1.0, 2.0, 4.0, 32.0, 60.0, 60.0]
    assert (patience.wait_s(1, trouble, 0.0), patience.wait_s(1, trouble, 1.0)) == (0.75, 1.25)


def test_nothing_goes_on_in_the_background_when_it_is_done(brisk: Brisk, cache: PhraseCache) -> None:
    speak_all(phrases(brisk, *TEXTS), brisk, cache, report=nobody, patience=QUICKLY)
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("voice")]
