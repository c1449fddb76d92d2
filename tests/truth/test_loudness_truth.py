"""Known answers from outside: the EBU's test signals, FFmpeg's meter, and the spectra that the noises are named for."""

from itertools import pairwise

import av
import numpy as np
import pytest
from scipy.signal import butter, sosfilt, welch

from audio_builder.contracts import BedRequest
from audio_builder.plugins import installed
from audio_builder.sound.loudness import Gate, Meter, Weighting, clip_loudness
from audio_builder.sound.loudness_range import loudness_range
from audio_builder.sound.peaks import TruePeak

RATE = 48000


def sine(seconds: float, peak_db: float, hertz: float = 1000.0) -> np.ndarray:
    wave = 10 ** (peak_db / 20) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def integrated(sound: np.ndarray) -> float:
    meter = Meter(RATE, sound.shape[1])
    for start in range(0, len(sound), 50_000):
        meter.push(sound[start : start + 50_000])
    return meter.integrated()


def true_peak(sound: np.ndarray) -> float:
    meter = TruePeak(sound.shape[1])
    meter.push(sound)
    return meter.value_dbtp()


EBU_TECH_3341 = {  # Table 1: (seconds, dBFS) of a stereo sine of 1000 Hz; case 6 has five channels
    "case 1": ([(20, -23)], -23.0),
    "case 2": ([(20, -33)], -33.0),
    "case 3": ([(10, -36), (60, -23), (10, -36)], -23.0),
    "case 4": ([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23.0),
    "case 5": ([(20, -26), (20.1, -20), (20, -26)], -23.0),
}


@pytest.mark.parametrize("case", EBU_TECH_3341)
def test_the_meter_reads_what_the_ebu_asks_for(case):
    tones, expected = EBU_TECH_3341[case]
    sound = np.concatenate([sine(seconds, peak_db) for seconds, peak_db in tones])
    assert integrated(sound) == pytest.approx(expected, abs=0.1)  # the tolerance of Tech 3341


def test_the_momentary_loudness_is_steady_where_the_ebu_asks_for_it():
    # Case 12: 0.18 s and 0.22 s, which every window of 400 ms holds in full.
    sound = np.concatenate([sine(0.18, -20), sine(0.22, -30)] * 25)
    meter = Meter(RATE, 2)
    meter.push(sound)
    assert meter.momentary()[6:] == pytest.approx(np.full(91, -23.0), abs=0.1)


EBU_TECH_3342 = {  # Table 1: dBFS of a stereo sine of 1000 Hz, 20 s each, and the range in LU
    "case 1": ([-20, -30], 10.0),
    "case 2": ([-20, -15], 5.0),
    "case 3": ([-40, -20], 20.0),
    "case 4": ([-50, -35, -20, -35, -50], 15.0),
}


def range_lu(sound: np.ndarray) -> float:
    gate = Gate(RATE)
    gate.push(Weighting(RATE, sound.shape[1]).power(sound))
    found = loudness_range(gate.hops())
    assert found is not None
    return found


@pytest.mark.parametrize("case", EBU_TECH_3342)
def test_the_loudness_range_is_what_the_ebu_asks_for(case):
    levels, expected = EBU_TECH_3342[case]
    sound = np.concatenate([sine(20, level) for level in levels])
    assert range_lu(sound) == pytest.approx(expected, abs=1.0)  # the tolerance of Tech 3342


TRUE_PEAKS = {  # Tech 3341, Table 1: frames per cycle, phase in degrees, amplitude, expected dBTP
    "case 15": (4, 0.0, 0.50, -6.0),
    "case 16": (4, 45.0, 0.50, -6.0),
    "case 17": (6, 60.0, 0.50, -6.0),
    "case 18": (8, 67.5, 0.50, -6.0),
    "case 19": (4, 45.0, 1.41, 3.0),
}


@pytest.mark.parametrize("case", TRUE_PEAKS)
def test_true_peaks_are_what_the_ebu_asks_for(case):
    period, phase, amplitude, expected = TRUE_PEAKS[case]
    wave = amplitude * np.sin(2 * np.pi * np.arange(2 * RATE) / period + np.radians(phase))
    wave[:480] *= np.linspace(0, 1, 480)
    wave[-480:] *= np.linspace(1, 0, 480)
    assert -0.4 <= true_peak(wave.astype(np.float32)[:, None]) - expected <= 0.2  # the tolerance of Tech 3341


def speech_like(channels: int, seed: int) -> np.ndarray:
    """Half a minute of low-passed noise in syllables and pauses, with some slope between the channels."""
    chance = np.random.default_rng(seed)
    syllables = chance.uniform(0, 1, 150) ** 2 * (chance.random(150) < 0.7)
    level = np.interp(np.arange(30 * RATE) / RATE, np.arange(150) * 0.2, syllables)[:, None]
    voice = sosfilt(butter(2, [150, 5000], "bandpass", fs=RATE, output="sos"), chance.standard_normal(30 * RATE))
    return (voice[:, None] * level * np.linspace(0.5, 0.4, channels)).astype(np.float32)


def ffmpeg_ebur128(sound: np.ndarray) -> tuple[float, float, float]:
    """Integrated loudness in LUFS, true peak in dBTP and range in LU, by FFmpeg's filter."""
    layout = {1: "mono", 2: "stereo"}[sound.shape[1]]
    graph = av.filter.Graph()
    graph.link_nodes(
        graph.add_abuffer(sample_rate=RATE, format="fltp", layout=layout),
        graph.add("ebur128", "peak=true:metadata=1"),
        graph.add("abuffersink"),
    ).configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T), format="fltp", layout=layout)
    frame.sample_rate = RATE
    graph.push(frame)
    graph.push(None)
    seen: dict[str, str] = {}
    while True:
        try:
            seen = dict(graph.pull().metadata)
        except (av.BlockingIOError, av.EOFError):
            break
    peak_dbtp = 20 * np.log10(float(seen["lavfi.r128.true_peak"]))
    return float(seen["lavfi.r128.I"]), peak_dbtp, float(seen["lavfi.r128.LRA"])


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_meters_agree_with_ffmpeg(channels, seed):
    sound = speech_like(channels, seed)
    lufs, dbtp, lu = ffmpeg_ebur128(sound)
    assert integrated(sound) == pytest.approx(lufs, abs=0.1)
    assert true_peak(sound) == pytest.approx(dbtp, abs=0.1)
    assert range_lu(sound) == pytest.approx(lu, abs=0.2)
    if channels == 1:
        assert clip_loudness(sound[:, 0], RATE) == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize(("name", "slope_db"), [("pink-noise", -3.01), ("brown-noise", -6.02)])
