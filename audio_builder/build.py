"""The line of values: read, plan, speak, lay out, mix, master, write.

Everything that touches the world comes in as an argument; what is left is the picture of how a session is made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.backgrounds import backgrounds
from audio_builder.contracts import ChapterTag, Engine, OutputPlugin, Tags
from audio_builder.events import Report, nobody
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.mastering import encoded
from audio_builder.outputs.manifest import manifest
from audio_builder.plan.cues import Plan
from audio_builder.plan.entry import softly_entered
from audio_builder.plan.estimate import least_frames, refuse_out_of_reach
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.own_sounds import waited_for
from audio_builder.plan.quicken import quickened
from audio_builder.plan.tempo import Paces
from audio_builder.plan.timeline import Timeline
from audio_builder.plugins import Registry
from audio_builder.recordings import Recordings
from audio_builder.script.nodes import Heading, Script
from audio_builder.session import Session, lost_lu, stereo_lufs
from audio_builder.settings import Settings
from audio_builder.sound.backdrop import foretold, lanes, over_all, treble
from audio_builder.sound.mix import Bed, Mix
from audio_builder.sound.placing import cue_spans, placed_cues, placed_speech
from audio_builder.sound.themes import themed
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.cast import cast_of
from audio_builder.voices.clips import Takes, takes_of
from audio_builder.voices.matched import matched
from audio_builder.voices.pace import Pacing
from audio_builder.voices.reckoning import reckoned


class Built(Struct, frozen=True):
    """Two files in the output folder."""

    audio: Path
    manifest: Path
    content: dict[str, Any]
    """Of the manifest."""


def compose(
    script: Script,
    settings: Settings,
    *,
    engine: Engine,
    cache: PhraseCache,
    registry: Registry,
    report: Report = nobody,
) -> Session:
    """The session of a script: everything but the file.

    Raises PlanError, EngineError, UsageError for a background nobody has, OutputError when the cache takes nothing.
    """
    folder = Path(script.source).parent
    cast = cast_of(script.nodes, engine, registry.engines(), language=settings.language, folder=folder)
    pacing = Pacing(cast=cast, cache=cache, language=settings.language, report=report)
    recordings = Recordings(folder, settings.rate)
    plan, paces = pacing.planned(script, settings)
    plan = waited_for(plan, recordings.length)
    if engine.caps.online:
        refuse_out_of_reach(plan, settings, rate_hz=settings.rate)
    backgrounds(_draft(plan, settings, paces), settings, registry, recording=recordings)
    plan, takes = _spoken(plan, pacing, paces, settings)
    laid_out = themed(lay_out(plan, takes.lengths, settings, rate_hz=settings.rate), settings.cues)
    timeline = softly_entered(laid_out)
    sounds = backgrounds(timeline, settings, registry, recording=recordings, report=report)
    heard = ((item.phrase, item.level_db) for item in timeline.of_kind("speech"))
    voice_lufs = stereo_lufs(settings)
    clips = takes.clips(heard, voice_lufs=voice_lufs)
    beds = [
        Bed(sound, lane.level, voice_lufs + lane.layer.level_lu + lost_lu(sound, timeline, settings))
        for sound, lane in zip(sounds, lanes(timeline, settings), strict=True)
    ]
    cues = placed_cues(laid_out, voice_lufs=clips.lufs, own=recordings.sound)
    placed = placed_speech(timeline, clips.extents, clips.clip, room=settings.room) + cues
    bright = treble(timeline, settings)
    mix = Mix(beds, over_all(timeline, settings), placed, rate_hz=settings.rate, treble=bright)
    return Session(timeline, settings, cast.heard_in(plan), mix, foretold(timeline, settings, sounds), plan.left_out)


def _draft(plan: Plan, settings: Settings, paces: Mapping[str, Paces]) -> Timeline:
    """The timeline of a plan spoken as fast as can be: what is wrong with it is known before anything is spoken.

    Raises PlanError for words that cannot fit into their time, and for a cue sound that does not exist.
    """
    quick = quickened(plan, _least(plan, settings), rate_hz=settings.rate, paces=paces)
    draft = lay_out(quick, _least(quick, settings), replace(settings, length=None), rate_hz=settings.rate)
    cue_spans(draft)
    return draft


def _least(plan: Plan, settings: Settings) -> dict[str, int]:
    return {phrase.key: least_frames(phrase, rate_hz=settings.rate) for phrase in plan.phrases}


def _spoken(plan: Plan, pacing: Pacing, paces: Mapping[str, Paces], settings: Settings) -> tuple[Plan, Takes]:
    """The plan with every phrase in the cache, and the takes of them.

    Words too long for their time are spoken again, a little faster.  Raises PlanError for those that cannot fit.
    """
    cast, cache = pacing.cast, pacing.cache
    there = {phrase.key for phrase in plan.phrases if phrase.entry in cache}
    reckoning = reckoned(plan, there, cast.main.caps)
    if reckoning.to_speak:
        pacing.report(reckoning)
    lengths: dict[str, int] = {}
    spoken = plan
    while True:
        fresh = [phrase for phrase in spoken.phrases if phrase.key not in lengths]
        cast.speak(fresh, cache, report=pacing.report)
        phrases = matched(spoken.phrases, cast, cache, steps=settings.shaping)
        takes = takes_of(phrases, cache, rate_hz=settings.rate, steps=settings.shaping)
        lengths |= takes.lengths
        quick = quickened(plan, lengths, rate_hz=settings.rate, paces=paces)
        if quick == spoken:
            return spoken, takes
        spoken = quick


def write(
    session: Session, script: Script, *, to: Path, output: OutputPlugin, year: int, report: Report = nobody
) -> Built:
    """The session as two files, `to` with the format's suffix and with `.json`; both appear whole or not at all.

    Raises OutputError, CodecError.
    """
    settings = named(session.settings, script, fallback=to.name, year=year)
    audio, beside = destinations(to, output)
    with whole_file(beside) as text, whole_file(audio) as file:
        about = tags(session.timeline, settings, session.engines)
        figures = encoded(file, session, about, output, report)
        content = manifest(
            session.timeline,
            figures,
            settings,
            engines=session.engines,
            file={"name": audio.name, "sha256": _sha256(file)},
            script={"source": script.source, "sha256": script.sha256},
            left_out=session.left_out,
        )
        text.write(json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return Built(audio, beside, content)


def destinations(to: Path, output: OutputPlugin) -> tuple[Path, Path]:
    """The audio file and the manifest of a session called `to`.

    Raises OutputError when one of them could not be written there, which is better known before the work than after.
    """
    paths = to.with_name(to.name + output.suffix), to.with_name(to.name + ".json")
    for path in paths:
        refuse_unwritable(path)
    return paths


def _sha256(file: IO[bytes]) -> str:
    digest = sha256()
    file.seek(0)
    while some := file.read(1 << 20):
        digest.update(some)
    return digest.hexdigest()


def named(settings: Settings, script: Script, *, fallback: str, year: int) -> Settings:
    """The settings with a title and a year, where they have none: the heading the script opens with, else the file."""
    opening = script.nodes[0].title if script.nodes and isinstance(script.nodes[0], Heading) else fallback
    title = settings.title or opening
    return replace(settings, title=title, year=settings.year or str(year))


def tags(timeline: Timeline, settings: Settings, engines: Sequence[Engine]) -> Tags:
    """What the file says about itself, the synthetic voices included."""
    made = [engine for engine in engines if engine.caps.synthetic]
    names = ", ".join(engine.id for engine in made)
    whose = f"The voice is synthetic ({names}). " if len(made) == len(engines) else f"A voice is synthetic ({names}). "
    disclosure = f"{whose if made else ''}Made with audio_builder."
    told = ", ".join(f"{engine.id} {engine.version}" for engine in made)
    spoken = (item.text for item in timeline.of_kind("speech"))
    return Tags(
        title=settings.title,
        artist=settings.artist,
        album=settings.album,
        genre=settings.genre,
        year=settings.year,
        track=settings.track,
        comment=f"{settings.comment} {disclosure}".strip(),
        language=settings.language,
        transcript="\n".join(spoken),
        chapters=tuple(ChapterTag(mark.title or settings.title, mark.start, mark.stop) for mark in timeline.chapters),
        notes=(
            *((("AI_GENERATED", "true"), ("SYNTHETIC_VOICE", told)) if made else ()),
            ("VOICE_LICENCE", "; ".join(dict.fromkeys(engine.caps.licence for engine in engines))),
        ),
    )
