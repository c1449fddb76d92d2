"""Tone: how the power of a voice lies over the frequencies, and a filter that brings one voice nearer to another.

A recording made in a kitchen and a voice of a machine differ in brightness and warmth more than in anything else; what
they have in common is enough to follow.  The filter is broad, gentle and of linear phase: it moves no sound in time,
changes no band by more than `MOST_DB`, and leaves a voice's own vowels as they are.
Source: third-octave bands of IEC 61260-1; the average over speech alone as in D. Byrne et al., "An international
comparison of long-term average speech spectra", JASA 96 (1994).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.signal import Speech

CENTRES_HZ = 1000.0 * 2.0 ** (np.arange(-10, 10) / 3.0)
"""Third-octave bands from 100 Hz to 8 kHz."""
MOST_DB = 6.0
"""So much a band is raised or lowered at most."""
PITCHES = 5
"""The lowest bands, up to 250 Hz, hold the pitch itself, which is each voice's own: they count as one."""
WEAK_DB = 50.0
"""A band so far under the loudest holds nothing but noise, and is not raised."""
LEAST_S = 1.0
"""Speech that tells a tone; less tells no more than one vowel.  These three are choices."""

_FRAME_S = 0.064
_SPEECH_DB = 30.0
"""Under the loud parts; what is softer is a pause."""
_SMOOTHING = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9.0
"""Over neighbouring bands: an octave and a half in all, which is wider than a formant."""
_TAPS_S = 0.02
_USABLE = 0.45
"""Of the rate: what is above lies in the slope of some filter."""

Curve = npt.NDArray[np.float64]
"""Gain in dB of each band of `CENTRES_HZ`."""


class Tone(Struct, frozen=True):
    """The long-term spectrum of a voice."""

    power: npt.NDArray[np.float64]
    """Mean power in each band of `CENTRES_HZ`; 0 where its rate has none."""
    seconds: float
    """Of speech that it was found in."""


def tone_of(speeches: Iterable[Speech]) -> Tone:
    """The tone of a voice in some phrases of it; soft phrases and loud ones count alike, pauses not at all."""
    power, seconds = np.zeros(len(CENTRES_HZ)), 0.0
    known = np.full(len(CENTRES_HZ), True)
    for speech in speeches:
        bands, length = _bands(speech)
        if length:
            power += length * bands / bands.sum()
            seconds += length
            known &= _has(speech.rate_hz)
    return Tone(np.where(known, power / max(seconds, 1e-9), 0.0), seconds)


def towards(tone: Tone, other: Tone) -> Curve:
    """What brings the first tone nearer to the second; nothing where one of them is not known well enough."""
    flat = np.zeros(len(CENTRES_HZ))
    both = (tone.power > 0) & (other.power > 0)
    if min(tone.seconds, other.seconds) < LEAST_S or both.sum() < len(_SMOOTHING):
        return flat
    apart = 10.0 * (np.log10(_without_pitch(other.power)[both]) - np.log10(_without_pitch(tone.power)[both]))
    apart = _smoothed(apart - apart.mean())
    weak = 10.0 * np.log10(tone.power[both] / tone.power.max()) < -WEAK_DB
    apart = np.clip(np.where(weak, np.minimum(apart, 0.0), apart), -MOST_DB, MOST_DB)
    return np.interp(np.arange(len(flat)), np.flatnonzero(both), apart)


def toned(speech: Speech, curve: Curve) -> Speech:
    """The speech with each band so much louder, as long as it was, and within full scale; its loudness may differ."""
    if not curve.any() or not len(speech.samples):
        return speech
    taps = _filter(curve, speech.rate_hz)
    size = 1 << (len(speech.samples) + len(taps) - 2).bit_length()
    whole = np.fft.irfft(np.fft.rfft(speech.samples, size) * np.fft.rfft(taps, size), size)
    half = len(taps) // 2
    samples = whole[half : half + len(speech.samples)]
    samples /= max(1.0, float(np.abs(samples).max()))
    return Speech(samples.astype(np.float32), speech.rate_hz)


def _bands(speech: Speech) -> tuple[npt.NDArray[np.float64], float]:
    """Power in each band while somebody speaks, and for how many seconds that is."""
    size = 1 << round(_FRAME_S * speech.rate_hz).bit_length()
    if len(speech.samples) < size:
        speech = Speech(np.pad(speech.samples, (0, size - len(speech.samples))), speech.rate_hz)
    frames = np.lib.stride_tricks.sliding_window_view(speech.samples, size)[:: size // 2]
    level = np.square(frames, dtype=np.float64).mean(axis=1)
    loud = level > np.percentile(level, 95) * 10.0 ** (-_SPEECH_DB / 10.0)
    if not loud.any():
        return np.zeros(len(CENTRES_HZ)), 0.0
    spectrum = np.square(np.abs(np.fft.rfft(frames[loud] * np.hanning(size), axis=1))).mean(axis=0)
    below = np.concatenate(([0.0], np.cumsum(spectrum)))
    edges = np.append(CENTRES_HZ * 2.0 ** (-1 / 6), CENTRES_HZ[-1] * 2.0 ** (1 / 6)) * size / speech.rate_hz + 0.5
    bands = np.diff(np.interp(edges, np.arange(len(below)), below))
    bands = np.where(_has(speech.rate_hz), np.maximum(bands, 1e-30), 0.0)
    return bands, float(loud.sum()) * size / 2 / speech.rate_hz


def _has(rate_hz: int) -> npt.NDArray[np.bool_]:
    """Which bands sound of that rate holds whole."""
    return np.asarray(_USABLE * rate_hz >= CENTRES_HZ * 2.0 ** (1 / 6))


def _without_pitch(power: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The same with the power of the lowest bands spread over them."""
    return np.concatenate((np.full(PITCHES, power[:PITCHES].mean()), power[PITCHES:]))


def _smoothed(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Each with its neighbours; beyond the ends the last goes on."""
    reach = len(_SMOOTHING) // 2
    return np.convolve(np.pad(values, reach, mode="edge"), _SMOOTHING, mode="valid")


def _filter(curve: Curve, rate_hz: int) -> npt.NDArray[np.float64]:
    """The taps, an odd number and symmetric; below the first band and above the last the gain stays what it is."""
    reach = round(_TAPS_S / 2 * rate_hz)
    size = 1 << (8 * reach).bit_length()
    hertz = np.fft.rfftfreq(size, 1 / rate_hz)
    level_db = np.interp(np.log(np.maximum(hertz, 1.0)), np.log(CENTRES_HZ), curve)
    impulse = np.roll(np.fft.irfft(10.0 ** (level_db / 20.0), size), reach)[: 2 * reach + 1]
    return impulse * np.hanning(2 * reach + 3)[1:-1]
