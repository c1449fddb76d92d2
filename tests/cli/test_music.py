"""One's own sounds, from a script or the command line to the finished file."""

from __future__ import annotations

import json
import os
import time

import numpy as np
import pytest
from sound_files import encoded, hiss, tone, wav

from audio_builder.codec import decode
from audio_builder.sound.loudness import Meter

REST = "Lie down now.\n\n[pause 12s]\n\nRest.\n"


def manifest(home, name="calm"):
    return json.loads((home.output / f"{name}.json").read_text("utf-8"))


def heard(home, name="calm"):
    return decode((home.output / f"{name}.mp3").read_bytes())


def power_db(sound, start_s: float, stop_s: float) -> float:
    part = sound.samples[round(start_s * sound.rate_hz) : round(stop_s * sound.rate_hz)].astype(float)
    return float(10 * np.log10(np.mean(part**2) + 1e-15))


def pitch(sound, start_s: float, stop_s: float) -> float:
    """The loudest frequency, in Hz."""
    part = sound.samples[round(start_s * sound.rate_hz) : round(stop_s * sound.rate_hz)]
    power = np.abs(np.fft.rfft(part * np.hanning(len(part))))
    return float(np.argmax(power) * sound.rate_hz / len(part))


@pytest.mark.parametrize("rate", [24000, 44100, 48000])
def test_a_file_lies_under_the_voice_at_its_level_and_never_ends(home, rate):
    encoded(home.folder / "my music.mp3", hiss(5, 22050, rms=0.3), 22050, "libmp3lame")
    script = home.script(
        "calm.txt", f"---\nbackground: file:my music.mp3 -24dB\nrate: {rate}\n---\n[pause 60s]\nRest.\n"
    )
    done = home.run("preview", script, "--voice", "silent", "--from", "20s", "--for", "30s", "-o", home.output)
    assert (done.code, done.errors) == (0, [])
    sound = decode((home.output / "calm-preview.wav").read_bytes())
    assert sound.rate_hz == rate
    levels = [power_db(sound, at, at + 0.5) for at in np.arange(0, 30, 0.5)]
    assert max(levels) - min(levels) < 1.5
    meter = Meter(rate, 2)
    meter.push(np.repeat(sound.samples[:, None], 2, axis=1))
    # The preset's voice has -20 LUFS; the mean of two unlike channels is 3.01 dB softer than they are together.
    assert meter.integrated() + 3.01 == pytest.approx(-44, abs=1)


def test_a_name_in_a_script_counts_from_the_script_and_one_on_the_command_line_from_here(home):
    (home.folder / "scripts").mkdir()
    wav(home.folder / "scripts" / "a.wav", tone(3, hertz=300))
    wav(home.folder / "b.wav", tone(3, hertz=600))
    home.script("scripts/calm.txt", f"---\nbackground: file:a.wav -20dB\n---\n{REST}")
    quick = ("--voice", "silent", "--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=0s", "-o", "output")
    assert home.process("build", "scripts/calm.txt", *quick).code == 0
    assert pitch(heard(home), 4, 12) == pytest.approx(300, abs=1)
    assert manifest(home)["settings"]["background"] == "file:a.wav -20dB"
    assert home.process("build", "scripts/calm.txt", *quick, "--background", "file:b.wav -20dB").code == 0
    assert pitch(heard(home), 4, 12) == pytest.approx(600, abs=1)


def test_ones_own_settings_name_a_file_beside_them_or_at_home(home):
    home.settings('background = "file:here.wav -20dB"')
    wav(home.config.parent / "here.wav", tone(3, hertz=700))
    home.script("calm.txt", REST)
    assert home.build(home.folder / "calm.txt").code == 0
    assert pitch(heard(home), 4, 12) == pytest.approx(700, abs=1)
    home.settings('background = "file:~/there.wav -20dB"')
    wav(home.folder / "there.wav", tone(3, hertz=800))
    assert home.build(home.folder / "calm.txt", env={"USERPROFILE": str(home.folder)}).code == 0
    assert pitch(heard(home), 4, 12) == pytest.approx(800, abs=1)


def test_a_script_changes_to_a_file_and_the_same_file_plays_on(home):
    ramp = np.linspace(300, 900, 48000 * 60)
    wav(home.folder / "glide.wav", 0.2 * np.sin(2 * np.pi * np.cumsum(ramp) / 48000))
    changes = "[background file:glide.wav -24dB over 4s]\n[pause 8s]\n[background file:glide.wav -30dB over 2s]\n"
    home.script("calm.txt", f"Lie down now.\n{changes}[pause 16s]\nRest.\n")
    assert home.build(home.folder / "calm.txt").code == 0
    for at in (11, 14, 17):
        assert pitch(heard(home), at, at + 0.5) == pytest.approx(300 + 10 * (at + 0.25), abs=6)


