"""Where speech and cues of a timeline are heard, and how loud: a cue stands under the voice as it is around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from audio_builder.errors import PlanError, UsageError
from audio_builder.plan.entry import LONG_SILENCE
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.file_names import file_name
from audio_builder.sound.clip import Clip
from audio_builder.sound.cues import HIGHEST_LU, CueTone, cue_sound, sounding
from audio_builder.sound.mix import Placed
from audio_builder.sound.own_sound import OwnSound
from audio_builder.sound.room import in_room, tail_frames
from audio_builder.sound.signal import Span
from audio_builder.sound.speech import Extent
from audio_builder.units import frames, gain

SOFTER_LU = -6.0
"""After so long without a sound a cue comes in this much softer; by choice."""

ECHOES_HELD = 4
"""Phrases with their echoes kept in memory: what a block of sound touches."""


def placed_speech(
    timeline: Timeline, extents: Mapping[str, Extent], clip: Callable[[str], Clip], *, room: str = "none"
) -> list[Placed]:
    """Every phrase at its place and its level in a room; `extents` and `clip` give what its key stands for."""
    echo = tail_frames(room, timeline.rate_hz)
    sound = partial(_dry, clip) if room == "none" else lru_cache(maxsize=ECHOES_HELD)(partial(_echoing, clip, room))
    found = []
    for item in timeline.of_kind("speech"):
        extent = extents[item.phrase]
        reach = Span(item.start - extent.before, item.stop + extent.after + echo)
        found.append(Placed(reach, partial(_part, partial(sound, item.phrase)), gain(item.level_db)))
    return found


def _dry(clip: Callable[[str], Clip], key: str) -> npt.NDArray[np.float32]:
    return clip(key).samples


def _echoing(clip: Callable[[str], Clip], room: str, key: str) -> npt.NDArray[np.float32]:
    found = clip(key)
    return in_room(found.samples, room, found.rate_hz)


def _part(sound: Callable[[], npt.NDArray[np.float32]], start: int, stop: int) -> npt.NDArray[np.float32]:
    return sound()[start:stop]


def cue_spans(timeline: Timeline) -> tuple[Span, ...]:
    """The frames in which each cue of a timeline can be heard, in order; a bell's last longer than the voice waits.

    Raises PlanError for a sound that does not exist, with its place.
    """
    return tuple(Span(item.start, item.start + _sounding(item, timeline)) for item in timeline.of_kind("cue"))


def placed_cues(timeline: Timeline, *, voice_lufs: float, own: Callable[[str], OwnSound] | None = None) -> list[Placed]:
    """Every cue at its place and its level, the voice having this loudness where it is heard at 0 dB.

    `own` gives the sound of a file by its name; without it files are silent.

    Raises PlanError for a sound that does not exist, with its place.
    """
    around = _Around(timeline)
    found = []
    for item, span in zip(timeline.of_kind("cue"), cue_spans(timeline), strict=True):
        file = file_name(item.text)
        if len(span) and file is not None:
            if own is not None:
                softer = voice_lufs + around.level_db(span.start)
                found.append(Placed(span, own(file.name).at(item.level_lu, voice_lufs=softer).read))
        elif len(span):
            sound = cue_sound(item.text)
            own_lu = sound.level_lu if item.level_lu is None else min(item.level_lu, HIGHEST_LU)
            lufs = voice_lufs + own_lu + around.level_db(span.start)
            found.append(Placed(span, CueTone(sound, len(span), timeline.rate_hz, lufs).read))
    return found


def _sounding(item: Item, timeline: Timeline) -> int:
    if file_name(item.text) is not None:
        return item.stop - item.start
    room = max(timeline.bed_stop, item.stop) - item.start
    try:
        return sounding(item.text, marked=item.stop - item.start, room=room, rate_hz=timeline.rate_hz)
    except UsageError as error:
        raise PlanError(f"{item.where}: {error}") from error


@dataclass(slots=True, init=False)
class _Around:
    """What is heard before and after a place."""

    speech: tuple[Item, ...]
    starts: list[int]
    stops: list[int]
    long: int

    def __init__(self, timeline: Timeline) -> None:
        self.speech = timeline.of_kind("speech")
        self.starts = [item.start for item in self.speech]
        self.stops = sorted(item.stop for item in (*self.speech, *timeline.of_kind("cue")))
        self.long = frames(LONG_SILENCE, timeline.rate_hz)

    def level_db(self, frame: int) -> float:
        """Of the softer of the phrases before and after, and less when nothing has been heard for long."""
        after = bisect_right(self.starts, frame)
        near = [item.level_db for item in self.speech[max(after - 1, 0) : after + 1]]
        last = bisect_right(self.stops, frame)
        softer = SOFTER_LU if last and frame - self.stops[last - 1] >= self.long else 0.0
        return min(near, default=0.0) + softer
