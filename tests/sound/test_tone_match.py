"""Tone: the spectrum of a voice over a long time, and a gentle filter from one to another."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import signal

from audio_builder.sound.signal import Speech
from audio_builder.sound.tone_match import CENTRES_HZ, MOST_DB, Tone, tone_of, toned, towards
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK

SENTENCES = (
    "Let your shoulders sink, and let the breath come and go by itself.",
    "Notice the weight of your arms and legs, and how the bed carries it.",
    "There is nothing to do now, and nowhere to go.",
)
SEED = 7


def noise(seconds: float = 4.0, rate_hz: int = 24_000, *, shape: tuple | None = None, level: float = 0.05) -> Speech:
    """White noise, through a filter of scipy's where one is given."""
    white = np.random.default_rng(SEED).normal(0.0, level, round(seconds * rate_hz))
    return Speech((white if shape is None else signal.lfilter(*shape, white)).astype(np.float32), rate_hz)


def spoken(voice: str) -> list[Speech]:
    engine = ESPEAK.open(voice, "en")
    return [engine.speak(text, language="en", pace=1.0) for text in SENTENCES]


def apart_db(one: Tone, other: Tone) -> float:
    """Root mean square of the differences of the bands, their mean left out."""
    apart = 10 * np.log10(one.power / other.power)
    return float(np.std(apart))


def octaves_apart_db(one: Tone, other: Tone) -> float:
    """The same of octaves from 250 Hz on, in which no single harmonic counts."""
    own, goal = one.power[3:], other.power[3:]
    bands = [10 * np.log10(own[at : at + 3].sum() / goal[at : at + 3].sum()) for at in range(0, 15, 3)]
    return float(np.std(bands))


def test_the_bands_are_those_of_iec_61260_from_100_hz_to_8_khz() -> None:
    nominal = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000]
    nominal += [1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000]
    assert pytest.approx(nominal, rel=0.02) == CENTRES_HZ


@pytest.mark.parametrize("rate_hz", [22_050, 24_000, 48_000])
def test_white_noise_has_as_much_power_in_a_band_as_the_band_is_wide(rate_hz: int) -> None:
    power = tone_of([noise(20, rate_hz)]).power
    wide = CENTRES_HZ / CENTRES_HZ[10]
    assert 10 * np.log10(power / power[10] / wide) == pytest.approx(np.zeros(20), abs=0.8)  # 23 Hz for 20 s: 0.2 dB rms


@pytest.mark.parametrize(("voice", "rate_hz"), [("en-us+m7", 22_050), ("en-us+steph", 22_050)])
def test_a_tone_is_that_of_welchs_method(voice: str, rate_hz: int) -> None:
    (sentence, *_) = spoken(voice)
    hertz, density = signal.welch(sentence.samples, rate_hz, nperseg=2048)
    welch = [density[(hertz >= c * 2 ** (-1 / 6)) & (hertz < c * 2 ** (1 / 6))].sum() for c in CENTRES_HZ]
    ours = tone_of([sentence]).power
    strong = ours > ours.max() * 1e-4
    apart = 10 * np.log10(ours / np.array(welch))[strong]
    assert np.std(apart[4:]) < 1.0  # the lowest bands are one or two of its lines wide


def test_loud_and_soft_phrases_count_alike_and_pauses_not_at_all() -> None:
    dull, bright = noise(shape=signal.butter(1, 500, fs=24_000)), noise()
    soft = Speech(bright.samples / 100, 24_000)
    halting = Speech(np.concatenate([dull.samples, np.zeros(96_000, np.float32)]), 24_000)
    loud, quiet = tone_of([dull, bright]), tone_of([halting, soft])
    assert apart_db(loud, quiet) < 0.3
    assert quiet.seconds == pytest.approx(loud.seconds, rel=0.02)


def test_a_voice_that_is_duller_by_a_known_filter_gets_its_treble_back() -> None:
    shelf = ([1.0], [1.0, -0.35])  # 3.7 dB up at 0, 2.6 dB down at half the rate
    curve = towards(tone_of([noise(shape=shelf)]), tone_of([noise()]))
    _, response = signal.freqz(*shelf, worN=CENTRES_HZ, fs=24_000)
    wanted = -20 * np.log10(np.abs(response))
    assert curve == pytest.approx(wanted - wanted.mean(), abs=0.7)