def test_a_noise_has_the_slope_it_is_named_for(name, slope_db):
    sound = installed().bed(name).make(BedRequest(rate_hz=RATE, seed=4, words=())).read(0, 120 * RATE)
    hertz, power = welch(sound[:, 0], RATE, nperseg=2**15)
    edges = 62.5 * 2.0 ** np.arange(9)  # octaves from 62.5 Hz to 16 kHz
    bands = [10 * np.log10(power[(hertz >= low) & (hertz < high)].mean()) for low, high in pairwise(edges)]
    assert np.diff(bands) == pytest.approx(np.full(7, slope_db), abs=0.5)


def test_a_binaural_beat_is_exact_after_eight_hours():
    start = 8 * 3600 * RATE
    left, right = (
        installed()
        .bed("binaural")
        .make(BedRequest(rate_hz=RATE, seed=1, words=("210Hz", "5Hz")))
        .read(start, start + 20 * RATE)
        .T
    )
    turns = np.exp(-2j * np.pi * 210.0 * np.arange(20 * RATE) / RATE)
    slow = butter(2, 30, fs=RATE, output="sos")

    def phase(channel: np.ndarray) -> np.ndarray:
        """Of a tone against 210 Hz, in radians, once its filter has settled."""
        return np.unwrap(np.angle(sosfilt(slow, channel * turns)))[RATE:-RATE:100]

    seconds = np.arange(RATE, 19 * RATE, 100) / RATE
    beats = [np.polyfit(seconds, phase(channel), 1)[0] / (2 * np.pi) for channel in (left, right)]
    assert beats == pytest.approx([-2.5, 2.5], abs=0.005)


@pytest.mark.parametrize(("word", "hertz"), [("A2", 110.0), ("C#3", 138.591), ("Eb3", 155.563), ("98Hz", 98.0)])
def test_a_drone_sounds_the_note_it_was_asked_for(word, hertz):
    sound = installed().bed("drone").make(BedRequest(rate_hz=RATE, seed=1, words=(word,))).read(0, 20 * RATE)[:, 0]
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    lines = np.fft.rfftfreq(len(sound), 1 / RATE)
    near = (lines > hertz * 0.9) & (lines < hertz * 1.1)
    assert lines[near][power[near].argmax()] == pytest.approx(hertz, abs=0.05)  # the lines are 0.05 Hz apart


def test_a_drone_has_nothing_above_its_partials():
    sound = installed().bed("drone").make(BedRequest(rate_hz=RATE, seed=1, words=())).read(0, 20 * RATE)[:, 0]
    power = np.abs(np.fft.rfft(sound * np.blackman(len(sound)))) ** 2
    above = np.fft.rfftfreq(len(sound), 1 / RATE) > 1500  # the highest partial of eight is at 880 Hz
    assert 10 * np.log10(power[above].sum() / power.sum()) < -100  # levels that moved in steps would crackle at -70


def test_at_least_half_of_a_drone_can_be_heard_on_a_phone():
    sound = installed().bed("drone").make(BedRequest(rate_hz=RATE, seed=1, words=())).read(0, 20 * RATE)
    high = sosfilt(butter(8, 190, "highpass", fs=RATE, output="sos"), sound, axis=0).astype(np.float32)
    assert integrated(high) - integrated(sound) > -3.01
