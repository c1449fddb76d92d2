"""Help: every command shows how it is used, every slip is answered with what was meant, the shell completes names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import click
import pytest

from audio_builder.cli import COMMANDS, cli


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command there is, with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands(cli))


@pytest.mark.parametrize("path", [(), *ALL], ids=" ".join)
def test_help_says_what_it_does_shows_an_example_and_explains_every_option(home, path):
    done = home.run(*path, "--help")
    assert done.code == 0
    assert done.out == home.run(*path, "-h").out
    assert "Example" in done.out
    assert f"  audio-builder {' '.join(path)}".rstrip() in done.out
    whole = re.sub(r"(SCRIPT|RECIPE|\[ARGS\]|\[VOICE\])\.\.\.", "", done.out)
    assert "..." not in whole  # nothing is cut short
    for option in ALL[path].params if path else ():
        if isinstance(option, click.Option):
            assert option.help


def test_the_version_is_told(home):
    assert home.run("--version").out.startswith("audio-builder, version ")


@pytest.mark.parametrize("path", [(), ("scripts",), ("voices",), ("sounds",)])
def test_a_group_without_a_command_shows_its_help(home, path):
    assert home.run(*path) == home.run(*path, "--help")


def test_help_does_not_need_a_working_settings_file(home):
    home.settings("nonsense")
    assert home.run("build", "--help").code == 0


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("bild",), "no such command 'bild'; did you mean build? (see {} --help)"),
        (("zzzz",), f"no such command 'zzzz'; there is {', '.join(COMMANDS)} (see {{}} --help)"),
        (("voices", "lsit"), "no such command 'lsit'; did you mean list? (see {} voices --help)"),
        (("sounds", "play"), "no such command 'play'; there is list, try (see {} sounds --help)"),
        (("--verison",), "no such option --verison; did you mean --version? (see {} --help)"),
        (("build", "--vioce=x", "a"), "no such option --vioce; did you mean --voice"),
        (("build",), "missing argument 'SCRIPT...' (see {} build --help)"),
        (("plan", "a", "b"), "got unexpected extra argument (b) (see {} plan --help)"),
        (("build", "a", "-o"), "option '-o' requires an argument"),
        (("doctor", "now"), "got unexpected extra argument (now) (see {} doctor --help)"),
    ],
)
def test_a_slip_is_answered_in_one_line_with_what_was_meant(home, args, error):
    done = home.run(*args)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert done.err.startswith(f"error: {error.format('audio-builder')}")


def complete(home, words: str, shell: str = "bash") -> list[str]:
    """What a shell is offered for the last of these words."""
    typed = ["audio-builder", *words.split(" ")]
    line = {"COMP_WORDS": " ".join(typed), "COMP_CWORD": str(len(typed) - 1)}
    return home.run(env={"_AUDIO_BUILDER_COMPLETE": f"{shell}_complete", **line}).out.splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_gets_a_script_that_completes(home, shell):
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("no bash to ask for its version")
    out = home.run(env={"_AUDIO_BUILDER_COMPLETE": f"{shell}_source"}).out
    assert f"_AUDIO_BUILDER_COMPLETE={shell}_complete" in out


def test_the_names_of_commands_sessions_and_choices_are_completed(home):
    assert complete(home, "") == [f"plain,{name}" for name in COMMANDS]
    assert complete(home, "bui") == ["plain,build"]
    assert complete(home, "scripts sh") == ["plain,show"]
    for command in ("build", "lint", "plan"):
        assert complete(home, f"{command} pmr-16-t") == ["plain,pmr-16-twice", "file,pmr-16-t"]
    assert complete(home, "batch 28") == ["plain,28-nights", "file,28"]
    assert complete(home, "scripts show legs-f") == ["plain,legs-floor"]
    assert complete(home, "build --ending s") == ["plain,sleep"]
    assert "plain,--voice" in complete(home, "build --v")


def test_zsh_gets_what_each_command_does(home):
    lines = complete(home, "d", shell="zsh")
    assert lines == ["plain", "doctor", COMMANDS["doctor"]]
