"""The loudness range; the signals of the standard are in truth/."""

import numpy as np
import pytest

from audio_builder.sound.loudness_range import loudness_range


def powers(*parts: tuple[float, float]) -> np.ndarray:
    """Of each 100 ms, for parts of some seconds at some LUFS."""
    return np.concatenate([np.full(round(10 * seconds), 10 ** ((lufs + 0.691) / 10)) for seconds, lufs in parts])


def test_a_steady_sound_has_no_range():
    assert loudness_range(powers((20, -23))) == pytest.approx(0, abs=1e-9)


def test_what_is_shorter_than_three_seconds_or_silent_has_none():
    assert loudness_range(powers((2.9, -23))) is None
    assert loudness_range(powers((60, -75))) is None
    assert loudness_range(np.zeros(600)) is None
    assert loudness_range(np.empty(0)) is None


def test_silence_does_not_widen_it():
    assert loudness_range(powers((60, -20), (60, -120))) == pytest.approx(0, abs=2.0)  # the blocks across the edge


def test_two_levels_are_as_far_apart_as_they_are():
    assert loudness_range(powers((60, -20), (60, -29))) == pytest.approx(9, abs=0.01)
