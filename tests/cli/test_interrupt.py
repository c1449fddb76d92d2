"""Ctrl-C, a request to end, and being killed: what was there stays, what was spoken stays, nothing half-made does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

SETTINGS = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms")
MANY = "".join(f"This is sentence number {number}.\n" for number in range(400))
LONG = "[repeat 500]\nRest.\n[pause 1m]\n[end]\n"
"""More than eight hours of it."""


def wait_until(happened: Callable[[], bool], process) -> None:
    """Waits, for half a minute at most, for something that a running process does."""
    never = Event()
    for _ in range(600):
        if happened():
            return
        assert process.poll() is None, process.stderr.read().decode()
        never.wait(0.05)
    raise AssertionError("it did not happen")


def parts(home):
    return list(home.folder.rglob("*.part"))


def rendering(home) -> bool:
    """Whether some seconds of sound are in the unfinished file."""
    return any(path.stat().st_size > 100_000 for path in home.output.glob(".*.part"))


def end(process, number: int) -> tuple[int, str]:
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    return process.returncode, err.decode()


def lines(err: str) -> list[str]:
    return [line for line in err.splitlines() if "speaking" not in line and "rendering" not in line]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ended_while_speaking_it_keeps_the_earlier_file_and_goes_on_from_there_next_time(home, number):
    home.build(home.script("calm.txt", "Rest."))
    before = home.built()
    home.script("calm.txt", MANY)
    scratch = home.folder / "scratch"
    scratch.mkdir()
    env = {"TMPDIR": str(scratch)}
    with home.start("build", "calm.txt", "--voice=espeak", *SETTINGS, env=env) as process:
        wait_until(lambda: len(home.spoken()) > 3, process)
        code, err = end(process, number)
    assert code == 130
    assert list(scratch.iterdir()) == []
    assert lines(err)[-1:] == ["stopped; phrases spoken so far are kept, and the same command goes on from there"]
    assert home.built() == before
    assert 3 < len(home.spoken()) < 400
    assert parts(home) == []
    kept = {path: path.stat().st_mtime_ns for path in home.spoken()}
    home.script("calm.txt", MANY.partition("number 3.")[0] + "number 3.")
    assert "calm: speaking 4 of 4 phrases, 0 new" in home.build("-v", home.folder / "calm.txt", "--voice=espeak").err
    assert {path: path.stat().st_mtime_ns for path in home.spoken()} == kept


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ended_while_rendering_it_leaves_the_earlier_file_and_nothing_else(home, number):
    home.build(home.script("calm.txt", "Rest."))
    before = home.built()
    home.script("calm.txt", LONG)
    with home.start("build", "calm.txt", "--voice=silent", *SETTINGS) as process:
        wait_until(lambda: rendering(home), process)
        code, err = end(process, number)
    assert code == 130
    assert lines(err)[-1:] == ["stopped; phrases spoken so far are kept, and the same command goes on from there"]
    assert home.built() == before
    assert parts(home) == []


def test_killed_it_leaves_a_hidden_file_at_worst_and_the_next_build_does_not_mind(home):
    home.build(home.script("calm.txt", "Rest."))
    before = home.built()
    home.script("calm.txt", LONG)
    with home.start("build", "calm.txt", "--voice=silent", *SETTINGS) as process:
        wait_until(lambda: rendering(home), process)
        process.kill()
        process.communicate(timeout=30)
    after = home.built()
    assert {name: after[name] for name in before} == before
    assert all(name.startswith(".") and name.endswith(".part") for name in set(after) - set(before))
    home.script("calm.txt", "Rest.")
    assert home.build(home.folder / "calm.txt").code == 0
    assert {name: home.built()[name] for name in before} == before


def test_any_other_command_ends_with_one_word(home):
    with home.start("plan", "-", "--voice=silent") as process:
        process.stdin.write(b"%% more than a pipe holds, so that it is being read\n" * 10_000)
        process.stdin.flush()
        for _ in range(30):  # a signal that comes between two reads is not seen before the next
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=1)
                break
        _, err = process.communicate()
    assert (process.returncode, err) == (130, b"stopped\n")


def test_a_reader_who_has_seen_enough_ends_a_command_without_a_word(home):
    home.script("calm.txt", "Rest.\n" * 5000)
    for command in ("plan calm.txt --voice silent", "lint calm.txt"):
        code, out, err = home.process_of(["sh", "-c", f'"{sys.executable}" -m audio_builder {command} | head -n 1'])
        assert (code, out.count("\n"), err) == (0, 1, "")
