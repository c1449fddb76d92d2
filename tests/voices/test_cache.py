"""The phrase cache: what goes in comes out, and what is not whole is not there."""

from __future__ import annotations

import io
import sys
from hashlib import sha256
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from full_disk import no_more_space_than
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.errors import OutputError
from audio_builder.plugins import installed
from audio_builder.sound.signal import Speech
from audio_builder.voices.cache import MOST_BYTES, PhraseCache

KEY = sha256(b"a phrase").hexdigest()
HALF_A_STEP = 0.5 / 32767 + 1e-7
"""Of 16 bits, and what float32 adds to it."""


def noise(frames: int = 2000, rate_hz: int = 22050) -> Speech:
    samples = np.random.default_rng(1).uniform(-1, 1, frames)
    return Speech(samples.astype(np.float32), rate_hz)


def flac(
    samples: npt.NDArray[np.float64], *, rate_hz: int = 22050, form: str = "FLAC", subtype: str = "PCM_16"
) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate_hz, format=form, subtype=subtype)
    return file.getvalue()


def left_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path / "phrases")


@pytest.mark.parametrize("rate_hz", [8000, 16000, 22050, 24000, 44100, 48000])
def test_what_was_kept_comes_back_to_half_a_step_of_16_bits(cache: PhraseCache, rate_hz: int) -> None:
    spoken = noise(rate_hz=rate_hz)
    cache.write(KEY, spoken)
    back = cache.read(KEY)
    assert back is not None
    assert (back.rate_hz, back.samples.dtype, back.samples.shape) == (rate_hz, np.float32, (2000,))
    assert np.abs(back.samples - spoken.samples).max() <= HALF_A_STEP


def test_what_came_back_is_kept_again_to_the_bit(cache: PhraseCache) -> None:
    cache.write(KEY, noise())
    once = cache.path(KEY).read_bytes()
    cache.write(KEY, cache.read(KEY) or noise(1))
    assert cache.path(KEY).read_bytes() == once


def test_full_scale_is_kept_and_what_is_above_is_cut_off_not_wrapped(cache: PhraseCache) -> None:
    cache.write(KEY, Speech(np.array([1.0, -1.0, 1.5, -1.5, 0.0], np.float32), 16000))
    back = cache.read(KEY)
    assert back is not None
    assert back.samples.tolist() == [1.0, -1.0, 1.0, -1.0, 0.0]


def test_another_program_can_play_an_entry(cache: PhraseCache) -> None:
    spoken = noise(rate_hz=24000)
    cache.write(KEY, spoken)
    with av.open(str(cache.path(KEY))) as container:
        played = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
        assert container.streams.audio[0].rate == 24000
    assert np.abs(played / 32767 - spoken.samples).max() <= HALF_A_STEP


def test_an_entry_has_the_name_of_its_key_in_one_of_256_folders(cache: PhraseCache) -> None:
    assert cache.path(KEY) == cache.folder / KEY[:2] / f"{KEY}.flac"
    assert KEY not in cache
    cache.write(KEY, noise())
    assert KEY in cache
    assert left_in(cache.folder) == [cache.path(KEY)]


def test_what_was_never_kept_is_missing(cache: PhraseCache) -> None:
    assert cache.read(KEY) is None
    assert cache.size() == (0, 0)


def test_the_size_is_of_whole_entries(cache: PhraseCache) -> None:
    for number in range(3):
        cache.write(f"{number:064x}", noise(100))
    (cache.folder / "00" / ".half.part").write_bytes(bytes(999))
    assert cache.size() == (3, sum(path.stat().st_size for path in cache.folder.rglob("*.flac")))


def test_speech_takes_less_than_two_thirds_of_its_16_bit_samples(cache: PhraseCache) -> None:
    speech = installed().engine("espeak").open("", "en").speak("Let the day be finished.", language="en", pace=1.0)
    cache.write(KEY, speech)
    assert cache.bytes_of(KEY) < 2 * len(speech.samples) * 2 / 3


def test_a_note_is_kept_beside_its_entry_and_is_no_entry(cache: PhraseCache) -> None:
    cache.write(KEY, noise(100))
    cache.keep_note(KEY, b"soft", stamp=cache.stamp(KEY))
    assert cache.note(KEY) == b"soft"
    assert cache.size() == (1, cache.path(KEY).stat().st_size)


def test_a_note_about_an_entry_that_was_replaced_or_is_gone_is_none(cache: PhraseCache) -> None:
    assert cache.note(KEY) is None
    cache.write(KEY, noise(100))
    cache.keep_note(KEY, b"soft", stamp=cache.stamp(KEY))
    cache.write(KEY, noise(101))
    assert cache.note(KEY) is None
    cache.keep_note(KEY, b"soft", stamp=cache.stamp(KEY))
    cache.path(KEY).unlink()
    assert cache.note(KEY) is None


