"""Speech is slower or quicker, as long as it should be to the sample, at its own pitch."""

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from audio_builder.sound.signal import Speech, SpokenWord
from audio_builder.sound.stretch import stretched

RATE = 22_050
PACES = (0.75, 0.8, 0.9, 0.97, 1.03, 1.1, 1.15)


def tone(seconds: float, hz: float = 220.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def vowel(seconds: float, hz: float) -> np.ndarray:
    """Pulses of the voice's pitch through three resonances, as in 'ah' (Peterson and Barney, 1952: 730, 1090, 2440)."""
    frames = int(seconds * RATE)
    pulses = np.zeros(frames)
    pulses[(np.arange(1, seconds * hz) * RATE / hz).astype(int)] = 1.0
    times = np.arange(int(0.04 * RATE)) / RATE
    ringing = sum(np.exp(-300.0 * times) * np.sin(2 * np.pi * formant * times) for formant in (730, 1090, 2440))
    sound = np.convolve(pulses, ringing)[:frames]
    return (0.5 * sound / np.abs(sound).max()).astype(np.float32)


def clicks(seconds: float, *at_s: float) -> np.ndarray:
    """Bursts of 4 ms in the faintest noise."""
    random = np.random.default_rng(1)
    sound = 0.001 * random.standard_normal(int(seconds * RATE))
    for second in at_s:
        first = int(second * RATE)
        sound[first : first + 88] += 0.5 * random.standard_normal(88) * np.exp(-np.arange(88) / 20)
    return sound.astype(np.float32)


def at(pace: float, samples: np.ndarray) -> np.ndarray:
    return stretched(Speech(samples, RATE), pace).samples


def period(samples: np.ndarray, near_hz: float) -> tuple[float, float]:
    """The pitch near one that is expected, in Hz, and how much of the sound repeats at it, 0 to 1."""
    middle = samples[len(samples) // 5 : -len(samples) // 5].astype(np.float64)
    alike = np.fft.irfft(np.abs(np.fft.rfft(middle, 2 * len(middle))) ** 2)[: len(middle)]
    alike /= len(middle) - np.arange(len(middle))
    lags = np.arange(int(RATE / near_hz / 1.2), int(RATE / near_hz * 1.2))
    best = lags[np.argmax(alike[lags])]
    low, mid, high = alike[best - 1 : best + 2]
    return RATE / (best + 0.5 * (low - high) / (low - 2 * mid + high)), mid / alike[0]


@pytest.mark.parametrize("pace", PACES)
@given(frames=st.integers(0, 20_000))
def test_it_is_as_long_as_its_pace_makes_it_to_the_sample(pace, frames):
    speech = stretched(Speech(tone(1.0)[:frames], RATE), pace)
    assert len(speech.samples) == round(min(frames, RATE) / pace)
    assert speech.samples.dtype == np.float32
    assert speech.rate_hz == RATE


@pytest.mark.parametrize("pace", PACES)
def test_a_tone_of_220_hz_stays_one_and_stays_even(pace):
    heard = at(pace, tone(2.0)).astype(np.float64)
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), 8 * len(heard)))
    assert spectrum.argmax() * RATE / (8 * len(heard)) == pytest.approx(220.0, abs=0.2)
    middle = heard[: -int(0.12 * RATE)]
    periods = np.abs(middle[: len(middle) // 220 * 220]).reshape(-1, 220).max(axis=1)
    assert periods.min() > 0.47
    assert periods.max() < 0.505


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("hz", [85.0, 110.0, 180.0, 240.0])
def test_a_vowel_keeps_its_pitch(pace, hz):
    before, after = (period(sound, hz) for sound in (vowel(1.5, hz), at(pace, vowel(1.5, hz))))
    assert after[0] == pytest.approx(hz, rel=0.005)
    assert after[1] > 0.97 * before[1]


@pytest.mark.parametrize("pace", PACES)
def test_a_vowel_keeps_its_loudness_and_its_colour(pace):
    before, after = vowel(2.0, 110.0), at(pace, vowel(2.0, 110.0))
    bands = [np.abs(np.fft.rfft(each * np.hanning(len(each)))) ** 2 for each in (before, after)]
    for low, high in ((80, 500), (500, 900), (900, 1500), (1500, 3500)):
        means = [
            band[low * len(x) // RATE : high * len(x) // RATE].mean() / len(x)
            for band, x in zip(bands, (before, after), strict=True)
        ]
        assert 10 * np.log10(means[1] / means[0]) == pytest.approx(0.0, abs=0.5)


@pytest.mark.parametrize("pace", PACES)
def test_a_burst_is_heard_once_and_in_its_time(pace):
    times = (0.1, 0.31, 0.57, 0.9, 1.234, 1.6)
    heard = np.abs(at(pace, clicks(2.0, *times)))
    begins = [n for n in np.flatnonzero(heard > 0.1) if heard[max(0, n - 110) : n].max(initial=0.0) <= 0.1]
    assert len(begins) == len(times)
    for begin, second in zip(begins, times, strict=True):
        assert begin / RATE == pytest.approx(second / pace, abs=0.018)


def test_the_last_moment_of_speech_is_the_last_moment_of_what_is_heard():
    sound = clicks(1.0, 0.992)
    for pace in PACES:
        heard = np.abs(at(pace, sound))
        assert heard[-220:].max() > 0.1, pace


def test_a_pace_of_one_is_the_same_speech():
    speech = Speech(tone(0.1), RATE)
    assert stretched(speech, 1.0) is speech


@pytest.mark.parametrize("pace", [0.0, 0.7499, 1.1501, float("nan"), -1.0])
def test_it_goes_no_further_than_from_75_to_115_hundredths(pace):
    with pytest.raises(ValueError, match=r"0\.75 to 1\.15"):
        stretched(Speech(tone(0.1), RATE), pace)


@given(arrays.arrays(np.float32, st.integers(0, 3000), elements=st.floats(-1, 1, width=32)), st.sampled_from(PACES))
def test_nothing_is_ever_louder_than_it_was_and_the_same_comes_out_every_time(samples, pace):
    before = sha256(samples.tobytes()).digest()
    first, again = at(pace, samples), at(pace, samples)
    assert np.abs(first).max(initial=0.0) <= np.abs(samples).max(initial=0.0) * 1.000001
    assert np.array_equal(first, again)
    assert sha256(samples.tobytes()).digest() == before


def test_silence_stays_silence():
    assert not at(0.8, np.zeros(RATE, np.float32)).any()


def test_every_word_begins_when_it_is_heard():
    words = (SpokenWord(0, 3, 0), SpokenWord(4, 8, 900), SpokenWord(9, 11, 1999))
    heard = stretched(Speech(tone(1.0)[:2000], RATE, words), 0.8)
    assert heard.words == (SpokenWord(0, 3, 0), SpokenWord(4, 8, 1125), SpokenWord(9, 11, 2499))
