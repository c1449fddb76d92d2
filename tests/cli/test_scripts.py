"""`scripts`: the sessions and programmes that come with the program."""

from __future__ import annotations

import os
import sys

import click
import pytest

from audio_builder.cli.scripts_show import dimmed
from audio_builder.safety_card import BRIEFLY, CARD, NOT_A_DEVICE
from audio_builder.shelf import library, recipes

PYTHON = f'"{sys.executable}"'
ENGLISH = {name for name in library() if "." not in name}


def test_the_list_has_every_session_and_programme_in_a_line_of_eighty_columns(home):
    lines = home.run("scripts", "list").out.splitlines()
    named = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(named) == sorted([*ENGLISH, *recipes()])
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.startswith("programmes")]


def test_the_list_goes_practice_by_practice_with_lengths_and_titles(home):
    trees = home.run("scripts", "list", "--json").tree
    lines = home.run("scripts", "list").out.splitlines()
    assert {tree["name"] for tree in trees} == ENGLISH
    practices = list(dict.fromkeys(tree["practice"] for tree in trees))
    assert [line for line in lines if not line.startswith((" ", "also in "))] == [*practices, "programmes"]
    for tree in trees:
        (line,) = (line for line in lines if line.split()[0] == tree["name"])
        assert f"{round(tree['lengths_s'][-1] / 60)}m " in line
        assert tree["title"][:20] in line


def test_the_list_as_json_has_all_of_the_front_matter(home):
    (tree,) = (tree for tree in home.run("scripts", "list", "--json").tree if tree["name"] == "gentle-pmr")
    assert {"title", "summary", "background", "ending", "practice", "language", "lengths_s", "path"} <= set(tree)


@pytest.mark.parametrize(
    ("filters", "fine"),
    [
        (("--practice", "pmr"), lambda tree: tree["practice"] == "pmr"),
        (("--goal", "sleep"), lambda tree: "sleep" in tree["goal"]),
        (("--position", "chair"), lambda tree: "chair" in tree["position"]),
        (("--length", "15"), lambda tree: tree["lengths_s"][0] <= 900 <= tree["lengths_s"][-1]),
        (("--max-length", "10m"), lambda tree: tree["lengths_s"][0] <= 600),
        (("--practice", "PMR", "--length", "20m"), lambda tree: tree["lengths_s"][0] <= 1200),
    ],
)
def test_a_filter_keeps_what_it_says_and_leaves_room_for_what_each_is_for(home, filters, fine):
    trees = home.run("scripts", "list", *filters, "--json").tree
    assert trees
    assert all(fine(tree) for tree in trees)
    text = home.run("scripts", "list", *filters).out
    assert max(map(len, text.splitlines())) <= 80
    words = " ".join(text.split())
    assert all(tree["summary"] in words for tree in trees)
    others = {tree["name"] for tree in home.run("scripts", "list", "--json").tree} - {tree["name"] for tree in trees}
    assert not any(line.split()[0] in others for line in text.splitlines() if line.startswith("  "))


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        (("--goal", "slep"), "--goal: there is no 'slep'; did you mean sleep?"),
        (("--practice", "prm"), "--practice: there is no 'prm'; did you mean pmr?"),
        (("--position", "roof"), "--position: there is no 'roof'; there is bed, chair, floor, standing, walking"),
        (("--intensity", "gental"), "--intensity: there is no 'gental'; did you mean gentle?"),
        (("--length", "soon"), "--length: 'soon' is not a length of time from 0s to 12h"),
        (("--max-length", "x"), "--max-length: 'x' is not a length of time from 0s to 12h"),
        (("--language", "tlh"), "--language: no session is in 'tlh'; there is "),
    ],
)
def test_a_filter_that_nothing_can_meet_is_answered_with_what_there_is(home, filters, error):
    done = home.run("scripts", "list", *filters)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {error}")


def test_when_no_session_is_like_that_it_is_said(home):
    done = home.run("scripts", "list", "--max-length", "10s")
    assert (done.code, done.out) == (0, "")
    assert done.err == "no built-in session is like that; leave one of the filters out\n"
    assert home.run("scripts", "list", "--max-length", "10s", "--json").tree == []


