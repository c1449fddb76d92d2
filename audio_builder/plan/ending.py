"""How the background comes and goes: slowly in, steady while there is speech, and out along the ending's taper."""

from __future__ import annotations

from collections.abc import Sequence

from audio_builder.plan.timeline import Timeline
from audio_builder.settings import Settings
from audio_builder.units import SILENCE_DB, Seconds, frames

Points = tuple[tuple[int, float], ...]
"""(frame, gain in dB), straight between them in dB."""

FADE_IN = ((0.0, SILENCE_DB), (0.02, -60.0), (0.15, -20.0), (1.0, 0.0))
"""Over the lead-in: out of silence where it is too soft to be heard, then at most 3 dB a second over the usual eight.

Too soft is 20 dB under its level, which is 44 LU under the voice for a background of the usual level.
"""

TAPER = ((0.0, 0.0), (0.35, -6.0), (0.7, -20.0), (0.98, -60.0), (1.0, SILENCE_DB))
"""From the last word: so slow at first that nobody sees it begin, and inaudible well before it ends."""


SHORTEST_IN, SHORTEST_OUT = Seconds(8), Seconds(2)
"""A background never comes or goes faster, however short the lead-in and the tail; half a tiny session is enough."""

TAILS = {
    "sleep": (Seconds(120), Seconds(600)),
    "wake": (Seconds(6), Seconds(30)),
    "none": (Seconds(2), Seconds(10)),
}
"""The shortest and the longest tail of each ending, when the session is to have a certain length."""

TAIL_SHARE = Seconds(1, 10)
"""A tail that leads into sleep lasts a tenth of the time from the first word to the last, within `TAILS`."""


def tail(settings: Settings, voice: Seconds) -> Seconds:
    """How long the background sinks after the last word of a session whose voice part lasts `voice`."""
    if settings.tail is None and settings.ending == "sleep":
        least, most = TAILS["sleep"]
        return min(most, max(least, TAIL_SHARE * voice))
    return settings.taper


def tail_bounds(settings: Settings) -> tuple[Seconds, Seconds]:
    """The shortest and the longest tail that a wish for a certain length can lead to; one that was set stays."""
    return TAILS[settings.ending] if settings.tail is None else (settings.tail, settings.tail)


def background_gains(timeline: Timeline) -> Points:
    """Gain of the background over the whole session; silence at 0 and from `bed_stop` on."""
    shortest_in, shortest_out = (frames(seconds, timeline.rate_hz) for seconds in (SHORTEST_IN, SHORTEST_OUT))
    out = max(timeline.bed_stop // 2, min(timeline.voice_stop, timeline.bed_stop - shortest_out))
    in_ = min(out, max(timeline.voice_start, shortest_in))
    return tuple((_over(0, in_, FADE_IN) | _over(out, timeline.bed_stop, TAPER)).items())


def _over(start: int, stop: int, shape: Sequence[tuple[float, float]]) -> dict[int, float]:
    """The shape, which runs from 0 to 1, over these frames; of points that fall on one frame the last counts."""
    return {start + round(at * (stop - start)): gain_db for at, gain_db in shape}
