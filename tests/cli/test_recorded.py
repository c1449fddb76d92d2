"""Sessions in one's own voice, and in several: what is recorded is heard, and what is not stops the session."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
from mutagen.id3 import ID3
from sound_files import wav

from audio_builder.codec import decode
from audio_builder.sound.loudness import clip_loudness
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK

SHORT = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms", "--background", "none")


def record(folder, name, text, *, level=0.3, voice="en-us+m3"):
    """A recording of somebody who says a text, half a second after the button."""
    folder.mkdir(exist_ok=True)
    speech = ESPEAK.open(voice, "en").speak(text, language="en", pace=1.0)
    return wav(folder / name, np.pad(speech.samples * level, speech.rate_hz // 2), speech.rate_hz)


def build(home, script, *args, env=None):
    return home.run("build", script, "-o", home.output, *SHORT, *args, env=env)


def manifest(home, name="calm"):
    return json.loads((home.output / f"{name}.json").read_text("utf-8"))


def spoken(home, name="calm"):
    """Each line as it is heard in the file, the silences around it included, as (text, samples, rate)."""
    sound = decode((home.output / f"{name}.mp3").read_bytes())
    for one in manifest(home, name)["timeline"]:
        if one["kind"] == "speech":
            start, stop = (round(one[edge] * sound.rate_hz) for edge in ("start_s", "stop_s"))
            yield one["text"], sound.samples[start:stop], sound.rate_hz


def test_a_session_in_ones_own_voice(home):
    record(home.folder / "mine", "lie-down.wav", "Lie down.")
    record(home.folder / "mine", "good night.wav", "Good night.", level=0.05)
    script = home.script("calm.txt", "---\nvoice: recording:mine\n---\nLie down.\n\nGood night.")
    done = build(home, script)
    assert done.code == 0
    told = manifest(home)
    assert told["voice"]["engine"] == "recording"
    assert told["voice"]["name"] == "mine"
    assert told["synthetic_voice"] is False
    assert [text for text, _, _ in spoken(home)] == ["Lie down.", "Good night."]
    tags = ID3(home.output / "calm.mp3")
    assert "synthetic" not in str(tags.getall("COMM"))
    assert not [tag for tag in tags.getall("TXXX") if "SYNTHETIC" in tag.desc or tag.desc == "AI_GENERATED"]


def test_a_line_that_is_not_recorded_stops_the_session_before_anybody_speaks(home):
    record(home.folder / "mine", "lie-down.wav", "Lie down.")
    text = "Lie down.\n\nGood night.\n\nGood night.\n[voice espeak]\nRest now.\n[voice back]\n[inhale 4s: Breathe in]"
    script = home.script("calm.txt", text)
    for command in (("build", "-o", home.output), ("plan",), ("preview", "-o", home.output)):
        done = home.run(*command, script, "--voice", f"recording:{home.folder / 'mine'}")
        assert done.code == 1
        assert done.errors == [
            f"error: {script}:3:1: 'Good night.' is not recorded in '{home.folder / 'mine'}'",
            f"error: {script}:9:1: 'Breathe in' is not recorded in '{home.folder / 'mine'}'",
            f'error: a list of what is to be recorded: audio-builder voices lines "{script}" "{home.folder / "mine"}"',
        ]
    assert home.spoken() == set()
    assert home.built() == {}


def test_lint_names_what_is_not_recorded_and_asks_no_other_voice(home):
    record(home.folder / "mine", "good night.wav", "Good night.")
    text = "Rest.\n[voice recording:mine]\nGood night.\nSleep well.\n# More\n[voice recording:ours: Rest.]"
    done = home.run("lint", home.script("calm.txt", text), "--json", "--voice", "gtts")
    found = [(one["line"], one["code"]) for one in done.tree["findings"] if one["level"] == "error"]
    assert done.code == 1
    assert found == [(4, "not-recorded"), (6, "unknown-voice")]
    whole = home.run("lint", home.script("calm.txt", "---\nvoice: recording:mine\n---\nGood night."), "--json")
    assert (whole.code, whole.tree["findings"]) == (0, [])


def test_what_is_recorded_is_not_reckoned_as_sent_to_anybody(home):
    record(home.folder / "mine", "good night.wav", "Good night.")
    script = home.script("calm.txt", "Rest.\n[voice recording:mine: Good night.]")
    phrases = home.run("plan", script, "--voice", "espeak", "--json").tree["phrases"]
    assert (phrases["distinct"], phrases["to_speak"], phrases["characters"]) == (2, 1, len("Rest."))


def test_the_list_is_read_recorded_and_built_from(home):
    script = home.script("calm.txt", "Lie down, and rest.\n\nGood night.\n[inhale 4s: Breathe in]")
    folder = home.folder / "my lines"
    first = home.run("voices", "lines", script, folder)
    assert first.code == 0
    assert "3 lines, 0 recorded, 3 to record" in first.out
    with (folder / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["file"], row["text"], row["note"]) for row in rows] == [
        ("001", "Lie down, and rest.", ""),
        ("002", "Good night.", ""),
        ("003", "Breathe in", "at most 4.0 s"),
    ]
    for row in rows:
        record(folder, f"{row['file']}.wav", row["text"])
    again = home.run("voices", "lines", script, folder)
    assert "3 lines, 3 recorded, 0 to record" in again.out
    assert build(home, script, "--voice", f"recording:{folder}").code == 0


def test_the_list_grows_with_the_script_and_keeps_what_stands_in_it(home):
    folder = home.folder / "mine"
    folder.mkdir()
    table = 'Text;File;Mood\n"Lie down.";take-7;calm\n'
    (folder / "lines.csv").write_text(table, encoding="utf-8")
    script = home.script("calm.txt", "Lie down.\n\nGood night; sleep well.")
    tree = home.run("voices", "lines", script, folder, "--json").tree
    assert tree["lines"] == 2
    assert [row["text"] for row in tree["to_record"]] == ["Lie down.", "Good night; sleep well."]
    written = (folder / "lines.csv").read_text("utf-8-sig")
    assert written == table + '"Good night; sleep well.";001;\n'
    home.run("voices", "lines", script, folder)
    assert (folder / "lines.csv").read_text("utf-8-sig") == written


def test_only_the_lines_of_that_voice_are_listed(home):
    script = home.script("calm.txt", "---\nvoice: espeak\n---\nLie down.\n[voice recording:mine: Good night.]\nRest.")
    tree = home.run("voices", "lines", script, home.folder / "mine", "--json").tree
    assert [row["text"] for row in tree["to_record"]] == ["Good night."]


def test_what_is_recorded_again_is_heard_at_once_and_nothing_else_is_read_again(home):
    for name in ("lie-down.wav", "good-night.wav"):
        record(home.folder / "mine", name, name[:-4])
    script = home.script("calm.txt", "---\nvoice: recording:mine\n---\nLie down.\n\nGood night.")
    build(home, script)
    before, first = home.spoken(), {text: len(part) for text, part, _ in spoken(home)}
    record(home.folder / "mine", "lie-down.wav", "Lie down as slowly as you like")
    build(home, script)
    after, second = home.spoken(), {text: len(part) for text, part, _ in spoken(home)}
    assert before < after
    assert len(after - before) == 1
    assert second["Lie down."] > 2 * first["Lie down."]
    assert second["Good night."] == pytest.approx(first["Good night."], abs=50)


@pytest.mark.parametrize("named", ["../mine", "/mine", "~/mine", "below/../../mine"])
@pytest.mark.parametrize("form", ["---\nvoice: recording:{}\n---\nRest.", '[voice "recording:{}"]\nRest.'])
def test_a_script_names_recordings_in_its_own_folder_only(home, form, named):
    record(home.folder / "mine", "rest.wav", "Rest.")
    script = home.script("scripts/calm.txt", form.format(named))
    done = build(home, script, *(() if form.startswith("---") else ("--voice", "espeak")))
    assert done.code == 1
    (error,) = done.errors
    assert "leaves the script's folder" in error
    assert f"{script}:" in error


def test_a_folder_counts_from_the_script_in_a_script_and_from_here_on_the_command_line(home):
    script = home.script("scripts/calm.txt", "---\nvoice: recording:mine\n---\nRest.")
    record(home.folder / "scripts" / "mine", "rest.wav", "Rest.")
    assert home.process("build", script, "-o", home.output, *SHORT).code == 0
    bare = home.script("scripts/bare.txt", "Rest.")
    assert home.process("build", bare, "-o", home.output, *SHORT, "--voice", "recording:scripts/mine").code == 0
    done = home.process("build", bare, "-o", home.output, *SHORT, "--voice", "recording:mine")
    assert done.code == 2
    assert done.errors[0].startswith("error: --voice: 'mine' is no folder of recordings")


def test_a_recording_that_cannot_be_used_is_named_with_its_line(home):
    record(home.folder / "mine", "lie-down.wav", "Lie down.")
    wav(home.folder / "mine" / "good-night.wav", np.zeros(40_000), 22_050)
    script = home.script("calm.txt", "---\nvoice: recording:mine\n---\nLie down.\n\nGood night.")
    done = build(home, script)
    assert done.errors == [
        "error: 'Good night.' cannot be spoken: 'good-night.wav' is silent; record it again, nearer to the microphone"
    ]
    assert home.built() == {}


def test_without_a_folder_it_says_how_to_name_one(home):
    done = build(home, home.script("calm.txt", "Rest."), "--voice", "recording")
    assert done.errors == [
        "error: no folder of recordings is named; name a folder with your recordings: --voice recording:FOLDER"
    ]


# several voices in one session

TWO = """---
voice: espeak:en-us+steph
---
# Settle
Let your shoulders sink, and let the breath come and go by itself.
[voice espeak:en-gb+m7]
Notice the weight of your arms and legs, and how the bed carries it.

