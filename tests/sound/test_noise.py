"""Endless noise; its slopes are measured in truth/."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.noise import TABLE_FRAMES, Grains, table

RATE = 24000
PERIOD, CROSS = 8 * RATE, RATE
PINK = Grains(-3.01, rate_hz=RATE, seed=5)


def test_the_table_is_a_circle_without_a_seam():
    sound = table(-6.02, RATE, 1)
    steps = np.abs(np.diff(sound, axis=0))
    assert np.abs(sound[0] - sound[-1]).max() < steps.max()
    assert sound.mean(axis=0) == pytest.approx([0, 0], abs=1e-6)


def test_every_channel_has_the_same_level():
    assert table(-3.01, RATE, 1).std(axis=0) == pytest.approx([0.1, 0.1], rel=0.01)


def test_a_mono_fold_down_loses_a_decibel_and_a_quarter():
    sound = table(-3.01, RATE, 2).astype(np.float64)
    assert np.corrcoef(sound.T)[0, 1] == pytest.approx(0.5, abs=0.02)
    assert 20 * np.log10(sound.std() / sound.mean(axis=1).std()) == pytest.approx(1.25, abs=0.05)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4000), st.integers(-3000, 3000), st.integers(0, 3000), st.integers(0, 3000))
def test_a_range_cut_near_a_join_gives_the_same_bits(grain, shift, first, second):
    for join in (grain * PERIOD, grain * PERIOD + CROSS):
        a = max(join + shift, 0)
        b, c = a + first, a + first + second
        assert PINK.read(a, c).tobytes() == PINK.read(a, b).tobytes() + PINK.read(b, c).tobytes()


@pytest.mark.parametrize("grain", [1, 2, 3, 1000, 3599])
def test_a_join_keeps_the_level(grain):
    joined = PINK.read(grain * PERIOD, grain * PERIOD + CROSS)
    alone = PINK.read(grain * PERIOD + CROSS, (grain + 1) * PERIOD)
    assert 20 * np.log10(joined.std() / alone.std()) == pytest.approx(0, abs=0.7)  # chance, one second long


def test_a_grain_is_a_copy_of_the_table_and_no_two_start_alike():
    circle = np.concatenate((table(-3.01, RATE, 5), table(-3.01, RATE, 5)))
    places = set()
    for grain in range(1, 30):
        start = grain * PERIOD + CROSS
        block = PINK.read(start, start + 1000)
        (place,) = np.flatnonzero(
            (circle[:TABLE_FRAMES, 0] == block[0, 0]) & (circle[1 : TABLE_FRAMES + 1, 0] == block[1, 0])
        )
        assert (circle[place : place + 1000] == block).all()
        places.add(int(place))
    assert len(places) == 29


def test_a_grain_never_meets_itself_in_a_crossfade():
    for grain in range(1, 500):
        distance = (PINK._offset(grain) - PINK._offset(grain - 1) - PERIOD) % TABLE_FRAMES
        assert TABLE_FRAMES // 4 <= distance <= TABLE_FRAMES * 3 // 4
