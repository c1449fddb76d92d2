"""One table of directives: names, an example, a reader.

A new directive is a new row.  Its example is what error messages suggest and what the documentation shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audio_builder.script.blocks import each_side, end, include, repeat
from audio_builder.script.breathing import breathe
from audio_builder.script.calls import Call, Understood
from audio_builder.script.pauses import pause, phase


@dataclass(frozen=True, slots=True)
class Directive:
    """Everything the reader and the documentation know about one directive."""

    names: tuple[str, ...]
    """What it is called; the first is the one that suggestions and nodes use."""
    example: str
    """Correct and ready to paste."""
    summary: str
    """One line for the documentation."""
    read: Callable[[Call], Understood]
    """From the call to its meaning."""
    timed: bool = False
    """Whether its name may also follow a length of time: `5 second pause`."""


def _phase(names: tuple[str, ...], example: str, summary: str) -> Directive:
    return Directive(names, example, summary, phase, timed=True)


PAUSE = Directive(
    tuple(
        "pause pauses silence break wait quiet stillness pausa pausas stille silencio silêncio silenzio slnc".split()
    ),
    "[pause 5s]",
    "silence of the voice; also [5s], [short pause], [long pause], [very long pause]",
    pause,
    timed=True,
)

DIRECTIVES: tuple[Directive, ...] = (
    PAUSE,
    Directive(("breathe", "breath", "breathing"), "[breathe 4-6 x6]", "rounds of breathing on an exact clock", breathe),
    _phase(("inhale",), "[inhale 4s]", "one breath in"),
    _phase(("hold",), "[hold 7s]", "keep the breath or the position"),
    _phase(("exhale",), "[exhale 8s]", "one breath out"),
    _phase(("tense", "tighten", "squeeze"), "[tense 5s]", "tighten a muscle group"),
    _phase(("release", "relax", "let go"), "[release 30s]", "let a muscle group go"),
    _phase(("stretch",), "[stretch 30s]", "stay in a stretch"),
    _phase(("rest",), "[rest 20s]", "rest between steps"),
    Directive(("repeat",), "[repeat 3]", "does what follows, up to its [end], several times", repeat),
    Directive(
        ("each side", "both sides"), "[each side]", "does what follows, up to its [end], left then right", each_side
    ),
    Directive(("end", "/"), "[end]", "ends a block; also [end repeat], [/each side]", end),
    Directive(("include",), "[include intro.txt]", "puts another script in this place", include),
)
"""Every directive there is."""

NAMES: dict[tuple[str, ...], Directive] = {tuple(name.split()): row for row in DIRECTIVES for name in row.names}
"""The rows by name, each name split into its words."""
