"""What `lint` finds in a script, and how it is shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.cli.settled import Settled
from audio_builder.cli.talk import counted
from audio_builder.cli.timeline import estimate
from audio_builder.cli.unrecorded import not_recorded
from audio_builder.errors import PlanError
from audio_builder.plan.safety import safety
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.plan.wording import differs
from audio_builder.script.nodes import Finding, Where
from audio_builder.script.reading import LineUse
from audio_builder.units import Seconds, clock

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class Figures(Struct, frozen=True):
    """How a session is filled."""

    length: Seconds
    words_per_minute: float
    """From the first word to the last, pauses included."""
    silence: float
    """Share of that time in which nobody speaks, 0 to 1."""


class Linted(Struct, frozen=True):
    """A script and what was found in it."""

    name: str
    """As on the command line."""
    lines: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
    timeline: Timeline | None
    """Of its session, estimated; None when there can be none."""
    form: str
    """What kind of script it was taken for."""

    @property
    def figures(self) -> Figures | None:
        """How the session is filled; None when there can be none."""
        return None if self.timeline is None else figures(self.timeline)


def figures(timeline: Timeline) -> Figures:
    """How a session is filled."""
    speech = timeline.of_kind("speech")
    words = sum(len(item.text.split()) for item in speech)
    spoken = sum(item.stop - item.start for item in speech)
    span = max(1, timeline.voice_stop - timeline.voice_start)
    return Figures(
        length=Seconds(timeline.frames, timeline.rate_hz),
        words_per_minute=words * 60 * timeline.rate_hz / span,
        silence=1 - spoken / span,
    )


def linted(name: str, one: Settled) -> Linted:
    """All that can be told of a script without speaking it."""
    reading = one.source.reading
    told = tuple(sorted((*one.findings, *safety(one.script, one.settings)), key=_place))
    found = Linted(name, reading.lines_at(one.settings.intensity), told, None, reading.form)
    if any(finding.level == "error" for finding in told):
        return found
    try:
        told = tuple(sorted((*told, *not_recorded(one)), key=_place))
        likely = estimate(one.script, one.settings)
    except PlanError as error:
        return replace(found, findings=(*told, _found(one.script.source, "error", str(error))))
    doubts = (_found(one.script.source, "warning", likely.doubt),) if likely.doubt else ()
    return replace(found, findings=(*told, *doubts), timeline=likely.timeline)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.where.line, finding.where.column


def _found(name: str, level: str, told: str) -> Finding:
    """What only laying the session out could show, at the place it names, else at the first line."""
    place = re.match(rf"{re.escape(name)}:(\d+):(\d+): ", told)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    return Finding(level, "plan", told[place.end() if place else 0 :], Where(name, line, column))


def _pauses(timeline: Timeline | None) -> Mapping[int, tuple[Item, ...]]:
    """The pauses after each line, those of a line that is heard several times once."""
    after: dict[int, dict[tuple[Where, str], Item]] = {}
    line = 0
    for item in timeline.items if timeline else ():
        if item.kind == "pause":
            after.setdefault(line or item.where.line, {}).setdefault((item.where, item.why), item)
        elif item.kind in ("speech", "phase"):
            line = item.where.line
    return {line: tuple(items.values()) for line, items in after.items()}


def _given(timeline: Timeline | None) -> Mapping[int, tuple[str, ...]]:
    """What the voice is given for each line, where those are other words than the author's; each once."""
    given: dict[int, dict[str, None]] = {}
    for item in timeline.of_kind("speech") if timeline else ():
        if item.sent and differs(item.text, item.sent):
            given.setdefault(item.where.line, {}).setdefault(item.sent)
    return {line: tuple(texts) for line, texts in given.items()}


def as_tree(one: Linted, *, explain: bool) -> dict[str, Any]:
    """What was found as JSON has it."""
    filled = one.figures
    pauses, given = (_pauses(one.timeline), _given(one.timeline)) if explain else ({}, {})
    rate_hz = one.timeline.rate_hz if one.timeline else 1
    return {
        "file": one.name,
        "form": one.form,
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
            {"line": use.line, "spoken": use.spoken, "silent": use.silent, "ignored": use.ignored}
            | (
                {
                    "pauses": [
                        {"seconds": round((item.stop - item.start) / rate_hz, 4), "why": item.why}
                        for item in pauses.get(use.line, ())
                    ],
                    "sent": given.get(use.line, ()),
                }
                if explain
                else {}
            )
            for use in one.lines
        ],
        "duration_s": None if filled is None else round(float(filled.length), 4),
        "words_per_minute": None if filled is None else round(filled.words_per_minute, 1),
        "silence_share": None if filled is None else round(filled.silence, 3),
    }


def shown(one: Linted, *, explain: bool) -> str:
    """What was found as text, in one piece, because each would wait for the terminal, or for who reads the pipe."""
    return "\n".join(_shown(one, explain=explain))


def _shown(one: Linted, *, explain: bool) -> Iterator[str]:
    pauses, given = (_pauses(one.timeline), _given(one.timeline)) if explain else ({}, {})
    for use in one.lines:
        yield from _rows(use)
        for text in given.get(use.line, ()):
            yield click.style(f"            -> {text}", fg="cyan")
        for item in pauses.get(use.line, ()):
            length = (item.stop - item.start) / (one.timeline.rate_hz if one.timeline else 1)
            yield click.style(f"            {length:5.1f} s  {item.why}", fg="cyan")
    for finding in one.findings:
        yield f"{click.style(finding.level, fg=COLOURS[finding.level])}: {finding}"
    counts = Counter(finding.level for finding in one.findings)
    found = ", ".join(counted(counts[level], level) for level in COLOURS if counts[level]) or "no errors"
    yield f"{one.name}: {found}; {_summary(one.figures)}"


def _summary(filled: Figures | None) -> str:
    if filled is None:
        return "no session can be made of it"
    return (
        f"about {clock(filled.length)} long, {filled.words_per_minute:.0f} words a minute, "
        f"{filled.silence:.0%} of the time without speech"
    )


def _rows(use: LineUse) -> list[str]:
    marks = (("says", use.spoken, None), ("    ", use.silent, "cyan"), ("skip", use.ignored, "bright_black"))
    return [f"{use.line:5} {mark} {click.style(text, fg=colour)}" for mark, text, colour in marks if text]
