"""A plan: what is said and done, in order; silences and phases are exact, the length of a phrase is not known yet."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256

from msgspec import Struct

from audio_builder.script.nodes import Where
from audio_builder.units import Seconds

NOTHING = Seconds(0)


class Phrase(Struct, frozen=True, dict=True):
    """What a voice is asked for; equal phrases are one clip."""

    text: str
    """As it is sent to the engine."""
    voice: str
    """The engine's fingerprint."""
    language: str
    pace: float
    """Asked of the engine, times the voice's own calm pace."""
    before: str = ""
    """What is said just before it, for a voice whose tone goes by that; else nothing."""
    after: str = ""
    """What is said just after it, likewise."""
    take: str = ""
    """Which recording of these words it is, for a voice that has such; else nothing."""
    stretch: float = 1.0
    """The pace it is heard at, times the one it is spoken at."""
    tone: tuple[float, ...] = ()
    """How much louder each of some bands is to be, in dB, so that it fits the other voices; nothing for as it is."""

    @cached_property
    def entry(self) -> str:
        """Name of what the engine gives for it: SHA-256 of all that can change that, in hexadecimal."""
        around = (self.before, self.after) if self.before or self.after else ()
        taken = ("", "", self.take) if self.take else ()
        parts = (self.voice, self.language, f"{self.pace:g}", self.text, *around, *taken)
        return sha256("\x1f".join(parts).encode()).hexdigest()

    @cached_property
    def key(self) -> str:
        """Name of what is heard of it: its entry's, with `@` and the stretch where it has one."""
        return self.entry if self.stretch == 1.0 else f"{self.entry}@{self.stretch:g}"

    @property
    def heard_pace(self) -> float:
        """What the listener hears, times the voice's own calm pace."""
        return self.pace * self.stretch


class Speak(Struct, frozen=True):
    """One phrase, spoken as soon as its turn comes."""

    phrase: Phrase
    text: str
    """What the author wrote."""
    where: Where
    area: str = ""
    """The part of the body it is about, or nothing."""
    level_db: float = 0.0
    """Above the loudness of the session's voice."""
    why: str = ""
    """The rule it comes from, where the script does not have it."""


class Gap(Struct, frozen=True):
    """Silence of the voice, from the last audible sample before it to the first after it."""

    kind: str
    """A row of the pause table, `pause` for one the author wrote, `stated` for one that the words announce."""
    seconds: Seconds
    why: str
    where: Where
    area: str = ""

    @property
    def stretch(self) -> bool:
        """Whether a wish for a certain length may change it."""
        return self.kind not in ("pause", "stated")


class Await(Struct, frozen=True):
    """Silence until an instant of the session, counted from the first sound of the voice; none if it has passed."""

    seconds: Seconds
    where: Where


class Beat(Struct, frozen=True):
    """A word whose onset falls on an exact instant of a phase."""

    at: Seconds
    """From the start of the phase."""
    room: Seconds
    """Time until the word must have ended."""
    phrase: Phrase
    text: str
    level_db: float = 0.0


class Tone(Struct, frozen=True):
    """A soft sound that marks something within a phase."""

    name: str
    """A row of the table of cue sounds."""
    at: Seconds
    """From the start of the phase."""
    seconds: Seconds
    """How long it sounds."""


class Timed(Struct, frozen=True):
    """One phase of a practice, exactly as long as it says."""

    phase: str
    seconds: Seconds
    beats: tuple[Beat, ...]
    where: Where
    area: str = ""
    tones: tuple[Tone, ...] = ()


class Chime(Struct, frozen=True):
    """A sound that the voice waits for."""

    name: str
    """A row of the table of cue sounds; or `file:` and the name of a file."""
    level_lu: float | None
    """Above the voice's loudness; None for the sound's own level."""
    where: Where
    seconds: Seconds | None = None
    """How long the voice waits for it; None for as long as for a bell."""


class Change(Struct, frozen=True):
    """Other background sounds from here on."""

    sounds: str
    """In the notation of the setting `background`."""
    over: Seconds
    where: Where


class Chapter(Struct, frozen=True):
    """A chapter begins with the next thing heard, or after the last."""

    title: str
    where: Where


Cue = Speak | Gap | Await | Timed | Chime | Change | Chapter


class LeftOut(Struct, frozen=True):
    """Something of the script that this session does without."""

    text: str
    why: str
    """The choice that left it out: `skip left knee`."""
    where: Where


class Plan(Struct, frozen=True):
    """Cues in order."""

    cues: tuple[Cue, ...]
    left_out: tuple[LeftOut, ...] = ()
    spared: Seconds = NOTHING
    """About how long what was left out would have lasted; the pauses make up for it where no length is asked for."""

    @property
    def heard(self) -> tuple[Phrase, ...]:
        """Every phrase as often as it is heard, in order."""
        found: list[Phrase] = []
        for cue in self.cues:
            if isinstance(cue, Speak):
                found.append(cue.phrase)
            elif isinstance(cue, Timed):
                found.extend(beat.phrase for beat in cue.beats)
        return tuple(found)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Distinct phrases, in the order they are first heard."""
        return tuple({phrase.key: phrase for phrase in self.heard}.values())
