"""Words too long for their time: spoken a little faster, or refused with the number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Beat, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.quicken import FASTEST, STEPS, at_pace, quickened, reckoned
from audio_builder.script.nodes import Where

HERE = Where("calm.txt", 3, 5)
RATE = 1000
"""Frames of a millisecond."""


def phrase(text: str, pace: float = 1.0) -> Phrase:
    return Phrase(text, "silent/1", "en", pace)


def slot(text: str, room: Fraction) -> Timed:
    return Timed("slot", room, (Beat(Fraction(0), room, phrase(text), text),), HERE)


def plan(*slots: tuple[str, Fraction | int]) -> Plan:
    return Plan(tuple(slot(text, Fraction(room)) for text, room in slots))


def paces(found: Plan) -> list[float]:
    return [one.pace for one in found.heard]


def in_ms(lengths: dict[str, int]) -> dict[str, int]:
    return {phrase(text).key: length for text, length in lengths.items()}


def test_what_fits_is_left_as_it_is() -> None:
    one = plan(("Softly now.", 5))
    assert quickened(one, in_ms({"Softly now.": 5000}), rate_hz=RATE) is one


@pytest.mark.parametrize(
    ("length_ms", "pace"), [(5001, 1.05), (5248, 1.05), (5249, 1.10), (5498, 1.10), (5499, 1.15), (5748, 1.15)]
)
def test_what_is_too_long_gets_the_smallest_pace_at_which_it_should_fit(length_ms: int, pace: float) -> None:
    """A length of 5.0 s less a millisecond's margin, times 1.05, 1.10 and 1.15, is 5.2489, 5.4989 and 5.7488 s."""
    assert paces(quickened(plan(("Softly.", 5)), in_ms({"Softly.": length_ms}), rate_hz=RATE)) == [pace]


def test_what_would_be_too_long_at_the_fastest_pace_is_refused_with_its_place_and_by_how_much() -> None:
    with pytest.raises(PlanError) as refused:
        quickened(plan(("Softly.", 5)), in_ms({"Softly.": 6900}), rate_hz=RATE)
    message = "takes 6.90 s to say, 6.00 s at 1.15 times the pace, and has 5.00 s: it is 1.00 s too long"
    assert str(refused.value).startswith(f"calm.txt:3:5: 'Softly.' {message}")


def test_only_the_long_phrase_is_quickened_and_everything_else_stays() -> None:
    before = Speak(phrase("Long."), "Long.", HERE)
    gap = Gap("pause", Fraction(3), "pause 3s", HERE)
    found = quickened(
        Plan((before, gap, slot("Long.", Fraction(5)), slot("Short.", Fraction(5)))),
        in_ms({"Long.": 5200, "Short.": 4000}),
        rate_hz=RATE,
    )
    assert found.cues[:2] == (before, gap)
    assert paces(found) == [1.0, 1.05, 1.0]


def test_the_pace_counts_from_that_of_the_script() -> None:
    slow = Plan((Timed("slot", Fraction(5), (Beat(Fraction(0), Fraction(5), phrase("Slow.", 0.8), "Slow."),), HERE),))
    found = quickened(slow, {phrase("Slow.", 0.8).key: 5200}, rate_hz=RATE)
    assert paces(found) == pytest.approx([0.84])


def settled(one: Plan, take_ms: dict[float, int]) -> tuple[list[float], int]:
    """The paces at which it comes to rest, and how many times it was spoken, by a voice that takes so long at each."""
    wanted, known = one, dict[str, int]()
    for times in range(1, 10):
        known |= {each.key: take_ms[each.pace] for each in wanted.heard}
        faster = quickened(one, known, rate_hz=RATE)
        if faster == wanted:
            return paces(wanted), times
        wanted = faster
    raise AssertionError("it never comes to rest")


def test_what_was_measured_counts_more_than_what_was_reckoned() -> None:
    assert settled(plan(("Softly.", 5)), {1.0: 5100, 1.05: 4900}) == ([1.05], 2)
    assert settled(plan(("Softly.", 5)), {1.0: 5100, 1.05: 5050, 1.10: 4800}) == ([1.10], 3)


def test_a_voice_that_pays_no_heed_to_the_pace_ends_in_a_refusal() -> None:
    with pytest.raises(PlanError, match="too long"):
        settled(plan(("Softly.", 5)), dict.fromkeys([1.0, 1.05, 1.10, 1.15], 5100))


@given(st.integers(1, 9000), st.lists(st.integers(1, 9000), min_size=3, max_size=3), st.integers(1, 8000))
def test_it_always_comes_to_rest_with_words_that_fit_or_a_refusal(base: int, faster: list[int], room_ms: int) -> None:
    lengths = dict(zip([float(step) for step in STEPS], [base, *faster], strict=True))
    try:
        (pace,), times = settled(plan(("Softly.", Fraction(room_ms, 1000))), lengths)
    except PlanError:
        return
    assert lengths[pace] <= room_ms
    assert times <= len(STEPS)


def test_the_fastest_is_115_hundredths() -> None:
    assert Fraction(23, 20) == FASTEST
    assert at_pace(phrase("In"), FASTEST).pace == 1.15
    assert at_pace(phrase("In"), Fraction(1)) == phrase("In")


@given(st.integers(1, 5700), st.integers(1, 5000))
def test_reckoned_lengths_fit_where_nobody_has_spoken_yet(long_ms: int, short_ms: int) -> None:
    lengths = in_ms({"Long.": long_ms, "Short.": short_ms})
    one = plan(("Long.", 5), ("Short.", 5))
    quick = quickened(one, lengths, rate_hz=RATE)
    found = reckoned(one, quick, lengths)
    assert all(found[each.key] <= 5000 for each in quick.heard)
