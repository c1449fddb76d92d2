"""Level over time."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.sound.envelope import Envelope, duck
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


def test_a_duck_is_down_from_the_first_frame_of_speech_to_the_last():
    envelope = duck([Span(1000, 2000)], depth_db=6.0, attack=100, release=400)
    levels = [envelope.level_db(f) for f in (0, 900, 950, 1000, 1999, 2199, 2399, 5000)]
    assert levels == pytest.approx([0, 0, -3, -6, -6, -3, 0, 0])


@given(SPANS, st.integers(1, 200), st.integers(1, 400))
def test_ducking_is_the_lower_of_the_lines_around_each_span(spans, attack, release):
    envelope = duck(spans, depth_db=12.0, attack=attack, release=release)
    frame = np.arange(0, 4000)
    expected = np.zeros(len(frame))
    for span in spans:
        if len(span):
            before, after = (span.start - frame) / attack, (frame - span.stop + 1) / release
            expected = np.minimum(expected, -12.0 * np.clip(1 - np.maximum(before, after), 0, 1))
    assert [envelope.level_db(f) for f in frame] == pytest.approx(expected, abs=1e-9)


@given(SPANS, st.integers(1, 200), st.integers(1, 400))
def test_ducking_never_jumps(spans, attack, release):
    envelope = duck(spans, depth_db=12.0, attack=attack, release=release)
    steepest = 12.0 / min(attack, release)
    assert all(abs(b - a) <= steepest * (g - f) + 1e-9 for (f, a), (g, b) in pairwise(envelope.points))


def test_a_duck_without_attack_would_jump_and_is_refused():
    with pytest.raises(ValueError, match="a frame or more"):
        duck([Span(0, 1)], depth_db=6.0, attack=0, release=1)


def test_ten_thousand_spans_are_as_good_as_one():
    envelope = duck(
        [Span(n * 48000, n * 48000 + 20000) for n in range(10_000)], depth_db=6.0, attack=4800, release=24000
    )
    middle = 9_999 * 48000
    assert envelope.level_db(middle + 10) == -6.0
    assert envelope.gains(middle, middle + 20000) == pytest.approx(np.full(20000, 0.501187), rel=1e-5)
