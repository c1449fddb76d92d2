"""A drone: one low note and its harmonics, which slowly trade places while their loudness together stays.

Partials under 220 Hz are held back, so most of the sound is where a phone's speaker can give it.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import numpy.typing as npt

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound import circle
from audio_builder.sound.notes import hertz_of
from audio_builder.sound.signal import Endless
from audio_builder.sound.tones import BED_POWER, INSTANTS, Tones, counted
from audio_builder.sound.wander import Wander

NOTE_HZ = (55.0, 440.0)
PHONE_HZ = 220.0
DEPTH = 0.6
"""How far each partial swells and fades, as a share of its amplitude; by choice."""
POINTS = (127, 79, 157, 53, 101, 61, 211, 43, 131, 83, 151, 59, 97, 67, 199, 47)
"""Turns that the swelling of each partial takes in a period, for the left ear and then for the right."""
PARTIALS = len(POINTS) // 2


def make(request: BedRequest) -> Endless:
    """A drone on `[NOTE or HZ]`, A2 if nothing is said; raises ValueError for other words."""
    words = request.words
    if len(words) > 1:
        raise ValueError(f"drone takes one note or frequency, such as 'drone A2' or 'drone 110Hz', not {len(words)}")
    word = words[0] if words else "A2"
    note_hz = hertz_of(word) or 0.0
    if not NOTE_HZ[0] <= note_hz <= NOTE_HZ[1]:
        raise ValueError(f"a drone sounds a note from A1 to A4 or {NOTE_HZ[0]:g}Hz to {NOTE_HZ[1]:g}Hz, not '{word}'")
    hertz = tuple(number * circle.whole(note_hz) for number in range(1, PARTIALS + 1))
    wander = Wander.by_chance(np.random.Generator(np.random.PCG64(request.seed)), POINTS)
    moving = partial(_moving, wander, _tilt(note_hz), counted(hertz, request.rate_hz))
    starts = tuple(number * number / (2 * PARTIALS) for number in range(PARTIALS))
    return Tones(hertz, starts, moving, rate_hz=request.rate_hz, repeat=circle.repeat(request.rate_hz))


def _tilt(note_hz: float) -> npt.NDArray[np.float64]:
    """Amplitudes before they move, shape (partials, 1, 1): the power falls by 3 dB per octave, to either side."""
    numbers = np.arange(1, PARTIALS + 1)[:, None, None]
    return np.asarray(np.sqrt(np.minimum(1.0, numbers * note_hz / PHONE_HZ) / numbers))


def _moving(
    wander: Wander, tilt: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], instants: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Amplitudes at these instants, shape (partials, 2, instants), equally loud in both ears at any time."""
    ways = wander.at(instants % INSTANTS / INSTANTS).reshape(2, PARTIALS, -1).swapaxes(0, 1)
    amplitudes = tilt * (1.0 + DEPTH * (2.0 * ways - 1.0))
    heard = np.sum(amplitudes * amplitudes * weights, axis=0)
    return np.asarray(amplitudes * np.sqrt(BED_POWER / 2.0 / heard))


BED = BedPlugin(
    name="drone",
    summary="a low, slowly moving chord of one note",
    make=make,
    usage="[NOTE or HZ]",
)
