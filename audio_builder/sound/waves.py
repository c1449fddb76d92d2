"""The shapes of cue sounds: each a formula of the seconds since its beginning, before its level and its edges.

Struck metal, sung tones, soft notes and breath; pitches, partials and times were chosen by their spectra and levels, to
be clear on a phone and never shrill.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Curve = npt.NDArray[np.float64]
"""Shape (frames,)."""

Wave = Callable[[Curve, float, int], Curve]
"""(seconds since it began, how long it sounds, rate in Hz) -> its amplitude."""

Partials = tuple[tuple[float, float, float], ...]
"""(frequency in Hz, amplitude, seconds in which it falls to a third)."""

NOTE_ATTACK_S = 0.25
"""Of every note after the first of a sound, along a quarter of a sine."""

OVERTONES = ((1, 1.0), (2, 0.4), (3, 0.15))
"""(number, amplitude) of the partials of a sung tone, so that a phone that loses the lowest gives the rest."""

DARK_HZ, BRIGHT_HZ = 420.0, 760.0
"""Middle of the noise of a breath at its emptiest and its fullest."""
BREATH_OCTAVES = 0.55
"""From there, the noise is down by two thirds so far away."""
TABLE_FRAMES = 2**18


def rising(since: Curve, over_s: float) -> Curve:
    """From 0 to 1 along a quarter of a sine."""
    return np.asarray(np.sin(np.clip(since / over_s, 0.0, 1.0) * (np.pi / 2)))


def falling(left: Curve, over_s: float) -> Curve:
    """From 1 to 0 along half a cosine, by the seconds that are left."""
    return 0.5 - 0.5 * np.cos(np.clip(left / over_s, 0.0, 1.0) * np.pi)


def struck(partials: Partials) -> Wave:
    """Metal: every partial dies away at its own pace."""

    def wave(times: Curve, length_s: float, rate_hz: int) -> Curve:
        total = np.zeros(len(times))
        for hertz, amplitude, decay_s in partials:
            total += amplitude * np.exp(times / -decay_s) * _sine(times * hertz)
        return total

    return wave


def notes(*scored: tuple[float, float, float]) -> Wave:
    """Soft notes of (start in seconds, frequency in Hz, decay in seconds)."""

    def wave(times: Curve, length_s: float, rate_hz: int) -> Curve:
        total = np.zeros(len(times))
        for start_s, hertz, decay_s in scored:
            since = np.maximum(times - start_s, 0.0)
            attack = rising(since, NOTE_ATTACK_S) if start_s else 1.0
            total += attack * np.exp(since / -decay_s) * _sung(since * hertz)
        return total

    return wave


def sung(from_hz: float, to_hz: float, *, swell: float) -> Wave:
    """A tone that moves evenly in pitch over its length; `swell` is how much of its level it gains, or loses."""

    def wave(times: Curve, length_s: float, rate_hz: int) -> Curve:
        level = _swelling(times / length_s, swell)
        return _sung(_glide(times, length_s, from_hz, to_hz)) * level

    return wave


def breathed(*, swell: float) -> Wave:
    """Noise like a breath: brighter and louder as it fills, darker and softer as it empties."""

    def wave(times: Curve, length_s: float, rate_hz: int) -> Curve:
        share = times / length_s
        full = share if swell > 0 else 1.0 - share
        frames = np.rint(times * rate_hz).astype(np.int64) % TABLE_FRAMES
        angle = np.clip(full, 0.0, 1.0) * (np.pi / 2)
        dark, bright = (_noise(hertz, rate_hz)[frames] for hertz in (DARK_HZ, BRIGHT_HZ))
        return (dark * np.cos(angle) + bright * np.sin(angle)) * _swelling(share, swell)

    return wave


def _swelling(share: Curve, swell: float) -> Curve:
    """From 1 - swell to 1 over the length, or the other way for a negative one."""
    return 1.0 - swell * (1.0 - share) if swell > 0 else 1.0 + swell * share


def _sine(turns: Curve) -> Curve:
    """The sine of a phase in turns; single precision is exact enough once whole turns are gone."""
    angle = ((turns - np.floor(turns)) * (2.0 * np.pi)).astype(np.float32)
    return np.asarray(np.sin(angle), dtype=np.float64)


def _sung(turns: Curve) -> Curve:
    total = np.zeros(len(turns))
    for number, amplitude in OVERTONES:
        total += amplitude * _sine(turns * number)
    return total


def _glide(times: Curve, length_s: float, from_hz: float, to_hz: float) -> Curve:
    """The phase in turns of a tone that moves evenly in pitch over its length."""
    if from_hz == to_hz:
        return times * from_hz
    rate = np.log(to_hz / from_hz) / length_s
    return np.asarray(from_hz / rate * np.expm1(rate * times))


@lru_cache(maxsize=8)
def _noise(middle_hz: float, rate_hz: int) -> Curve:
    """A circle of noise around a frequency, of about unit power; the same every time."""
    chance = np.random.Generator(np.random.PCG64(round(middle_hz) + 6))
    lines = np.fft.rfftfreq(TABLE_FRAMES, 1.0 / rate_hz)[1:]
    levels = np.exp(-0.5 * (np.log2(lines / middle_hz) / BREATH_OCTAVES) ** 2)
    levels *= TABLE_FRAMES / np.sqrt(2.0 * np.sum(levels * levels))
    phases = chance.uniform(0.0, 2.0 * np.pi, len(lines))
    circle = np.fft.irfft(np.concatenate(([0.0], levels * np.exp(1j * phases))), TABLE_FRAMES)
    circle.setflags(write=False)
    return circle
