"""One real session, decoded by another program and measured: what the manifest says is what is heard."""

import json
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from audio_builder.build import compose, write
from audio_builder.plugins import installed
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import read_value, settings, written_in
from audio_builder.sound.loudness import Meter
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import chosen_voice

RATE = 48_000
SCRIPT = """---
title: Truth
background: {background}
lead-in: 8s
tail: 30s
end-silence: 5s
---
# Settle
Lie down in any position you like. You may move whenever you want to.
[pause 6s]

Let your hands be soft, and your jaw too.

# Breathe
[breathe 4-7-8 x2]

# Hands
[each side]
Close your {{side}} hand.
[tense 4s]
And let go.
[release 10s]
[end]

# Rest
The night is yours.
"""


def built(folder: Path, background: str) -> tuple[dict, np.ndarray, Path]:
    """(manifest, decoded sound of shape (frames, 2), file) of the session over a background."""
    script = raise_errors(read(SCRIPT.format(background=background), source="truth.txt"))
    values, findings = written_in(script.meta)
    assert not findings
    registry = installed()
    engine = chosen_voice("espeak", registry.engines(), language="en", report=lambda event: None)
    session = compose(script, settings(values), engine=engine, cache=PhraseCache(folder / "phrases"), registry=registry)
    done = write(session, script, to=folder / "truth", output=registry.output("mp3"), year=2026)
    with av.open(str(done.audio)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1).T
    return json.loads(done.manifest.read_text("utf-8")), np.ascontiguousarray(sound), done.audio


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    return built(tmp_path_factory.mktemp("session"), "brown-noise -24dB")


@pytest.fixture(scope="module")
def dry(tmp_path_factory):
    return built(tmp_path_factory.mktemp("dry"), "none")


def items(manifest: dict, kind: str) -> list[dict]:
    return [item for item in manifest["timeline"] if item["kind"] == kind]


def stretch(sound: np.ndarray, start_s: float, stop_s: float) -> np.ndarray:
    return sound[round(start_s * RATE) : round(stop_s * RATE)]


def lufs(*parts: np.ndarray) -> float:
    meter = Meter(RATE, 2)
    for part in parts:
        meter.push(part)
    return meter.integrated()


def test_the_decoded_file_has_every_frame_of_the_manifest_and_no_other(session):
    manifest, sound, _ = session
    assert len(sound) == manifest["frames"]
    assert manifest["duration_s"] == pytest.approx(len(sound) / RATE, abs=1e-6)


def test_players_are_told_the_exact_length(session):
    manifest, _, path = session
    info = MP3(path).info
    assert info.length == pytest.approx(manifest["duration_s"], abs=0.03)  # counted in whole MP3 frames of 24 ms
    assert (info.bitrate, info.sample_rate, info.mode) == (128_000, RATE, 1)


def test_every_phrase_is_first_heard_when_the_manifest_says(dry):
    manifest, sound, _ = dry
    level = np.abs(sound).max(axis=1)
    for item in items(manifest, "speech"):
        around = stretch(level, item["start_s"] - 0.25, item["stop_s"])
        heard = np.flatnonzero(around > 0.01 * around.max())[0] / RATE + item["start_s"] - 0.25
        assert heard == pytest.approx(item["start_s"], abs=0.010), item["text"]


def test_every_phrase_is_last_heard_when_the_manifest_says(dry):
    manifest, sound, _ = dry
    level = np.abs(sound).max(axis=1)
    for item in items(manifest, "speech"):
        around = stretch(level, item["start_s"], item["stop_s"] + 0.25)
        heard = np.flatnonzero(around > 0.01 * around.max())[-1] / RATE + item["start_s"]
        assert heard == pytest.approx(item["stop_s"], abs=0.020), item["text"]


def test_the_words_of_4_7_8_are_heard_on_their_beats(dry):
    manifest, sound, _ = dry
    level = np.abs(sound).max(axis=1)
    first = next(item["start_s"] for item in items(manifest, "phase") if item["phase"] == "inhale")
    for at in (0, 4, 11, 19, 23, 30):
        around = stretch(level, first + at - 0.25, first + at + 0.5)
        heard = np.flatnonzero(around > 0.01 * around.max())[0] / RATE - 0.25
        assert heard == pytest.approx(0.0, abs=0.010), at