def test_a_session_goes_to_a_pipe_as_it_is_byte_for_byte(home):
    for name in ("gentle-pmr", "28-nights"):
        done = home.process_of(["sh", "-c", f"{PYTHON} -m audio_builder scripts show {name} | od -An -c"])
        whole = home.process_of(["od", "-An", "-c", str({**library(), **recipes()}[name])])
        assert done == whole


def on_a_terminal(home, *args, said=b""):
    """What a command writes to a terminal on which somebody answers."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    env = {"PAGER": "cat", "COLUMNS": "80"}
    with home.start(*args, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, said)
        shown = b""
        try:
            while some := os.read(ours, 65536):
                shown += some
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def test_on_a_terminal_a_session_is_shown_under_a_card(home):
    code, shown = on_a_terminal(home, "scripts", "show", "gentle-pmr")
    text = library()["gentle-pmr"].read_text("utf-8")
    head, _, body = shown.partition("-" * 80)
    assert code == 0
    assert "Gentle Muscle Release for Bedtime" in head
    assert "audio-builder build gentle-pmr" in head
    assert all(line in " ".join(head.split()) for line in BRIEFLY)
    assert text.split("---\n")[2].strip() in body
    assert "summary:" not in shown


def test_on_a_terminal_a_programme_is_shown_night_by_night(home):
    code, shown = on_a_terminal(home, "scripts", "show", "flare-weekend")
    assert code == 0
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("night ")] == list("112233")
    assert "audio-builder batch flare-weekend" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_directives_and_comments_step_back_and_headings_stand_out():
    assert dimmed("# One\nRest [pause 3s] now.\n%% why\n\\[no]") == (
        f"{click.style('# One', bold=True)}\nRest {click.style('[pause 3s]', dim=True)} now.\n"
        f"{click.style('%% why', dim=True)}\n\\[no]"
    )


def test_tonight_asks_three_things_on_a_terminal_and_asks_again_after_a_slip(home):
    code, shown = on_a_terminal(home, "scripts", "tonight", said=b"flair\nflare\n15\nbed\n")
    assert code == 0
    assert "Error: there is no 'flair'; did you mean flare?" in shown
    answered = home.run("scripts", "tonight", "--how-bad", "flare", "--minutes", "15", "--where", "bed").out
    assert answered in click.unstyle(shown)


def test_the_safety_card_is_shown_whole(home):
    shown = home.run("scripts", "safety").out
    assert max(map(len, shown.splitlines())) <= 80
    words = " ".join(shown.split())
    assert all(line in words for advice in CARD for line in (advice.title, *advice.lines))
    assert home.run("scripts", "safety", "--json").tree["statement"] == NOT_A_DEVICE


def test_programmes_are_listed_with_what_they_are(home):
    trees = home.run("scripts", "programmes", "--json").tree
    assert [tree["name"] for tree in trees] == list(recipes())
    words = " ".join(home.run("scripts", "programmes").out.split())
    assert all(tree["about"] in words and len(tree["sessions"]) >= tree["nights"] for tree in trees)


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


def test_a_copy_is_not_called_a_sound(home):
    done = home.run("scripts", "copy", "pmr-4", "mine.mp3")
    assert (done.code, done.errors) == (2, ["error: mine.mp3: what is copied is text; name it mine.txt"])
    assert not (home.folder / "mine.mp3").exists()


def test_a_copy_that_cannot_be_written_is_told(home):
    file = home.script("file", "a file")
    done = home.run("scripts", "copy", "gentle-pmr", file / "mine.txt")
    assert (done.code, len(done.errors)) == (1, 1)
    assert done.errors[0].startswith(f"error: {file / 'mine.txt'} cannot be written: ")


def test_a_name_that_is_not_there_is_answered_with_those_that_are(home):
    for command in ("show", "copy"):
        assert home.run("scripts", command, "zzzz").errors == [
            "error: there is no built-in session 'zzzz'; `audio-builder scripts list` shows what there is"
        ]
        done = home.run("scripts", command, "gentel-pmr")
        assert (done.code, done.errors) == (
            2,
            ["error: there is no built-in session 'gentel-pmr'; did you mean gentle-pmr?"],
        )
