"""A background gets darker, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.dimmed import CORNER_HZ, Dimmed, darkened, distances
from audio_builder.sound.envelope import Envelope
from audio_builder.sound.noise import Grains
from audio_builder.units import SILENCE_DB

RATES = [24_000, 44_100, 48_000]
RATE = 48_000
NOISE = Grains(-3.01, rate_hz=RATE, seed=3)
EVENING = Dimmed(NOISE, Envelope(((5000, 0.0), (9000, -12.0), (15_000, -12.0), (15_001, 0.0))), rate_hz=RATE)


def gain_db(hertz: float, rate_hz: int) -> float:
    """What is left of a tone once all brightness is gone."""
    reach = sum(distances(rate_hz))
    angle = 2 * np.pi * hertz / rate_hz * np.arange(rate_hz // 10 + 2 * reach)
    tone = np.stack((np.cos(angle), np.sin(angle)), axis=1).astype(np.float32)
    left = darkened(tone, rate_hz)
    assert np.abs(left[:, 0] * tone[reach:-reach, 1] - left[:, 1] * tone[reach:-reach, 0]).max() < 1e-6  # in phase
    return float(20 * np.log10(np.hypot(*left.T).max()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 20_000), min_size=3, max_size=3).map(sorted))
def test_a_range_cut_in_two_gives_the_same_bits(cuts: list[int]) -> None:
    a, b, c = cuts
    assert EVENING.read(a, c).tobytes() == EVENING.read(a, b).tobytes() + EVENING.read(b, c).tobytes()


def test_where_nothing_is_dimmed_every_frame_is_the_sources() -> None:
    heard, source = EVENING.read(0, 20_000), NOISE.read(0, 20_000)
    same = (heard == source).all(axis=1)
    assert same[:5001].all()  # to the frame at which it begins, 0 dB still
    assert same[15_001:].all()
    assert not same[5001:15_001].all()


@pytest.mark.parametrize("rate_hz", RATES)
def test_what_is_left_at_last_is_3_db_down_at_the_corner_and_no_tone_comes_out_louder(rate_hz: int) -> None:
    levels = [gain_db(hertz, rate_hz) for hertz in (50, 300, 600, CORNER_HZ, 2 * CORNER_HZ)]
    assert levels == pytest.approx([0, -0.2, -0.75, -3, -12], abs=3.5)
    assert levels[:4] == pytest.approx([0, -0.2, -0.75, -3], abs=0.7)
    assert max(gain_db(hertz, rate_hz) for hertz in range(4000, rate_hz // 2, 500)) < -20
    assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_tone_far_above_the_corner_sinks_by_what_the_treble_sinks(rate_hz: int) -> None:
    tone = np.repeat(np.sin(2 * np.pi * 5000 / rate_hz * np.arange(rate_hz))[:, None], 2, axis=1).astype(np.float32)

    class Tone:
        channels = 2

        def read(self, start: int, stop: int) -> np.ndarray:
            return tone[start:stop]

    heard = Dimmed(Tone(), Envelope.flat(-12.0), rate_hz=rate_hz).read(1000, 20_000)
    assert 20 * np.log10(heard.std() / tone[1000:20_000].std()) == pytest.approx(-12.0, abs=1.0)


def test_all_of_the_treble_can_go() -> None:
    reach = EVENING.reach
    heard = Dimmed(NOISE, Envelope.flat(SILENCE_DB), rate_hz=RATE).read(1000, 2000)
    assert np.array_equal(heard, darkened(NOISE.read(1000 - reach, 2000 + reach), RATE))


def test_a_background_that_comes_round_does_so_darkened() -> None:
    night, period = Dimmed(NOISE, Envelope.flat(-9.0), rate_hz=RATE), NOISE.repeat.period
    assert night.read(50_000, 60_000).tobytes() == night.read(50_000 + period, 60_000 + period).tobytes()


def test_a_session_may_begin_dark() -> None:
    assert Dimmed(NOISE, Envelope.flat(-9.0), rate_hz=RATE).read(0, 10).shape == (10, 2)
