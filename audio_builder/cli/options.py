"""Options that several commands share, and how their values, the script's and the user's own defaults come together.

The command line wins over the script's front matter, which wins over the user's settings file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click
from platformdirs import user_cache_path, user_config_path

from audio_builder.errors import ScriptError, UsageError
from audio_builder.script.nodes import Finding
from audio_builder.settings import ENDINGS, PRESETS, Settings, meaning, read_value, settings, written_in
from audio_builder.sources import Source, library
from audio_builder.voices.cache import PhraseCache

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "voice": {"metavar": "NAME"},
    "language": {"metavar": "TAG"},
    "background": {"metavar": "SOUNDS"},
    "ending": {"metavar": "|".join(ENDINGS)},
    "preset": {"metavar": "|".join(PRESETS)},
    "pace": {"metavar": "FACTOR"},
    "pauses": {"metavar": "gentle|standard|deep"},
    "pause-scale": {"metavar": "FACTOR"},
    "title": {"metavar": "TEXT"},
    "seed": {"metavar": "NUMBER"},
}
"""Settings with an option of their own; any other is reached by --set."""


def setting_options(command: Command) -> Command:
    """Adds an option for each row of `OPTIONS`, and --set."""
    command = click.option(
        "--set", "assignments", multiple=True, metavar="NAME=VALUE", help="Any setting by name; may be repeated."
    )(command)
    for name, more in reversed(list(OPTIONS.items())):
        text = meaning(name)
        command = click.option(f"--{name}", help=f"{text[0].upper()}{text[1:]}.", callback=_read, **more)(command)
    return command


def _read(ctx: click.Context, param: click.Parameter, text: str | None) -> Any:
    if text is None:
        return None
    try:
        return read_value(str(param.name), text)
    except ValueError as error:
        raise click.BadParameter(str(error).partition(": ")[2] or str(error)) from error


def given(options: Mapping[str, Any], assignments: tuple[str, ...]) -> dict[str, Any]:
    """What the command line sets.  Raises UsageError for a --set that is none."""
    values = {name: value for name, value in options.items() if value is not None}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise UsageError(f"--set {assignment}: write it as NAME=VALUE")
        try:
            values[name.strip().replace("-", "_")] = read_value(name.strip(), text)
        except ValueError as error:
            raise UsageError(f"--set {error}") from error
    return values


def settings_file() -> Path:
    """The user's own defaults, a TOML file of settings by name."""
    return user_config_path("audio-builder", appauthor=False) / "config.toml"


def user_defaults() -> dict[str, Any]:
    """What the user's settings file sets; nothing when there is none.  Raises UsageError for a wrong one."""
    path = settings_file()
    try:
        written = tomllib.loads(path.read_text("utf-8"))
        return {name.replace("-", "_"): read_value(name, str(value)) for name, value in written.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from error


def settled(source: Source, on_command_line: Mapping[str, Any]) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a session, and everything that was found wrong with its script and its settings."""
    in_script, findings = written_in(source.reading.script.meta)
    named = {name.replace("-", "_"): value for name, value in in_script.items()}
    found = sorted((*findings, *source.reading.findings), key=lambda one: (one.where.line, one.where.column))
    return settings({**user_defaults(), **named, **on_command_line}), tuple(found)


def refuse_errors(findings: tuple[Finding, ...]) -> None:
    """Raises ScriptError with all errors among the findings, if there are any."""
    if problems := [str(finding) for finding in findings if finding.level == "error"]:
        raise ScriptError(problems)


def phrase_cache() -> PhraseCache:
    """The cache of this user; the folder is the platform's, or AUDIO_BUILDER_CACHE."""
    chosen = os.environ.get("AUDIO_BUILDER_CACHE")
    return PhraseCache(Path(chosen) if chosen else user_cache_path("audio-builder", appauthor=False) / "phrases")


def complete_script(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """Files, and the names of built-in sessions."""
    from click.shell_completion import CompletionItem

    names = [CompletionItem(name) for name in library() if name.startswith(incomplete)]
    return [*names, CompletionItem(incomplete, type="file")]


quiet_option = click.option("-q", "--quiet", is_flag=True, help="Only results and errors.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="More about what is done.")
json_option = click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
