"""Words that somebody has recorded: each line of the script meets its recording, whatever stands around it.

A recording may hold several sentences; they are heard as they were spoken, with no pause of ours between them.  It is
asked for in the author's own words, for nobody has to be told how to say them, and at its own pace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol
from unicodedata import category, normalize

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.errors import ScriptError
from audio_builder.plan.cues import Beat, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.script.nodes import BACK, EachSide, Manner, Node, Repeat, When, Where

MOST_CUES = 100
"""That one recording holds, sentences and the pauses between them."""
SOFTER_DB = 2.0
SHOWN = 20
"""Missing lines that are named one by one."""


class Reciter(Protocol):
    """Somebody who says certain lines and no others."""

    @property
    def place(self) -> str:
        """Where the lines come from, for messages."""

    def take_of(self, text: str) -> str:
        """A name for the sound of these words, another one when that changes; nothing when there is none.

        Raises BadRequest where it cannot be told which sound is meant.
        """

    def goes_on(self, text: str) -> bool:
        """Whether a line begins with these words and says more."""

    def words_of(self, text: str) -> str:
        """The same words; of a line that is called by the name of its file, those that it says as far as is known."""


class Wanted(Struct, frozen=True):
    """Words that a voice is to say."""

    text: str
    """The author's."""
    where: Where
    room_s: float | None = None
    """The time they have, where they have a certain one."""


@lru_cache(maxsize=4096)
def spelt(text: str) -> str:
    """What two ways of writing the same words have in common: their letters and figures.

    >>> spelt("Lie down, and rest.") == spelt("lie-down-and-rest")
    True
    """
    return "".join(sign for sign in normalize("NFKC", text).casefold() if category(sign)[0] in "LMN")


def recorded(plan: Plan, voices: Mapping[str, Reciter]) -> Plan:
    """The plan in which the phrases of these voices (by fingerprint) know their recordings.

    Raises ScriptError with every line that has none.
    """
    if not any(phrase.voice in voices for phrase in plan.heard):
        return plan
    caster = _Caster(voices)
    cues = tuple(caster.cues(plan.cues))
    if caster.missing:
        raise ScriptError(_told(caster.missing, voices))
    return replace(plan, cues=cues)


def unrecorded(plan: Plan, voices: Mapping[str, Reciter]) -> tuple[Wanted, ...]:
    """Everything that these voices are to say and have no recording of; equal words once, with the least time."""
    caster = _Caster(voices)
    caster.cues(plan.cues)
    return tuple(line for _, line in caster.missing.values())


def voices_in(nodes: Iterable[Node]) -> Iterator[Manner]:
    """Every change of the voice, in order; blocks are entered without recursion."""
    open_ = [iter(tuple(nodes))]
    while open_:
        node = next(open_[-1], None)
        match node:
            case None:
                open_.pop()
            case Manner(name="voice", value=name) if name != BACK:
                yield node
            case Repeat(body=body) | EachSide(body=body) | When(body=body):
                open_.append(iter(body))


class _Caster(Struct):
    voices: Mapping[str, Reciter]
    missing: dict[tuple[str, str], tuple[str, Wanted]] = field(default_factory=dict)
    """By voice and words: the voice, and what it is to say."""

    def cues(self, cues: Sequence[Cue]) -> list[Cue]:
        found: list[Cue] = []
        at = 0
        while at < len(cues):
            cue = cues[at]
            if isinstance(cue, Speak) and cue.phrase.voice in self.voices:
                one, after = self._line(cue, cues, at)
                found.append(one)
                at = after
                continue
            if isinstance(cue, Timed):
                cue = replace(cue, beats=tuple(self._beat(beat, cue.where) for beat in cue.beats))
            found.append(cue)
            at += 1
        return found

    def _line(self, first: Speak, cues: Sequence[Cue], at: int) -> tuple[Speak, int]:
        """The longest line from here that has been recorded in one, and what comes after it."""
        found: tuple[Speak, int] | None = None
        said: list[str] = []
        reciter = self.voices[first.phrase.voice]
        for one, after in _run(cues, at):
            said.append(one.text)
            text = " ".join(said)
            if take := reciter.take_of(text):
                phrase = replace(first.phrase, text=text, pace=1.0, take=take)
                found = replace(first, phrase=phrase, text=reciter.words_of(text)), after
            if not reciter.goes_on(text):
                break
        if found is None:
            self._miss(first.phrase, Wanted(first.text, first.where))
        return found or (first, at + 1)

    def _beat(self, beat: Beat, where: Where) -> Beat:
        if beat.phrase.voice not in self.voices:
            return beat
        if take := self.voices[beat.phrase.voice].take_of(beat.text):
            return replace(beat, phrase=replace(beat.phrase, text=beat.text, pace=1.0, take=take))
        self._miss(beat.phrase, Wanted(beat.text, where, float(beat.room)))
        return beat

    def _miss(self, phrase: Phrase, line: Wanted) -> None:
        _, known = self.missing.setdefault((phrase.voice, spelt(line.text)), (phrase.voice, line))
        rooms = [room for room in (known.room_s, line.room_s) if room is not None]
        shortest = replace(known, room_s=min(rooms, default=None))
        self.missing[phrase.voice, spelt(line.text)] = phrase.voice, shortest


def _run(cues: Sequence[Cue], at: int) -> Iterator[tuple[Speak, int]]:
    """What one voice says in a flow from here, each with the place after it; only automatic pauses lie between."""
    first: Speak | None = None
    for after, cue in enumerate(cues[at : at + MOST_CUES], start=at + 1):
        if isinstance(cue, Speak):
            first = first or cue
            if not _goes_on(first, cue):
                return
            yield cue, after
        elif not (isinstance(cue, Gap) and cue.stretch):
            return


def _goes_on(first: Speak, cue: Speak) -> bool:
    """Whether one voice says both, and neither is meant to be softer; a voice that sinks does so a little each time."""
    alike = (first.phrase.voice, first.phrase.language) == (cue.phrase.voice, cue.phrase.language)
    return alike and abs(first.level_db - cue.level_db) < SOFTER_DB


def _told(missing: Mapping[tuple[str, str], tuple[str, Wanted]], voices: Mapping[str, Reciter]) -> tuple[str, ...]:
    """One line for each that is missing, and what to do about it."""
    wanting = [(line, voices[voice].place) for voice, line in missing.values()]
    lines = [f"{line.where}: '{line.text}' is not recorded in '{place}'" for line, place in wanting]
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    source = wanting[0][0].where.source
    folders = dict.fromkeys(place for _, place in wanting)
    named = "-" if source == "<stdin>" else source
    hint = f'a list of what is to be recorded: audio-builder voices lines "{named}" "{{}}"'
    hints = [] if named.startswith("<") else [hint.format(folder) for folder in folders]
    return (*lines[:SHOWN], *more, *hints)
