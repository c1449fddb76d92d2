"""What SSML's `<say-as>` and Speech Markdown ask for, as text that is read so: `ABC` in letters is `A-B-C`.

Amounts, times and fractions are read as they are meant without being told; they stay as they are written.
Source: W3C, SSML 1.0 say-as attribute values; the lists of Amazon, Google and Microsoft.
"""

from __future__ import annotations

from collections.abc import Callable

from audio_builder.regex import regex

_PARTS = regex(r"[A-Za-z]+|[0-9]|[^\sA-Za-z0-9]+")
_FIGURES = regex(r"[0-9]+")
_SIGNS = regex(r"[\[\]{}<>*`\\]+")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ORDER = regex(r"[ymd]{3}")


def _letters(text: str, form: str) -> str:
    """Letters with hyphens between them, so that no voice takes one for an article."""
    return " ".join("-".join(part.upper()) if part.isalpha() else part for part in _PARTS.findall(text))


def _telephone(text: str, form: str) -> str:
    return ", ".join(" ".join(group) for group in _FIGURES.findall(text)) or text


def _digits(text: str, form: str) -> str:
    return " ".join("".join(_FIGURES.findall(text))) or text


def _ordinal(text: str, form: str) -> str:
    if not (text.isdecimal() and text.isascii()):
        return text
    last = int(text[-2:])
    return text + ("th" if 10 < last < 20 else _ENDINGS.get(last % 10, "th"))


def _date(text: str, form: str) -> str:
    """A full date in figures, in the one order that cannot be misread; anything else as it is written."""
    order, parts = form.lower().replace("yyyy", "y"), _FIGURES.findall(text)
    if not _ORDER.fullmatch(order) or len(set(order)) < 3 or len(parts) != 3:
        return text
    told = dict(zip(order, parts, strict=True))
    year, month, day = told["y"], int(told["m"][:3]), int(told["d"][:3])
    return f"{year}-{month:02d}-{day:02d}" if len(year) == 4 and 1 <= month <= 12 and 1 <= day <= 31 else text


def _as_written(text: str, form: str) -> str:
    return text


def _ways(names: str, reader: Callable[[str, str], str]) -> dict[str, Callable[[str, str], str]]:
    return dict.fromkeys(names.split(), reader)


_WAYS = {
    **_ways("characters character chars letters spell-out spell verbatim", _letters),
    **_ways("telephone phone", _telephone),
    **_ways("digits", _digits),
    **_ways("ordinal", _ordinal),
    **_ways("date", _date),
    **_ways("cardinal number decimal fraction unit units measure time duration", _as_written),
    **_ways("currency money address name interjection text", _as_written),
}
"""By the value of `interpret-as`."""
_IN_BRACKETS = frozenset(("characters", "chars", "digits", "telephone", "phone", "ordinal"))
"""Ways of Speech Markdown that change what is said."""


def is_way(modifier: str) -> bool:
    """Whether a modifier of Speech Markdown is a way of saying that changes what is said."""
    return modifier.strip().lower() in _IN_BRACKETS


def said_as(text: str, way: str, form: str = "") -> str | None:
    """A text as it is to be said, on one line and without signs of markup; None for a way that nobody knows.

    >>> said_as("PMR", "characters"), said_as("3", "ordinal"), said_as("07/04/2026", "date", "mdy")
    ('P-M-R', '3rd', '2026-07-04')
    """
    reader = _WAYS.get(way.strip().lower().rpartition(":")[2])
    return None if reader is None else " ".join(_SIGNS.sub(" ", reader(" ".join(text.split()), form)).split())
