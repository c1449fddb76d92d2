"""Length and timing of finished files, decoded by another program: exact, whatever the length, and without drift."""

import json
import os
import re
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

import audio_builder
from audio_builder.build import compose, write
from audio_builder.plugins import installed
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import read_value, settings
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import chosen_voice

RATE = 48_000
SCRIPT = """# Settle
Lie down in any position you like. You may move whenever you want to.

Let your hands be soft, and your jaw too.
[pause 6s]
# Breathe
[breathe 4-7-8 x2]
# Rest
Let your breath come and go. The night is yours.
"""
SPARSE = """# Breathing
It is dark now.
[repeat {rounds}]
[breathe 4-6 x2 cues counts]
It is late.
[pause 20s]
The sky is wide.

The night is warm.
[release 7s]
[end]
The night is yours.
"""
"""A minute a round, mostly silence: 20 beats and three phrases."""


def planned(folder, text, *, voice="silent", **chosen):
    """The session of a text, not written yet."""
    values = {name: read_value(name.replace("_", "-"), value) for name, value in chosen.items()}
    registry = installed()
    engine = chosen_voice(voice, registry.engines(), language="en", report=lambda event: None)
    script = raise_errors(read(text, source="a.txt"))
    return compose(script, settings(values), engine=engine, cache=PhraseCache(folder / "phrases"), registry=registry)


def session(folder, text, **chosen):
    """(manifest, file) of the session of a text."""
    made, script = planned(folder, text, **chosen), raise_errors(read(text, source="a.txt"))
    done = write(made, script, to=folder / "a", output=installed().output("mp3"), year=2026)
    return json.loads(done.manifest.read_text("utf-8")), done.audio


def decoded(path):
    """Mono samples at the session's rate."""
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


LENGTHS = {"2:20": Fraction(140), "150,25 s": Fraction(601, 4)}


@pytest.mark.parametrize("voice", ["silent", "espeak"])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_decoded_file_is_as_long_as_was_asked_for_to_a_twentieth_of_a_second(tmp_path, voice, length):
    manifest, audio = session(tmp_path, SCRIPT, voice=voice, length=length, tail="2s", background="none")
    assert len(decoded(audio)) / RATE == pytest.approx(float(LENGTHS[length]), abs=0.05)
    assert manifest["duration_s"] == float(LENGTHS[length])


@pytest.mark.parametrize(("ending", "length"), [("wake", "2:05"), ("none", "1:35"), ("sleep", "4:55")])
def test_every_ending_keeps_its_length(tmp_path, ending, length):
    minutes, rest = map(int, length.split(":"))
    _, audio = session(tmp_path, SCRIPT, voice="silent", length=length, ending=ending, background="none")
    assert len(decoded(audio)) / RATE == pytest.approx(60 * minutes + rest, abs=0.05)


ROUNDS = {2: 325, 29: 2040}
"""Rounds of a session, and its seconds."""


@pytest.fixture(scope="module", params=[2, pytest.param(29, marks=pytest.mark.slow)])
def breathing(request, tmp_path_factory):
    """(rounds, manifest, amplitudes) of a session of some minutes, then of half an hour."""
    rounds, folder = request.param, tmp_path_factory.mktemp("long")
    chosen = {"length": f"{ROUNDS[rounds]}s", "background": "none", "voice_ramp": "none"}
    manifest, audio = session(folder, SPARSE.format(rounds=rounds), voice="espeak", **chosen)
    return rounds, manifest, np.abs(decoded(audio))


def speech(manifest):
    return [item for item in manifest["timeline"] if item["kind"] == "speech"]


def onset(level, at, *, before=0.25, after=0.25):
    """When something is first heard around an instant, in seconds from it."""
    around = level[round((at - before) * RATE) : round((at + after) * RATE)]
    return float(np.flatnonzero(around > 0.01 * around.max())[0] / RATE - before)


def offset(level, at, *, before=0.25, after=0.25):
    """When something is last heard around an instant, in seconds from it."""
    around = level[round((at - before) * RATE) : round((at + after) * RATE)]
    return float(np.flatnonzero(around > 0.01 * around.max())[-1] / RATE - before)


def test_every_beat_is_heard_within_10_ms_of_its_time(breathing):
    rounds, manifest, level = breathing
    beats = [item for item in speech(manifest) if item.get("phase")]
    assert len(beats) == rounds * 20
    assert max(abs(onset(level, item["start_s"])) for item in beats) <= 0.010


