"""How the background comes and goes: slowly in, steady while there is speech, and out along the ending's taper."""

from __future__ import annotations

from audio_builder.plan.timeline import Timeline
from audio_builder.units import SILENCE_DB

Points = tuple[tuple[int, float], ...]
"""(frame, gain in dB), straight between them in dB."""

FADE_IN = ((0.0, SILENCE_DB), (0.02, -60.0), (0.15, -20.0), (1.0, 0.0))
"""Over the lead-in: out of silence below hearing, then at most 3 dB a second over the usual eight."""

TAPER = ((0.0, 0.0), (0.35, -6.0), (0.7, -20.0), (0.98, -60.0), (1.0, SILENCE_DB))
"""From the last word: so slow at first that nobody sees it begin, and inaudible well before it ends."""


def background_gains(timeline: Timeline) -> Points:
    """Gain of the background over the whole session; silence before 0 and from `bed_stop` on."""
    return (
        *_between(0, timeline.voice_start, FADE_IN),
        *_between(timeline.voice_stop, timeline.bed_stop, TAPER),
    )


def _between(start: int, stop: int, shape: Points | tuple[tuple[float, float], ...]) -> Points:
    """The shape, which runs from 0 to 1, over these frames; of points that fall on one frame the last counts."""
    placed: dict[int, float] = {}
    for at, gain_db in shape:
        placed[start + round(at * (stop - start))] = gain_db
    return tuple(placed.items())
