"""Backgrounds against what they are named for: slopes by Welch's method, beats, notes and rates by counting turns."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.signal import butter, sosfilt, welch

from audio_builder.contracts import BedRequest
from audio_builder.plugins import installed
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import Span

RATE = 48_000
EIGHT_HOURS = 8 * 3600 * RATE


def bed(text: str, *, rate_hz: int = RATE, seed: int = 1, ending: Span | None = None):
    name, *words = text.split()
    return installed().bed(name).make(BedRequest(rate_hz=rate_hz, seed=seed, words=tuple(words), ending=ending))


def integrated(sound: np.ndarray, rate_hz: int = RATE) -> float:
    meter = Meter(rate_hz, sound.shape[1])
    meter.push(np.ascontiguousarray(sound, dtype=np.float32))
    return meter.integrated()


def phase(channel: np.ndarray, near_hz: float) -> tuple[np.ndarray, np.ndarray]:
    """Seconds from the beginning, and the turns that the tone near a frequency is ahead of that frequency."""
    seconds = np.arange(len(channel)) / RATE
    slow = sosfilt(butter(2, 30, fs=RATE, output="sos"), channel * np.exp(-2j * np.pi * near_hz * seconds))
    settled = slice(RATE, -RATE, 100)
    return seconds[settled], np.unwrap(np.angle(slow))[settled] / (2 * np.pi)


def hertz_of_line(sound: np.ndarray, low: float, high: float) -> float:
    """Of the strongest line between two frequencies, finer than the spectrum's own lines, by a parabola."""
    power = np.log(np.abs(np.fft.rfft(sound * np.blackman(len(sound)))) + 1e-12)
    step = RATE / len(sound)
    top = int(np.ceil(low / step)) + int(np.argmax(power[int(np.ceil(low / step)) : int(high / step)]))
    before, here, after = power[top - 1 : top + 2]
    return (top + 0.5 * (before - after) / (before - 2 * here + after)) * step


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
@pytest.mark.parametrize(("name", "slope_db"), [("white-noise", 0.0), ("pink-noise", -3.01), ("brown-noise", -6.02)])
def test_a_noise_has_the_slope_it_is_named_for(name, slope_db, rate_hz):
    sound = bed(name, rate_hz=rate_hz, seed=4).read(0, 60 * rate_hz)
    hertz, power = welch(sound[:, 0], rate_hz, nperseg=2**14)
    edges = np.geomspace(100, 10_000, 8)
    bands = [10 * np.log10(power[(hertz >= low) & (hertz < high)].mean()) for low, high in pairwise(edges)]
    octaves = np.log2(edges[1] / edges[0])
    line = slope_db * octaves * np.arange(7)
    assert bands - np.mean(bands) == pytest.approx(line - line.mean(), abs=0.5)


def test_green_noise_is_loudest_around_500_hz_and_falls_away_to_both_sides():
    sound = bed("green-noise").read(0, 60 * RATE)
    hertz, power = welch(sound[:, 0], RATE, nperseg=2**14)
    edges = 500 * 2.0 ** (np.arange(-3.5, 4.5))
    octaves = [10 * np.log10(power[(hertz >= low) & (hertz < high)].sum()) for low, high in pairwise(edges)]
    assert int(np.argmax(octaves)) == 3
    assert np.all(np.diff(octaves[:4]) > 2)
    assert np.all(np.diff(octaves[3:]) < -2)


@pytest.mark.parametrize("start", [0, EIGHT_HOURS])
def test_a_binaural_beat_is_exact_at_the_start_and_after_eight_hours(start):
    left, right = bed("binaural 210Hz 5Hz").read(start, start + 20 * RATE).T
    beats = [np.polyfit(*phase(channel, 210.0), 1)[0] for channel in (left, right)]
    assert beats == pytest.approx([-2.5, 2.5], abs=0.005)
    assert beats[1] - beats[0] == pytest.approx(5.0, abs=0.001)


def test_a_beat_that_no_period_holds_in_whole_turns_is_still_within_a_hundredth_of_a_hertz():
    left, right = bed("binaural 203.377Hz 5.3719Hz").read(EIGHT_HOURS, EIGHT_HOURS + 20 * RATE).T
    slower, faster = (np.polyfit(*phase(channel, 203.377), 1)[0] for channel in (left, right))
    assert faster - slower == pytest.approx(5.3719, abs=0.002)
    assert (faster + slower) / 2 == pytest.approx(0.0, abs=0.002)