# Rest
There is nothing to do now, and nowhere to go.
[voice espeak:en-gb+m7: Good night to you, and sleep as long as you like.]
The night is long, and the bed is warm and soft.
"""
WHO = ("en-us+steph", "en-gb+m7", "en-us+steph", "en-gb+m7", "en-us+steph")


@pytest.fixture
def two(home):
    """A session in two voices."""
    assert build(home, home.script("calm.txt", TWO), "--set", "voice-ramp=none").code == 0
    return home


def test_two_voices_in_one_session_are_as_loud_as_each_other_in_the_finished_file(two):
    levels = [clip_loudness(part, rate_hz) for _, part, rate_hz in spoken(two)]
    assert len(levels) == len(WHO)
    assert max(levels) - min(levels) < 1.0


def test_a_voice_holds_to_the_end_of_the_chapter_and_a_line_for_itself_alone(two):
    engines = {voice: ESPEAK.open(voice, "en") for voice in WHO}
    for (text, part, rate_hz), voice in zip(spoken(two), WHO, strict=True):
        lengths = {}
        for name, engine in engines.items():
            speech = engine.speak(text, language="en", pace=1.0)
            loud = np.flatnonzero(np.abs(speech.samples) > np.abs(speech.samples).max() / 100)
            lengths[name] = (loud[-1] - loud[0]) / speech.rate_hz
        nearest = min(lengths, key=lambda name: abs(lengths[name] - len(part) / rate_hz))
        assert nearest == voice


def test_the_manifest_names_every_voice_that_is_heard_with_engine_version_and_licence(two):
    told = manifest(two)
    assert [one["name"] for one in told["voices"]] == ["en-us+steph", "en-gb+m7"]
    assert told["voice"] == told["voices"][0]
    for one in told["voices"]:
        assert one["engine"] == "espeak"
        assert one["version"]
        assert one["licence"]
        assert one["fingerprint"]


def test_a_voice_that_a_script_asks_for_and_nobody_hears_is_not_named(home):
    script = home.script("calm.txt", "---\nvoice: espeak\n---\n[voice silent]\n# Rest\nRest now.")
    assert build(home, script).code == 0
    assert [one["engine"] for one in manifest(home)["voices"]] == ["espeak"]


LONG = (
    "Good evening to you, and thank you for being here tonight, wherever you are, and however your day has been. " * 3
)
GREETING = "Good evening to you, and thank you for being here tonight."


def test_one_line_in_ones_own_voice_is_as_loud_as_the_others_and_said_to_be_no_machine(home):
    record(home.folder / "mine", "hello.wav", GREETING, level=0.05)
    (home.folder / "mine" / "lines.txt").write_text(f"hello: {GREETING}\n")
    text = f"Rest your hands, and let them be as heavy as they are.\n[voice recording:mine: {GREETING}]"
    script = home.script("calm.txt", f"---\nvoice: espeak\nvoice-ramp: none\n---\n{text}")
    assert build(home, script).code == 0
    levels = [clip_loudness(part, rate_hz) for _, part, rate_hz in spoken(home)]
    assert abs(levels[0] - levels[1]) < 1.0
    told = manifest(home)
    assert [one["engine"] for one in told["voices"]] == ["espeak", "recording"]
    assert told["synthetic_voice"] is True
    assert f"A voice is synthetic (espeak:{told['voice']['name']})." in str(
        ID3(home.output / "calm.mp3").getall("COMM")[0]
    )


def test_a_file_that_is_called_by_its_name_is_said_at_the_voices_level_and_told_by_its_words(home):
    record(home.folder / "mine", "greeting.wav", LONG, level=0.05)
    record(home.folder / "mine", "002.wav", "Sleep well.", level=0.05)
    (home.folder / "mine" / "lines.csv").write_text("002,Sleep well.\n")
    text = "Rest your hands.\n[sound mine/greeting.wav as voice]\n[sound mine/002.wav as voice]"
    assert build(home, home.script("calm.txt", f"---\nvoice: espeak\nvoice-ramp: none\n---\n{text}")).code == 0
    heard = list(spoken(home))
    assert [text for text, _, _ in heard] == ["Rest your hands.", "greeting", "Sleep well."]
    assert len(heard[1][1]) > 12 * heard[1][2]  # seconds; a machine that took so long for one word would be refused
    levels = [clip_loudness(part, rate_hz) for _, part, rate_hz in heard]
    assert max(levels) - min(levels) < 1.0


def test_a_file_that_is_not_there_is_named_where_the_script_names_it(home):
    record(home.folder / "mine", "good-night.wav", "Good night.")
    script = home.script("calm.txt", "Rest.\n[sound ../mine/hello.wav as voice]")
    done = build(home, script, "--voice", "espeak")
    assert done.code == 1
    assert done.errors[0].startswith(f"error: {script}:2:1: 'recording:../mine' leaves the script's folder")
    script = home.script("calm.txt", "Rest.\n[sound mine/hello.wav as voice]")
    done = build(home, script, "--voice", "espeak")
    assert done.errors[0].startswith(f"error: {script}:2:1: 'hello.wav' is not recorded in ")
