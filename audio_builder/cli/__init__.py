"""The command line: one command a file, and the one place where errors become exit codes.

A command's file is imported when the command is called, so that help and completion come at once.
Results go to standard output, talk to standard error.  Exit codes: 0 done, 1 failed, 2 usage, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import threading
from importlib import import_module
from types import FrameType

import click
from click.shell_completion import CompletionItem

from audio_builder.cli.group import INTERRUPTED, Program

COMMANDS = {
    "build": "Make a session: a script in, a finished MP3 out.",
    "batch": "Make a programme of sessions, only what is not up to date.",
    "lint": "Show what a script says, what is silent, and what is wrong.",
    "plan": "Show a session's timeline before there is any sound.",
    "preview": "Hear a few seconds of a session before the whole of it is made.",
    "scripts": "The sessions that come with the program.",
    "voices": "What can speak, here and now.",
    "sounds": "Backgrounds to put under the voice.",
    "cache": "The phrases that have been spoken, and the room they take.",
    "doctor": "What is installed, what is reachable, what to do about the rest.",
}

EXAMPLES = """\b
Examples:
  audio-builder scripts list            what comes with the program
  audio-builder build gentle-pmr        one of them, as an MP3
  audio-builder lint my-script.txt      what a script of yours says
  audio-builder build my-script.txt     and its MP3
"""

GARBAGE = 100_000
"""New objects after which Python looks for garbage: a long script is many objects, and none of them is garbage."""

ENDINGS = ("SIGTERM", "SIGHUP")
"""Signals that are taken like Ctrl-C, so that nothing half-made stays, where the system has them."""


class Commands(Program):
    """The commands by name, each loaded when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"audio_builder.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The names, without loading anything."""
        names = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without loading anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.version_option(package_name="audio-builder", prog_name="audio-builder")
def cli() -> None:
    """Turn text scripts for relaxation into narrated, mastered audio sessions."""


def main() -> None:
    """What the `audio-builder` command runs.

    Whoever interrupts it is not kept waiting for a request that hangs in a thread.

    One core mixes while another encodes; threads of numpy's own would only stand in their way.  What is left at the
    end goes with the process, and is not looked through for garbage once more.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(GARBAGE)
    for name in ENDINGS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _interrupted)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        cli()
    except SystemExit as end:
        if end.code == INTERRUPTED and any(not thread.daemon for thread in threading.enumerate()[1:]):
            os._exit(INTERRUPTED)
        raise
    finally:
        gc.freeze()


def _interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
