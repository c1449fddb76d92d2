"""Level over time."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.sound.envelope import Envelope, cuts, duck
from audio_builder.sound.signal import Span

LEVELS = st.floats(-130, 12)
FRAMES = st.integers(-1000, 5000)
ENVELOPES = st.dictionaries(FRAMES, LEVELS, min_size=1, max_size=12).map(lambda d: Envelope(tuple(sorted(d.items()))))
SPANS = st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 3000), st.integers(0, 300)), max_size=12)


@given(ENVELOPES, st.lists(st.integers(0, 6000), min_size=3, max_size=3).map(sorted))
def test_a_range_cut_in_two_gives_the_same_bits(envelope, cuts):
    a, b, c = cuts
    assert envelope.gains(a, c).tobytes() == envelope.gains(a, b).tobytes() + envelope.gains(b, c).tobytes()


@given(ENVELOPES, st.integers(0, 6000))
def test_every_gain_is_the_level_of_its_frame(envelope, frame):
    frames, levels = zip(*envelope.points, strict=True)
    level = np.interp(frame, frames, levels)
    expected = 0.0 if level <= -120 else 10 ** (level / 20)
    assert envelope.gains(frame, frame + 1)[0] == pytest.approx(expected, rel=1e-6, abs=1.1e-6)  # -120 dB is 1e-6
    assert envelope.level_db(frame) == pytest.approx(level, abs=1e-9)


def test_the_gain_is_a_straight_line_in_decibels():
    envelope = Envelope(((100, 0.0), (200, -20.0)))
    assert envelope.gains(99, 101).tolist() == [1.0, 1.0]
    assert envelope.gains(150, 151)[0] == pytest.approx(10 ** (-10 / 20), rel=1e-6)
    assert envelope.gains(200, 300) == pytest.approx(np.full(100, 0.1), rel=1e-6)


def test_a_hundred_and_twenty_decibels_down_is_exactly_nothing():
    assert not Envelope(((0, 0.0), (100, -120.0))).gains(100, 200).any()
    assert not Envelope.flat(-130.0).gains(0, 5).any()
    assert Envelope(((0, 0.0), (100, -120.0))).gains(99, 100)[0] > 0


def test_a_constant_stretch_is_known_without_looking_at_every_frame():
    envelope = Envelope(((100, 0.0), (200, -20.0), (300, -20.0)))
    assert envelope.constant(0, 100) == 1.0
    assert envelope.constant(50, 102) is None
    assert envelope.constant(200, 10**12) == pytest.approx(0.1)


@given(ENVELOPES, ENVELOPES, st.integers(0, 5000))
def test_adding_levels_adds_decibels(one, other, frame):
    total = Envelope.add(one, other).level_db(frame)
    assert total == pytest.approx(one.level_db(frame) + other.level_db(frame), abs=1e-6)


def test_adding_nothing_is_no_change():
    assert Envelope.add().gains(0, 3).tolist() == [1.0, 1.0, 1.0]


def test_points_out_of_order_are_refused():
    with pytest.raises(ValueError, match="ascending"):
        Envelope(((5, 0.0), (5, -1.0)))
    with pytest.raises(ValueError, match="at least one"):
        Envelope(())


def test_cuts_are_the_parts_between_the_points_of_all_envelopes():
    one, other = Envelope(((10, 0.0), (20, -1.0), (40, -2.0))), Envelope(((20, 0.0), (25, -1.0)))
    assert cuts((one, other), 5, 40) == [Span(5, 10), Span(10, 20), Span(20, 25), Span(25, 40)]
    assert cuts((one, other), 10, 15) == [Span(10, 15)]
    assert cuts((one,), 12, 12) == []


@pytest.mark.parametrize(("start", "stop"), [(0, 1), (255, 257), (100_000, 100_600), (17_279_990, 17_280_000)])
def test_a_line_of_hours_is_as_straight_as_one_of_seconds(start, stop):
    hours = Envelope(((0, 0.0), (17_280_000, -60.0)))
    expected = 10 ** (-60 / 20 * np.arange(start, stop) / 17_280_000)
    assert hours.gains(start, stop) == pytest.approx(expected, rel=3e-7)


def test_a_duck_is_down_from_the_first_frame_of_speech_to_the_last():
    envelope = duck([Span(1000, 2000)], depth_db=6.0, attack=100, release=400, apart=500)
    levels = [envelope.level_db(f) for f in (0, 900, 950, 1000, 1999, 2199, 2399, 5000)]
    assert levels == pytest.approx([0, 0, -3, -6, -6, -3, 0, 0])


@given(SPANS, st.integers(1, 200), st.integers(1, 400), st.integers(0, 500))
def test_ducking_is_the_lower_of_the_lines_around_each_span_and_down_in_short_gaps(spans, attack, release, more):
    apart = attack + release + more
    envelope = duck(spans, depth_db=12.0, attack=attack, release=release, apart=apart)
    frame = np.arange(0, 4000)
    expected, last = np.zeros(len(frame)), None
    for span in sorted((span for span in spans if len(span)), key=lambda span: span.start):
        before, after = (span.start - frame) / attack, (frame - span.stop + 1) / release
        expected = np.minimum(expected, -12.0 * np.clip(1 - np.maximum(before, after), 0, 1))
        if last is not None and span.start - last < apart:
            expected[last : span.start] = -12.0
        last = span.stop if last is None else max(last, span.stop)
    assert [envelope.level_db(f) for f in frame] == pytest.approx(expected, abs=1e-9)


@given(SPANS, st.integers(1, 200), st.integers(1, 400))
def test_ducking_never_jumps(spans, attack, release):
    envelope = duck(spans, depth_db=12.0, attack=attack, release=release, apart=attack + release)
    steepest = 12.0 / min(attack, release)
    assert all(abs(b - a) <= steepest * (g - f) + 1e-9 for (f, a), (g, b) in pairwise(envelope.points))


def test_words_in_a_row_do_not_pump_the_background():
    counted = [Span(second * 1000, second * 1000 + 400) for second in range(10, 20)]
    envelope = duck(counted, depth_db=6.0, attack=600, release=1500, apart=3000)
    assert {envelope.level_db(frame) for frame in range(10_000, 19_400, 10)} == {-6.0}


@pytest.mark.parametrize(
    ("depth_db", "attack", "release", "apart"), [(6.0, 0, 1, 10), (6.0, 1, 0, 10), (-1.0, 1, 1, 10), (6.0, 5, 5, 9)]
)
def test_a_duck_that_would_jump_or_has_no_room_is_refused(depth_db, attack, release, apart):
    with pytest.raises(ValueError, match="a frame or more"):
        duck([Span(0, 1)], depth_db=depth_db, attack=attack, release=release, apart=apart)


def test_a_duck_of_nothing_leaves_the_background_alone():
    assert duck([Span(0, 100)], depth_db=0.0, attack=1, release=1, apart=2) == Envelope.flat()


def test_ten_thousand_spans_are_as_good_as_one():
    envelope = duck(
        [Span(n * 48000, n * 48000 + 10000) for n in range(10_000)],
        depth_db=6.0,
        attack=4800,
        release=24000,
        apart=28800,
    )
    middle = 9_999 * 48000
    assert envelope.level_db(middle + 10) == -6.0
    assert envelope.gains(middle, middle + 10000) == pytest.approx(np.full(10000, 0.501187), rel=1e-5)
