"""What every background sound promises, asked of all that are installed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sound_files import Hum

from audio_builder.contracts import BedRequest
from audio_builder.plugins import installed
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import BED_LUFS, Span

RATE, LOW_RATE = 48_000, 24_000
HOURS = 3600 * RATE
BEDS = sorted(installed().beds())
PLACES = st.integers(0, 10 * RATE) | st.integers(8 * HOURS, 9 * HOURS)
LENGTHS = st.integers(0, 300) | st.integers(0, 50_000)

STEADY = {"white-noise", "pink-noise", "brown-noise", "green-noise", "drone", "binaural", "monaural", "isochronic"}
"""Beds that neither swell nor hold single sounds."""
TONAL = {"binaural", "monaural", "isochronic", "drone", "pad", "bowls", "pulse", "file"}
"""Beds of tones, or of what a listener brings: a tone that lasts is like itself at any distance."""
EACH_EAR_ITS_OWN = {"binaural"}


def bed(name: str, rate_hz: int = RATE, seed: int = 1, ending: Span | None = None):
    about = BedRequest(rate_hz=rate_hz, seed=seed, ending=ending)
    if name == "file":
        about = replace(about, words=("hum.wav",), recording=lambda path, frames: Hum(rate_hz))
    return installed().bed(name).make(about)


def metered(sound: np.ndarray, rate_hz: int) -> Meter:
    meter = Meter(rate_hz, sound.shape[1])
    meter.push(np.ascontiguousarray(sound, dtype=np.float32))
    return meter


def off_level_lu(name: str) -> float:
    """How far any two minutes may be from the level of all beds."""
    return 0.5 if name in STEADY else 1.0


def likeness(sound: np.ndarray, rate_hz: int, *, first_s: float, last_s: float) -> float:
    """The highest autocorrelation of a mono sound between two lags; 1 would be a repetition."""
    size = 1 << (2 * len(sound) - 1).bit_length()
    power = np.abs(np.fft.rfft(sound, size)) ** 2
    lags = np.fft.irfft(power, size)[: len(sound)]
    window = slice(round(first_s * rate_hz), round(last_s * rate_hz))
    return float(np.max(lags[window] / (lags[0] * (1 - np.arange(len(sound))[window] / len(sound)))))


def decimated(name: str, minutes: int) -> np.ndarray:
    """The middle of a bed's two channels up to 3 kHz, at 6 kHz: enough to know a repetition by."""
    signal, parts = bed(name, LOW_RATE), []
    for start in range(0, minutes * 60 * LOW_RATE, 10 * LOW_RATE):
        spectrum = np.fft.rfft(signal.read(start, start + 10 * LOW_RATE).mean(axis=1))
        parts.append(np.fft.irfft(spectrum[:30_001], 60_000) / 4)
    return np.concatenate(parts)


@pytest.fixture(scope="module", params=BEDS)
def two_minutes(request):
    """A bed's name and its second and third minute at the lowest rate."""
    return request.param, bed(request.param, LOW_RATE).read(60 * LOW_RATE, 180 * LOW_RATE)


@pytest.mark.parametrize("name", BEDS)
def test_a_range_cut_in_two_gives_the_same_bits(name):
    signal = bed(name)

    @settings(max_examples=30, deadline=None)
    @given(PLACES, LENGTHS, LENGTHS)
    def law(a, first, second):
        b, c = a + first, a + first + second
        assert signal.read(a, c).tobytes() == signal.read(a, b).tobytes() + signal.read(b, c).tobytes()

    law()


@pytest.mark.parametrize("name", BEDS)
def test_single_frames_add_up_to_a_block(name):
    signal, start = bed(name), 8 * HOURS + 1000
    frames = [signal.read(n, n + 1).tobytes() for n in range(start, start + 50)]
    assert b"".join(frames) == signal.read(start, start + 50).tobytes()


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
@pytest.mark.parametrize("name", BEDS)
def test_a_bed_that_comes_round_is_the_same_to_the_bit_one_period_later(name, rate_hz):
    signal = bed(name, rate_hz)
    repeat = signal.repeat
    if repeat is None:
        return
    for n in (repeat.start, repeat.start + 7 * rate_hz + 5, repeat.start + repeat.period - rate_hz):
        here, later = (signal.read(at, at + rate_hz) for at in (n, n + repeat.period))
        assert here.tobytes() == later.tobytes()


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_comes_round_without_a_seam(name):
    signal = bed(name, LOW_RATE)
    repeat = signal.repeat
    if repeat is None:
        return
    seam = repeat.start + repeat.period
    around = signal.read(seam - LOW_RATE, seam + LOW_RATE)
    steps = np.abs(np.diff(around, n=2, axis=0)).max(axis=1)
    middle = len(steps) // 2
    assert steps[middle - 2 : middle + 3].max() <= 1.2 * np.delete(steps, range(middle - 2, middle + 3)).max() + 1e-6


