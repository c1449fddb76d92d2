"""What a plug-in promises: a background sound, a voice engine, an output format.

A plug-in is one file that builds one of the three `...Plugin` values below and is named in an entry-point group
(`audio_builder.beds`, `audio_builder.engines`, `audio_builder.outputs`).  It imports floors 0-3 of this package and
its own third-party library, never another plug-in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from operator import attrgetter
from typing import IO, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.plan.recorded import Reciter
from audio_builder.plan.tempo import ANY, Paces
from audio_builder.sound.signal import Block, Endless, Signal, Span, Speech


class BreathPhase(Struct, frozen=True):
    """One phase of breathing in a session, frames [start, stop)."""

    phase: str
    """inhale, hold or exhale."""
    start: int
    stop: int


class Recording(Signal, Protocol):
    """The sound of a file in stereo at the session's rate, or the beginning of it; silent after its end."""

    @property
    def frames(self) -> int:
        """So much there is."""

    @property
    def whole(self) -> bool:
        """Whether that is all of the file."""

    @property
    def power(self) -> npt.NDArray[np.float64]:
        """Mean weighted power of each whole 100 ms, shape (hops,), as `sound.loudness` has it."""


class BedRequest(Struct, frozen=True, kw_only=True):
    """What a background is asked for; most need no more than the rate and the seed."""

    rate_hz: int
    seed: int = 0
    words: tuple[str, ...] = ()
    """After its name: `A2` of `drone A2`."""
    breaths: tuple[BreathPhase, ...] = ()
    """The breathing that the session guides, in order."""
    ending: Span | None = None
    """From the last word to the end of the background; None for a sound without a session."""
    frames: int | None = None
    """How much of it will be heard, from frame 0 on; None when that is not known."""
    recording: Callable[[str, int | None], Recording] | None = None
    """(path as the author wrote it, frames that are needed or None for all) -> that file's sound.

    Raises CodecError or OutputError.  None where no files can be had."""


class BedPlugin(Struct, frozen=True, kw_only=True):
    """A background sound."""

    name: str
    """What a script calls it: `brown-noise`."""
    summary: str
    """One line for `sounds list`."""
    make: Callable[[BedRequest], Endless]
    """An endless stereo signal of `BED_LUFS`.

    Raises ValueError, with what would be right, for words it does not understand.
    """
    usage: str = ""
    """The words it takes after its name, as shown to users: `[CARRIER [BEAT]]`."""
    note: str = ""
    """What a listener must know, printed when it is used: `needs stereo headphones`."""


class Caps(Struct, frozen=True, kw_only=True):
    """What an engine can do, and how it wants to be treated."""

    online: bool
    """Whether text leaves this machine."""
    languages: tuple[str, ...]
    """Language tags it speaks (`en`, `pt-br`)."""
    max_chars: int = 2000
    """Longest text of one request, in characters."""
    concurrency: int = 1
    """Requests at the same time."""
    min_interval_s: float = 0.0
    """Least time between the starts of two requests, in seconds."""
    paces: Paces = ANY
    """What it can be asked for; what it cannot is done to its sound."""
    licence: str = ""
    """Of the voice: what one may do with the sound it makes."""
    context: bool = False
    """Whether it speaks a text better when it knows what comes before and after: then it is a `Continuous`."""
    synthetic: bool = True
    """Whether a machine makes the voice; a file that holds such a voice says so."""
    timings: bool = False
    """Whether its speech comes with the `words` of the text, and when each begins."""


