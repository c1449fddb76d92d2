"""A sound file of the author's, heard once: like a cue it comes in softly, stands under the voice and goes out softly.

The silences at its ends are left out.  It is heard in the middle, as every cue is.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.sound.cues import ATTACK_S, HIGHEST_LU
from audio_builder.sound.loudness import HOPS_PER_SECOND, Meter
from audio_builder.sound.signal import Signal, Span
from audio_builder.sound.speech import MONO_TO_STEREO_LU
from audio_builder.units import gain

OWN_LEVEL_LU = -12.0
"""Of a sound that no level is written for: as of our own cues."""
LONGEST_S = 60
"""A longer sound is one to lie under the voice, not one to wait for; it is faded out here."""
SHORTEST_S = 0.2
RELEASE_S = 0.5
CUT_RELEASE_S = 5.0
"""The way out of a sound that is longer; both by choice."""
QUIET_DB = -50.0
"""What is so far under the loudest 100 ms of a recording at its very beginning and end is silence; by choice."""


class Heard(Signal, Protocol):
    """What is known of a recording; of `contracts.Recording`."""

    @property
    def frames(self) -> int:
        """So much there is."""

    @property
    def whole(self) -> bool:
        """Whether that is all of the file."""

    @property
    def power(self) -> npt.NDArray[np.float64]:
        """Mean weighted power of each whole 100 ms."""


class OwnSound(Struct, frozen=True):
    """A sound ready to be placed; mono, like a clip."""

    source: Signal
    span: Span
    """What is played of it."""
    rate_hz: int
    attack: int
    release: int
    loudest_lufs: float
    """Loudness of its loudest 400 ms, on two equal channels."""
    factor: float = 1.0

    def at(self, level_lu: float | None, *, voice_lufs: float) -> OwnSound:
        """The sound so much above a voice of that loudness, and no nearer to it than a cue may be."""
        own_lu = OWN_LEVEL_LU if level_lu is None else min(level_lu, HIGHEST_LU)
        return replace(self, factor=gain(voice_lufs + own_lu - self.loudest_lufs))

    def read(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """Frames [start, stop) from its beginning on, shape (stop - start,)."""
        mono = self.source.read(self.span.start + start, self.span.start + stop).mean(axis=1, dtype=np.float32)
        frames = np.arange(start, stop)
        rising = np.sin(np.clip((frames + 1) / self.attack, 0.0, 1.0) * (np.pi / 2))
        falling = 0.5 - 0.5 * np.cos(np.clip((len(self.span) - frames) / self.release, 0.0, 1.0) * np.pi)
        edges = (rising * falling * self.factor).astype(np.float32)
        return np.asarray(mono * edges, dtype=np.float32)


def own_sound(source: Heard, *, rate_hz: int) -> OwnSound:
    """The sound of a recording, or of its first minute.  Raises ValueError for one that holds next to nothing."""
    span = audible(source, rate_hz=rate_hz)
    longest = LONGEST_S * rate_hz
    if len(span) < SHORTEST_S * rate_hz:
        raise ValueError(f"it holds {len(span) / rate_hz:.1f} s of sound; a sound needs {SHORTEST_S} s or more")
    cut = len(span) > longest
    span = Span(span.start, span.start + longest) if cut else span
    release = min(round((CUT_RELEASE_S if cut else RELEASE_S) * rate_hz), len(span) // 2)
    found = OwnSound(source, span, rate_hz, min(round(ATTACK_S * rate_hz), len(span) // 2), release, 0.0)
    return replace(found, loudest_lufs=_loudest_lufs(found))


def audible(source: Heard, *, rate_hz: int) -> Span:
    """The frames of a recording between the silences at its ends; none of one that is nothing else."""
    power, hop = source.power, rate_hz // HOPS_PER_SECOND
    loud = np.flatnonzero(power > power.max(initial=0.0) * 10.0 ** (QUIET_DB / 10.0))
    if not len(loud):
        return Span(0, 0)
    goes_on = not source.whole or loud[-1] == len(power) - 1
    return Span(int(loud[0]) * hop, source.frames if goes_on else (int(loud[-1]) + 1) * hop)


def _loudest_lufs(sound: OwnSound) -> float:
    meter = Meter(sound.rate_hz, 1)
    half = np.zeros((sound.rate_hz // 2, 1), np.float32)
    meter.push(half)
    for start in range(0, len(sound.span), sound.rate_hz):
        meter.push(sound.read(start, min(start + sound.rate_hz, len(sound.span)))[:, None])
    meter.push(half)
    return float(meter.momentary().max()) + MONO_TO_STEREO_LU
