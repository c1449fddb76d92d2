"""The mix is a function of position, and what is in it is what was put there."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.contracts import BedRequest
from audio_builder.plugins import installed
from audio_builder.sound.envelope import Envelope, duck
from audio_builder.sound.loudness import Meter
from audio_builder.sound.mix import Bed, Mix, Placed
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Repeat, Span
from audio_builder.units import SILENCE_DB

RATE = 48_000
BEFORE, AUDIBLE, AFTER = 240, 30_000, 1920
STEADY = Envelope.flat()


def clip(number: int) -> np.ndarray:
    return np.random.default_rng(number).uniform(-0.5, 0.5, BEFORE + AUDIBLE + AFTER).astype(np.float32)


def placed(number: int, start: int, factor: float = 1.0) -> Placed:
    samples = clip(number)
    return Placed(Span(start - BEFORE, start + AUDIBLE + AFTER), lambda first, last: samples[first:last], factor)


def bed(seed: int = 1, level: Envelope = STEADY) -> Bed:
    return Bed(Grains(-6.02, rate_hz=RATE, seed=seed), level)


def mix(*starts: int, beds: tuple[Bed, ...] = (bed(),), treble: Envelope = STEADY) -> Mix:
    speech = [placed(number, start, factor=1.0 - number / 10) for number, start in enumerate(starts)]
    steps = duck(
        [Span(start, start + AUDIBLE) for start in starts], depth_db=1.0, attack=28_800, release=72_000, apart=150_000
    )
    fades = Envelope(((0, SILENCE_DB), (48_000, 0.0), (400_000, 0.0), (480_000, SILENCE_DB)))
    return Mix(beds, Envelope.add(fades, steps), speech, rate_hz=RATE, treble=treble)


CHANGING = (
    bed(1, Envelope(((0, 0.0), (150_000, 0.0), (250_000, SILENCE_DB)))),
    bed(2, Envelope(((150_000, SILENCE_DB), (250_000, -3.0)))),
)
DARK = Envelope(((120_000, 0.0), (180_000, -12.0), (400_000, -12.0), (400_001, 0.0)))
OVERLAPPING = mix(60_000, 91_000, 100_000, 300_000, beds=CHANGING, treble=DARK)


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(0, 400_000)] * 3))
def test_a_range_cut_in_two_gives_the_same_bits(places):
    a, b, c = sorted(places)
    whole = OVERLAPPING.read(a, c)
    assert whole.tobytes() == OVERLAPPING.read(a, b).tobytes() + OVERLAPPING.read(b, c).tobytes()


def test_the_mix_is_the_background_and_the_clips_added_up():
    background = mix().read(60_000, 90_000)
    ducked = background * np.float32(10 ** (-1 / 20))
    with_voice = mix(60_000).read(60_000, 90_000)
    assert np.abs(with_voice - ducked - clip(0)[BEFORE : BEFORE + AUDIBLE, None]).max() < 1e-6


def test_a_phrase_is_heard_at_its_level():
    softer = Mix((), Envelope.flat(), (placed(0, 60_000, factor=10 ** (-6 / 20)),), rate_hz=RATE).read(60_000, 90_000)
    assert np.abs(softer - 10 ** (-6 / 20) * clip(0)[BEFORE : BEFORE + AUDIBLE, None]).max() < 1e-6


def test_each_background_moves_by_its_own_level_and_by_that_of_all():
    sound = mix(beds=CHANGING).read(300_000, 301_000)
    assert np.abs(sound - 10 ** (-3 / 20) * CHANGING[1].sound.read(300_000, 301_000)).max() < 1e-6
    between = mix(beds=CHANGING).read(200_000, 200_001)  # in the middle of both: -60 dB and -61.5 dB
    expected = sum(
        10 ** (db / 20) * one.sound.read(200_000, 200_001) for db, one in zip((-60.0, -61.5), CHANGING, strict=True)
    )
    assert np.abs(between - expected).max() < 1e-6


class Unheard:
    """A background that must not be asked for."""

    channels = 2
    repeat = None

    def read(self, start: int, stop: int) -> np.ndarray:
        raise AssertionError(f"[{start}, {stop}) is silent")


def test_a_background_costs_nothing_while_it_is_silent():
    assert mix(beds=(Bed(Unheard(), Envelope.flat(SILENCE_DB)),)).read(100_000, 200_000).shape == (100_000, 2)


def test_the_first_audible_frame_of_a_clip_stands_on_its_frame():
    spike = np.zeros(BEFORE + 10 + AFTER, np.float32)
    spike[BEFORE] = 0.5
    one = Placed(Span(77_777 - BEFORE, 77_787 + AFTER), lambda first, last: spike[first:last])
    alone = Mix((), Envelope.flat(), (one,), rate_hz=RATE).read(0, 96_000)
    assert np.flatnonzero(alone[:, 0]).tolist() == [77_777]
    assert alone[77_777].tolist() == [0.5, 0.5]


def test_a_clip_whose_soft_edge_begins_before_the_session_is_cut_there():
    assert mix(100).read(0, 1000).shape == (1000, 2)


def test_a_session_without_a_background_is_silent_between_its_clips():
    silent = Mix((), Envelope.flat(), (placed(1, 50_000),), rate_hz=RATE)
    assert not silent.read(0, 49_000).any()
    assert not silent.read(50_000 + AUDIBLE + AFTER, 200_000).any()


def test_after_the_fade_there_is_nothing_at_all():
    assert not mix(60_000).read(480_000, 500_000).any()


def test_a_clip_of_two_channels_keeps_them_apart():
    sides = np.stack((np.full(1000, 0.25), np.full(1000, -0.125)), axis=1).astype(np.float32)
    one = Placed(Span(500, 1500), lambda first, last: sides[first:last], 0.5)
    sound = Mix((), STEADY, (one,), rate_hz=RATE).read(0, 2000)
    assert sound[1000].tolist() == [0.125, -0.0625]
    assert not sound[:500].any()
    assert not sound[1500:].any()


@pytest.mark.parametrize("lufs", [-60.0, -44.0, -20.0])
def test_a_background_is_as_loud_as_it_is_set(lufs):
    noise = Bed(installed().bed("pink-noise").make(BedRequest(rate_hz=RATE, seed=5)), STEADY, lufs)
    meter = Meter(RATE, 2)
    meter.push(Mix((noise,), STEADY, (), rate_hz=RATE).read(100 * RATE, 130 * RATE))
    assert meter.integrated() == pytest.approx(lufs, abs=0.3)


SLOW = 1000
"""A rate at which an hour is soon read."""
PERIOD = 1440 * SLOW
NIGHT = 5 * 3600 * SLOW


class Counted:
    """A background that comes round after so many frames, the first few apart."""

    channels = 2

    def __init__(self, period: int, start: int = 0) -> None:
        self.repeat = Repeat(start, period)

    def read(self, start: int, stop: int) -> np.ndarray:
        frames = np.arange(start, stop)
        turn = np.where(frames < self.repeat.start, -1, (frames - self.repeat.start) % self.repeat.period)
        noise = ((turn * 7919 + 104729) % 10007 / 10007 - 0.5).astype(np.float32)
        return np.stack((noise, -noise), axis=1)


class Endlessly(Counted):
    """A background that never comes round."""

    repeat = None

    def __init__(self) -> None:
        pass


def night(*beds: Bed, treble: Envelope = STEADY, placed: tuple[Placed, ...] = (), envelope: Envelope = STEADY) -> Mix:
    return Mix(beds, envelope, placed, rate_hz=SLOW, treble=treble)


ASLEEP = Envelope(((0, 0.0), (600 * SLOW, -6.0), (NIGHT - 600 * SLOW, -6.0), (NIGHT, SILENCE_DB)))
DIM = Envelope(((0, 0.0), (600 * SLOW, -9.0), (NIGHT - 600 * SLOW, -9.0), (NIGHT, 0.0)))


def test_the_hours_of_a_night_repeat_themselves_to_the_bit():
    long = night(Bed(Counted(PERIOD), STEADY), Bed(Counted(PERIOD // 2, 700_123), STEADY), envelope=ASLEEP, treble=DIM)
    ((start, stop, period),) = long.repeats(NIGHT)
    assert period == PERIOD
    assert 700_123 <= start < 700_123 + 100
    assert NIGHT - 600 * SLOW - 100 < stop <= NIGHT - 600 * SLOW
    for frame in (start, start + 1, 3_000_017, stop - period - 5000):
        assert long.read(frame, frame + 5000).tobytes() == long.read(frame + period, frame + period + 5000).tobytes()


def test_backgrounds_come_round_together_when_each_does():
    together = night(Bed(Counted(1_200_000), STEADY), Bed(Counted(800_000), STEADY))
    assert together.repeats(NIGHT) == ((0, NIGHT, 2_400_000),)


def test_a_background_that_is_silent_or_another_that_never_comes_round_decides():
    endless = Bed(Endlessly(), Envelope(((2 * PERIOD, SILENCE_DB), (2 * PERIOD + 1000, 0.0))))
    ((start, stop, period),) = night(Bed(Counted(PERIOD), STEADY), endless).repeats(NIGHT)
    assert (start, stop, period) == (0, 2 * PERIOD, PERIOD)
    assert night(Bed(Endlessly(), STEADY)).repeats(NIGHT) == ()


def test_nothing_repeats_where_something_is_placed():
    spoken = tuple(
        Placed(Span(at * SLOW, (at + 5) * SLOW), lambda first, last: np.ones(last - first, np.float32))
        for at in (0, 600, 3000, 3004, 5000)
    )
    found = night(Bed(Counted(PERIOD), STEADY), placed=spoken).repeats(9000 * SLOW)
    assert found == (
        (605 * SLOW, 3000 * SLOW, PERIOD),
        (3009 * SLOW, 5000 * SLOW, PERIOD),
        (5005 * SLOW, 9_000_000, PERIOD),
    )


@pytest.mark.parametrize(("minutes", "named"), [(24, 0), (25, 0), (26, 1)])
def test_what_is_hardly_longer_than_a_period_is_not_worth_naming(minutes, named):
    assert len(night(Bed(Counted(PERIOD), STEADY)).repeats(minutes * 60 * SLOW)) == named


def test_hours_of_silence_repeat_themselves():
    assert night().repeats(NIGHT) == ((0, NIGHT, PERIOD),)
