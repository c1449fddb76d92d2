"""Change of sample rate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.resample import resample


def sine(hertz: float, rate_hz: int, frames: int) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(frames) / rate_hz)).astype(np.float32)


def test_the_image_of_a_tone_is_sixty_decibels_down():
    sound = resample(sine(8000, 24000, 24000), 24000, 44100)[4410:-4410]
    spectrum = np.abs(np.fft.rfft(sound * np.blackman(len(sound))))
    hertz = np.fft.rfftfreq(len(sound), 1 / 44100)
    image = spectrum[(hertz > 12000)].max()  # a linear interpolation leaves one at 16 kHz, 11.5 dB down
    assert 20 * np.log10(image / spectrum.max()) < -60


def test_a_tone_keeps_its_level_and_its_place():
    sound = resample(sine(1000, 24000, 24000), 24000, 48000)
    assert sound[4800:-4800] == pytest.approx(sine(1000, 48000, 48000)[4800:-4800], abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.sampled_from([(24000, 44100), (44100, 48000), (48000, 24000), (22050, 48000)]))
def test_a_length_is_kept_to_half_a_frame(frames, rates):
    from_hz, to_hz = rates
    sound = resample(np.zeros(frames, dtype=np.float32), from_hz, to_hz)
    assert sound.dtype == np.float32
    assert abs(len(sound) - frames * to_hz / from_hz) <= 0.5


def test_the_same_rate_is_the_same_sound():
    sound = sine(440, 24000, 100)
    assert resample(sound, 24000, 24000) is sound


def test_the_same_sound_gives_the_same_bits():
    sound = np.random.default_rng(1).standard_normal(10000).astype(np.float32)
    assert resample(sound, 24000, 44100).tobytes() == resample(sound.copy(), 24000, 44100).tobytes()
