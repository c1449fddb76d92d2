"""True peaks; the signals of the standards are in truth/."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.peaks import OVERSHOOT, REACH, TruePeak, high_peaks, sample_peak


def true_peak(sound: np.ndarray) -> float:
    meter = TruePeak(sound.shape[1])
    meter.push(sound)
    return meter.value_dbtp()


@pytest.mark.parametrize("hertz", [100, 997, 5000, 12000, 18000])
def test_a_sine_between_the_samples_is_found(hertz):
    sound = 0.5 * np.sin(2 * np.pi * hertz * np.arange(9600) / 48000 + 1.0)
    window = np.minimum(1, np.minimum(np.arange(9600), np.arange(9600)[::-1]) / 2400)  # no click at the ends
    # -0.6 dB is the most that four values to a frame can miss at 18 kHz: cos(pi / 4 * 18 / 48) = 0.957 = -0.38 dB.
    assert true_peak((sound * window).astype(np.float32)[:, None]) == pytest.approx(-6.02, abs=0.4)


def test_a_true_peak_is_never_under_the_sample_peak_nor_far_over_it():
    sound = np.random.default_rng(2).uniform(-0.5, 0.5, (20000, 2)).astype(np.float32)
    peak = 10 ** (true_peak(sound) / 20)
    assert sample_peak(sound) <= peak * (1 + 1e-6)
    assert peak <= sample_peak(sound) * OVERSHOOT


def test_the_worst_signal_there_is_rises_by_the_overshoot():
    half = np.arange(-REACH, REACH)[:, None]
    signs = np.where((half % 2 == 0) == (half < 0), -1.0, 1.0).astype(np.float32)  # the signs of sinc at the half frame
    assert true_peak(signs) == pytest.approx(20 * np.log10(OVERSHOOT), abs=0.01)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 24000), max_size=8), st.integers(0, 99))
def test_the_size_of_the_blocks_does_not_matter(cuts, seed):
    noise = np.random.default_rng(seed)
    sound = (noise.standard_normal((24000, 2)) * np.linspace(0, noise.uniform(), 24000)[:, None]).astype(np.float32)
    pieces = TruePeak(2)
    for piece in np.split(sound, sorted(cuts)):
        pieces.push(piece)
    assert pieces.value_dbtp() == pytest.approx(true_peak(sound), abs=1e-5)


@given(st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_passing_over_quiet_stretches_changes_nothing(seed):
    noise = np.random.default_rng(seed)
    sound = (noise.standard_normal((48000, 1)) * noise.uniform(0, 1, (10, 1)).repeat(4800, 0)).astype(np.float32)
    everywhere = high_peaks(np.pad(sound, ((2 * REACH, 2 * REACH), (0, 0))), above=-1.0)[1].max()
    assert true_peak(sound) == pytest.approx(20 * np.log10(everywhere), abs=1e-5)


def everywhere(sound: np.ndarray) -> np.ndarray:
    """The peak of each frame by the definition: the sample, and sinc under a Kaiser window at three points after it."""
    peaks = np.abs(sound[REACH:-REACH]).max(axis=1)
    for between in (0.25, 0.5, 0.75):
        distance = np.arange(1 - REACH, REACH + 1) - between
        weights = np.sinc(distance) * np.i0(8 * np.sqrt(1 - (distance / REACH) ** 2))
        windows = np.lib.stride_tricks.sliding_window_view(sound, 2 * REACH, axis=0)[1:]
        peaks = np.maximum(peaks, np.abs(windows @ (weights / weights.sum())).max(axis=1))
    return peaks


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 3000), st.sampled_from([1, 2]), st.floats(0, 2), st.integers(1, 500))
def test_every_frame_that_is_higher_is_found_and_no_other(seed, frames, channels, above, grain):
    chance = np.random.default_rng(seed)
    loudness = chance.uniform(0, 1, (frames + 2 * REACH) // grain + 1).repeat(grain)[: frames + 2 * REACH, None] ** 3
    sound = (chance.standard_normal((frames + 2 * REACH, channels)) * loudness).astype(np.float32)
    expected = everywhere(sound)
    places, heights = high_peaks(sound, above=above)
    assert set(np.flatnonzero(expected > above + 1e-6)) <= set(places) <= set(np.flatnonzero(expected > above - 1e-6))
    assert np.abs(heights - expected[places]).max(initial=0) < 1e-6


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 300), st.floats(0, 2))
def test_the_height_of_a_frame_depends_on_what_is_around_it_to_the_bit(seed, later, above):
    sound = np.random.default_rng(seed).standard_normal((1000, 2)).astype(np.float32)
    places, heights = high_peaks(sound, above=above)
    again, heights_again = high_peaks(sound[later:], above=above)
    assert again.tolist() == (places[places >= later] - later).tolist()
    assert heights_again.tobytes() == heights[places >= later].tobytes()


def test_after_a_jump_nothing_is_read_into_the_gap():
    meter = TruePeak(1)
    meter.push(np.full((4800, 1), 0.1, np.float32) * np.linspace(0, 1, 4800, dtype=np.float32)[:, None])
    meter.jump()
    meter.push(np.full((4800, 1), -0.1, np.float32))  # as a step this would swing over; nothing says it was one
    meter.jump()
    meter.push(np.full((5, 1), -0.1, np.float32))
    meter.push(np.linspace(-0.1, 0, 4800, dtype=np.float32)[:, None])
    assert meter.value_dbtp() == pytest.approx(-20.0, abs=0.001)


def test_a_peak_between_two_frames_belongs_to_the_first():
    sound = np.zeros((100, 1), dtype=np.float32)
    sound[50:52] = 1.0
    places, peaks = high_peaks(sound, above=-1.0)
    assert places.tolist() == list(range(100 - 2 * REACH))
    assert peaks.argmax() == 50 - REACH
    assert peaks.max() == pytest.approx(4 / np.pi, rel=0.01)  # two sincs, each 2 / pi at the half frame


def test_silence_has_the_lowest_peak_there_is():
    assert true_peak(np.zeros((5000, 2), dtype=np.float32)) == -120.0
    assert TruePeak(2).value_dbtp() == -120.0
