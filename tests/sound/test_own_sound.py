"""A sound file that is heard once: under the voice, without a start, in its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sound_files import hiss, tone, wav

from audio_builder.errors import CodecError
from audio_builder.recordings import Recordings
from audio_builder.sound.loudness import Meter
from audio_builder.sound.own_sound import OwnSound

RATE = 48000
VOICE_LUFS = -20.0


def own(folder: Path, sound: np.ndarray, rate_hz: int = RATE) -> OwnSound:
    wav(folder / "gong.wav", sound, rate_hz)
    return Recordings(folder, RATE).sound("gong.wav")


def loudest(sound: OwnSound) -> float:
    """Loudness of its loudest 400 ms, in both ears."""
    meter = Meter(RATE, 2)
    meter.push(np.repeat(sound.read(0, len(sound.span))[:, None], 2, axis=1))
    return float(meter.momentary().max())


@pytest.mark.parametrize(("level_lu", "under_lu"), [(-12.0, 12), (-30.0, 30), (None, 12), (-3.0, 6), (5.0, 6)])
def test_it_stands_as_far_under_the_voice_as_is_written_and_never_nearer_than_6_lu(
    tmp_path: Path, level_lu: float | None, under_lu: float
) -> None:
    placed = own(tmp_path, tone(3)).at(level_lu, voice_lufs=VOICE_LUFS)
    assert VOICE_LUFS - loudest(placed) == pytest.approx(under_lu, abs=0.1)


def test_however_sharp_the_file_it_comes_in_over_a_tenth_of_a_second_or_more(tmp_path: Path) -> None:
    struck = np.abs(own(tmp_path, tone(3, peak=0.9)).read(0, RATE))
    envelope = np.maximum.accumulate(struck)
    tenth, nine_tenths = (np.argmax(envelope > share * envelope.max()) for share in (0.1, 0.9))
    assert (nine_tenths - tenth) / RATE >= 0.1
    assert struck[0] < 0.001


def test_it_goes_out_softly(tmp_path: Path) -> None:
    sound = own(tmp_path, tone(3))
    end = np.abs(sound.read(len(sound.span) - RATE // 2, len(sound.span)))
    assert end[-20:].max() < 0.001
    assert (np.diff(end.reshape(-1, 1200).max(axis=1)) < 1e-6).all()


def test_silence_around_it_is_not_waited_for(tmp_path: Path) -> None:
    sound = own(tmp_path, np.concatenate((np.zeros((2 * RATE, 2)), hiss(3), np.zeros((5 * RATE, 2)))))
    assert len(sound.span) / RATE == pytest.approx(3, abs=0.2)


def test_a_sound_longer_than_a_minute_fades_out_within_it(tmp_path: Path) -> None:
    sound = own(tmp_path, hiss(70, 16000, channels=1), 16000)
    assert len(sound.span) == 60 * RATE
    levels = np.abs(sound.read(54 * RATE, 60 * RATE)).reshape(12, -1).mean(axis=1)
    assert levels[-1] < 0.05 * levels[0]


def test_it_is_the_same_in_any_blocks(tmp_path: Path) -> None:
    sound = own(tmp_path, hiss(2)).at(-12, voice_lufs=VOICE_LUFS)
    whole = sound.read(0, 2 * RATE)
    for cut in (1, 999, 12000, 2 * RATE - 3):
        assert np.concatenate((sound.read(0, cut), sound.read(cut, 2 * RATE))).tobytes() == whole.tobytes()


def test_next_to_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodecError, match=r"^'gong\.wav' cannot be heard: it holds 0\.1 s of sound"):
        own(tmp_path, hiss(0.1))
    with pytest.raises(CodecError, match=r"it holds 0\.0 s of sound"):
        own(tmp_path, np.zeros((RATE, 1)))
