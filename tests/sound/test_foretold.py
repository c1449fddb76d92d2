"""The background's loudness from its levels, by arithmetic."""

import numpy as np
import pytest

from audio_builder.sound.envelope import Envelope
from audio_builder.sound.foretold import Foretold
from audio_builder.sound.loudness import lufs

AT = np.array([0, 50, 100, 1000])


def test_one_background_is_as_loud_as_its_level_and_its_gains_say():
    foretold = Foretold([(-40.0, Envelope(((0, -10.0), (100, 0.0))))], Envelope.flat(-3.0))
    assert lufs(foretold.power(AT)) == pytest.approx([-53.0, -48.0, -43.0, -43.0])


def test_two_equal_backgrounds_are_three_decibels_louder_than_one():
    foretold = Foretold([(-40.0, Envelope.flat())] * 2, Envelope.flat())
    assert lufs(foretold.power(AT)) == pytest.approx(np.full(4, -40 + 3.0103), abs=1e-4)


def test_what_is_faded_out_has_no_power_at_all():
    gone = Envelope(((0, 0.0), (100, -120.0)))
    assert Foretold([(-10.0, gone)], Envelope.flat()).power(AT)[2:].tolist() == [0.0, 0.0]
    assert Foretold([(-10.0, Envelope.flat())], gone).power(AT)[2:].tolist() == [0.0, 0.0]
    assert Foretold([], Envelope.flat()).power(AT).tolist() == [0.0] * 4
