"""A group of commands: without a command it shows its help, and a command it does not have is answered by the nearest.

What a command raises becomes a line and an exit code in `Program`, and nowhere else.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

from audio_builder.cli.talk import colour, tell_error
from audio_builder.errors import AudioBuilderError, did_you_mean

FAILED, USAGE, INTERRUPTED = 1, 2, 130
"""The last is what a shell gives for a program ended by Ctrl-C."""


class Group(click.Group):
    """Commands by name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; nothing at all is a call for help."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name when there is none."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"no such command '{args[0]}'{did_you_mean(args[0], known) or '; there is ' + ', '.join(known)}")
        return super().resolve_command(ctx, args)


class Program(Group):
    """The group that everything is called through."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; Ctrl-C ends it with a word on what is left."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            kept = "; phrases spoken so far are kept, and the same command goes on from there"
            click.echo("stopped" + (kept if ctx.invoked_subcommand in ("build", "batch") else ""), err=True)
            ctx.exit(INTERRUPTED)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line and ends the process with its exit code."""
        try:
            code = super().main(*args, **{"color": colour(), **extra, "standalone_mode": False})
        except AudioBuilderError as error:
            tell_error(str(error))
            code = error.exit_code
        except click.UsageError as error:
            tell_error(_in_one_line(error))
            code = USAGE
        except click.ClickException as error:
            tell_error(error.format_message())
            code = error.exit_code
        except click.Abort:
            code = INTERRUPTED
        except OSError as error:
            tell_error(f"{error.filename or 'standard output'}: {error.strerror or error}")
            _drop_the_rest()
            code = FAILED
        sys.exit(code if isinstance(code, int) else 0)


def _drop_the_rest() -> None:
    """Keeps Python from trying once more, at its end, to write what standard output did not take."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _in_one_line(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"; did you mean {' or '.join(error.possibilities)}?" if error.possibilities else ""
        message = f"no such option {error.option_name}{near}"
    else:
        message = error.format_message().rstrip(".")
        message = message[:1].lower() + message[1:]
    return f"{message} (see {error.ctx.command_path} --help)" if error.ctx else message
