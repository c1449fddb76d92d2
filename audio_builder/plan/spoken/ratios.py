"""How often, which one, how much of it: `x3`, `3x10`, `4:6`, `1/2`, `21st`, `#1`; and figures that are dialled."""

from __future__ import annotations

import re

from audio_builder.plan.spoken.numbers import LEFT, LONGEST, NUMBER, RIGHT, cardinal, decimal, digits, fraction, ordinal
from audio_builder.plan.spoken.quantities import a_pattern
from audio_builder.plan.spoken.row import Row
from audio_builder.regex import regex

MOST_PARTS = 20
"""Parts beyond which a fraction is read as one number over the other."""
_CALLED = {"24/7": "twenty-four seven", "50/50": "fifty-fifty", "9/11": "nine eleven", "10/10": "ten out of ten"}
_TIMES = {"1": "once", "2": "twice"}
_A_WHOLE = regex(r"[ ](?:an?|of|the|your)\b")
_FIGURES = regex(r"[0-9]+")


def _phone(match: re.Match[str]) -> str:
    return _grouped(match[0])


def _grouped(written: str) -> str:
    """Every figure by itself, with a rest between groups."""
    return ", ".join(digits(group) for group in _FIGURES.findall(written))


def _dialled(match: re.Match[str]) -> str:
    return f"{match['call']}{_grouped(match['dialled'])}"


def _often(match: re.Match[str]) -> str:
    written = match["times_before"] or match["times_after"]
    said = decimal(written)
    if said is None:
        return match[0]
    if match["at_least"]:
        return f"{decimal(match['at_least'])} to {said} times"
    return _TIMES.get(written) or f"{said} times"


def _product(match: re.Match[str]) -> str:
    one, other = decimal(match["factor"]), decimal(match["by"])
    return f"{one} times {other}" if one and other else match[0]


def _ratio(match: re.Match[str]) -> str:
    joint = " " if a_pattern(match) else " to "
    return joint.join((cardinal(int(match["share"])), cardinal(int(match["other_share"]))))


def _part(match: re.Match[str]) -> str:
    over, under = int(match["over"]), int(match["under"])
    whole = cardinal(int(match["whole"])) if match["whole"] else ""
    if not whole and (called := _CALLED.get(f"{over}/{under}")):
        return called
    if not whole and under == 10 and over < under:
        return f"{cardinal(over)} out of ten"
    if (over, under) == (1, 2) and not whole and _A_WHOLE.match(match.string, match.end()):
        return "half"
    if 0 < over < under <= MOST_PARTS:
        return fraction(over, under, whole=whole)
    said = f"{cardinal(over)}{' ' if over == under else ' over '}{cardinal(under)}"
    return f"{whole} {said}" if whole else said


def _nth(match: re.Match[str]) -> str:
    return ordinal(int(match["place"]))


def _numbered(match: re.Match[str]) -> str:
    said = decimal(match["which"])
    return match[0] if said is None else f"number {said}"


ROWS = (
    Row(
        "phone",
        rf"(?<![\w.])(?<![0-9]-)(?:\+?[0-9]{{1,3}}[-. ])?\(?[0-9]{{3}}\)?[-. ][0-9]{{3}}[-. ][0-9]{{4}}{RIGHT}",
        _phone,
    ),
    Row(
        "dial",
        rf"(?<!\w)(?P<call>(?:[Cc]all|[Dd]ial)[ ])(?P<dialled>[0-9]{{3,6}}(?:[- ][0-9]{{3,4}})?)"
        rf"{RIGHT}(?!-[0-9]|[ ][a-z]+s\b)",
        _dialled,
    ),
    Row("product", rf"{LEFT}(?P<factor>{NUMBER})[ ]?[xX×][ ]?(?P<by>{NUMBER})(?=[ ]?[a-zA-Z%]|{RIGHT})", _product),
    Row(
        "often",
        rf"(?<!\w)[xX×][ ]?(?P<times_before>{NUMBER}){RIGHT}"
        rf"|{LEFT}(?:(?P<at_least>[0-9]{{1,3}})[-\u2010-\u2015])?(?P<times_after>{NUMBER})[ ]?[xX×](?!\w)",
        _often,
    ),
    Row(
        "part",
        rf"{LEFT}(?:(?P<whole>[0-9]{{1,3}})[ ])?(?P<over>[0-9]{{1,3}})/(?P<under>[0-9]{{1,3}})(?!/){RIGHT}",
        _part,
    ),
    Row("ratio", rf"{LEFT}(?P<share>[0-9]{{1,3}}):(?P<other_share>[0-9]{{1,3}}){RIGHT}", _ratio),
    Row("nth", rf"{LEFT}(?P<place>[0-9]{{1,{LONGEST}}})(?:st|nd|rd|th)(?!\w)", _nth),
    Row("numbered", rf"(?<!\w)#[ ]?(?P<which>{NUMBER}){RIGHT}", _numbered),
)
