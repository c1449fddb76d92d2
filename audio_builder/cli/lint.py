"""`lint`: what a script says, line by line, and what is wrong with it."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from audio_builder.cli.options import complete_script, given, json_option, setting_options, settled
from audio_builder.cli.timeline import estimate
from audio_builder.errors import AudioBuilderError, PlanError
from audio_builder.script.nodes import Finding, LineUse, Where
from audio_builder.settings import Settings
from audio_builder.sources import Source, load
from audio_builder.units import Seconds, clock

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command(
    epilog="\b\nExamples:\n  audio-builder lint my-script.txt\n  audio-builder lint --json *.txt",
    short_help="Show what a script says.",
)
@click.argument("scripts", nargs=-1, required=True, metavar="SCRIPT...", shell_complete=complete_script)
@setting_options
@json_option
def command(scripts: tuple[str, ...], assignments: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Show for each line of SCRIPT what is spoken, what is silent and what is ignored, then what was noticed.

    Ends with 1 when there are errors: then no session can be made of it.
    """
    values = given(options, assignments)
    results = []
    for name in scripts:
        source = load(name, stdin=sys.stdin.buffer)
        settings, findings = settled(source, values)
        findings, length = _projected(source, settings, findings)
        results.append(_as_json(name, source, findings, length))
        if not as_json:
            _show(name, source, findings, length)
    if as_json:
        click.echo(json.dumps(results[0] if len(results) == 1 else results, ensure_ascii=False))
    if any(finding["level"] == "error" for result in results for finding in result["findings"]):
        sys.exit(1)


def _projected(
    source: Source, settings: Settings, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], Seconds | None]:
    """The likely length of the session, and what can only be found by laying it out."""
    if any(finding.level == "error" for finding in findings):
        return findings, None
    try:
        timeline = estimate(source.reading.script, settings)
    except PlanError as error:
        return (*findings, _plan_finding(source, error)), None
    return findings, Seconds(timeline.frames, timeline.rate_hz)


def _plan_finding(source: Source, error: AudioBuilderError) -> Finding:
    return Finding("error", "plan", str(error), Where(source.reading.script.source, 1, 1))


def _as_json(name: str, source: Source, findings: tuple[Finding, ...], length: Seconds | None) -> dict[str, Any]:
    return {
        "file": name,
        "findings": [
            {
                "line": one.where.line,
                "column": one.where.column,
                "level": one.level,
                "code": one.code,
                "message": one.message,
                "suggestion": one.suggestion,
            }
            for one in findings
        ],
        "lines": [
            {"line": use.line, "spoken": use.spoken, "silent": use.silent, "ignored": use.ignored}
            for use in source.reading.lines
        ],
        "duration_s": None if length is None else round(float(length), 4),
    }


def _show(name: str, source: Source, findings: tuple[Finding, ...], length: Seconds | None) -> None:
    for use in source.reading.lines:
        for row in _rows(use):
            click.echo(row)
    for finding in findings:
        click.echo(f"{click.style(finding.level, fg=COLOURS[finding.level])}: {finding}")
    total = "no session can be made of it" if length is None else f"about {clock(length)}"
    click.echo(f"{name}: {len(findings)} findings; {total}")


def _rows(use: LineUse) -> list[str]:
    marks = (("says", use.spoken, None), ("    ", use.silent, "cyan"), ("skip", use.ignored, "bright_black"))
    return [f"{use.line:5} {mark} {click.style(text, fg=colour)}" for mark, text, colour in marks if text]
