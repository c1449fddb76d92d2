"""How full the lungs are."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.breathing import Breathing, Slowing

RATE = 24000
USUAL = Slowing(first=8.0, last=5.5, over_s=600.0)


@dataclass(frozen=True)
class Phase:
    phase: str
    start: int
    stop: int


def phases(*told: tuple[str, float, float]) -> list[Phase]:
    return [Phase(name, round(start * RATE), round(stop * RATE)) for name, start, stop in told]


def breathing(*told: tuple[str, float, float], slowing: Slowing = USUAL) -> Breathing:
    return Breathing.along(phases(*told), slowing, rate_hz=RATE)


def fullness(of: Breathing, *seconds: float) -> list[float]:
    return of.fullness(np.round(np.array(seconds) * RATE).astype(np.int64)).tolist()


def empties(of: Breathing, start_s: float, stop_s: float) -> np.ndarray:
    """When the lungs are empty, in seconds."""
    times = np.arange(start_s, stop_s, 0.01)
    full = of.fullness(np.round(times * RATE).astype(np.int64))
    low = (full[1:-1] <= full[:-2]) & (full[1:-1] < full[2:])
    return times[1:-1][low]


def test_guided_phases_are_followed_and_a_hold_stays():
    box = breathing(("inhale", 20, 24), ("hold", 24, 28), ("exhale", 28, 32), ("hold", 32, 36), ("inhale", 36, 40))
    assert fullness(box, 20, 22, 24, 26, 28, 30, 32, 34, 36, 40) == pytest.approx(
        [0, 0.5, 1, 1, 1, 0.5, 0, 0, 0, 1], abs=1e-9
    )


def test_without_guidance_it_starts_at_eight_a_minute_and_slows_down_evenly():
    # 8 t - (8 - 5.5) / (2 * 10) t^2 breaths after t minutes
    assert empties(breathing(), 0.0, 31.0) == pytest.approx([7.51, 15.06, 22.63, 30.24], abs=0.011)


def test_it_slows_down_to_exactly_132_breaths_in_a_period():
    free = breathing()
    assert free.settled == 600 * RATE
    frames = free.settled + np.arange(0, 60 * RATE, 997)
    one_breath = round(60 / 5.5 * RATE * 11) // 11  # 1440 s / 132 = 120/11 s
    assert free.fullness(frames) == pytest.approx(free.fullness(frames + 11 * round(120 / 11 * RATE)), abs=1e-4)
    assert np.diff(empties(free, 700.0, 800.0)) == pytest.approx(120 / 11, abs=0.011)
    assert one_breath == pytest.approx(120 / 11 * RATE, abs=1)
    assert free.fullness(frames) == pytest.approx(free.fullness(frames + 1440 * RATE), abs=1e-7)


def test_breaths_never_grow_shorter_on_the_way():
    lengths = np.diff(empties(breathing(), 0.0, 700.0))
    assert np.diff(lengths).min() > -0.021  # a hundredth at either end
    assert (lengths[0], lengths[-1]) == pytest.approx((7.55, 120 / 11), abs=0.03)


def test_between_guided_parts_it_goes_on_at_their_pace_in_whole_breaths():
    guided = [
        (name, start + at, stop + at) for at in (0, 10) for name, start, stop in (("inhale", 0, 4), ("exhale", 4, 10))
    ]
    again = [(name, start + 71, stop + 71) for name, start, stop in guided]
    between = empties(breathing(*guided, *again), 19.0, 72.0)
    assert between == pytest.approx([20.0, 30.2, 40.4, 50.6, 60.8, 71.0], abs=0.011)  # 51 s in 5 breaths of about 10


def test_after_the_voice_it_goes_on_at_the_last_pace_and_slows_down():
    guided = breathing(("inhale", 10, 13), ("exhale", 13, 17), ("inhale", 17, 20), ("exhale", 20, 24))
    after = np.diff(empties(guided, 16.5, 700.0))
    assert after[:3] == pytest.approx([7.0, 7.0, 7.0], abs=0.1)
    assert after[-1] == pytest.approx(120 / 11, abs=0.02)


def test_breathing_slower_than_where_it_leads_is_not_hurried():
    slow = breathing(("inhale", 0, 4), ("hold", 4, 11), ("exhale", 11, 19))
    after = np.diff(empties(slow, 18.5, 900.0))
    assert after == pytest.approx(np.full(len(after), 19.0), abs=0.08)  # 76 breaths in a period: 18.95 s


def test_it_starts_out_with_the_exhale_where_guiding_stops_full():
    held = breathing(("inhale", 0, 4), ("hold", 4, 6))
    assert fullness(held, 6.0) == pytest.approx([1.0])
    assert fullness(held, 7.0)[0] < 1.0


def test_a_second_inhale_on_top_stays_full():
    assert fullness(breathing(("inhale", 5, 8), ("inhale", 8, 9), ("exhale", 9, 15)), 8.5, 9, 15) == [1.0, 1.0, 0.0]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["inhale", "hold", "exhale"]), st.floats(0, 40), st.floats(2, 12)),
        min_size=1,
        max_size=12,
    )
)
def test_nothing_ever_jumps_whatever_is_guided(told):
    guided, at = [], 0.0
    for name, gap, length in told:
        guided.append((name, at + gap, at + gap + length))
        at += gap + length
    times = np.arange(0.0, at + 60.0, 0.05)
    full = breathing(*guided).fullness(np.round(times * RATE).astype(np.int64))
    # The quickest way of all, 2 s from empty to full along a cosine, moves by pi/4 a second where it is steepest.
    assert np.abs(np.diff(full)).max() < 0.05 * np.pi / 4 + 1e-3
    assert full.min() >= 0.0
    assert full.max() <= 1.0
