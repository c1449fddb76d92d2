"""`build`, from a script to two files: what it takes, what it tells, what it leaves alone."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

QUICK_SETTINGS = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms")
REST = "# Settle\nLie down now. Be still.\n\n[pause 2s]\nRest.\n"


def manifest(home, name):
    return json.loads((home.output / f"{name}.json").read_text("utf-8"))


def test_a_file_becomes_a_session_and_its_manifest(home):
    done = home.build(home.script("calm.txt", REST))
    assert done.code == 0
    assert done.out.splitlines()[0] == str(home.output / "calm.mp3")
    assert list(home.built()) == ["calm.json", "calm.mp3"]
    assert manifest(home, "calm")["file"] == "calm.mp3"
    assert [item["text"] for item in manifest(home, "calm")["timeline"] if item["kind"] == "speech"] == [
        "Lie down now.",
        "Be still.",
        "Rest.",
    ]


def test_what_is_told_is_what_was_made(home):
    told = home.build(home.script("calm.txt", REST), "--title", "Tonight").out
    content = manifest(home, "calm")
    assert re.search(r"Tonight, 0:\d\d, 1 chapter\n", told)
    assert f"at {content['measured']['voice_lufs']} LUFS" in told
    assert "background brown-noise -24dB" in told


def test_standard_input_becomes_a_session_called_session(home):
    done = home.build("-", stdin=REST)
    assert done.code == 0
    assert list(home.built()) == ["session.json", "session.mp3"]
    assert manifest(home, "session")["script"] == "<stdin>"


def test_the_name_of_a_built_in_session_is_enough(home):
    done = home.build("breathing-478", "--background", "none", "-q")
    assert done.code == 0
    assert list(home.built()) == ["breathing-478.json", "breathing-478.mp3"]
    assert manifest(home, "breathing-478")["settings"]["practice"] == "breathing"


def test_a_file_is_nearer_than_a_built_in_session_of_its_name_and_a_folder_is_not(home):
    home.script("gentle-pmr", "Only this.")
    (home.folder / "breathing-478").mkdir()
    assert "Only this." in home.process("lint", "gentle-pmr").out
    assert "breathing-478: no errors" in home.process("lint", "breathing-478").out


def test_a_broken_script_among_several_keeps_none_of_the_others_from_being_built(home):
    scripts = [home.script(name, text) for name, text in (("a.txt", REST), ("b.txt", "[puase 2s]"), ("c.txt", REST))]
    done = home.build(*scripts)
    assert done.code == 1
    assert list(home.built()) == ["a.json", "a.mp3", "c.json", "c.mp3"]
    assert done.errors[0] == f"error: {scripts[1]}:1:1: unknown directive '[puase 2s]'; did you mean [pause 2s]?"
    assert done.err.splitlines()[-1] == "2 of 3 sessions built"
    assert [line for line in done.out.splitlines() if line.endswith(".mp3")] == [
        str(home.output / "a.mp3"),
        str(home.output / "c.mp3"),
    ]


def test_what_is_wrong_with_any_script_is_told_before_the_first_is_built(home):
    good, bad = home.script("a.txt", REST), home.script("b.txt", "[puase 2s]")
    lines = home.build(good, bad, "-v").err.splitlines()
    assert lines[0].startswith("error: ")
    assert any("speaking" in line for line in lines[1:])


@pytest.mark.parametrize(
    "names",
    [("calm.txt", "night/calm.txt"), ("calm.txt", "Calm.text"), ("session.txt", "-"), ("-", "-")],
)
def test_two_scripts_that_would_write_one_file_are_refused_before_any_work(home, names):
    scripts = [name if name == "-" else home.script(name, REST) for name in names]
    done = home.build(*scripts, stdin=REST)
    assert done.code == 2
    assert done.errors == [
        f"error: 2 of the scripts would write {Path(names[0]).stem.lower() if names[0] != '-' else 'session'}.mp3; "
        "build them one by one into different folders with -o"
    ]
    assert home.built() == {}
    assert home.spoken() == set()


def test_a_script_that_is_not_there_is_noticed_before_any_work(home):
    done = home.build(home.script("calm.txt", REST), home.folder / "clam.txt")
    assert done.code == 2
    assert done.errors == [
        f"error: there is no file and no built-in session '{home.folder / 'clam.txt'}'; "
        f"did you mean {home.folder / 'calm.txt'}?"
    ]
    assert home.built() == {}


def test_quiet_prints_the_path_and_nothing_else(home):
    done = home.build("-q", home.script("calm.txt", "---\nbakground: none\n---\nRest."))
    assert (done.code, done.out, done.err) == (0, f"{home.output / 'calm.mp3'}\n", "")


def test_quiet_still_tells_of_errors(home):
    done = home.build("-q", home.script("calm.txt", "Rest. [puase 2s]"))
    assert (done.code, done.out, len(done.errors)) == (1, "", 1)


def test_json_is_all_there_is_on_standard_output(home):
    (one,) = home.build("--json", home.script("calm.txt", REST)).tree
    assert one["path"] == str(home.output / "calm.mp3")
    assert one["manifest"] == str(home.output / "calm.json")
    assert one["voice"]["engine"] == "silent"
    assert one["duration_s"] == manifest(home, "calm")["duration_s"]


def test_json_lists_what_was_built_and_not_what_failed(home):
    done = home.build("--json", home.script("a.txt", "[puase 2s]"), home.script("b.txt", REST))
    assert done.code == 1
    assert [one["path"] for one in done.tree] == [str(home.output / "b.mp3")]


def test_verbose_tells_where_phrases_are_kept_and_how_far_the_work_is(home):
    lines = home.build("-v", home.script("calm.txt", REST)).err.splitlines()
    assert f"phrases are kept in {home.phrases}" in lines
    assert "calm: speaking 3 of 3 phrases, 3 new" in lines
    assert lines[-1].startswith("calm: rendering 0:")


def test_a_warning_is_told_without_being_asked_for(home):
    script = home.script("calm.txt", "---\nbakground: none\n---\nRest.")
    assert (
        f"warning: {script}:2:1: 'bakground' is no setting and is ignored; did you mean background?"
        in home.build(script).err
    )


def test_a_second_build_speaks_nothing_and_gives_the_same_bytes(home):
    script = home.script("calm.txt", REST)
    home.build(script)
    first, phrases = home.built(), {path: path.stat().st_mtime_ns for path in home.spoken()}
    again = home.build("-v", script)
    assert home.built() == first
    assert {path: path.stat().st_mtime_ns for path in home.spoken()} == phrases
    assert "calm: speaking 3 of 3 phrases, 0 new" in again.err


def test_another_process_gives_the_same_bytes(home):
    script = home.script("calm.txt", REST)
    voice = ("--voice", "espeak")
    home.build(script, *voice)
    first = home.built()
    for phrase in home.spoken():
        phrase.unlink()
    done = home.process("build", script, "-o", home.output, *QUICK_SETTINGS, *voice)
    assert done.code == 0
    assert home.built() == first


def paces(home, *args, env=None):
    """The pace a build would have, as `lint` shows it: longer sessions are slower ones."""
    script = home.script("pace.txt", args[0])
    return home.run("lint", "--json", script, *args[1:], env=env).tree["duration_s"]


def test_the_option_wins_over_the_script_which_wins_over_the_users_file_which_wins_over_the_default(home):
    plain, written = "Rest a while now.", "---\npace: 0.8\n---\nRest a while now."
    default = paces(home, plain)
    home.settings("pace = 0.6\n")
    own, script, option = paces(home, plain), paces(home, written), paces(home, written, "--pace", "1.25")
    speech = [length - (default - 17 * 0.08) for length in (default, own, script, option)]  # 0.08 s a character
    assert speech == pytest.approx([17 * 0.08 / pace for pace in (1.0, 0.6, 0.8, 1.25)], abs=1e-3)


def test_a_variable_stands_for_its_option_in_every_command(home):
    script = home.script("calm.txt", "---\nvoice: espeak\n---\nRest.")
    wrong = {"AUDIO_BUILDER_VOICE": "espaek"}
    for command in ("build", "lint", "plan"):
        done = home.run(command, script, env=wrong)
        assert done.code == 2
        assert done.errors == ["error: AUDIO_BUILDER_VOICE: unknown voice 'espaek'; did you mean espeak?"]
        assert home.run(command, "--help").out.count("AUDIO_BUILDER_VOICE for --voice") == 1


def test_the_option_wins_over_its_variable_and_an_empty_variable_is_none(home):
    script = home.script("calm.txt", "Rest.")
    assert home.build(script, env={"AUDIO_BUILDER_VOICE": "espaek"}).code == 0
    assert home.run("lint", script, env={"AUDIO_BUILDER_PAUSE_SCALE": ""}).code == 0
    assert home.run("lint", script, env={"AUDIO_BUILDER_PAUSE_SCALE": "9"}).errors == [
        "error: AUDIO_BUILDER_PAUSE_SCALE: '9' is not a number from 0.25 to 4"
    ]


def test_no_holds_has_a_variable_too(home):
    script = home.script("calm.txt", "Breathe.\n[breathe 4-7-8 x2]\nRest.")

    def holds(value):
        planned = home.run("plan", script, "--voice=silent", "--json", env={"AUDIO_BUILDER_NO_HOLDS": value})
        timeline = json.loads(planned.out)["timeline"]
        return sum(item["kind"] == "phase" and item["phase"] == "hold" for item in timeline)

    assert (holds(""), holds("1"), holds("0")) == (2, 0, 2)


def test_the_users_file_may_have_a_table_of_variables(home):
    home.settings('[variables]\nname = "Ana"\nplace = "the garden"\n')
    planned = home.run("plan", home.script("calm.txt", "Hello {name}, in {place}."), "--voice=silent")
    assert planned.code == 0
    assert "Hello Ana, in the garden." in planned.out


def test_the_folder_can_come_from_a_variable(home):
    folder = home.folder / "elsewhere"
    done = home.run(
        "build", *QUICK_SETTINGS, "--voice=silent", home.script("calm.txt", "Rest."),
        env={"AUDIO_BUILDER_OUTPUT": str(folder)},
    )  # fmt: skip
    assert done.code == 0
    assert {path.name for path in folder.iterdir()} == {"calm.json", "calm.mp3"}


def test_a_list_in_the_users_file_is_a_list_of_backgrounds(home):
    home.settings('background = ["brown-noise -26dB", "drone A2 -30dB"]\n')
    done = home.build(home.script("calm.txt", "Rest."))
    assert "background brown-noise -26dB, drone A2 -30dB" in done.out


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('bakground = "none"', "bakground: there is no such setting; did you mean background?"),
        ("pace = 9", "pace: '9' is not a number from 0.5 to 2, or words a minute such as 110wpm"),
        ('voice = "espaek"', "voice: unknown voice 'espaek'; did you mean espeak?"),
        ("voice = espeak", "Invalid value (at line 1, column 9)"),
    ],
)
def test_a_mistake_in_the_users_file_is_told_with_its_path(home, toml, message):
    home.settings(toml)
    done = home.run("build", "-o", home.output, home.script("calm.txt", "Rest."))
    assert done.code == 2
    assert done.errors == [f"error: {home.config}: {message}"]


@pytest.mark.parametrize(
    "name",
    ["two words.txt", "Füße ✿ 安.txt", "-x.txt", "no-suffix", "dots.in.it.txt", "%s {x} $HOME.txt", "n" * 246 + ".txt"],
)
def test_a_script_may_be_called_anything(home, name):
    script = home.script(name, "Rest.")
    done = home.build("-q", script)
    assert done.code == 0
    assert set(home.built()) == {f"{script.stem}.mp3", f"{script.stem}.json"}


def test_a_name_that_begins_with_a_dash_follows_two_dashes_or_a_folder(home):
    home.script("-x.txt", "Rest.")
    for args in (("--", "-x.txt"), ("./-x.txt",)):
        assert "-x.txt: no errors; about 3:08 long" in home.process("lint", *args).out.splitlines()[-1]


def test_a_name_too_long_for_its_output_is_told_before_the_work(home):
    done = home.build(home.script("n" * 251 + ".txt", "Rest."))  # with .json it would have 256 characters
    assert done.code == 1
    assert len(done.errors) == 1
    assert done.errors[0].endswith("n.json cannot be written: File name too long")
    assert home.spoken() == set()


@pytest.mark.parametrize("title", ["../../up", "/etc/passwd", "a/b\\c", "..", "\N{BELL}", "x" * 5000])
def test_a_title_never_becomes_a_path(home, title):
    assert home.build(home.script("calm.txt", "Rest."), "--title", title).code == 0
    assert list(home.built()) == ["calm.json", "calm.mp3"]
    assert manifest(home, "calm")["title"] == title


def test_utf_16_with_its_mark_is_read(home):
    assert home.build(home.script("calm.txt", "Füße ruhen.".encode("utf-16"))).code == 0
    assert manifest(home, "calm")["timeline"][0]["text"] == "Füße ruhen."


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only Linux has file names that are no text")
def test_a_file_name_that_is_no_text_is_no_trouble(home):
    name = os.fsdecode(b"caf\xe9.txt")
    home.script(name, "Rest.")
    done = home.process("build", name, *QUICK_SETTINGS, "--voice=silent")
    assert done.code == 0
    assert set(home.built()) == {os.fsdecode(b"caf\xe9.json"), os.fsdecode(b"caf\xe9.mp3")}


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_a_terminal_that_knows_only_ascii_is_no_trouble(home, env):
    home.script("Füße.txt", "# 安らぎ\nRest.\n[puase 2s]\n")
    done = home.process("build", "Füße.txt", env=env)
    assert done.code == 1
    assert len(done.errors) == 1
    home.script("Füße.txt", "# 安らぎ\nRest.\n")
    done = home.process("build", "Füße.txt", "--title", "Ruhe für Füße", *QUICK_SETTINGS, "--voice=silent", env=env)
    assert (done.code, done.errors) == (0, [])
    assert list(home.built()) == ["Füße.json", "Füße.mp3"]


def test_away_from_a_terminal_there_are_plain_lines_and_no_colours(home):
    home.script("calm.txt", REST)
    home.script("bad.txt", "[puase 2s]")
    done = home.process("build", "calm.txt", "bad.txt", *QUICK_SETTINGS, "--voice=silent")
    assert "calm: speaking 0 of 3 phrases, 0 new\n" in done.err
    assert "\x1b" not in done.out + done.err
    assert "\r" not in done.out + done.err


def on_a_terminal(home, *args, env=None):
    """What a command writes to a terminal, standard error included."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with home.start(*args, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while some := os.read(ours, 65536):
                shown += some
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    return process.returncode, shown.decode()


