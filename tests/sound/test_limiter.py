"""The ceiling."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.signal import resample_poly

from audio_builder.sound.limiter import Limiter

RATE = 48000
TIME = np.arange(RATE) / RATE


@dataclass(frozen=True)
class Recorded:
    """A finite sound, then silence."""

    sound: np.ndarray
    channels: int = 2

    def read(self, start: int, stop: int) -> np.ndarray:
        block = np.zeros((stop - start, self.channels), dtype=np.float32)
        here = self.sound[start:stop]
        block[: len(here)] = here
        return block


def limited(sound: np.ndarray, **settings: float) -> Limiter:
    return Limiter(Recorded(sound.astype(np.float32)), ceiling_dbtp=-1.0, rate_hz=RATE, **settings)


def stereo(left: np.ndarray) -> np.ndarray:
    return np.stack((left, np.roll(left, 31)), axis=1)


def noise(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


LOUD = {
    "white noise": noise(1).standard_normal((RATE, 2)) * 3,
    "a deep sine": stereo(2 * np.sin(2 * np.pi * 50 * TIME)),
    "a sine": stereo(4 * np.sin(2 * np.pi * 997 * TIME)),
    "a sine that peaks between samples": stereo(1.2 * np.sin(2 * np.pi * 12000 * TIME + np.pi / 4)),
    "a square": stereo(2 * np.sign(np.sin(2 * np.pi * 220 * TIME + 0.1))),
    "rare impulses": stereo((noise(2).random(RATE) < 1e-3) * noise(3).uniform(-8, 8, RATE)),
    "dense impulses": stereo((noise(4).random(RATE) < 0.1) * noise(5).uniform(-8, 8, RATE)),
    "bursts": stereo(np.where(TIME * 7 % 1 < 0.5, 4, 0.01) * np.sin(2 * np.pi * 3000 * TIME)),
}


@pytest.mark.parametrize("name", LOUD)
def test_no_peak_passes_the_ceiling(name):
    sound = limited(LOUD[name]).read(0, RATE + 2000)
    oversampled = resample_poly(sound, 4, 1, axis=0)  # another interpolator than ours
    assert 20 * np.log10(np.abs(oversampled).max()) <= -1.0 + 0.1


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.floats(-10, 30), st.sampled_from([1, 10, 100, 5000]))
@example(13, 1.0, 10)
def test_no_random_sound_passes_the_ceiling(seed, level_db, grain):
    chance = noise(seed)
    loudness = 10 ** (level_db / 20) * chance.uniform(0, 1, (9600 // grain + 1, 1)).repeat(grain, 0)[:9600]
    oversampled = resample_poly(limited(chance.standard_normal((9600, 2)) * loudness).read(0, 12000), 4, 1, axis=0)
    assert 20 * np.log10(np.abs(oversampled).max()) <= -1.0 + 0.2  # as Tech 3341 allows: white noise reaches 24 kHz


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(LOUD)), st.lists(st.integers(0, RATE), min_size=3, max_size=3, unique=True).map(sorted))
def test_a_range_cut_in_two_sounds_the_same(name, cuts):
    signal, (a, b, c) = limited(LOUD[name]), cuts
    apart = np.concatenate((signal.read(a, b), signal.read(b, c)))
    assert apart.tobytes() == signal.read(a, c).tobytes()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, RATE), min_size=2, max_size=2).map(sorted))
def test_sound_under_the_ceiling_passes_to_the_bit(cuts):
    sound = (0.8 * np.sin(2 * np.pi * 440 * TIME)).astype(np.float32)
    start, stop = cuts
    assert limited(stereo(sound)).read(start, stop).tobytes() == stereo(sound)[start:stop].tobytes()


def test_away_from_a_peak_nothing_is_touched():
    sound = stereo(0.5 * np.sin(2 * np.pi * 440 * TIME)).astype(np.float32)
    sound[24000] = 1.9
    limiter = limited(sound, lookahead_s=0.005, release_s=0.05)
    block = limiter.read(0, RATE)
    changed = np.flatnonzero((block != sound).any(axis=1))
    # 12 frames for the interpolator; half of 50 ms at most, as the gain is halved at most; the smoothing both ways.
    assert changed.min() >= 24000 - 240 - 16
    assert changed.max() <= 24000 + 240 + 16 + 1600
    assert limiter.reduction_db(0, 20000) == 0.0
    assert limiter.reduction_db(23000, 25000) == pytest.approx(20 * np.log10(1.9) + 1.0, abs=0.5)


def test_both_channels_get_the_same_gain():
    sound = np.stack((2 * np.sin(2 * np.pi * 997 * TIME), 0.1 + 0 * TIME), axis=1)
    block = limited(sound).read(10000, 20000)
    gains = block[:, 1] / np.float32(0.1)
    assert gains == pytest.approx(np.full(10000, 10 ** (-1 / 20) / 2), rel=0.03)
    assert block[:, 0] == pytest.approx(sound[10000:20000, 0] * gains, abs=1e-5)


def test_a_mono_signal_is_limited_too():
    signal = Limiter(Recorded(np.full((1000, 1), 3, np.float32), channels=1), ceiling_dbtp=-6.0, rate_hz=24000)
    assert signal.channels == 1
    assert signal.read(400, 600)[:, 0] == pytest.approx(np.full(200, 10 ** (-6 / 20)), rel=1e-3)


def test_an_empty_range_is_an_empty_block():
    for level in (0.1, 4.0):
        assert limited(np.full((1000, 2), level)).read(500, 500).shape == (0, 2)