class Engine(Protocol):
    """One voice, ready to speak."""

    @property
    def id(self) -> str:
        """Engine and voice: `espeak:en-us+calm-female`."""

    @property
    def version(self) -> str:
        """Of the engine or its model."""

    @property
    def caps(self) -> Caps:
        """What it can do."""

    def fingerprint(self) -> str:
        """Everything that changes the sound, and no secret: equal fingerprints speak equal samples."""

    def probe(self) -> None:
        """Returns when the voice can speak now; cheap.  Raises Unavailable with a hint."""

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text as mono sound, pace 1.0 being this voice's calm default.

        Raises Unavailable, BadRequest, Transient or RateLimited; never returns silence in their place.
        """


@runtime_checkable
class Continuous(Protocol):
    """What an engine with `caps.context` can do besides."""

    def speak_between(self, text: str, *, before: str, after: str, language: str, pace: float) -> Speech:
        """The text alone, in the tone it has between the texts before and after it; raises what `speak` raises."""


@runtime_checkable
class Rehearsed(Reciter, Protocol):
    """What an engine can do besides that speaks nothing but the lines it has been given, at the pace they have.

    It is asked for the author's own words, as they stand in the script.
    """


class EnginePlugin(Struct, frozen=True, kw_only=True):
    """A voice engine."""

    name: str
    """What comes before the colon in a voice's name: `espeak`."""
    summary: str
    """One line for `voices list`."""
    open: Callable[[str, str], Engine]
    """(voice name after the colon, possibly empty; language tag) -> the voice.

    Raises BadRequest for a voice or language it does not have; must not touch the network.
    """
    voices: Callable[[str], tuple[str, ...]]
    """Language tag -> voice names to offer, best first."""
    auto_rank: int | None = None
    """Where it stands in `--voice auto`, lowest first; None: only by name."""
    hint: str = ""
    """The one command that would make it available or better."""
    folder: bool = False
    """Whether its voices are folders of the user's: a script names one in its own folder or below."""


class Stretch(Struct, frozen=True, kw_only=True):
    """Frames [start, stop) of a session in which every frame n is, to the bit, the frame n + `period`.

    Both n and n + `period` lie in the stretch.
    """

    start: int
    stop: int
    period: int


class Sound(Struct, frozen=True, kw_only=True):
    """A finished session, ready to be written."""

    signal: Signal
    """Of one channel or two."""
    frames: int
    rate_hz: int
    kbps: int = 128
    repeats: tuple[Stretch, ...] = ()
    """Where it repeats itself, in order; what was encoded once need not be encoded again there."""
    watched: tuple[Span, ...] | None = None
    """The frames that are to be heard as they decode, in order and apart; None for all of them."""

    def hears(self, start: int, stop: int) -> bool:
        """Whether any of the frames [start, stop) is watched."""
        if self.watched is None:
            return True
        after = bisect_right(self.watched, start, key=attrgetter("stop"))
        return after < len(self.watched) and self.watched[after].start < stop


class ChapterTag(Struct, frozen=True):
    """A chapter as players show it; times in frames."""

    title: str
    start: int
    stop: int


class Tags(Struct, frozen=True, kw_only=True):
    """What a file says about itself."""

    title: str
    artist: str
    album: str
    genre: str
    year: str
    track: str
    comment: str
    language: str
    """Language tag of what is spoken."""
    transcript: str
    chapters: tuple[ChapterTag, ...]
    notes: tuple[tuple[str, str], ...]
    """Names and values that have no tag of their own, such as the disclosure of a synthetic voice."""


class Written(Struct, frozen=True):
    """What came of writing a file."""

    clipped: int
    """Samples that stood above what the format takes, and were cut off."""
    unheard_peak: float
    """The highest sample, linear, of the seconds in which nothing was watched."""


class OutputPlugin(Struct, frozen=True, kw_only=True):
    """A file format."""

    name: str
    summary: str
    suffix: str
    """`.mp3`."""
    rates_hz: tuple[int, ...]
    """Rates it can be written at."""
    write: Callable[[IO[bytes], Sound, Tags, Callable[[int, Block], None]], Written]
    """(file, sound, tags, heard): writes the whole file, and gives `heard` what its watched frames decode to.

    `heard` is called in order, with the number of the first frame and any number of frames, never across the end of
    a watched span.  Raises CodecError.
    """
