"""Softness, on sounds whose tone and noise are known because they are added up here."""

from __future__ import annotations

from itertools import pairwise
from math import isnan

import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.sound.softness import softness

RATE_HZ = 22_050


def tone(hertz: float, *, harmonics: int = 1, seconds: float = 2.0) -> npt.NDArray[np.float64]:
    """Equal harmonics, of power 1 together."""
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    waves = sum(np.sin(2 * np.pi * hertz * n * time + n * n) for n in range(1, harmonics + 1))
    return waves * np.sqrt(2 / harmonics)


def noise(seconds: float = 2.0) -> npt.NDArray[np.float64]:
    """White, of power 1."""
    return np.random.default_rng(7).standard_normal(round(seconds * RATE_HZ))


def told(samples: npt.NDArray[np.float64]):
    return softness(samples.astype(np.float32), RATE_HZ)


@pytest.mark.parametrize("ratio_db", [5.0, 10.0, 20.0, 30.0])
@pytest.mark.parametrize(("hertz", "harmonics"), [(110.0, 1), (110.0, 8), (217.3, 5)])
def test_tone_over_noise_is_told_in_decibels(hertz: float, harmonics: int, ratio_db: float) -> None:
    mixed = tone(hertz, harmonics=harmonics) + noise() * 10 ** (-ratio_db / 20)
    assert told(mixed * 0.1).harmonics_db == pytest.approx(ratio_db, abs=1.0)


def test_the_ratio_does_not_depend_on_level() -> None:
    mixed = tone(150.0, harmonics=4) + 0.1 * noise()
    assert told(mixed * 0.3).harmonics_db == pytest.approx(told(mixed * 0.003).harmonics_db, abs=0.01)


def test_noise_and_silence_have_no_tone() -> None:
    assert isnan(told(np.zeros(RATE_HZ)).harmonics_db)
    assert isnan(told(np.zeros(RATE_HZ)).centroid_hz)
    assert isnan(told(np.zeros(10)).harmonics_db)
    assert isnan(told(noise()).harmonics_db) or told(noise()).harmonics_db < 3.0


def test_pauses_do_not_count() -> None:
    mixed = (tone(130.0, harmonics=6) + 0.1 * noise()) * 0.1
    with_pauses = np.concatenate((np.zeros(RATE_HZ), mixed, np.zeros(RATE_HZ)))
    assert told(with_pauses).harmonics_db == pytest.approx(told(mixed).harmonics_db, abs=0.6)


def test_the_centroid_is_the_mean_frequency_by_power() -> None:
    assert told(tone(440.0)).centroid_hz == pytest.approx(440.0, abs=3.0)
    assert told(tone(200.0) + tone(1000.0)).centroid_hz == pytest.approx(600.0, abs=5.0)
    assert told(3.0 * tone(200.0) + tone(1000.0)).centroid_hz == pytest.approx(280.0, abs=5.0)  # 9 to 1 in power
    assert told(noise()).centroid_hz == pytest.approx(RATE_HZ / 4, rel=0.03)


def test_more_breath_is_less_soft() -> None:
    found = [told(tone(180.0, harmonics=5) + share * noise()).harmonics_db for share in (0.02, 0.1, 0.3)]
    assert all(one > next_ for one, next_ in pairwise(found))
