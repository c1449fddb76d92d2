"""Every step can be left out, and real speech stays where and as loud as it was."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.settings import SHAPES, TONE
from audio_builder.sound.loudness import Meter
from audio_builder.sound.shaping.chain import EDGES, STEPS, in_shape
from audio_builder.sound.shaping.edges import out_of_noise
from audio_builder.sound.signal import Span, Speech, SpokenWord
from audio_builder.sound.speech import audible, shaped, take
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK

RATE = 48_000
PHRASES = (
    "In.",
    "Seven.",
    "Relax.",
    "Peace.",
    "Let it go.",
    "She sells sea shells.",
    "Soften your shoulders.",
    "Close your eyes and listen to the silence.",
    "Now bring your attention to the breath, and notice how it comes and goes by itself, with nothing to do.",
)
VOICES = ("+calm-female", "+calm-male", "+f2")


@pytest.fixture(scope="module", params=VOICES)
def spoken(request: pytest.FixtureRequest) -> list[Speech]:
    engine = ESPEAK.open(request.param, "en")
    return [engine.speak(text, language="en", pace=1.0) for text in PHRASES]


def noise(rate: int = 24_000, *, offset: float = 0.0) -> Speech:
    """A second of it, some of it loud, with silence around."""
    sound = np.random.default_rng(2).normal(0.0, 0.1, rate) * (1 + 2 * (np.arange(rate) // 2400 % 2))
    return Speech(np.pad(sound, rate // 4).astype(np.float32) + np.float32(offset), rate, (SpokenWord(0, 2, 7),))


def test_every_choice_of_the_setting_is_a_step_and_every_step_a_choice() -> None:
    assert {TONE, *STEPS, EDGES} == set(SHAPES)


def test_without_a_step_the_speech_is_what_the_engine_gave() -> None:
    speech = noise()
    for names in ((), ("edges",)):
        assert in_shape(speech, names).samples is speech.samples


@pytest.mark.parametrize("name", STEPS)
def test_each_step_can_be_had_by_itself_and_left_out(name: str) -> None:
    speech = noise(offset=0.05)
    alone, others = in_shape(speech, [name]), in_shape(speech, [one for one in SHAPES if one != name])
    assert np.abs(alone.samples - speech.samples).max() > 1e-3
    assert np.abs(others.samples - in_shape(speech).samples).max() > 1e-3


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 48_000])
def test_the_order_of_the_names_does_not_matter_and_nothing_but_the_samples_changes(rate: int) -> None:
    speech = noise(rate)
    one, other = in_shape(speech, SHAPES), in_shape(speech, SHAPES[::-1])
    assert one.samples.tobytes() == other.samples.tobytes()
    assert (len(one.samples), one.rate_hz, one.words) == (len(speech.samples), rate, speech.words)
    assert one.samples.dtype == np.float32
    assert np.isfinite(one.samples).all()


def test_a_clean_voice_is_trimmed_as_it_is_without_a_look_for_noise(spoken: list[Speech]) -> None:
    for speech in spoken:
        assert out_of_noise(speech.samples, speech.rate_hz) == Span(0, len(speech.samples))
        assert take(speech).heard == audible(speech.samples)


def test_a_word_stays_on_its_beat(spoken: list[Speech]) -> None:
    """A weak beginning may fall under what counts as heard, and an end may ring out; no sound moves."""
    for speech in spoken:
        before, after = take(speech).heard, take(in_shape(speech)).heard
        assert (after.start - before.start) / speech.rate_hz == pytest.approx(0.0, abs=0.002)
        assert -0.003 < (after.stop - before.stop) / speech.rate_hz < 0.025


def test_the_course_of_a_voice_does_not_move(spoken: list[Speech]) -> None:
    """By where the outlines of before and after are most alike, to 1 / 8 ms."""
    for speech in spoken:
        hop = speech.rate_hz // 8000
        sounds = (speech.samples, in_shape(speech).samples)
        one, other = (np.convolve(np.square(np.diff(sound)), np.ones(8 * hop), "same")[::hop] for sound in sounds)
        around = range(-40, 41)
        alike = [np.dot(np.roll(one, lag), other) for lag in around]
        assert abs(around[int(np.argmax(alike))]) <= 1


def test_phrases_short_and_long_are_within_a_loudness_unit_of_each_other(spoken: list[Speech]) -> None:
    """The finished clips, each said again and again, on two channels, by the standard's meter."""
    found = []
    for speech in map(in_shape, spoken):
        clip = shaped(speech, take(speech), rate_hz=RATE, voice_lufs=-20.0)
        heard = clip.samples[clip.audible.start : clip.audible.stop]
        meter = Meter(RATE, 2)
        meter.push(np.repeat(np.tile(heard, 1 + 4 * RATE // len(heard))[:, None], 2, axis=1))
        found.append(meter.integrated())
    assert max(found) - min(found) < 0.5
    assert found == pytest.approx([-20.0] * len(found), abs=0.4)
