"""What a session is to be: of the command line, the script and the user's own file, the first to have a value gives it.

Each choice remembers where it was made, so what is wrong with it is told there: as a usage error, or as a finding with
its place in the script.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.cli.own_files import anchored, own_voice, unheard
from audio_builder.errors import CodecError, ScriptError, UsageError, did_you_mean
from audio_builder.notation import Layer
from audio_builder.plan.recorded import voices_in
from audio_builder.script.directions.understand import SIDES
from audio_builder.script.nodes import Finding, Script, Where
from audio_builder.script.tongue import NAMES as TONGUES
from audio_builder.script.tongue import is_foreign, tongue
from audio_builder.settings import NAMES, Settings, is_setting, read_value, settings, written_in
from audio_builder.sources import Source, legible


class Choice(Struct, frozen=True):
    """A value somebody chose for a setting."""

    value: Any
    origin: str | Where
    """A place in the script; else `--voice`, the name of a variable or of a file."""


class Settled(Struct, frozen=True):
    """A script with everything decided."""

    source: Source
    settings: Settings
    findings: tuple[Finding, ...]
    """All that was noticed, in the order of the lines."""

    @property
    def script(self) -> Script:
        """What was read."""
        return self.source.reading.script

    def refuse_errors(self) -> None:
        """Raises ScriptError with all errors among the findings, if there are any."""
        if problems := [str(finding) for finding in self.findings if finding.level == "error"]:
            raise ScriptError(problems)


def chosen(name: str, text: str, origin: str, *, known: Collection[str] = ()) -> Choice:
    """The value of a setting's text; `known` are other names that could have been meant.

    Raises UsageError, which begins with the origin.
    """
    if not is_setting(name):
        near = did_you_mean(name, (*NAMES, *known)) or "; there is " + ", ".join(NAMES)
        raise UsageError(f"{origin}: there is no such setting{near}")
    try:
        return Choice(read_value(name, legible(text)), origin)
    except ValueError as error:
        raise UsageError(f"{origin}: {str(error).removeprefix(f'{name}: ')}") from error


def given(
    options: Mapping[str, Choice | None], assignments: tuple[str, ...], sources: Iterable[Source]
) -> dict[str, Choice]:
    """What the command line sets for these scripts.

    Raises UsageError for a --set that is none, or that sets neither a setting nor a variable of any of them.
    """
    choices = {name: choice for name, choice in options.items() if choice is not None}
    used = {variable.name for source in sources for variable in source.reading.script.variables}
    fills: dict[str, str] = {}
    for assignment in assignments:
        name, equals, text = (part.strip() for part in assignment.partition("="))
        if not equals:
            raise UsageError(f"--set {assignment}: write it as NAME=VALUE")
        if name.lower() in used:
            fills[name.lower()] = legible(text)
        else:
            choices[name.replace("-", "_")] = chosen(name, text, f"--set {name}", known=used)
    if fills:
        written = dict(choices["variables"].value) if "variables" in choices else {}
        choices["variables"] = Choice(tuple({**written, **fills}.items()), "--set")
    return choices


def user_defaults() -> dict[str, Choice]:
    """What the user's own file sets; nothing when there is none.  Raises UsageError for a wrong one."""
    from audio_builder.cli.places import settings_file

    path = settings_file()
    try:
        written = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: it is not UTF-8; save it as UTF-8") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    return {
        name.replace("-", "_"): _beside(path.parent, chosen(name, _in_script_notation(value), f"{path}: {name}"))
        for name, value in written.items()
    }


def _beside(folder: Path, choice: Choice) -> Choice:
    """A choice whose files, if it is of backgrounds or of recorded voices, count from this folder, not the script's."""
    if isinstance(choice.value, str) and folder != Path() and (own := own_voice(choice.value)):
        return replace(choice, value=f"{own[0]}:{folder.absolute() / Path(own[1]).expanduser()}")
    if not (isinstance(choice.value, tuple) and any(isinstance(one, Layer) for one in choice.value)):
        return choice
    return replace(choice, value=anchored(choice.value, folder))