def test_on_a_terminal_progress_stays_in_one_line_and_goes_when_the_work_is_done(home):
    home.script("calm.txt", REST)
    code, shown = on_a_terminal(home, "build", "calm.txt", *QUICK_SETTINGS, "--voice=silent")
    assert code == 0
    assert "\r\x1b[Kcalm: speaking 0 of 3 phrases, 0 new\r\x1b[K" in shown
    assert "\r\x1b[Koutput/calm.mp3\r\n" in shown


def test_on_a_terminal_errors_are_red_unless_no_color_is_set(home):
    home.script("bad.txt", "[puase 2s]")
    assert "\x1b[31merror\x1b[0m: bad.txt:1:1: " in on_a_terminal(home, "build", "bad.txt")[1]
    for command in ("build", "lint"):
        assert "\x1b" not in on_a_terminal(home, command, "bad.txt", env={"NO_COLOR": "1"})[1]


def test_closed_and_full_standard_streams_are_told_or_borne(home):
    home.script("calm.txt", "Rest.")
    command = f'"{sys.executable}" -m audio_builder build -q calm.txt --voice silent {" ".join(QUICK_SETTINGS)}'

    def shell(line):
        return home.process_of(["sh", "-c", line])

    assert shell(f"{command} <&-") == (0, "output/calm.mp3\n", "")
    assert shell(f"{command} >&-") == (0, "", "")
    assert shell(f"{command} 2>&-") == (0, "output/calm.mp3\n", "")
    if Path("/dev/full").exists():
        assert shell(f"{command} >/dev/full") == (1, "", "error: standard output: No space left on device\n")
        assert shell(f"{command} -v 2>/dev/full")[0] == 0
    assert shell(f"{command.replace('calm.txt', '-')} <&-") == (
        2, "", "error: standard input is closed, so there is no script in it\n"
    )  # fmt: skip


