"""A recording as a background: at its loudness, trimmed, and round again without a seam."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import hiss, tone, wav

from audio_builder.beds.music import BED, WHOLE_FRAMES, Music
from audio_builder.contracts import BedRequest
from audio_builder.recordings import Recordings
from audio_builder.sound.checked import checked, prove_law
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import BED_LUFS

RATE = 24000
HOUR = 3600 * RATE


def music(folder: Path, sound: np.ndarray, rate_hz: int = RATE, frames: int | None = None) -> Music:
    """The background that a recording of this sound makes."""
    wav(folder / "music.wav", sound, rate_hz, bits=24)
    recording = Recordings(folder, rate_hz)
    bed = BED.make(BedRequest(rate_hz=rate_hz, words=("music.wav",), recording=recording, frames=frames))
    assert isinstance(bed, Music)
    return bed


def lufs(sound: np.ndarray, rate_hz: int = RATE) -> float:
    meter = Meter(rate_hz, 2)
    meter.push(np.ascontiguousarray(sound))
    return meter.integrated()


def power_db(sound: np.ndarray) -> np.ndarray:
    """Of each tenth of a second."""
    hop = RATE // 10
    whole = sound[: len(sound) // hop * hop].reshape(-1, hop * 2)
    return np.asarray(10 * np.log10(np.maximum((whole.astype(float) ** 2).mean(axis=1), 1e-12)))


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Music:
    """Half a minute of noise."""
    return music(tmp_path_factory.mktemp("noise"), hiss(30, RATE, rms=0.02))


@pytest.mark.parametrize("rms", [0.3, 0.05, 0.001])
@pytest.mark.parametrize("rate_hz", [24000, 44100, 48000])
def test_however_loud_the_file_the_background_has_its_loudness(tmp_path: Path, rms: float, rate_hz: int) -> None:
    bed = music(tmp_path, hiss(8, rate_hz, rms=rms), rate_hz)
    assert lufs(bed.read(0, 20 * rate_hz), rate_hz) == pytest.approx(BED_LUFS, abs=0.2)


def test_what_is_soft_in_it_stays_soft(tmp_path: Path) -> None:
    sound = hiss(20, RATE)
    sound[: 10 * RATE] *= 0.1
    bed = music(tmp_path, sound)
    levels = power_db(bed.read(0, 12 * RATE))
    assert levels[101:].mean() - levels[:99].mean() == pytest.approx(20.0, abs=0.2)


def test_the_same_place_is_the_same_in_any_blocks(noise: Music) -> None:
    places = st.integers(0, 70 * RATE) | st.integers(HOUR, HOUR + 70 * RATE)
    lengths = st.integers(0, 300) | st.integers(0, 50_000)

    @settings(max_examples=60)
    @given(places, lengths, lengths)
    def law(a: int, first: int, second: int) -> None:
        b, c = a + first, a + first + second
        assert noise.read(a, c).tobytes() == noise.read(a, b).tobytes() + noise.read(b, c).tobytes()

    law()
    prove_law(checked("file", noise), rate_hz=RATE)


def test_it_repeats_itself_as_it_says_from_the_first_frame_on(noise: Music) -> None:
    start, period = noise.repeat.start, noise.repeat.period
    again = noise.read(start, start + period).tobytes()
    assert noise.read(start + period, start + 2 * period).tobytes() == again
    assert noise.read(start + 99 * period, start + 100 * period).tobytes() == again
    assert noise.read(0, start).tobytes() != noise.read(period, period + start).tobytes()


@pytest.mark.parametrize("seconds", [1, 1.3, 2, 5, 8, 13, 30, 61.7])
def test_its_period_is_whole_frames_of_an_mp3_where_it_is_long_enough(tmp_path: Path, seconds: float) -> None:
    bed = music(tmp_path, hiss(seconds, RATE))
    crossfade = len(bed.rise)
    assert bed.period + crossfade == round(seconds * RATE)
    assert crossfade <= min(10 * RATE, bed.period)
    assert crossfade >= min(4 * RATE, seconds / 6 * RATE)
    if seconds > 15:
        assert bed.period % WHOLE_FRAMES == 0


def test_the_seam_keeps_the_power_of_noise(noise: Music) -> None:
    around = power_db(noise.read(noise.repeat.period - 5 * RATE, noise.repeat.period + 15 * RATE))
    assert np.abs(around - around.mean()).max() < 0.6  # 2400 samples of noise scatter by 0.09 dB (1 sigma)


def test_the_seam_has_no_click(noise: Music) -> None:
    bed, period = noise, noise.repeat.period
    for place in (period, period + noise.repeat.start):
        steps = np.abs(np.diff(bed.read(place - 50, place + 50), axis=0)).max()
        assert steps <= np.abs(np.diff(bed.read(0, 20 * RATE), axis=0)).max()


def test_silence_at_its_ends_is_left_out_and_silence_within_is_kept(tmp_path: Path) -> None:
    parts = (np.zeros((3 * RATE, 2)), hiss(6, RATE), np.zeros((2 * RATE, 2)), hiss(6, RATE), np.zeros((4 * RATE, 2)))
    bed = music(tmp_path, np.concatenate(parts))
    assert bed.period + len(bed.rise) == pytest.approx(14 * RATE, abs=RATE // 5)
    levels = power_db(bed.read(0, 10 * RATE))
    assert levels[:55].min() > -60
    assert levels[62:78].max() < -100
    assert power_db(bed.read(bed.period - RATE, bed.period + RATE)).min() > -60


@pytest.mark.parametrize(
    ("sound", "told"),
    [
        (hiss(0.9, RATE), "the recording holds 0.9 s of sound; a background needs 1 s or more"),
        (np.zeros((5 * RATE, 2)), "the recording holds nothing but silence"),
        (np.concatenate((np.zeros((5 * RATE, 2)), hiss(0.5, RATE), np.zeros((RATE, 2)))), "holds 0.[56] s of sound"),
    ],
    ids=["short", "silent", "nearly silent"],
)
def test_what_is_too_short_to_lie_under_a_voice_is_refused(tmp_path: Path, sound: np.ndarray, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        music(tmp_path, sound)


def test_a_recording_longer_than_the_session_is_not_read_to_its_end(tmp_path: Path) -> None:
    bed = music(tmp_path, hiss(60, RATE), frames=10 * RATE)
    assert bed.source.frames < 25 * RATE
    assert bed.period > 10 * RATE
    assert bed.read(0, 10 * RATE).any(axis=1).all()


def test_a_long_silence_before_the_music_is_skipped_however_short_the_session(tmp_path: Path) -> None:
    bed = music(tmp_path, np.concatenate((np.zeros((40 * RATE, 2)), hiss(30, RATE))), frames=5 * RATE)
    assert power_db(bed.read(0, 5 * RATE)).min() > -60
    assert bed.period > 5 * RATE


def test_a_soft_place_where_the_session_ends_is_not_taken_for_the_end(tmp_path: Path) -> None:
    sound = hiss(60, RATE)
    sound[18 * RATE : 22 * RATE] = 0
    bed = music(tmp_path, sound, frames=10 * RATE)
    assert bed.period > 10 * RATE


def test_the_file_stands_in_the_ears_as_it_was_recorded(tmp_path: Path) -> None:
    sound = np.stack((tone(4, RATE, hertz=300), tone(4, RATE, hertz=500)), axis=1)
    bed = music(tmp_path, sound)
    heard = bed.read(0, 2 * RATE)
    for channel in range(2):
        assert np.corrcoef(heard[:, channel], sound[: 2 * RATE, channel])[0, 1] > 0.9999


@pytest.mark.parametrize("words", [(), ("a.wav", "b.wav")])
def test_it_takes_one_name(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"^file takes the name of a file, such as 'file:rain\.flac', not [02] words$"):
        BED.make(BedRequest(rate_hz=RATE, words=words, recording=Recordings(Path(), RATE)))


def test_without_files_it_says_so() -> None:
    with pytest.raises(ValueError, match="a file can be heard only in a session"):
        BED.make(BedRequest(rate_hz=RATE, words=("a.wav",)))
