"""How the background comes and goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.ending import Points, background_gains, tail, tail_bounds, treble_gains
from audio_builder.plan.timeline import Timeline
from audio_builder.settings import ENDINGS, Settings
from audio_builder.units import SILENCE_DB, frames

RATE = 48000
LEAD_INS = st.integers(0, 60)
TAILS = st.integers(0, 7200)
BETWEEN = st.integers(0, 3 * 3600)


def gains(lead_in: float, speech: float, sinking: float) -> Points:
    """The background of a session of these lengths in seconds."""
    return background_gains(timeline(lead_in, speech, sinking))


def timeline(lead_in: float, speech: float, sinking: float) -> Timeline:
    start, stop, gone = (round(at * RATE) for at in (lead_in, lead_in + speech, lead_in + speech + sinking))
    return Timeline(
        rate_hz=RATE,
        frames=gone + RATE,
        items=(),
        chapters=(),
        voice_start=start,
        voice_stop=stop,
        bed_stop=gone,
    )


def level_db(points: Points, at: float) -> float:
    """Straight between points, level before the first and after the last."""
    frame = at * RATE
    after = bisect_right([point for point, _ in points], frame)
    if after in (0, len(points)):
        return points[after and -1][1]
    (left, low), (right, high) = points[after - 1], points[after]
    return low + (high - low) * (frame - left) / (right - left)


def slopes(points: Points, above_db: float) -> Iterator[float]:
    """dB a second between points, of the part of each line that stands above a level."""
    for (left, low), (right, high) in pairwise(points):
        if max(low, high) > above_db and low != high:
            yield (high - low) / (right - left) * RATE


@given(LEAD_INS, BETWEEN, TAILS)
def test_nothing_is_heard_at_the_first_frame_nor_once_the_background_has_gone(
    lead_in: int, speech: int, tail: int
) -> None:
    points = gains(lead_in, speech, tail)
    assert points[0] == (0, SILENCE_DB)
    assert points[-1] == ((lead_in + speech + tail) * RATE, SILENCE_DB)


@given(LEAD_INS, BETWEEN, TAILS)
def test_the_background_only_rises_then_stays_then_only_falls(lead_in: int, speech: int, tail: int) -> None:
    points = gains(lead_in, speech, tail)
    frames_of, levels = zip(*points, strict=True)
    top = levels.index(max(levels))
    assert list(frames_of) == sorted(set(frames_of))
    assert list(levels[: top + 1]) == sorted(levels[: top + 1])
    assert list(levels[top:]) == sorted(levels[top:], reverse=True)


@given(LEAD_INS, st.integers(8, 3 * 3600), st.integers(2, 7200))
def test_the_background_is_at_its_level_until_the_last_word_has_ended(lead_in: int, speech: int, tail: int) -> None:
    points = gains(lead_in, speech, tail)
    for at in (max(8, lead_in), lead_in + speech / 2 + 4, lead_in + speech):
        assert level_db(points, at) == 0.0


def test_in_the_usual_eight_seconds_the_audible_part_rises_at_most_3_db_a_second() -> None:
    """The lowest 100 dB take the first 1.2 s: 44 LU and more under the voice, where a bedroom is louder."""
    points = gains(8, 600, 120)
    assert [at / RATE for at, _ in points[:4]] == pytest.approx([0, 0.16, 1.2, 8])
    assert max(slopes(points, -20.0)) == pytest.approx(20 / 6.8)  # 2.94
    assert max(slopes(points, -20.0)) <= 3.0


@given(LEAD_INS, BETWEEN.filter(lambda speech: speech >= 8))
def test_no_lead_in_is_so_short_that_the_background_comes_in_faster(lead_in: int, speech: int) -> None:
    assert max(slopes(gains(lead_in, speech, 120), -20.0)) <= 3.0


@pytest.mark.parametrize("name", ENDINGS)
def test_an_ending_begins_so_slowly_that_it_is_not_noticed(name: str) -> None:
    """A tenth into its taper the background has sunk by less than 2 dB."""
    taper = float(ENDINGS[name].taper)
    points = gains(8, 600, taper)
    assert -2.0 < level_db(points, 608 + taper / 10) < 0.0


def test_the_sleep_ending_never_falls_by_more_than_a_decibel_and_a_fifth_a_second_while_heard() -> None:
    """120 s: 6 dB in 42 s, 14 dB in 42 s, 40 dB in 33.6 s."""
    points = gains(8, 600, float(ENDINGS["sleep"].taper))
    assert [level_db(points, 608 + at) for at in (0, 42, 84, 117.6, 120)] == pytest.approx([0, -6, -20, -60, -120])
    assert min(slopes(points, -60.0)) == pytest.approx(-40 / 33.6)


def test_the_last_minute_of_a_night_is_silence() -> None:
    assert ENDINGS["sleep"].silence == 60
    assert level_db(gains(8, 600, 120), 608 + 121) == SILENCE_DB


HOURS = st.integers(20, 11 * 60).map(lambda minutes: minutes * 60)


def test_a_night_sinks_by_6_db_in_seven_minutes_stays_and_leaves_in_thirteen() -> None:
    points = gains(8, 600, 7 * 3600)
    end = 608 + 7 * 3600
    sinking = [level_db(points, 608 + minutes * 60) for minutes in (0, 3.5, 7)]
    assert sinking == pytest.approx([0, -3, -6])
    assert {level_db(points, at) for at in range(608 + 420, end - 780 + 1, 60)} == {-6.0}
    leaving = [level_db(points, end - minutes * 60) for minutes in (13, 6, 0.4, 0)]
    assert leaving == pytest.approx([-6, -20, -60, -120])


def test_the_hours_of_a_night_are_steady_and_never_named_by_a_point() -> None:
    """So what sounds in them repeats itself."""
    points = gains(8, 600, 7 * 3600)
    assert not [at for at, _ in points if (608 + 420) * RATE < at < (608 + 7 * 3600 - 780) * RATE]


@given(st.integers(0, 1200))
def test_a_tail_a_second_longer_than_the_longest_taper_sounds_like_one_a_second_shorter(at: int) -> None:
    shorter, longer = gains(8, 600, 1199), gains(8, 600, 1201)
    steepest = 60 / 24 if at >= 1174 else 40 / 336  # dB a second at the very end, and before it
    assert level_db(longer, 608 + at) == pytest.approx(level_db(shorter, 608 + at), abs=2 * steepest + 0.1)


@given(HOURS)
def test_no_night_falls_by_more_than_3_db_a_second_while_it_is_heard(seconds: int) -> None:
    assert min(slopes(gains(8, 600, seconds), -60.0)) >= -3.0
    treble = treble_gains(timeline(8, 600, seconds))
    assert min(slopes(treble[:-1], -60.0)) >= -3.0


@given(TAILS)
def test_it_only_gets_darker_and_is_as_it_was_once_it_has_gone(sinking: int) -> None:
    points = treble_gains(timeline(8, 600, sinking))
    (*dark, last), levels = points, [level for _, level in points[:-1]]
    assert levels == sorted(levels, reverse=True)
    assert points[0][1] == 0.0
    assert last == ((608 + sinking) * RATE, 0.0)
    assert all(a < b for (a, _), (b, _) in pairwise(points))
    assert dark[-1][1] >= -24.0


def test_brightness_rests_where_the_level_rests() -> None:
    points = treble_gains(timeline(8, 600, 7 * 3600))
    assert [(at / RATE - 608, level) for at, level in points[:3]] == [(0, 0.0), (420, -6.0), (7 * 3600 - 780, -6.0)]


def test_a_tail_longer_than_all_that_is_said_begins_with_the_last_word() -> None:
    points = gains(8, 60, 600)
    assert level_db(points, 68) == 0.0
    assert level_db(points, 68 + 210) == pytest.approx(-6.0)


@pytest.mark.parametrize("speech", [30, 3600])
def test_a_tail_of_nothing_sinks_under_the_last_two_seconds_and_not_under_the_whole_session(speech: int) -> None:
    points = gains(8, speech, 0)
    assert level_db(points, 8 + speech - 2) == 0.0
    assert level_db(points, 8 + speech) == SILENCE_DB


def test_no_lead_in_still_begins_in_silence() -> None:
    points = gains(0, 600, 120)
    assert level_db(points, 0) == SILENCE_DB
    assert level_db(points, 8) == 0.0


@given(st.fractions(0, 4), st.fractions(0, 4), st.fractions(0, 4), st.sampled_from([44100, 48000]))
def test_the_points_of_the_tiniest_session_are_in_order_and_end_in_silence(
    lead_in: Fraction, speech: Fraction, tail: Fraction, rate_hz: int
) -> None:
    start, stop, gone = (frames(at, rate_hz) for at in (lead_in, lead_in + speech, lead_in + speech + tail))
    points = background_gains(
        Timeline(rate_hz=rate_hz, frames=gone, items=(), chapters=(), voice_start=start, voice_stop=stop, bed_stop=gone)
    )
    assert all(a < b for (a, _), (b, _) in pairwise(points))
    assert points[-1] == (gone, SILENCE_DB)
    assert all(level <= 0.0 for _, level in points)


@pytest.mark.parametrize(("voice", "expected"), [(0, 120), (1200, 120), (1800, 180), (6000, 600), (40_000, 600)])
def test_the_tail_into_sleep_is_a_tenth_of_the_voice_from_two_to_ten_minutes(voice: int, expected: int) -> None:
    assert tail(Settings(), Fraction(voice)) == expected


@pytest.mark.parametrize(("ending", "expected"), [("wake", 10), ("none", 4)])
def test_other_tails_are_as_long_after_any_session(ending: str, expected: int) -> None:
    assert {tail(Settings(ending=ending), Fraction(voice)) for voice in (0, 1800, 40_000)} == {expected}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_tail_that_was_set_is_the_tail(ending: str) -> None:
    settings = Settings(ending=ending, tail=Fraction(33))
    assert tail(settings, Fraction(6000)) == 33
    assert tail_bounds(settings) == (33, 33)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_tail_an_ending_has_lies_within_what_a_length_may_make_of_it(ending: str) -> None:
    least, most = tail_bounds(Settings(ending=ending))
    assert all(least <= tail(Settings(ending=ending), Fraction(voice)) <= most for voice in (0, 1800, 40_000))


def test_a_length_makes_a_tail_into_sleep_of_two_to_ten_minutes() -> None:
    assert tail_bounds(Settings(ending="sleep")) == (120, 600)
