"""Bad input: a line for each problem, the right exit code, and everything that was there before is there after."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator

import lameenc
import pytest
from full_disk import no_more_space_than

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
NOT_TEXT = "this is not a text file"
SAVE_AS = "save the script as UTF-8"
HUNDRED = "".join(f"[puase {number}s]\n" for number in range(1, 101))


def mp3() -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(24000)
    encoder.set_channels(1)
    return bytes(encoder.encode(bytes(48000)) + encoder.flush())


@pytest.fixture
def untouched(home) -> Iterator[dict[str, bytes]]:
    """An earlier session called calm, which is there at the end as it was at the beginning, and nothing else is."""
    home.script("output/calm.mp3", b"an earlier session")
    home.script("output/calm.json", b"and its manifest")
    before = home.built()
    yield before
    assert home.built() == before


def told(home, *args, **more) -> tuple[int, list[str]]:
    """Exit code and errors, the script's folder left out of them."""
    done = home.run("build", "-o", home.output, "--voice=silent", *args, **more)
    assert done.out == ""
    assert [line for line in done.err.splitlines() if "speaking" not in line] == done.errors
    return done.code, [line.removeprefix("error: ").replace(f"{home.folder}{os.sep}", "") for line in done.errors]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "calm.txt:1:1: nothing to say: the script is empty"),
        (b" \n\t\r\n", "calm.txt:1:1: nothing to say: the script is empty"),
        (b"\xef\xbb\xbf", "calm.txt:1:1: nothing to say: the script is empty"),
        (b"# Heading\n[pause 5s]\n", "calm.txt:1:1: nothing to say: the script has only markup"),
        (b"%% one\n%% two\n", "calm.txt:1:1: nothing to say: the script has only markup"),
        (b"---\ntitle: Calm\n---\n", "calm.txt:1:1: nothing to say: the script has only markup"),
        (random.Random(1).randbytes(5000), f"calm.txt:1:1: byte 0xF5 is not UTF-8; {NOT_TEXT}"),
        (PNG, f"calm.txt:1:1: byte 0x89 is not UTF-8; {NOT_TEXT}"),
        (bytes(1000), f"calm.txt:1:1: {NOT_TEXT}"),
        ("Atme.\nFüße ruhen.".encode("latin-1"), f"calm.txt:2:2: byte 0xFC is not UTF-8; {SAVE_AS}"),
        ("Rest.".encode("utf-16")[:-1], f"calm.txt:1:11: byte 0x2E is not UTF-16, as the first are; {SAVE_AS}"),
        ("Rest.".encode("utf-16-le"), f"calm.txt:1:1: {NOT_TEXT}"),
    ],
)  # fmt: skip
def test_what_is_no_script_is_refused(home, untouched, content, message):
    assert told(home, home.script("calm.txt", content)) == (1, [message])
    assert told(home, "-", stdin=content) == (1, [message.replace("calm.txt", "<stdin>")])


def test_an_mp3_is_no_script(home, untouched):
    code, (error,) = told(home, home.script("calm.txt", mp3()))
    assert code == 1
    assert error.endswith(f"is not UTF-8; {NOT_TEXT}")


def test_more_than_20_megabytes_are_no_script(home, untouched):
    assert told(home, home.script("calm.txt", b"Rest. " * 3_500_000)) == (
        1,
        ["calm.txt:1:1: larger than 20 MB; this is not a script"],
    )


def test_a_line_of_a_megabyte_is_read_in_seconds(home):
    script = home.script("calm.txt", "soft and slow, " * 70_000)
    tree = home.run("lint", "--json", script).tree
    assert len(tree["lines"]) == 1
    assert len(tree["lines"][0]["spoken"]) > 1_000_000