def test_the_voice_is_at_its_target_on_speech_alone(session):
    manifest, sound, _ = session
    voice = lufs(*(stretch(sound, item["start_s"], item["stop_s"]) for item in items(manifest, "speech")))
    assert voice == pytest.approx(-20.0, abs=0.5)
    assert manifest["measured"]["voice_lufs"] == pytest.approx(voice, abs=0.1)


def test_every_phrase_is_about_as_loud_as_every_other(session):
    manifest, sound, _ = session
    long = [item for item in items(manifest, "speech") if item["stop_s"] - item["start_s"] > 1.0]
    levels = [lufs(stretch(sound, item["start_s"], item["stop_s"])) for item in long]
    assert max(levels) - min(levels) < 1.0


def test_the_background_is_where_it_was_put_in_every_pause(session):
    manifest, sound, _ = session
    silent = [item for item in items(manifest, "pause") if item["stop_s"] - item["start_s"] > 1.5]
    silent += [item for item in items(manifest, "phase") if item["phase"] in ("tense", "release")]
    for item in silent:
        level = lufs(stretch(sound, item["start_s"] + 0.1, item["stop_s"] - 0.1))
        assert level == pytest.approx(-44.0, abs=1.0), item


def test_the_peaks_of_the_decoded_file_stay_under_the_ceiling(session):
    manifest, sound, _ = session
    assert manifest["measured"]["true_peak_dbtp"] < -2.0
    assert 20 * np.log10(np.abs(sound).max()) < -2.0


def test_the_end_sinks_without_a_step_and_is_silence(session):
    manifest, sound, _ = session
    last = max(item["stop_s"] for item in items(manifest, "speech"))
    seconds = [lufs(stretch(sound, at, at + 2)) for at in np.arange(last + 2, last + 24, 2)]
    assert all(later < earlier + 0.3 for earlier, later in pairwise(seconds))
    assert np.abs(sound[-5 * RATE :]).max() < 10 ** (-90 / 20)


def test_the_beginning_comes_out_of_silence(session):
    _, sound, _ = session
    assert np.abs(sound[: RATE // 10]).max() < 10 ** (-60 / 20)
    seconds = [lufs(stretch(sound, at, at + 1)) for at in range(1, 8)]
    assert all(later > earlier for earlier, later in pairwise(seconds))


def test_the_chapters_in_the_file_are_those_of_the_manifest(session):
    manifest, _, path = session
    tags = ID3(path)
    chapters = sorted(tags.getall("CHAP"), key=lambda chapter: chapter.start_time)
    told = [(chapter["title"], chapter["start_s"], chapter["stop_s"]) for chapter in manifest["chapters"]]
    found = [(str(c.sub_frames["TIT2"]), c.start_time / 1000, c.end_time / 1000) for c in chapters]
    assert [title for title, _, _ in told] == ["Settle", "Breathe", "Hands", "Rest"]
    assert [title for title, _, _ in found] == [title for title, _, _ in told]
    for one, other in zip(found, told, strict=True):
        assert one[1:] == pytest.approx(other[1:], abs=0.0006)


def test_the_file_says_that_its_voice_is_synthetic(session):
    _, _, path = session
    tags = ID3(path)
    assert str(tags["TXXX:AI_GENERATED"]) == "true"
    assert "espeak" in str(tags["TXXX:SYNTHETIC_VOICE"])
    assert "synthetic" in str(tags.getall("COMM")[0])


def test_the_same_session_is_the_same_bytes(session, tmp_path):
    _, _, path = session
    again = built(tmp_path, "brown-noise -24dB")[2]
    assert again.read_bytes() == path.read_bytes()


def test_an_excerpt_is_the_same_sound_as_the_same_span_of_the_whole(tmp_path):
    script = raise_errors(read("Let your hands be soft. [pause 4s] And rest.", source="x.txt"))
    engine = chosen_voice("silent", installed().engines(), language="en", report=lambda event: None)
    cache = PhraseCache(tmp_path)
    session = compose(
        script, settings({"tail": read_value("tail", "2s")}), engine=engine, cache=cache, registry=installed()
    )
    whole = session.mastered().read(0, session.timeline.frames)
    excerpt = np.array(session.segment(9, 11).get_array_of_samples()).reshape(-1, 2) / 2**31
    assert np.abs(excerpt - whole[9 * RATE : 11 * RATE]).max() < 1e-6
