"""Which background is heard how loud when."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as sized
from hypothesis import strategies as st
from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings, read_value
from audio_builder.sound.backdrop import Lane, foretold, lanes, over_all, treble
from audio_builder.sound.envelope import Envelope
from audio_builder.sound.loudness import Meter
from audio_builder.sound.mix import Bed, Mix
from audio_builder.sound.noise import Grains
from audio_builder.units import SILENCE_DB

RATE = 1000
LENGTH = 600 * RATE


def session(*changes: tuple[float, float, str], background: str = "brown-noise -24dB") -> tuple[Lane, ...]:
    """The backgrounds of ten minutes in which these change: (second, over so many, to what)."""
    items = tuple(
        Item("background", round(at * RATE), round((at + over) * RATE), Where("calm.txt", line, 1), text=text)
        for line, (at, over, text) in enumerate(changes, start=1)
    )
    timeline = Timeline(
        rate_hz=RATE, frames=LENGTH, items=items, chapters=(), voice_start=0, voice_stop=LENGTH, bed_stop=LENGTH
    )
    return lanes(timeline, Settings(background=read_value("background", background)))


def level_lu(lane: Lane, second: float) -> float:
    """Under the voice, or SILENCE_DB for nothing."""
    level_db = lane.level.level_db(round(second * RATE))
    return level_db + lane.layer.level_lu if level_db > SILENCE_DB else SILENCE_DB


def test_without_a_change_a_background_stays_where_the_settings_put_it() -> None:
    one, other = session(background="brown-noise -24dB, drone A2 -30dB")
    assert [str(lane.layer) for lane in (one, other)] == ["brown-noise -24dB", "drone A2 -30dB"]
    assert one.level.constant(0, LENGTH) == other.level.constant(0, LENGTH) == 1.0


def test_a_change_takes_the_old_sound_out_and_brings_the_new_one_in() -> None:
    old, new = session((100, 10, "pink-noise -20dB"))
    assert [level_lu(old, at) for at in (0, 99.9, 110, 500)] == [-24.0, -24.0, SILENCE_DB, SILENCE_DB]
    assert [level_lu(new, at) for at in (0, 100, 110, 500)] == [SILENCE_DB, SILENCE_DB, -20.0, -20.0]


@pytest.mark.parametrize("at", np.linspace(100, 110, 41).tolist())
def test_a_change_between_equally_loud_sounds_is_of_equal_power(at: float) -> None:
    powers = [10 ** (level_lu(lane, at) / 10) for lane in session((100, 10, "pink-noise -24dB"))]
    assert 10 * np.log10(sum(powers)) == pytest.approx(-24.0, abs=0.3)  # straight lines in dB along a sine


def test_a_sound_that_stays_only_moves_in_level() -> None:
    (lane,) = session((100, 10, "brown-noise -30dB"), (200, 10, "brown-noise -18dB"))
    assert [level_lu(lane, at) for at in (50, 100, 110, 150, 200, 210, 599)] == [-24, -24, -30, -30, -30, -18, -18]
    falling = [level_lu(lane, at) for at in np.linspace(100, 110, 30)]
    rising = [level_lu(lane, at) for at in np.linspace(200, 210, 30)]
    assert all(a >= b for a, b in pairwise(falling))
    assert all(a <= b for a, b in pairwise(rising))


def test_the_same_sound_told_something_else_is_another_sound() -> None:
    names = [str(lane.layer) for lane in session((100, 10, "drone A3 -30dB"), background="drone A2 -30dB")]
    assert names == ["drone A2 -30dB", "drone A3 -30dB"]


def test_a_change_takes_two_seconds_or_more() -> None:
    old, new = session((100, 0, "pink-noise -24dB"))
    assert level_lu(old, 101) == pytest.approx(-27.0, abs=0.1)
    assert level_lu(new, 101) == pytest.approx(-27.0, abs=0.1)
    assert (level_lu(old, 102), level_lu(new, 102)) == (SILENCE_DB, -24.0)


@pytest.mark.parametrize("off", ["off", "none", "OFF"])
def test_off_is_silence_from_then_on(off: str) -> None:
    (lane,) = session((100, 10, off))
    assert [level_lu(lane, at) for at in (99, 110, 599)] == [-24.0, SILENCE_DB, SILENCE_DB]


def test_a_sound_can_come_back() -> None:
    (lane,) = session((100, 10, "off"), (200, 10, "brown-noise -24dB"))
    assert [level_lu(lane, at) for at in (99, 150, 200, 210)] == [-24.0, SILENCE_DB, SILENCE_DB, -24.0]


def test_a_change_that_begins_in_the_middle_of_another_goes_on_from_there() -> None:
    (lane,) = session((100, 10, "off"), (105, 10, "brown-noise -24dB"))
    assert level_lu(lane, 105) == pytest.approx(-27.0, abs=0.1)
    levels = [level_lu(lane, at) for at in np.linspace(105, 115, 30)]
    assert all(a <= b for a, b in pairwise(levels))
    assert levels[-1] == -24.0


def test_each_stretch_tells_the_level_and_the_change_it_comes_from() -> None:
    old, new = session((100, 10, "brown-noise -30dB, pink-noise -28dB"), (300, 20, "pink-noise -28dB"))
    told = [
        (one.start // RATE, one.stop // RATE, str(one.layer), one.where and one.where.line) for one in old.stretches
    ]
    assert told == [(0, 100, "brown-noise -24dB", None), (100, 320, "brown-noise -30dB", 1)]
    assert [(one.start // RATE, one.stop // RATE) for one in new.stretches] == [(100, 600)]


def test_a_change_that_cannot_be_read_is_an_error_at_its_place() -> None:
    with pytest.raises(PlanError, match=r"^calm\.txt:2:1: background: .*-24"):
        session((50, 5, "off"), (100, 5, "pink-noise -24"))


Changes = st.lists(
    st.tuples(
        st.integers(0, 590), st.integers(0, 60), st.sampled_from(["off", "a -24dB", "a -30dB, b -20dB", "b -8dB"])
    ),
    max_size=8,
).map(sorted)


@sized(max_examples=60, deadline=None)
@given(Changes)
def test_however_changes_follow_each_other_nothing_jumps(changes: list[tuple[int, int, str]]) -> None:
    for lane in session(*changes):
        levels = np.array([level_lu(lane, frame / RATE) for frame in range(0, LENGTH, 50)])
        steps = np.abs(np.diff(10 ** (levels / 20)))  # of the amplitude, in 50 ms
        # the steepest is a quarter of a sine in 2 s up to -8 LU; between its points it is straight in dB, so at most
        # 2.5 times as steep
        assert steps.max(initial=0.0) < 2.5 * 0.05 * np.pi / 4 * 10 ** (-8 / 20)


def spoken(*spans: tuple[float, float], kind: str = "speech") -> tuple[Item, ...]:
    return tuple(
        Item(kind, round(start * RATE), round(stop * RATE), Where("calm.txt", 1, 1), text="bell")
        for start, stop in spans
    )


def hour(*items: Item) -> Timeline:
    """An hour, of which ten minutes lead into sleep."""
    return Timeline(
        rate_hz=RATE,
        frames=3660 * RATE,
        items=items,
        chapters=(),
        voice_start=8 * RATE,
        voice_stop=3000 * RATE,
        bed_stop=3600 * RATE,
    )


def stepped_back_db(at_s: float, *items: Item, duck: float = 6.0) -> float:
    return over_all(hour(*items), Settings(duck=duck)).level_db(round(at_s * RATE))


def test_the_background_steps_back_from_600_ms_before_speech_to_a_second_and_a_half_after_it() -> None:
    phrase = spoken((100, 105))
    levels = [stepped_back_db(at, *phrase) for at in (99.4, 99.7, 100, 104.999, 105.749, 106.499, 200)]
    assert levels == pytest.approx([0, -3, -6, -6, -3, 0, 0], abs=0.01)


def test_while_a_breath_is_counted_the_background_stays_where_it_is() -> None:
    beats = spoken(*((100 + beat, 100.4 + beat) for beat in range(12)))
    assert {stepped_back_db(at, *beats) for at in np.arange(100, 111.3, 0.05)} == {-6.0}


def test_phrases_that_overlap_are_no_deeper_than_one() -> None:
    both = spoken((100, 105), (103, 104), (104.5, 108))
    assert {stepped_back_db(at, *both) for at in np.arange(100, 107.9, 0.05)} == {-6.0}
    assert stepped_back_db(109.5, *both) == pytest.approx(0.0, abs=0.01)


def test_a_bell_does_not_push_the_background_back() -> None:
    assert {stepped_back_db(at, *spoken((100, 108), kind="cue")) for at in range(90, 120)} == {0.0}


def test_stepping_back_is_the_same_for_every_background() -> None:
    """In dB and as a whole: it stands in the envelope over all of them, and in none of their own."""
    for lane in session(background="brown-noise -24dB, drone A2 -30dB"):
        assert lane.level == Envelope.flat()


@pytest.mark.parametrize(("ending", "darker"), [("sleep", True), ("wake", False), ("none", False)])
def test_it_gets_darker_only_on_the_way_into_sleep(ending: str, darker: bool) -> None:
    over = treble(hour(), Settings(ending=ending))
    assert over.level_db(3000 * RATE) == 0.0
    assert (over.level_db(3300 * RATE) < -6.0) == darker
    assert over.level_db(3600 * RATE) == 0.0


@pytest.mark.parametrize("slope_db", [0.0, -3.01, -6.02], ids=["white", "pink", "brown"])
def test_the_loudness_of_a_session_is_foretold_to_its_darkest_minute(slope_db: float) -> None:
    rate_hz = 24_000
    at_rate = replace(hour(), rate_hz=rate_hz, voice_stop=3000 * rate_hz, bed_stop=3600 * rate_hz)
    noise, settings = Grains(slope_db, rate_hz=rate_hz, seed=1), Settings(duck=0.0)
    mix = Mix(
        [Bed(noise, Envelope.flat(), -44.0)],
        over_all(at_rate, settings),
        (),
        rate_hz=rate_hz,
        treble=treble(at_rate, settings),
    )
    told = foretold(at_rate, settings, [noise])
    for second in (1500, 3210, 3400):
        meter = Meter(rate_hz, 2)
        meter.push(mix.read(second * rate_hz, (second + 10) * rate_hz) * np.float32(30))
        power = told.power(np.arange(second, second + 10) * rate_hz).mean()
        assert 10 * np.log10(power) - 0.691 == pytest.approx(meter.integrated() - 20 * np.log10(30), abs=0.3)
    assert told.power(np.array([3610]) * rate_hz).tolist() == [0.0]


def test_stepping_back_is_foretold_too() -> None:
    tree = hour(*spoken((1000, 1010)))
    told = foretold(tree, Settings(duck=6.0, ending="wake"), [Grains(-6.02, rate_hz=24_000, seed=1)])
    before, under = told.power(np.array([900, 1005]) * RATE)
    assert 10 * np.log10(before) - 0.691 == pytest.approx(-44.0, abs=1e-6)
    assert 10 * np.log10(under / before) == pytest.approx(-6.0, abs=1e-6)
