"""A built-in session in one of its forms, planned and laid out."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from library_words import says
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.cli.settled import Settled, settled
from audio_builder.cli.timeline import estimate
from audio_builder.plan.cues import Plan, Speak
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.settings import Settings
from audio_builder.sources import load


class Session(Struct, frozen=True, dict=True):
    """A built-in session in one of its forms."""

    path: Path
    settings: Settings
    settled: Settled

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.settled.script, self.settings, voice="none", max_chars=1000)

    @cached_property
    def timeline(self) -> Timeline:
        return estimate(self.settled.script, self.settings).timeline

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Every sentence that stands by itself, in order."""
        return tuple(cue.text for cue in self.plan.cues if isinstance(cue, Speak))

    @cached_property
    def speech(self) -> tuple[Item, ...]:
        return tuple(self.timeline.of_kind("speech"))

    def says(self, what: str, text: str) -> bool:
        return says(what, self.settings.language).search(text) is not None

    def seconds(self, ticks: int) -> float:
        return ticks / self.timeline.rate_hz

    def form(self, **chosen: object) -> Session:
        return replace(self, settings=replace(self.settings, **chosen))


def session(path: Path) -> Session:
    """A session as it is written."""
    one = settled(load(str(path), stdin=None), {})
    return Session(path, one.settings, one)
