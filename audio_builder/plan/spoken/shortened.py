"""English abbreviations in full, Roman numbers, signs by name: `Dr. Ray`, `e.g.`, `Part II`, `A & B`, `he/she`."""

from __future__ import annotations

import re

from audio_builder.regex import regex

_ALWAYS = {
    "e.g.": "for example",
    "i.e.": "that is",
    "vs.": "versus",
    "approx.": "approximately",
    "incl.": "including",
    "esp.": "especially",
    "max.": "maximum",
    "ca.": "about",
    "cf.": "compare",
    "a.k.a.": "also known as",
    "w/o": "without",
    "w/": "with",
    "b/c": "because",
    "ph.d.": "P-H-D",
}
"""Wherever they stand; a full stop that belongs to them ends nothing."""
_CALLED = {
    "e.g": "e.g.",
    "i.e": "i.e.",
    "eg.": "e.g.",
    "ie.": "i.e.",
    "vs": "vs.",
    "approx": "approx.",
    "aka": "a.k.a.",
}
"""Other ways of writing them."""
_TITLES = {"Dr": "Doctor", "Prof": "Professor", "St": "Saint", "Mt": "Mount", "Mr": "Mr", "Mrs": "Mrs", "Ms": "Ms"}
"""Before a name; the last three every voice knows without their full stop."""
_BEFORE_FIGURES = {
    "no": "number",
    "nos": "numbers",
    "p": "page",
    "pp": "pages",
    "vol": "volume",
    "fig": "figure",
    "ch": "chapter",
}
_PARTS = (
    "part|chapter|phase|stage|section|step|level|session|act|book|volume|day|week|round|exercise|lesson|module|type"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_PART = regex(rf"\b((?i:{_PARTS}) )(?:(X{{0,3}}(?:IX|IV|V?I{{2,3}}|VI|V|(?<=X)I?))|I(?=[.,:;)]|\Z))(?![\w'])")
"""A Roman number where nothing else can stand; a lone `I` only before a stop."""
_ALTERNATIVES = {"and/or": "and or", "mind/body": "mind-body", "body/mind": "body-mind"}
_PER = frozenset("s sec second min minute h hr hour day night week month year session breath round side leg".split())
_UNIT_OF_TIME = {"s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour"}

_written = "|".join(re.escape(one) for one in sorted((*_ALWAYS, *_CALLED), key=len, reverse=True))
_ABBREVIATION = regex(rf"(?<![\w./])(?i:{_written})(?!\w|\.\w)(?:(?<=/)[ ]?|)")
_ET_CETERA = regex(r"(?<!\w)(?:&c|[Ee]tc)(\.?)(?!\w)(?=([ ][A-Z]|[\"')]*\Z)?)")
_TITLE = regex(rf"(?<!\w)({'|'.join(_TITLES)})\.?[ ](?=[A-Z][a-z])")
_FIGURES_AFTER = regex(rf"(?<!\w)(?i:({'|'.join(_BEFORE_FIGURES)}))\.[ ]?(?=[0-9])")
_SLASH = regex(r"(?<![\w/])([^\W\d_]+(?:['-][^\W\d_]+)*)((?:[ ]?/[ ]?[^\W\d_]+(?:['-][^\W\d_]+)*)+)(?![\w/])")
_SIGN = regex(r"[ ]*(?:([&+=×÷≈≤≥±@])|#(?=\w)|~(?=[ ]?\w)|[™®©#~])[ ]*")
_SIGNS = {
    "&": "and",
    "+": "plus",
    "=": "equals",
    "×": "times",
    "÷": "divided by",
    "≈": "about",
    "≤": "at most",
    "≥": "at least",
    "±": "plus or minus",
    "@": "at",
}


def in_full(text: str) -> str:
    """Abbreviations and Roman numbers written out, before any figures are.

    >>> in_full("Dr. Ray says, e.g. in Part II")
    'Doctor Ray says, for example in Part 2'
    """
    text = _ABBREVIATION.sub(_always, text)
    text = _ET_CETERA.sub(lambda found: f"et cetera{'.' if found[1] and found[2] is not None else ''}", text)
    text = _TITLE.sub(lambda found: f"{_TITLES[found[1]]} ", text)
    text = _FIGURES_AFTER.sub(lambda found: f"{_like(found[1], _BEFORE_FIGURES[found[1].casefold()])} ", text)
    return _PART.sub(lambda found: f"{found[1]}{_roman(found[2] or 'I')}", text)


def without_signs(text: str) -> str:
    """Signs by their names, or left out where nobody says them; what is left after figures were written out.

    >>> without_signs("breath & body, left/right")
    'breath and body, left or right'
    """
    return _SIGN.sub(_sign, _SLASH.sub(_either, text) if "/" in text else text)


def _always(match: re.Match[str]) -> str:
    written = match[0].strip().casefold()
    said = _like(match[0], _ALWAYS[_CALLED.get(written, written)])
    return f"{said} " if match[0].endswith((" ", "/")) and not written.endswith("/o") else said


def _like(written: str, said: str) -> str:
    """With a capital where the author began with one."""
    return said[0].upper() + said[1:] if written[0].isupper() else said


def _roman(written: str) -> str:
    values = [_ROMAN[one] for one in written]
    return str(sum(-n if n < max(values[at:]) else n for at, n in enumerate(values)))


def _either(match: re.Match[str]) -> str:
    words = [word.strip() for word in match[0].split("/")]
    told = "/".join(words)
    if told.lower() in _ALTERNATIVES:
        return _like(told, _ALTERNATIVES[told.lower()])
    if len(words) == 2 and words[1] in _PER:
        return f"{words[0]} per {_UNIT_OF_TIME.get(words[1], words[1])}"
    return " or ".join(words)


def _sign(match: re.Match[str]) -> str:
    text = match.string
    before = " " if match.start() and not text[match.start() - 1].isspace() else ""
    after = " " if match.end() < len(text) and text[match.end()].isalnum() else ""
    written = match[0].strip()
    if match[1]:
        return f"{before}{_SIGNS[match[1]]}{after}"
    if written == "~" and text[match.end() : match.end() + 1].isdigit():
        return f"{before}about "
    return before if after and match[0] != match[0].strip() else ""