def test_the_beats_of_a_breath_are_a_second_apart_and_the_last_breath_is_like_the_first(breathing):
    """Measured against the first beat of each breath, in the decoded file, so no error can add up."""
    rounds, manifest, level = breathing
    beats = [item for item in speech(manifest) if item.get("phase")]
    heard = np.array([item["start_s"] + onset(level, item["start_s"]) for item in beats]).reshape(rounds, 20)
    drift = heard - heard[:, :1] - np.arange(20)
    assert np.abs(drift).max() <= 0.010
    assert np.abs(drift[-1] - drift[0]).max() <= 0.002


def test_every_pause_is_as_long_as_the_manifest_says_within_20_ms(breathing):
    _, manifest, level = breathing
    said = speech(manifest)
    for one, after in pairwise(said):
        pause = after["start_s"] - one["stop_s"]
        if pause > 0.6:
            heard = pause + onset(level, after["start_s"]) - offset(level, one["stop_s"])
            assert heard == pytest.approx(pause, abs=0.020), one["text"]


def test_written_pauses_and_phases_are_as_long_as_they_were_written_in_any_length(breathing):
    rounds, manifest, _ = breathing
    written = [item for item in manifest["timeline"] if item.get("why") == "pause 20s"]
    phases = [item for item in manifest["timeline"] if item.get("phase") == "release"]
    assert len(written) == len(phases) == rounds
    assert {round(item["stop_s"] - item["start_s"], 4) for item in written} == {20.0}
    assert {round(item["stop_s"] - item["start_s"], 4) for item in phases} == {7.0}


def test_the_decoded_file_has_every_frame_of_the_manifest(breathing):
    rounds, manifest, level = breathing
    assert len(level) == manifest["frames"] == ROUNDS[rounds] * RATE


SCAN = "# Arrive\nLie down in any position you like. You may move whenever you want to.\n\n" + "".join(
    f"# The {part}\nLet your mind come to your {part}.\n\nNotice the {part}, without changing a thing.\n\n"
    f"Let the {part} be soft.\n\nPicture it warm.\n\n"
    for part in "hands arms shoulders neck face jaw chest belly back hips knees feet".split()
)
"""A scan of twelve parts in plain prose: a sixth of it is speech."""
MINUTES = (10, 15, 20, 30)


@pytest.fixture(scope="module")
def lengths(tmp_path_factory):
    """The folder in which a command line has made four lengths of one script, and what it told of its phrases."""
    folder = tmp_path_factory.mktemp("lengths")
    (folder / "scan.txt").write_text(SCAN, "utf-8")
    options = ("--voice", "espeak", "--lengths", ",".join(map(str, MINUTES)))
    command = [sys.executable, "-m", "audio_builder", "build", "scan.txt", "-v", *options]
    places = {
        "AUDIO_BUILDER_CACHE": str(folder / "phrases"),
        "PYTHONPATH": str(Path(audio_builder.__file__).parents[1]),
    }
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **places}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder, re.findall(r"speaking (\d+) of (\d+) phrases?, (\d+) new", done.stderr)


@pytest.mark.slow
@pytest.mark.parametrize("minutes", MINUTES)
def test_four_lengths_of_one_script_are_each_exact_in_the_decoded_file(lengths, minutes):
    folder, _ = lengths
    assert len(decoded(folder / "output" / f"scan-{minutes}m.mp3")) / RATE == pytest.approx(60 * minutes, abs=0.05)


@pytest.mark.slow
def test_four_lengths_speak_as_many_phrases_as_one(lengths):
    folder, told = lengths
    manifests = [json.loads((folder / "output" / f"scan-{minutes}m.json").read_text("utf-8")) for minutes in MINUTES]
    phrases = [{item["phrase"] for item in speech(manifest)} for manifest in manifests]
    assert all(one == phrases[0] for one in phrases)
    assert len(list((folder / "phrases").glob("??/*.wav"))) == len(phrases[0])
    assert [int(new) for done, total, new in told if done == total] == [len(phrases[0]), 0, 0, 0]


def test_four_lengths_of_one_script_differ_in_their_silences_alone(tmp_path):
    sessions = [planned(tmp_path, SCAN, length=f"{minutes}m") for minutes in MINUTES]
    said = [[(item.text, item.stop - item.start) for item in one.timeline.of_kind("speech")] for one in sessions]
    assert [one.timeline.frames for one in sessions] == [60 * minutes * RATE for minutes in MINUTES]
    assert all(one == said[0] for one in said)
