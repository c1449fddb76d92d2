"""Conversions between the units of the program."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.units import SILENCE_DB, clock, frames, gain, in_words, level_db, seconds

INSTANTS = st.fractions(0, 100_000, max_denominator=1_000_000)
RATES = st.sampled_from([8000, 22050, 24000, 44100, 48000])


@pytest.mark.parametrize(
    ("instant", "expected"),
    [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(5, 2), 3), (Fraction(49, 100), 0), (Fraction(51, 100), 1)],
)
def test_half_a_frame_is_rounded_upwards_every_time(instant: Fraction, expected: int) -> None:
    assert frames(instant, 1) == expected


@given(INSTANTS, RATES)
def test_the_nearest_frame_is_at_most_half_a_frame_away(instant: Fraction, rate_hz: int) -> None:
    assert abs(frames(instant, rate_hz) - instant * rate_hz) <= Fraction(1, 2)


@given(INSTANTS, st.integers(0, 10**9), RATES)
def test_a_whole_number_of_frames_later_is_exactly_so_many_frames_later(
    instant: Fraction, count: int, rate_hz: int
) -> None:
    assert frames(instant + seconds(count, rate_hz), rate_hz) == frames(instant, rate_hz) + count


@given(st.integers(0, 10**12), RATES)
def test_a_frame_has_an_exact_instant_and_comes_back_from_it(frame: int, rate_hz: int) -> None:
    assert frames(seconds(frame, rate_hz), rate_hz) == frame


@pytest.mark.parametrize(("level", "expected"), [(0, 1.0), (-20, 0.1), (20, 10.0), (-6.0206, 0.5), (-120, 1e-6)])
def test_twenty_decibels_are_a_factor_of_ten(level: float, expected: float) -> None:
    assert gain(level) == pytest.approx(expected, rel=1e-5)


@given(st.floats(SILENCE_DB + 0.001, 60))
def test_a_level_comes_back_from_its_gain(level: float) -> None:
    assert level_db(gain(level)) == pytest.approx(level, abs=1e-9)


@given(st.floats(-200, 60), st.floats(-60, 60))
def test_levels_add_where_gains_multiply(one: float, other: float) -> None:
    assert gain(one + other) == pytest.approx(gain(one) * gain(other), rel=1e-9)


@pytest.mark.parametrize("amplitude", [0.0, 1e-9, 1e-6])
def test_nothing_has_a_level_too(amplitude: float) -> None:
    assert level_db(amplitude) == SILENCE_DB


def test_silence_is_under_the_last_bit_of_16_bit_sound() -> None:
    assert 20 * math.log10(1 / 32768) > SILENCE_DB + 20


@pytest.mark.parametrize(
    ("duration", "expected"),
    [("0", "0:00"), ("59.4", "0:59"), ("59.5", "1:00"), ("61", "1:01"), ("3599.5", "1:00:00"), ("43200", "12:00:00")],
)
def test_a_clock_shows_the_nearest_second(duration: str, expected: str) -> None:
    assert clock(Fraction(duration)) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("0", "0s"),
        ("10", "10s"),
        ("0.5", "0.5s"),
        ("0.001", "0.001s"),
        ("60", "1m"),
        ("90", "1m30s"),
        ("100.25", "1m40.25s"),
        ("3600", "1h"),
        ("3661", "1h1m1s"),
        ("119.9996", "2m"),
    ],
)
def test_a_duration_in_words_is_short_and_exact_to_the_millisecond(duration: str, expected: str) -> None:
    assert in_words(Fraction(duration)) == expected
