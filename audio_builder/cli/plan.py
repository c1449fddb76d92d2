"""`plan`: the timeline before any audio."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from audio_builder.cli.options import (
    complete_script,
    given,
    json_option,
    phrase_cache,
    refuse_errors,
    setting_options,
    settled,
)
from audio_builder.cli.talk import NORMAL, Talk
from audio_builder.cli.timeline import RATE_HZ, estimates
from audio_builder.plan.timeline import Item
from audio_builder.sources import load
from audio_builder.units import Seconds, clock

EXAMPLES = """\b
Examples:
  audio-builder plan gentle-pmr
  audio-builder plan my-script.txt --pauses deep --json
"""


@click.command(epilog=EXAMPLES, short_help="Show a session's timeline.")
@click.argument("script", shell_complete=complete_script)
@setting_options
@json_option
def command(script: str, assignments: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Show the timeline of SCRIPT: phrases, pauses with the rule behind each, phases, chapters, length.

    Nothing is spoken: a phrase that is not in the cache yet has an estimated length, marked ~.
    """
    source = load(script, stdin=sys.stdin.buffer)
    settings, findings = settled(source, given(options, assignments))
    refuse_errors(findings)
    from audio_builder.outputs.manifest import backgrounds, chapters, item
    from audio_builder.plan.lay_out import lay_out
    from audio_builder.plan.make import make_plan
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import chosen_voice
    from audio_builder.voices.clips import clips_of

    talk = Talk(source.stem, NORMAL, RATE_HZ, terminal=sys.stderr.isatty())
    engine = chosen_voice(settings.voice, installed().engines(), language=settings.language, report=talk)
    cache = phrase_cache()
    plan = make_plan(source.reading.script, settings, voice=engine.fingerprint(), max_chars=engine.caps.max_chars)
    spoken = [phrase for phrase in plan.phrases if cache.read(phrase.key) is not None]
    known = clips_of(spoken, cache, rate_hz=RATE_HZ, voice_lufs=settings.levels.voice_lufs).lengths
    timeline = lay_out(plan, estimates(plan) | known, settings, rate_hz=RATE_HZ)
    guessed = {phrase.key for phrase in plan.phrases} - set(known)
    length = Seconds(timeline.frames, RATE_HZ)
    phrases = {"total": len(plan.heard), "distinct": len(plan.phrases), "cached": len(known)}
    if as_json:
        tree = {
            "title": settings.title,
            "duration_s": round(float(length), 6),
            "phrases": phrases,
            "chapters": chapters(timeline),
            "timeline": [item(one, RATE_HZ, estimated=guessed) for one in timeline.items]
            + backgrounds(timeline, settings),
        }
        click.echo(json.dumps(tree, ensure_ascii=False))
        return
    starts = {mark.start: mark.title for mark in reversed(timeline.chapters)}
    for one in timeline.items:
        for start in [at for at in sorted(starts) if at <= one.start]:
            click.echo(click.style(f"# {starts.pop(start)}", bold=True))
        click.echo(_row(one, guessed))
    click.echo(
        f"{clock(length)} long; {phrases['total']} phrases, {phrases['distinct']} of them distinct, "
        f"{phrases['cached']} in the cache"
    )


def _row(one: Item, guessed: set[str]) -> str:
    start, length = (Seconds(frames, RATE_HZ) for frames in (one.start, one.stop - one.start))
    mark = "~" if one.phrase in guessed else " "
    what = {"speech": one.text, "pause": f"  pause: {one.why}", "phase": f"  {one.phase}"}[one.kind]
    return f"{clock(start):>8} {mark}{float(length):6.2f} s  {what}"
