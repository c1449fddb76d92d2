"""Bells, tones, changes of the background and a sinking voice, decoded by another program and measured by FFmpeg."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from audio_builder.build import Session, compose, write
from audio_builder.plugins import installed
from audio_builder.script.nodes import (
    Backdrop,
    Breath,
    Breathe,
    Heading,
    Manner,
    Node,
    Pause,
    Phase,
    Ring,
    Say,
    Script,
    Where,
)
from audio_builder.settings import read_value, settings
from audio_builder.units import Seconds
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import chosen_voice

RATE = 48_000
HERE = Where("truth.txt", 1, 1)
VOICE_LUFS = -20.0
"""Of the preset `sleep`."""


def say(text: str) -> Say:
    return Say(text, HERE)


def pause(seconds: int) -> Pause:
    return Pause(Seconds(seconds), f"pause {seconds}s", HERE)


PATTERN = (Breath("inhale", Seconds(4)), Breath("hold", Seconds(3)), Breath("exhale", Seconds(6)))
FADING = ("words", "words", "tones", "tones", "none")
NODES: tuple[Node, ...] = (
    Heading("Settle", HERE),
    say("Lie down in any position you like."),
    say("You may move whenever you want to."),
    pause(6),
    Ring("bell", None, HERE),
    say("Let your hands be soft, and your jaw too."),
    Backdrop("pink-noise -28dB, brown-noise -30dB", Seconds(4), HERE),
    pause(12),
    say("And let the night come."),
    Breathe(PATTERN, FADING, Seconds(1), HERE),
    say("Well done, that was the breathing."),
    Ring("chime", -1.0, HERE),
    Phase("stretch", Seconds(16), HERE, halfway=True),
    say("And let it go now, as slowly as you like."),
    Backdrop("pink-noise -22dB", Seconds(4), HERE),
    pause(12),
    say("The rest of this night is yours alone."),
    pause(4),
    Ring("bell", None, HERE),
)


@dataclass(frozen=True)
class Heard:
    """A session as it is heard."""

    session: Session
    manifest: dict[str, Any]
    sound: np.ndarray
    """Decoded, shape (frames, 2)."""

    def items(self, kind: str) -> list[dict[str, Any]]:
        return [item for item in self.manifest["timeline"] if item["kind"] == kind]

    def part(self, start_s: float, stop_s: float) -> np.ndarray:
        return self.sound[round(start_s * RATE) : round(stop_s * RATE)]


def made(nodes: tuple[Node, ...], folder: Path, **chosen: str) -> Heard:
    values = {"lead-in": "6s", "tail": "10s", "end-silence": "2s", "voice-ramp": "none"}
    values |= {name.replace("_", "-"): text for name, text in chosen.items()}
    registry = installed()
    engine = chosen_voice("espeak", registry.engines(), language="en", report=lambda event: None)
    script = Script("truth.txt", "", (), nodes)
    wanted = settings({name: read_value(name, text) for name, text in values.items()})
    session = compose(script, wanted, engine=engine, cache=PhraseCache(folder / "phrases"), registry=registry)
    done = write(session, script, to=folder / "truth", output=registry.output("mp3"), year=2026)
    with av.open(str(done.audio)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1).T
    return Heard(session, json.loads(done.manifest.read_text("utf-8")), np.ascontiguousarray(sound, np.float32))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    return made(NODES, tmp_path_factory.mktemp("mixed"), background="brown-noise -24dB")


@pytest.fixture(scope="module")
def dry(tmp_path_factory):
    silent = tuple(node for node in NODES if not isinstance(node, Backdrop))
    return made(silent, tmp_path_factory.mktemp("dry"), background="none")


def by_ffmpeg(sound: np.ndarray, name: str) -> list[float]:
    """One figure of FFmpeg's loudness meter every 100 ms: `M` of the 400 ms before, `I` of all so far."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="fltp", layout="stereo")
    graph.link_nodes(source, graph.add("ebur128", "metadata=1"), graph.add("abuffersink")).configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T, np.float32), format="fltp", layout="stereo")
    frame.sample_rate = RATE
    graph.push(frame)
    graph.push(None)
    found: list[float] = []
    while True:
        try:
            found.append(float(graph.pull().metadata.get(f"lavfi.r128.{name}", "nan")))
        except (av.BlockingIOError, av.EOFError):
            return found


