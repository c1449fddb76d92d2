"""Dither: one step of 16-bit sound, in fades alone."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.sound.dither import PERIOD_S, Dithered
from audio_builder.sound.signal import Span

RATE = 24000
STEP = 1 / 32768
SPANS = (Span(1000, 30_000), Span(50_000, 70_000))


@dataclass(frozen=True)
class Level:
    """The same value for ever, after `silent` frames of silence."""

    value: float
    silent: int = 0
    channels: int = 2

    def read(self, start: int, stop: int) -> np.ndarray:
        block = np.full((stop - start, self.channels), self.value, np.float32)
        block[: max(self.silent - start, 0)] = 0
        return block


def test_outside_its_spans_a_signal_is_its_source_to_the_bit():
    block = Dithered(Level(0.3), SPANS, RATE).read(0, 80_000)
    changed = np.flatnonzero((block != np.float32(0.3)).any(axis=1))
    assert changed.min() >= 1000
    assert changed.max() < 70_000
    assert not ((changed >= 30_000) & (changed < 50_000)).any()
    assert len(changed) > 0.99 * (29_000 + 20_000)


def test_the_noise_is_triangular_between_one_step_down_and_one_up():
    noise = (Dithered(Level(2**-10), (Span(0, 10**6),), RATE).read(0, PERIOD_S * RATE) - 2.0**-10) / STEP
    assert np.abs(noise).max() <= 1
    assert noise.mean() == pytest.approx(0, abs=0.005)  # 192,000 values: a standard error of 0.001
    assert noise.var() == pytest.approx(1 / 6, rel=0.02)  # two uniform steps: 2 / 12
    assert np.mean(np.abs(noise) < 0.5) == pytest.approx(0.75, abs=0.01)  # under a triangle
    assert np.corrcoef(noise.T)[0, 1] == pytest.approx(0, abs=0.02)


def test_a_level_under_one_step_survives_rounding_to_16_bits():
    dithered = Dithered(Level(0.3 * STEP), (Span(0, 10**6),), RATE).read(0, PERIOD_S * RATE)
    assert np.rint(dithered / STEP).mean() == pytest.approx(0.3, abs=0.01)
    assert not np.rint(Level(0.3 * STEP).read(0, 100) / STEP).any()


def test_silence_stays_silent():
    block = Dithered(Level(0.1, silent=5000), (Span(0, 10_000),), RATE).read(0, 10_000)
    assert not block[:5000].any()
    assert (block[5000:] != np.float32(0.1)).any(axis=1).mean() > 0.99


def test_a_frame_that_is_silent_in_one_ear_is_not_silence():
    @dataclass(frozen=True)
    class Left:
        channels: int = 2

        def read(self, start: int, stop: int) -> np.ndarray:
            return np.tile(np.array([[0.1, 0.0]], np.float32), (stop - start, 1))

    assert Dithered(Left(), (Span(0, 100),), RATE).read(0, 100)[:, 1].any()


@given(st.lists(st.integers(0, 80_000), min_size=3, max_size=3).map(sorted), st.sampled_from([1, 2]))
def test_a_range_cut_in_two_sounds_the_same(cuts, channels):
    signal, (a, b, c) = Dithered(Level(0.01, 20_000, channels), SPANS, RATE), cuts
    assert signal.read(a, b).tobytes() + signal.read(b, c).tobytes() == signal.read(a, c).tobytes()


@given(st.integers(0, 10**9))
def test_what_repeats_without_dither_repeats_with_it(frame):
    signal = Dithered(Level(0.01), (Span(0, 10**11),), RATE)
    later = frame + 1440 * RATE  # a background's period
    assert signal.read(frame, frame + 50).tobytes() == signal.read(later, later + 50).tobytes()


def test_its_source_is_not_changed():
    kept = np.full((100, 2), 0.1, np.float32)

    @dataclass(frozen=True)
    class Held:
        channels: int = 2

        def read(self, start: int, stop: int) -> np.ndarray:
            return kept[start:stop]

    Dithered(Held(), (Span(0, 100),), RATE).read(0, 100)
    assert (kept == np.float32(0.1)).all()
