"""The manifest, as other programs read it: the names, the units and the kinds that were promised."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from audio_builder.notation import Layer
from audio_builder.outputs.manifest import SCHEMA, chapters, item, manifest
from audio_builder.outputs.measured import Figures
from audio_builder.plan.cues import LeftOut
from audio_builder.plan.timeline import Item, Mark, Timeline
from audio_builder.script.nodes import Where
from audio_builder.script.paces import WordsPerMinute
from audio_builder.settings import Settings, read_value, settings
from audio_builder.units import Seconds
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK
from audio_builder.voices.engines.silent import ENGINE as SILENT

RATE = 48000
KEY = "ab" * 32
SPOKEN = Item("speech", 384_001, 432_007, Where("calm.txt", 3, 1), "Breathe in\u2026", "Breathe in.", KEY, "inhale")
ITEMS = (
    SPOKEN,
    Item("pause", 432_007, 480_007, Where("calm.txt", 4, 1), why="pause 1s"),
    Item("phase", 480_007, 672_007, Where("calm.txt", 5, 1), phase="exhale"),
)
TIMELINE = Timeline(
    rate_hz=RATE,
    frames=1_000_003,
    items=ITEMS,
    chapters=(Mark("", 0, 400_000), Mark("Ruhe \U0001f319", 400_000, 1_000_003)),
    voice_start=384_001,
    voice_stop=672_007,
    bed_stop=900_001,
)
LAYERS = (Layer("brown-noise", (), -24.0), Layer("drone", ("A2",), -30.5))
CHOSEN = Settings(title="Calm legs", background=LAYERS, seed=7, lead_in=Seconds(8), pause_scale=1.25)
FIGURES = Figures(
    voice_lufs=-20.01,
    integrated_lufs=-20.4,
    true_peak_dbtp=-2.3,
    bed_lufs=None,
    loudness_range_lu=4.5,
    pause_lift_db=None,
    clipped=3,
)


def made(
    engines: Any = None, chosen: Settings = CHOSEN, timeline: Timeline = TIMELINE, left_out: Any = ()
) -> dict[str, Any]:
    """As it is after it has been written and read."""
    tree = manifest(
        timeline,
        FIGURES,
        chosen,
        engines=engines or (ESPEAK.open("", "en"),),
        file={"name": "calm.mp3", "sha256": "12" * 32},
        script={"source": "calm.txt", "sha256": "34" * 32},
        left_out=left_out,
    )
    return json.loads(json.dumps(tree, allow_nan=False))


def test_it_has_the_names_that_were_promised() -> None:
    tree = made()
    promised = (
        "schema title file rate_hz frames duration_s voice settings seed script_sha256 chapters timeline measured"
    )
    assert set(promised.split()) <= set(tree)
    assert {"engine", "name", "version", "licence"} <= set(tree["voice"])
    assert {"voice_lufs", "integrated_lufs", "true_peak_dbtp", "bed_lufs"} <= set(tree["measured"])
    assert all(set(chapter) == {"title", "start_s", "stop_s"} for chapter in tree["chapters"])
    assert all({"kind", "start_s", "stop_s"} <= set(one) for one in tree["timeline"])


def test_it_says_what_it_was_told() -> None:
    tree = made()
    assert tree["schema"] == SCHEMA == "audio-builder/manifest/1"
    assert (tree["title"], tree["file"], tree["seed"]) == ("Calm legs", "calm.mp3", 7)
    assert (tree["rate_hz"], tree["frames"]) == (48000, 1_000_003)
    assert (tree["script"], tree["script_sha256"], tree["file_sha256"]) == ("calm.txt", "34" * 32, "12" * 32)
    assert tree["measured"] == {
        "voice_lufs": -20.01,
        "integrated_lufs": -20.4,
        "true_peak_dbtp": -2.3,
        "bed_lufs": None,
        "loudness_range_lu": 4.5,
        "pause_lift_db": None,
        "clipped": 3,
    }
    assert tree["synthetic_voice"] is True


def test_every_kind_of_thing_has_what_applies_to_it_and_nothing_else() -> None:
    speech, pause, phase, *backgrounds = made()["timeline"]
    assert {name: speech[name] for name in ("kind", "text", "sent", "phrase", "phase", "line")} == {
        "kind": "speech",
        "text": "Breathe in\u2026",
        "sent": "Breathe in.",
        "phrase": KEY,
        "phase": "inhale",
        "line": 3,
    }
    assert set(pause) == {"kind", "start_s", "stop_s", "why", "line"}
    assert (pause["kind"], pause["why"], pause["line"]) == ("pause", "pause 1s", 4)
    assert set(phase) == {"kind", "start_s", "stop_s", "phase", "line"}
    assert (phase["kind"], phase["phase"], phase["line"]) == ("phase", "exhale", 5)
    assert [one["kind"] for one in backgrounds] == ["background", "background"]
    assert [one["text"] for one in backgrounds] == ["brown-noise -24dB", "drone A2 -30.5dB"]


BELL = Item("cue", 100, 240_100, Where("calm.txt", 7, 1), text="bell", level_lu=-14.0)
SOFT = replace(SPOKEN, area="left calf", level_db=-3.5)


def test_a_bell_is_told_by_its_name_and_a_phrase_by_its_level_and_what_it_is_about() -> None:
    bell, speech, *_ = made(timeline=replace(TIMELINE, items=(BELL, SOFT)))["timeline"]
    assert bell == {"kind": "cue", "start_s": 0.002083, "stop_s": 5.002083, "text": "bell", "line": 7}
    assert (speech["area"], speech["level_db"]) == ("left calf", -3.5)


CHANGED = replace(
    TIMELINE,
    items=(
        Item("background", 100_000, 300_000, Where("calm.txt", 4, 1), text="drone A2 -20dB, pink-noise -30dB"),
        SPOKEN,
        Item("background", 500_000, 600_000, Where("calm.txt", 8, 1), text="off"),
    ),
)


def test_each_background_is_told_for_as_long_as_it_is_heard_at_one_level() -> None:
    told = [
        (round(one["start_s"] * RATE), round(one["stop_s"] * RATE), one["text"], one.get("line"))
        for one in made(timeline=CHANGED)["timeline"]
        if one["kind"] == "background"
    ]
    assert told == [
        (0, 300_000, "brown-noise -24dB", None),
        (0, 100_000, "drone A2 -30.5dB", None),
        (100_000, 600_000, "drone A2 -20dB", 4),
        (100_000, 600_000, "pink-noise -30dB", 4),
    ]


def test_what_was_left_out_is_told_with_its_reason() -> None:
    left_out = (LeftOut("Bend your left knee.", "skip left knee", Where("calm.txt", 9, 1)),)
    assert made(left_out=left_out)["left_out"] == [{"text": "Bend your left knee.", "why": "skip left knee", "line": 9}]
    assert made()["left_out"] == []


def test_all_voices_are_told_the_sessions_own_first() -> None:
    tree = made((ESPEAK.open("en-gb+f2", "en"), SILENT.open("", "en")))
    assert [voice["engine"] for voice in tree["voices"]] == ["espeak", "silent"]
    assert tree["voice"] == tree["voices"][0]


def test_times_are_seconds_to_better_than_a_frame() -> None:
    tree = made()
    frames = [(one.start, one.stop) for one in ITEMS] + [(0, 900_001)] * 2 + [(0, 400_000), (400_000, 1_000_003)]
    told = [(one["start_s"], one["stop_s"]) for one in tree["timeline"] + tree["chapters"]]
    assert len(told) == len(frames)
    for (start, stop), (start_s, stop_s) in zip(frames, told, strict=True):
        assert abs(Fraction(start_s) - Fraction(start, RATE)) < Fraction(1, 10**6)
        assert abs(Fraction(stop_s) - Fraction(stop, RATE)) < Fraction(1, 10**6)
        assert (round(start_s * RATE), round(stop_s * RATE)) == (start, stop)
    assert round(tree["duration_s"] * RATE) == 1_000_003


def test_twelve_hours_are_told_as_exactly() -> None:
    last = 12 * 3600 * RATE + 1
    tree = made(timeline=replace(TIMELINE, frames=last, chapters=(Mark("Night", last - 1, last),)))
    (chapter,) = tree["chapters"]
    assert (round(chapter["start_s"] * RATE), round(chapter["stop_s"] * RATE)) == (last - 1, last)
    assert chapter["start_s"] == 12 * 3600


def test_a_chapter_without_a_title_has_the_sessions() -> None:
    assert [chapter["title"] for chapter in made()["chapters"]] == ["Calm legs", "Ruhe \U0001f319"]
    assert [chapter["title"] for chapter in chapters(TIMELINE)] == ["", "Ruhe \U0001f319"]


def test_the_voice_is_told_by_engine_and_name() -> None:
    voice = ESPEAK.open("en-gb+f2", "en")
    told = made((voice,))["voice"]
    assert (told["engine"], told["name"], told["version"]) == ("espeak", "en-gb+f2", voice.version)
    assert told["licence"]
    assert told["fingerprint"] == voice.fingerprint()
    silent = made((SILENT.open("", "en"),))["voice"]
    assert (silent["engine"], silent["name"]) == ("silent", "silent")


@pytest.mark.parametrize(
    "chosen",
    [
        CHOSEN,
        Settings(),
        Settings(background=(), tail=Seconds(90), end_silence=Seconds(1, 2), pace=0.9),
        Settings(pace=WordsPerMinute(112.5)),
        Settings(skip=("left knee", "calf"), only=("hand",), length=Seconds(1200), holds="none"),
        Settings(variables=(("name", "Ana"), ("place", "the garden, at noon")), voice_ramp="deep", vary="date"),
    ],
)
def test_the_same_settings_can_be_read_from_it(chosen: Settings) -> None:
    told = made(chosen=chosen)["settings"]
    unset = {name for name, text in told.items() if text == ""}
    assert settings({name: read_value(name, text) for name, text in told.items() if name not in unset}) == chosen


def test_a_length_that_was_guessed_is_marked() -> None:
    assert item(SPOKEN, RATE, estimated={KEY})["estimated"] is True
    assert "estimated" not in item(SPOKEN, RATE)
    assert "estimated" not in item(ITEMS[1], RATE, estimated={KEY})


def test_the_pace_is_told_as_asked_and_as_measured() -> None:
    """Two words in 48006 frames of 48000 a second."""
    assert made()["pace"] == {"asked": "1", "words_per_minute": 120.0}
    assert made(chosen=Settings(pace=WordsPerMinute(110.0)))["pace"]["asked"] == "110wpm"
    assert made(chosen=Settings(language="zh"))["pace"]["words_per_minute"] is None
    assert made(timeline=replace(TIMELINE, items=ITEMS[1:]))["pace"]["words_per_minute"] is None
