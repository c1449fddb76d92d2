"""The command line: one command a file, and the one place where errors become exit codes.

A command's file is imported when the command is called, so that help and completion come at once.
Results go to standard output, talk to standard error.  Exit codes: 0 done, 1 failed, 2 usage, 130 interrupted.
"""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from importlib.metadata import version
from types import FrameType
from typing import IO, Any

import click

from audio_builder.errors import AudioBuilderError, did_you_mean

COMMANDS = {
    "build": "Make a session: a script in, a finished MP3 out.",
    "lint": "Show what a script says, what is silent, and what is wrong.",
    "plan": "Show a session's timeline before there is any sound.",
    "scripts": "The sessions that come with the program.",
    "voices": "What can speak, here and now.",
    "sounds": "Backgrounds to put under the voice.",
    "doctor": "What is installed, what is reachable, what to do about the rest.",
}

INTERRUPTED = 130
"""What a shell gives for a program ended by Ctrl-C."""


class Failure(click.ClickException):
    """One of our errors, as the command line tells it."""

    def __init__(self, error: AudioBuilderError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        """A line for each problem; the first word in red on a terminal."""
        for line in self.message.splitlines():
            click.echo(f"{click.style('error', fg='red')}: {line}", file=file, err=file is None)


class Commands(click.Group):
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name when there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"no such command '{args[0]}'{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without loading anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; whatever ends it early becomes a line and an exit code here."""
        try:
            return super().invoke(ctx)
        except AudioBuilderError as error:
            raise Failure(error) from error
        except KeyboardInterrupt:
            click.echo("stopped; phrases spoken so far are kept, the same command goes on from there", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "AUDIO_BUILDER"},
    epilog="Examples: audio-builder build scripts/gentle-pmr.txt   |   audio-builder lint my-script.txt",
)
@click.version_option(version("audio-builder"), prog_name="audio-builder")
def cli() -> None:
    """Turn text scripts for relaxation into narrated, mastered audio sessions."""


def main() -> None:
    """What the `audio-builder` command runs."""
    signal.signal(signal.SIGTERM, _interrupted)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    cli()


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Being told to end is taken like Ctrl-C: nothing half-made stays."""
    raise KeyboardInterrupt
