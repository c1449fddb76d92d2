"""A pad: slow chords over one note that stays, each tone with a twin a little beside it.

A chord stays for forty seconds and goes over into another of its family within fifteen; tones that both share sound on.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.sound import circle
from audio_builder.sound.notes import hertz_of, raised
from audio_builder.sound.signal import Endless
from audio_builder.sound.tones import BED_POWER, INSTANTS, Tones, counted
from audio_builder.sound.wander import Wander

NOTE_HZ = (55.0, 220.0)
CHORDS = {
    "open": ((0, 7, 12, 19), (0, 7, 14, 19), (0, 5, 12, 17), (0, 12, 14, 21)),
    "major": ((0, 7, 12, 16), (0, 9, 12, 17), (0, 7, 14, 16), (0, 9, 12, 16)),
    "minor": ((0, 7, 12, 15), (0, 8, 12, 15), (0, 8, 12, 17), (0, 7, 10, 15)),
}
"""Families of chords, in semitones over the note."""
SLOTS = 36
"""Chords in a period: one every forty seconds."""
CHANGE = 0.375
"""Share of that in which one goes over into the next: fifteen seconds."""
PARTIALS = 3
TWIN = 0.25
"""Amplitude of the twin in the ear that hears it less; by choice."""
APART_HZ = (0.25, 0.6)
"""How far twins lie apart, by chance between these."""
PHONE_HZ = 220.0
DEPTH = 0.5
POINTS = (127, 79, 157, 53, 101, 61, 149, 43, 131, 83, 151, 59, 97, 67, 139, 47, 113, 71, 137, 89)
"""Turns that the swelling of each partial takes in a period; used again from the first where there are more."""


class Moves(Struct, frozen=True, eq=False):
    """The amplitudes of a pad."""

    chords: npt.NDArray[np.float64]
    """1 where a pitch sounds, shape (pitches, SLOTS)."""
    wander: Wander
    """One way for each partial of each pitch."""
    tilt: npt.NDArray[np.float64]
    """Amplitude before it moves, of each tone in each ear, shape (pitches, partials, 2 twins, 2 ears, 1)."""
    weights: npt.NDArray[np.float64]
    """What `counted` says of each tone, shape (tones, 1, 1)."""

    def __call__(self, instants: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Amplitudes at these instants, shape (tones, 2, instants), equally loud at any time."""
        shares = instants % INSTANTS / INSTANTS
        slot = (shares * SLOTS).astype(np.int64)
        step = np.minimum((shares * SLOTS - slot) / CHANGE, 1.0)
        step *= step * (3.0 - 2.0 * step)
        sounding = np.sqrt(self.chords[:, slot - 1] * (1.0 - step) + self.chords[:, slot] * step)
        ways = self.wander.at(shares).reshape(len(sounding), PARTIALS, 1, 1, -1)
        moving = self.tilt * (1.0 + DEPTH * (2.0 * ways - 1.0)) * sounding[:, None, None, None, :]
        amplitudes = moving.reshape(-1, 2, len(instants))
        heard = np.sum(amplitudes * amplitudes * self.weights, axis=(0, 1))
        return np.asarray(amplitudes * np.sqrt(BED_POWER / heard))


def make(request: BedRequest) -> Endless:
    """A pad of `[NOTE] [CHORD]`, on A2 and open if nothing is said; raises ValueError for other words."""
    note_hz, family = _asked(request.words)
    chance = np.random.Generator(np.random.PCG64(request.seed))
    pitches = sorted({pitch for chord in CHORDS[family] for pitch in chord})
    numbers = np.arange(1, PARTIALS + 1)
    middles = np.array([[raised(note_hz, pitch)] for pitch in pitches]) * numbers
    apart = chance.uniform(*APART_HZ, size=middles.shape) / 2.0
    hertz = tuple(circle.whole(one) for one in np.stack((middles - apart, middles + apart), axis=-1).ravel().tolist())
    tilt = np.sqrt(np.minimum(1.0, middles / PHONE_HZ)) / numbers**1.2
    moves = Moves(
        _chords(CHORDS[family], pitches, chance),
        Wander.by_chance(chance, tuple((POINTS * 2)[: middles.size])),
        tilt[:, :, None, None, None] * np.array([[1.0, TWIN], [TWIN, 1.0]])[..., None],
        counted(hertz, request.rate_hz),
    )
    starts = tuple(chance.uniform(size=len(hertz)).tolist())
    return Tones(hertz, starts, moves, rate_hz=request.rate_hz, repeat=circle.repeat(request.rate_hz))


def _asked(words: tuple[str, ...]) -> tuple[float, str]:
    """The note's frequency and the family of chords."""
    families = [word.lower() for word in words if word.lower() in CHORDS]
    notes = [word for word in words if word.lower() not in CHORDS] or ["A2"]
    note_hz = hertz_of(notes[0]) or 0.0
    if len(families) > 1 or len(notes) > 1 or not NOTE_HZ[0] <= note_hz <= NOTE_HZ[1]:
        raise ValueError(
            f"pad takes a note from A1 to A3 and one of {', '.join(CHORDS)}, such as 'pad A2 open', "
            f"not '{' '.join(words)}'"
        )
    return note_hz, families[0] if families else "open"


def _chords(
    family: tuple[tuple[int, ...], ...], pitches: list[int], chance: np.random.Generator
) -> npt.NDArray[np.float64]:
    """Which pitches sound in each slot: chords by chance, never one twice running, round the period."""
    order = [0]
    while len(order) < SLOTS:
        order.append((order[-1] + int(chance.integers(1, len(family)))) % len(family))
    if order[-1] == order[0]:
        order[-1] = next(chord for chord in range(len(family)) if chord not in (order[0], order[-2]))
    return np.array([[float(pitch in family[chord]) for chord in order] for pitch in pitches])


BED = BedPlugin(
    name="pad",
    summary="slow, soft chords over one note",
    make=make,
    usage="[NOTE] [open, major or minor]",
)
