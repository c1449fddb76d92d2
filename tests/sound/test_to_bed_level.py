"""A background of unknown loudness is set to the loudness of all others."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.sound.loudness import Meter
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import BED_LUFS, Repeat
from audio_builder.sound.to_bed_level import ToBedLevel

RATE = 24_000


class Loud:
    """Noise at another level, which counts what is read of it."""

    channels = 2
    repeat = Repeat(7, 1440 * RATE)

    def __init__(self, factor: float) -> None:
        self.factor, self.frames = np.float32(factor), 0
        self._noise = Grains(-3.01, rate_hz=RATE, seed=1)

    def read(self, start: int, stop: int) -> np.ndarray:
        self.frames += stop - start
        return self._noise.read(start, stop) * self.factor


@pytest.mark.parametrize("factor", [0.0001, 1.0, 20.0])
def test_it_is_as_loud_as_any_background(factor: float) -> None:
    meter = Meter(RATE, 2)
    meter.push(ToBedLevel(Loud(factor), rate_hz=RATE).read(100 * RATE, 160 * RATE))
    assert meter.integrated() == pytest.approx(BED_LUFS, abs=0.2)


def test_it_is_listened_to_when_it_is_first_read_and_only_then() -> None:
    source = Loud(1.0)
    bed = ToBedLevel(source, rate_hz=RATE)
    assert source.frames == 0
    bed.read(0, 10)
    bed.read(10, 20)
    assert source.frames == 60 * RATE + 20


def test_it_comes_round_as_its_source_does() -> None:
    assert ToBedLevel(Loud(1.0), rate_hz=RATE).repeat == Repeat(7, 1440 * RATE)


def test_silence_stays_silence() -> None:
    assert not ToBedLevel(Loud(0.0), rate_hz=RATE).read(0, 1000).any()
