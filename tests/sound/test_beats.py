"""How beats are written, and the phases of tones that glide."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.sound.beats import Beat, Glide, beat_of

RATE = 24_000
READ = {
    "": Beat(200.0, 4.0, 4.0, 0.0),
    "180Hz": Beat(180.0, 4.0, 4.0, 0.0),
    "180 6": Beat(180.0, 6.0, 6.0, 0.0),
    "200hz 4,5HZ": Beat(200.0, 4.5, 4.5, 0.0),
    "200Hz 6Hz->2Hz over 20m": Beat(200.0, 6.0, 2.0, 1200.0),
    "200Hz 6Hz → 2Hz over 20 minutes": Beat(200.0, 6.0, 2.0, 1200.0),
    "200Hz 6Hz -> 2Hz over 1h30m": Beat(200.0, 6.0, 2.0, 5400.0),
    "200Hz 6Hz to 2Hz over half an hour": Beat(200.0, 6.0, 2.0, 1800.0),
    "200Hz 6Hz->2Hz 20m": Beat(200.0, 6.0, 2.0, 1200.0),
    "6Hz->2Hz over 90s": Beat(200.0, 6.0, 2.0, 90.0),
    "2Hz->10Hz over 10m": Beat(200.0, 2.0, 10.0, 600.0),
}


@pytest.mark.parametrize("text", READ)
def test_a_beat_is_read_as_people_write_it(text):
    assert beat_of(tuple(text.split()), "binaural") == READ[text]


REFUSED = {
    "loud": "takes a carrier and a beat, such as 'binaural 200Hz 4Hz'",
    "200Hz 4Hz 7Hz": "takes a carrier and a beat",
    "200Hz 6Hz->2Hz": "takes a carrier and a beat",
    "200Hz 6Hz->": "takes a carrier and a beat",
    "20Hz 4Hz": "the carrier is 100Hz to 500Hz, not '20Hz'",
    "200Hz 40Hz": "the beat is 0.5Hz to 30Hz, not '40Hz'",
    "200Hz 6Hz->0.1Hz over 20m": "the beat is 0.5Hz to 30Hz, not '0.1Hz'",
    "200Hz 6Hz->2Hz over 20": "glides over 10s to 24h, such as 'over 20m', not '20'",
    "200Hz 6Hz->2Hz over 2s": "glides over 10s to 24h, such as 'over 20m', not '2s'",
    "200Hz 6Hz->2Hz over long": "glides over 10s to 24h, such as 'over 20m', not 'long'",
}


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused_with_what_would_be_right(text):
    with pytest.raises(ValueError) as error:
        beat_of(tuple(text.split()), "binaural")
    assert REFUSED[text] in str(error.value)


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(0, 80 * RATE)] * 3), st.booleans())
def test_phases_do_not_depend_on_where_a_range_is_cut(places, late):
    a, b, c = (place + (24 * 60 * RATE - 20 * RATE if late else 0) for place in sorted(places))
    glide = Glide.of(Beat(200.0, 6.0, 2.0, 40.0), 0.5, RATE)
    assert glide.turns(a, c).tobytes() == np.concatenate((glide.turns(a, b), glide.turns(b, c))).tobytes()


def test_a_glide_is_exact_at_any_instant_and_has_no_step_where_it_ends():
    glide = Glide.of(Beat(200.0, 6.0, 2.0, 1200.0), 1.0, RATE, carrier_hz=0.0)
    for second in (0, 300, 600, 1199, 1200, 1201, 5000, 8 * 3600):
        phases = np.unwrap(glide.turns(second * RATE, (second + 1) * RATE + 1), period=1.0)
        start, stop = (min(t, 1200) for t in (second, second + 1))
        turns = 6 * (stop - start) - 4 * (stop * stop - start * start) / 2400 + 2 * (1 - (stop - start))
        assert phases[-1] - phases[0] == pytest.approx(turns, abs=1e-6)
        assert np.diff(phases).max() <= 6.001 / RATE


def test_a_beat_that_glides_comes_round_from_the_end_of_its_glide_on():
    glide = Glide.of(Beat(200.0, 6.0, 2.0, 40.0), 0.5, RATE)
    assert glide.repeat.start == 40 * RATE
    for start in (40 * RATE, 40 * RATE + 777, 40 * RATE + glide.repeat.period - 100):
        later = start + glide.repeat.period
        assert glide.turns(start, start + 500).tobytes() == glide.turns(later, later + 500).tobytes()
