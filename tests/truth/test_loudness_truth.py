"""Known answers from outside: the EBU's test signals and FFmpeg's meter."""

import av
import numpy as np
import pytest
from scipy.signal import butter, sosfilt

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
