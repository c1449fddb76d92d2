"""An s that hisses is brought down; one that does not, and all that is no s, is left as it is."""

import numpy as np
import pytest

from audio_builder.sound.shaping.de_ess import MOST_DB, de_essed

RATE = 24_000
VOWEL_S, HISS_S = 0.4, 0.15


def rms(sound: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))


def vowel(rate: int, pitch: float = 120.0) -> np.ndarray:
    """Harmonics that fall by 6 dB an octave, as loud as -20 dB."""
    time = np.arange(round(VOWEL_S * rate)) / rate
    sound = sum(np.sin(2 * np.pi * pitch * n * time + n * n) / n for n in range(1, 29))
    return 0.1 * sound / rms(sound)


def hiss(rate: int, level_db: float, *, low: float = 5000.0, high: float = 7900.0) -> np.ndarray:
    """Noise between two frequencies, so far over a vowel."""
    frames = round(HISS_S * rate)
    lines = np.fft.rfft(np.random.default_rng(5).standard_normal(frames))
    hertz = np.fft.rfftfreq(frames, 1 / rate)
    sound = np.fft.irfft(np.where((hertz >= low) & (hertz <= high), lines, 0.0), frames)
    return 0.1 * 10 ** (level_db / 20) * sound / rms(sound)


def phrase(level_db: float, rate: int = RATE) -> np.ndarray:
    """A vowel, an s of this level, and the same again."""
    parts = (vowel(rate), hiss(rate, level_db)) * 2
    return np.concatenate((*parts, vowel(rate))).astype(np.float32)


def lowered_db(level_db: float, rate: int = RATE) -> float:
    """How much softer the first s is after it."""
    before = phrase(level_db, rate)
    part = slice(round(VOWEL_S * rate), round((VOWEL_S + HISS_S) * rate))
    return 20 * np.log10(rms(before[part]) / rms(de_essed(before, rate)[part]))


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_the_louder_an_s_the_more_it_is_brought_down_and_never_by_too_much(rate: int) -> None:
    found = [lowered_db(level_db, rate) for level_db in (-18.0, -12.0, -9.0, -6.0, -3.0, 0.0, 6.0)]
    assert found == sorted(found)
    assert found[0] == 0.0
    assert found[1] < 0.3
    assert 0.7 < found[3] < 3.5  # 6 dB over what is allowed: by half of that in the middle of the band
    assert found[-1] < MOST_DB


def test_an_s_that_does_not_stand_out_leaves_the_phrase_to_the_bit() -> None:
    for level_db in (-14.0, -20.0, -40.0):
        sound = phrase(level_db)
        assert de_essed(sound, RATE) is sound


def test_the_vowels_around_an_s_stay_to_the_bit() -> None:
    before = phrase(0.0)
    after = de_essed(before, RATE)
    changed = np.flatnonzero(before != after) / RATE
    beside = 0.04
    assert changed[0] > VOWEL_S - beside
    between = changed[(changed > VOWEL_S + HISS_S + beside) & (changed < 2 * VOWEL_S + HISS_S - beside)]
    assert between.size == 0
    assert len(after) == len(before)


def test_a_bright_vowel_is_no_s() -> None:
    """Its band is loud, but most of its power lies elsewhere."""
    sound = (vowel(RATE) + np.tile(hiss(RATE, -8.0), 3)[: round(VOWEL_S * RATE)]).astype(np.float32)
    assert de_essed(sound, RATE) is sound


def test_how_loud_the_phrase_is_does_not_matter() -> None:
    loud, soft = (de_essed(phrase(0.0) * np.float32(level), RATE) / level for level in (4.0, 0.01))
    np.testing.assert_allclose(loud, soft, atol=1e-6)


def test_the_band_sinks_before_the_s_begins() -> None:
    """The loudest 5 ms of an s are not its first ones."""
    sound = de_essed(phrase(0.0), RATE)
    start = round(VOWEL_S * RATE)
    beginning, middle = (rms(sound[at : at + 120]) for at in (start, start + 1200))
    assert beginning < 1.35 * middle  # 3 dB, of noise that is never even


@pytest.mark.parametrize(
    ("sound", "rate"),
    [
        (np.zeros(0, np.float32), RATE),
        (np.ones(10, np.float32), RATE),
        (np.zeros(4800, np.float32), RATE),
        (np.ones(800, np.float32), 8_000),
    ],
    ids=["nothing", "too short", "silence", "a rate without the band"],
)
def test_what_has_no_s_stays_as_it_is(sound: np.ndarray, rate: int) -> None:
    assert de_essed(sound, rate) is sound