def test_nobody_reading_the_talk_does_not_keep_a_session_from_being_made(home):
    home.script("calm.txt", REST)
    command = f'"{sys.executable}" -m audio_builder build -v calm.txt --voice silent {" ".join(QUICK_SETTINGS)}'
    home.process_of(["sh", "-c", f"{command} 2>&1 >/dev/null | head -n 1"])
    assert list(home.built()) == ["calm.json", "calm.mp3"]


LONG = (
    "# Settle\nIt is dark now. It is late. The sky is wide.\n\n[pause 2s]\nIt is dark. It is warm.\n\n"
    "The night is wide.\n"
)
"""Six phrases of 15, 11, 16, 11, 11 and 18 characters: 82 at 0.06 s; 2 s written, 3 times 1.6 s and 3.2 s between."""


def of_lengths(home, *args, **more):
    quick = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms", "--voice", "silent")
    return home.run("build", "-o", home.output, *quick, *args, **more)


def speech(manifest):
    return [(item["text"], item["phrase"]) for item in manifest["timeline"] if item["kind"] == "speech"]


def test_several_lengths_are_several_files_from_one_set_of_phrases(home):
    done = of_lengths(home, "-v", home.script("calm.txt", LONG), "--lengths", "17s,0:18.5,0.35")
    assert done.code == 0
    names = ["calm-17s", "calm-18.5s", "calm-21s"]
    assert list(home.built()) == sorted(f"{name}.{suffix}" for name in names for suffix in ("json", "mp3"))
    assert [manifest(home, name)["duration_s"] for name in names] == [17.0, 18.5, 21.0]
    assert len({tuple(speech(manifest(home, name))) for name in names}) == 1
    assert len(home.spoken()) == 6
    for name, new in zip(names, (6, 0, 0), strict=True):
        assert f"{name}: speaking 6 of 6 phrases, {new} new" in done.err


