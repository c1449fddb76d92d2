"""Tones whose amplitudes move; how notes are written."""

import numpy as np
import pytest

from audio_builder.sound import circle
from audio_builder.sound.loudness import Meter
from audio_builder.sound.notes import hertz_of
from audio_builder.sound.tones import BED_POWER, Tones, counted

RATE = 24_000


def sines(*hertz: float, amplitudes, every: int = 10) -> Tones:
    starts = tuple(0.0 for _ in hertz)
    return Tones(hertz, starts, amplitudes, rate_hz=RATE, repeat=circle.repeat(RATE), every=every)


def steadily(*levels: float):
    return lambda instants: np.ones((len(levels), 2, len(instants))) * np.array(levels)[:, None, None]


def test_a_tone_is_the_sine_of_its_frequency_at_any_hour():
    start = 8 * 3600 * RATE
    block = sines(100.0, amplitudes=steadily(0.5)).read(start, start + RATE)
    sine = 0.5 * np.sin(2 * np.pi * 100.0 * np.arange(RATE) / RATE)  # 100 Hz come round with every second
    assert block == pytest.approx(np.stack((sine, sine), axis=1), abs=2e-6)


@pytest.mark.parametrize("every", [1, 10, 50])
def test_amplitudes_are_straight_lines_between_the_instants_asked_for(every):
    def rising(instants):
        return np.repeat((instants / 1000.0)[None, None, :], 2, axis=1)

    block = sines(100.0, amplitudes=rising, every=every).read(0, 4 * RATE)
    seconds = np.arange(4 * RATE) / RATE
    assert block[:, 0] == pytest.approx(seconds / 10 * np.sin(2 * np.pi * 100 * seconds), abs=2e-6)


def test_a_tone_that_is_silent_changes_no_bit():
    one = sines(100.0, amplitudes=steadily(0.5)).read(777, 99_000)
    two = sines(100.0, 333.0, amplitudes=steadily(0.5, 0.0)).read(777, 99_000)
    assert one.tobytes() == two.tobytes()


def test_counted_power_is_the_loudness_that_a_meter_finds():
    hertz = (100.0, 440.0, 3000.0)
    levels = np.ones((3, 2, 1)) * np.sqrt(BED_POWER / np.sum(2 * counted(hertz, RATE)))
    meter = Meter(RATE, 2)
    meter.push(sines(*hertz, amplitudes=steadily(*levels[:, 0, 0])).read(0, 10 * RATE))
    assert meter.integrated() == pytest.approx(-30.0, abs=0.02)


NOTES = {  # equal temperament on A4 = 440 Hz
    "A4": 440.0, "a2": 110.0, "C4": 261.626, "C#3": 138.591, "Db3": 138.591, "E♭3": 155.563, "B3": 246.942,
    "110": 110.0, "98.5hz": 98.5, "98,5Hz": 98.5,
}  # fmt: skip


@pytest.mark.parametrize("word", NOTES)
def test_a_note_is_known_by_its_name_or_its_frequency(word):
    assert hertz_of(word) == pytest.approx(NOTES[word], abs=0.001)


@pytest.mark.parametrize("word", ["", "H2", "A", "A22", "loud", "-3", "110kHz", "1e3"])
def test_other_words_are_no_notes(word):
    assert hertz_of(word) is None
