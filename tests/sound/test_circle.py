"""What comes round after 24 minutes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.sound import circle
from audio_builder.sound.chance import bits, share
from audio_builder.sound.signal import Repeat
from audio_builder.sound.wander import Wander


@pytest.mark.parametrize(("rate_hz", "frames"), [(24_000, 34_560_000), (44_100, 63_504_000), (48_000, 69_120_000)])
def test_a_period_is_a_whole_number_of_frames(rate_hz, frames):
    assert circle.repeat(rate_hz) == Repeat(0, frames)
    assert circle.repeat(rate_hz, start=7) == Repeat(7, frames)


@given(st.floats(0.001, 20_000))
def test_a_whole_frequency_is_near_and_comes_round(hertz):
    whole = circle.whole(hertz)
    assert abs(whole - hertz) <= 1 / 1440
    assert whole * 1440 == pytest.approx(round(whole * 1440), abs=1e-6)
    assert whole > 0


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_range_over_any_number_of_laps_is_read_within_the_first(start, length):
    def number(first: int, last: int) -> np.ndarray:
        assert 0 <= first <= last <= 7
        return np.repeat(np.arange(first, last, dtype=np.float32)[:, None], 2, axis=1)

    block = circle.around(number, start, start + length, period=7)
    assert block[:, 1].tolist() == [n % 7 for n in range(start, start + length)]


def test_chance_depends_on_seed_and_place_alone():
    drawn = {bits(seed, a, b) for seed in range(10) for a in range(10) for b in range(10)}
    assert len(drawn) == 1000
    assert bits(3, 4, 5) in drawn


def test_shares_are_evenly_spread():
    shares = np.array([share(9, place) for place in range(4000)])
    counts = np.histogram(shares, bins=10, range=(0, 1))[0]
    assert counts.sum() == 4000
    assert np.abs(counts - 400).max() < 100  # five standard deviations of 19


def test_ways_stay_between_0_and_1_and_come_round_without_a_jump():
    ways = Wander.by_chance(np.random.default_rng(1), (7, 11))
    path = ways.at(np.arange(100_000) / 100_000)
    assert path.shape == (2, 100_000)
    assert path.min() >= 0
    assert path.max() <= 1
    steps = np.abs(np.diff(path, axis=1, append=path[:, :1]))
    assert steps.max() <= 1.5 * 11 / 100_000 + 1e-9  # the steepest of a smooth step is 1.5 a turn
    assert (ways.at(np.array([0.25])) == ways.at(np.array([3.25]))).all()


def test_a_way_goes_through_its_points():
    ways = Wander.by_chance(np.random.default_rng(2), (5, 4))
    assert ways.at(np.arange(5) / 5)[0] == pytest.approx(ways.points[:5])
    assert ways.at(np.arange(4) / 4)[1] == pytest.approx(ways.points[5:])
