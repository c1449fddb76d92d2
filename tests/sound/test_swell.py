"""Waves at irregular intervals."""

import numpy as np
import pytest

from audio_builder.sound.circle import PERIOD_S
from audio_builder.sound.swell import Swells, rolling


def swells(seed: int = 1) -> Swells:
    chance = np.random.Generator(np.random.PCG64(seed))
    return Swells.by_chance(chance, shortest_s=7.0, longest_s=13.0, lowest=0.4, aside=0.3)


@pytest.mark.parametrize("seed", range(20))
def test_waves_are_never_closer_nor_farther_apart_than_asked_for_and_fill_the_period(seed):
    starts = swells(seed).starts
    intervals = np.diff(starts, append=starts[0] + PERIOD_S)
    assert intervals.min() > 7.0 - 1e-9
    assert intervals.max() < 13.0 + 1e-9
    assert intervals.sum() == pytest.approx(PERIOD_S)


def test_waves_come_like_no_metronome():
    intervals = np.diff(swells().starts)
    assert intervals.std() > 1.5
    assert abs(np.corrcoef(intervals[:-1], intervals[1:])[0, 1]) < 0.25  # chance: 1 / sqrt(143) = 0.08


def test_no_two_waves_are_of_one_height_and_each_leans_to_one_side():
    heights = swells().heights
    assert len(np.unique(heights.max(axis=0))) == heights.shape[1]
    assert heights.max() <= 1.0
    assert heights.max(axis=0).min() >= 0.4
    assert (heights.min(axis=0) / heights.max(axis=0)).min() >= 0.7 - 1e-9


def test_a_wave_rises_to_its_height_and_dies_away():
    level = rolling(2.0, 6.0, late_s=1.0)
    assert level(np.array([-1.0, 0.0, 1.0, 3.0, 9.0, 20.0])).tolist() == [0.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    assert level(np.array([2.0])) == pytest.approx([0.5])


def test_waves_keep_coming_round_the_end_of_the_period():
    waves, level = swells(), rolling(4.0, 20.0)
    edge = waves.at(np.array([PERIOD_S - 0.01, 0.0, 0.01]), level)
    assert np.abs(np.diff(edge)).max() < 0.02
    assert edge.max() > 0.1  # the last wave of the period before is still there
