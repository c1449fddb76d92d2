"""`plan`: the timeline before any audio."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from audio_builder.cli.options import (
    SOURCES,
    complete_script,
    form_option,
    json_option,
    setting_options,
    standard_input,
)
from audio_builder.cli.own_files import refuse_unheard
from audio_builder.cli.settled import Settled, given, settled
from audio_builder.cli.talk import NORMAL, Talk, counted
from audio_builder.cli.timeline import RATE_HZ, estimated, with_own_sounds
from audio_builder.plan.cues import LeftOut
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.settings import Settings
from audio_builder.sources import load
from audio_builder.units import Seconds, clock

EXAMPLES = """\b
Examples:
  audio-builder plan gentle-pmr
  audio-builder plan gentle-pmr --skip "left knee" --length 12m
  audio-builder plan my-script.txt --pauses deep --json
"""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@click.argument("script", shell_complete=complete_script)
@form_option
@setting_options
@json_option
def command(script: str, form: str | None, assignments: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Show the timeline of SCRIPT: phrases, pauses with the rule behind each, phases, chapters, length.

    Nothing is spoken: a phrase that is not in the cache yet has an estimated length, marked ~.
    """
    source = load(script, stdin=standard_input(), form=form)
    one = settled(source, given(options, assignments, [source]))
    one.refuse_errors()
    talk = Talk(source.stem, NORMAL, terminal=False)
    for finding in one.findings:
        if finding.level == "warning":
            talk.say(f"{finding.level}: {finding}")
    planned = _planned(one, talk)
    if as_json:
        click.echo(json.dumps(_as_json(planned, one.settings), ensure_ascii=False))
        return
    for row in _rows(planned):
        click.echo(row)
    for one_left in planned.left_out:
        click.echo(click.style(f"left out: {one_left.text} ({one_left.why}, line {one_left.where.line})", fg="yellow"))
    click.echo(
        f"{clock(planned.length)} long; {counted(planned.total, 'phrase')}, {planned.distinct} of them distinct, "
        f"{planned.distinct - len(planned.guessed)} of those in the cache"
    )


@dataclass(frozen=True, slots=True)
class _Planned:
    title: str
    timeline: Timeline
    total: int
    """Phrases, each as often as it is heard."""
    distinct: int
    guessed: Collection[str]
    """Keys of the phrases that nobody has spoken yet."""
    left_out: Sequence[LeftOut]
    """What this session does without."""

    @property
    def length(self) -> Seconds:
        return Seconds(self.timeline.frames, RATE_HZ)


def _planned(one: Settled, talk: Talk) -> _Planned:
    from audio_builder.build import named
    from audio_builder.cli.places import phrase_cache
    from audio_builder.plan.make import make_plan
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import chosen_voice
    from audio_builder.voices.takes import known_takes

    settings, cache = one.settings, phrase_cache()
    engine = chosen_voice(settings.voice, installed().engines(), language=settings.language, report=talk)
    plan = make_plan(one.script, settings, voice=engine.fingerprint(), max_chars=engine.caps.max_chars)
    known = {key: take.extent(RATE_HZ).audible for key, take in known_takes(plan.phrases, cache).items()}
    likely = estimated(with_own_sounds(plan, one.script), known, settings)
    refuse_unheard(likely.timeline, settings, one.script.source)
    if likely.doubt:
        talk.say(f"warning: {likely.doubt}")
    return _Planned(
        left_out=plan.left_out,
        title=named(settings, one.script, fallback=one.source.stem, year=0).title,
        timeline=likely.timeline,
        total=len(plan.heard),
        distinct=len(plan.phrases),
        guessed={phrase.key for phrase in plan.phrases} - set(known),
    )


def _as_json(planned: _Planned, settings: Settings) -> dict[str, Any]:
    from audio_builder.outputs.manifest import chapters, items

    timeline = planned.timeline
    return {
        "title": planned.title,
        "duration_s": round(float(planned.length), 6),
        "phrases": {
            "total": planned.total,
            "distinct": planned.distinct,
            "cached": planned.distinct - len(planned.guessed),
        },
        "chapters": chapters(timeline, title=planned.title),
        "timeline": items(timeline, settings, estimated=planned.guessed),
        "left_out": [{"text": one.text, "why": one.why, "line": one.where.line} for one in planned.left_out],
    }


def _rows(planned: _Planned) -> Iterator[str]:
    """Every item, under the title of its chapter."""
    chapters = list(planned.timeline.chapters)
    for one in planned.timeline.items:
        while chapters and chapters[0].start <= one.start:
            yield _heading(chapters.pop(0).title or planned.title)
        yield _row(one, planned.guessed)
    yield from (_heading(mark.title or planned.title) for mark in chapters)


_SHOWN = {
    "speech": "{one.text}",
    "pause": "  pause: {one.why}",
    "phase": "  {one.phase}",
    "cue": "  sound: {one.text}",
    "background": "  background: {one.text}",
}
"""How each kind of thing is told."""


def _heading(title: str) -> str:
    return click.style(f"# {title}", bold=True)


def _row(one: Item, guessed: Collection[str]) -> str:
    start, length = (Seconds(frames, RATE_HZ) for frames in (one.start, one.stop - one.start))
    mark = "~" if one.phrase in guessed else " "
    return f"{clock(start):>8} {mark}{float(length):6.2f} s  {_SHOWN[one.kind].format(one=one)}{_about(one)}"


def _about(one: Item) -> str:
    """The part of the body that speech is about."""
    return click.style(f"  ({one.area})", fg="cyan") if one.area and one.kind == "speech" else ""
