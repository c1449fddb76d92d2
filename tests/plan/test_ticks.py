"""A clock whose ticks are so fine that sums of lengths are exact."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.plan.ticks import Ticks
from audio_builder.units import frames

LENGTHS = (Fraction(1, 3), Fraction(17, 1000), Fraction(5), Fraction(7, 44_100), Fraction(0))


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
def test_ticks_add_up_to_what_the_fractions_add_up_to(rate_hz: int) -> None:
    ticks = Ticks.for_lengths(LENGTHS, rate_hz)
    total = sum(ticks.of(length) for length in LENGTHS)
    assert ticks.seconds(total) == sum(LENGTHS, Fraction(0))


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
def test_a_tick_has_the_frame_that_its_instant_has(rate_hz: int) -> None:
    ticks = Ticks.for_lengths(LENGTHS, rate_hz)
    for at in (0, 1, ticks.in_frame // 2, ticks.in_frame * 7 + 1, ticks.of(Fraction(5)) + ticks.in_frame // 2):
        assert ticks.frame(at) == frames(ticks.seconds(at), rate_hz)


def test_any_length_may_be_added_to_a_tick_even_one_that_is_no_whole_number_of_them() -> None:
    ticks = Ticks.for_lengths([Fraction(1, 1000)], 48_000)
    for length in (Fraction(1, 7), Fraction(22, 9), Fraction(-1, 11), Fraction(1, 96_000)):
        assert ticks.frame_after(480, length) == frames(Fraction(480, 48_000) + length, 48_000)
