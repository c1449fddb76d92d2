"""Breath: soft noise that swells with each inhale and sinks with each exhale that the session guides.

Where nothing is guided it breathes on by itself, and after the voice has stopped it leads on, slower and slower.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.regex import regex
from audio_builder.sound import circle
from audio_builder.sound.blend import CELLS, CELLS_PER_S, Blend
from audio_builder.sound.breathing import Breathing, Slowing
from audio_builder.sound.chance import bits
from audio_builder.sound.hump import Hump
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Endless, Repeat
from audio_builder.sound.spans import seconds_within

DARK = Hump(380.0, 6.0, 8.0)
BRIGHT = Hump(800.0, 6.0, 8.0)
"""Spectra of empty and of full lungs; by choice."""
DEPTH_DB = 7.5
"""From empty to full: over two seconds it never rises faster than 6 dB a second."""

PACE = (2.0, 12.0)
"""Breaths a minute that can be asked for."""
OVER_S = (60.0, 7200.0)
USUAL = Slowing(first=8.0, last=5.5, over_s=600.0)
"""From calm to the slow breathing of heart-rate variability training.

Source: P. Lehrer, R. Gevirtz, "Heart rate variability biofeedback: how and why does it work?", Frontiers in Psychology
5 (2014).
"""

_NUMBER = r"\d+(?:[.,]\d+)?"
_TO = r"\s*(?:->|=>|→|\bto\b|\s)\s*"
_WORDS = regex(
    rf"(?:(?P<first>{_NUMBER})(?:{_TO}(?P<last>{_NUMBER}))?)?(?:\s+over\s+(?P<time>.+))?",
    re.IGNORECASE,
)


class Lungs(Struct, frozen=True):
    """How loud the two spectra are."""

    breathing: Breathing
    settled: int
    """The cell from which breathing comes round in a period."""
    frames: int
    """Of a cell."""

    def gains(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Of the dark and of the bright one, the same in both ears, shape (2, 2, cells)."""
        cells = np.where(cells < self.settled, cells, self.settled + (cells - self.settled) % CELLS)
        full = self.breathing.fullness(cells * self.frames)
        level = level_of(full)
        angle = full * (np.pi / 2.0)
        gains = np.stack((np.cos(angle) * level, np.sin(angle) * level))
        return np.repeat(gains[:, None], 2, axis=1)


def level_of(full: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The linear gain of lungs so full."""
    return np.asarray(10.0 ** (DEPTH_DB / 20.0 * (full - 1.0)))


def make(request: BedRequest) -> Endless:
    """Breath along the breathing of the session; raises ValueError for words that are no pace."""
    rate_hz, slowing = request.rate_hz, slowing_of(request.words)
    breathing = Breathing.along(request.breaths, slowing, rate_hz=rate_hz)
    frames = rate_hz // CELLS_PER_S
    lungs = Lungs(breathing, -(-breathing.settled // frames), frames)
    spectra = enumerate((DARK, BRIGHT))
    noises = (Grains(0.0, rate_hz=rate_hz, seed=bits(request.seed, n), shape=shape) for n, shape in spectra)
    turn = np.linspace(0.0, np.pi, 512, endpoint=False)
    power = float(np.mean(level_of(0.5 - 0.5 * np.cos(turn)) ** 2))
    repeat = Repeat(lungs.settled * frames, circle.PERIOD_S * rate_hz)
    return Blend(tuple(noises), lungs.gains, rate_hz=rate_hz, factor=power**-0.5, repeat=repeat)


def slowing_of(words: tuple[str, ...]) -> Slowing:
    """How breathing slows down by words such as `8 5.5` or `8->5.5 over 20m`; raises ValueError for others."""
    text = " ".join(words)
    found = _WORDS.fullmatch(text if not text.lower().startswith("over") else f" {text}")
    if not found:
        raise ValueError(
            f"breath takes breaths a minute, such as 'breath 8->5.5' or 'breath 8->5.5 over 20m', not '{text}'"
        )
    first = _pace(found["first"], USUAL.first)
    last = _pace(found["last"], first if found["first"] else USUAL.last)
    if last > first:
        raise ValueError(f"breath slows down, as in 'breath {last:g}->{first:g}', not up as in '{text}'")
    slowing = replace(USUAL, first=first, last=circle.whole(last / 60.0) * 60.0)
    return replace(slowing, over_s=_seconds(found["time"])) if found["time"] else slowing


def _pace(word: str | None, usual: float) -> float:
    pace = float(word.replace(",", ".")) if word else usual
    if not PACE[0] <= pace <= PACE[1]:
        raise ValueError(f"breath goes at {PACE[0]:g} to {PACE[1]:g} breaths a minute, not '{word}'")
    return pace


def _seconds(text: str) -> float:
    return seconds_within(text, OVER_S, wanted="breath slows down over 1m to 2h")


BED = BedPlugin(
    name="breath",
    summary="soft noise that breathes with the session, and on by itself, ever more slowly",
    make=make,
    usage="[PACE or PACE->PACE over TIME]",
)
