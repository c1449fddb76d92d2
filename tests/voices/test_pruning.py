"""The cache stays under its size, what was of no use for longest goes first, and nothing in use ever goes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio_builder.sound.signal import Speech
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.pruning import IN_USE_S, prune

SAMPLES = np.random.default_rng(1).integers(-20_000, 20_000, 1000, dtype=np.int16)


def flac_bytes() -> int:
    file = io.BytesIO()
    soundfile.write(file, SAMPLES, 16_000, format="FLAC", subtype="PCM_16")
    return len(file.getvalue())


ENTRY = flac_bytes()
DAY_S = 86_400


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path / "phrases")


def keep(cache: PhraseCache, number: int, *, age_s: float) -> str:
    """An entry that was written so long ago."""
    key = f"{number:064x}"
    cache.write(key, Speech((SAMPLES / 32767).astype(np.float32), 16_000))
    then = time.time() - age_s
    os.utime(cache.path(key), (then, then))
    return key


def test_what_was_of_no_use_for_longest_goes_first(cache: PhraseCache) -> None:
    ages = (3, 1, 5, 2, 4)
    keys = {age: keep(cache, number, age_s=age * DAY_S) for number, age in enumerate(ages)}
    done = prune(cache, limit=3 * ENTRY)
    assert (done.phrases, done.freed, done.left) == (2, 2 * ENTRY, 3 * ENTRY)
    assert {age for age, key in keys.items() if key in cache} == {1, 2, 3}


def test_nothing_goes_while_there_is_room(cache: PhraseCache) -> None:
    keep(cache, 0, age_s=100 * DAY_S)
    assert prune(cache, limit=ENTRY).phrases == 0
    assert prune(PhraseCache(cache.folder / "none"), limit=0).left == 0


def test_an_old_entry_whose_note_was_asked_for_is_in_use_and_stays(cache: PhraseCache) -> None:
    used, unused = (keep(cache, number, age_s=9 * DAY_S) for number in range(2))
    cache.keep_note(used, b"soft", stamp=cache.stamp(used))
    long_ago = time.time() - 9 * DAY_S
    os.utime(cache.path(used).with_suffix(".note"), (long_ago, long_ago))
    assert cache.note(used) == b"soft"
    done = prune(cache, limit=0)
    assert (used in cache, unused in cache, done.left) == (True, False, ENTRY)


def test_what_was_written_within_the_last_hours_stays_whatever_the_limit(cache: PhraseCache) -> None:
    key = keep(cache, 0, age_s=IN_USE_S - 60)
    assert prune(cache, limit=0).phrases == 0
    assert key in cache


def test_an_entry_goes_with_its_note(cache: PhraseCache) -> None:
    key = keep(cache, 0, age_s=9 * DAY_S)
    cache.keep_note(key, b"soft", stamp=cache.stamp(key))
    note = cache.path(key).with_suffix(".note")
    os.utime(note, (1, 1))
    assert prune(cache, limit=0).freed > ENTRY
    assert not note.exists()


def test_several_processes_may_prune_and_write_at_once(cache: PhraseCache) -> None:
    for number in range(60):
        keep(cache, number, age_s=9 * DAY_S)
    program = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from audio_builder.sound.signal import Speech; from audio_builder.voices.cache import PhraseCache\n"
        "from audio_builder.voices.pruning import prune\n"
        "cache = PhraseCache(Path(sys.argv[1]))\n"
        "for number in range(100, 120):\n"
        "    cache.write(f'{number:064x}', Speech(np.full(1000, 0.5, np.float32), 16000))\n"
        "    prune(cache, limit=0)\n"
        "    assert cache.read(f'{number:064x}') is not None\n"
    )
    command = [sys.executable, "-c", program, str(cache.folder)]
    for process in [subprocess.Popen(command) for _ in range(3)]:
        assert process.wait(60) == 0
    assert cache.entries() == tuple(f"{number:064x}" for number in range(100, 120))
    assert not list(cache.folder.rglob("*.part"))