def test_minutes_need_no_unit_and_files_are_called_by_their_minutes(home):
    script = home.script("calm.txt", LONG.replace("2s", "43s"))
    assert of_lengths(home, "-q", script, "--lengths", "1,1m3s").out.splitlines() == [
        str(home.output / "calm-1m.mp3"),
        str(home.output / "calm-1m3s.mp3"),
    ]


def test_a_length_is_kept_and_names_no_file(home):
    of_lengths(home, home.script("calm.txt", LONG), "--length", "0:20")
    assert list(home.built()) == ["calm.json", "calm.mp3"]
    assert manifest(home, "calm")["frames"] == 20 * 48_000


def test_a_length_out_of_reach_keeps_none_of_the_others_from_being_built(home):
    """4.92 s of speech, 2 s of pause and 3.5 s around; 3 sentences of 0.9 to 3.14 s, a paragraph of 1.57 to 10.37 s."""
    script = home.script("calm.txt", LONG)
    done = of_lengths(home, "--lengths", "5s,20s,4h", script)
    assert done.code == 1
    assert list(home.built()) == ["calm-20s.json", "calm-20s.mp3"]
    assert [line.partition("; for another")[0] for line in done.errors] == [
        f"error: {script}: a length of {length} cannot be reached; a length from 0:15 to 0:30 can be reached"
        for length in ("0:05", "4:00:00")
    ]
    assert done.err.splitlines()[-1] == "1 of 3 sessions built"


