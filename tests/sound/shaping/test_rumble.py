"""What lies below every voice goes, and the voice stays where it is."""

import numpy as np
import pytest

from audio_builder.sound.shaping.rumble import without_rumble

RATES = [16_000, 22_050, 24_000, 48_000]


def tone(hertz: float, rate: int, seconds: float = 2.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def level_db(sound: np.ndarray, like: np.ndarray) -> float:
    """In the middle, where nothing begins or ends."""
    part = slice(len(sound) // 4, len(sound) // 4 * 3)
    return float(10 * np.log10(np.mean(sound[part] ** 2.0) / np.mean(like[part] ** 2.0)))


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize(
    ("hertz", "expected_db"), [(10, -33.8), (20, -21.8), (35, -12.3), (50, -6.9), (70, -3.0), (140, -0.26), (300, 0.0)]
)
def test_it_falls_as_butterworths_filter_of_second_order_does(rate: int, hertz: float, expected_db: float) -> None:
    """10 * log10(1 / (1 + (70 Hz / f) ** 4))."""
    assert level_db(without_rumble(tone(hertz, rate), rate), tone(hertz, rate)) == pytest.approx(expected_db, abs=0.1)


@pytest.mark.parametrize("offset", [0.4, -0.1])
def test_an_offset_goes_without_a_thump_where_the_sound_begins(offset: float) -> None:
    steady = np.full(24_000, offset, np.float32)
    assert np.abs(without_rumble(steady, 24_000)).max() < 1e-4
    humming = tone(300, 24_000) + np.float32(offset)
    shaped = without_rumble(humming, 24_000)
    assert abs(shaped.mean()) < 1e-3
    assert np.abs(shaped).max() < 0.6


@pytest.mark.parametrize("rate", RATES)
def test_a_sound_begins_in_the_very_frame_it_began_in(rate: int) -> None:
    late = np.pad(tone(500, rate, 0.3) + tone(0.0, rate, 0.3), (rate // 10, 0))
    shaped = np.abs(without_rumble(late, rate))
    assert np.flatnonzero(shaped > 0.01 * shaped.max())[0] == np.flatnonzero(late > 0.01 * late.max())[0]


def test_nothing_stays_nothing() -> None:
    assert len(without_rumble(np.zeros(0, np.float32), 24_000)) == 0
    assert not without_rumble(np.zeros(100, np.float32), 24_000).any()
