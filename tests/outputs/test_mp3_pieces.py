"""How a session is shared out: every frame has one encoder, and a copy has all that it is a copy of."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from restless import Counted

from audio_builder.contracts import Sound, Stretch
from audio_builder.outputs.mp3.frames import Form
from audio_builder.outputs.mp3.pieces import BLOCK, OVERLAP, SEEN, Copy, Piece, pieces, planned

FORM = Form(48_000, 2, 128)
SECOND = 48_000
MINUTE = 60 * SECOND


def session(frames: int, *repeats: Stretch, rate_hz: int = 48_000) -> Sound:
    return Sound(signal=Counted(np.empty((0, 2), np.float32)), frames=frames, rate_hz=rate_hz, repeats=repeats)


@given(st.integers(0, 3_000), st.integers(1, 400_000), st.integers(1, 8), st.floats(1, 600))
def test_pieces_follow_each_other_and_begin_where_sizes_come_round(
    blocks: int, count: int, workers: int, longest_s: float
) -> None:
    first = blocks * BLOCK
    found = list(pieces(first, first + count, FORM, workers=workers, longest_s=longest_s))
    assert (found[0].first, found[-1].stop) == (first, first + count)
    assert all(one.stop == other.first for one, other in pairwise(found))
    assert all(piece.first % BLOCK == 0 for piece in found)
    assert all(piece.stop - piece.first > OVERLAP for piece in found[:-1])


def test_one_worker_makes_all_in_one() -> None:
    assert planned(session(480 * MINUTE), FORM, workers=1) == (Piece(0, 1_200_002),)


def test_a_short_session_is_made_by_one() -> None:
    assert len(planned(session(75 * SECOND), FORM, workers=8)) == 1


def test_no_piece_is_long_and_the_last_ones_are_short() -> None:
    found = [part for part in planned(session(60 * MINUTE), FORM, workers=2) if isinstance(part, Piece)]
    seconds = [(piece.stop - piece.first) * 1152 / SECOND for piece in found]
    assert max(seconds) < 241
    assert max(seconds[-2:]) < 80
    assert sum(seconds) == pytest.approx(3600, abs=0.1)


def test_a_night_of_which_most_repeats_itself_is_encoded_for_little_more_than_its_period() -> None:
    stretch = Stretch(start=60 * MINUTE, stop=479 * MINUTE, period=24 * MINUTE)
    plan = planned(session(480 * MINUTE, stretch), FORM, workers=2)
    (copy,) = (part for part in plan if isinstance(part, Copy))
    assert copy.period == 60_000  # 24 minutes of frames of 24 ms
    made = sum(part.stop - part.first for part in plan if isinstance(part, Piece))
    assert made * 0.024 == pytest.approx((60 + 24 + 1) * 60, abs=40)


@given(
    st.sampled_from([(48_000, 1), (44_100, 49), (24_000, 1)]),
    st.integers(0, 10**7),
    st.integers(10**6, 10**8),
    st.integers(1, 10**6),
)
def test_a_copy_has_a_whole_number_of_periods_of_whole_frames_within_its_stretch(
    rate: tuple[int, int], start: int, length: int, period: int
) -> None:
    rate_hz, cycle = rate
    form = Form(rate_hz, 2, 128)
    stretch = Stretch(start=start, stop=start + length, period=period)
    plan = planned(session(start + length + 10**6, stretch, rate_hz=rate_hz), form, workers=2)
    for before, copy, after in zip(plan, plan[1:], plan[2:], strict=False):
        if isinstance(copy, Copy):
            assert copy.period * form.samples % period == copy.period % cycle == 0
            assert start < copy.first * form.samples
            assert copy.stop * form.samples < start + length
            assert isinstance(before, Piece)
            assert isinstance(after, Piece)
            assert before.stop >= copy.first + copy.period + SEEN
            assert after.first <= copy.stop - SEEN
            assert after.first > before.stop


def test_a_stretch_that_would_not_pay_is_not_copied() -> None:
    for stretch in (
        Stretch(start=0, stop=24 * MINUTE + 10 * SECOND, period=24 * MINUTE),  # hardly more than once
        Stretch(start=0, stop=100 * SECOND, period=48_001),  # no multiple of it is a whole number of frames in there
        Stretch(start=0, stop=10 * SECOND, period=1152),  # too short to be seen to come round
    ):
        assert not any(isinstance(part, Copy) for part in planned(session(60 * MINUTE, stretch), FORM, workers=2))


def test_several_stretches_are_each_copied_in_their_turn() -> None:
    stretches = [Stretch(start=n * 10 * MINUTE, stop=(n * 10 + 8) * MINUTE, period=MINUTE) for n in range(3)]
    plan = planned(session(31 * MINUTE, *stretches), FORM, workers=2)
    kinds = "".join("c" if isinstance(part, Copy) else "p" for part in plan)
    assert kinds.replace("pp", "p").replace("pp", "p").replace("pp", "p") == "pcpcpcp"
