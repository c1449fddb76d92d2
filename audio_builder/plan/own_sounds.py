"""Sounds of the author's own in a plan: the voice waits for each as long as it lasts."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from audio_builder.errors import CodecError, PlanError
from audio_builder.plan.cues import Chime, Cue, Plan
from audio_builder.script.file_names import file_name
from audio_builder.units import Seconds


def waited_for(plan: Plan, length: Callable[[str], Seconds]) -> Plan:
    """The plan with the length of every sound file in it, `length` giving that of a file by its name.

    Raises PlanError, with the place, where `length` raises CodecError.
    """

    def timed(cue: Cue) -> Cue:
        file = file_name(cue.name) if isinstance(cue, Chime) else None
        if not isinstance(cue, Chime) or file is None:
            return cue
        try:
            return replace(cue, seconds=length(file.name))
        except CodecError as error:
            raise PlanError(f"{cue.where}: {error}") from error

    return replace(plan, cues=tuple(map(timed, plan.cues)))
