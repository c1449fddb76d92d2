"""Every phrase of a plan gets its sound: from the cache, else from the engine, politely, and into the cache at once.

What has been spoken is never lost: when a phrase fails or the user interrupts, all that came back before is kept.
A failure is an error, never silence.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from audio_builder.contracts import Engine
from audio_builder.errors import BadRequest, EngineError, RateLimited, Unavailable
from audio_builder.events import Report, Spoken, Waiting
from audio_builder.plan.cues import Phrase
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.takes import known_takes


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long a failing request is tried again."""

    tries: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 60.0
    """A service that asks for more is believed, and the session is given up instead."""

    def wait_s(self, failures: int, error: EngineError, chance: float) -> float:
        """Seconds until the next try: what the service asks for, else doubling, spread by `chance` in 0..1."""
        asked = error.retry_after_s if isinstance(error, RateLimited) else None
        if asked is not None:
            return asked
        return min(self.longest_wait_s, self.first_wait_s * 2.0 ** (failures - 1) * (0.75 + 0.5 * chance))


PATIENCE = Patience()

GRACE_S = 2.0
"""How long a user who interrupts waits for the answers that are on their way."""

KEPT = "what has been spoken is kept: build again later"


def speak_all(
    phrases: Sequence[Phrase],
    engine: Engine,
    cache: PhraseCache,
    *,
    report: Report,
    patience: Patience = PATIENCE,
) -> None:
    """Puts every phrase into the cache.

    Raises EngineError for the first phrase that cannot be spoken, after keeping all that could; OutputError when the
    cache takes nothing.  After KeyboardInterrupt a request that hangs may still be waiting in its thread.
    """
    known = known_takes(phrases, cache)
    missing = [phrase for phrase in phrases if phrase.key not in known]
    done = len(phrases) - len(missing)
    report(Spoken(done, len(phrases), 0))
    if not missing:
        return
    speaker = _Speaker(engine, cache, patience, report)
    pool = ThreadPoolExecutor(engine.caps.concurrency, thread_name_prefix="voice")
    pending = [pool.submit(speaker.speak, phrase) for phrase in missing]
    patient = True
    try:
        for fresh in _as_they_end(pending):
            report(Spoken(done + fresh, len(phrases), fresh))
    except KeyboardInterrupt:
        patient = False
        raise
    finally:
        speaker.stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
        begun = [future for future in pending if not future.cancelled()]
        late = wait(begun, timeout=None if patient else GRACE_S).not_done
        pool.shutdown(wait=not late)


def _as_they_end(pending: Iterable[Future[None]]) -> Iterable[int]:
    """How many have ended, whenever some have; raises the first failure."""
    left, ended = set(pending), 0
    while left:
        finished, left = wait(left, timeout=0.2, return_when=FIRST_EXCEPTION)
        for future in finished:
            future.result()
        if finished:
            ended += len(finished)
            yield ended


@dataclass(slots=True)
class _Speaker:
    engine: Engine
    cache: PhraseCache
    patience: Patience
    report: Report
    stop: threading.Event = field(default_factory=threading.Event)
    turn: threading.Lock = field(default_factory=threading.Lock)
    next_start: float = 0.0

    def speak(self, phrase: Phrase) -> None:
        for failures in range(1, self.patience.tries + 1):
            self._wait_for_turn()
            try:
                speech = self.engine.speak(phrase.text, language=phrase.language, pace=phrase.pace)
            except EngineError as error:
                self._wait_or_give_up(error, failures, phrase)
            else:
                self.cache.write(phrase.key, speech)
                return

    def _wait_for_turn(self) -> None:
        """Keeps the engine's least time between two starts, and to the wait a service asked for, whoever was told."""
        with self.turn:
            now = time.monotonic()
            start = max(now, self.next_start)
            self.next_start = start + self.engine.caps.min_interval_s
        if self.stop.wait(max(0.0, start - now)):
            raise EngineError("stopped")

    def _wait_or_give_up(self, error: EngineError, failures: int, phrase: Phrase) -> None:
        if isinstance(error, BadRequest):
            raise BadRequest(f"'{phrase.text}' cannot be spoken: {error}") from error
        if not error.retryable:
            raise error
        pause = self.patience.wait_s(failures, error, random.random())
        if failures == self.patience.tries:
            raise Unavailable(f"{error}, {failures} times over", hint=KEPT) from error
        if pause > self.patience.longest_wait_s:
            raise Unavailable(f"{error}, and a wait of {pause:.0f} s", hint=KEPT) from error
        self.report(Waiting(pause, str(error)))
        if isinstance(error, RateLimited):
            with self.turn:
                self.next_start = max(self.next_start, time.monotonic() + pause)
        if self.stop.wait(pause):
            raise error
