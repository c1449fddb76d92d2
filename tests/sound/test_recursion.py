"""Filters by matrices against SciPy's loop over samples."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import butter, sosfilt

from audio_builder.sound.k_curve import k_weighting
from audio_builder.sound.recursion import ROW, ROWS, Recursion, low_pass

DEEP = tuple(map(tuple, butter(2, 20, "highpass", fs=48000, output="sos").tolist()))
FILTERS = {
    "the K curve": k_weighting(48000),
    "the K curve at 8 kHz": k_weighting(8000),
    "a deep high-pass": DEEP,
    "a low-pass": tuple(map(tuple, butter(2, 7000, fs=22050, output="sos").tolist())),
    "six poles": tuple(map(tuple, butter(6, 3000, fs=48000, output="sos").tolist())),
}
SOUND = np.cumsum(np.random.default_rng(5).standard_normal((30_000, 2)), axis=0).astype(np.float32)
SOUND /= np.abs(SOUND).max()  # deep, and far from zero most of the time
SINGLE_PRECISION = 2e-6
"""Of full scale: some dozens of rounding errors of 6e-8."""

AT_ONCE = {name: Recursion(sections, 2).push(SOUND) for name, sections in FILTERS.items()}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_gives_what_a_loop_over_the_samples_gives(name):
    expected = sosfilt(np.array(FILTERS[name]), SOUND.astype(np.float64), axis=0)
    assert np.abs(AT_ONCE[name].T - expected).max() <= SINGLE_PRECISION


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FILTERS)), st.lists(st.integers(0, len(SOUND)), max_size=8))
def test_it_does_not_matter_how_the_sound_is_cut_into_blocks(name, cuts):
    pieces = Recursion(FILTERS[name], 2)
    found = np.concatenate([pieces.push(piece) for piece in np.split(SOUND, sorted(cuts))], axis=1)
    assert np.abs(found - AT_ONCE[name]).max() <= SINGLE_PRECISION


@pytest.mark.parametrize("frames", [0, 1, ROW - 1, ROW, ROW + 1, ROW * ROWS - 1, ROW * ROWS, ROW * ROWS + 1])
def test_blocks_of_every_length_come_back_as_long_as_they_were(frames):
    filters = Recursion(k_weighting(48000), 2)
    for _ in range(2):
        assert filters.push(SOUND[:frames]).shape == (2, frames)


@pytest.mark.parametrize(("hertz", "rate_hz"), [(6500, 22050), (200, 48000), (11000, 24000)])
def test_the_low_pass_is_butterworths(hertz, rate_hz):
    assert np.array(low_pass(hertz, rate_hz)) == pytest.approx(butter(2, hertz, fs=rate_hz, output="sos"), abs=1e-12)


def test_channels_do_not_hear_each_other():
    left = SOUND * np.array([1, 0], np.float32)
    assert not Recursion(k_weighting(48000), 2).push(left)[1].any()


def test_long_after_a_bang_it_is_silent():
    filters = Recursion(DEEP, 1)
    filters.push(np.ones((1000, 1), np.float32))
    for _ in range(100):
        filters.push(np.zeros((48000, 1), np.float32))
    assert np.abs(filters.push(np.zeros((48000, 1), np.float32))).max() < 1e-30
