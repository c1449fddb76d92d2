"""Times of the day and dates in English: `3:30`, `10 p.m.`, `4 July 2026`, `2026-07-04`, `the 1990s`."""

from __future__ import annotations

import re

from audio_builder.plan.spoken.numbers import LEFT, RIGHT, cardinal, is_year, ordinal, year
from audio_builder.plan.spoken.quantities import counted
from audio_builder.plan.spoken.row import Row

_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = {month[:3]: month for month in _MONTHS if month != "May"} | {"Sept": "September"}
MONTHS = (*_MONTHS, *_SHORT)
"""As they are written, in full and short."""
_NOON = 12
_HALF = r"(?P<{}>[aApP]\.?[mM](?![\w])(?:\.(?!\w))?)"
_O_CLOCK = "o'clock"
_LASTING = r"[ ]?(?P<lasting>minutes?|mins?|hours?|hrs?|h)(?!\w)"
_DAY, _YEAR = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:1[1-9]|20)[0-9]{2}"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_NO_STEPS = r"(?!(?<=May \d)[ ][a-z]|(?<=March \d)[ ][a-z]|(?<=May \d\d)[ ][a-z]|(?<=March \d\d)[ ][a-z])"
"""`March 5 steps forward` is an order and no day."""
_LASTS = r"(?![ ](?:hold|pause|rest|break|wait|inhale|exhale|stretch|interval))"


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["lasting"]:
        large, small = ("min", "s") if match["lasting"].startswith("m") else ("h", "min")
        return " ".join((counted(hour, large), counted(minute, small))) if minute else counted(hour, large)
    half = f" {_of_day(match['half'])}" if match["half"] else ""
    told = cardinal(hour)
    if minute or match["second"]:
        told += f" {_two_figures(minute)}"
    elif not half:
        told = "midnight" if hour in (0, 24) else f"{told} {'hundred' if hour > _NOON else _O_CLOCK}"
    if match["second"]:
        told += f" {_two_figures(int(match['second']))}"
    return f"{told}{half}"


def _two_figures(n: int) -> str:
    return f"oh {cardinal(n)}" if n < 10 else cardinal(n)


def _of_day(written: str) -> str:
    """`a.m.` or `p.m.`: with its points no voice takes it for a word."""
    return f"{written[0].lower()}.m."


def _hours(match: re.Match[str]) -> str:
    first = f"{cardinal(int(match['from_hour']))} to " if match["from_hour"] else ""
    return f"{first}{cardinal(int(match['at_hour']))} {_of_day(match['half_day'])}"


def _iso(match: re.Match[str]) -> str:
    return _month_first(_MONTHS[int(match["iso_month"]) - 1], match["iso_day"], match["iso_year"])


def _month_first(month: str, day: str, of: str | None) -> str:
    return f"{_SHORT.get(month, month)} {ordinal(int(day))}{f', {year(int(of))}' if of else ''}"


def _american(match: re.Match[str]) -> str:
    return _month_first(match["month"], match["day"], match["of_year"])


def _british(match: re.Match[str]) -> str:
    month = match["month_after"]
    of = f" {year(int(match['year_after']))}" if match["year_after"] else ""
    the = "" if match.string[: match.start()].lower().endswith("the ") else "the "
    return f"{the}{ordinal(int(match['day_before']))} of {_SHORT.get(month, month)}{of}"


def _slashed(match: re.Match[str]) -> str:
    """Nobody knows which of the two is the month."""
    parts = match[0].split("/")
    last = year(int(parts[2])) if is_year(parts[2]) else cardinal(int(parts[2]))
    return ", ".join((*(cardinal(int(one)) for one in parts[:2]), last))


def _decade(match: re.Match[str]) -> str:
    written = match["tens"] or match["years"]
    words = year(int(written)) if len(written) == 4 else cardinal(int(written))
    plural = f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
    return f"{match['whose'] or ''}{plural}"


ROWS = (
    Row("iso", rf"{LEFT}(?P<iso_year>{_YEAR})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>{_DAY}){RIGHT}", _iso),
    Row("slashed", rf"{LEFT}[0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})(?!/){RIGHT}", _slashed),
    Row(
        "american",
        rf"(?<!\w)(?P<month>{_MONTH})\.?[ ](?P<day>{_DAY})(?:st|nd|rd|th)?{RIGHT}"
        rf"(?![-\u2010-\u2015:/])(?![ ]?%){_NO_STEPS}(?:,?[ ](?P<of_year>{_YEAR}){RIGHT})?",
        _american,
    ),
    Row(
        "british",
        rf"{LEFT}(?P<day_before>{_DAY})(?:st|nd|rd|th)?[ ](?P<month_after>{_MONTH})(?!\w)"
        rf"(?:,?[ ](?P<year_after>{_YEAR}){RIGHT})?",
        _british,
    ),
    Row(
        "clock",
        rf"{LEFT}(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?+"
        rf"(?:{_LASTING}|[ ]?{_HALF.format('half')}|{RIGHT})",
        _clock,
    ),
    Row(
        "hours",
        rf"{LEFT}(?:(?P<from_hour>[0-9]{{1,2}})[ ]?[-\u2010-\u2015][ ]?)?(?P<at_hour>[0-9]{{1,2}})[ ]?"
        rf"{_HALF.format('half_day')}",
        _hours,
    ),
    Row(
        "decade",
        rf"(?<!\w)(?:(?P<whose>(?:[Tt]he|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Ee]arly|[Mm]id|[Ll]ate)[ -])"
        rf"'?(?P<tens>(?:1[1-9]|20)?[1-9]0)|(?P<years>(?:1[1-9]|20)[0-9]0))'?s{RIGHT}{_LASTS}",
        _decade,
    ),
)