def test_the_bounds_that_are_named_can_be_built(home):
    script = home.script("calm.txt", LONG)
    told = of_lengths(home, script, "--length", "1m").errors[0]
    low, high = told.partition("a length from ")[2].partition(" can be")[0].split(" to ")
    done = of_lengths(home, script, "--lengths", f"{low},{high}")
    assert (done.code, len(home.built())) == (0, 4)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--lengths", "10", "--length", "20m"), "--length and --lengths: give one of them"),
        (("--lengths", "10", "--set", "length=20m"), "--set length and --lengths: give one of them"),
        (("--lengths", "10,10:00"), "--lengths: 10m stands there twice"),
        (("--lengths", "10,soon"), "--lengths: 'soon' is not a length of time from 0s to 12h"),
        (("--lengths", "13h"), "--lengths: '13h' is not a length of time from 0s to 12h"),
    ],
)
def test_lengths_that_cannot_be_meant_are_usage_errors(home, args, message):
    done = of_lengths(home, home.script("calm.txt", LONG), *args)
    assert (done.code, done.errors) == (2, [f"error: {message}"])
    assert home.built() == {}


def test_lengths_stand_over_the_length_of_the_script_and_an_option_over_a_variable(home):
    script = home.script("calm.txt", f"---\nlength: 20m\n---\n{LONG}")
    of_lengths(home, script, "--lengths", "20s")
    assert manifest(home, "calm-20s")["duration_s"] == 20.0
    assert of_lengths(home, script, "--length=19s", env={"AUDIO_BUILDER_LENGTHS": "18s,20s"}).code == 0
    assert manifest(home, "calm")["duration_s"] == 19.0
    assert of_lengths(home, script, env={"AUDIO_BUILDER_LENGTHS": "18s"}).code == 0
    assert manifest(home, "calm-18s")["duration_s"] == 18.0


