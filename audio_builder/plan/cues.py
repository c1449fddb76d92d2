"""A plan: what is said and done, in order; silences and phases are exact, the length of a phrase is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from audio_builder.script.nodes import Where
from audio_builder.units import Seconds


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a voice is asked for; equal phrases are one clip."""

    text: str
    """As it is sent to the engine."""
    voice: str
    """The engine's fingerprint."""
    language: str
    pace: float

    @property
    def key(self) -> str:
        """Name of the phrase's sound: SHA-256 of all that can change it, in hexadecimal."""
        parts = (self.voice, self.language, f"{self.pace:g}", self.text)
        return sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Speak:
    """One phrase, spoken as soon as its turn comes."""

    phrase: Phrase
    text: str
    """What the author wrote."""
    where: Where


@dataclass(frozen=True, slots=True)
class Gap:
    """Silence of the voice, from the last audible sample before it to the first after it."""

    kind: str
    """A row of the pause table, or `pause` for one the author wrote."""
    seconds: Seconds
    why: str
    where: Where

    @property
    def stretch(self) -> bool:
        """Whether a wish for a certain length may change it."""
        return self.kind != "pause"


@dataclass(frozen=True, slots=True)
class Beat:
    """A word whose onset falls on an exact instant of a phase."""

    at: Seconds
    """From the start of the phase."""
    room: Seconds
    """Time until the word must have ended."""
    phrase: Phrase
    text: str


@dataclass(frozen=True, slots=True)
class Timed:
    """One phase of a practice, exactly as long as it says."""

    phase: str
    seconds: Seconds
    beats: tuple[Beat, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter begins with the next thing heard, or after the last."""

    title: str
    where: Where


Cue = Speak | Gap | Timed | Chapter


@dataclass(frozen=True, slots=True)
class Plan:
    """Cues in order."""

    cues: tuple[Cue, ...]

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
        return tuple(dict.fromkeys(self.heard))
