"""One table of breathing patterns: names, phases, how long each is customarily done, what stands in place of holds.

Counts are beats.  A pattern that is written in numbers is none of these; the table is for names and for knowing a
pattern again by its proportions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import Breath
from audio_builder.units import Seconds

NEVER = Seconds(0)


class Pattern(Struct, frozen=True, kw_only=True):
    """One way of breathing."""

    names: str
    """What it is called, separated by `|`, case-folded, in six languages; the first is the one that notes use."""
    breaths: tuple[Breath, ...]
    """One round, in beats."""
    rounds: int = 0
    """How often it is done when a script does not say; 0 where it is done for a time."""
    lasting: Seconds = NEVER
    """How long it is done when a script does not say."""
    unheld: tuple[Breath, ...] = ()
    """What is done in its place without breath holds; nothing: the same, with its holds left out."""


def _round(*phases: tuple[str, int | str] | tuple[str, int | str, str]) -> tuple[Breath, ...]:
    full = {"in": "inhale", "hold": "hold", "out": "exhale"}
    return tuple(Breath(full[name], Fraction(count), *manner) for name, count, *manner in phases)


CALM = Pattern(names="calm", breaths=_round(("in", 4), ("out", 6)), rounds=1)
"""What a bare `[breathe]` means."""
EVEN_OUT = _round(("in", 4), ("out", 6))
LONG_OUT = _round(("in", 4), ("out", 8))

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        names="weil|478",
        breaths=_round(("in", 4), ("hold", 7), ("out", 8)),
        rounds=4,
        unheld=LONG_OUT,
    ),
    Pattern(
        names="box|square|tactical|four square|4 square|sama vritti|cuadrada|caja|en caja|carrée|carré|boîte|boxatmung|"
        "box atmung|quadratatmung|quadratische|quadrat|quadrada|caixa|quadrata|scatola",
        breaths=_round(("in", 4), ("hold", 4), ("out", 4), ("hold", 4)),
        lasting=Seconds(180),
        unheld=EVEN_OUT,
    ),
    Pattern(
        names="coherent|coherence|resonant|resonance|resonant frequency|resonance frequency|heart coherence|coherente|"
        "coherencia|coherencia cardíaca|resonante|resonancia|cohérence|cohérence cardiaque|cohérente|résonance|"
        "kohärent|kohärente|kohärenz|kohärenzatmung|resonanz|resonanzatmung|herzkohärenz|coerente|coerência|"
        "ressonante|ressonância|coerenza|coerenza cardiaca|risonante|risonanza",
        breaths=_round(("in", "11/2"), ("out", "11/2")),
        lasting=Seconds(300),
    ),
    Pattern(
        names="equal|even|iguales|égale|gleichmäßige|igual|uguale",
        breaths=_round(("in", 4), ("out", 4)),
        lasting=Seconds(180),
    ),
    Pattern(
        names="extended exhale|extended exhalation|extended out|long exhale|long exhalation|longer exhale|"
        "longer exhalation|extended|exhalación larga|exhalación prolongada|expiration longue|expiration prolongée|"
        "langes ausatmen|verlängertes ausatmen|expiração longa|expiração prolongada|espirazione lunga|"
        "espirazione prolungata",
        breaths=LONG_OUT,
        lasting=Seconds(300),
    ),
    Pattern(
        names="cyclic sigh|cyclic sighing|physiological sigh|physiological sighing|double inhale|sigh|sighing|sighs|"
        "suspiro cíclico|suspiro fisiológico|suspiro|suspiros|soupir cyclique|soupir physiologique|soupir|soupirs|"
        "zyklisches seufzen|physiologischer seufzer|physiologisches seufzen|seufzen|seufzer|sospiro ciclico|"
        "sospiro fisiologico|sospiro|sospiri",
        breaths=_round(("in", 2), ("in", 1, "again"), ("out", 6)),
        lasting=Seconds(300),
    ),
    Pattern(
        names="pursed lip|pursed lips|pursed|labios fruncidos|lèvres pincées|lippenbremse|lábios franzidos|"
        "lábios semicerrados|labbra socchiuse|labbra increspate",
        breaths=_round(("in", 2), ("out", 4, "lips")),
        lasting=Seconds(120),
    ),
    Pattern(
        names="alternate nostril|alternate|alternating nostril|nadi shodhana|nadi shodhan|anuloma viloma|nasal alterna|"
        "nasal alternada|fosas alternas|alterna|narines alternées|alternée|wechselatmung|nasenwechselatmung|"
        "narinas alternadas|alternada|narici alternate|alternata",
        breaths=_round(("in", 4, "left"), ("out", 6, "right"), ("in", 4, "right"), ("out", 6, "left")),
        lasting=Seconds(180),
    ),
    Pattern(
        names="belly|diaphragmatic|diaphragm|abdominal|abdominale|ventrale|diafragmática|diaphragmatique|bauchatmung|"
        "zwerchfellatmung|bauch|addominale|diaframmatica",
        breaths=_round(("in", 4), ("out", 6)),
        lasting=Seconds(300),
    ),
    Pattern(
        names="counted breaths|counted breath|counted breathing|breath counting|counting breaths|benson|"
        "respiraciones contadas|respirations comptées|gezählte atemzüge|respirações contadas|respiri contati",
        breaths=_round(("in", 4, "quiet"), ("out", 6, "number")),
        rounds=10,
    ),
)
"""Every pattern with a name.

Counts, rounds and lengths: Weil for 4-7-8; Balban 2023 for box and cyclic sighing; the literature on resonance for
5.5; MedlinePlus for pursed lips.
"""

NAMES: dict[tuple[str, ...], Pattern] = {
    tuple(name.split()): pattern for pattern in PATTERNS for name in pattern.names.split("|")
}
LONGEST_NAME = max(map(len, NAMES))
"""In words."""


def named(words: Sequence[Word], at: int) -> tuple[Pattern, int] | None:
    """The pattern whose name starts at a word, and the index after it; longer names first.  Hyphens join a name."""
    parts: list[str] = []
    stops: list[int] = []
    for index in range(at, min(len(words), at + 2 * LONGEST_NAME)):
        if words[index].text == "-" and parts:
            continue
        parts.append(words[index].text)
        stops.append(index + 1)
    for size in range(min(LONGEST_NAME, len(parts)), 0, -1):
        if (found := NAMES.get(tuple(parts[:size]))) is not None:
            return found, stops[size - 1]
    return None


def scaled(breaths: Sequence[Breath], factor: Fraction) -> tuple[Breath, ...]:
    """Every phase this many times as long."""
    return tuple(Breath(one.phase, one.seconds * factor, one.manner) for one in breaths)


def without_holds(breaths: tuple[Breath, ...]) -> tuple[Breath, ...]:
    """A round without its breath holds: what the table has in place of it, at the same speed, or what is left of it.

    >>> [float(one.seconds) for one in without_holds(_round(("in", 4), ("hold", 7), ("out", 8)))]
    [4.0, 8.0]
    """
    if all(one.phase != "hold" for one in breaths):
        return breaths
    for pattern in PATTERNS:
        factor = breaths[0].seconds / pattern.breaths[0].seconds
        if pattern.unheld and scaled(pattern.breaths, factor) == breaths:
            return scaled(pattern.unheld, factor)
    return tuple(one for one in breaths if one.phase != "hold")
