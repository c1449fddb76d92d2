"""`--lengths`: several sessions of one script, how their lengths are written and what their files are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from audio_builder.cli.options import variable
from audio_builder.errors import UsageError
from audio_builder.settings import read_value
from audio_builder.units import Seconds, in_words

if TYPE_CHECKING:
    from audio_builder.cli.settled import Choice

Command = TypeVar("Command", bound=Callable[..., Any])


def lengths_option(command: Command) -> Command:
    """Adds --lengths."""
    return click.option(
        "--lengths",
        metavar="TIMES",
        callback=_read,
        envvar=variable("lengths"),
        help="A session of each length, from one set of phrases: 10,20,30 are minutes.",
    )(command)


def wished(ctx: click.Context, values: Mapping[str, Choice], lengths: tuple[Seconds, ...]) -> tuple[Seconds, ...]:
    """The lengths that hold beside --length: of two, the one on the command line and not in a variable.

    Raises UsageError where both are on the command line.
    """
    if not lengths or "length" not in values:
        return lengths
    single = str(values["length"].origin)
    typed = ctx.get_parameter_source("lengths") is ParameterSource.COMMANDLINE
    if typed and single.startswith("--"):
        raise UsageError(f"{single} and --lengths: give one of them")
    return lengths if typed or not single.startswith("--") else ()


def label(length: Seconds) -> str:
    """A length as it stands in the name of a file, in minutes.

    >>> label(Seconds(600)), label(Seconds(5400)), label(Seconds(630)), label(Seconds(45))
    ('10m', '90m', '10m30s', '45s')
    """
    minutes, rest = divmod(length, 60)
    return (f"{minutes}m" if minutes else "") + (in_words(rest) if rest or not minutes else "")


def _read(ctx: click.Context, param: click.Parameter, text: str | None) -> tuple[Seconds, ...]:
    lengths: list[Seconds] = []
    for part in (text or "").split(","):
        if not (bare := part.strip()):
            continue
        try:
            length = read_value("length", bare)
        except ValueError as error:
            raise UsageError(f"--lengths: {str(error).removeprefix('length: ')}") from error
        if length in lengths:
            raise UsageError(f"--lengths: {label(length)} stands there twice")
        lengths.append(length)
    return tuple(lengths)
