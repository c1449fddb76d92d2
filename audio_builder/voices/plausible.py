"""Whether a clip can be its text at all, by one law for every language and engine.

The bounds are so wide that no voice at any pace meets them; what lies outside them is a failure of the engine.
"""

from __future__ import annotations

import numpy as np

from audio_builder.errors import Transient
from audio_builder.plan.cues import Phrase
from audio_builder.plan.estimate import SECONDS_PER_CHARACTER
from audio_builder.sound.signal import Speech

HURRIED = 1 / 5
"""Of the likely length of its letters and digits: 60 a second at pace 1, where the fastest talkers reach 25."""
DRAWN, DRAWN_S = 5, 8.0
"""Times the likely length and some seconds: for one sign to a word, for figures spoken as words, for a slow start."""
FAINT = 0.001
"""A peak of -60 dBFS; the softest voice stands 30 dB above it."""
FULL, FLAT_S = 0.999, 0.005
"""Samples at full scale for so long, without a break, are no wave of any voice: its lowest takes 2 ms to swing over."""


def plausible(speech: Speech, phrase: Phrase) -> Speech:
    """The same clip.  Raises Transient for one that cannot be this text; another try may give a better one."""
    length_s = len(speech.samples) / speech.rate_hz
    character_s = float(SECONDS_PER_CHARACTER) / phrase.pace
    heard = sum(map(str.isalnum, phrase.text))
    if length_s < HURRIED * character_s * heard:
        raise Transient(f"'{phrase.text}' came back in {length_s:.2f} s, too short for {heard} letters")
    if length_s > DRAWN * character_s * len(phrase.text) + DRAWN_S:
        raise Transient(f"'{phrase.text}' came back {length_s:.0f} s long, too long for {len(phrase.text)} characters")
    level = np.abs(speech.samples)
    if not level.max(initial=0.0) >= FAINT:
        raise Transient(f"'{phrase.text}' came back as silence")
    if _longest_run(level >= FULL) >= FLAT_S * speech.rate_hz:
        raise Transient(f"'{phrase.text}' came back clipped: cut off flat at full scale")
    return speech


def _longest_run(flags: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    """The most flags set one after the other."""
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    return int((edges[1::2] - edges[::2]).max(initial=0))
