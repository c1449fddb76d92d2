"""Endless noise; its slopes are measured in truth/."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.noise import GRAINS, TABLE_FRAMES, Grains, flat, table

RATE = 24_000
LENGTH, CROSS = 8 * RATE, RATE // 2
PINK = Grains(-3.01, rate_hz=RATE, seed=5)


def test_the_table_is_a_circle_without_a_seam():
    sound = table(-6.02, flat, RATE, 1)
    steps = np.abs(np.diff(sound, axis=0))
    assert np.abs(sound[0] - sound[-1]).max() < steps.max()
    assert sound.mean(axis=0) == pytest.approx([0, 0], abs=1e-6)


def test_every_channel_has_the_same_level():
    left, right = table(-3.01, flat, RATE, 1).std(axis=0)
    assert left == pytest.approx(right, rel=0.01)


def test_a_mono_fold_down_loses_a_decibel_and_a_quarter():
    sound = table(-3.01, flat, RATE, 2).astype(np.float64)
    assert np.corrcoef(sound.T)[0, 1] == pytest.approx(0.5, abs=0.02)
    assert 20 * np.log10(sound.std() / sound.mean(axis=1).std()) == pytest.approx(1.25, abs=0.05)


def test_nothing_is_spent_on_what_encoders_leave_out():
    power = np.abs(np.fft.rfft(table(0.0, flat, 48_000, 1)[:, 0].astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(TABLE_FRAMES, 1 / 48_000)
    heard, left_out = power[(hertz > 1000) & (hertz < 2000)].mean(), power[hertz > 20_000].mean()
    assert 10 * np.log10(left_out / heard) < -15


def octave(hertz: np.ndarray) -> np.ndarray:
    return np.where((hertz > 400) & (hertz < 800), np.float32(1), np.float32(0))


def test_a_shape_is_multiplied_with_the_slope():
    power = np.abs(np.fft.rfft(table(-3.01, octave, RATE, 1)[:, 0].astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(TABLE_FRAMES, 1 / RATE)
    assert power[(hertz > 400) & (hertz < 800)].sum() > 0.999999 * power.sum()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4000), st.integers(-3000, 3000), st.integers(0, 3000), st.integers(0, 3000))
def test_a_range_cut_near_a_join_gives_the_same_bits(grain, shift, first, second):
    for join in (grain * LENGTH, grain * LENGTH + CROSS):
        a = max(join + shift, 0)
        b, c = a + first, a + first + second
        assert PINK.read(a, c).tobytes() == PINK.read(a, b).tobytes() + PINK.read(b, c).tobytes()


@pytest.mark.parametrize("grain", [0, 1, 2, GRAINS - 1, GRAINS, 3599])
def test_a_join_keeps_the_level(grain):
    joined = PINK.read(grain * LENGTH, grain * LENGTH + CROSS)
    alone = PINK.read(grain * LENGTH + CROSS, (grain + 1) * LENGTH)
    assert 20 * np.log10(joined.std() / alone.std()) == pytest.approx(0, abs=1.0)  # chance, half a second long


def test_a_grain_is_a_copy_of_the_table_and_no_two_start_alike():
    source = table(-3.01, flat, RATE, 5)
    circle = np.concatenate((source, source))
    places = set()
    for grain in range(30):
        start = grain * LENGTH + CROSS
        block = PINK.read(start, start + 1000)
        (place,) = np.flatnonzero(
            (circle[:TABLE_FRAMES, 0] == block[0, 0]) & (circle[1 : TABLE_FRAMES + 1, 0] == block[1, 0])
        )
        assert (circle[place : place + 1000] == block).all()
        places.add(int(place))
    assert len(places) == 30


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
def test_a_grain_never_meets_itself_in_a_crossfade_not_even_where_the_period_begins_again(rate_hz):
    noise = Grains(-3.01, rate_hz=rate_hz, seed=5)
    for grain in range(1, 2 * GRAINS):
        apart = (noise._offset(grain) - noise._offset(grain - 1) - 8 * rate_hz) % TABLE_FRAMES
        assert 0.24 * TABLE_FRAMES <= apart <= 0.76 * TABLE_FRAMES