def test_a_session_that_is_far_too_long_is_refused_before_a_word_is_spoken(home, untouched):
    for body in ("Rest.\n[pause 1m]\n", "Let everything be as it is.\n" * 20):
        code, (error,) = told(home, home.script("calm.txt", f"[repeat 1000]\n{body}[end]\n"))
        assert code == 1
        assert "12:00:00" in error
        assert home.spoken() == set()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("clam.txt", "there is no file and no built-in session '{}'; did you mean {}?"),
        ("calm.text", "there is no file and no built-in session '{}'; did you mean {}?"),
        ("nowhere/at/all", "there is no file and no built-in session '{}'; `audio-builder scripts list` shows "),
        ("calm.txt/inside", "there is no file and no built-in session '{}'"),
        ("output", "'{}' is a folder; name the scripts in it"),
    ],
)
def test_a_script_that_is_not_there_is_the_users_mistake(home, untouched, name, error):
    calm = home.script("calm.txt", "Rest.")
    done = home.run("build", "-o", home.output, "--voice=silent", home.folder / name)
    assert (done.code, done.out, len(done.errors)) == (2, "", 1)
    assert done.errors[0].startswith("error: " + error.format(home.folder / name, calm))


def test_a_built_in_session_with_a_slip_of_the_pen_is_guessed(home, untouched):
    assert told(home, "gentel-pmr") == (
        2,
        ["there is no file and no built-in session 'gentel-pmr'; did you mean gentle-pmr?"],
    )


@pytest.mark.parametrize("words", [40, 400])
def test_a_text_in_place_of_a_file_is_told_how_to_come_in(home, untouched, words):
    code, (error,) = told(home, "Lie down now. " * words)
    assert code == 2
    assert error.endswith("...' is no file; a script that is not in a file comes in through - instead")
    assert len(error) < 290


def test_nothing_at_all_is_no_script(home, untouched):
    assert told(home, "")[0] == 2


WRONG = {
    "voice": ("espaek", "unknown voice 'espaek'; did you mean espeak?"),
    "background": ("ocaen", "unknown background 'ocaen'; did you mean ocean?"),
    "language": ("xx", "gTTS does not speak 'xx'; eSpeak NG does not speak 'xx'"),
    "ending": ("slep", "'slep' is not one of sleep, wake, none; did you mean sleep?"),
    "preset": ("slepe", "'slepe' is not one of sleep, insight, podcast, youtube; did you mean sleep?"),
    "pace": ("9", "'9' is not a number from 0.5 to 2"),
    "seed": ("-1", "'-1' is not a whole number"),
}
"""A wrong value for a setting, and how its error begins."""


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_on_the_command_line_is_a_usage_error(home, untouched, name):
    value, why = WRONG[name]
    script = home.script("calm.txt", "Rest.")
    for args in ([f"--{name}", value], ["--set", f"{name}={value}"]):
        done = home.run("build", "-o", home.output, *args, script)
        assert done.code == 2
        assert len(done.errors) == 1
        assert done.errors[0].startswith(f"error: {args[0] if '=' not in args[1] else f'--set {name}'}: {why}")


@pytest.mark.parametrize("name", WRONG)
def test_the_same_in_a_script_is_an_error_with_its_place(home, untouched, name):
    value, why = WRONG[name]
    script = home.script("calm.txt", f"---\ntitle: Calm\n{name}: {value}\n---\nRest.")
    for command in ("build", "lint", "plan"):
        done = home.run(command, *(["-o", home.output] if command == "build" else []), script)
        assert done.code == 1
        shown = done.out if command == "lint" else done.err
        assert f"error: {script}:3:1: {name}: {why}" in shown


def test_a_rate_and_a_bit_rate_that_no_mp3_has_are_refused_before_anything_is_spoken(home, untouched):
    script = home.script("calm.txt", "Rest.")
    code, (error,) = told(home, script, "--set", "rate=24000", "--set", "bitrate=192")
    assert code == 2
    assert error.startswith("--set bitrate: an MP3 of 24000 Hz cannot have 192 kb/s; it can have 64, 80")


def test_words_that_a_background_does_not_understand_are_told(home, untouched):
    script = home.script("calm.txt", "---\nbackground: drone H2\n---\nRest.")
    code, (error,) = told(home, script)
    assert code == 1
    assert error.startswith("calm.txt:2:1: background: a drone sounds a note from A1 to A4")
    code, (error,) = told(home, script, "--background", "brown-noise loud")
    assert code == 2
    assert error.startswith("--background: ")


