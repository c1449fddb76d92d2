"""The timeline of a session before there is any sound, and how it is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from audio_builder.build import named
from audio_builder.cli.own_files import refuse_unheard
from audio_builder.cli.places import phrase_cache
from audio_builder.cli.reckoning import as_tree as reckoning_tree
from audio_builder.cli.reckoning import in_words
from audio_builder.cli.settled import Settled
from audio_builder.cli.talk import Talk
from audio_builder.cli.timeline import RATE_HZ, estimated, with_own_sounds
from audio_builder.events import Reckoning
from audio_builder.outputs.manifest import chapters, items
from audio_builder.plan.cues import LeftOut
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.plan.wording import differs
from audio_builder.plugins import installed
from audio_builder.settings import Settings
from audio_builder.units import Seconds, clock
from audio_builder.voices.cast import cast_of
from audio_builder.voices.choose import chosen_voice
from audio_builder.voices.pace import Pacing
from audio_builder.voices.reckoning import reckoned
from audio_builder.voices.takes import known_takes


class Planned(Struct, frozen=True):
    title: str
    timeline: Timeline
    reckoning: Reckoning
    guessed: Collection[str]
    """Keys of the phrases that nobody has spoken yet."""
    left_out: Sequence[LeftOut]
    """What this session does without."""

    @property
    def length(self) -> Seconds:
        return Seconds(self.timeline.frames, RATE_HZ)


def planned(one: Settled, talk: Talk) -> Planned:
    """What is heard when, by the voice that would speak it, as far as that is known.  Raises PlanError."""
    settings, cache = one.settings, phrase_cache()
    engine = chosen_voice(settings.voice, installed().engines(), language=settings.language, report=talk)
    folder = Path(one.script.source).parent
    cast = cast_of(one.script.nodes, engine, installed().engines(), language=settings.language, folder=folder)
    pacing = Pacing(cast=cast, cache=cache, language=settings.language, speaks=False, report=talk)
    plan, paces = pacing.planned(one.script, settings)
    takes = known_takes(plan.phrases, cache, steps=settings.shaping)
    known = {key: take.extent(RATE_HZ).audible for key, take in takes.items()}
    likely = estimated(with_own_sounds(plan, one.script), known, settings, paces)
    refuse_unheard(likely.timeline, settings, one.script.source)
    if likely.doubt:
        talk.say(f"warning: {likely.doubt}")
    return Planned(
        left_out=plan.left_out,
        title=named(settings, one.script, fallback=one.source.stem, year=0).title,
        timeline=likely.timeline,
        reckoning=reckoned(plan, known, engine.caps),
        guessed={phrase.key for phrase in plan.phrases} - set(known),
    )


def as_tree(planned: Planned, settings: Settings) -> dict[str, Any]:
    """A plan as JSON has it."""
    timeline = planned.timeline
    return {
        "title": planned.title,
        "duration_s": round(float(planned.length), 6),
        "phrases": reckoning_tree(planned.reckoning),
        "chapters": chapters(timeline, title=planned.title),
        "timeline": items(timeline, settings, estimated=planned.guessed),
        "left_out": [{"text": one.text, "why": one.why, "line": one.where.line} for one in planned.left_out],
    }


def shown(planned: Planned) -> Iterator[str]:
    """A plan as text, line by line."""
    yield from _rows(planned)
    for one in planned.left_out:
        yield click.style(f"left out: {one.text} ({one.why}, line {one.where.line})", fg="yellow")
    yield f"{clock(planned.length)} long; {in_words(planned.reckoning)}"


def _rows(planned: Planned) -> Iterator[str]:
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
    return (
        f"{clock(start):>8} {mark}{float(length):6.2f} s  {_SHOWN[one.kind].format(one=one)}{_given(one)}{_about(one)}"
    )


def _given(one: Item) -> str:
    """What the voice is given, where those are other words than the author's."""
    return click.style(f"  -> {one.sent}", fg="cyan") if one.sent and differs(one.text, one.sent) else ""


def _about(one: Item) -> str:
    """The part of the body that speech is about."""
    return click.style(f"  ({one.area})", fg="cyan") if one.area and one.kind == "speech" else ""
