"""Notes and frequencies as people write them: `A2`, `C#3`, `Eb3`, `110Hz`, `110`; A4 is 440 Hz.

Source: ISO 16:1975, Acoustics - Standard tuning frequency.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex

_NOTE = regex(r"([a-g])([#♯b♭]?)(\d)", re.IGNORECASE)
_HERTZ = regex(r"(\d+(?:[.,]\d+)?)(?:hz)?", re.IGNORECASE)
_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SIGNS = {"": 0, "#": 1, "♯": 1, "b": -1, "♭": -1}


def hertz_of(word: str) -> float | None:
    """The frequency that a word names; None when it names none.

    >>> hertz_of("A2"), hertz_of("98,5Hz"), hertz_of("loud")
    (110.0, 98.5, None)
    """
    if note := _NOTE.fullmatch(word):
        step = 12 * int(note[3]) + _STEPS[note[1].upper()] + _SIGNS[note[2].lower()]
        return raised(440.0, step - 57)
    number = _HERTZ.fullmatch(word)
    return float(number[1].replace(",", ".")) if number else None


def raised(hertz: float, semitones: float) -> float:
    """The frequency so many semitones higher, in equal temperament.

    >>> raised(220.0, 12)
    440.0
    """
    return float(hertz * 2.0 ** (semitones / 12.0))