@pytest.mark.parametrize("arrow", ["->", "→", " to "])
def test_a_binaural_beat_glides_as_its_schedule_says(arrow):
    signal = bed(f"binaural 200Hz 6Hz{arrow}2Hz over 20m")
    for minute, beat_hz in ((0, 6.0), (5, 5.0), (10, 4.0), (15, 3.0), (20, 2.0), (25, 2.0), (480, 2.0)):
        start = minute * 60 * RATE
        left, right = signal.read(start, start + 12 * RATE).T
        seconds, slower = phase(left, 200.0)
        ahead = phase(right, 200.0)[1] - slower
        falling = -4.0 / 1200 if minute < 20 else 0.0  # Hz a second
        assert np.polyfit(seconds, ahead, 2)[1] == pytest.approx(beat_hz, abs=0.01)
        assert 2 * np.polyfit(seconds, ahead, 2)[0] == pytest.approx(falling, abs=0.001)


@pytest.mark.parametrize("name", ["monaural", "isochronic"])
@pytest.mark.parametrize("start", [0, EIGHT_HOURS])
def test_swells_come_at_the_rate_asked_for_and_are_six_decibels_deep(name, start):
    sound = bed(f"{name} 200Hz 5Hz").read(start, start + 20 * RATE)
    assert (sound[:, 0] == sound[:, 1]).all()
    tone = sound[:, 0] * np.exp(-2j * np.pi * 200.0 * np.arange(len(sound)) / RATE)
    level = np.abs(sosfilt(butter(4, 60, fs=RATE, output="sos"), tone))[RATE:-RATE]
    assert hertz_of_line(level - level.mean(), 2.0, 9.0) == pytest.approx(5.0, abs=0.01)
    assert 20 * np.log10(level.max() / level.min()) == pytest.approx(6.02, abs=0.3)


def test_the_edges_of_isochronic_swells_are_soft():
    sound = bed("isochronic 200Hz 4Hz").read(0, 20 * RATE)[:, 0]
    power = np.abs(np.fft.rfft(sound * np.blackman(len(sound)))) ** 2
    away = np.abs(np.fft.rfftfreq(len(sound), 1 / RATE) - 200.0) > 50
    assert 10 * np.log10(power[away].sum() / power.sum()) < -60  # a square wave would leave more than -25


NOTES = {  # equal temperament on A4 = 440 Hz
    "drone": 110.0, "drone A2": 110.0, "drone C#3": 138.591, "drone Eb3": 155.563, "drone 98Hz": 98.0,
    "pad": 110.0, "pad D2": 73.416, "pad C3 minor": 130.813,
}  # fmt: skip


@pytest.mark.parametrize("text", NOTES)
def test_a_note_sounds_where_it_should(text):
    hertz = NOTES[text]
    sound = bed(text).read(EIGHT_HOURS, EIGHT_HOURS + 20 * RATE)[:, 0]
    twins_hz = 0.31 if text.startswith("pad") else 0.01
    assert hertz_of_line(sound, hertz * 0.95, hertz * 1.05) == pytest.approx(hertz, abs=twins_hz)


@pytest.mark.parametrize(("family", "thirds"), [("major", (4,)), ("minor", (3,)), ("open", ())])
def test_a_pad_has_the_third_of_its_family_and_an_open_one_has_none(family, thirds):
    signal = bed(f"pad A2 {family}", rate_hz=24_000)
    sound = np.concatenate([signal.read(s * 24_000, (s + 4) * 24_000)[:, 0] for s in range(25, 425, 40)])
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    lines = np.fft.rfftfreq(len(sound), 1 / 24_000)

    def level_db(semitones: int) -> float:
        near = np.abs(lines / (220.0 * 2 ** (semitones / 12)) - 1) < 0.012
        return 10 * np.log10(power[near].sum() / power.sum())

    assert tuple(step for step in (3, 4) if level_db(step) > -25) == thirds


