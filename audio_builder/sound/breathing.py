"""How full the lungs are at any frame: along the breathing that a session guides, and by itself where it guides none.

A breath is one turn: it fills for `INHALE` of it and empties for the rest.  Every frame has its turn in closed form.
Guided phases are followed to the frame; between them, and after the last, breathing goes on at the pace it had, in
whole breaths, so that nothing jumps where guiding begins again.  After the last it slows down and then stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.sound import circle

INHALE = 0.4
"""Share of an unguided breath, as in slow breathing that is taught; by choice."""
BREATH_S = (5.0, 24.0)
"""Shortest and longest breath that goes on by itself."""
SHORTEST_WAY_S = 2.5
"""From full to empty or back between guided phases; where there is less time, nothing moves."""

Frames = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


class Guided(Protocol):
    """One phase of guided breathing, frames [start, stop)."""

    @property
    def phase(self) -> str:
        """inhale, hold or exhale."""

    @property
    def start(self) -> int: ...

    @property
    def stop(self) -> int: ...


class Slowing(Struct, frozen=True, kw_only=True):
    """How breathing goes on by itself; paces in breaths a minute."""

    first: float
    """Until the session guides it; from its beginning, if it never does."""
    last: float
    """Where it arrives, unless it was slower already; a whole number of breaths in a period."""
    over_s: float
    """How long it takes to get there from the last guided breath."""


class Breathing(Struct, frozen=True, eq=False):
    """The breathing of a session and after it."""

    knots: Frames
    """Ascending; the first is where guiding begins, the last where it ends."""
    turns: Shares
    """Breaths at the knots, straight between them."""
    before: float
    """Breaths a frame before the first knot."""
    after: tuple[float, float]
    """Breaths a frame right after the last knot, and once it has slowed down."""
    slowing: int
    """Frames from the one to the other."""

    @classmethod
    def along(cls, phases: Iterable[Guided], slowing: Slowing, *, rate_hz: int) -> Breathing:
        """Breathing that follows these phases, which are in order."""
        way = _Way(60.0 / slowing.first * rate_hz, rate_hz)
        for phase in phases:
            way.follow(phase)
        period = circle.PERIOD_S * rate_hz
        first = 1.0 / way.breath if way.knots else slowing.first / 60.0 / rate_hz
        last = min(first, slowing.last / 60.0 / rate_hz)
        knots, turns = zip(*(way.knots or [(0, 0.0)]), strict=True)
        return cls(
            np.array(knots),
            np.array(turns),
            slowing.first / 60.0 / rate_hz,
            (first, max(1, round(last * period)) / period),
            round(slowing.over_s * rate_hz),
        )

    @property
    def settled(self) -> int:
        """The frame from which the pace stays."""
        return int(self.knots[-1]) + self.slowing

    def fullness(self, frames: Frames) -> Shares:
        """From 0, empty, to 1, full, at these frames."""
        turn = self._turns(frames)
        turn -= np.floor(turn)
        filling = 0.5 - 0.5 * np.cos(turn * (np.pi / INHALE))
        emptying = 0.5 + 0.5 * np.cos((turn - INHALE) * (np.pi / (1.0 - INHALE)))
        return np.where(turn < INHALE, filling, emptying)

    def _turns(self, frames: Frames) -> Shares:
        since = (frames - self.knots[-1]).astype(np.float64)
        slowing = np.clip(since, 0.0, self.slowing)
        first, last = self.after
        change = (last - first) / (2.0 * max(self.slowing, 1))
        turns = np.interp(frames, self.knots, self.turns)
        turns += np.minimum(frames - self.knots[0], 0) * self.before
        turns += slowing * (first + change * slowing) + np.maximum(since - self.slowing, 0.0) * last
        return np.asarray(turns)


class _Way:
    """The knots of guided breathing, phase by phase."""

    def __init__(self, breath: float, rate_hz: int) -> None:
        self.knots: list[tuple[int, float]] = []
        self.breath = breath
        self._rate_hz = rate_hz
        self._breaths, self._full = 0, False
        self._began: int | None = None

    def follow(self, phase: Guided) -> None:
        """Add what leads to a phase, and the phase."""
        if self.knots:
            self._bridge(phase)
        else:
            self._full = phase.phase == "exhale"
        self._knot(phase.start)
        if phase.phase == "inhale":
            self._began = phase.start
            self._full = True
        elif phase.phase == "exhale" and self._full:
            self._breaths, self._full = self._breaths + 1, False
        self._knot(phase.stop)
        if self._began is not None:
            shortest, longest = (seconds * self._rate_hz for seconds in BREATH_S)
            self.breath = min(longest, max(shortest, phase.stop - self._began))

    def _bridge(self, phase: Guided) -> None:
        """Breathe on in whole breaths from the last phase to the state that this one begins in."""
        gap = phase.start - self.knots[-1][0]
        wanted = {"inhale": False, "exhale": True}.get(phase.phase, self._full)
        way = 0.0 if wanted == self._full else INHALE if wanted else 1.0 - INHALE
        if way and gap < SHORTEST_WAY_S * self._rate_hz:
            return
        most = int(gap / (BREATH_S[0] * self._rate_hz) - way)
        self._breaths += max(0, min(most, round(gap / self.breath - way))) + (self._full and not wanted)
        self._full = wanted

    def _knot(self, frame: int) -> None:
        knot = (frame, self._breaths + INHALE * self._full)
        if not self.knots or frame > self.knots[-1][0]:
            self.knots.append(knot)