def lufs(*parts: np.ndarray) -> float:
    return next(value for value in reversed(by_ffmpeg(np.concatenate(parts), "I")) if not np.isnan(value))


def momentary(sound: np.ndarray) -> np.ndarray:
    """Of the 400 ms that end at 0.1 s, 0.2 s, ..."""
    return np.nan_to_num(np.array(by_ffmpeg(sound, "M")), nan=-120.0, neginf=-120.0)


def test_the_session_has_every_kind_of_cue(mixed):
    names = {item["text"] for item in mixed.items("cue")}
    assert {"bell", "chime", "breath-in", "breath-hold", "breath-out"} <= names


def test_no_cue_ever_comes_closer_to_the_voice_than_6_lu(mixed):
    windows = momentary(mixed.sound)
    touched = np.zeros(len(windows), bool)
    for item in mixed.items("speech"):
        touched[max(0, int(item["start_s"] * 10) - 1) : int(item["stop_s"] * 10) + 7] = True
    begun = int(mixed.items("speech")[0]["start_s"] * 10)
    assert windows[begun:][~touched[begun:]].max() <= VOICE_LUFS - 6.0 + 0.2  # the background adds to it


def test_the_bell_and_the_tones_are_at_their_own_levels(dry):
    windows = momentary(dry.sound)

    def loudest(name: str) -> float:
        items = [item for item in dry.items("cue") if item["text"] == name]
        return max(windows[int(item["start_s"] * 10) + 5 : int(item["stop_s"] * 10)].max() for item in items)

    assert loudest("bell") == pytest.approx(-30.0, abs=0.5)
    assert loudest("breath-in") == pytest.approx(-32.0, abs=0.7)
    assert loudest("breath-out") == pytest.approx(-32.0, abs=0.7)
    assert loudest("breath-hold") == pytest.approx(-40.0, abs=0.7)
    assert loudest("chime") == pytest.approx(-26.0, abs=0.5)  # asked for 1 LU under the voice, held at 6


