"""The sounds of nature against what they are to be: at their loudness, never startling, never a metronome."""

from dataclasses import dataclass

import numpy as np
import pytest

from audio_builder.contracts import BedRequest, BreathPhase
from audio_builder.plugins import installed
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import BED_LUFS, Endless, Span

RATE = 24000
PERIOD_S = 1440
SCATTERED = ("rain", "rain light", "rain heavy", "stream", "night")
ALL = (*SCATTERED, "ocean", "wind", "wind light", "wind strong", "breath", "breath 6", "breath 7->5 over 3m")


def bed(text: str, rate_hz: int = RATE, **rest) -> Endless:
    name, *words = text.split()
    return installed().bed(name).make(BedRequest(rate_hz=rate_hz, seed=2, words=tuple(words), **rest))


def read(sound: Endless, start_s: float, stop_s: float, rate_hz: int = RATE) -> np.ndarray:
    return sound.read(round(start_s * rate_hz), round(stop_s * rate_hz))


def meter(block: np.ndarray, rate_hz: int = RATE) -> Meter:
    heard = Meter(rate_hz, 2)
    heard.push(block)
    return heard


@dataclass(frozen=True)
class Heard:
    name: str
    block: np.ndarray
    meter: Meter


@pytest.fixture(scope="module", params=ALL)
def two_minutes(request):
    """Two minutes of one bed, from its fourth hour."""
    block = read(bed(request.param), 11_111, 11_231)
    return Heard(request.param, block, meter(block))


