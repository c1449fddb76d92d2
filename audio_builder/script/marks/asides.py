"""Whether a bracket or a line holds a direction or words for the listener.

Outside a sentence - alone on its line, at the start of one, after a stop - a bracket is a direction unless it plainly
turns to the listener; within a sentence it is spoken unless it is certainly a direction.  A line without brackets is a
direction when it is nothing but a pause.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Understood, shorten
from audio_builder.script.directions.directives import PAUSE
from audio_builder.script.directions.pauses import INTENSIFIERS, SIZES
from audio_builder.script.directions.stage import speaks_to_listener
from audio_builder.script.directions.understand import direction, is_direction, understand, understand_break
from audio_builder.script.lengths.durations import ARTICLES, UNITS
from audio_builder.script.lengths.numerals import FIRST
from audio_builder.script.lengths.words import plain, split_words
from audio_builder.script.nodes import Finding, Pause, Phase, Ring, Where

LONGEST_LINE = 80
"""Characters of a line beyond which it is prose; a choice."""
SURE = frozenset("pause pausa pausas".split())
"""Names of a pause that are a direction as a line of their own, even in lower case and without a length."""
_TURNED = frozenset(
    "quieres puedes deseas necesitas sientes prefieres notas quiser puder desejar precisar prefere consegue "
    "vuoi puoi desideri senti preferisci riesci".split()
)
"""Verbs that turn to a listener without a word for you, as Spanish, Portuguese and Italian do."""
_SENTENCE = 3
"""Words from which a bracket that ends with a stop is a sentence."""
_LOOK_BACK = 40
_AROUND = " \t*_~\"'“”‘’«»-–—•>|+"
_STOPS = ".!?…。！？:)]}>"
_GOES_ON = ".,;:!?"
_AFTER = regex(r"[ \t*_~\"'”’»]*+")
_DECOR = ' \t-=*_~#|/:.<>+–—•"“”'
_NOWHERE = Where("", 1, 1)
_FIRST = (
    frozenset(word for name in PAUSE.names for word in name.split()[:1])
    | SIZES.keys()
    | INTENSIFIERS
    | ARTICLES
    | FIRST
)
"""Words with which a line that is a pause can begin; so does one in capitals or with a figure."""
_OPENING = regex(r"[^\W\d_]+")

_SPELT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<#\s?([0-9.,]{1,8})\s?#>"), r"pause \1s"),
    (re.compile(r"\\(?:pau|pause|slnc|silence)\s?=\s?([0-9.,]{1,8})\\", re.IGNORECASE), r"pause \1ms"),
    (re.compile(r"(?:\.\.\.|…)([0-9]{2,5})"), r"pause \1ms"),
    (re.compile(r"(?:\.\.\.|…) ?([0-9]{1,5}(?:[.,][0-9]{1,3})?) ?([a-z]{1,4})", re.IGNORECASE), r"pause \1\2"),
)
"""Pauses of other programs: MiniMax, SAPI, SSMD; and the same in words."""
_SSMD = {"0": "none", "n": "none", "w": "x-weak", "c": "weak", "s": "strong", "p": "x-strong"}


def aside(text: str, start: int, stop: int, where: Where) -> Understood | None:
    """What the round brackets at [start, stop) of a text direct, or None when their words are to be spoken."""
    shown = text[start:stop]
    content = shown[1:-1]
    if shown[0] == "「" or not is_outside(text, start, stop):
        return direction(content, where, shown=f"({content})", strict=True)
    if for_listener(content):
        return direction(content, where, shown=f"({content})", strict=True)
    understood = direction(content, where, shown=f"({content})", strict=False)
    if understood is not None or not content.strip():
        return understood
    message = f"'{shorten(shown)}' is taken as a stage direction and stays silent; without its brackets it is spoken"
    return Understood(None, (Finding("warning", "stage-direction", message, where),))


def for_listener(content: str) -> bool:
    """Whether these words plainly turn to the listener: they say you, or they are a whole sentence with its stop."""
    words = split_words(plain(content[:400]))
    if speaks_to_listener(words) or any(word.text in _TURNED for word in words):
        return True
    ends = content.rstrip(" \"'”’»").endswith((".", "!", "?", "…"))
    shortened = len(words) > 1 and words[-1].text == "." and words[-2].text in UNITS
    return ends and not shortened and len(content.split()) >= _SENTENCE


@lru_cache(maxsize=4096)
def is_sure(content: str) -> bool:
    """Whether a text between any two signs is a direction, wherever it stands."""
    return len(content) <= LONGEST_LINE and is_direction(content)


@lru_cache(maxsize=4096)
def is_staged(content: str, *, alone: bool) -> bool:
    """Whether a text that is emphasised is a pause, a sound or a stage direction; a step is for the listener.

    `alone` says that it has a line to itself, where a stage direction is likelier.
    """
    if len(content) > LONGEST_LINE:
        return False
    understood = direction(content, _NOWHERE, shown="()", strict=not alone)
    return understood is not None and isinstance(understood.meaning, Pause | Ring | None)


def whole_line(line: str) -> str:
    """The direction that is all of a line, without the signs around it; empty when the line is none.

    >>> whole_line("--- PAUSE - 10 SECONDS ---"), whole_line("Pause."), whole_line("Hold."), whole_line("Rest here.")
    ('PAUSE - 10 SECONDS', 'Pause', '', '')
    """
    bare = line.strip(_DECOR)
    return bare if _may_be(bare) and _is_whole(bare) else ""


def spelt(written: str, where: Where) -> Understood:
    """The pause in a spelling of another program; a tag of its that is no pause stays silent."""
    strength = _SSMD.get(written.lstrip(".… ").casefold(), "")
    if strength:
        return _by_strength(written, strength, where)
    for pattern, template in _SPELT:
        match = pattern.fullmatch(written)
        if match is not None:
            return understand(match.expand(template), where, shown=written)
    message = f"'{shorten(written)}' is a tag of another program and stays silent"
    return Understood(None, (Finding("note", "left-out", message, where),))


def _by_strength(written: str, strength: str, where: Where) -> Understood:
    understood = understand_break(f'<break strength="{strength}"/>', where)
    return Understood(understood.meaning, tuple(f for f in understood.findings if f.level == "error"))


def _may_be(bare: str) -> bool:
    if not 2 <= len(bare) <= LONGEST_LINE or not bare[0].isalnum():
        return False
    if bare[0].isdigit() or bare.isupper():
        return True
    first = _OPENING.match(bare)
    return first is not None and first[0].casefold() in _FIRST


@lru_cache(maxsize=4096)
def _is_whole(bare: str) -> bool:
    if not is_direction(bare):
        return False
    understood = understand(bare, _NOWHERE, shown=f"[{bare}]")
    if any(finding.code == "stage-direction" or finding.level == "error" for finding in understood.findings):
        return False
    words = [word for word in split_words(plain(bare)) if word.text[0].isalnum()]
    timed = any(word.number is not None or word.text in UNITS for word in words)
    match understood.meaning:
        case Pause():
            return timed or bare.isupper() or (len(words) <= _SENTENCE and any(word.text in SURE for word in words))
        case Phase():
            return timed and bare.isupper()
        case _:
            return False


def is_outside(text: str, start: int, stop: int) -> bool:
    """Whether what is at [start, stop) of a text stands outside any sentence."""
    signs = _AFTER.match(text, stop)
    end = signs.end() if signs is not None else stop
    following = text[end : end + 1]
    if following and following in _GOES_ON:
        return False
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(_AROUND)
    if not before:
        return True
    if before[-1] != "\n":
        return before[-1] in _STOPS
    above = before[:-1].rstrip(_AROUND)[-1:]
    return not (above and above not in _STOPS and above != "\n" and following.islower())
