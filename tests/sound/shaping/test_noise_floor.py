"""Only noise is a floor, and only noise is passed over."""

import numpy as np
import pytest

from audio_builder.sound.shaping.edges import out_of_noise
from audio_builder.sound.shaping.noise_floor import noise_floor
from audio_builder.sound.signal import Span

RATE = 24_000


def tone(seconds: float, amplitude: float = 0.5) -> np.ndarray:
    return amplitude * np.sin(2 * np.pi * 300 * np.arange(round(seconds * RATE)) / RATE)


def hiss(seconds: float, level_db: float, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.0, 0.5 * 10 ** (level_db / 20), round(seconds * RATE))


def on_hiss(*parts: np.ndarray, level_db: float) -> np.ndarray:
    sound = np.concatenate(parts)
    return (sound + hiss(len(sound) / RATE, level_db)).astype(np.float32)


def silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE))


@pytest.mark.parametrize("level_db", [-53.0, -48.0, -42.0, -38.0])
def test_the_floor_is_the_level_of_the_noise(level_db: float) -> None:
    sound = on_hiss(silence(0.3), tone(1.0), silence(0.3), level_db=level_db)
    assert 20 * np.log10(noise_floor(sound, RATE) / 0.5) == pytest.approx(level_db, abs=1.5)


@pytest.mark.parametrize(
    "sound",
    [
        tone(1.0),
        np.concatenate((silence(0.3), tone(1.0), silence(0.3))),
        tone(1.0) * np.linspace(1.0, 0.0, RATE),
        tone(0.05),
        silence(1.0),
        silence(0.0),
    ],
    ids=["a tone", "a tone in silence", "a tone that dies away", "a short one", "silence", "nothing"],
)
def test_a_clean_sound_has_no_floor_and_is_all_kept(sound: np.ndarray) -> None:
    clean = sound.astype(np.float32)
    assert noise_floor(clean, RATE) == 0.0
    assert out_of_noise(clean, RATE) == Span(0, len(clean))


@pytest.mark.parametrize("level_db", [-52.0, -45.0, -40.0])
def test_noise_is_passed_over_at_both_ends(level_db: float) -> None:
    found = out_of_noise(on_hiss(silence(0.25), tone(0.8), silence(0.45), level_db=level_db), RATE)
    assert (found.start / RATE, found.stop / RATE) == pytest.approx((0.25, 1.05), abs=0.004)


def test_a_click_in_the_noise_is_not_where_somebody_begins_to_speak() -> None:
    sound = on_hiss(silence(0.3), tone(0.8), silence(0.3), level_db=-45.0)
    sound[2400:2412] += 0.3
    assert out_of_noise(sound, RATE).start / RATE == pytest.approx(0.3, abs=0.004)


def test_an_end_that_is_no_noise_is_kept_whole() -> None:
    """The noise of the middle says nothing about a weak end."""
    weak = tone(0.2, 0.01)
    sound = on_hiss(weak, silence(0.3), tone(0.8), silence(0.3), level_db=-50.0)
    found = out_of_noise(sound, RATE)
    assert found.start == 0
    assert found.stop / RATE == pytest.approx(1.3, abs=0.004)


def test_a_sound_that_is_hardly_louder_than_its_noise_is_kept_whole() -> None:
    sound = on_hiss(silence(0.3), tone(0.8), silence(0.3), level_db=-25.0)
    assert out_of_noise(sound, RATE) == Span(0, len(sound))
