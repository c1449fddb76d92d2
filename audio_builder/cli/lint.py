"""`lint`: what a script says, line by line, and what is wrong with it."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import click

from audio_builder.cli.options import SOURCES, json_option, scripts_argument, setting_options, standard_input
from audio_builder.cli.settled import Settled, given, settled
from audio_builder.cli.talk import counted
from audio_builder.cli.timeline import estimate
from audio_builder.errors import PlanError
from audio_builder.script.nodes import Finding, LineUse, Where
from audio_builder.sources import load
from audio_builder.units import Seconds, clock

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}

EXAMPLES = """\b
Examples:
  audio-builder lint my-script.txt
  audio-builder lint --json *.txt
"""


@dataclass(frozen=True, slots=True)
class Linted:
    """A script and what was found in it."""

    name: str
    """As on the command line."""
    lines: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
    length: Seconds | None
    """Of its session, estimated; None when there can be none."""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@scripts_argument
@setting_options
@json_option
def command(scripts: tuple[str, ...], assignments: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Show for each line of SCRIPT what is spoken, what is silent and what is skipped, then what was noticed.

    Ends with 1 when there are errors: then no session can be made of it.
    """
    values = given(options, assignments)
    sources = [load(name, stdin=standard_input()) for name in scripts]
    linted = [_linted(name, settled(source, values)) for name, source in zip(scripts, sources, strict=True)]
    if as_json:
        trees = [_as_json(one) for one in linted]
        click.echo(json.dumps(trees[0] if len(trees) == 1 else trees, ensure_ascii=False))
    else:
        for one in linted:
            _show(one)
    sys.exit(any(finding.level == "error" for one in linted for finding in one.findings))


def _linted(name: str, one: Settled) -> Linted:
    lines = one.source.reading.lines
    if any(finding.level == "error" for finding in one.findings):
        return Linted(name, lines, one.findings, None)
    try:
        likely = estimate(one.script, one.settings)
    except PlanError as error:
        return Linted(name, lines, (*one.findings, _found(one.script.source, "error", str(error))), None)
    doubts = (_found(one.script.source, "warning", likely.doubt),) if likely.doubt else ()
    length = Seconds(likely.timeline.frames, likely.timeline.rate_hz)
    return Linted(name, lines, (*one.findings, *doubts), length)


def _found(name: str, level: str, told: str) -> Finding:
    """What only laying the session out could show, at the place it names, else at the first line."""
    place = re.match(rf"{re.escape(name)}:(\d+):(\d+): ", told)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    return Finding(level, "plan", told[place.end() if place else 0 :], Where(name, line, column))


def _as_json(one: Linted) -> dict[str, Any]:
    return {
        "file": one.name,
        "findings": [
            {
                "file": finding.where.source,
                "line": finding.where.line,
                "column": finding.where.column,
                "level": finding.level,
                "code": finding.code,
                "message": finding.message,
                "suggestion": finding.suggestion,
            }
            for finding in one.findings
        ],
        "lines": [
            {"line": use.line, "spoken": use.spoken, "silent": use.silent, "ignored": use.ignored} for use in one.lines
        ],
        "duration_s": None if one.length is None else round(float(one.length), 4),
    }


def _show(one: Linted) -> None:
    for use in one.lines:
        for row in _rows(use):
            click.echo(row)
    for finding in one.findings:
        click.echo(f"{click.style(finding.level, fg=COLOURS[finding.level])}: {finding}")
    counts = Counter(finding.level for finding in one.findings)
    found = ", ".join(counted(counts[level], level) for level in COLOURS if counts[level]) or "no errors"
    length = "no session can be made of it" if one.length is None else f"about {clock(one.length)} long"
    click.echo(f"{one.name}: {found}; {length}")


def _rows(use: LineUse) -> list[str]:
    marks = (("says", use.spoken, None), ("    ", use.silent, "cyan"), ("skip", use.ignored, "bright_black"))
    return [f"{use.line:5} {mark} {click.style(text, fg=colour)}" for mark, text, colour in marks if text]
