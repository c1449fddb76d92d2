"""Themes: which sound stands for each mark of a phase.

A mark is what a plan asks for: a breath in, a release, the middle of a stretch.  What an author names (`[bell]`) is no
mark and stays.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from audio_builder.plan.timeline import Item, Timeline

SILENT = ""

THEMES: Mapping[str, Mapping[str, str]] = {
    "soft": {},
    "bowls": {
        "breath-in": "high-bowl",
        "breath-hold": SILENT,
        "breath-out": "bowl",
        "tense": "high-bowl",
        "release": "bowl",
        "halfway": "high-bowl",
        "last-five": "bowl",
    },
    "breath": {"breath-in": "air-in", "breath-hold": SILENT, "breath-out": "air-out"},
    "ticks": dict.fromkeys(
        ("breath-in", "breath-hold", "breath-out", "tense", "release", "halfway", "last-five"), "tick"
    ),
    "none": dict.fromkeys(
        ("breath-in", "breath-hold", "breath-out", "tense", "release", "halfway", "last-five"), SILENT
    ),
}
"""By theme and mark, the cue sound; a mark that is not there sounds by its own name."""


def themed(timeline: Timeline, theme: str) -> Timeline:
    """The timeline with every mark of a phase as the theme has it."""
    sounds = THEMES[theme]
    items = (_sounding(item, sounds) for item in timeline.items)
    return replace(timeline, items=tuple(item for item in items if item))


def _sounding(item: Item, sounds: Mapping[str, str]) -> Item | None:
    if item.kind != "cue" or not item.phase or item.text not in sounds:
        return item
    sound = sounds[item.text]
    return replace(item, text=sound) if sound else None