def test_the_filter_does_what_the_curve_says_by_scipy() -> None:
    curve = 4.0 * np.cos(np.arange(20) / 4.0)
    click = np.zeros(9601, np.float32)
    click[4800] = 0.1
    out = toned(Speech(click, 48_000), curve).samples
    _, response = signal.freqz(out[4800 - 480 : 4800 + 481] * 10, worN=CENTRES_HZ, fs=48_000)
    assert 20 * np.log10(np.abs(response)) == pytest.approx(curve, abs=0.5)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 44_100, 48_000])
def test_nothing_moves_in_time_and_nothing_gets_longer(rate_hz: int) -> None:
    click = np.zeros(rate_hz, np.float32)
    click[rate_hz // 3] = 0.2
    out = toned(Speech(click, rate_hz), np.linspace(-6, 6, 20)).samples
    assert len(out) == rate_hz
    assert np.argmax(np.abs(out)) == rate_hz // 3
    around = out[rate_hz // 3 - 50 : rate_hz // 3 + 51]
    assert around == pytest.approx(around[::-1], abs=1e-6)  # linear phase


def test_no_band_is_changed_by_more_than_6_db() -> None:
    dull = noise(shape=signal.butter(4, 400, fs=24_000))
    for one, other in ((dull, noise()), (noise(), dull)):
        curve = towards(tone_of([one]), tone_of([other]))
        assert np.abs(curve).max() == MOST_DB == 6.0


def test_a_band_with_nothing_in_it_but_hiss_is_not_raised() -> None:
    tone = tone_of([noise(shape=signal.butter(8, 400, fs=24_000))])
    curve = towards(tone, tone_of([noise()]))
    empty = 10 * np.log10(tone.power / tone.power.max()) < -50
    assert empty.sum() > 5
    assert (curve[empty] <= 0).all()


def test_equal_tones_ask_for_nothing_and_nothing_is_done() -> None:
    voice = spoken("en-us+m7")
    curve = towards(tone_of(voice), tone_of(voice))
    assert np.abs(curve).max() < 1e-9
    assert toned(voice[0], np.zeros(20)) is voice[0]


def test_a_word_is_too_little_to_tell_a_tone() -> None:
    assert not towards(tone_of([noise(0.5)]), tone_of([noise(4, shape=([1.0], [1.0, -0.5]))])).any()
    assert not towards(tone_of([]), tone_of([noise()])).any()
    assert not towards(tone_of([Speech(np.zeros(48_000, np.float32), 24_000)]), tone_of([noise()])).any()


def test_what_a_low_rate_does_not_hold_is_not_guessed() -> None:
    phone = tone_of([noise(4, 8000)])
    assert (phone.power[CENTRES_HZ > 3300] == 0).all()
    curve = towards(phone, tone_of([noise(4, 48_000, shape=([1.0], [1.0, -0.5]))]))
    assert len(set(curve[CENTRES_HZ > 3300])) == 1


def test_what_is_made_brighter_stays_within_full_scale() -> None:
    loud = noise(level=0.3)
    assert np.abs(toned(loud, np.linspace(-6, 6, 20)).samples).max() <= 1.0


@pytest.mark.parametrize(("voice", "other"), [("en-us+m7", "en-us+steph"), ("en-us+steph", "en-us+m7")])
def test_a_real_voice_comes_nearer_to_another_in_tone(voice: str, other: str) -> None:
    own, goal = spoken(voice), tone_of(spoken(other))
    before = tone_of(own)
    after = tone_of([toned(one, towards(before, goal)) for one in own])
    assert octaves_apart_db(after, goal) < 0.7 * octaves_apart_db(before, goal)


def test_a_voice_in_a_dull_room_comes_near_to_itself_in_a_good_one() -> None:
    good = spoken("en-us+m7")
    dull = signal.butter(1, 1500, fs=22_050)
    muffled = [Speech(signal.lfilter(*dull, one.samples).astype(np.float32), 22_050) for one in good]
    before, goal = tone_of(muffled), tone_of(good)
    after = tone_of([toned(one, towards(before, goal)) for one in muffled])
    assert apart_db(before, goal) > 5
    assert apart_db(after, goal) < 0.5 * apart_db(before, goal)
