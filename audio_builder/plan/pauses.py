"""The table of automatic pauses: what was said before a gap, and what comes after it, decide its row.

A row has its seconds under each profile.  Where a paragraph goes on after an instruction, only a share of them is
kept (`brief`); where time has passed since the instruction, the rest of them, but never less than a share (`least`).
An explicit pause always replaces the automatic one.
"""

from __future__ import annotations

from msgspec import Struct

from audio_builder.units import Seconds

WHOLE = Seconds(1)
"""All of a gap."""


class Rule(Struct, frozen=True):
    """One kind of automatic gap."""

    kind: str
    why: str
    gentle: Seconds
    standard: Seconds
    deep: Seconds
    brief: Seconds = WHOLE
    """Share that is kept where the paragraph goes on."""
    least: Seconds = WHOLE
    """Share that is kept however much time has passed since it began."""

    def seconds(self, profile: str, scale: float, share: Seconds = WHOLE) -> Seconds:
        """Length of a share of the gap under a profile, times a scale, to the millisecond."""
        chosen: Seconds = getattr(self, profile)
        return Seconds(round(chosen * share * Seconds(scale) * 1000), 1000)


def _tenths(*tenths: int) -> tuple[Seconds, Seconds, Seconds]:
    gentle, standard, deep = (Seconds(n, 10) for n in tenths)
    return gentle, standard, deep


_TENTH, _QUARTER, _THIRD, _HALF = Seconds(1, 10), Seconds(1, 4), Seconds(1, 3), Seconds(1, 2)

RULES = {
    rule.kind: rule
    for rule in (
        Rule("clause", "within a long sentence", *_tenths(3, 3, 4)),
        Rule("ellipsis", "where three dots let a thought hang", *_tenths(6, 8, 11)),
        Rule("sentence", "between sentences", *_tenths(12, 16, 22)),
        Rule("paragraph", "between paragraphs", *_tenths(24, 32, 45)),
        Rule("section", "before a new chapter", *_tenths(40, 50, 70)),
        Rule("step", "before a timed step", *_tenths(5, 6, 8)),
        Rule("breath", "around breathing on the clock", *_tenths(15, 20, 30)),
        Rule("transition", "before the next part of the body", *_tenths(30, 35, 50)),
        Rule("dwell", "after much was said", *_tenths(60, 80, 120), brief=_HALF),
        Rule("welcome", "after a greeting", *_tenths(20, 25, 35)),
        Rule("question", "after a question", *_tenths(30, 40, 60)),
        Rule("count", "between numbers counted aloud", *_tenths(15, 20, 30)),
        Rule("beat", "between numbers, while something is held", *_tenths(6, 7, 8)),
        Rule("inhale", "to breathe in", *_tenths(30, 40, 50)),
        Rule("hold", "to hold the breath a little", *_tenths(30, 40, 50)),
        Rule("exhale", "to breathe out", *_tenths(40, 60, 80)),
        Rule("with-breath", "to do it along with the breath", *_tenths(30, 40, 50)),
        Rule("deep-breath", "for one deep breath, in and out", *_tenths(60, 80, 100)),
        Rule("breaths", "for each breath, in and out", *_tenths(50, 60, 70)),
        Rule("tense", "to keep the tension", *_tenths(50, 60, 70), least=_HALF),
        Rule("tense-foot", "a short tension, for feet and calves cramp", *_tenths(30, 40, 50), least=_HALF),
        Rule("release", "to feel a tension go", *_tenths(300, 350, 400), brief=_TENTH, least=_THIRD),
        Rule("let-go", "to let go", *_tenths(60, 80, 120), brief=Seconds(3, 8)),
        Rule("stretch", "to stay in a stretch", *_tenths(150, 200, 300), brief=_QUARTER, least=_HALF),
        Rule("observe", "to feel and notice", *_tenths(120, 160, 240), brief=_QUARTER),
        Rule("imagine", "to picture it", *_tenths(120, 160, 240), brief=_QUARTER),
        Rule("practice", "to do it", *_tenths(60, 80, 120), brief=Seconds(3, 10)),
        Rule("again", "to do it once more", *_tenths(150, 200, 300), brief=_HALF),
        Rule("rest", "to rest", *_tenths(150, 200, 300), brief=_QUARTER),
        Rule("own-time", "to take the time it needs", *_tenths(80, 100, 150), brief=_HALF),
        Rule("moment", "a moment, as the words say", *_tenths(50, 60, 80)),
        Rule("moments", "a few moments, as the words say", *_tenths(120, 150, 200)),
        Rule("while", "a while, as the words say", *_tenths(300, 450, 600)),
        Rule("minutes", "a few minutes, as the words say", *_tenths(600, 900, 1200)),
        Rule("silence", "a silence that was announced", *_tenths(300, 450, 600)),
        Rule("closing", "to come to the end", *_tenths(50, 60, 80), brief=_HALF),
    )
}
"""Sentence, paragraph and transition follow the 1-2 s and 3-4 s of published sleep narration; observe, imagine and
rest its 10-30 s of practice; tense and release Bernstein and Borkovec's 5-7 s and 30-40 s; stretch the 10-30 s of the
American College of Sports Medicine; a breath the 8-10 s of diaphragmatic breathing.  The others were chosen."""

STATED = "stated"
"""Kind of a gap that lasts as long as the words before it say, whatever the profile; nothing stretches it."""
