"""True peaks; the signals of the standards are in truth/."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.peaks import OVERSHOOT, REACH, TruePeak, frame_peaks, sample_peak


def true_peak(sound: np.ndarray) -> float:
    meter = TruePeak(48000, sound.shape[1])
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
    pieces = TruePeak(48000, 2)
    for piece in np.split(sound, sorted(cuts)):
        pieces.push(piece)
    assert pieces.value_dbtp() == pytest.approx(true_peak(sound), abs=1e-5)


@given(st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_passing_over_quiet_stretches_changes_nothing(seed):
    noise = np.random.default_rng(seed)
    sound = (noise.standard_normal((48000, 1)) * noise.uniform(0, 1, (10, 1)).repeat(4800, 0)).astype(np.float32)
    everywhere = frame_peaks(np.pad(sound, ((2 * REACH, 2 * REACH), (0, 0)))).max()
    assert true_peak(sound) == pytest.approx(20 * np.log10(everywhere), abs=1e-5)


def test_a_peak_between_two_frames_belongs_to_the_first():
    sound = np.zeros((100, 1), dtype=np.float32)
    sound[50:52] = 1.0
    peaks = frame_peaks(sound)
    assert len(peaks) == 100 - 2 * REACH
    assert peaks.argmax() == 50 - REACH
    assert peaks.max() == pytest.approx(4 / np.pi, rel=0.01)  # two sincs, each 2 / pi at the half frame


def test_silence_has_the_lowest_peak_there_is():
    assert true_peak(np.zeros((5000, 2), dtype=np.float32)) == -120.0
    assert TruePeak(48000, 2).value_dbtp() == -120.0