def test_a_sound_is_heard_in_its_place_and_the_voice_waits_for_it(home):
    wav(home.folder / "gong.wav", tone(6, 22050, hertz=400), 22050)
    home.script("calm.txt", "Lie down now.\n\n[sound gong.wav -12dB]\n\nRest.\n")
    assert home.build(home.folder / "calm.txt", "--background", "none").code == 0
    items = manifest(home)["timeline"]
    (cue,) = (item for item in items if item["kind"] == "cue")
    assert cue["text"] == "file:gong.wav"
    assert cue["stop_s"] - cue["start_s"] == pytest.approx(6, abs=0.11)
    after = next(item for item in items if item["text" if "text" in item else "kind"] == "Rest.")
    assert after["start_s"] >= cue["stop_s"]
    sound = heard(home)
    assert pitch(sound, cue["start_s"] + 1, cue["start_s"] + 5) == pytest.approx(400, abs=1)
    assert power_db(sound, cue["start_s"] - 0.3, cue["start_s"] - 0.1) < -80


def test_plan_shows_how_long_a_sound_is_waited_for(home):
    wav(home.folder / "gong.wav", tone(7))
    shown = home.run("plan", home.script("calm.txt", "Lie down.\n[sound gong.wav]\nRest."), "--voice", "silent").out
    assert "  7.00 s    sound: file:gong.wav" in shown


MISSING = "there is no file 'gnog.wav'; did you mean gong.wav?"


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("---\nbackground: file:gnog.wav -20dB\n---\nRest.", "2:1", f"background: {MISSING}"),
        ("Lie down.\n[background file:gnog.wav -20dB over 5s]\nRest.", "2:1", MISSING),
        ("Lie down.\n\n  [sound gnog.wav -12dB]\nRest.", "3:3", MISSING),
        ("Lie down.\n[background file:calm.txt over 5s]\nRest.", "2:1", "'calm.txt' is no sound that can be read here"),
        ("Lie down.\n[sound . -12dB]\n[sound file:. -12dB]\nRest.", "3:1", "'.' is a folder; name a file in it"),
        ("Lie down.\n[background file:blip.wav over 5s]\nRest.", "2:1", "holds 0.5 s of sound; a background needs 1 s"),
        ("Lie down.\n[sound file:http://127.0.0.1/a.mp3]\nRest.", "2:1", "is an address, and nothing is fetched"),
    ],
)
@pytest.mark.parametrize("command", [("lint",), ("plan", "--voice", "silent"), ("build", "--voice", "silent")])
def test_what_cannot_be_heard_is_told_at_its_place_before_anything_is_spoken(home, text, place, told, command):
    wav(home.folder / "gong.wav", tone(3))
    wav(home.folder / "blip.wav", tone(0.5))
    script = home.script("calm.txt", text)
    done = home.run(*command, script)
    assert done.code != 0
    (line,) = (line for line in (done.out + done.err).splitlines() if line.startswith("error: "))
    assert line.startswith(f"error: {script}:{place}: ")
    assert told in line
    assert not home.spoken()


def test_on_the_command_line_it_is_a_matter_of_usage(home):
    done = home.run("lint", home.script("calm.txt", REST), "--background", "file:nowhere.mp3 -20dB")
    assert done.code == 2
    assert done.errors[0].startswith("error: --background: there is no file ")


def test_a_damaged_file_stops_the_build_and_an_earlier_session_stays(home):
    path = encoded(home.folder / "rain.flac", hiss(30, 16000), 16000, "flac")
    whole = path.read_bytes()
    home.script("calm.txt", f"---\nbackground: file:rain.flac -24dB\n---\n{REST}")
    assert home.build(home.folder / "calm.txt").code == 0
    before = home.built()
    path.write_bytes(whole[: len(whole) // 2] + bytes(20000) + whole[len(whole) // 2 + 20000 :])
    os.utime(path, (time.time() + 5, time.time() + 5))
    done = home.build(home.folder / "calm.txt")
    assert done.code == 1
    assert "'rain.flac' is damaged" in done.errors[0]
    assert home.built() == before


def test_lint_reads_no_more_than_the_beginning(home):
    path = encoded(home.folder / "long.flac", hiss(200, 8000), 8000, "flac")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])  # which is known only by whoever reads so far
    script = home.script("calm.txt", f"---\nbackground: file:long.flac -24dB\n---\n{REST}[pause 4m]\nRest.\n")
    assert home.run("lint", script).code == 0
    assert "'long.flac' is damaged" in home.build(script).errors[0]


def test_a_sound_can_be_tried(home):
    wav(home.folder / "sea.wav", hiss(3))
    mp3 = home.folder / "try.mp3"
    done = home.run("sounds", "try", f"file:{home.folder}/sea.wav -20dB", "--for", "3", "-o", mp3)
    assert (done.code, done.errors) == (0, [])
    assert power_db(decode(mp3.read_bytes()), 2, 4) > -60


def test_nothing_is_left_behind_and_nothing_more_is_printed(home):
    wav(home.folder / "sea.wav", hiss(3, 22050), 22050)
    script = home.script("calm.txt", f"---\nbackground: file:sea.wav -24dB\n---\n{REST}")
    (home.folder / "tmp").mkdir()
    tmp = {"TMPDIR": str(home.folder / "tmp"), "TEMP": str(home.folder / "tmp"), "TMP": str(home.folder / "tmp")}
    with home.start("build", script, "--voice", "silent", "-q", env=tmp) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert len(out.splitlines()) == 1
    assert list((home.folder / "tmp").iterdir()) == []
