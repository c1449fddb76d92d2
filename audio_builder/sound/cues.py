"""Cue sounds: a bell, a chime, the soft tones of the breath clock.

Each is a formula of the time since its beginning, so it is the same in whatever blocks it is read, and costs no memory.
None of them can startle: each comes out of nothing over `ATTACK_S` or more and goes back into nothing, and stands at
least 6 LU under the voice.  Most of each lies above 200 Hz, where a phone can give it.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.errors import UsageError, did_you_mean
from audio_builder.sound.loudness import Meter
from audio_builder.sound.speech import MONO_TO_STEREO_LU
from audio_builder.sound.waves import Curve, Partials, Wave, breathed, falling, notes, rising, struck, sung
from audio_builder.units import gain

ATTACK_S = 0.25
"""From nothing to the full level, along a quarter of a sine: heard at once, but slowly there.

From a tenth of the level to nine tenths it takes 0.16 s, and 0.1 s or more where the sound sinks meanwhile.
"""
SHORTEST_ATTACK_S = 0.1
RELEASE_S = 0.3
"""Back into nothing, along half a cosine, at the end of a sound that would otherwise go on; by choice."""
HIGHEST_LU = -6.0
"""No cue is put closer to the voice."""

MEASURED_S = 4.0
"""How much of a sound is measured to know its level; each is at its loudest well within that."""


class CueSound(Struct, frozen=True):
    """One row of the table."""

    name: str
    summary: str
    level_lu: float
    """Its own level: the loudest 400 ms of it above the loudness of the voice."""
    seconds: float | None
    """How long it sounds; None for as long as what it marks."""
    wave: Wave
    """Its shape, before its level and its edges."""


class CueTone(Struct, frozen=True):
    """A cue sound of some length at its level; mono, like a clip."""

    sound: CueSound
    frames: int
    rate_hz: int
    lufs: float
    """Of its loudest 400 ms, on two equal channels."""

    def read(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """Frames [start, stop) from its beginning on, shape (stop - start,)."""
        times = np.arange(start, stop, dtype=np.float64) / self.rate_hz
        factor = gain(self.lufs - _loudest_lufs(self.sound.name, self.rate_hz))
        wave = _edged(self.sound, times, self.frames / self.rate_hz, self.rate_hz)
        return (wave * factor).astype(np.float32)


def cue_sound(name: str) -> CueSound:
    """The row of that name.  Raises UsageError when there is none."""
    if name not in CUES:
        raise UsageError(f"unknown sound '{name}'{did_you_mean(name, CUES) or '; there is ' + ', '.join(CUES)}")
    return CUES[name]


def sounding(name: str, *, marked: int, room: int, rate_hz: int) -> int:
    """How many frames a cue sounds that marks `marked` frames and has `room` frames to die away in, at most."""
    own_s = cue_sound(name).seconds
    return marked if own_s is None else max(min(round(own_s * rate_hz), room), 0)


@cache
def _loudest_lufs(name: str, rate_hz: int) -> float:
    """Loudness of the loudest 400 ms of a sound, on two equal channels, before it is set to its level."""
    sound = CUES[name]
    times = np.arange(round(MEASURED_S * rate_hz)) / rate_hz
    wave = _edged(sound, times, sound.seconds or MEASURED_S, rate_hz)
    meter = Meter(rate_hz, 1)
    meter.push(np.pad(wave, rate_hz // 2)[:, None].astype(np.float32))
    return float(meter.momentary().max()) + MONO_TO_STEREO_LU


def _edged(sound: CueSound, times: Curve, length_s: float, rate_hz: int) -> Curve:
    """The wave between its soft edges."""
    attack_s = min(ATTACK_S, max(SHORTEST_ATTACK_S, length_s / 2))
    edges = rising(times, attack_s) * falling(length_s - times, min(RELEASE_S, length_s / 2))
    return sound.wave(times, length_s, rate_hz) * edges


LOW_HZ, HIGH_HZ = 220.0, 330.0
"""Between which the tones of the breath move: a fifth."""

BELL: Partials = ((261.6, 1.0, 1.9), (262.1, 0.3, 1.9), (528.0, 0.5, 1.3), (718.0, 0.25, 0.8), (1393.0, 0.06, 0.4))
CHIME: Partials = ((523.3, 1.0, 1.1), (523.9, 0.25, 1.1), (1443.0, 0.2, 0.5), (2830.0, 0.03, 0.25))
"""Of a small bar: inharmonic, with a pair that beats slowly."""
LOW_BOWL: Partials = ((233.1, 1.0, 3.6), (233.6, 0.4, 3.6), (646.0, 0.4, 2.1), (646.9, 0.15, 2.1), (1239.0, 0.08, 1.0))
HIGH_BOWL: Partials = (
    (311.1, 1.0, 3.0),
    (311.7, 0.4, 3.0),
    (862.0, 0.35, 1.8),
    (863.1, 0.12, 1.8),
    (1653.0, 0.06, 0.8),
)
"""Of singing bowls a fourth apart: the second partial is 2.77 times the first, and each is a pair that beats."""

CUES = {
    sound.name: sound
    for sound in (
        CueSound("bell", "a low, soft bell", -10.0, 8.0, struck(BELL)),
        CueSound("chime", "a light chime", -11.0, 5.0, struck(CHIME)),
        CueSound("bowl", "a singing bowl", -10.0, 14.0, struck(LOW_BOWL)),
        CueSound("high-bowl", "a smaller singing bowl", -11.0, 11.0, struck(HIGH_BOWL)),
        CueSound("tick", "one soft beat", -14.0, 0.8, notes((0.0, 440.0, 0.3))),
        CueSound("breath-in", "a tone that rises as long as the breath", -12.0, None, sung(LOW_HZ, HIGH_HZ, swell=0.5)),
        CueSound("breath-hold", "a very soft tone that stays", -20.0, None, sung(277.2, 277.2, swell=0.0)),
        CueSound(
            "breath-out", "a tone that sinks as long as the breath", -12.0, None, sung(HIGH_HZ, LOW_HZ, swell=-0.5)
        ),
        CueSound("air-in", "a sound of breathing in", -13.0, None, breathed(swell=0.6)),
        CueSound("air-out", "a sound of breathing out", -13.0, None, breathed(swell=-0.6)),
        CueSound("tense", "one soft note: now", -12.0, 1.2, notes((0.0, 330.0, 0.4))),
        CueSound(
            "release", "two soft notes, the second lower", -12.0, 3.0, notes((0.0, 330.0, 0.4), (0.5, 247.0, 0.9))
        ),
        CueSound(
            "halfway", "two soft notes, the second higher", -12.0, 2.0, notes((0.0, 330.0, 0.4), (0.5, 440.0, 0.5))
        ),
        CueSound("last-five", "one low, soft note: five seconds more", -14.0, 2.0, notes((0.0, 262.0, 0.6))),
    )
}
"""Every cue sound by name; levels and pitches are by choice, far under the voice."""
