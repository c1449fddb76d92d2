"""The manifest: what a session is made of and what it measures, as other programs read it.

The form is a contract: names are added, never changed.  Times are seconds with six decimals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from audio_builder.contracts import Engine
from audio_builder.outputs.measured import Figures
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.settings import Settings, as_text

SCHEMA = "audio-builder/manifest/1"

Tree = dict[str, Any]


def manifest(
    timeline: Timeline, figures: Figures, settings: Settings, *, engine: Engine, file: Mapping[str, str], script: Tree
) -> Tree:
    """The whole manifest; `file` has `name` and `sha256`, `script` has `source` and `sha256`."""
    return {
        "schema": SCHEMA,
        "title": settings.title,
        "file": file["name"],
        "file_sha256": file["sha256"],
        "rate_hz": timeline.rate_hz,
        "frames": timeline.frames,
        "duration_s": _seconds(timeline.frames, timeline.rate_hz),
        "voice": voice(engine),
        "settings": as_text(settings),
        "seed": settings.seed,
        "script": script["source"],
        "script_sha256": script["sha256"],
        "synthetic_voice": True,
        "chapters": chapters(timeline, title=settings.title),
        "timeline": [item(one, timeline.rate_hz) for one in timeline.items] + backgrounds(timeline, settings),
        "measured": asdict(figures),
    }


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


def item(one: Item, rate_hz: int, *, estimated: Collection[str] = ()) -> Tree:
    """One thing on the timeline; what does not apply to it is left out."""
    more = {"text": one.text, "sent": one.sent, "phrase": one.phrase, "phase": one.phase, "why": one.why}
    told = {name: value for name, value in more.items() if value}
    guessed = {"estimated": True} if one.phrase in estimated else {}
    return {"kind": one.kind, **_times(one.start, one.stop, rate_hz), **told, "line": one.where.line, **guessed}


def backgrounds(timeline: Timeline, settings: Settings) -> list[Tree]:
    """The background sounds, from their first frame to their last."""
    times = _times(0, timeline.bed_stop, timeline.rate_hz)
    return [{"kind": "background", **times, "text": str(layer)} for layer in settings.background]


def _times(start: int, stop: int, rate_hz: int) -> Tree:
    return {"start_s": _seconds(start, rate_hz), "stop_s": _seconds(stop, rate_hz)}


def _seconds(frame: int, rate_hz: int) -> float:
    return round(frame / rate_hz, 6)
