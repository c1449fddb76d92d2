"""What is known of a phrase is noted once, and is the same when it is read again."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from audio_builder.errors import EngineError
from audio_builder.plan.cues import Phrase
from audio_builder.sound.signal import Span, Speech
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.clips import takes_of
from audio_builder.voices.takes import known_takes

REST = Phrase("Rest.", "a voice", "en", 1.0)
RATE = 22050


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path)


def tone(seconds: float = 0.8) -> Speech:
    """With a quarter of a second of silence on each side."""
    wave = 0.3 * np.sin(2 * np.pi * 500 * np.arange(round(seconds * RATE)) / RATE)
    return Speech(np.pad(wave, RATE // 4).astype(np.float32), RATE)


def test_what_was_noted_is_what_was_heard(cache: PhraseCache) -> None:
    cache.write(REST.key, tone())
    (heard,), (noted,) = (known_takes([REST], cache).values() for _ in range(2))
    assert (noted.rate_hz, noted.frames, noted.heard) == (heard.rate_hz, heard.frames, heard.heard)
    assert noted.lufs == heard.lufs
    assert noted.power.tolist() == heard.power.tolist()
    assert noted.heard == Span(RATE // 4 + 1, RATE // 4 + round(0.8 * RATE))  # a sine begins with a zero
    assert noted.lufs == pytest.approx(-3.01 + 20 * np.log10(0.3) - 0.7, abs=0.3)  # a tone of 500 Hz, one channel


def test_the_second_time_nobody_reads_the_sound(cache: PhraseCache) -> None:
    cache.write(REST.key, tone())
    known_takes([REST], cache)
    path, found = cache.path(REST.key), cache.path(REST.key).stat()
    path.write_bytes(bytes(found.st_size))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert list(known_takes([REST], cache)) == [REST.key]


def test_a_phrase_spoken_anew_is_listened_to_anew(cache: PhraseCache) -> None:
    cache.write(REST.key, tone(0.8))
    known_takes([REST], cache)
    cache.write(REST.key, tone(0.5))
    assert len(known_takes([REST], cache)[REST.key].heard) == round(0.5 * RATE) - 1


def test_a_note_of_another_form_is_passed_over(cache: PhraseCache) -> None:
    cache.write(REST.key, tone())
    for note in (b"", b"take 0", b"take 0\n\0" + bytes(100)):
        cache.keep_note(REST.key, note, stamp=cache.stamp(REST.key))
        assert known_takes([REST], cache)[REST.key].rate_hz == RATE


def test_a_phrase_that_is_not_there_is_not_known(cache: PhraseCache) -> None:
    assert known_takes([REST], cache) == {}


def test_a_phrase_that_holds_no_sound_is_an_error_with_its_text(cache: PhraseCache) -> None:
    cache.write(REST.key, Speech(np.zeros(100, np.float32), RATE))
    assert known_takes([REST], cache) == {}  # silence is not kept as an entry
    with pytest.raises(EngineError, match=r"'Rest\.' has gone"):
        takes_of([REST], cache, rate_hz=48_000)