@pytest.mark.parametrize("name", BEDS)
def test_what_a_bed_says_of_its_repetition_holds_when_a_session_ends(name):
    ending = Span(70 * 60 * LOW_RATE, 110 * 60 * LOW_RATE)
    signal = bed(name, LOW_RATE, ending=ending)
    repeat = signal.repeat
    if repeat is None:
        return
    for n in range(repeat.start, max(repeat.start, ending.stop) + 1, 3 * 60 * LOW_RATE):
        here, later = (signal.read(at, at + LOW_RATE) for at in (n, n + repeat.period))
        assert here.tobytes() == later.tobytes(), n


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
@pytest.mark.parametrize("name", BEDS)
def test_a_block_is_whole_finite_and_within_full_scale(name, rate_hz):
    signal = bed(name, rate_hz)
    block = signal.read(3 * rate_hz, 20 * rate_hz)
    assert signal.channels == 2
    assert block.shape == (17 * rate_hz, 2)
    assert block.dtype == np.float32
    assert block.flags.c_contiguous
    assert np.isfinite(block).all()
    assert np.abs(block).max() < 0.9
    assert signal.read(5, 5).shape == (0, 2)


@pytest.mark.parametrize("name", BEDS)
def test_the_same_seed_gives_the_same_bits(name):
    assert bed(name, seed=3).read(999, 9999).tobytes() == bed(name, seed=3).read(999, 9999).tobytes()


@pytest.mark.parametrize("name", sorted({*BEDS} - {"file"}))
def test_another_seed_is_another_sound_unless_it_is_nothing_but_pure_tones(name):
    one, other = (bed(name, seed=seed).read(0, 4 * RATE) for seed in (1, 2))
    if (one == other).all():
        power = np.abs(np.fft.rfft(one[:, 0] * np.hanning(len(one)))) ** 2
        assert np.sort(power)[-40:].sum() > 0.999 * power.sum()


def test_two_minutes_of_a_bed_have_the_loudness_of_all_beds(two_minutes):
    name, sound = two_minutes
    assert metered(sound, LOW_RATE).integrated() == pytest.approx(BED_LUFS, abs=off_level_lu(name))


@pytest.mark.slow
@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
@pytest.mark.parametrize("name", BEDS)
def test_any_two_minutes_at_any_rate_have_the_loudness_of_all_beds(name, rate_hz):
    signal = bed(name, rate_hz)
    for minute in (1, 9, 17, 23, 480):
        sound = signal.read(minute * 60 * rate_hz, (minute + 2) * 60 * rate_hz)
        assert metered(sound, rate_hz).integrated() == pytest.approx(BED_LUFS, abs=off_level_lu(name)), minute


def test_a_steady_bed_keeps_its_level(two_minutes):
    name, sound = two_minutes
    if name not in STEADY:
        return
    for start in range(0, len(sound) - 3 * LOW_RATE, 2 * LOW_RATE):
        assert metered(sound[start : start + 3 * LOW_RATE], LOW_RATE).integrated() == pytest.approx(BED_LUFS, abs=1.0)


def test_a_bed_never_startles(two_minutes):
    momentary = metered(two_minutes[1], LOW_RATE).momentary()  # one each 0.1 s
    assert np.max(momentary[10:] - momentary[:-10]) <= 6.0  # LU within a second


def test_a_bed_has_no_direct_current(two_minutes):
    sound = two_minutes[1][: 30 * LOW_RATE]
    window = np.hanning(len(sound))[:, None]  # so that a wave cut off at the ends does not count
    mean = (sound * window).sum(axis=0) / window.sum()
    assert 20 * np.log10(np.abs(mean).max() / sound.std()) < -60


def test_in_mono_a_bed_loses_less_than_three_decibels_and_its_channels_never_cancel(two_minutes):
    name, sound = two_minutes
    mono = np.repeat(sound.mean(axis=1, dtype=np.float32)[:, None], 2, axis=1)
    lost = metered(sound, LOW_RATE).integrated() - metered(mono, LOW_RATE).integrated()
    if name in EACH_EAR_ITS_OWN:
        assert lost < 3.1  # two tones that have nothing to do with each other lose 3.01 dB
    else:
        assert lost < 3.0
        assert np.corrcoef(sound.T)[0, 1] >= 0.0


def test_both_ears_hear_the_same_level(two_minutes):
    left, right = two_minutes[1].std(axis=0)
    assert abs(20 * np.log10(left / right)) < 1.0


@pytest.mark.parametrize("name", sorted({*BEDS} - TONAL))
def test_nothing_comes_back_within_minutes(name):
    assert likeness(decimated(name, 3), 6000, first_s=2, last_s=120) < 0.2


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({*BEDS} - TONAL))
def test_nothing_comes_back_within_twenty_minutes_of_an_hour(name):
    assert likeness(decimated(name, 60), 6000, first_s=2, last_s=20 * 60) < 0.2


@pytest.mark.parametrize("name", BEDS)
def test_words_it_does_not_understand_are_refused_with_what_would_be_right(name):
    for words in (("no-such-word",), ("200Hz", "4Hz", "7Hz", "9Hz")):
        with pytest.raises(ValueError, match=r"\w+ .*, not "):
            installed().bed(name).make(BedRequest(rate_hz=RATE, seed=1, words=words))


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_says_what_it_is_in_one_line(name):
    plugin = installed().bed(name)
    assert plugin.summary
    assert "\n" not in plugin.summary + plugin.usage + plugin.note
