"""From a plan to a timeline: once every phrase has a length, everything has a place in frames.

Positions are exact instants rounded once each, so nothing overlaps and nothing drifts, however long the session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Beat, Chapter, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.timeline import MAX_LENGTH, Item, Mark, Timeline
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings
from audio_builder.units import Seconds, clock, frames, seconds

CHAPTER_LEAD = Seconds(1, 2)
"""A chapter starts this long before its first sound, if that much is quiet, so that a jump to it cuts off nothing."""


def lay_out(plan: Plan, lengths: Mapping[str, int], settings: Settings, *, rate_hz: int) -> Timeline:
    """Everything at its place, `lengths` being the audible frames of each phrase by key.

    Raises PlanError where a word is longer than its beat, or a session than `MAX_LENGTH`.
    """
    place = _Placer(lengths, rate_hz, settings.lead_in)
    for cue in plan.cues:
        place.add(cue)
    stop = place.cursor + settings.taper + settings.silence
    if stop > MAX_LENGTH:
        raise PlanError(f"the session would be {clock(stop)} long; the longest is {clock(MAX_LENGTH)}")
    return Timeline(
        rate_hz=rate_hz,
        frames=frames(stop, rate_hz),
        items=tuple(place.items),
        chapters=place.chapters(frames(stop, rate_hz)),
        voice_start=frames(settings.lead_in, rate_hz),
        voice_stop=frames(place.cursor, rate_hz),
        bed_stop=frames(place.cursor + settings.taper, rate_hz),
    )


@dataclass(slots=True)
class _Placer:
    lengths: Mapping[str, int]
    rate_hz: int
    cursor: Seconds
    items: list[Item] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    chapter: str = ""
    heard: int = 0
    """Where the last sound of the voice, or the last phase, ended."""

    def add(self, cue: Cue) -> None:
        match cue:
            case Chapter(title):
                self.chapter = title
            case Gap(_, length, why, where):
                start, stop = self._advance(length)
                self.items.append(Item("pause", start, stop, where, why=why))
            case Speak(phrase, text, where):
                self._mark()
                start, _ = self._advance(seconds(self.lengths[phrase.key], self.rate_hz))
                self._speech(start, phrase, text, where)
                self.heard = self.items[-1].stop
            case Timed(phase, length, beats, where):
                self._mark()
                begun = self.cursor
                start, stop = self._advance(length)
                self.items.append(Item("phase", start, stop, where, phase=phase))
                for beat in beats:
                    self._refuse_if_too_long(beat, where)
                    self._speech(frames(begun + beat.at, self.rate_hz), beat.phrase, beat.text, where, phase=phase)
                self.heard = stop

    def chapters(self, stop: int) -> tuple[Mark, ...]:
        """Each from its start to the start of the next; the first from the beginning of the file.

        A chapter without a sound of its own begins where the last sound ended.
        """
        marks = [*self.marks, (self.chapter, self.heard)] if self.chapter and self.heard < stop else self.marks
        starts = [0, *(start for _, start in marks[1:]), stop]
        return tuple(Mark(title, starts[n], starts[n + 1]) for n, (title, _) in enumerate(marks))

    def _advance(self, length: Seconds) -> tuple[int, int]:
        start = frames(self.cursor, self.rate_hz)
        self.cursor += length
        return start, frames(self.cursor, self.rate_hz)

    def _mark(self) -> None:
        if self.chapter or not self.marks:
            at = frames(self.cursor, self.rate_hz)
            self.marks.append((self.chapter, max(self.heard, at - frames(CHAPTER_LEAD, self.rate_hz))))
            self.chapter = ""

    def _speech(self, start: int, phrase: Phrase, text: str, where: Where, *, phase: str = "") -> None:
        stop = start + self.lengths[phrase.key]
        self.items.append(Item("speech", start, stop, where, text, phrase.text, phrase.key, phase))

    def _refuse_if_too_long(self, beat: Beat, where: Where) -> None:
        length = seconds(self.lengths[beat.phrase.key], self.rate_hz)
        if length > beat.room:
            raise PlanError(
                f"{where}: '{beat.text}' takes {float(length):.2f} s to say and has {float(beat.room):.2f} s; "
                "use a longer beat or fewer cues"
            )
