"""From the names of background sounds to the sounds, each made for this session and seen to keep the law."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from audio_builder.contracts import BedRequest, BreathPhase, Recording
from audio_builder.errors import CodecError, PlanError, UsageError
from audio_builder.events import Note, Report, nobody
from audio_builder.plan.timeline import Timeline
from audio_builder.plugins import Registry
from audio_builder.settings import Settings
from audio_builder.sound.backdrop import lanes
from audio_builder.sound.signal import Endless, Span
from audio_builder.trust import trusted


def backgrounds(
    timeline: Timeline,
    settings: Settings,
    registry: Registry,
    *,
    recording: Callable[[str, int | None], Recording] | None = None,
    report: Report = nobody,
) -> tuple[Endless, ...]:
    """The background sounds of a session at `BED_LUFS`, in the order of its `lanes`.

    Raises UsageError for a sound nobody has or words it does not understand; PlanError when a script asks for it.
    """
    about = BedRequest(
        rate_hz=timeline.rate_hz,
        breaths=_breaths(timeline),
        ending=Span(timeline.voice_stop, timeline.bed_stop),
        frames=timeline.bed_stop,
        recording=recording,
    )
    sounds: list[Endless] = []
    for number, lane in enumerate(lanes(timeline, settings)):
        request = replace(about, seed=settings.seed + number, words=lane.layer.words)
        try:
            plugin, source = trusted(lane.layer, request, registry)
        except (UsageError, CodecError) as error:
            if lane.where is None:
                raise
            raise PlanError(f"{lane.where}: {error}") from error
        if plugin.note:
            report(Note(f"background {plugin.name}: {plugin.note}"))
        sounds.append(source)
    return tuple(sounds)


def _breaths(timeline: Timeline) -> tuple[BreathPhase, ...]:
    return tuple(
        BreathPhase(item.phase, item.start, item.stop)
        for item in timeline.of_kind("phase")
        if item.phase in ("inhale", "hold", "exhale")
    )
