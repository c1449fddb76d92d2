"""The manifest: what a session is made of and what it measures, as other programs read it.

The form is a contract: names are added, never changed.  Times are seconds with six decimals.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from audio_builder.contracts import Engine
from audio_builder.outputs.measured import Figures
from audio_builder.plan.calm import is_counted, words_in
from audio_builder.plan.cues import LeftOut
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.safety_card import BRIEFLY
from audio_builder.settings import Settings, as_text
from audio_builder.sound.backdrop import lanes

SCHEMA = "audio-builder/manifest/1"

Tree = dict[str, Any]


def manifest(
    timeline: Timeline,
    figures: Figures,
    settings: Settings,
    *,
    engines: Sequence[Engine],
    file: Mapping[str, str],
    script: Tree,
    left_out: Iterable[LeftOut] = (),
) -> Tree:
    """The whole manifest; the first engine is the session's voice, the others are those the script asks for.

    `file` has `name` and `sha256`, `script` has `source` and `sha256`.
    """
    return {
        "schema": SCHEMA,
        "title": settings.title,
        "file": file["name"],
        "file_sha256": file["sha256"],
        "rate_hz": timeline.rate_hz,
        "frames": timeline.frames,
        "duration_s": _seconds(timeline.frames, timeline.rate_hz),
        "voice": voice(engines[0]),
        "voices": [voice(engine) for engine in engines],
        "pace": pace(timeline, settings),
        "settings": as_text(settings),
        "seed": settings.seed,
        "script": script["source"],
        "script_sha256": script["sha256"],
        "synthetic_voice": any(engine.caps.synthetic for engine in engines),
        "safety": safety(settings),
        "chapters": chapters(timeline, title=settings.title),
        "timeline": items(timeline, settings),
        "left_out": [{"text": one.text, "why": one.why, "line": one.where.line} for one in left_out],
        "measured": asdict(figures),
    }


def safety(settings: Settings) -> list[str]:
    """What to know before listening: what the session says itself, then the safety card in short."""
    return [settings.cautions, *BRIEFLY] if settings.cautions else [*BRIEFLY]


def pace(timeline: Timeline, settings: Settings) -> Tree:
    """The pace that was asked for, and the words a minute of all that is said, pauses not counted.

    These are None in a language in which words are not counted, and where nobody speaks.
    """
    said = timeline.of_kind("speech")
    spoken = sum(one.stop - one.start for one in said)
    words = sum(words_in(one.sent or one.text) for one in said)
    told = spoken and is_counted(settings.language)
    measured = round(words * 60 * timeline.rate_hz / spoken, 1) if told else None
    return {"asked": as_text(settings)["pace"], "words_per_minute": measured}


def voice(engine: Engine) -> Tree:
    """Who speaks."""
    name = engine.id.partition(":")
    return {
        "engine": name[0],
        "name": name[2] or name[0],
        "version": engine.version,
        "licence": engine.caps.licence,
        "fingerprint": engine.fingerprint(),
    }


def chapters(timeline: Timeline, *, title: str = "") -> list[Tree]:
    """The chapters with their times; one without a title has the session's."""
    return [
        {"title": mark.title or title, **_times(mark.start, mark.stop, timeline.rate_hz)} for mark in timeline.chapters
    ]


def items(timeline: Timeline, settings: Settings, *, estimated: Collection[str] = ()) -> list[Tree]:
    """Everything on the timeline: what happens, in order, then each background sound as it is heard.

    `estimated` are the keys of phrases whose length is a guess.
    """
    happens = (one for one in timeline.items if one.kind != "background")
    return [item(one, timeline.rate_hz, estimated=estimated) for one in happens] + backgrounds(timeline, settings)


def item(one: Item, rate_hz: int, *, estimated: Collection[str] = ()) -> Tree:
    """One thing on the timeline; what does not apply to it is left out."""
    names = ("text", "sent", "phrase", "phase", "area", "why", "level_db")
    told = {name: value for name in names if (value := getattr(one, name))}
    guessed = {"estimated": True} if one.phrase in estimated else {}
    return {"kind": one.kind, **_times(one.start, one.stop, rate_hz), **told, "line": one.where.line, **guessed}


def backgrounds(timeline: Timeline, settings: Settings) -> list[Tree]:
    """The background sounds, each for as long as it is heard at one level, with the fades around it."""
    return [
        {
            "kind": "background",
            **_times(stretch.start, stretch.stop, timeline.rate_hz),
            "text": str(stretch.layer),
            **({"line": stretch.where.line} if stretch.where else {}),
        }
        for stretch in sorted(
            (stretch for lane in lanes(timeline, settings) for stretch in lane.stretches), key=lambda one: one.start
        )
    ]


def _times(start: int, stop: int, rate_hz: int) -> Tree:
    return {"start_s": _seconds(start, rate_hz), "stop_s": _seconds(stop, rate_hz)}


def _seconds(frame: int, rate_hz: int) -> float:
    return round(frame / rate_hz, 6)
