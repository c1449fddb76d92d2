"""`sounds`: what can lie under the voice."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.codec import decode
from audio_builder.plugins import installed
from audio_builder.sound.cues import CUES


def test_the_list_has_every_background_with_what_it_can_be_told_and_every_cue(home):
    lines = home.run("sounds", "list").out.splitlines()
    rows = home.run("sounds", "list", "--json").tree
    assert [row["name"] for row in rows if row["kind"] == "background"] == list(installed().beds())
    assert [row["name"] for row in rows if row["kind"] == "cue"] == list(CUES)
    for row in rows:
        at = lines.index(f"  {row['name']} {row['usage']}".rstrip())
        assert lines[at + 1].startswith(f"      {row['summary']}")
    assert any("needs stereo headphones" in line for line in lines)


def test_a_cue_is_tried_like_a_background(home):
    mp3 = home.folder / "try.mp3"
    done = home.run("sounds", "try", "bowl", "--for", "10", "-o", mp3)
    assert (done.code, done.out) == (0, f"{mp3}\n")
    sound = decode(mp3.read_bytes())
    loudest = np.argmax(np.abs(sound.samples)) / sound.rate_hz
    assert 2.0 < loudest < 3.5  # after the way in of two seconds
    assert 0.005 < np.abs(sound.samples).max() < 0.2


def test_a_background_is_tried_in_an_mp3_as_long_as_was_asked_and_nothing_else_is_written(home):
    mp3 = home.folder / "try.mp3"
    done = home.run("sounds", "try", "drone A2 -20dB", "--for", "3", "-o", mp3)
    assert (done.code, done.out) == (0, f"{mp3}\n")
    sound = decode(mp3.read_bytes())
    assert len(sound.samples) / sound.rate_hz == pytest.approx(2 + 3 + 3.5, abs=0.06)  # a way in, and out
    assert np.abs(sound.samples[3 * sound.rate_hz : 4 * sound.rate_hz]).max() > 0.001
    assert [path.name for path in home.folder.iterdir()] == ["try.mp3"]


def test_headphones_are_asked_for_when_they_are_needed(home):
    done = home.run("sounds", "try", "binaural", "--for", "1", "-o", home.folder / "try.mp3")
    assert "background binaural: needs stereo headphones" in done.err


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("ocaen",), "unknown background 'ocaen'"),
        (("brown-nose",), "unknown background 'brown-nose'; did you mean brown-noise?"),
        (("-20dB",), "no such option -2"),
        (("drone", "-o", "hum.ogg"), "-o hum.ogg: what is written is an MP3; name it hum.mp3"),
        (("drone", "--for", "601"), "invalid value for '--for': 601 is not in the range 1<=x<=600"),
    ],
)
def test_a_trial_of_what_is_not_there_is_a_usage_error(home, args, error):
    done = home.run("sounds", "try", *args)
    assert (done.code, done.out, len(done.errors)) == (2, "", 1)
    assert done.errors[0].startswith(f"error: {error}")
