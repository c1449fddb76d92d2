"""Beats: how they are written, `200Hz 4Hz` or `200Hz 6Hz->2Hz over 20m`, and the phases of the tones that make them.

A frequency that glides has a phase that is the exact integral of it, in closed form of the frame; once it has arrived
it takes a whole number of turns in a period.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.sound import circle
from audio_builder.sound.k_curve import k_power
from audio_builder.sound.signal import BED_LUFS, Repeat
from audio_builder.sound.spans import seconds_within
from audio_builder.units import gain

CARRIER_HZ = (100.0, 500.0)
BEAT_HZ = (0.5, 30.0)
GLIDE_S = (10.0, 86_400.0)
USAGE = "[CARRIER] [BEAT or BEAT->BEAT over TIME]"

_NUMBER = r"\d+(?:[.,]\d+)?(?:hz)?"
_WORDS = regex(
    rf"(?:(?P<carrier>{_NUMBER})(?:$|\s+))?"
    rf"(?:(?P<first>{_NUMBER})(?:>(?P<last>{_NUMBER})\s+(?:over\s+)?(?P<time>.+))?)?",
    re.IGNORECASE,
)
_ARROW = regex(r"\s*(?:->|=>|→|\bto\b)\s*", re.IGNORECASE)


class Beat(Struct, frozen=True):
    """What was asked for."""

    carrier_hz: float = 200.0
    first_hz: float = 4.0
    """The beat at the beginning."""
    last_hz: float = 4.0
    """The beat from the end of its glide on."""
    glide_s: float = 0.0


def beat_of(words: tuple[str, ...], name: str) -> Beat:
    """The beat that the words after a background's name ask for.

    Raises ValueError, with what would be right, for any other words.
    """
    text = " ".join(words)
    found = _WORDS.fullmatch(_ARROW.sub(">", text))
    if not found:
        raise ValueError(
            f"{name} takes a carrier and a beat, such as '{name} 200Hz 4Hz' or '{name} 200Hz 6Hz->2Hz over 20m', "
            f"not '{text}'"
        )
    usual = Beat()
    first_hz = _hertz(found["first"], usual.first_hz, "beat", BEAT_HZ)
    return Beat(
        _hertz(found["carrier"], usual.carrier_hz, "carrier", CARRIER_HZ),
        first_hz,
        _hertz(found["last"], first_hz, "beat", BEAT_HZ),
        _seconds(found["time"]) if found["time"] else 0.0,
    )


def _hertz(word: str | None, usual: float, what: str, limits: tuple[float, float]) -> float:
    if word is None:
        return usual
    hertz = float(word.lower().removesuffix("hz").replace(",", "."))
    if not limits[0] <= hertz <= limits[1]:
        raise ValueError(f"the {what} is {limits[0]:g}Hz to {limits[1]:g}Hz, not '{word}'")
    return hertz


def _seconds(text: str) -> float:
    return seconds_within(text, GLIDE_S, wanted="a beat glides over 10s to 24h")


class Glide(Struct, frozen=True):
    """A frequency that moves in a straight line and then stays."""

    first_hz: float
    last_hz: float
    """Comes round in a period."""
    frames: int
    """How long it moves."""
    rate_hz: int

    @classmethod
    def of(cls, beat: Beat, share: float, rate_hz: int, *, carrier_hz: float | None = None) -> Glide:
        """The carrier, or another, with a share of the beat added."""
        middle_hz = beat.carrier_hz if carrier_hz is None else carrier_hz
        last_hz = circle.whole(middle_hz + share * beat.last_hz)
        if not beat.glide_s:
            return cls(last_hz, last_hz, 0, rate_hz)
        return cls(middle_hz + share * beat.first_hz, last_hz, round(beat.glide_s * rate_hz), rate_hz)

    @property
    def repeat(self) -> Repeat:
        """From where it stays on."""
        return circle.repeat(self.rate_hz, start=self.frames)

    def turns(self, start: int, stop: int) -> npt.NDArray[np.float64]:
        """The phase of frames [start, stop), from 0 to 1."""
        here = min(max(start, self.frames), stop)
        moving = np.arange(start, here, dtype=np.float64)
        slope = (self.last_hz - self.first_hz) / (2 * max(self.frames, 1))
        turns = np.concatenate((moving * (self.first_hz + slope * moving), self._staying(here, stop))) / self.rate_hz
        return np.asarray(turns - np.floor(turns))

    def _staying(self, start: int, stop: int) -> npt.NDArray[np.float64]:
        """Phase times rate where the frequency stays."""
        period = self.repeat.period
        passed = start - self.frames - (start - self.frames) % period
        frames = np.arange(start - self.frames - passed, stop - self.frames - passed)
        if len(frames) and frames[-1] >= period:
            frames %= period
        return np.asarray(frames * self.last_hz + self.frames * (self.first_hz + self.last_hz) / 2.0)

    def sine(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """The tone of frames [start, stop), amplitude 1."""
        angle = self.turns(start, stop).astype(np.float32)
        angle *= np.float32(2.0 * np.pi)
        return np.asarray(np.sin(angle, out=angle))


def amplitude(hertz: float, power: float, *, rate_hz: int) -> np.float32:
    """What a sound around a frequency is multiplied with to be of `BED_LUFS`.

    `power` is its mean square, summed over both channels.
    """
    return np.float32(gain(BED_LUFS + 0.691) / float(k_power(hertz, rate_hz) * power) ** 0.5)