def test_two_minutes_have_the_loudness_of_a_bed(two_minutes):
    assert two_minutes.meter.integrated() == pytest.approx(BED_LUFS, abs=1.0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ocean", "wind", "wind strong", "stream", "night", "breath"])
def test_any_two_minutes_of_any_seed_have_the_loudness_of_a_bed(name):
    plugin, *words = name.split()
    for seed in range(10, 16):
        sound = installed().bed(plugin).make(BedRequest(rate_hz=RATE, seed=seed, words=tuple(words)))
        levels = [meter(read(sound, at, at + 120)).integrated() for at in range(0, PERIOD_S, 120)]
        assert levels == pytest.approx([BED_LUFS] * len(levels), abs=1.0)


@pytest.mark.parametrize("name", ["ocean", "rain light", "stream", "night", "wind strong", "breath"])
@pytest.mark.parametrize("rate_hz", [44100, 48000])
def test_the_loudness_is_the_same_at_other_rates(name, rate_hz):
    block = read(bed(name, rate_hz), 2000, 2060, rate_hz)
    assert meter(block, rate_hz).integrated() == pytest.approx(meter(read(bed(name), 2000, 2060)).integrated(), abs=0.4)


def test_nothing_startles(two_minutes):
    momentary = two_minutes.meter.momentary()
    assert (momentary[4:] - momentary[:-4]).max() <= 3.0
    assert (momentary[10:] - momentary[:-10]).max() <= 6.0
    assert momentary.max() - BED_LUFS < 5.0


def test_it_is_far_from_full_scale_and_safe_in_mono(two_minutes):
    block = two_minutes.block
    assert np.abs(block).max() < 0.4
    assert np.corrcoef(block.T)[0, 1] >= 0.4
    assert 20 * np.log10(block.std() / block.mean(axis=1).std()) < 1.5


def test_phones_can_give_most_of_it_and_highs_are_soft(two_minutes):
    spectrum = np.abs(np.fft.rfft(two_minutes.block[:, 0].astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(len(two_minutes.block), 1.0 / RATE)
    assert spectrum[hertz > 200].sum() > 0.8 * spectrum.sum()
    low, high = (spectrum[(hertz > f * 0.95) & (hertz < f * 1.05)].mean() for f in (5500, 11000))
    assert 10 * np.log10(low / high) >= 5.8  # an octave, measured to 0.2 dB


@pytest.mark.parametrize("name", ["ocean", "wind strong", "night", "rain light", "stream"])
def test_level_moves_by_chance_and_in_no_rhythm(name):
    sound = bed(name)
    power = np.concatenate(
        [
            (read(sound, at, at + 4).astype(np.float64) ** 2).sum(axis=1).reshape(-1, RATE // 10).mean(axis=1)
            for at in range(0, PERIOD_S, 4)
        ]
    )
    moving = np.diff(np.log(power).reshape(-1, 5).mean(axis=1))  # how every half second differs from the one before
    likeness = np.fft.irfft(np.abs(np.fft.rfft(moving)) ** 2)
    assert np.abs(likeness[30:1440]).max() < 0.2 * likeness[0]  # from 15 s, the wave after next, to 12 minutes


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ocean", "rain", "stream", "wind", "night", "breath"])
def test_nothing_is_heard_twice_within_twenty_minutes(name):
    sound = bed(name)
    start_s = sound.repeat.start // RATE
    circle = np.concatenate([read(sound, start_s + at, start_s + at + 4).mean(axis=1) for at in range(0, PERIOD_S, 4)])
    likeness = np.fft.irfft(np.abs(np.fft.rfft(circle)) ** 2)
    # Round a period of 24 minutes, what is alike 2 s to 22 minutes apart shows between 2 s and 12 minutes.
    assert np.abs(likeness[2 * RATE : 720 * RATE]).max() < 0.2 * likeness[0]


@pytest.mark.parametrize("name", ALL)
def test_it_repeats_itself_to_the_bit_where_it_says_so(name):
    sound = bed(name, ending=Span(700 * RATE, 8 * 3600 * RATE))
    start, period = sound.repeat.start, sound.repeat.period
    assert period == PERIOD_S * RATE
    assert start <= 1301 * RATE  # ten minutes after the last word
    for frame in (start, start + 12_345_678):
        assert sound.read(frame, frame + RATE).tobytes() == sound.read(frame + period, frame + period + RATE).tobytes()


@pytest.mark.parametrize("name", SCATTERED)
def test_single_sounds_are_fewer_once_the_voice_is_gone(name):
    ends = bed(name, ending=Span(60 * RATE, 3600 * RATE))
    thinned, whole = (read(sound, 700, 760).astype(np.float64) for sound in (ends, bed(name)))
    assert read(ends, 0, 60).tobytes() == read(bed(name), 0, 60).tobytes()
    assert (thinned**2).sum() < (whole**2).sum()
    assert meter(thinned.astype(np.float32)).integrated() > BED_LUFS - 2.0  # what lies under them stays


def test_waves_are_brighter_where_they_are_loud():
    block = read(bed("ocean"), 0, 240).mean(axis=1).reshape(-1, RATE // 2)
    hertz = np.fft.rfftfreq(block.shape[1], 1.0 / RATE)
    spectra = np.abs(np.fft.rfft(block, axis=1)) ** 2
    bright = spectra[:, hertz > 1500].sum(axis=1) / spectra.sum(axis=1)
    loud = np.log(spectra.sum(axis=1))
    crests, troughs = bright[loud > np.quantile(loud, 0.8)], bright[loud < np.quantile(loud, 0.2)]
    assert crests.mean() > 1.5 * troughs.mean()


def test_a_drop_of_rain_comes_out_of_nothing_over_milliseconds():
    drops = np.abs(bed("rain").bank).max(axis=2)
    first_millisecond = drops[:, : RATE // 1000].max(axis=1)
    assert (first_millisecond / drops.max(axis=1)).max() < 0.35
    assert drops[:, [0, -1]].max() == 0.0


def test_bubbles_rise_in_pitch():
    bubbles = bed("stream").bank.sum(axis=2).astype(np.float64)
    spectrum = np.fft.fft(bubbles, axis=1)
    spectrum[:, bubbles.shape[1] // 2 :] = 0.0
    turns = np.unwrap(np.angle(np.fft.ifft(spectrum, axis=1)), axis=1) / (2 * np.pi)
    early, late = (np.diff(turns[:, [at, at + 120]], axis=1) for at in (100, 400))
    assert (late > early).all()


def test_crickets_sing_between_two_and_four_kilohertz_far_under_the_air():
    block = read(bed("night"), 0, 120)[:, 0].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(block * np.hanning(len(block)))) ** 2
    hertz = np.fft.rfftfreq(len(block), 1.0 / RATE)
    bands = np.add.reduceat(spectrum, np.searchsorted(hertz, np.arange(0, 12000, 50)))
    around = np.sort(np.lib.stride_tricks.sliding_window_view(np.pad(bands, 10, "edge"), 21), axis=1)[:, 10]
    sung = np.flatnonzero(bands > 4 * around) * 50
    assert len(sung)
    assert 2000 <= sung.min() <= sung.max() < 4000
    assert spectrum[(hertz > 2000) & (hertz < 4000)].sum() < 0.3 * spectrum.sum()


def test_breath_swells_with_each_guided_inhale_and_sinks_with_each_exhale():
    phases = [(20 + 10 * n, 24 + 10 * n, 30 + 10 * n) for n in range(12)]
    breaths = tuple(
        BreathPhase(name, start * RATE, stop * RATE)
        for empty, full, end in phases
        for name, start, stop in (("inhale", empty, full), ("exhale", full, end))
    )
    sound = bed("breath", breaths=breaths)

    def level(at_s: int) -> float:
        """Of half a second around an instant in all twelve breaths."""
        parts = [read(sound, at_s + 10 * n - 0.25, at_s + 10 * n + 0.25) for n in range(12)]
        return 10 * np.log10(np.mean(np.square(parts, dtype=np.float64)))

    assert level(24) - level(20) > 6.0
    assert level(24) - level(30) > 6.0
    assert level(20) < level(22) < level(24) > level(27) > level(30)


def test_breath_lets_a_hold_keep_its_level():
    breaths = tuple(
        BreathPhase(name, start * RATE, stop * RATE)
        for name, start, stop in (("inhale", 10, 14), ("hold", 14, 21), ("exhale", 21, 29))
    )
    sound = bed("breath", breaths=breaths)
    levels = [10 * np.log10(np.mean(np.square(read(sound, at, at + 1), dtype=np.float64))) for at in range(14, 21)]
    assert max(levels) - min(levels) < 1.0  # a second of noise


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rain hard", "rain is light, steady, heavy"),
        ("wind storm", "wind is light, steady, strong"),
        ("ocean big", "ocean takes no words"),
        ("stream wild", "stream takes no words"),
        ("night loud", "night takes no words"),
        ("breath fast", "breath takes breaths a minute"),
        ("breath 40", "breath goes at 2 to 12 breaths a minute"),
        ("breath 5->8", "breath slows down"),
        ("breath 8->6 over 5s", "breath slows down over 1m to 2h"),
        ("breath 8->6 over night", "breath slows down over 1m to 2h"),
    ],
)
def test_other_words_are_refused_with_what_would_be_right(text, said):
    with pytest.raises(ValueError, match=rf"^{said}.*, not "):
        bed(text)


@pytest.mark.parametrize(
    ("words", "paces"),
    [
        ("", (8.0, 5.5, 600)),
        ("7 5", (7.0, 5.0, 600)),
        ("8->5.5 over 20m", (8.0, 5.5, 1200)),
        ("8 to 6 over 15 min", (8.0, 6.0, 900)),
        ("over 20m", (8.0, 5.5, 1200)),
        ("6", (6.0, 6.0, 600)),
    ],
)
def test_breath_takes_its_paces_from_its_words(words, paces):
    sound = bed(f"breath {words}")
    assert sound.repeat.start == paces[2] * RATE

    def breaths(start_s: int, minutes: int) -> int:
        blocks = read(sound, start_s, start_s + 60 * minutes).reshape(-1, RATE // 2 * 2)
        level = np.convolve(np.log(np.square(blocks, dtype=np.float64).mean(axis=1)), np.ones(5) / 5, "same")
        return int(np.sum((level[1:-1] > level[:-2]) & (level[1:-1] >= level[2:]) & (level[1:-1] > level.mean())))

    assert breaths(0, 2) == pytest.approx(2 * paces[0], abs=1.5)
    assert breaths(2400, 8) == pytest.approx(8 * paces[1], abs=1.5)
