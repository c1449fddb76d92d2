"""The table of automatic pauses: what stands on either side of a gap decides its kind, the profile its seconds.

An explicit pause always replaces the automatic one.
"""

from __future__ import annotations

from dataclasses import dataclass

from audio_builder.units import Seconds


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of automatic gap."""

    kind: str
    why: str
    gentle: Seconds
    standard: Seconds
    deep: Seconds

    def seconds(self, profile: str, scale: float) -> Seconds:
        """Length of the gap under a profile, times a scale, to the millisecond."""
        chosen: Seconds = getattr(self, profile)
        return Seconds(round(chosen * Seconds(scale) * 1000), 1000)


def _tenths(*tenths: int) -> tuple[Seconds, Seconds, Seconds]:
    gentle, standard, deep = (Seconds(n, 10) for n in tenths)
    return gentle, standard, deep


RULES = {
    rule.kind: rule
    for rule in (
        Rule("clause", "within a long sentence", *_tenths(3, 3, 4)),
        Rule("sentence", "between sentences", *_tenths(12, 16, 22)),
        Rule("paragraph", "between paragraphs", *_tenths(24, 32, 45)),
        Rule("section", "before a new chapter", *_tenths(40, 50, 70)),
        Rule("step", "before a timed step", *_tenths(5, 6, 8)),
        Rule("breath", "around breathing on the clock", *_tenths(15, 20, 30)),
    )
}
"""Sentence and paragraph rests follow the 1-2 s and 3-4 s of published sleep narration; the rest were chosen."""
