"""Pauses and timed phases: a length of time beside a name.

A pause may have a size or a loose word (`long pause`, `pause for a moment`) where a phase needs a length.  A bare
number is seconds; in a pause, from 100 on, it is milliseconds, and a note says so.  Words after a pause that are
plainly a stage direction are silent, and a note says that too.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from audio_builder.script.calls import Call, Understood, shorten
from audio_builder.script.durations import ARTICLES, Duration, take
from audio_builder.script.nodes import Finding, Pause, Phase
from audio_builder.script.words import Word
from audio_builder.units import Seconds, in_words

LONGEST = Fraction(3600)
"""Longest pause or phase, in seconds; a choice that catches a slip of the unit."""
MILLISECONDS_FROM = 100
"""The bare number from which a pause counts in milliseconds; nobody writes a pause of 100 s without a unit."""
DEFAULT = Fraction(3)
"""`[pause]`, in seconds; chosen by ear, as are the sizes."""

SIZES: dict[str, Seconds] = {
    **dict.fromkeys(
        [
            "short",
            "brief",
            "quick",
            "little",
            "small",
            "tiny",
            "corta",
            "corto",
            "breve",
            "courte",
            "court",
            "bref",
            "brève",
            "kurze",
            "kurz",
            "kleine",
            "curta",
            "curto",
        ],
        Fraction(3, 2),
    ),
    **dict.fromkeys(["medium", "normal", "moyenne", "mittlere", "média", "media"], Fraction(3)),
    **dict.fromkeys(
        [
            "long",
            "longer",
            "big",
            "extended",
            "larga",
            "largo",
            "longue",
            "lange",
            "lang",
            "längere",
            "longa",
            "longo",
            "lunga",
            "lungo",
        ],
        Fraction(8),
    ),
}
"""Seconds of a pause by the word for its size, in all six languages."""
VERY_LONG = Fraction(20)
INTENSIFIERS = frozenset(["very", "extra", "muy", "très", "sehr", "muito", "molto"])
LOOSE: dict[str, Seconds] = dict.fromkeys(
    ["moment", "moments", "momento", "momentos", "instant", "instante", "augenblick", "beat"], DEFAULT
)

_FILLERS = frozenset(
    [
        "for",
        "of",
        "about",
        "around",
        "approximately",
        "another",
        "~",
        "de",
        "por",
        "durante",
        "pendant",
        "pour",
        "für",
        "von",
        "per",
        "di",
        "lasting",
    ]
)
_TAIL = frozenset(
    [
        ",",
        ";",
        ".",
        "-",
        "–",
        "—",
        "(",
        "to",
        "and",
        "then",
        "while",
        "as",
        "so",
        "before",
        "after",
        "until",
        "here",
        "now",
        "allowing",
        "letting",
        "if",
    ]
)


def pause(call: Call) -> Understood:
    """The silence a call asks for."""
    length, at = _length(call)
    why = shorten(call.content)
    if length is None:
        loose, at = _loose(call)
        if loose is None:
            return call.wrong(f"'{call.text_from(0)}' is not a length of time")
        length = Duration(loose, bare=False)
    if at < len(call.args) and call.args[at].text not in _TAIL:
        return call.wrong(f"cannot read '{call.text_from(at)}' after the length")
    notes: list[Finding] = []
    seconds = length.seconds
    if length.bare and seconds >= MILLISECONDS_FROM:
        written = f"{float(seconds):.15g}ms"
        seconds /= 1000
        message = f"'{call.shown}' has no unit and is read as {written}"
        notes.append(Finding("note", "milliseconds", message, call.where, f"[pause {written}]"))
    if seconds > LONGEST:
        return _too_long(call, "pause", seconds)
    if at < len(call.args):
        rest = call.text_from(at).lstrip(",;.-–— ")
        if rest:
            message = f"'{rest}' is taken as a stage direction and stays silent"
            notes.append(Finding("note", "stage-direction", message, call.where))
    return Understood(Pause(seconds, why, call.where), tuple(notes))


def phase(call: Call) -> Understood:
    """One timed phase; the call's subject is its name."""
    length, at = _length(call)
    if length is None:
        given = call.text_from(0)
        return call.wrong(f"'{given}' is not a length of time" if given else f"{call.subject} needs a length of time")
    if at < len(call.args):
        return call.wrong(f"cannot read '{call.text_from(at)}' after the length")
    if length.seconds > LONGEST:
        return _too_long(call, call.subject, length.seconds)
    if not length.seconds:
        return call.wrong(f"{call.subject} needs a length above zero")
    return Understood(Phase(call.subject, length.seconds, call.where))


def _length(call: Call) -> tuple[Duration | None, int]:
    """The length of time before or after the name, and the index of the first argument that is not part of it."""
    if call.before is not None:
        return call.before, 0
    at = _skip(call.args, 0, _FILLERS)
    taken = take(call.args, at)
    return taken if taken is not None else (None, 0)


def _loose(call: Call) -> tuple[Seconds | None, int]:
    """The seconds of a size or a loose word, or the default when there is none; None for anything else."""
    if call.sizes:
        return _sized(call.sizes), 0
    start = _skip(call.args, 0, _FILLERS | ARTICLES)
    at = _skip(call.args, start, INTENSIFIERS | SIZES.keys())
    if at > start:
        return _sized(call.args[start:at]), at
    if at < len(call.args) and call.args[at].text in LOOSE:
        return LOOSE[call.args[at].text], at + 1
    if not call.args or call.args[0].text in _TAIL - {"-"}:
        return DEFAULT, 0
    return None, 0


def _sized(words: Iterable[Word]) -> Seconds:
    texts = [word.text for word in words]
    size = next((SIZES[text] for text in texts if text in SIZES), DEFAULT)
    very = any(text in INTENSIFIERS for text in texts)
    return VERY_LONG if very and size >= SIZES["long"] else size


def _skip(words: tuple[Word, ...], at: int, which: Iterable[str]) -> int:
    while at < len(words) and words[at].text in which:
        at += 1
    return at


def _too_long(call: Call, name: str, seconds: Seconds) -> Understood:
    what = f"a {name} lasts at most {in_words(LONGEST)}, and this one is {in_words(seconds)}"
    return call.wrong(what, code="too-long")
