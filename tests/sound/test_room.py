"""A room answers the voice and leaves it alone."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.sound.loudness import Meter
from audio_builder.sound.room import ROOMS, echo, in_room, tail_frames

RATES = [24_000, 44_100, 48_000]


def voice(rate_hz: int, seconds: float = 3.0) -> np.ndarray:
    """Noise with the long-term spectrum of speech, roughly, in syllables: flat to 500 Hz, then 9 dB down an octave."""
    frames = round(seconds * rate_hz)
    hertz = np.fft.rfftfreq(frames, 1 / rate_hz)
    level = np.where(hertz < 500, 1.0, (np.maximum(hertz, 1) / 500) ** -1.5) * (hertz > 90)
    noise = np.fft.irfft(np.fft.rfft(np.random.default_rng(4).standard_normal(frames)) * level, frames)
    syllables = np.clip(np.sin(2 * np.pi * 2 * np.arange(frames) / rate_hz), 0, 1)
    return (noise * syllables * 0.1 / noise.std()).astype(np.float32)


def lufs(sound: np.ndarray, rate_hz: int) -> float:
    meter = Meter(rate_hz, sound.shape[1])
    meter.push(np.ascontiguousarray(sound))
    return meter.integrated()


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("rate_hz", RATES)
def test_what_is_spoken_stays_and_its_echo_is_the_convolution(name: str, rate_hz: int) -> None:
    dry = voice(rate_hz, 1.7)
    wet = in_room(dry, name, rate_hz)
    length = len(dry) + tail_frames(name, rate_hz)
    expected = np.fft.irfft(
        np.fft.rfft(dry.astype(np.float64), length)[:, None]
        * np.fft.rfft(echo(name, rate_hz).astype(np.float64), length, axis=0),
        length,
        axis=0,
    )
    expected[: len(dry)] += dry[:, None]
    assert wet.shape == (length, 2)
    assert np.abs(wet - expected).max() < 1e-6


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("rate_hz", RATES)
def test_the_echo_stands_12_to_20_lu_under_the_voice_and_hardly_adds_to_it(name: str, rate_hz: int) -> None:
    dry = voice(rate_hz)
    both = np.repeat(dry[:, None], 2, axis=1)
    wet = in_room(dry, name, rate_hz)
    alone = wet.copy()
    alone[: len(dry)] -= both
    assert -20 <= lufs(alone, rate_hz) - lufs(both, rate_hz) <= -12
    assert lufs(wet[: len(dry)], rate_hz) == pytest.approx(lufs(both, rate_hz), abs=0.5)


@pytest.mark.parametrize("name", ROOMS)
def test_an_echo_never_comes_before_the_voice_and_dies_away_to_nothing(name: str) -> None:
    sound, rate_hz = np.abs(echo(name, 48_000)).max(axis=1), 48_000
    assert not sound[: 5 * rate_hz // 1000].any()
    tenths = [float((part**2).mean()) for part in np.array_split(sound, 10)]
    assert tenths[2:] == sorted(tenths[2:], reverse=True)
    assert 10 * np.log10(tenths[-1] / max(tenths)) < -50
    assert sound[-1] < 1e-7


@pytest.mark.parametrize("name", ROOMS)
def test_an_echo_is_wide_and_loses_less_than_2_db_in_mono(name: str) -> None:
    sound = echo(name, 48_000).astype(np.float64)
    each, folded = (sound**2).mean(), (sound.mean(axis=1) ** 2).mean()
    assert -2.0 < 10 * np.log10(folded / each) < -0.5


def test_rooms_are_small_warm_and_large_in_that_order_and_warm_is_the_darkest() -> None:
    assert [tail_frames(name, 48_000) for name in ("small", "warm", "large")] == sorted(
        tail_frames(name, 48_000) for name in ROOMS
    )

    def brightness(name: str) -> float:
        power = (np.abs(np.fft.rfft(echo(name, 48_000), axis=0)) ** 2).sum(axis=1)
        return float(power[len(power) // 6 :].sum() / power.sum())  # above 4 kHz

    assert brightness("warm") == min(map(brightness, ROOMS))


def test_no_room_has_no_tail() -> None:
    assert tail_frames("none", 48_000) == 0