def test_a_note_damaged_anywhere_is_none(cache: PhraseCache) -> None:
    cache.write(KEY, noise(100))
    cache.keep_note(KEY, b"soft", stamp=cache.stamp(KEY))
    (path,) = cache.folder.rglob("*.note")
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place])
        assert cache.note(KEY) is None
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.note(KEY) is None


def test_a_folder_that_takes_no_note_is_no_harm(cache: PhraseCache) -> None:
    cache.write(KEY, noise(100))
    cache.path(KEY).with_suffix(".note").mkdir()
    cache.keep_note(KEY, b"soft", stamp=cache.stamp(KEY))
    assert cache.note(KEY) is None
    assert len(left_in(cache.folder)) == 1


SOME = np.tile([0.1, -0.2, 0.3], 40)
NOT_ENTRIES = {
    "nothing": b"",
    "zeros": bytes(500),
    "text": b"<html>Please sign in</html>" * 20,
    "another format": b"ID3\x03\x00\x00" + bytes(400),
    "two channels": flac(SOME.repeat(2).reshape(-1, 2)),
    "8 bits": flac(SOME, subtype="PCM_S8"),
    "24 bits": flac(SOME, subtype="PCM_24"),
    "a WAV file": flac(SOME, form="WAV"),
    "no frames": flac(SOME[:0]),
    "silence": flac(0 * SOME),
    "no rate": flac(SOME)[:18] + bytes(3) + flac(SOME)[21:],  # 20 bits from byte 18 on
    "more than an hour claimed": flac(SOME)[:21] + b"\x0f\xff\xff\xff\xff" + flac(SOME)[26:],  # the low 36 bits
}


@pytest.mark.parametrize("content", NOT_ENTRIES.values(), ids=NOT_ENTRIES)
def test_a_file_that_is_no_entry_counts_as_missing_and_is_replaced(cache: PhraseCache, content: bytes) -> None:
    cache.path(KEY).parent.mkdir(parents=True)
    cache.path(KEY).write_bytes(content)
    assert cache.read(KEY) is None
    cache.write(KEY, noise())
    assert cache.read(KEY) is not None


def test_an_entry_cut_off_anywhere_counts_as_missing(cache: PhraseCache) -> None:
    cache.write(KEY, noise(50))
    whole = cache.path(KEY).read_bytes()
    for length in range(len(whole)):
        cache.path(KEY).write_bytes(whole[:length])
        assert cache.read(KEY) is None, length


def test_a_folder_under_the_name_of_an_entry_counts_as_missing(cache: PhraseCache) -> None:
    cache.path(KEY).mkdir(parents=True)
    assert cache.read(KEY) is None
    with pytest.raises(OutputError):
        cache.write(KEY, noise())


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, 300), junk=st.binary(min_size=1, max_size=12))
def test_a_damaged_entry_is_missing_or_sound_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    cache = PhraseCache(tmp_path_factory.getbasetemp() / "damaged")
    whole = flac(SOME)
    cache.path(KEY).parent.mkdir(parents=True, exist_ok=True)
    cache.path(KEY).write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    speech = cache.read(KEY)
    assert speech is None or (len(speech.samples) > 0 and speech.rate_hz > 0)


def test_a_cache_that_cannot_be_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "phrases").write_bytes(b"a file")
    cache = PhraseCache(tmp_path / "phrases")
    assert cache.read(KEY) is None
    with pytest.raises(OutputError, match=r"phrases.*\.flac cannot be written: "):
        cache.write(KEY, noise())
    assert (tmp_path / "phrases").read_bytes() == b"a file"


def test_a_full_disk_is_an_error_and_leaves_nothing_half_written(cache: PhraseCache) -> None:
    with no_more_space_than(1000), pytest.raises(OutputError, match=r"\.flac cannot be written: File too large"):
        cache.write(KEY, noise(20_000))
    assert left_in(cache.folder) == []
    cache.write(KEY, noise())
    assert cache.read(KEY) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/zero, which never ends")
def test_an_entry_that_is_no_file_counts_as_missing_and_is_replaced(cache: PhraseCache) -> None:
    cache.write(KEY, noise())
    cache.path(KEY).unlink()
    cache.path(KEY).symlink_to("/dev/zero")
    assert cache.read(KEY) is None
    cache.keep_note(KEY, b"whatever", stamp=cache.stamp(KEY))
    assert cache.note(KEY) is None
    cache.write(KEY, noise())
    assert cache.read(KEY) is not None


def test_an_entry_larger_than_any_phrase_counts_as_missing_and_is_not_read(cache: PhraseCache) -> None:
    cache.write(KEY, noise())
    with cache.path(KEY).open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    assert cache.read(KEY) is None
