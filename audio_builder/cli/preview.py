"""`preview`: an excerpt of a session, as it would be heard in the whole of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_builder.cli.options import (
    SOURCES,
    complete_script,
    json_option,
    output_option,
    quiet_option,
    setting_options,
    standard_input,
    verbose_option,
)
from audio_builder.cli.settled import Settled, given, settled
from audio_builder.cli.talk import NORMAL, QUIET, VERBOSE, Talk, talking
from audio_builder.errors import UsageError
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.plan.excerpt import chapter, said
from audio_builder.plan.timeline import Timeline
from audio_builder.script.lengths.durations import duration
from audio_builder.sources import Source, load
from audio_builder.units import Seconds, clock, frames, in_words, seconds

if TYPE_CHECKING:
    from audio_builder.session import Session

LONGEST = Seconds(300)
"""An excerpt is held in memory as a whole."""
BEFORE = Seconds(1)
"""So much is heard before the words that were looked for."""

EXAMPLES = """\b
Examples:
  audio-builder preview gentle-pmr                         the first twenty seconds of speech
  audio-builder preview gentle-pmr --at "left foot"        around the first time that is said
  audio-builder preview my-script.txt --chapter Legs --background "drone -28dB"
  audio-builder preview my-script.txt --from 3:00 --for 30s
"""


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """Frames [start, stop) of a session."""

    start: int
    stop: int
    heard_at: tuple[Seconds, ...] = ()
    """Each time that what was looked for is said."""


@click.command(epilog=f"{SOURCES}\n{EXAMPLES}")
@click.argument("script", shell_complete=complete_script)
@click.option("--at", "text", metavar="TEXT", help="Around the first phrase that has these words in it.")
@click.option("--chapter", "name", metavar="NAME", help="From the start of this chapter.")
@click.option("--from", "instant", metavar="TIME", help="From this time on: 3:00, 90s.")
@click.option("--for", "span", metavar="TIME", default="20s", show_default=True, help="For so long; at most 5 minutes.")
@output_option
@setting_options
@quiet_option
@verbose_option
@json_option
def command(
    script: str,
    text: str | None,
    name: str | None,
    instant: str | None,
    span: str,
    folder: Path,
    assignments: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Hear a few seconds of SCRIPT before the whole of it is made.

    The excerpt is a WAV file of the very samples that `build` would encode.  Phrases that nobody has spoken yet are
    spoken first; they are kept for the build.
    """
    wanted = _Wanted(text, name, _instant(instant), _span(span))
    source = load(script, stdin=standard_input())
    one = settled(source, given(options, assignments, [source]))
    one.refuse_errors()
    target = folder / f"{source.stem}-preview.wav"
    _refuse_overwriting(target, source)
    with talking(source.stem, volume=QUIET if quiet else VERBOSE if verbose else NORMAL) as talk:
        for finding in one.findings:
            (talk.say if finding.level == "warning" else talk.detail)(f"{finding.level}: {finding}")
        session, title = _session(one, talk)
        excerpt = _excerpt(session.timeline, wanted, title=title)
        if len(excerpt.heard_at) > 1:
            others = ", ".join(clock(at) for at in excerpt.heard_at[1:6])
            more = ", ..." if len(excerpt.heard_at) > 6 else ""
            talk.say(f"'{text}' is said {len(excerpt.heard_at)} times; this is the first; again at {others}{more}")
        _write(session, excerpt, target)
    tree = _as_json(session, excerpt, target, title)
    if as_json:
        click.echo(json.dumps(tree, ensure_ascii=False))
    else:
        click.echo(target if quiet else _told(tree))


@dataclass(frozen=True, slots=True)
class _Wanted:
    text: str | None
    chapter: str | None
    instant: Seconds | None
    span: Seconds

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.text, self.chapter, self.instant)) > 1:
            raise UsageError("--at, --chapter and --from: give one of them")


def _instant(text: str | None) -> Seconds | None:
    return None if text is None else _time("--from", text)


def _span(text: str) -> Seconds:
    span = _time("--for", text)
    if not 0 < span <= LONGEST:
        raise UsageError(f"--for: '{text}' is not a length of time from a moment to {in_words(LONGEST)}")
    return span


def _time(option: str, text: str) -> Seconds:
    try:
        return duration(text.strip()).seconds
    except ValueError as error:
        raise UsageError(f"{option}: '{text}' is not a time; write it as 3:00 or 90s") from error


def _session(one: Settled, talk: Talk) -> tuple[Session, str]:
    """The session with all its phrases spoken, and its title."""
    from audio_builder.build import compose, named
    from audio_builder.cli.places import phrase_cache
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import chosen_voice

    registry, settings = installed(), one.settings
    engine = chosen_voice(settings.voice, registry.engines(), language=settings.language, report=talk)
    session = compose(one.script, settings, engine=engine, cache=phrase_cache(), registry=registry, report=talk)
    return session, named(settings, one.script, fallback=one.source.stem, year=0).title


def _excerpt(timeline: Timeline, wanted: _Wanted, *, title: str) -> _Excerpt:
    """Raises UsageError for what is not in the session."""
    rate_hz = timeline.rate_hz
    heard_at: tuple[Seconds, ...] = ()
    start = max(0, timeline.voice_start - frames(BEFORE, rate_hz))
    if wanted.text is not None:
        items = said(timeline, wanted.text)
        heard_at = tuple(seconds(item.start, rate_hz) for item in items)
        start = max(0, items[0].start - frames(BEFORE, rate_hz))
    elif wanted.chapter is not None:
        start = max(start, chapter(timeline, wanted.chapter, title=title).start)
    elif wanted.instant is not None:
        start = frames(wanted.instant, rate_hz)
        if start >= timeline.frames:
            length = seconds(timeline.frames, rate_hz)
            raise UsageError(f"--from {clock(wanted.instant)}: the session is {clock(length)} long")
    return _Excerpt(start, min(timeline.frames, start + frames(wanted.span, rate_hz)), heard_at)


def _refuse_overwriting(target: Path, source: Source) -> None:
    refuse_unwritable(target)
    if target.resolve() in source.files:
        raise UsageError(f"{target} is a script of yours and would be overwritten; choose a folder with -o")


def _write(session: Session, excerpt: _Excerpt, target: Path) -> None:
    rate_hz = session.timeline.rate_hz
    segment = session.segment(seconds(excerpt.start, rate_hz), seconds(excerpt.stop, rate_hz))
    with whole_file(target) as file:
        segment.set_sample_width(2).export(file, format="wav")


def _as_json(session: Session, excerpt: _Excerpt, target: Path, title: str) -> dict[str, Any]:
    timeline = session.timeline
    start_s, stop_s, length_s = (
        round(frame / timeline.rate_hz, 6) for frame in (excerpt.start, excerpt.stop, timeline.frames)
    )
    inside = (item for item in timeline.of_kind("speech") if item.start < excerpt.stop and excerpt.start < item.stop)
    return {
        "path": str(target),
        "title": title,
        "start_s": start_s,
        "stop_s": stop_s,
        "duration_s": length_s,
        "said_at_s": [round(float(at), 6) for at in excerpt.heard_at],
        "text": [item.text for item in inside],
    }


def _told(tree: dict[str, Any]) -> str:
    start, stop, length = (clock(Seconds(tree[name])) for name in ("start_s", "stop_s", "duration_s"))
    return "\n".join((tree["path"], f"  {tree['title']}, {start} to {stop} of {length}"))
