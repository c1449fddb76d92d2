"""The line of values: read, plan, speak, lay out, mix, master, write.

Everything that touches the world comes in as an argument; what is left is the picture of how a session is made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from audio_builder.contracts import ChapterTag, Engine, OutputPlugin, Sound, Tags
from audio_builder.errors import CodecError, UsageError
from audio_builder.events import Note, Rendered, Report, nobody
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.outputs.manifest import manifest
from audio_builder.outputs.measured import Figures, Measured
from audio_builder.plan.ending import background_gains
from audio_builder.plan.estimate import least_frames
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Timeline
from audio_builder.plugins import Registry
from audio_builder.script.nodes import Heading, Script
from audio_builder.settings import Settings
from audio_builder.sound.envelope import Envelope, duck
from audio_builder.sound.limiter import Limiter
from audio_builder.sound.mix import Mix, Placed, levelled
from audio_builder.sound.segment import AudioSegment, to_segment
from audio_builder.sound.signal import Block, Signal, Span
from audio_builder.units import Seconds, frames
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.clips import Clips, clips_of
from audio_builder.voices.speak_all import speak_all

RATE_HZ = 48_000

DUCK_ATTACK_S, DUCK_RELEASE_S = Seconds(6, 10), Seconds(15, 10)
"""The background begins to step back this long before speech, and is back this long after it."""

MARGIN_DB = 0.7
"""Kept under the ceiling before encoding: MP3 at 128 kb/s overshoots by up to this much (measured)."""

MASTERINGS = 3
"""How often the peaks are lowered further when the decoded file still passes the ceiling."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that can be heard anywhere before any of it is written."""

    timeline: Timeline
    settings: Settings
    engine: Engine
    mix: Signal

    def mastered(self, margin_db: float = MARGIN_DB) -> Signal:
        """The mix with its true peaks this far under the preset's ceiling."""
        ceiling_dbtp = self.settings.levels.ceiling_dbtp - margin_db
        return Limiter(self.mix, ceiling_dbtp=ceiling_dbtp, rate_hz=self.timeline.rate_hz)

    def segment(self, start: Seconds, stop: Seconds) -> AudioSegment:
        """The same sound as a 32-bit stereo pydub segment, from `start` to `stop` seconds."""
        rate_hz = self.timeline.rate_hz
        return to_segment(self.mastered().read(frames(start, rate_hz), frames(stop, rate_hz)), rate_hz)


@dataclass(frozen=True, slots=True)
class Built:
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
    plan = make_plan(script, settings, voice=engine.fingerprint(), max_chars=engine.caps.max_chars)
    beds = backgrounds(settings, registry, report=report)
    least = {phrase.key: least_frames(phrase, rate_hz=RATE_HZ) for phrase in plan.phrases}
    lay_out(plan, least, settings, rate_hz=RATE_HZ)
    speak_all(plan.phrases, engine, cache, report=report)
    clips = clips_of(plan.heard, cache, rate_hz=RATE_HZ, voice_lufs=settings.levels.voice_lufs)
    timeline = lay_out(plan, clips.lengths, settings, rate_hz=RATE_HZ)
    mix = Mix(beds, envelope(timeline, settings), placed(timeline, clips), rate_hz=RATE_HZ)
    return Session(timeline, settings, engine, mix)


def write(
    session: Session, script: Script, *, to: Path, output: OutputPlugin, year: int, report: Report = nobody
) -> Built:
    """The session as two files, `to` with the format's suffix and with `.json`; both appear whole or not at all.

    Raises OutputError, CodecError.
    """
    settings = named(session.settings, script, fallback=to.name, year=year)
    audio, beside = destinations(to, output)
    with whole_file(beside) as text, whole_file(audio) as file:
        figures = _encode(file, session, tags(session.timeline, settings, session.engine), output, report)
        content = manifest(
            session.timeline,
            figures,
            settings,
            engine=session.engine,
            file={"name": audio.name, "sha256": _sha256(file)},
            script={"source": script.source, "sha256": script.sha256},
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


def _encode(file: IO[bytes], session: Session, about: Tags, output: OutputPlugin, report: Report) -> Figures:
    """Writes the audio, again with lower peaks for as long as what it decodes to passes the ceiling."""
    total, margin_db = session.timeline.frames, MARGIN_DB
    for _ in range(MASTERINGS):
        measured = Measured(session.timeline)

        def heard(block: Block, measured: Measured = measured) -> None:
            measured.push(block)
            report(Rendered(measured.position, total))

        file.seek(0)
        file.truncate()
        sound = Sound(signal=session.mastered(margin_db), frames=total, rate_hz=session.timeline.rate_hz)
        output.write(file, sound, about, heard)
        figures = measured.figures()
        excess_db = figures.true_peak_dbtp - session.settings.levels.ceiling_dbtp
        if excess_db <= 0:
            return figures
        margin_db += excess_db + 0.1
    raise CodecError(f"the encoded file still stands {excess_db:.1f} dB above its ceiling after {MASTERINGS} tries")


def backgrounds(settings: Settings, registry: Registry, *, report: Report = nobody) -> tuple[Signal, ...]:
    """The background sounds of the settings, each at its loudness under the voice.

    Raises UsageError for a sound nobody has or words it does not understand.
    """
    beds: list[Signal] = []
    for number, layer in enumerate(settings.background):
        plugin = registry.bed(layer.name)
        try:
            source = plugin.make(RATE_HZ, settings.seed + number, layer.words)
        except ValueError as error:
            raise UsageError(f"background '{layer}': {error}") from error
        if plugin.note:
            report(Note(f"background {layer.name}: {plugin.note}"))
        beds.append(levelled(source, lufs=settings.levels.voice_lufs + layer.level_lu, rate_hz=RATE_HZ))
    return tuple(beds)


def envelope(timeline: Timeline, settings: Settings) -> Envelope:
    """Gain of the background: the ways in and out, and the step back under speech."""
    attack, release = (frames(seconds, timeline.rate_hz) for seconds in (DUCK_ATTACK_S, DUCK_RELEASE_S))
    speech = [Span(item.start, item.stop) for item in timeline.of_kind("speech")]
    ducked = duck(speech, depth_db=settings.duck, attack=attack, release=release)
    return Envelope.add(Envelope(background_gains(timeline)), ducked)


def placed(timeline: Timeline, clips: Clips) -> list[Placed]:
    """Every clip at its place."""
    return [
        Placed(
            item.start,
            Span(item.start - clips.extents[item.phrase].before, item.stop + clips.extents[item.phrase].after),
            partial(clips.clip, item.phrase),
        )
        for item in timeline.of_kind("speech")
    ]


def named(settings: Settings, script: Script, *, fallback: str, year: int) -> Settings:
    """The settings with a title and a year, where they have none: the heading the script opens with, else the file."""
    opening = script.nodes[0].title if script.nodes and isinstance(script.nodes[0], Heading) else fallback
    title = settings.title or opening
    return replace(settings, title=title, year=settings.year or str(year))


def tags(timeline: Timeline, settings: Settings, engine: Engine) -> Tags:
    """What the file says about itself, the synthetic voice included."""
    disclosure = f"The voice is synthetic ({engine.id}). Made with audio_builder."
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
            ("AI_GENERATED", "true"),
            ("SYNTHETIC_VOICE", f"{engine.id} {engine.version}"),
            ("VOICE_LICENCE", engine.caps.licence),
        ),
    )
