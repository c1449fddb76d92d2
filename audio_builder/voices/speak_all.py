"""Every phrase of a plan gets its sound: from the cache, else from the engine, politely, and into the cache at once.

What has been spoken is never lost: when a phrase fails or the user interrupts, all that came back before is kept.
A failure is an error, never silence.  A service that fails now and then is put up with for as long as it goes on
speaking; one that only fails is left alone soon.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from itertools import count

from msgspec import Struct, field

from audio_builder.contracts import Continuous, Engine
from audio_builder.errors import AudioBuilderError, BadRequest, EngineError, RateLimited, Unavailable
from audio_builder.events import Report, Spoken, Waiting
from audio_builder.plan.cues import Phrase
from audio_builder.sound.signal import Speech
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.plausible import plausible
from audio_builder.voices.takes import kept


class Patience(Struct, frozen=True):
    """How often and how long a failing request is tried again."""

    tries: int = 5
    """Of one phrase; when others have been spoken meanwhile, it comes again after all of them."""
    in_a_row: int = 10
    """Failures one after the other, of several phrases, after which the service is left alone."""
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
    known = kept(phrases, cache)
    missing = list({phrase.entry: phrase for phrase in phrases if phrase.key not in known}.values())
    done = len(phrases) - len(missing)
    report(Spoken(done, len(phrases), 0))
    if not missing:
        return
    speaker = _Speaker(engine, cache, patience, report)
    pool = ThreadPoolExecutor(engine.caps.concurrency, thread_name_prefix="voice")
    pending: list[Future[bool]] = []
    patient = True
    try:
        for fresh in _rounds(speaker, pool, missing, pending):
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


def _rounds(
    speaker: _Speaker, pool: ThreadPoolExecutor, missing: Sequence[Phrase], pending: list[Future[bool]]
) -> Iterator[int]:
    """How many have been spoken, whenever more have; phrases that were put off come again in the next round.

    Notes what was begun in `pending`.  It ends, because nobody is put off in a round in which nobody else is spoken.
    """
    fresh = 0
    while missing:
        pending.extend(pool.submit(speaker.speak, phrase) for phrase in missing)
        begun = pending[-len(missing) :]
        for more in _as_they_end(begun):
            if more:
                fresh += more
                yield fresh
        missing = [phrase for phrase, future in zip(missing, begun, strict=True) if not future.result()]


def _as_they_end(pending: Iterable[Future[bool]]) -> Iterable[int]:
    """How many more have been spoken, again and again until all have ended; raises the first failure."""
    left = set(pending)
    while left:
        finished, left = wait(left, timeout=0.2, return_when=FIRST_EXCEPTION)
        yield sum(future.result() for future in finished)


class _Speaker(Struct):
    engine: Engine
    cache: PhraseCache
    patience: Patience
    report: Report
    stop: threading.Event = field(default_factory=threading.Event)
    turn: threading.Lock = field(default_factory=threading.Lock)
    next_start: float = 0.0
    spoken: int = 0
    """Phrases that have their sound."""
    failure: AudioBuilderError | None = None
    """The first that ends it all."""
    failing: list[str] = field(default_factory=list)
    """Keys of the phrases that failed since one was spoken, as often as they did."""

    def speak(self, phrase: Phrase) -> bool:
        """Puts one phrase into the cache; False when it had better be tried again after the others.

        The first failure ends everybody's work at once, and is what everybody raises.
        """
        try:
            return self._kept(phrase)
        except AudioBuilderError as error:
            with self.turn:
                self.failure = self.failure or error
                self.stop.set()
            raise self.failure from self.failure.__cause__

    def _kept(self, phrase: Phrase) -> bool:
        spoken_before = self.spoken
        for failures in count(1):
            self._wait_for_turn()
            try:
                speech = self._speech(phrase) if phrase.take else plausible(self._speech(phrase), phrase)
            except EngineError as error:
                if not self._again(error, failures, phrase, spoken_before):
                    return False
            else:
                self.cache.write(phrase.entry, speech)
                with self.turn:
                    self.spoken += 1
                    self.failing.clear()
                return True
        return False

    def _speech(self, phrase: Phrase) -> Speech:
        text, language, pace = phrase.text, phrase.language, phrase.pace
        if isinstance(self.engine, Continuous) and (phrase.before or phrase.after):
            before, after = phrase.before, phrase.after
            return self.engine.speak_between(text, before=before, after=after, language=language, pace=pace)
        return self.engine.speak(text, language=language, pace=pace)

    def _wait_for_turn(self) -> None:
        """Keeps the engine's least time between two starts, and to the wait a service asked for, whoever was told."""
        with self.turn:
            now = time.monotonic()
            start = max(now, self.next_start)
            self.next_start = start + self.engine.caps.min_interval_s
        if self.stop.wait(max(0.0, start - now)):
            raise EngineError("stopped")

    def _again(self, error: EngineError, failures: int, phrase: Phrase, spoken_before: int) -> bool:
        """Waits for a phrase's next try; False when others come first.  Raises when there is nothing to hope for."""
        if isinstance(error, BadRequest):
            raise BadRequest(f"'{phrase.text}' cannot be spoken: {error}") from error
        if not error.retryable:
            raise error
        last = failures >= self.patience.tries
        with self.turn:
            self.failing.append(phrase.entry)
            in_a_row, failing = len(self.failing), len(set(self.failing))
            alive = self.spoken > spoken_before
        pause = self.patience.wait_s(failures, error, random.random())
        if last and not alive:
            raise Unavailable(f"{error}, {failures} times over", hint=KEPT) from error
        if pause > self.patience.longest_wait_s:
            raise Unavailable(f"{error}, and a wait of {pause:.0f} s", hint=KEPT) from error
        if in_a_row >= self.patience.in_a_row and failing > 1:
            raise Unavailable(f"{error}, and so ended {in_a_row} requests in a row", hint=KEPT) from error
        if isinstance(error, RateLimited):
            with self.turn:
                self.next_start = max(self.next_start, time.monotonic() + pause)
        if last:
            return False
        self.report(Waiting(pause, str(error)))
        if self.stop.wait(pause):
            raise error
        return True
