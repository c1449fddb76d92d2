"""Options and arguments that several commands share.

Help needs no more than the tables of names; whoever reads a value or looks for a session loads what that takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from audio_builder.script import forms
from audio_builder.settings import ENDINGS, INTENSITIES, NAMES, PRESETS, meaning

if TYPE_CHECKING:
    from audio_builder.cli.settled import Choice

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS: Mapping[str, str] = {
    "voice": "NAME",
    "language": "TAG",
    "background": "SOUNDS",
    "ending": "|".join(ENDINGS),
    "preset": "|".join(PRESETS),
    "pace": "PACE",
    "pauses": "gentle|standard|deep",
    "pause-scale": "FACTOR",
    "length": "TIME",
    "intensity": "|".join(INTENSITIES),
    "skip": "AREA",
    "gentle": "AREA",
    "only": "AREA",
    "breath-clock": "auto|on|off",
    "voice-ramp": "none|gentle|deep",
    "vary": "date",
    "title": "TEXT",
    "seed": "NUMBER",
}
"""Settings with an option of their own, and what the help calls its value; any other is reached by --set."""

SEVERAL = ("skip", "gentle", "only")
"""Options that may be given several times over; together they are one list."""

SOURCES = """\b
A setting has the first of these values that there is:
  its option, or its variable: AUDIO_BUILDER_VOICE for --voice, and so on
  its line in the script's front matter
  its line in your own config.toml; `audio-builder doctor` shows where that is
"""


def variable(name: str) -> str:
    """The environment variable that stands for an option.

    >>> variable("pause-scale")
    'AUDIO_BUILDER_PAUSE_SCALE'
    """
    return f"AUDIO_BUILDER_{name.upper().replace('-', '_')}"


class _Listed(click.ParamType):
    """Text, of which a variable may hold several, between commas."""

    name = "text"
    envvar_list_splitter = ","


def setting_options(command: Command) -> Command:
    """Adds an option for each row of `OPTIONS`, --no-holds, and --set."""
    others = ", ".join(name for name in NAMES if name not in (*OPTIONS, "holds", "variables"))
    text = f"Any setting by name, or a {{name}} of the script; settings without an option of their own: {others}."
    command = click.option("--set", "assignments", multiple=True, metavar="NAME=VALUE", help=text)(command)
    command = click.option(
        "--no-holds",
        "holds",
        is_flag=True,
        envvar=variable("no-holds"),
        callback=_no_holds,
        help="Leave out breath holds; other holds stay.",
    )(command)
    for name, metavar in reversed(list(OPTIONS.items())):
        text = meaning(name)
        command = click.option(
            f"--{name}",
            metavar=metavar,
            multiple=name in SEVERAL,
            type=_Listed() if name in SEVERAL else str,
            help=f"{text[0].upper()}{text[1:]}." + (" May be given several times." if name in SEVERAL else ""),
            envvar=variable(name),
            callback=partial(_read, name),
            shell_complete=partial(_complete, metavar.split("|") if "|" in metavar else []),
        )(command)
    return command


def _no_holds(ctx: click.Context, param: click.Parameter, wanted: bool) -> Choice | None:
    return _chosen("holds", "none", "--no-holds") if wanted else None


def _read(name: str, ctx: click.Context, param: click.Parameter, given: str | Sequence[str] | None) -> Choice | None:
    if given is None or given == ():
        return None
    from_environment = ctx.get_parameter_source(str(param.name)) is ParameterSource.ENVIRONMENT
    text = given if isinstance(given, str) else ", ".join(given)
    return _chosen(name, text, variable(name) if from_environment else f"--{name}")


def _chosen(name: str, text: str, origin: str) -> Choice:
    from audio_builder.cli.settled import chosen

    return chosen(name, text, origin)


def _complete(
    words: list[str], ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[str | CompletionItem]:
    return [word for word in words if word.startswith(incomplete)]


def complete_session(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of built-in sessions and programmes."""
    from audio_builder.shelf import library, recipes

    return [CompletionItem(name) for name in (*library(), *recipes()) if name.startswith(incomplete)]


def complete_script(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of built-in sessions and programmes, and files."""
    return [*complete_session(ctx, param, incomplete), CompletionItem(incomplete, type="file")]


def standard_input() -> IO[bytes] | None:
    """The bytes of standard input; None when it is closed."""
    return getattr(sys.stdin, "buffer", None)


def spoken(options: Mapping[str, Choice | None]) -> str:
    """The language that is asked for, on the command line or in the user's own file; empty where none is."""
    from audio_builder.cli.settled import user_defaults

    choice = options.get("language") or user_defaults().get("language")
    return str(choice.value) if choice else ""


scripts_argument = click.argument(
    "scripts", nargs=-1, required=True, metavar="SCRIPT...", shell_complete=complete_script
)
output_option = click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    envvar=variable("output"),
    metavar="DIR",
    help="Where the files go; the folder is made.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Only results and errors.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="More about what is done.")
json_option = click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")


def form_option(command: Command) -> Command:
    """Adds --from."""
    text = "What kind of script it is; mostly that is seen from what is in it."
    metavar = "|".join(forms.NAMES)
    return click.option("--from", "form", type=click.Choice(forms.NAMES), metavar=metavar, help=text)(command)
