"""`preview`: a few seconds of a session, the same as in the whole of it."""

from __future__ import annotations

import json
import wave

import numpy as np
import pytest

from audio_builder.build import compose
from audio_builder.plugins import installed
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import read_value, settings
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import chosen_voice

QUICK = {"lead-in": "3s", "tail": "2s", "end-silence": "500ms"}
TEXT = "# Settle\nIt is dark now. The left foot is grey.\n\n[pause 20s]\n# Legs\nThe LEFT foot, the füße. It is late.\n"
"""The first phrase of 15 characters lasts 0.9 s and a rest of 1.6 s follows; the second, of 22, begins at 5.5 s.

In all 3 + 0.9 + 1.6 + 1.32 + 20 + 1.44 + 1.6 + 0.66 + 2 + 0.5 = 33.02 s.
"""


def preview(home, *args, text=TEXT):
    assigned = [part for name, value in QUICK.items() for part in ("--set", f"{name}={value}")]
    script = home.script("calm.txt", text)
    return home.run("preview", "-o", home.output, *assigned, "--voice", "silent", script, *args)


def samples(home, name="calm-preview.wav"):
    """Of a 16-bit stereo file, shape (frames, 2), full scale 1.0, and its rate."""
    with wave.open(str(home.output / name)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (2, 2)
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return pcm.reshape(-1, 2) / 32768, file.getframerate()


def whole(home):
    """The session that `build` would encode."""
    engine = chosen_voice("silent", installed().engines(), language="en", report=lambda event: None)
    script = raise_errors(read(TEXT, source="calm.txt"))
    chosen = settings({name: read_value(name, value) for name, value in QUICK.items()})
    session = compose(script, chosen, engine=engine, cache=PhraseCache(home.phrases), registry=installed())
    return session.mastered().read(0, session.timeline.frames), session.timeline


@pytest.mark.parametrize(
    "args", [(), ("--at", "left foot"), ("--chapter", "legs"), ("--from", "0:04.5", "--for", "3s")]
)
def test_an_excerpt_has_the_samples_of_the_same_span_of_the_whole(home, args):
    told = preview(home, "--json", *args).tree
    heard, rate_hz = samples(home)
    expected, timeline = whole(home)
    start, stop = (round(told[name] * rate_hz) for name in ("start_s", "stop_s"))
    assert timeline.rate_hz == rate_hz
    assert len(heard) == stop - start
    assert np.abs(heard - expected[start:stop]).max() <= 1 / 32768


def test_without_a_wish_it_is_the_first_twenty_seconds_from_the_first_words(home):
    told = preview(home, "--json").tree
    assert (told["start_s"], told["stop_s"]) == (2.0, 22.0)
    assert told["text"] == ["It is dark now.", "The left foot is grey."]


def test_an_excerpt_around_a_phrase_begins_a_second_before_it(home):
    told = preview(home, "--json", "--at", "LEFT Foot", "--for", "5s").tree
    assert told["start_s"] == pytest.approx(3 + 0.9 + 1.6 - 1, abs=1e-3)
    assert told["stop_s"] - told["start_s"] == pytest.approx(5.0)
    assert told["said_at_s"][0] == pytest.approx(told["start_s"] + 1, abs=1e-6)
    assert len(told["said_at_s"]) == 2


def test_of_several_places_it_is_the_first_and_the_others_are_told(home):
    done = preview(home, "--at", "left foot")
    assert "'left foot' is said 2 times; this is the first; again at 0:27\n" in done.err
    assert "is said" not in preview(home, "--at", "it is dark").err


def test_a_time_is_kept_and_the_end_of_the_session_is_the_end_of_the_excerpt(home):
    told = preview(home, "--json", "--from", "0:20", "--for", "1m").tree
    assert told["start_s"] == 20.0
    assert told["stop_s"] == told["duration_s"] < 80


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("--at", "lift foot"),
            "'lift foot' is not said; did you mean 'left foot', as in 'The left foot is grey.'?",
        ),
        (("--at", "..."), "there are no words in '...'"),
        (("--chapter", "Lges"), "there is no chapter 'Lges'; did you mean Legs?"),
        (("--from", "9:00"), "--from 9:00: the session is 0:3"),
        (("--from", "later"), "--from: 'later' is not a time; write it as 3:00 or 90s"),
        (("--for", "0s"), "--for: '0s' is not a length of time from a moment to 5m"),
        (("--for", "301s"), "--for: '301s' is not a length of time from a moment to 5m"),
        (("--at", "left", "--from", "3s"), "--at, --chapter and --from: give one of them"),
        (("--voice", "espaek"), "--voice: unknown voice 'espaek'; did you mean espeak?"),
    ],
)
def test_what_cannot_be_heard_is_a_usage_error_and_leaves_no_file(home, args, message):
    done = preview(home, *args)
    assert (done.code, done.out) == (2, "")
    assert len(done.errors) == 1
    assert done.errors[0].startswith(f"error: {message}")
    assert home.built() == {}


def test_a_wrong_wish_is_told_before_anything_is_spoken(home):
    preview(home, "--at", "left", "--chapter", "legs")
    preview(home, text="[puase 2s]\nRest.")
    assert home.spoken() == set()


def test_an_error_in_the_script_is_told_as_a_build_tells_it(home):
    done = preview(home, text="Rest.\n[puase 2s]")
    assert done.code == 1
    assert done.errors == [
        f"error: {home.folder / 'calm.txt'}:2:1: unknown directive '[puase 2s]'; did you mean [pause 2s]?"
    ]


def test_phrases_nobody_has_spoken_are_spoken_and_kept_for_the_build(home):
    assert "calm: speaking 0 of 4 phrases, 0 new" in preview(home).err
    assert len(home.spoken()) == 4
    assert "4 of 4 phrases, 0 new" in home.build("-v", home.folder / "calm.txt").err


def test_the_file_is_named_after_the_script_and_where_it_lies_in_the_session_is_told(home):
    done = preview(home)
    assert done.out == f"{home.output / 'calm-preview.wav'}\n  Settle, 0:02 to 0:22 of 0:33\n"
    assert list(home.built()) == ["calm-preview.wav"]
    assert preview(home, "-q").out == f"{home.output / 'calm-preview.wav'}\n"


def test_the_same_excerpt_is_the_same_bytes_and_takes_the_place_of_the_last(home):
    preview(home)
    first = home.built()
    preview(home)
    assert home.built() == first
    preview(home, "--from", "1s")
    assert list(home.built()) == list(first)
    assert home.built() != first


def test_a_preview_follows_the_length_that_is_asked_for(home):
    told = preview(home, "--json", "--length", "34s").tree
    assert told["duration_s"] == 34.0


def test_a_preview_comes_from_standard_input_too(home):
    done = home.run("preview", "-", "-o", home.output, "--voice", "silent", "--json", stdin=TEXT)
    assert json.loads(done.out)["path"] == str(home.output / "session-preview.wav")


def test_a_script_called_like_the_preview_is_not_overwritten(home):
    script = home.script("output/calm.txt", TEXT)
    other = home.output / "calm-preview.wav"
    other.symlink_to(script)
    done = home.run("preview", script, "-o", home.output, "--voice", "silent")
    assert done.code == 2
    assert "is a script of yours and would be overwritten" in done.errors[0]
    assert script.read_text("utf-8") == TEXT
