"""`scripts`: the sessions that come with the program."""

from __future__ import annotations

from audio_builder.sources import library

NAMES = ["breathing-478", "gentle-pmr", "leg-stretches"]


def test_the_list_names_each_session_with_its_practice_length_and_use(home):
    lines = home.run("scripts", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    for line, tree in zip(lines, home.run("scripts", "list", "--json").tree, strict=True):
        assert tree["practice"] in line
        assert tree["summary"] in line
        assert 300 < tree["duration_s"] < 1800


def test_a_session_is_shown_as_it_is(home):
    assert home.run("scripts", "show", "gentle-pmr").out == library()["gentle-pmr"].read_text("utf-8")


def test_a_copy_goes_here_or_where_it_is_told_and_reads_without_errors(home):
    assert home.process("scripts", "copy", "gentle-pmr").out == "gentle-pmr.txt\n"
    (home.folder / "mine").mkdir()
    for target, path in (("own.txt", "own.txt"), ("mine", "mine/leg-stretches.txt")):
        done = home.run("scripts", "copy", "leg-stretches", home.folder / target)
        assert done.out == f"{home.folder / path}\n"
        assert (home.folder / path).read_bytes() == library()["leg-stretches"].read_bytes()
        assert home.run("lint", home.folder / path).code == 0


def test_a_copy_never_overwrites(home):
    mine = home.script("mine.txt", "My own words.")
    done = home.run("scripts", "copy", "gentle-pmr", mine)
    assert done.code == 1
    assert done.errors == [f"error: {mine} is already there; name another file"]
    assert mine.read_text("utf-8") == "My own words."


def test_a_copy_that_cannot_be_written_is_told(home):
    file = home.script("file", "a file")
    done = home.run("scripts", "copy", "gentle-pmr", file / "mine.txt")
    assert (done.code, len(done.errors)) == (1, 1)
    assert done.errors[0].startswith(f"error: {file / 'mine.txt'} cannot be written: ")


def test_a_name_that_is_not_there_is_answered_with_those_that_are(home):
    for command in ("show", "copy"):
        assert home.run("scripts", command, "zzzz").errors == [
            "error: there is no built-in session 'zzzz'; there is breathing-478, gentle-pmr, leg-stretches"
        ]
        done = home.run("scripts", command, "gentel-pmr")
        assert (done.code, done.errors) == (
            2,
            ["error: there is no built-in session 'gentel-pmr'; did you mean gentle-pmr?"],
        )
