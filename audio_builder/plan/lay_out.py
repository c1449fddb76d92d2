"""From a plan to a timeline: once every phrase has a length, everything has a place in frames.

Positions are exact instants rounded once each, so nothing overlaps and nothing drifts, however long the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Await, Change, Chapter, Chime, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.ending import tail
from audio_builder.plan.fit import CHIME, fitted
from audio_builder.plan.quicken import fits
from audio_builder.plan.ticks import Ticks
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
    cues = fit.plan.cues if fit else plan.cues
    _refuse_long_words(cues, lengths, rate_hz)
    lasting = (cue.seconds for cue in cues if isinstance(cue, Gap | Timed | Await | Chime) and cue.seconds is not None)
    ticks = Ticks.for_lengths((settings.lead_in, CHIME, *lasting), rate_hz)
    starts = _starts(cues, lengths, ticks, begun=ticks.of(settings.lead_in))
    voice_stop = ticks.seconds(starts[-1])
    bed_stop = voice_stop + (fit.tail if fit else tail(settings, voice_stop - settings.lead_in))
    stop = bed_stop + settings.silence
    if stop > MAX_LENGTH:
        raise PlanError(f"the session would be {clock(stop)} long; the longest is {clock(MAX_LENGTH)}")
    place = _Placer(lengths, ticks, starts[0])
    for cue, begins, ends in zip(cues, starts, starts[1:], strict=False):
        place.add(cue, begins, ends)
    end = frames(stop, rate_hz)
    return Timeline(
        rate_hz=rate_hz,
        frames=end,
        items=tuple(replace(item, stop=end) if item.stop > end else item for item in place.items),
        chapters=place.chapters(end),
        voice_start=frames(settings.lead_in, rate_hz),
        voice_stop=frames(voice_stop, rate_hz),
        bed_stop=frames(bed_stop, rate_hz),
        doubts=tuple(place.doubts),
    )


def _refuse_long_words(cues: Iterable[Cue], lengths: Mapping[str, int], rate_hz: int) -> None:
    """Returns when every word within a phase ends in its time; raises PlanError for the first that does not."""
    for cue in cues:
        for beat in cue.beats if isinstance(cue, Timed) else ():
            if not fits(lengths[beat.phrase.key], beat.room, rate_hz):
                length = seconds(lengths[beat.phrase.key], rate_hz)
                raise PlanError(
                    f"{cue.where}: '{beat.text}' takes {float(length):.2f} s to say and has {float(beat.room):.2f} s; "
                    "use a longer beat or fewer cues"
                )


def _starts(cues: Iterable[Cue], lengths: Mapping[str, int], ticks: Ticks, *, begun: int) -> list[int]:
    """The tick at which each cue begins, and after them that at which the last one ends."""
    starts, now = [begun], begun
    for cue in cues:
        match cue:
            case Speak(phrase):
                now += lengths[phrase.key] * ticks.in_frame
            case Gap(_, length) | Timed(_, length):
                now += ticks.of(length)
            case Await(instant):
                now = max(now, begun + ticks.of(instant))
            case Chime():
                now += ticks.of(CHIME if cue.seconds is None else cue.seconds)
        starts.append(now)
    return starts


class _Placer(Struct):
    lengths: Mapping[str, int]
    ticks: Ticks
    begun: int
    """The tick of the first sound of the voice."""
    items: list[Item] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    chapter: str = ""
    doubts: list[str] = field(default_factory=list)
    heard: int = 0
    """Where the last sound of the voice, or the last phase, ended."""

    def add(self, cue: Cue, begins: int, ends: int) -> None:
        """Puts a cue between two ticks."""
        start, stop = self.ticks.frame(begins), self.ticks.frame(ends)
        match cue:
            case Chapter(title):
                self.chapter = title
            case Gap(_, _, why, where, area):
                self.items.append(Item("pause", start, stop, where, why=why, area=area))
            case Await(instant, where):
                self._wait(begins, instant, where)
                if begins < ends:
                    self.items.append(Item("pause", start, stop, where, why=f"until {clock(instant)}"))
            case Speak(phrase, text, where, area, level_db, why):
                self._mark(start)
                spoken = self._speech(start, phrase, text, where, area=area, level_db=level_db)
                self.items.append(replace(spoken, why=why) if why else spoken)
                self.heard = spoken.stop
            case Timed():
                self._mark(start)
                self.items.append(Item("phase", start, stop, cue.where, phase=cue.phase, area=cue.area))
                self.items.extend(self._inside(cue, begins))
                self.heard = stop
            case Chime(name, level_lu, where):
                self._mark(start)
                self.items.append(Item("cue", start, stop, where, text=name, level_lu=level_lu))
                self.heard = stop
            case Change(sounds, over, where):
                stop = self.ticks.frame_after(begins, over)
                self.items.append(Item("background", start, stop, where, text=sounds))

    def chapters(self, stop: int) -> tuple[Mark, ...]:
        """Each from its start to the start of the next; the first from the beginning of the file.

        A chapter without a sound of its own begins where the last sound ended.
        """
        marks = [*self.marks, (self.chapter, self.heard)] if self.chapter and self.heard < stop else self.marks
        starts = [0, *(start for _, start in marks[1:]), stop]
        return tuple(Mark(title, starts[n], starts[n + 1]) for n, (title, _) in enumerate(marks))

    def _wait(self, begins: int, instant: Seconds, where: Where) -> None:
        late = self.ticks.seconds(begins - self.begun) - instant
        if late > LATE:
            self.doubts.append(f"{where}: this begins {float(late):.1f} s after its time, {clock(instant)}")

    def _mark(self, start: int) -> None:
        if self.chapter or not self.marks:
            self.marks.append((self.chapter, max(self.heard, start - self.ticks.frame_after(0, CHAPTER_LEAD))))
            self.chapter = ""

    def _inside(self, cue: Timed, begins: int) -> list[Item]:
        """What sounds within a phase, in order."""
        inside: list[Item] = []
        for tone in cue.tones:
            edges = (min(instant, cue.seconds) for instant in (tone.at, tone.at + tone.seconds))
            at, end = (self.ticks.frame_after(begins, edge) for edge in edges)
            inside.append(Item("cue", at, end, cue.where, text=tone.name, phase=cue.phase, area=cue.area))
        for beat in cue.beats:
            at = self.ticks.frame_after(begins, beat.at)
            spoken = self._speech(at, beat.phrase, beat.text, cue.where, area=cue.area, level_db=beat.level_db)
            inside.append(replace(spoken, phase=cue.phase))
        return sorted((one for one in inside if one.start < one.stop), key=attrgetter("start"))

    def _speech(self, start: int, phrase: Phrase, text: str, where: Where, *, area: str, level_db: float) -> Item:
        stop = start + self.lengths[phrase.key]
        return Item("speech", start, stop, where, text, phrase.text, phrase.key, area=area, level_db=level_db)
