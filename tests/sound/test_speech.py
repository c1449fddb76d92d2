"""A phrase becomes a clip of its loudness, cut to what can be heard."""

import numpy as np
import pytest

from audio_builder.errors import EngineError
from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import Span, Speech
from audio_builder.sound.speech import POWERS_PER_SECOND, audible, take
from audio_builder.sound.speech import shaped as shaped_of

RATE = 48_000


def tone(seconds: float, amplitude: float, rate: int, hz: float = 440.0) -> np.ndarray:
    return (amplitude * np.sin(2 * np.pi * hz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def quiet(seconds: float, rate: int) -> np.ndarray:
    return np.zeros(int(seconds * rate), np.float32)


def shaped(speech: Speech) -> Clip:
    return shaped_of(speech, take(speech), rate_hz=RATE, voice_lufs=-20.0)


def stereo_lufs(mono: np.ndarray) -> float:
    meter = Meter(RATE, 2)
    meter.push(np.repeat(mono[:, None], 2, axis=1))
    return meter.integrated()


def test_what_lies_40_db_under_the_loudest_sample_is_not_audible():
    assert audible(np.array([0.0, 0.0099, -0.0101, 1.0, 0.0101, 0.0099, 0.0], np.float32)) == Span(2, 5)


def test_silence_has_nothing_audible():
    assert len(audible(np.zeros(100, np.float32))) == 0


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("amplitude", [0.001, 0.1, 0.9])
def test_a_clip_has_the_loudness_asked_for_on_two_channels(rate, amplitude):
    clip = shaped(Speech(tone(2.0, amplitude, rate), rate))
    heard = clip.samples[clip.audible.start : clip.audible.stop]
    assert stereo_lufs(heard) == pytest.approx(-20.0, abs=0.1)


@pytest.mark.parametrize("rate", [22_050, 24_000, 48_000])
def test_the_audible_part_begins_and_ends_where_the_tone_does(rate):
    speech = Speech(np.concatenate((quiet(0.046, rate), tone(0.5, 0.5, rate), quiet(0.3, rate))), rate)
    clip = shaped(speech)
    assert len(clip.audible) / RATE == pytest.approx(0.5, abs=0.001)
    assert len(clip.samples) / RATE < 0.5 + 0.06


def test_a_clip_starts_and_ends_at_nothing():
    clip = shaped(Speech(tone(1.0, 0.5, RATE), RATE))
    assert abs(clip.samples[0]) < 1e-4
    assert abs(clip.samples[-1]) < 1e-4


def test_a_phrase_without_a_sound_is_an_error_and_not_silence():
    with pytest.raises(EngineError, match="without a sound"):
        shaped(Speech(quiet(1.0, RATE), RATE))


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize(("before", "after"), [(0.0, 0.0), (0.002, 0.01), (0.2, 0.3)])
def test_what_is_known_of_a_clip_before_it_is_made_is_true_of_it(rate, before, after):
    speech = Speech(np.concatenate((quiet(before, rate), tone(0.7, 0.4, rate), quiet(after, rate))), rate)
    extent = take(speech).extent(RATE)
    clip = shaped(speech)
    assert (extent.before, extent.audible) == (clip.audible.start, len(clip.audible))
    assert extent.frames == len(clip.samples)
    heard = clip.samples[clip.audible.start : clip.audible.stop]
    assert stereo_lufs(np.tile(heard, 6)) == pytest.approx(-20.0, abs=0.15)  # a phrase said again and again


@pytest.mark.parametrize("seconds", [0.15, 0.39, 0.41, 0.6, 0.95, 2.0, 3.1])
def test_a_word_that_dies_away_counts_as_much_as_a_sentence(seconds):
    """A meter's blocks of 400 ms see the middle of a short word more often than its ends."""
    word = tone(seconds, 0.5, RATE) * np.linspace(1.0, 0.05, round(seconds * RATE), dtype=np.float32)
    clip = shaped(Speech(np.pad(word, RATE // 10), RATE))
    heard = clip.samples[clip.audible.start : clip.audible.stop]
    assert stereo_lufs(np.tile(heard, 1 + int(4 / seconds))) == pytest.approx(-20.0, abs=0.35)


def test_a_sound_that_begins_at_once_is_heard_from_its_first_millisecond():
    """Its soft edge of 10 ms rises like half a wave: 40 dB under full after 0.64 ms, half after 5 ms."""
    clip = shaped(Speech(tone(1.0, 0.5, RATE, hz=4000.0), RATE))
    level = np.abs(clip.samples)
    assert clip.audible.start <= 1  # a sine begins with a zero
    assert np.flatnonzero(level > 0.01 * level.max())[0] / RATE < 0.001
    assert level[:480].max() == pytest.approx(level.max(), rel=0.01)
    assert level[228:252].max() == pytest.approx(level.max() / 2, rel=0.1)


def test_a_sound_that_is_not_trimmed_keeps_its_silence_and_has_the_same_loudness():
    speech = Speech(np.concatenate((quiet(0.2, RATE), tone(1.0, 0.5, RATE), quiet(0.3, RATE))), RATE)
    whole, cut = take(speech, trimmed=False), take(speech)
    assert whole.heard == Span(0, len(speech.samples))
    assert whole.lufs == pytest.approx(cut.lufs, abs=0.02)
    assert whole.extent(RATE).audible == len(speech.samples)


def test_a_sound_on_hiss_begins_and_ends_where_it_stands_out_of_it():
    around = np.concatenate((quiet(0.3, RATE), tone(1.0, 0.5, RATE), quiet(0.4, RATE)))
    hiss = np.random.default_rng(3).normal(0.0, 0.5 * 10 ** (-42 / 20), len(around))
    heard = take(Speech((around + hiss).astype(np.float32), RATE)).heard
    assert heard.start / RATE == pytest.approx(0.3, abs=0.003)
    assert heard.stop / RATE == pytest.approx(1.3, abs=0.003)


def test_the_course_of_a_phrases_loudness_is_kept_as_means_of_its_power():
    about = take(Speech(np.concatenate((tone(1.0, 0.4, RATE), tone(1.0, 0.04, RATE))), RATE))
    assert len(about.power) == pytest.approx(2.0 * POWERS_PER_SECOND, abs=1)
    loud, soft = (10 * np.log10(about.power[part].mean()) for part in (slice(20, 180), slice(220, 380)))
    assert loud - soft == pytest.approx(20.0, abs=0.1)