def _in_script_notation(value: Any) -> str:
    """A TOML value as a script would have it; a table is names and their values."""
    if isinstance(value, dict):
        return "; ".join(f"{name}={text}" for name, text in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def settled(source: Source, on_command_line: Mapping[str, Choice], *, today: date | None = None) -> Settled:
    """A script with its settings and everything that is wrong with it; `today` is the day for `vary: date`.

    Raises UsageError for what is wrong with choices made outside the script.
    """
    in_script, findings = _in_script(source)
    if Path(source.reading.script.source).parent != Path():
        on_command_line = {name: _beside(Path(), choice) for name, choice in on_command_line.items()}
    layers = (user_defaults(), in_script, on_command_line)
    choices = {name: choice for layer in layers for name, choice in layer.items()}
    for mapping in ("variables", "lexicon"):
        if joined := {name: text for layer in layers if mapping in layer for name, text in layer[mapping].value}:
            choices[mapping] = replace(choices[mapping], value=tuple(joined.items()))
    fills = dict(choices["variables"].value) if "variables" in choices else {}
    heard = tuple(_heard(source, choices))
    if "language" not in choices and (written := tongue(source.reading.script.nodes)) not in ("", Settings().language):
        choices["language"] = Choice(written, Where(source.reading.script.source, 1, 1))
    if "vary" in choices and choices["vary"].value == "date" and "seed" not in choices:
        choices["seed"] = Choice((today or date.today()).toordinal(), choices["vary"].origin)
    made = settings({name: choice.value for name, choice in choices.items()})
    found = [*findings, *source.reading.findings, *_unset(source, fills), *heard]
    for name, why in _impossible(made, choices, source.reading.script.source):
        origin = choices[name].origin
        if isinstance(origin, str):
            raise UsageError(f"{origin}: {why}")
        found.append(Finding("error", f"unknown-{name}", f"{name}: {why}", origin))
    found.extend(_unknown_in_text(source.reading.script, made))
    return Settled(source, made, tuple(sorted(found, key=lambda one: (one.where.line, one.where.column))))


def _heard(source: Source, choices: Mapping[str, Choice]) -> Iterator[Finding]:
    """What the words of a script tell of its language, where that is not what its settings say."""
    script = source.reading.script
    told = str(choices["language"].value) if "language" in choices else ""
    base = told.replace("_", "-").split("-")[0].lower() or Settings().language
    written, where = tongue(script.nodes), Where(script.source, 1, 1)
    if written == base or (not written and (told or not is_foreign(script.nodes, base))):
        return
    if not written:
        message = f"this does not read like {TONGUES[base]}; say its language with --language, or it is spoken so"
        yield Finding("warning", "language", message, where)
    elif told:
        message = f"this reads like {TONGUES[written]}, and is spoken in '{told}', which was set"
        yield Finding("warning", "language", message, where, f"language: {written}")
    else:
        message = f"this reads like {TONGUES[written]} and is spoken so; --language says otherwise"
        yield Finding("warning", "language", message, where)


def _in_script(source: Source) -> tuple[dict[str, Choice], tuple[Finding, ...]]:
    script = source.reading.script
    values, findings = written_in(script.meta, (variable.name for variable in script.variables))
    places = {entry.name.strip().lower(): entry.where for entry in script.meta}
    head = Where(script.source, 1, 1)
    choices = {name.replace("-", "_"): Choice(value, places.get(name, head)) for name, value in values.items()}
    if "voice" in choices and own_voice(choices["voice"].value):
        try:
            choices["voice"] = replace(choices["voice"], value=_in_its_folder(choices["voice"].value, script))
        except UsageError as error:
            findings = (*findings, Finding("error", "bad-setting", f"voice: {error}", places.get("voice", head)))
            del choices["voice"]
    return choices, findings


def _in_its_folder(voice: str, script: Script) -> str:
    """The name of a recorded voice, as its script has it, from here.  Raises UsageError for one that lies elsewhere."""
    from audio_builder.plugins import installed
    from audio_builder.voices.cast import beside

    return beside(voice, Path(script.source).parent, installed().engines())


def _unset(source: Source, fills: Mapping[str, str]) -> Iterator[Finding]:
    """An error for each variable that has no value, where it is first used."""
    told = set(fills)
    for variable in source.reading.script.variables:
        if variable.name in told:
            continue
        told.add(variable.name)
        near = get_close_matches(variable.name, (*fills, *SIDES), n=1)
        hint = "" if near else f"; give it one with --set {variable.name}=VALUE or in the front matter"
        message = f"'{{{variable.name}}}' has no value{hint}"
        yield Finding("error", "unknown-variable", message, variable.where, f"{{{near[0]}}}" if near else "")


def _impossible(made: Settings, choices: Mapping[str, Choice], source: str) -> Iterator[tuple[str, str]]:
    """Choices that nothing installed can fulfil, each with the reason; what is as it is by default is not asked."""
    if "background" in choices:
        yield from (("background", why) for why in unheard(made.background, made, source))
    if "voice" in choices or made.language != Settings().language:
        yield from _unknown_voice(made, choices)
    if why := _unwritable("rate" in choices or "bitrate" in choices, made):
        yield "bitrate" if "bitrate" in choices else "rate", why


def _unwritable(asked: bool, made: Settings) -> str:
    """Why there is no file of such a rate and bit rate; empty when there is."""
    if not asked:
        return ""
    from audio_builder.outputs.mp3.frames import Form

    try:
        Form(made.rate, 2, made.bitrate)
    except CodecError as error:
        return str(error)
    return ""


def _unknown_voice(made: Settings, choices: Mapping[str, Choice]) -> Iterator[tuple[str, str]]:
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import AUTO, ranked

    engines = installed().engines()
    if made.voice == AUTO:
        refusals: list[str] = []
        for plugin in ranked(engines):
            if not (why := _refusal(plugin.name, made.language)):
                return
            refusals.append(why)
        if refusals:
            yield "language" if "language" in choices else "voice", "; ".join(refusals)
    elif why := _refusal(made.voice, made.language):
        engine = made.voice.partition(":")[0]
        foreign = "language" in choices and engine in engines and _refusal(engine, made.language) == why
        yield "language" if foreign or "voice" not in choices else "voice", why


def _unknown_in_text(script: Script, made: Settings) -> Iterator[Finding]:
    """An error for each voice that the text turns to and nobody has; recordings are told line by line elsewhere."""
    for one in voices_in(script.nodes):
        if not own_voice(one.value) and (why := _refusal(one.value, made.language)):
            yield Finding("error", "unknown-voice", f"voice: {why}", one.where)


def _refusal(voice: str, language: str) -> str:
    """Why there is no such voice; empty when there is."""
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import named_voice

    try:
        named_voice(voice, installed().engines(), language=language)
    except UsageError as error:
        return str(error)
    return ""
