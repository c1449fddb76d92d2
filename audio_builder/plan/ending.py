"""How the background comes and goes: slowly in, steady while there is speech, and out along the ending's taper.

Where it goes on for hours, the taper rests in them: what has sunk a little then stays as it is, frame for frame, until
the last of the taper takes it away.
"""

from __future__ import annotations

from collections.abc import Sequence

from audio_builder.plan.timeline import Timeline
from audio_builder.settings import Settings
from audio_builder.units import SILENCE_DB, Seconds, frames

Points = tuple[tuple[int, float], ...]
"""(frame, gain in dB), straight between them in dB."""

Shape = Sequence[tuple[float, float]]
"""(share of its length from 0 to 1, gain in dB), in order."""

FADE_IN = ((0.0, SILENCE_DB), (0.02, -60.0), (0.15, -20.0), (1.0, 0.0))
"""Over the lead-in: out of silence where it is too soft to be heard, then at most 3 dB a second over the usual eight.

Too soft is 20 dB under its level, which is 44 LU under the voice for a background of the usual level.
"""

TAPER = ((0.0, 0.0), (0.35, -6.0), (0.7, -20.0), (0.98, -60.0), (1.0, SILENCE_DB))
"""From the last word: so slow at first that nobody sees it begin, and inaudible well before it ends."""

DARKENING = ((0.0, 0.0), (0.35, -6.0), (0.7, -15.0), (0.98, -24.0))
"""The same way for what is bright in the background, beside its level: a room that gets darker; by choice."""

RESTING_AT = 0.35
"""Where in the taper its hours lie: a point of both its shapes."""

LONGEST_TAPER = Seconds(20 * 60)
"""A taper is never slower: what is left of a longer tail is its hours.

So a long night sinks over its first seven minutes and leaves in its last thirteen.
"""

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
    in_ = min(_out(timeline), max(timeline.voice_start, frames(SHORTEST_IN, timeline.rate_hz)))
    return tuple((_over(0, in_, FADE_IN) | _tapered(timeline, TAPER)).items())


def treble_gains(timeline: Timeline) -> Points:
    """Gain of what is bright in the background, beside its own, on the way into sleep; 0 again once it has gone."""
    dark = {frame: gain_db for frame, gain_db in _tapered(timeline, DARKENING).items() if frame < timeline.bed_stop}
    return (*dark.items(), (timeline.bed_stop, 0.0))


def _out(timeline: Timeline) -> int:
    """Where the background begins to sink: with the last word, where that leaves it time to come and to go."""
    shortest_in, shortest_out = (frames(seconds, timeline.rate_hz) for seconds in (SHORTEST_IN, SHORTEST_OUT))
    earliest = min(shortest_in, timeline.bed_stop // 2)
    return max(earliest, min(timeline.voice_stop, timeline.bed_stop - shortest_out))


def _tapered(timeline: Timeline, shape: Shape) -> dict[int, float]:
    """The shape from there to the end, with hours at rest in it where there is time for them."""
    start, stop = _out(timeline), timeline.bed_stop
    longest = frames(LONGEST_TAPER, timeline.rate_hz)
    if stop - start <= longest:
        return _over(start, stop, shape)
    sinking = tuple(point for point in shape if point[0] <= RESTING_AT)
    leaving = tuple(point for point in shape if point[0] >= RESTING_AT)
    return _over(start, start + longest, sinking) | _over(stop - longest, stop, leaving)


def _over(start: int, stop: int, shape: Shape) -> dict[int, float]:
    """The shape, which runs from 0 to 1, over these frames; of points that fall on one frame the last counts."""
    return {start + round(at * (stop - start)): gain_db for at, gain_db in shape}
