"""After a minute in which nobody has spoken, the voice comes back softly, and is itself again after a few phrases."""

from __future__ import annotations

from dataclasses import replace

from audio_builder.plan.timeline import Item, Timeline
from audio_builder.units import Seconds, frames

LONG_SILENCE = Seconds(60)
"""Of the voice; whoever has drifted off in it is not to be startled."""
STEPS_DB = (-12.0, -10.0, -8.0, -6.0, -4.0, -2.0)
"""Of the first phrases after it: the first is as loud as the tones of a breath, and none stands 3 LU above the last."""


def softly_entered(timeline: Timeline) -> Timeline:
    """The timeline with the phrases after long silences lowered; the first phrase of all is where it was."""
    long = frames(LONG_SILENCE, timeline.rate_hz)
    items: list[Item] = []
    quiet_since: int | None = None
    step = len(STEPS_DB)
    for item in timeline.items:
        if item.kind == "speech":
            if quiet_since is not None and item.start - quiet_since >= long:
                step = 0
            lower_db = STEPS_DB[step] if step < len(STEPS_DB) else 0.0
            items.append(replace(item, level_db=item.level_db + lower_db) if lower_db else item)
            quiet_since, step = max(item.stop, quiet_since or 0), step + 1
        else:
            items.append(item)
    return replace(timeline, items=tuple(items))
