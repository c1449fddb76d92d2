"""A room around a voice: what each phrase would leave behind in it.

A room is an echo of fixed length, so a phrase in a room is a longer clip: a function of the phrase alone, computed
once, and not an effect over the session with a state to carry.  So the law of sound holds as it does for any clip.
What was spoken stays as it was, to the sample; the echo comes after it, softer, in both ears differently, and dies
away.  Levels and times are by choice.
Source of the model: M. R. Schroeder, "Natural Sounding Artificial Reverberation", J. Audio Eng. Soc. 10 (1962); J. A.
Moorer, "About This Reverberation Business", Computer Music Journal 3 (1979), who folded with decaying noise.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound.signal import Block
from audio_builder.units import gain

Echo = npt.NDArray[np.float32]
"""What a click leaves behind in both ears, shape (frames, 2)."""


class Room(Struct, frozen=True):
    """One row of the table."""

    name: str
    seconds: float
    """In which the echo falls by 60 dB."""
    wet_db: float
    """All of the echo against what is spoken, over the range of a voice."""
    first_ms: float
    """Between what is spoken and the first wall's answer."""
    bright_hz: float
    """Above this the walls swallow."""
    walls: int
    """So many single answers before the rest runs together."""


ROOMS = {
    room.name: room
    for room in (
        Room("small", 0.35, -15.0, 6.0, 5000.0, 6),
        Room("warm", 0.8, -16.0, 14.0, 2500.0, 6),
        Room("large", 1.8, -18.0, 24.0, 3500.0, 8),
    )
}

FALL = 6.9078
"""Natural logarithm of 60 dB."""
LOW_HZ = 180.0
"""Below this an echo is only mud."""
VOICE_HZ = (200.0, 4000.0)
WALLS_DB = -4.0
"""All single answers together, against the rest."""
WALLS_SPREAD = 0.12
"""Over this share of the echo's length they come."""
SAME = 0.3
"""Share of the rest's power that is the same in both ears: a mono file loses less than 2 dB of it."""
FADE = 0.25
"""The last part of an echo goes to nothing along half a cosine."""
BRIGHT_FALL = 2.0
"""What is bright falls so much faster than the rest."""


def tail_frames(name: str, rate_hz: int) -> int:
    """How much longer a clip is in a room; nothing for no room.  Raises KeyError for a room that does not exist."""
    return 0 if name == "none" else len(echo(name, rate_hz)) - 1


def in_room(samples: npt.NDArray[np.float32], name: str, rate_hz: int) -> Block:
    """A mono clip, shape (frames,), in a room: as it was, and its echo, shape (frames + the room's tail, 2)."""
    length = len(samples) + tail_frames(name, rate_hz)
    wet = np.zeros((length, 2), np.float32)
    response, size = _response(name, rate_hz)
    step = size - tail_frames(name, rate_hz)
    for start in range(0, len(samples), step):
        spectrum = np.fft.rfft(samples[start : start + step], size)
        stop = min(start + size, length)
        for ear in range(2):
            wet[start:stop, ear] += np.fft.irfft(spectrum * response[ear], size)[: stop - start]
    wet[: len(samples)] += samples[:, None]
    return wet


@lru_cache(maxsize=4)
def echo(name: str, rate_hz: int) -> Echo:
    """What a click leaves behind in a room, the click itself left out; read-only."""
    room = ROOMS[name]
    chance = np.random.Generator(np.random.PCG64(crc32(name.encode())))
    length = round(room.seconds * rate_hz)
    times = np.arange(length) / rate_hz
    rest = _rest(room, times, chance)
    walls = _walls(room, length, rate_hz, chance)
    walls *= gain(WALLS_DB) * np.sqrt(np.sum(rest**2) / np.sum(walls**2))
    both = _coloured(rest + walls, room, rate_hz)
    fade = np.clip((length - np.arange(length)) / (FADE * length), 0.0, 1.0)
    both *= (0.5 - 0.5 * np.cos(np.pi * fade))[:, None]
    first = round(room.first_ms / 1000.0 * rate_hz)
    both = np.concatenate((np.zeros((first, 2)), both))
    both *= gain(room.wet_db) / _level(both, rate_hz)
    found = both.astype(np.float32)
    found.setflags(write=False)
    return found


def _rest(room: Room, times: npt.NDArray[np.float64], chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Noise that dies away, shape (frames, 2); it rises for a moment first, while the answers grow denser."""
    same = chance.standard_normal((len(times), 1)) * SAME**0.5
    own = chance.standard_normal((len(times), 2)) * (1.0 - SAME) ** 0.5
    fall = np.exp(times * (-FALL / room.seconds)) * (1.0 - np.exp(times * (-FALL / (WALLS_SPREAD * room.seconds))))
    return np.asarray((same + own) * fall[:, None])


def _walls(room: Room, length: int, rate_hz: int, chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Single answers, shape (frames, 2), each a little to one side."""
    found = np.zeros((length, 2))
    spread = WALLS_SPREAD * room.seconds
    for wall in range(room.walls):
        at = spread * (wall + chance.uniform(0.0, 0.8)) / room.walls
        side = chance.uniform(0.3, 0.7)
        level = np.exp(-FALL * at / room.seconds) * (-1.0) ** wall
        found[round(at * rate_hz)] += level * np.sqrt((side, 1.0 - side))
    return found


def _coloured(both: npt.NDArray[np.float64], room: Room, rate_hz: int) -> npt.NDArray[np.float64]:
    """What walls leave of it: no rumble, and what is bright goes first."""
    size = 2 * len(both)
    hertz = np.fft.rfftfreq(size, 1.0 / rate_hz)[:, None]
    low = hertz**2 / (hertz**2 + LOW_HZ**2)
    dark = 1.0 / (1.0 + (hertz / room.bright_hz) ** 2)
    spectrum = np.fft.rfft(both, size, axis=0) * low
    mellow = np.fft.irfft(spectrum * dark, size, axis=0)[: len(both)]
    bright = np.fft.irfft(spectrum * dark**0.5 * (1.0 - dark**0.5), size, axis=0)[: len(both)]
    times = np.arange(len(both)) / rate_hz
    return np.asarray(mellow + bright * np.exp(times * (-FALL * (BRIGHT_FALL - 1.0) / room.seconds))[:, None])


def _level(both: npt.NDArray[np.float64], rate_hz: int) -> float:
    """Root of the mean gain of power in one ear over the range of a voice."""
    spectrum = np.abs(np.fft.rfft(both, 2 * len(both), axis=0)) ** 2
    hertz = np.fft.rfftfreq(2 * len(both), 1.0 / rate_hz)
    voice = (hertz >= VOICE_HZ[0]) & (hertz <= VOICE_HZ[1])
    return float(np.sqrt(spectrum[voice].mean()))


@lru_cache(maxsize=2)
def _response(name: str, rate_hz: int) -> tuple[npt.NDArray[np.complexfloating], int]:
    """The spectrum of an echo for each ear, and over how many frames."""
    sound = echo(name, rate_hz)
    size = 1 << (4 * len(sound)).bit_length()
    return np.fft.rfft(sound.T, size), size
