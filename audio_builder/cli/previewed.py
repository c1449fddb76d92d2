"""An excerpt of a session: where it lies, its samples, its file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from audio_builder.build import compose, named
from audio_builder.cli.places import phrase_cache
from audio_builder.cli.settled import Settled
from audio_builder.cli.talk import Talk
from audio_builder.errors import UsageError
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.plan.excerpt import chapter, said
from audio_builder.plan.timeline import Timeline
from audio_builder.plugins import installed
from audio_builder.script.lengths.durations import duration
from audio_builder.session import Session
from audio_builder.sources import Source
from audio_builder.units import Seconds, clock, frames, in_words, seconds
from audio_builder.voices.choose import chosen_voice

LONGEST = Seconds(300)
"""An excerpt is held in memory as a whole."""
BEFORE = Seconds(1)
"""So much is heard before the words that were looked for."""


class _Excerpt(Struct, frozen=True):
    """Frames [start, stop) of a session."""

    start: int
    stop: int
    heard_at: tuple[Seconds, ...] = ()
    """Each time that what was looked for is said."""


class Wanted(Struct, frozen=True):
    """What is to be heard: around a text, from a chapter or an instant, or else from the first words."""

    text: str | None
    """Words that somebody says in it."""
    chapter: str | None
    instant: Seconds | None
    span: Seconds
    """How much of it is heard."""

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.text, self.chapter, self.instant)) > 1:
            raise UsageError("--at, --chapter and --from: give one of them")

    @classmethod
    def read(cls, *, text: str | None, chapter: str | None, instant: str | None, span: str) -> Wanted:
        """What the options ask for.  Raises UsageError."""
        return cls(text, chapter, _instant(instant), _span(span))


def previewed(one: Settled, wanted: Wanted, target: Path, *, talk: Talk) -> dict[str, Any]:
    """Writes the excerpt to a file; what is in it, as JSON has it.  Raises UsageError for what is not there."""
    session, title = _session(one, talk)
    excerpt = _excerpt(session.timeline, wanted, title=title)
    if len(excerpt.heard_at) > 1:
        others = ", ".join(clock(at) for at in excerpt.heard_at[1:6])
        more = ", ..." if len(excerpt.heard_at) > 6 else ""
        talk.say(f"'{wanted.text}' is said {len(excerpt.heard_at)} times; this is the first; again at {others}{more}")
    _write(session, excerpt, target)
    return _as_json(session, excerpt, target, title)


def refuse_overwriting(target: Path, source: Source) -> None:
    """Returns when the file can be written and is no script.  Raises UsageError or OutputError."""
    refuse_unwritable(target)
    if target.resolve() in source.files:
        raise UsageError(f"{target} is a script of yours and would be overwritten; choose a folder with -o")


def shown(tree: dict[str, Any]) -> str:
    """What is in the excerpt, as text."""
    start, stop, length = (clock(Seconds(tree[name])) for name in ("start_s", "stop_s", "duration_s"))
    return "\n".join((tree["path"], f"  {tree['title']}, {start} to {stop} of {length}"))


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
    registry, settings = installed(), one.settings
    engine = chosen_voice(settings.voice, registry.engines(), language=settings.language, report=talk)
    session = compose(one.script, settings, engine=engine, cache=phrase_cache(), registry=registry, report=talk)
    return session, named(settings, one.script, fallback=one.source.stem, year=0).title


def _excerpt(timeline: Timeline, wanted: Wanted, *, title: str) -> _Excerpt:
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
