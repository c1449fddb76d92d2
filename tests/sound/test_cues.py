"""What is true of every cue sound: it cannot startle, a phone can give it, and it is a formula of its position."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import butter, sosfilt

from audio_builder.errors import UsageError
from audio_builder.sound.cues import CUES, CueTone, cue_sound, sounding
from audio_builder.sound.loudness import Meter

RATE = 48_000
AS_LONG_AS_THE_PHASE = ("breath-in", "breath-hold", "breath-out", "air-in", "air-out")
PROMISED = {
    *("bell", "chime", "bowl", "high-bowl", "tick", "halfway", "last-five", "tense", "release"),
    *AS_LONG_AS_THE_PHASE,
}


def tone(name: str, *, seconds: float = 4.0, lufs: float = -30.0) -> CueTone:
    """The sound in its own length, or in this one if it has none."""
    sound = CUES[name]
    return CueTone(sound, round((sound.seconds or seconds) * RATE), RATE, lufs)


def whole(one: CueTone) -> np.ndarray:
    return one.read(0, one.frames)


def loudest_lufs(mono: np.ndarray) -> float:
    """The loudest 400 ms on two channels."""
    meter = Meter(RATE, 2)
    meter.push(np.repeat(np.pad(mono, RATE)[:, None], 2, axis=1))
    return float(meter.momentary().max())


def outline(mono: np.ndarray) -> np.ndarray:
    """The highest sample of each 5 ms."""
    return np.abs(mono[: len(mono) // 240 * 240]).reshape(-1, 240).max(axis=1)


def test_there_is_a_sound_for_everything_that_is_marked() -> None:
    assert set(CUES) == PROMISED
    assert all(sound.name == name and sound.summary for name, sound in CUES.items())


@pytest.mark.parametrize("name", CUES)
@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, 30 * RATE), min_size=3, max_size=3).map(sorted))
def test_a_range_cut_in_two_gives_the_same_bits(name: str, cuts: list[int]) -> None:
    one = tone(name, seconds=7.3)
    a, b, c = (min(cut, one.frames) for cut in cuts)
    assert one.read(a, c).tobytes() == one.read(a, b).tobytes() + one.read(b, c).tobytes()


@pytest.mark.parametrize("name", CUES)
def test_it_comes_out_of_nothing_and_goes_back_into_nothing(name: str) -> None:
    sound = whole(tone(name))
    assert abs(sound[0]) < 1e-6
    assert abs(sound[-1]) < 1e-6


@pytest.mark.parametrize("name", CUES)
@pytest.mark.parametrize("seconds", [0.4, 1.0, 4.0, 8.0, 30.0])
def test_its_attack_takes_a_tenth_of_a_second_or_more(name: str, seconds: float) -> None:
    level = outline(whole(tone(name, seconds=seconds)))
    rise = np.argmax(level > 0.9 * level.max()) - np.argmax(level > 0.1 * level.max())
    assert 0.005 * rise >= 0.1


@pytest.mark.parametrize("name", CUES)
def test_it_is_heard_on_its_beat(name: str) -> None:
    sound = np.abs(whole(tone(name)))
    assert np.argmax(sound > 0.01 * sound.max()) / RATE < 0.010  # beats are kept to 10 ms


@pytest.mark.parametrize("name", CUES)
@pytest.mark.parametrize("seconds", [0.5, 4.0, 20.0])
def test_its_loudest_moment_has_the_level_it_was_put_at(name: str, seconds: float) -> None:
    loudest = loudest_lufs(whole(tone(name, seconds=seconds)))
    if seconds < 4 and name in AS_LONG_AS_THE_PHASE:
        assert -37.5 < loudest < -30.0  # it does not get as far
    else:
        assert loudest == pytest.approx(-30.0, abs=0.6)


@pytest.mark.parametrize("name", CUES)
def test_its_own_level_is_well_under_the_voice(name: str) -> None:
    assert -24.0 <= CUES[name].level_lu <= -9.0


@pytest.mark.parametrize("name", CUES)
def test_most_of_it_can_be_heard_on_a_phone(name: str) -> None:
    sound = whole(tone(name))
    high = sosfilt(butter(8, 200, "highpass", fs=RATE, output="sos"), sound)
    assert 10 * np.log10(np.mean(high**2) / np.mean(sound**2)) > -1.5


@pytest.mark.parametrize("name", CUES)
def test_it_has_no_click_and_nothing_shrill(name: str) -> None:
    sound = whole(tone(name))
    power = np.abs(np.fft.rfft(sound * np.blackman(len(sound)))) ** 2
    above = np.fft.rfftfreq(len(sound), 1 / RATE) > 3000
    assert 10 * np.log10(power[above].sum() / power.sum()) < -60
    steps = np.abs(np.diff(sound.astype(np.float64), 2))
    # a sine of 1 that is cut off has steps of 1; the fastest of these partials bends by (2 pi 2830 / 48000)^2 at most
    assert steps.max() < 0.14 * np.abs(sound).max()


@pytest.mark.parametrize(("name", "sign"), [("breath-in", 1), ("breath-out", -1), ("breath-hold", 0)])
def test_its_pitch_follows_the_breath(name: str, sign: int) -> None:
    sound = whole(tone(name, seconds=6.0))

    def pitch_hz(at_s: float) -> float:
        part = sound[round(at_s * RATE) : round(at_s * RATE) + RATE // 2]
        power = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * RATE))
        return float(np.argmax(power)) / 8

    early, late = pitch_hz(0.4), pitch_hz(5.0)
    assert 200 <= min(early, late) <= max(early, late) <= 340
    assert np.sign(round(late - early)) == sign


def test_a_bell_rings_longer_than_the_voice_waits_unless_the_session_ends() -> None:
    assert sounding("bell", marked=5 * RATE, room=60 * RATE, rate_hz=RATE) == 8 * RATE
    assert sounding("bell", marked=5 * RATE, room=6 * RATE, rate_hz=RATE) == 6 * RATE
    short = outline(CueTone(CUES["bell"], 2 * RATE, RATE, -30.0).read(0, 2 * RATE))
    assert short[-1] < 0.02 * short.max()


def test_a_tone_of_the_breath_sounds_as_long_as_its_phase() -> None:
    assert sounding("breath-out", marked=7 * RATE, room=60 * RATE, rate_hz=RATE) == 7 * RATE


def test_a_sound_that_does_not_exist_is_named_with_what_is_near() -> None:
    with pytest.raises(UsageError, match=r"unknown sound 'bel'; did you mean bell\?"):
        cue_sound("bel")
    with pytest.raises(UsageError, match="unknown sound 'organ'; there is bell, chime"):
        cue_sound("organ")
