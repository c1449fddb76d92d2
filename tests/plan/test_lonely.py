"""Numbers by themselves: read at once as the table of figures would read them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audio_builder.plan.spoken.figures import FIGURES
from audio_builder.plan.spoken.lonely import named
from audio_builder.plan.wording import sent

BEFORE = st.sampled_from(
    [
        "in",
        "since",
        "year",
        "page",
        "call",
        "Call",
        "Rest dial",
        "Dial",
        "May",
        "Rest",
        "dial",
        "to",
        "from",
        "the",
        "may",
        "september",
        "for",
        "count down",
        "number",
    ]
)
AFTER = st.sampled_from(
    [".", "", "!", "?", ", and rest", "; rest", ", 5 s", " s", " m", " breaths", "-7", ":30", "/2", "th"]
)
NUMBERS = st.one_of(st.integers(0, 2_000_000), st.sampled_from([0, 7, 1066, 1999, 2026, 123_456])).map(str)


@example("May", "1", ".")
@example("Sept", "30", "")
@given(BEFORE, st.one_of(NUMBERS, NUMBERS.map(lambda n: f"0{n}")), AFTER)
def test_what_is_read_at_once_is_read_as_the_table_reads_it(before: str, number: str, after: str) -> None:
    text = f"{before} {number}{after}"
    assert FIGURES.read(named(text)) == FIGURES.read(text)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Soften place number 21.", "Soften place number twenty-one."),
        ("Rest at step 105, and breathe.", "Rest at step one hundred and five, and breathe."),
        ("Come back on May 1.", "Come back on May first."),
        ("It began in 1999.", "It began in nineteen ninety-nine."),
        ("Call 112.", "Call one one two."),
        ("The well-worn path, half-lit, is yours.", "The well-worn path, half-lit, is yours."),
    ],
)
def test_a_number_by_itself_is_read_as_people_read_it(written: str, spoken: str) -> None:
    assert sent(written) == spoken
