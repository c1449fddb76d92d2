"""What is known of a phrase is noted once, and is the same when it is read again."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from audio_builder.errors import EngineError
from audio_builder.events import nobody
from audio_builder.plan.cues import Phrase
from audio_builder.sound.signal import Span, Speech
from audio_builder.sound.speech import take
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.clips import takes_of
from audio_builder.voices.engines.silent import ENGINE as SILENT
from audio_builder.voices.speak_all import speak_all
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
    (heard,), (noted,) = (known_takes([REST], cache, steps=("edges",)).values() for _ in range(2))
    assert (noted.rate_hz, noted.frames, noted.heard) == (heard.rate_hz, heard.frames, heard.heard)
    assert noted.lufs == heard.lufs
    assert noted.power.tolist() == heard.power.tolist()
    assert noted.heard == Span(RATE // 4 + 1, RATE // 4 + round(0.8 * RATE))  # a sine begins with a zero
    assert noted.lufs == pytest.approx(-3.01 + 20 * np.log10(0.3) - 0.7, abs=0.3)  # a tone of 500 Hz, one channel


def test_an_entry_whose_bits_changed_on_the_disk_is_not_known_and_not_heard(cache: PhraseCache) -> None:
    cache.write(REST.key, tone())
    known_takes([REST], cache)
    path, found = cache.path(REST.key), cache.path(REST.key).stat()
    whole = path.read_bytes()
    for place in (0, 44, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        assert known_takes([REST], cache) == {}
        assert cache.read(REST.key) is None


def test_a_note_of_an_earlier_version_is_passed_over_and_its_entry_still_counts(cache: PhraseCache) -> None:
    cache.write(REST.key, tone())
    about = cache.stamp(REST.key) + b"take 1\n\0" + bytes(40)
    cache.path(REST.key).with_suffix(".note").write_bytes(crc32(about).to_bytes(4, "big") + about)
    assert cache.note(REST.key) is None
    assert known_takes([REST], cache)[REST.key].rate_hz == RATE


def test_a_damaged_entry_is_spoken_again(cache: PhraseCache) -> None:
    engine = SILENT.open("", "en")
    phrase = Phrase("Rest.", engine.fingerprint(), "en", 1.0)
    speak_all([phrase], engine, cache, report=nobody)
    known_takes([phrase], cache)
    path, found = cache.path(phrase.key), cache.path(phrase.key).stat()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes([whole[100] ^ 4]) + whole[101:])
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    speak_all([phrase], engine, cache, report=nobody)
    assert path.read_bytes() == whole


def test_a_phrase_spoken_anew_is_listened_to_anew(cache: PhraseCache) -> None:
    cache.write(REST.key, tone(0.8))
    known_takes([REST], cache, steps=("edges",))
    cache.write(REST.key, tone(0.5))
    assert len(known_takes([REST], cache, steps=("edges",))[REST.key].heard) == round(0.5 * RATE) - 1


def test_with_other_steps_of_shaping_a_phrase_is_listened_to_anew_and_the_cache_keeps_what_was_spoken(
    cache: PhraseCache,
) -> None:
    """A tone of 70 Hz is 3 dB softer where what lies below a voice is taken away."""
    low = 0.3 * np.sin(2 * np.pi * 70 * np.arange(RATE) / RATE)
    cache.write(REST.key, Speech(low.astype(np.float32), RATE))
    spoken = cache.path(REST.key).read_bytes()
    whole, less, again = (
        known_takes([REST], cache, steps=steps)[REST.key].lufs
        for steps in (("edges",), ("rumble", "edges"), ("edges",))
    )
    assert whole - less == pytest.approx(3.0, abs=0.2)
    assert again == whole
    assert cache.path(REST.key).read_bytes() == spoken


def test_without_edges_a_phrase_is_all_that_the_engine_gave(cache: PhraseCache) -> None:
    cache.write(REST.key, tone())
    assert known_takes([REST], cache, steps=())[REST.key].heard == Span(0, round(0.8 * RATE) + 2 * (RATE // 4))


@pytest.mark.parametrize("steps", [(), ("rumble", "de-ess", "soften", "edges")])
def test_what_is_heard_is_what_was_listened_to(cache: PhraseCache, steps: tuple[str, ...]) -> None:
    cache.write(REST.key, tone())
    found = takes_of([REST], cache, rate_hz=RATE, steps=steps)
    assert take(found.read(REST.key), trimmed="edges" in steps).lufs == found.takes[REST.key].lufs


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
