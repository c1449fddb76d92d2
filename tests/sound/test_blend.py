"""Sounds under gains that move slowly."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.blend import CELLS, CELLS_PER_S, Blend, seconds_of
from audio_builder.sound.circle import PERIOD_S
from audio_builder.sound.hump import Hump
from audio_builder.sound.loudness import Meter
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Repeat

RATE = 24000
CELL = RATE // CELLS_PER_S
PERIOD = PERIOD_S * RATE


@dataclass(frozen=True)
class Ones:
    channels: int = 2
    repeat: Repeat | None = field(default_factory=lambda: Repeat(0, PERIOD))

    def read(self, start, stop):
        return np.ones((stop - start, 2), np.float32)


def left_up_and_right_down(cells):
    share = cells % CELLS / CELLS
    return np.stack((share, 1.0 - share))[None]


def swaying(cells):
    turns = seconds_of(cells) / 10.0
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * turns)
    return np.stack((np.stack((swell, swell)), np.stack((1.0 - swell, 1.2 - swell))))


def test_gains_are_exact_where_cells_begin_and_straight_between():
    blend = Blend((Ones(),), left_up_and_right_down, rate_hz=RATE, factor=0.5, repeat=Repeat(0, PERIOD))
    frames = np.arange(7 * CELL, 9 * CELL + 1)
    expected = 0.5 * frames / (CELLS * CELL)
    block = blend.read(7 * CELL, 9 * CELL + 1)
    assert block[:, 0] == pytest.approx(expected, abs=1e-8)
    assert block[:, 1] == pytest.approx(0.5 - expected, abs=1e-7)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 2 * RATE) | st.integers(PERIOD - RATE, PERIOD + RATE), st.integers(0, 40_000), st.integers(0, 999)
)
def test_a_range_cut_in_two_gives_the_same_bits(a, first, second):
    noise = Grains(-3.01, rate_hz=RATE, seed=4)
    blend = Blend.balanced((noise, Ones()), swaying, rate_hz=RATE)
    b, c = a + first, a + first + second
    assert blend.read(a, c).tobytes() == blend.read(a, b).tobytes() + blend.read(b, c).tobytes()


def test_a_blend_of_sounds_of_a_known_loudness_has_it_too():
    noises = tuple(Grains(slope, rate_hz=RATE, seed=seed) for seed, slope in enumerate((-6.02, -3.01)))
    for blend, lufs in ((Blend.balanced(noises, swaying, rate_hz=RATE), -30.0),):
        for share, expected in ((1.0, lufs), (0.5, lufs - 3.01)):
            meter = Meter(RATE, 2)
            meter.push(blend.softer(share).read(0, 60 * RATE))
            assert meter.integrated() == pytest.approx(expected, abs=0.3)


def test_a_hump_falls_on_both_sides_as_steeply_as_it_says():
    octaves = np.array([62.5, 125.0, 8000.0, 16000.0], np.float32)
    low, next_low, high, next_high = 10 * np.log10(Hump(1000.0, 6.0, 9.0)(octaves))
    assert next_low - low == pytest.approx(6.0, abs=0.1)
    assert high - next_high == pytest.approx(9.0, abs=0.1)
