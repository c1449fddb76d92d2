"""A programme with everything decided: each of its sessions read, with its settings, under its number.

A choice has the first of these values that there is: the command line, the session's line in the recipe, the recipe's
defaults, the script, the user's own file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.build import named
from audio_builder.cli.built import Job
from audio_builder.cli.options import spoken
from audio_builder.cli.own_files import anchored
from audio_builder.cli.settled import Choice, given, settled
from audio_builder.errors import ScriptError, UsageError, did_you_mean
from audio_builder.notation import Layer
from audio_builder.recipes import OWN, Entry, Recipe
from audio_builder.script.nodes import Finding, Meta, Where
from audio_builder.settings import NAMES, is_setting, read_value
from audio_builder.shelf import library
from audio_builder.sources import Source, load


class Numbered(Struct, frozen=True):
    """A session of a programme, ready to be made."""

    entry: Entry
    job: Job


def ready(
    recipe: Recipe,
    options: Mapping[str, Choice | None],
    assignments: tuple[str, ...],
    *,
    nights: Collection[int] = (),
) -> list[Numbered]:
    """The sessions of a programme; with `nights`, of those alone.

    Raises ScriptError for all that is wrong with the recipe, UsageError for what is wrong with the command line.
    """
    findings = list(recipe.findings)
    entries = [one for one in recipe.entries if not nights or (one.night or one.number) in nights]
    sources = [_source(recipe, one, _language(recipe, one, options), findings) for one in entries]
    read = [source for source in sources if source]
    typed = given(options, assignments, read)
    used = {variable.name for source in read for variable in source.reading.script.variables}
    defaults = _choices(recipe, recipe.defaults, used, findings)
    found: list[Numbered] = []
    for entry, source in zip(entries, sources, strict=True):
        own = {variable.name for variable in source.reading.script.variables} if source else used
        values = _joined(defaults, _choices(recipe, entry.values, own, findings))
        if source:
            found.append(_numbered(recipe, entry, source, _joined(values, typed)))
    if findings:
        ordered = sorted(dict.fromkeys(findings), key=lambda one: (one.where.line, one.where.column))
        raise ScriptError([str(finding) for finding in ordered])
    return found


def nights_of(text: str, recipe: Recipe) -> frozenset[int]:
    """The nights that are asked for: `3`, `3-5`, `1, 4-6`.  Raises UsageError."""
    chosen: set[int] = set()
    for part in text.split(","):
        bounds = re.fullmatch(r"\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?", part)
        if bounds is None:
            raise UsageError(f"--nights: '{part.strip()}' is no night; write 3 or 3-5")
        first, last = int(bounds[1]), int(bounds[2] or bounds[1])
        if not 1 <= first <= last <= recipe.nights:
            raise UsageError(f"--nights: {recipe.name} has nights 1 to {recipe.nights}, not {part.strip()}")
        chosen.update(range(first, last + 1))
    return frozenset(chosen)


def _numbered(recipe: Recipe, entry: Entry, source: Source, choices: Mapping[str, Choice]) -> Numbered:
    total = len(recipe.entries)
    one = settled(source, choices)
    album = one.settings.album if "album" in choices else recipe.title
    track = one.settings.track if "track" in choices else f"{entry.number}/{total}"
    title = named(one.settings, one.script, fallback=entry.name or source.stem, year=0).title
    cautions = " ".join(dict.fromkeys(text for text in (recipe.cautions, one.settings.cautions) if text))
    one = replace(one, settings=replace(one.settings, title=title, album=album, track=track, cautions=cautions))
    number = f"{entry.number:0{max(2, len(str(total)))}}"
    return Numbered(entry, Job(f"{number}-{entry.name or source.stem}", one))


def _source(recipe: Recipe, entry: Entry, language: str, findings: list[Finding]) -> Source | None:
    """The script of a session; None where there is none, which is told."""
    name = entry.script.value
    beside = recipe.path.parent / name
    try:
        if beside.is_file():
            return load(str(beside), stdin=None)
        if name in library():
            return load(name, stdin=None, language=language)
    except UsageError as error:
        findings.append(Finding("error", "recipe", str(error), entry.script.where))
        return None
    near = did_you_mean(name, (*library(), *(path.name for path in beside.parent.glob("*.txt"))))
    message = f"there is no file and no built-in session '{name}'{near}"
    findings.append(Finding("error", "recipe", message, entry.script.where))
    return None


def _language(recipe: Recipe, entry: Entry, options: Mapping[str, Choice | None]) -> str:
    written = [one.value for one in (*recipe.defaults, *entry.values) if one.name == "language"]
    return written[-1] if written and not options.get("language") else spoken(options)


def _choices(
    recipe: Recipe, values: tuple[Meta, ...], variables: Collection[str], findings: list[Finding]
) -> dict[str, Choice]:
    """What a recipe sets; `variables` are what scripts call by name."""
    choices: dict[str, Choice] = {}
    fills: dict[str, str] = {}
    where: Where | None = None
    for one in values:
        if not is_setting(one.name):
            if one.name in variables:
                fills[one.name], where = one.value, one.where
                continue
            near = did_you_mean(one.name, (*OWN, *NAMES, *variables))
            findings.append(Finding("error", "recipe", f"there is no setting '{one.name}'{near}", one.where))
            continue
        try:
            value = read_value(one.name, one.value)
        except ValueError as error:
            findings.append(Finding("error", "recipe", str(error), one.where))
            continue
        choices[one.name.replace("-", "_")] = Choice(_from(recipe.path.parent, value), one.where)
    if where:
        written = dict(choices["variables"].value) if "variables" in choices else {}
        choices["variables"] = Choice(tuple({**written, **fills}.items()), where)
    return choices


def _from(folder: Path, value: object) -> object:
    """A value whose sound files, if it is of backgrounds, count from a folder."""
    if isinstance(value, tuple) and any(isinstance(one, Layer) for one in value):
        return anchored(value, folder)
    return value


def _joined(first: Mapping[str, Choice], then: Mapping[str, Choice]) -> dict[str, Choice]:
    """Choices, the later over the earlier.

    What is several values by name is joined, and what one of them leaves out or makes gentle stays so.
    """
    joined = {**first, **then}
    for name in {"skip", "gentle"} & first.keys() & then.keys():
        joined[name] = replace(then[name], value=tuple(dict.fromkeys((*first[name].value, *then[name].value))))
    for name in {"variables", "lexicon"} & first.keys() & then.keys():
        both = {**dict(first[name].value), **dict(then[name].value)}
        joined[name] = replace(then[name], value=tuple(both.items()))
    return joined
