"""How far an automatic gap gives way when the session is to have a certain length: by its kind, within bounds.

What an author wrote does not give way at all.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.cues import Gap
from audio_builder.units import Seconds

LONGEST_GAP, LONGEST_ANNOUNCED = Seconds(60), Seconds(180)
"""No gap is stretched beyond it: in a silence of a minute listeners look at the player, unless it was announced."""

CALM = Seconds(9, 10)
"""No gap is shortened below it, because sentences would begin to press; one that is shorter stays as it is."""


class Give(Struct, frozen=True):
    """How far gaps of one kind give way."""

    weight: Seconds
    """How readily: where a gap of weight 1 becomes 1.4 times as long, one of weight 1/2 becomes 1.2 times as long."""
    least: Seconds
    """As a share of the gap's own length."""
    most: Seconds
    longest: Seconds = LONGEST_GAP
    """It is stretched no further than this."""


def _give(weight: str, least: str, most: str) -> Give:
    return Give(Seconds(weight), Seconds(least), Seconds(most))


FIXED = _give("0", "1", "1")
"""What keeps time: numbers that are counted, muscles that are tense, breath that is held, a length that was told."""
LITTLE = _give("0.25", "0.8", "1.25")
"""What is as long as a breath."""
SOME = _give("0.5", "0.75", "1.4")
"""The rhythm of speech."""
USUAL = _give("1", "0.7", "1.8")
"""What is there to be filled; the range is that of published sleep narration."""
ANNOUNCED = replace(USUAL, longest=LONGEST_ANNOUNCED)

_ROWS = (
    (FIXED, "clause count beat hold tense tense-foot stated"),
    (LITTLE, "ellipsis step inhale exhale with-breath deep-breath breaths"),
    (SOME, "sentence question welcome breath stretch moment wake"),
    (USUAL, "paragraph section transition dwell release let-go observe imagine practice again rest own-time"),
    (USUAL, "moments closing"),
    (ANNOUNCED, "while minutes silence"),
)

GIVES = {kind: give for give, kinds in _ROWS for kind in kinds.split()}
"""By kind of gap; one that is not here is `USUAL`.  Who stands where was chosen."""


class Elastic(Struct, frozen=True):
    """A gap's length as a function of the stretch; at a stretch of 0 it has its own."""

    own: Seconds
    weight: Seconds
    least: Seconds
    most: Seconds

    def at(self, stretch: Seconds) -> Seconds:
        """The length of the gap; the stretch may be below 0."""
        return min(self.most, max(self.least, self.own * (1 + self.weight * stretch)))

    def corners(self) -> tuple[Seconds, Seconds]:
        """The stretches at which it is as short, and as long, as it can be."""
        low, high = ((edge / self.own - 1) / self.weight for edge in (self.least, self.most))
        return low, high


def elastic(gap: Gap) -> Elastic | None:
    """How a gap gives way; None for one that does not."""
    return _elastic(gap.kind, gap.seconds) if gap.stretch else None


@lru_cache(maxsize=1024)
def _elastic(kind: str, own: Seconds) -> Elastic | None:
    give = GIVES.get(kind, USUAL)
    if not (give.weight and own):
        return None
    least = min(own, max(give.least * own, CALM))
    most = max(own, min(give.most * own, give.longest))
    return Elastic(own, give.weight, least, most)
