"""Loudness by arithmetic; the signals of the standards are in truth/."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.k_curve import k_power, k_weighting
from audio_builder.sound.loudness import Meter, clip_loudness


def tone(seconds: float, peak_db: float, rate_hz: int, channels: int = 1) -> np.ndarray:
    wave = 10 ** (peak_db / 20) * np.sin(2 * np.pi * 997 * np.arange(round(seconds * rate_hz)) / rate_hz)
    return np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def test_at_48_khz_the_filters_are_those_the_standard_prints():
    shelf = [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585]
    high_pass = [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621]
    assert np.array(k_weighting(48000)) == pytest.approx(np.array([shelf, high_pass]), abs=1e-11)


@pytest.mark.parametrize("rate_hz", [24000, 44100, 48000])
def test_the_gain_of_a_frequency_is_what_a_tone_of_it_is_turned_up_by(rate_hz):
    hertz = np.array([25.0, 60.0, 250.0, 997.0, 4000.0, 9000.0])
    sounds = np.sqrt(2) * np.sin(2 * np.pi * hertz * np.arange(5 * rate_hz)[:, None] / rate_hz)  # each of power 1
    heard = []
    for sound in sounds.T.astype(np.float32):
        meter = Meter(rate_hz, 1)
        meter.push(sound[:, None])
        heard.append(meter.momentary()[-1] + 0.691)
    assert 10 * np.log10(k_power(hertz, rate_hz)) == pytest.approx(np.array(heard), abs=0.001)


def test_the_gain_of_a_frequency_comes_in_the_shape_of_the_frequencies():
    assert k_power(np.full((3, 4), 100.0), 48000).shape == (3, 4)
    assert k_power(np.array([0.0, 1e-3]), 48000) == pytest.approx([0.0, 0.0], abs=1e-12)  # the high-pass


@pytest.mark.parametrize("rate_hz", [24000, 44100, 48000])
@pytest.mark.parametrize(("channels", "expected"), [(1, -23.01), (2, -20.0)])
def test_a_sine_at_20_db_below_full_scale_reads_the_same_at_every_rate(rate_hz, channels, expected):
    # BS.1770-5: a 0 dBFS sine at 997 Hz in one channel reads -3.01 LKFS, and two channels add 3.01.
    meter = Meter(rate_hz, channels)
    meter.push(tone(5, -20, rate_hz, channels))
    assert meter.integrated() == pytest.approx(expected, abs=0.03)  # the transform bends the shelf by as much at 24 kHz


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 20000), max_size=8))
def test_the_size_of_the_blocks_does_not_matter(cuts):
    sound = np.random.default_rng(7).standard_normal((48000, 2)).astype(np.float32) * 0.1
    whole, pieces = Meter(24000, 2), Meter(24000, 2)
    whole.push(sound)
    for piece in np.split(sound, sorted(cuts)):
        pieces.push(piece)
    assert pieces.integrated() == pytest.approx(whole.integrated(), abs=1e-5)
    assert pieces.momentary() == pytest.approx(whole.momentary(), abs=1e-5)


def test_the_momentary_loudness_comes_every_tenth_of_a_second():
    meter = Meter(48000, 1)
    meter.push(tone(2, -20, 48000))
    assert len(meter.momentary()) == 17  # 400 ms starting at 0.0, 0.1 ... 1.6 s


def test_sound_below_minus_seventy_is_never_counted():
    # Without the absolute gate, so much near-silence would pull the relative gate down below itself.
    meter = Meter(24000, 2)
    meter.push(np.concatenate((tone(60, -80, 24000, 2), tone(5, -65, 24000, 2))))
    assert meter.integrated() == pytest.approx(-65.0, abs=0.2)  # the blocks across the step


def test_silence_reads_the_lowest_level_there_is():
    meter = Meter(48000, 2)
    assert meter.integrated() == -120.0
    meter.push(np.zeros((48000, 2), dtype=np.float32))
    assert meter.integrated() == -120.0
    assert clip_loudness(np.zeros(4800, dtype=np.float32), 48000) == -120.0
    assert clip_loudness(np.zeros(0, dtype=np.float32), 48000) == -120.0


@pytest.mark.parametrize("seconds", [0.1, 0.25, 0.399, 0.4, 0.77, 3.0])
def test_a_clip_reads_the_same_however_short(seconds):
    # 0.15 LU: the filters swing in during the first milliseconds.
    assert clip_loudness(tone(seconds, -20, 24000)[:, 0], 24000) == pytest.approx(-23.01, abs=0.15)


def test_ten_decibels_more_are_ten_lu_more():
    sound = np.random.default_rng(3).standard_normal(24000).astype(np.float32) * 0.01
    assert clip_loudness(sound * np.float32(10**0.5), 24000) - clip_loudness(sound, 24000) == pytest.approx(
        10, abs=1e-4
    )
