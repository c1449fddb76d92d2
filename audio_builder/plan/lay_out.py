"""From a plan to a timeline: once every phrase has a length, everything has a place in frames.

Positions are exact instants rounded once each, so nothing overlaps and nothing drifts, however long the session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Await, Beat, Change, Chapter, Chime, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.ending import tail
from audio_builder.plan.fit import CHIME, fitted
from audio_builder.plan.timeline import MAX_LENGTH, Item, Mark, Timeline
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings
from audio_builder.units import Seconds, clock, frames, seconds

CHAPTER_LEAD = Seconds(1, 2)
"""A chapter starts this long before its first sound, if that much is quiet, so that a jump to it cuts off nothing."""

LATE = Seconds(1, 4)
"""What begins this much after its time, or less, is not worth a word."""


def lay_out(plan: Plan, lengths: Mapping[str, int], settings: Settings, *, rate_hz: int) -> Timeline:
    """Everything at its place, `lengths` being the audible frames of each phrase by key.

    Raises PlanError where a word is longer than its beat, or a session than `MAX_LENGTH`; OutOfReach for a length that
    the session cannot have.
    """
    gives_way = settings.length is not None or plan.spared
    fit = fitted(plan, lengths, settings, rate_hz=rate_hz) if gives_way else None
    place = _Placer(lengths, rate_hz, settings.lead_in)
    for cue in fit.plan.cues if fit else plan.cues:
        place.add(cue)
    bed_stop = place.cursor + (fit.tail if fit else tail(settings, place.cursor - settings.lead_in))
    stop = bed_stop + settings.silence
    if stop > MAX_LENGTH:
        raise PlanError(f"the session would be {clock(stop)} long; the longest is {clock(MAX_LENGTH)}")
    end = frames(stop, rate_hz)
    return Timeline(
        rate_hz=rate_hz,
        frames=end,
        items=tuple(replace(item, stop=end) if item.stop > end else item for item in place.items),
        chapters=place.chapters(end),
        voice_start=frames(settings.lead_in, rate_hz),
        voice_stop=frames(place.cursor, rate_hz),
        bed_stop=frames(bed_stop, rate_hz),
        doubts=tuple(place.doubts),
    )


@dataclass(slots=True)
class _Placer:
    lengths: Mapping[str, int]
    rate_hz: int
    cursor: Seconds
    items: list[Item] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    chapter: str = ""
    doubts: list[str] = field(default_factory=list)
    heard: int = 0
    """Where the last sound of the voice, or the last phase, ended."""
    begun: Seconds = field(init=False)
    """The first sound of the voice."""
    now: int = field(init=False)
    """The frame of the cursor."""

    def __post_init__(self) -> None:
        self.begun, self.now = self.cursor, frames(self.cursor, self.rate_hz)

    def add(self, cue: Cue) -> None:
        match cue:
            case Chapter(title):
                self.chapter = title
            case Gap(_, length, why, where, area):
                start, stop = self._advance(length)
                self.items.append(Item("pause", start, stop, where, why=why, area=area))
            case Await(instant, where):
                self._wait(instant, where)
            case Speak(phrase, text, where, area, level_db, why):
                self._mark()
                start, _ = self._advance(seconds(self.lengths[phrase.key], self.rate_hz))
                spoken = self._speech(start, phrase, text, where, area=area, level_db=level_db)
                self.items.append(replace(spoken, why=why) if why else spoken)
                self.heard = self.items[-1].stop
            case Timed():
                self._mark()
                self._timed(cue)
            case Chime(name, level_lu, where):
                self._mark()
                start, stop = self._advance(CHIME)
                self.items.append(Item("cue", start, stop, where, text=name, level_lu=level_lu))
                self.heard = stop
            case Change(sounds, over, where):
                start, stop = (frames(self.cursor + after, self.rate_hz) for after in (Seconds(0), over))
                self.items.append(Item("background", start, stop, where, text=sounds))

    def chapters(self, stop: int) -> tuple[Mark, ...]:
        """Each from its start to the start of the next; the first from the beginning of the file.

        A chapter without a sound of its own begins where the last sound ended.
        """
        marks = [*self.marks, (self.chapter, self.heard)] if self.chapter and self.heard < stop else self.marks
        starts = [0, *(start for _, start in marks[1:]), stop]
        return tuple(Mark(title, starts[n], starts[n + 1]) for n, (title, _) in enumerate(marks))

    def _advance(self, length: Seconds) -> tuple[int, int]:
        start = self.now
        self.cursor += length
        self.now = frames(self.cursor, self.rate_hz)
        return start, self.now

    def _wait(self, instant: Seconds, where: Where) -> None:
        late = self.cursor - self.begun - instant
        if late > LATE:
            self.doubts.append(f"{where}: this begins {float(late):.1f} s after its time, {clock(instant)}")
        if late < 0:
            start, stop = self._advance(-late)
            self.items.append(Item("pause", start, stop, where, why=f"until {clock(instant)}"))

    def _mark(self) -> None:
        if self.chapter or not self.marks:
            self.marks.append((self.chapter, max(self.heard, self.now - frames(CHAPTER_LEAD, self.rate_hz))))
            self.chapter = ""

    def _timed(self, cue: Timed) -> None:
        begun, where, area = self.cursor, cue.where, cue.area
        start, stop = self._advance(cue.seconds)
        self.items.append(Item("phase", start, stop, where, phase=cue.phase, area=area))
        inside: list[Item] = []
        for tone in cue.tones:
            edges = (min(instant, cue.seconds) for instant in (tone.at, tone.at + tone.seconds))
            at, end = (frames(begun + edge, self.rate_hz) for edge in edges)
            inside.append(Item("cue", at, end, where, text=tone.name, phase=cue.phase, area=area))
        for beat in cue.beats:
            self._refuse_if_too_long(beat, where)
            at = frames(begun + beat.at, self.rate_hz)
            spoken = self._speech(at, beat.phrase, beat.text, where, area=area, level_db=beat.level_db)
            inside.append(replace(spoken, phase=cue.phase))
        self.items.extend(sorted((one for one in inside if one.start < one.stop), key=attrgetter("start")))
        self.heard = stop

    def _speech(self, start: int, phrase: Phrase, text: str, where: Where, *, area: str, level_db: float) -> Item:
        stop = start + self.lengths[phrase.key]
        return Item("speech", start, stop, where, text, phrase.text, phrase.key, area=area, level_db=level_db)

    def _refuse_if_too_long(self, beat: Beat, where: Where) -> None:
        length = seconds(self.lengths[beat.phrase.key], self.rate_hz)
        if length > beat.room:
            raise PlanError(
                f"{where}: '{beat.text}' takes {float(length):.2f} s to say and has {float(beat.room):.2f} s; "
                "use a longer beat or fewer cues"
            )