def test_a_drone_has_nothing_above_its_partials():
    sound = bed("drone").read(0, 20 * RATE)[:, 0]
    power = np.abs(np.fft.rfft(sound * np.blackman(len(sound)))) ** 2
    above = np.fft.rfftfreq(len(sound), 1 / RATE) > 1500  # the highest partial of eight is at 880 Hz
    assert 10 * np.log10(power[above].sum() / power.sum()) < -100  # levels that moved in steps would crackle at -70


@pytest.mark.parametrize(("name", "most_lu"), [("drone", 3.01), ("pad", 3.01), ("bowls", 4.0), ("pulse", 8.0)])
def test_most_of_a_tonal_bed_can_be_heard_on_a_phone(name, most_lu):
    sound = bed(name, rate_hz=24_000).read(0, 60 * 24_000)
    high = sosfilt(butter(4, 200, "highpass", fs=24_000, output="sos"), sound, axis=0)
    assert integrated(sound, 24_000) - integrated(high, 24_000) < most_lu


@pytest.mark.parametrize("name", ["drone", "pad"])
def test_the_movement_of_a_chord_never_comes_back_within_the_period(name):
    instants = np.arange(0, 144_000, 100)
    amplitudes = bed(name).amplitudes(instants).reshape(-1, len(instants))
    spectra = np.abs(np.fft.rfft(amplitudes - amplitudes.mean(axis=1, keepdims=True), axis=1)) ** 2
    likeness = np.fft.irfft(spectra.sum(axis=0))
    assert np.max(likeness[60:720]) / likeness[0] < (0.2 if name == "drone" else 0.5)  # a pad has but four chords


@pytest.mark.parametrize(("text", "bpm"), [("pulse", 50), ("pulse 47", 47), ("pulse 60bpm", 60)])
def test_a_pulse_has_the_rate_asked_for(text, bpm):
    sound = bed(text, rate_hz=24_000).read(0, 240 * 24_000)[:, 0].astype(np.float64)
    level = (sound * sound).reshape(-1, 240).mean(axis=1)  # of each hundredth of a second
    smooth = np.convolve(level, np.hanning(12) / np.hanning(12).sum(), "same")
    tops = np.flatnonzero((smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] > smooth[2:]) & (smooth[1:-1] > smooth.mean()))
    strong = [top for top in tops if smooth[top + 1] == smooth[max(0, top - 40) : top + 42].max()]
    assert len(strong) == pytest.approx(4 * bpm, abs=1)
    assert np.mean(np.diff(strong)) * 0.01 == pytest.approx(60 / bpm, abs=0.005)


def strikes(signal, start_s: int, stop_s: int) -> list[float]:
    """Seconds at which the second tone of some bowl swells: one that the hum does not have."""
    found = []
    instants = np.arange(start_s * 100, stop_s * 100, 10)
    for tone in (2, 10, 18):
        level = signal.amplitudes(instants)[tone].sum(axis=0)
        rising = np.diff(level) > 0.02 * level.max()
        found += [start_s + 0.1 * n for n in np.flatnonzero(rising[1:] & ~rising[:-1])]
    return sorted(found)


def test_bowls_are_struck_at_uneven_times_twenty_to_forty_four_seconds_apart():
    apart = np.diff(strikes(bed("bowls"), 200, 1400))
    assert 34 <= len(apart) <= 38  # every 32 seconds, on average
    assert apart.min() > 19
    assert apart.max() < 45
    assert apart.std() > 3


def test_a_strike_takes_more_than_a_tenth_of_a_second_to_rise():
    tones = bed("bowls").amplitudes(np.arange(0, 40_000))
    tenths = tones[:, :, 10:] - tones[:, :, :-10]
    assert tenths.max() < 0.15 * tones.max()


def test_strikes_become_fewer_after_the_last_word_and_go_on_to_the_end():
    ending = Span(1800 * RATE, 3 * 3600 * RATE)
    ends, goes_on = (bed("bowls", ending=span) for span in (ending, None))
    before, after, late = (
        [len(strikes(one, start, start + 1200)) for one in (ends, goes_on)] for start in (300, 1900, 7000)
    )
    assert before[0] == before[1]
    assert 0.3 * after[1] < after[0] < 0.9 * after[1]
    assert 0 < late[0] < 0.6 * late[1]
