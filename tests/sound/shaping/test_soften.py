"""Presence is a little softer, and the rest of the voice is not."""

import numpy as np
import pytest

from audio_builder.sound.shaping.soften import softened

RATES = [16_000, 22_050, 24_000, 48_000]


def response_db(rate: int) -> tuple[np.ndarray, np.ndarray]:
    """Frequencies, and the gain of each, by what a click becomes."""
    click = np.zeros(rate, np.float32)
    click[0] = 1.0
    return np.fft.rfftfreq(rate, 1 / rate), 20 * np.log10(np.abs(np.fft.rfft(softened(click, rate).astype(float))))


@pytest.mark.parametrize("rate", RATES)
def test_presence_is_two_to_three_decibels_softer_and_all_else_is_left(rate: int) -> None:
    hertz, level_db = response_db(rate)
    assert -3.0 < level_db[3200] < -2.0
    assert level_db.min() == pytest.approx(level_db[3200], abs=0.02)
    assert (level_db[(hertz >= 2000) & (hertz <= 5000)] < -0.8).all()
    assert (np.abs(level_db[hertz <= 700]) < 0.25).all()
    assert level_db.max() < 0.01


@pytest.mark.parametrize("rate", RATES)
def test_a_click_stays_where_it_is(rate: int) -> None:
    late = np.zeros(rate // 10, np.float32)
    late[500] = 1.0
    shaped = np.abs(softened(late, rate))
    assert shaped[:500].max() == 0.0
    assert shaped.argmax() == 500


@pytest.mark.parametrize("sound", [np.zeros(0, np.float32), np.ones(50, np.float32)])
def test_sound_that_has_no_presence_stays_as_it_is(sound: np.ndarray) -> None:
    assert softened(sound, 8_000) is sound
