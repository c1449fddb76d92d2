"""Numbers of something, ranges and rows of them: `5 s`, `20-30 min`, `4-7-8`, `$5.50`, `-5 °C`, `1m30s`.

Two numbers that rise are a range, or the two counts of a breath; three or more are a row.
"""

from __future__ import annotations

import re

from audio_builder.plan.spoken.numbers import LEFT, NUMBER, RIGHT, cardinal, decimal, is_year, value, year
from audio_builder.plan.spoken.row import Row
from audio_builder.plan.spoken.units import ARTICLES, SIGNS, named
from audio_builder.regex import regex

_DASH = r"[-\u2010-\u2015]"
_BETWEEN = rf"[ ]?{_DASH}[ ]?"
_UNIT = rf"(?:{'|'.join(map(re.escape, SIGNS))})(?!\w)"
_PARTS = regex(NUMBER)
_BACKWARDS = regex(r"\b(?:from|count|counting|down|backwards?)[ ]$", re.IGNORECASE)
_A_PATTERN = regex(r"[ ](?:breath|breathing|inhale|pattern|rhythm|technique|method|count|cycle|box)\b", re.IGNORECASE)
_A_YEAR = regex(r"\b(?:in|since|year|early|late|mid|circa)[ ]$", re.IGNORECASE)
_FAR = regex(r"[ ](?:tall|away|long|wide|high|deep|apart|distance|from)\b")
_FOR = regex(r"\bfor[ ]$", re.IGNORECASE)
_HALVED = regex(r"[ ](?=(?:second|minute|hour|day|breath)\b)")
_LAST_WORD = regex(r"(\w+)[ ]$")


def _row(match: re.Match[str]) -> str:
    """Three numbers or more, one after the other."""
    told = [decimal(one) for one in _PARTS.findall(match[0])]
    return match[0] if None in told else " ".join(filter(None, told))


def _list(match: re.Match[str]) -> str:
    """Small numbers between commas without a space."""
    return ", ".join(decimal(one) or one for one in match[0].split(","))


def _compound(match: re.Match[str]) -> str:
    """Hours, minutes and seconds in one: `1m30s`, `1h 30min`."""
    amounts = ((match["hours"], "h"), (match["minutes"] or match["last_minutes"], "min"), (match["seconds"], "s"))
    return " ".join(counted(int(n), unit) for n, unit in amounts if n)


def counted(n: int, sign: str) -> str:
    """A whole number of a unit, by its sign.

    >>> counted(1, "min"), counted(30, "s")
    ('one minute', 'thirty seconds')
    """
    return f"{cardinal(n)} {named(sign, one=n == 1)}"


def _money(match: re.Match[str]) -> str:
    sign, low, high = match["coin"], match["price"], match["up_to"]
    whole, point, cents = low.partition(".")
    if not high and point and len(cents) == 2 and whole:
        rest = int(cents)
        return f"{_amount(whole, sign)}{f' {cardinal(rest)}' if rest else ''}"
    return f"{decimal(low) or low} to {_amount(high, sign)}" if high else _amount(low, sign)


def _amount(written: str, sign: str) -> str:
    return f"{decimal(written) or written} {named(sign, one=value(written) == 1)}"


def _quantity(match: re.Match[str]) -> str:
    """A number or a range, with what it counts."""
    low, high, sign = match["low"], match["high"], match["unit"] or match["joined"]
    said = _range(match, low, high) if high else _single(match, low)
    if said is None:
        return match[0]
    said = f"minus {said}" if match["minus"] else said
    if not sign:
        return said
    sign = _meant(match, sign)
    if match["joined"] or (sign[0].isalpha() and _belongs(match)):
        return f"{said}{' ' if ' ' in said and not high else '-'}{named(sign, one=True)}"
    if low == "½" and not high:
        return f"half {'an' if sign in ('h', 'hr', 'oz') else 'a'} {named(sign, one=True)}"
    return f"{said} {named(sign, one=not high and value(low) == 1)}"


def _single(match: re.Match[str], written: str) -> str | None:
    if written == "½" and _HALVED.match(match.string, match.end()):
        return "half an" if match.string.startswith("hour", match.end() + 1) else "half a"
    before = match.string[max(0, match.start() - 8) : match.start()]
    if is_year(written) and not (match["unit"] or match["joined"]) and _A_YEAR.search(before):
        return year(int(written))
    return decimal(written)


def _range(match: re.Match[str], low: str, high: str) -> str | None:
    if is_year(low) and is_year(high):
        return f"{year(int(low))} to {year(int(high))}"
    one, other = decimal(low), decimal(high)
    if one is None or other is None:
        return None
    unit = match["unit"] or match["joined"]
    breath = not unit and a_pattern(match)
    before = match.string[max(0, match.start() - 12) : match.start()]
    rises = value(low) < value(high)
    downwards = value(low) > value(high) and (unit is not None or _BACKWARDS.search(before) is not None)
    return f"{one} to {other}" if (rises and not breath) or downwards else f"{one} {other}"


def a_pattern(match: re.Match[str]) -> bool:
    """Whether the numbers are the counts of a breath: `4-6 breathing`, but not `4-6 breaths`."""
    return _A_PATTERN.match(match.string, match.end()) is not None


def _meant(match: re.Match[str], sign: str) -> str:
    """A lone `m` is metres where it is written as such, and minutes where a script would have it so."""
    if sign != "m" or _FAR.match(match.string, match.end()):
        return sign
    glued = match.string[match.end() - 2] != " "
    before = match.string[max(0, match.start() - 4) : match.start()]
    return "min" if glued or _FOR.search(before) else sign


def _belongs(match: re.Match[str]) -> bool:
    """Whether the amount describes what follows: `a 5 s hold`."""
    before = _LAST_WORD.search(match.string[max(0, match.start() - 10) : match.start()])
    after = match.string[match.end() : match.end() + 2]
    return before is not None and before[1].lower() in ARTICLES and after[:1] == " " and after[1:].isalpha()


_DOT = r"(?:(?<=[a-zA-Z])\.(?=,|[ ][a-z0-9(]))?+"
"""The full stop of an abbreviated unit, which ends nothing."""

ROWS = (
    Row(
        "money",
        rf"(?<!\w)(?P<coin>[$£€])[ ]?(?P<price>{NUMBER})(?:{_BETWEEN}[$£€]?(?P<up_to>{NUMBER}))?{RIGHT}",
        _money,
    ),
    Row("row", rf"{LEFT}{NUMBER}(?:(?:{_BETWEEN}|:){NUMBER}){{2,}}{RIGHT}", _row),
    Row("list", rf"{LEFT}[0-9]{{1,2}}(?:,[0-9]{{1,2}})+{RIGHT}", _list),
    Row(
        "compound",
        rf"{LEFT}(?:(?P<hours>[0-9]{{1,3}})[ ]?h(?:rs?)?[ ]?(?P<last_minutes>[0-9]{{1,3}})(?:[ ]?m(?:ins?)?)?+"
        rf"|(?P<minutes>[0-9]{{1,3}})[ ]?m(?:ins?)?[ ]?(?P<seconds>[0-9]{{1,3}})[ ]?s(?:ecs?)?){RIGHT}",
        _compound,
    ),
    Row(
        "quantity",
        rf"(?:(?<![\w)\]])(?P<minus>[-\u2010\u2212])|{LEFT})(?P<low>{NUMBER})"
        rf"(?:{_BETWEEN}(?P<high>{NUMBER}))?+(?:[ ]?(?P<unit>{_UNIT}){_DOT}|{_DASH}(?P<joined>{_UNIT})|{RIGHT})",
        _quantity,
    ),
)