def test_every_cue_begins_on_its_frame_and_takes_its_time(dry):
    speech = [(item["start_s"], item["stop_s"]) for item in dry.items("speech")]
    for item in dry.items("cue"):
        start_s, stop_s = item["start_s"], min(item["stop_s"], item["start_s"] + 5)
        if any(start < stop_s and start_s - 0.3 < stop for start, stop in speech):
            continue
        level = np.abs(dry.part(start_s, stop_s)).max(axis=1)
        assert np.argmax(level > 0.02 * level.max()) / RATE < 0.010, item
        outline = level[: len(level) // 240 * 240].reshape(-1, 240).max(axis=1)  # of each 5 ms
        rise = np.argmax(outline > 0.9 * outline.max()) - np.argmax(outline > 0.1 * outline.max())
        assert 0.005 * rise >= 0.1, item


def test_nothing_startles(mixed):
    windows = momentary(mixed.sound)
    begun = int(mixed.items("speech")[0]["stop_s"] * 10)
    for at in range(begun, len(windows)):
        assert windows[at] <= windows[max(0, at - 1200) : at - 10].max() + 3.0, at / 10


def test_after_two_minutes_of_tones_the_voice_comes_back_without_startling(tmp_path):
    nodes = (
        say("The path goes down to the lake between the old trees and the stones."),
        Breathe(PATTERN, ("tones",) * 10, Seconds(1), HERE),
        say("Well done, that was the breathing."),
        say("At the end of it there is a house with a door that stands open."),
        say("The path goes down to the lake between the old trees and the stones."),
        say("And there it is, a little way from the water."),
        say("Nobody has locked it, and the lamp in the window is lit."),
        say("There are two chairs by the stove, and a kettle that sings."),
        say("And that is all there is to tell."),
    )
    heard = made(nodes, tmp_path)
    assert [item.get("level_db", 0) for item in heard.items("speech")] == [0, -12, -10.5, -9, -7.5, -6, -4.5, -3]
    windows = momentary(heard.sound)
    for at in range(int(heard.items("speech")[0]["stop_s"] * 10), len(windows)):
        assert windows[at] <= windows[max(0, at - 1200) : at - 10].max() + 3.0 + 2.0, (
            at / 10
        )  # syllables differ by 2 LU


@pytest.mark.parametrize("ramp", ["none", "gentle", "deep"])
def test_the_voice_is_at_its_target_however_far_it_sinks(ramp, tmp_path):
    nodes = tuple(say(f"This is sentence number {n} of those that tell about the sea.") for n in range(2, 14))
    heard = made(nodes, tmp_path, voice_ramp=ramp)
    parts = [heard.part(item["start_s"], item["stop_s"]) for item in heard.items("speech")]
    assert lufs(*parts) == pytest.approx(VOICE_LUFS, abs=0.5)
    assert heard.manifest["measured"]["voice_lufs"] == pytest.approx(VOICE_LUFS, abs=0.5)
    fall = lufs(parts[0]) - lufs(parts[-1])
    assert fall == pytest.approx({"none": 0.0, "gentle": 3.0, "deep": 6.0}[ramp], abs=1.0)
    assert heard.manifest["measured"]["true_peak_dbtp"] <= -2.0


def test_two_voices_are_as_loud_as_each_other_and_both_are_told(tmp_path):
    nodes = (
        say("The path goes down to the lake between the old trees and the stones."),
        Manner("voice", "en-gb+m3", HERE),
        say("The path goes down to the lake between the old trees and the stones."),
        Heading("Rest", HERE),
        say("At the end of it there is a house with a door that stands open."),
    )
    heard = made(nodes, tmp_path)
    assert [voice["name"] for voice in heard.manifest["voices"]] == ["en-us+calm-female", "en-gb+m3"]
    parts = [heard.part(item["start_s"], item["stop_s"]) for item in heard.items("speech")]
    levels = [lufs(part) for part in parts]
    assert max(levels) - min(levels) < 1.0
    assert len({item["phrase"] for item in heard.items("speech")}) == 3
    assert not np.array_equal(parts[0][:RATE], parts[1][:RATE])


def test_softly_is_softer(tmp_path):
    text = "The path goes down to the lake between the old trees and the stones."
    heard = made((say(text), Manner("soft", "", HERE), say(text)), tmp_path)
    usual, soft = heard.items("speech")
    fall = lufs(heard.part(usual["start_s"], usual["stop_s"])) - lufs(heard.part(soft["start_s"], soft["stop_s"]))
    assert fall == pytest.approx(-soft["level_db"], abs=0.5)
    assert soft["level_db"] < -2


def test_each_background_is_as_loud_as_the_manifest_says_wherever_nothing_else_is_heard(mixed):
    sounds = [(item["start_s"] - 0.7, item["stop_s"] + 1.6) for item in mixed.items("speech")]
    sounds += [(item["start_s"], item["stop_s"] + 4) for item in mixed.items("cue")]
    edges = [(at - 0.1, at + 4.1) for item in mixed.items("background") for at in (item["start_s"], item["stop_s"] - 4)]
    measured = 0
    for item in mixed.items("pause"):
        for start_s in np.arange(item["start_s"], item["stop_s"] - 3, 1.0):
            if any(start < start_s + 3 and start_s < stop for start, stop in (*sounds, *edges)):
                continue
            there = [one for one in mixed.items("background") if one["start_s"] <= start_s < one["stop_s"]]
            levels_lu = [float(one["text"].rpartition(" ")[2].removesuffix("dB")) for one in there]
            expected = VOICE_LUFS + 10 * np.log10(sum(10 ** (level / 10) for level in levels_lu))
            assert lufs(mixed.part(start_s, start_s + 3)) == pytest.approx(expected, abs=1.0), (item, there)
            measured += 1
    assert measured >= 4


def test_a_change_of_the_background_is_one_smooth_way(mixed):
    change = next(item for item in mixed.items("background") if item["text"] == "pink-noise -22dB")
    seconds = [lufs(mixed.part(at, at + 1)) for at in np.arange(change["start_s"], change["start_s"] + 4, 1.0)]
    assert all(b > a for a, b in pairwise(seconds))
    assert seconds[-1] == pytest.approx(VOICE_LUFS - 22, abs=1.0)


def test_any_excerpt_is_the_same_sound_as_in_the_whole(mixed):
    frames = mixed.session.timeline.frames
    whole = mixed.session.mastered().read(0, frames)
    for start in np.random.default_rng(5).integers(0, frames - RATE, 12).tolist():
        assert np.abs(mixed.session.mastered().read(start, start + RATE) - whole[start : start + RATE]).max() < 1e-6
        assert mixed.session.mix.read(start, start + 777).tobytes() == (
            mixed.session.mix.read(start, start + 300).tobytes()
            + mixed.session.mix.read(start + 300, start + 777).tobytes()
        )
