"""How the voice speaks, from here to the end of the chapter.

Pace, softness and another voice can be had; every other manner is silent, and a note says so.
"""

from __future__ import annotations

import re
from fractions import Fraction

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Call, Understood, VoicedLine
from audio_builder.script.directions.stage import LINKS, is_manner, is_stage
from audio_builder.script.lengths.durations import take_count
from audio_builder.script.nodes import Finding, Manner
from audio_builder.script.paces import FACTORS, words_a_minute

PACES = tuple(map(Fraction, FACTORS))
"""Slowest and fastest pace, as the setting of that name has them."""
SLOWLY = Fraction(9, 10)
"""The pace of `slowly`; a choice."""
_WORDS: dict[str, Fraction] = {
    **dict.fromkeys(("x-slow",), Fraction(1, 2)),
    **dict.fromkeys(
        "slow slower slowly lento lenta lent lente langsam langsamer devagar despacio lentamente".split(),
        Fraction(4, 5),
    ),
    **dict.fromkeys("medium normal default normale".split(), Fraction(1)),
    **dict.fromkeys("fast faster quick rápido rapide schnell rapido veloce".split(), Fraction(5, 4)),
    **dict.fromkeys(("x-fast",), Fraction(3, 2)),
}
"""A pace by its word; the steps of SSML."""
_NAME = regex(r"[\w][\w:+.\-/]{0,80}")
_QUOTED = regex(r"[\"“]([^\W_][^\"“”]{0,200})[\"”]")
"""A name with spaces, as of a folder."""
_LINE = regex(rf"(?:{_QUOTED.pattern}\s*|(\w+:[\w+.\-/]{{1,80}})):\s(.*\w.*)", re.DOTALL)
"""What one voice says: its whole name, or a name between quotes, so that `voice over: welcome` is none."""


def pace(call: Call) -> Understood | None:
    """A factor, a share in percent, a word, or words a minute."""
    text = call.text_from(0).strip("\"'“”= ").casefold()
    try:
        words = words_a_minute(text)
    except ValueError as error:
        return call.wrong(str(error))
    if words is not None:
        return Understood(Manner("pace", str(words), call.where))
    factor = _WORDS.get(text)
    if factor is None:
        index = next((at for at, word in enumerate(call.args) if word.number is not None), None)
        counted = take_count(call.args, index) if index is not None else None
        if counted is None or index is None:
            return None if len(call.args) != 1 or is_stage(call.args) else _no_pace(call, text)
        before = {word.text for word in call.args[:index]}
        factor = counted[0]
        if any(word.text == "%" for word in call.args[counted[1] :]):
            factor /= 100
            factor = 1 + factor if "+" in before else 1 - factor if before & {"-", "−"} else factor
    if not PACES[0] <= factor <= PACES[1]:
        return _no_pace(call, text)
    return Understood(Manner("pace", f"{float(factor):.4g}", call.where))


def soft(call: Call) -> Understood | None:
    """A softer voice."""
    if call.args and not is_manner((*call.lead, *call.args)) and not all(word.text in LINKS for word in call.args):
        return None
    notes: tuple[Finding, ...] = ()
    if call.name not in ("soft", "softly", "soft voice"):
        notes = (call.note("is spoken softly, which is the nearest to be had", code="voice-direction"),)
    return Understood(Manner("soft", "", call.where), notes)


def slowly(call: Call) -> Understood | None:
    """A slower voice."""
    if any(word.text not in LINKS and not is_manner((word,)) for word in call.args):
        return None
    note = call.note(f"is a pace of {float(SLOWLY):g} to the end of the chapter", code="voice-direction")
    return Understood(Manner("pace", f"{float(SLOWLY):g}", call.where), (note,))


def voice(call: Call) -> Understood | None:
    """Another voice by its name, or how the voice is to sound."""
    name = call.text_from(0).strip("\"'“”= ")
    if is_manner(call.args) or (call.colon and is_stage(call.args)):
        return manner(call)
    whole = call.text_whole(0).strip("= ")
    if _NAME.fullmatch(name) or _QUOTED.fullmatch(whole):
        return Understood(Manner("voice", name, call.where))
    if line := _LINE.fullmatch(whole):
        return Understood(VoicedLine(" ".join(line[3].split()), line[1] or line[2], call.where))
    return None


def manner(call: Call) -> Understood | None:
    """A manner that no voice here has: `tone: calm`, `warm`, `gently`."""
    if not call.colon and any(word.text not in LINKS and not is_manner((word,)) for word in call.args):
        return None
    what = "says how to speak; no voice here can follow, and it stays silent"
    return call.silent(what, code="voice-direction")


def _no_pace(call: Call, text: str) -> Understood:
    few = f"{float(PACES[0]):g} to {float(PACES[1]):g}"
    what = f"a pace is a number from {few}, 50% to 200%, or words a minute such as 110wpm, not '{text}'"
    return call.wrong(what, suggestion="" if call.args else "[pace 0.9]")
