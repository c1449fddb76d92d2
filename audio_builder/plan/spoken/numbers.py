"""Numbers in English words, as they are read aloud: `one hundred and twenty`, `twenty-first`, `nineteen ninety`.

A number that is too long to be read as one stays `None`; whoever asks leaves its figures to the voice.
"""

from __future__ import annotations

from fractions import Fraction

from audio_builder.script.lengths.numerals import ENGLISH

LONGEST = 12
"""Figures of the longest whole number that has a name here."""
_BELOW_A_HUNDRED = tuple(words.replace(" ", "-") for words in ENGLISH)
_THOUSANDS = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_YEARS = range(1100, 2100)
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
"""Fractions that are one sign."""

NUMBER = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})++(?!,?[0-9])|[0-9]++)(?:\.[0-9]++)?+(?:[ ]?[½¼¾⅓⅔])?+|\.[0-9]++|[½¼¾⅓⅔])"
"""A number as people write it."""
LEFT = r"(?<!\w)(?<![0-9][.,:/\-\u2010-\u2015])"
"""No word and no other figure stands right before it."""
RIGHT = r"(?!\w)(?![.,:/][0-9])"
"""Nor right behind it."""


def cardinal(n: int) -> str:
    """A whole number below 10^12, nought or more.

    >>> cardinal(1_120)
    'one thousand one hundred and twenty'
    """
    if n < 100:
        return _BELOW_A_HUNDRED[n]
    if n < 1000:
        rest = f" and {cardinal(n % 100)}" if n % 100 else ""
        return f"{_BELOW_A_HUNDRED[n // 100]} hundred{rest}"
    size, name = next((size, name) for size, name in _THOUSANDS if n >= size)
    over = n % size
    joint = " and " if 0 < over < 100 else " "
    return f"{cardinal(n // size)} {name}{f'{joint}{cardinal(over)}' if over else ''}"


def ordinal(n: int) -> str:
    """Which in a row.

    >>> ordinal(21), ordinal(30), ordinal(8)
    ('twenty-first', 'thirtieth', 'eighth')
    """
    words = cardinal(n)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    return words[:at] + (_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def year(n: int) -> str:
    """A year of four figures.

    >>> year(1998), year(1905), year(2007), year(2026)
    ('nineteen ninety-eight', 'nineteen oh five', 'two thousand and seven', 'twenty twenty-six')
    """
    if n not in _YEARS or 2000 <= n < 2010:
        return cardinal(n)
    century, rest = divmod(n, 100)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def is_year(written: str) -> bool:
    """Whether figures may be a year's."""
    return len(written) == 4 and written.isdecimal() and int(written) in _YEARS


def digits(written: str) -> str:
    """Every figure by itself.

    >>> digits("555")
    'five five five'
    """
    return " ".join(_BELOW_A_HUNDRED[int(one)] for one in written if one in "0123456789")


def decimal(written: str) -> str | None:
    """A number as it is written: `1,500`, `5.5`, `.5`, `007`, `1½`; None for one that is too long.

    >>> decimal("5.25"), decimal("1½"), decimal("007")
    ('five point two five', 'one and a half', 'zero zero seven')
    """
    if written[-1] in _VULGAR:
        return _mixed(written[:-1].strip(), _VULGAR[written[-1]])
    whole, point, after = written.replace(",", "").partition(".")
    if len(whole) > LONGEST or len(after) > LONGEST:
        return None
    named = digits(whole) if len(whole) > 1 and whole[0] == "0" else cardinal(int(whole or "0"))
    return f"{named} point {digits(after)}" if point else named


def value(written: str) -> Fraction:
    """How much a number is.

    >>> value("1,500"), value("2½")
    (Fraction(1500, 1), Fraction(5, 2))
    """
    part = _VULGAR.get(written[-1], "0")
    whole = written.rstrip("".join(_VULGAR)).strip().replace(",", "")
    return Fraction(whole or 0) + Fraction(part)


def fraction(over: int, under: int, *, whole: str = "") -> str:
    """A part of one, after a whole number in words if there is one.

    >>> fraction(1, 2), fraction(3, 4), fraction(1, 2, whole="two"), fraction(2, 21)
    ('one half', 'three quarters', 'two and a half', 'two twenty-firsts')
    """
    name = {2: "half", 4: "quarter"}.get(under) or ordinal(under)
    many = over != 1
    plural = "halves" if name == "half" else f"{name}s"
    count = cardinal(over) if many or not whole else "a"
    return f"{f'{whole} and ' if whole else ''}{count} {plural if many else name}"


def _mixed(whole: str, part: str) -> str | None:
    over, _, under = part.partition("/")
    named = decimal(whole) if whole else ""
    return None if named is None else fraction(int(over), int(under), whole=named)