@pytest.mark.parametrize(
    ("assignment", "error"),
    [
        ("tail", "--set tail: write it as NAME=VALUE"),
        ("tail=soon", "--set tail: 'soon' is not a length of time"),
        ("tial=2s", "--set tial: there is no such setting; did you mean tail?"),
        ("zzzz=2s", "--set zzzz: there is no such setting; there is title, artist, "),
        ("=2s", "--set : there is no such setting"),
        ("duck=40dB", "--set duck: '40dB' is not a number from 0 to 6 dB"),
    ],
)
def test_an_assignment_that_is_none_is_a_usage_error(home, untouched, assignment, error):
    code, (told_error,) = told(home, "--set", assignment, home.script("calm.txt", "Rest."))
    assert code == 2
    assert told_error.startswith(error)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rest.\n[pause 10h]\nRest.", ["2:1"]),
        ("[repeat 1000000]\nRest.\n[end]", ["1:1"]),
        ("[repeat 1000]\n[repeat 1000]\nRest.\n[end]\n[end]", ["2:1"]),
        ("Rest.\n[puase 2s] now\n[breathe 4-7-8 x4]\nAnd [brethe 4-6] rest", ["2:1", "4:5"]),
        ("---\ntitle: - a: b\n---\nRest.", ["2:8"]),
        ("---\ntitle: Calm\n\nRest.", ["1:1"]),
        (HUNDRED + "Rest.", [f"{number}:1" for number in range(1, 101)]),
    ],
)
def test_each_mistake_in_a_script_has_its_place_and_all_are_told_at_once(home, untouched, text, places):
    code, errors = told(home, home.script("calm.txt", text))
    assert code == 1
    assert [error.split(": ")[0] for error in errors] == [f"calm.txt:{place}" for place in places]


def test_a_slip_of_the_pen_is_answered_with_what_was_meant(home, untouched):
    assert told(home, home.script("calm.txt", "Rest.\n[puase 2s]\n[tenze 4s]\n"))[1] == [
        "calm.txt:2:1: unknown directive '[puase 2s]'; did you mean [pause 2s]?",
        "calm.txt:3:1: unknown directive '[tenze 4s]'; did you mean [tense 4s]?",
    ]


def test_an_include_stays_in_the_scripts_folder(home, untouched):
    home.script("secret.txt", "A secret.")
    home.script("scripts/near.txt", "Near.")
    link = home.folder / "scripts" / "link.txt"
    link.symlink_to(home.folder / "secret.txt")
    (home.folder / "scripts" / "up").symlink_to(home.folder, target_is_directory=True)
    for name in (
        "../secret.txt",
        str(home.folder / "secret.txt"),
        "link.txt",
        "up/secret.txt",
        "near/../../secret.txt",
    ):
        code, errors = told(home, home.script("scripts/calm.txt", f"Rest.\n[include {name}]\n"))
        assert code == 1
        assert len(errors) == 1
        assert errors[0].startswith(f"scripts{os.sep}calm.txt:2:1: ")
        assert "folder" in errors[0]
    assert home.run("lint", home.script("scripts/calm.txt", "Rest.\n[include near.txt]\n")).code == 0


def test_an_include_that_leads_back_is_refused(home, untouched):
    home.script("a.txt", "Rest.\n[include b.txt]\n")
    home.script("b.txt", "Rest.\n[include a.txt]\n")
    for name in ("a.txt", "b.txt"):
        code, errors = told(home, home.folder / name)
        assert code == 1
        assert any("include itself" in error for error in errors)


def test_an_include_that_cannot_be_read_says_why(home, untouched):
    home.script("bin.txt", PNG)
    (home.folder / "folder").mkdir()
    script = home.script("calm.txt", "Rest.\n[include nowhere.txt]\n[include bin.txt]\n[include folder]\n")
    code, errors = told(home, script)
    assert code == 1
    assert errors[0] == "calm.txt:2:1: cannot include 'nowhere.txt': No such file or directory"
    assert errors[1].endswith(NOT_TEXT)
    assert errors[2].startswith("calm.txt:4:1: cannot include 'folder': ")


def test_an_output_folder_that_is_a_file_is_told_before_a_word_is_spoken(home, untouched):
    script, file = home.script("calm.txt", "Rest."), home.script("file", "a file")
    for folder in (file, file / "deeper"):
        done = home.run("build", "--voice=silent", "-o", folder, script)
        assert done.code == 1
        assert done.errors == [f"error: {folder / 'calm.mp3'} cannot be written: {file} is a file, not a folder"]
    assert file.read_bytes() == b"a file"
    assert home.spoken() == set()