def test_a_script_that_one_of_the_lengths_would_overwrite_is_refused(home):
    script = home.script("output/calm.txt", LONG)
    (home.output / "calm-4m.json").symlink_to(script)
    done = of_lengths(home, script, "--lengths", "4,5")
    assert done.code == 2
    assert "calm-4m.json is a script of yours" in done.errors[0]


def test_scripts_of_one_name_are_twins_at_every_length(home):
    done = of_lengths(home, home.script("calm.txt", LONG), home.script("night/calm.txt", LONG), "--lengths", "17s,20s")
    assert done.code == 2
    assert done.errors[0].startswith("error: 2 of the scripts would write calm-17s.mp3; ")


def test_what_begins_too_late_for_its_time_is_a_warning(home):
    """14 characters last 0.84 s."""
    script = home.script("calm.lrc", "[00:00.00] It is dark now\n[00:00.50] The sky is wide.\n[00:05.00] It is warm.\n")
    done = home.build(script)
    assert done.code == 0
    assert f"warning: {script}:2:1: this begins 0.3 s after its time, 0:01\n" in done.err
    starts = [item["start_s"] for item in manifest(home, "calm")["timeline"] if item["kind"] == "speech"]
    assert starts[2] == pytest.approx(1 + 5, abs=1e-3)


def test_what_is_noticed_about_a_script_is_told_once_for_all_its_lengths(home):
    script = home.script("calm.txt", f"---\nbakground: none\n---\n{LONG}")
    assert of_lengths(home, script, "--lengths", "17s,20s").err.count("'bakground' is no setting") == 1


def test_what_speaking_will_take_is_told_before_anybody_speaks(home):
    script = home.script("calm.txt", "Rest. Rest. Be still.")
    first, again = home.build(script), home.build(script)
    told = "calm: 3 phrases, 2 distinct, 0 cached, 2 to speak, about 1 s, 14 characters"
    assert first.err.splitlines()[0] == told
    assert "to speak" not in again.err


def test_what_speaking_may_cost_is_told_where_a_price_is_known(home):
    script = home.script("calm.txt", "Rest. Rest. Be still.")
    done = home.build(script, env={"AUDIO_BUILDER_PRICE_PER_MILLION": "1500"})
    assert "14 characters (at most 0.02 of your price per million)" in done.err
