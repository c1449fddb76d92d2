"""After a minute in which nobody has spoken, the voice comes back softly, and is itself again after a few phrases.

How softly depends on what can still be in the ear: after two minutes nothing is, and the voice begins at the level of
the tones of a breath; after one, it is only a little lower than it was, so that a session with long rests stays clear.
"""

from __future__ import annotations

from msgspec.structs import replace

from audio_builder.plan.timeline import Item, Timeline
from audio_builder.units import Seconds, frames

LONG_SILENCE = Seconds(60)
"""Of the voice; whoever has drifted off in it is not to be startled."""
FORGOTTEN = Seconds(110)
"""Silence after which nothing said before counts as heard lately: two minutes, less the phrase that ends it."""
RETURN_DB, AFRESH_DB = -6.0, -12.0
"""Of the first phrase after the one and after the other."""
STEP_DB = 1.5
"""By which each phrase comes nearer to the voice as it was; phrases differ by as much, and 3 LU startle."""


def softly_entered(timeline: Timeline) -> Timeline:
    """The timeline with the phrases after long silences lowered; the first phrase of all is where it was."""
    long, forgotten = (frames(silence, timeline.rate_hz) for silence in (LONG_SILENCE, FORGOTTEN))
    items: list[Item] = []
    quiet_since: int | None = None
    lower_db = 0.0
    for item in timeline.items:
        if item.kind != "speech":
            items.append(item)
            continue
        silence = 0 if quiet_since is None else item.start - quiet_since
        lower_db = min(0.0, lower_db + STEP_DB) if quiet_since is not None else 0.0
        if silence >= long:
            lower_db = AFRESH_DB if silence >= forgotten else min(RETURN_DB, lower_db)
        items.append(replace(item, level_db=item.level_db + lower_db) if lower_db else item)
        quiet_since = max(item.stop, quiet_since or 0)
    return replace(timeline, items=tuple(items))
