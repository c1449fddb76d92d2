"""Many short sounds over one."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound import circle
from audio_builder.sound.bank import bank_of, edges
from audio_builder.sound.loudness import Meter
from audio_builder.sound.scatter import Scatter, shares
from audio_builder.sound.signal import Repeat, Span
from audio_builder.sound.thinning import Thinning

RATE = 24000
PERIOD = circle.PERIOD_S * RATE
PINGS = np.concatenate([np.full((1, 600, 2), size, np.float32) for size in (1.0, 1.25, 1.5)])


@dataclass(frozen=True)
class Nothing:
    channels: int = 2
    repeat: Repeat | None = field(default_factory=lambda: Repeat(0, PERIOD))

    def read(self, start, stop):
        return np.zeros((stop - start, 2), np.float32)


def scatter(per_s: int = 20, **rest) -> Scatter:
    return Scatter(Nothing(), PINGS, per_s * circle.PERIOD_S, rate_hz=RATE, seed=3, **rest)


def marks(per_s: int, **rest) -> np.ndarray:
    """How many one-frame sounds fall on each frame of a bed that is nothing else."""
    one = np.ones((1, 1, 2), np.float32)
    return Scatter(Nothing(), one, per_s * circle.PERIOD_S, rate_hz=RATE, seed=3, **rest)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, RATE) | st.integers(PERIOD - RATE, PERIOD + RATE), st.integers(0, 3000), st.integers(0, 3000))
def test_a_range_cut_in_two_gives_the_same_bits(a, first, second):
    sound, (b, c) = scatter(90), (a + first, a + first + second)
    assert sound.read(a, c).tobytes() == sound.read(a, b).tobytes() + sound.read(b, c).tobytes()


def test_it_comes_round_after_one_period_to_the_bit():
    sound = scatter(90)
    assert sound.repeat == Repeat(0, PERIOD)
    for start in (0, 7_654_321):
        assert sound.read(start, start + RATE).tobytes() == sound.read(start + PERIOD, start + PERIOD + RATE).tobytes()


def test_as_many_sounds_are_heard_as_there_are_slots():
    heard = marks(50).read(0, 200 * RATE)[:, 0].sum()
    assert heard == pytest.approx(200 * 50, abs=10)  # those late across the edges


def test_sounds_fall_by_chance_and_in_no_rhythm():
    times = np.flatnonzero(marks(50).read(0, 200 * RATE)[:, 0])
    gaps = np.diff(times) / (RATE / 50)
    # Of sounds that fall by chance alone the gaps have a standard deviation of one mean gap, of a rhythm none.
    assert 0.85 < gaps.std() < 1.1


def test_a_chance_says_how_many_are_heard():
    counted = marks(50, heard=lambda shares: np.where(shares < 100 / circle.PERIOD_S, 0.25, 1.0))
    assert counted.read(0, 100 * RATE)[:, 0].sum() == pytest.approx(0.25 * 5000, abs=130)  # 4 sigma
    assert counted.read(110 * RATE, 210 * RATE)[:, 0].sum() == pytest.approx(5000, abs=10)


def test_after_the_last_word_sounds_grow_rarer_to_a_third_within_ten_minutes_and_then_stay():
    ending = Span(60 * RATE, 8 * 3600 * RATE)
    sound = marks(20, thinning=Thinning.after(ending, RATE))
    counts = [sound.read(at * RATE, (at + 60) * RATE)[:, 0].sum() / 1200 for at in (0, 330, 660, 7200)]
    assert counts == pytest.approx([1.0, 2 / 3, 1 / 3, 1 / 3], abs=0.06)  # 4 sigma of 1200 chances


def test_a_shorter_ending_thins_out_over_all_of_it():
    thinning = Thinning.after(Span(1000, 3000), RATE)
    assert thinning.shares(np.array([0, 1000, 2000, 3000, 9000])) == pytest.approx([1, 1, 2 / 3, 1 / 3, 1 / 3])
    assert Thinning.after(None, RATE) is None
    assert Thinning.after(Span(5, 5), RATE) is None


def test_it_says_truly_from_where_on_it_repeats_itself_once_sounds_have_grown_rarer():
    ending = Span(60 * RATE, 8 * 3600 * RATE)
    sound = scatter(40, thinning=Thinning.after(ending, RATE))
    start, period = sound.repeat.start, sound.repeat.period
    assert 660 * RATE <= start < 661 * RATE
    for frame in (start, start + 3 * RATE, start + 12_345_678):
        assert sound.read(frame, frame + RATE).tobytes() == sound.read(frame + period, frame + period + RATE).tobytes()


def test_a_bank_has_the_share_of_the_loudness_it_was_made_for():
    times = np.arange(1200, dtype=np.float32) / np.float32(RATE)
    hertz = np.linspace(500, 3000, 20, dtype=np.float32)[:, None]
    waves = np.sin(np.float32(2 * np.pi) * hertz * times) * edges(times, times[::-1], attack_s=0.01, release_s=0.02)
    per_period = 200 * circle.PERIOD_S
    bank = bank_of(waves, np.linspace(0, 1, 20), per_period=per_period, share=0.5, rate_hz=RATE)
    meter = Meter(RATE, 2)
    meter.push(Scatter(Nothing(), bank, per_period, rate_hz=RATE, seed=1).read(0, 60 * RATE))
    assert meter.integrated() == pytest.approx(-33.01, abs=0.3)


def test_edges_come_out_of_nothing_and_go_back_into_it():
    times = np.linspace(0, 1, 101, dtype=np.float32)
    gains = edges(times, times[::-1], attack_s=0.2, release_s=0.5)
    assert (gains[0], gains[30], gains[-1]) == (0.0, 1.0, 0.0)
    assert gains[10] == pytest.approx(0.5)
    assert np.abs(np.diff(gains)).max() < 0.08


def test_shares_are_even_and_draws_differ():
    places = np.arange(100_000)
    one, other = shares(7, 0, places), shares(7, 1, places)
    counts = np.histogram(one, bins=10, range=(0, 1))[0]
    assert counts == pytest.approx(np.full(10, 10_000), abs=400)  # 4 sigma
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.013
    assert abs(np.corrcoef(one[1:], one[:-1])[0, 1]) < 0.013