@pytest.mark.parametrize("name", ["calm.mp3", "calm.json"])
def test_a_folder_in_the_way_of_one_file_keeps_the_other_from_being_replaced(home, name):
    other = {"calm.mp3": "calm.json", "calm.json": "calm.mp3"}[name]
    home.script(f"output/{other}", b"earlier")
    (home.output / name).mkdir()
    done = home.build(home.script("calm.txt", "Rest."))
    assert done.code == 1
    assert done.errors == [f"error: {home.output / name} cannot be written: a folder of that name is in the way"]
    assert (home.output / other).read_bytes() == b"earlier"
    assert sorted(path.name for path in home.output.iterdir()) == ["calm.json", "calm.mp3"]


def test_a_full_disk_is_told_and_leaves_the_earlier_session(home, untouched):
    script = home.script("calm.txt", "Rest.")
    with no_more_space_than(40_000):  # three seconds of MP3 have 48,000 bytes
        done = home.build(script)
    assert (done.code, done.out) == (1, "")
    assert done.errors == [f"error: {home.output / 'calm.mp3'} cannot be written: File too large"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is permitted to root")
def test_a_folder_that_may_not_be_written_is_told_before_a_word_is_spoken(home):
    home.output.mkdir(mode=0o500)
    done = home.build(home.script("calm.txt", "Rest."))
    assert done.code == 1
    assert done.errors == [
        f"error: {home.output / 'calm.mp3'} cannot be written: no permission to write into {home.output}"
    ]
    assert home.spoken() == set()


def test_a_cache_that_takes_nothing_is_told(home, untouched):
    file = home.script("file", "a file")
    done = home.build(home.script("calm.txt", "Rest."), env={"AUDIO_BUILDER_CACHE": str(file / "phrases")})
    assert (done.code, done.out, len(done.errors)) == (1, "", 1)
    assert done.errors[0].startswith(f"error: {file / 'phrases'}")
    assert file.read_bytes() == b"a file"


def test_a_damaged_cache_is_mended(home):
    script = home.script("calm.txt", "Lie down. Rest.")
    home.build(script)
    first = home.built()
    for number, path in enumerate(sorted(home.spoken())):
        path.write_bytes([b"", b"junk"][number])
    assert home.build(script).code == 0
    assert home.built() == first


def test_half_a_character_in_front_matter_does_no_harm(home):
    home.script("calm.txt", '---\ntitle: "a\\ud800b\\0c"\nvoice: silent\ntail: 2s\n---\nRest.')
    done = home.process("build", "calm.txt")
    assert (done.code, done.errors) == (0, [])
    assert list(home.built()) == ["calm.json", "calm.mp3"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_script_may_come_out_of_a_pipe(home):
    done = home.process_of(
        ["sh", "-c", f'echo "Rest." | "{sys.executable}" -m audio_builder lint /dev/stdin | tail -n 1']
    )
    assert done[1].startswith("/dev/stdin: no errors; ")


@pytest.mark.parametrize("suffix", [".json", ".mp3"])
def test_a_session_never_takes_the_place_of_its_own_script(home, suffix: str) -> None:
    script = home.script(f"output/mine{suffix}", "Hello there.")
    done = home.build(script)
    assert done.code == 2
    assert done.err.startswith(f"error: {script} is a script of yours and would be overwritten")
    assert home.built() == {script.name: b"Hello there."}


def test_a_session_never_takes_the_place_of_a_script_that_it_includes(home) -> None:
    home.script("output/part.json", "And rest.")
    script = home.script("output/part.txt", "Hello there.\n[include part.json]")
    assert home.build(script).code == 2
    assert home.built()["part.json"] == b"And rest."


def test_a_folder_for_sessions_is_not_called_like_a_session(home) -> None:
    done = home.run("build", home.script("calm.txt", "Hello there."), "-o", home.folder / "out.mp3")
    assert done.code == 2
    assert "name a folder" in done.err
    assert not (home.folder / "out.mp3").exists()
