"""Backgrounds add up, each at its own loudness."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.envelope import Envelope
from audio_builder.sound.layers import Bed, Layers
from audio_builder.sound.loudness import Meter
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Span
from audio_builder.units import SILENCE_DB

RATE = 48_000
STEADY = Envelope.flat()
PINK, BROWN = (Grains(slope, rate_hz=RATE, seed=1) for slope in (-3.01, -6.02))


class Steps:
    """Values that are easily told apart, some of them nothing with a sign."""

    channels = 2
    repeat = None

    def read(self, start: int, stop: int) -> np.ndarray:
        frames = np.arange(start, stop)
        return np.stack((frames % 7 - 3.0, -(frames % 3.0)), axis=1).astype(np.float32)


COMING_AND_GOING = Layers(
    (
        Bed(Steps(), Envelope(((100, SILENCE_DB), (200, 0.0), (700, 0.0), (900, SILENCE_DB)))),
        Bed(Steps(), Envelope(((300, 0.0), (301, SILENCE_DB), (600, SILENCE_DB), (601, -3.0)))),
        Bed(Steps(), STEADY, -40.0),
    ),
    Envelope(((0, SILENCE_DB), (50, 0.0), (1500, -1.0), (1600, SILENCE_DB))),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 2000), min_size=3, max_size=3).map(sorted))
def test_a_range_cut_in_two_gives_the_same_bits_whatever_comes_and_goes(places: list[int]) -> None:
    a, b, c = places
    parts = COMING_AND_GOING.read(a, b).tobytes() + COMING_AND_GOING.read(b, c).tobytes()
    assert COMING_AND_GOING.read(a, c).tobytes() == parts


def test_layers_are_the_sum_of_their_beds_under_their_levels() -> None:
    def gains(envelope: Envelope) -> np.ndarray:
        level_db = np.interp(np.arange(2000), *np.array(envelope.points, dtype=float).T)
        return np.where(level_db > SILENCE_DB, 10 ** (level_db / 20), 0.0)[:, None]

    expected = np.zeros((2000, 2))
    for bed in COMING_AND_GOING.beds:
        expected += Steps().read(0, 2000) * gains(bed.level) * 10 ** ((bed.lufs + 30) / 20)
    expected *= gains(COMING_AND_GOING.envelope)
    assert COMING_AND_GOING.read(0, 2000) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("lufs", [-60.0, -44.0, -20.0])
@pytest.mark.parametrize("sound", [PINK, BROWN], ids=["pink", "brown"])
def test_a_bed_is_as_loud_as_it_is_set(sound: Grains, lufs: float) -> None:
    meter = Meter(RATE, 2)
    meter.push(Layers((Bed(sound, STEADY, lufs),), STEADY).read(100 * RATE, 130 * RATE))
    assert meter.integrated() == pytest.approx(lufs, abs=0.3)


def test_what_is_heard_in_a_part_is_what_is_not_silent_there() -> None:
    loud, gone = Bed(PINK, STEADY), Bed(BROWN, Envelope(((0, 0.0), (1000, SILENCE_DB))))
    layers = Layers((loud, gone), STEADY)
    assert layers.heard(Span(0, 1000)) == (loud, gone)
    assert layers.heard(Span(1000, 5000)) == (loud,)
    assert Layers((loud,), Envelope.flat(SILENCE_DB)).heard(Span(0, 10)) == ()
