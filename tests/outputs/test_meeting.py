"""Two encoders count as one when they have made enough of the same, in every channel that says anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audio_builder.outputs.mp3.frames import Saying
from audio_builder.outputs.mp3.meeting import ALIKE, MIXED, Meeting

BOTH, LEFT_ONLY, NEITHER = (True, True), (True, False), (False, False)


def frames(count: int, tells: tuple[bool, ...] = BOTH, head: bytes = b"same") -> list[Saying]:
    return [Saying(head, b"main", tells)] * count


def met(*runs: tuple[list[Saying], list[Saying]], told: tuple[bool, ...] = (False, False)) -> bool:
    meeting = Meeting(told)
    for left, right in runs:
        meeting.push(left, right)
    return meeting.met


def alike(count: int, tells: tuple[bool, ...] = BOTH) -> tuple[list[Saying], list[Saying]]:
    return frames(count, tells), frames(count, tells)


def unlike(count: int, tells: tuple[bool, ...] = BOTH) -> tuple[list[Saying], list[Saying]]:
    return frames(count, tells), frames(count, tells, b"other")


def test_they_have_met_after_enough_of_the_same_sound_and_enough_equal_frames() -> None:
    assert met(unlike(MIXED - ALIKE), alike(ALIKE))
    assert not met(unlike(MIXED - ALIKE - 1), alike(ALIKE))
    assert not met(unlike(MIXED), alike(ALIKE - 1))


def test_the_run_of_equal_frames_goes_on_to_the_last_one() -> None:
    assert not met(alike(3 * MIXED), unlike(1))
    assert not met(alike(3 * MIXED), unlike(1), alike(ALIKE - 1))
    assert met(alike(3 * MIXED), unlike(1), alike(ALIKE))


def test_silence_between_does_not_break_a_run_and_does_not_count() -> None:
    assert met(unlike(MIXED), alike(ALIKE // 2), alike(500, NEITHER), alike(ALIKE // 2))
    assert not met(unlike(MIXED), alike(ALIKE // 2), alike(500, NEITHER))


def test_digital_silence_alone_says_nothing() -> None:
    assert not met(alike(10_000, NEITHER))


def test_a_channel_that_never_had_anything_in_it_is_not_waited_for() -> None:
    assert met(alike(MIXED, LEFT_ONLY))


def test_a_channel_that_once_had_is_waited_for() -> None:
    assert not met(alike(10_000, LEFT_ONLY), told=(True, True))
    assert not met(unlike(1), alike(10_000, LEFT_ONLY))
    assert met(unlike(1), alike(10_000, LEFT_ONLY), alike(ALIKE))


def test_a_frame_whose_main_data_is_not_known_is_not_the_same_as_itself() -> None:
    unknown = [Saying(b"same", None, BOTH)] * 1000
    assert not met((unknown, unknown))


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([BOTH, LEFT_ONLY, NEITHER]), st.integers(1, 60)), max_size=12),
    st.tuples(st.booleans(), st.booleans()),
)
def test_the_rule_does_not_depend_on_how_the_frames_come_and_asks_no_less_than_it_says(
    runs: list[tuple[bool, tuple[bool, ...], int]], told: tuple[bool, ...]
) -> None:
    pairs = [(alike if same else unlike)(count, tells) for same, tells, count in runs]
    left, right = ([frame for pair in pairs for frame in pair[side]] for side in (0, 1))
    together = met((left, right), told=told)
    assert together == met(*pairs, told=told)
    equal = [one == other for one, other in zip(left, right, strict=True)]
    run = next((n for n, same in enumerate(reversed(equal)) if not same), len(equal))
    telling = [sum(frame.tells[channel] for frame in left[len(left) - run :]) for channel in (0, 1)]
    ever = [told[channel] or any(frame.tells[channel] for frame in left) for channel in (0, 1)]
    enough = all(count >= ALIKE for count, had in zip(telling, ever, strict=True) if had)
    assert together == (len(left) >= MIXED and max(telling) >= ALIKE and enough)
