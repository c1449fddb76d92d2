"""Units as English says them: after one in the singular, after anything else in the plural."""

from __future__ import annotations

from msgspec import Struct


class Unit(Struct, frozen=True):
    """What stands for a sign after a number."""

    one: str
    many: str


def _unit(one: str, many: str = "") -> Unit:
    return Unit(one, many or f"{one}s")


SECOND, MINUTE, HOUR, METRE = _unit("second"), _unit("minute"), _unit("hour"), _unit("metre")
_DEGREE = _unit("degree")

UNITS: dict[str, Unit] = {
    **dict.fromkeys(("s", "sec", "secs"), SECOND),
    **dict.fromkeys(("min", "mins"), MINUTE),
    **dict.fromkeys(("h", "hr", "hrs"), HOUR),
    "ms": _unit("millisecond"),
    "m": METRE,
    "mm": _unit("millimetre"),
    "cm": _unit("centimetre"),
    "km": _unit("kilometre"),
    "ft": _unit("foot", "feet"),
    "mi": _unit("mile"),
    "mg": _unit("milligram"),
    "g": _unit("gram"),
    "kg": _unit("kilogram"),
    "lb": _unit("pound"),
    "lbs": _unit("pound"),
    "oz": _unit("ounce"),
    "ml": _unit("millilitre"),
    "l": _unit("litre"),
    "tsp": _unit("teaspoon"),
    "tbsp": _unit("tablespoon"),
    "hz": Unit("hertz", "hertz"),
    "khz": Unit("kilohertz", "kilohertz"),
    "db": _unit("decibel"),
    "bpm": Unit("beat per minute", "beats per minute"),
    "mph": Unit("mile an hour", "miles an hour"),
    "km/h": Unit("kilometre an hour", "kilometres an hour"),
    "%": Unit("percent", "percent"),
    "°": _DEGREE,
    "°c": Unit("degree Celsius", "degrees Celsius"),
    "°f": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    "$": _unit("dollar"),
    "£": _unit("pound"),
    "€": _unit("euro"),
}
"""By their signs in lower case."""

CASELESS = frozenset(("s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "ft", "lb", "lbs", "oz", "bpm", "mph", "kg"))
"""Signs that are written in capitals too, as in a script that shouts; of the others a capital is another unit's."""

_CAPITALS = ("mL", "L", "Hz", "kHz", "dB", "°C", "°F", "KM", "CM", "MM")
SIGNS: tuple[str, ...] = tuple(
    sorted(
        {*UNITS, *_CAPITALS, *(sign.upper() for sign in CASELESS), *(sign.title() for sign in CASELESS)}
        - {"$", "£", "€", "°c", "°f", "hz", "khz", "db"},
        key=len,
        reverse=True,
    )
)
"""As they are written after a number, the longest first."""

ARTICLES = frozenset(("a", "an", "another"))
"""Before a number, these make it belong to the thing: `a 5 s hold` is a five-second hold."""


def named(sign: str, *, one: bool) -> str:
    """What a unit's sign is called after a number that is one or is not.

    >>> named("cm", one=False), named("°C", one=True)
    ('centimetres', 'degree Celsius')
    """
    unit = UNITS[sign.lower()]
    return unit.one if one else unit.many
