"""Languages other than English: only what their voices read wrongly is written out, and figures stay figures.

That is the signs between figures, the units of time and length, how often, and a few abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, partial

from msgspec import Struct

from audio_builder.regex import regex

_DASH = r"[ ]?[-\u2010-\u2015][ ]?"
_LEFT = r"(?<![\w.,:/])(?<![0-9][-\u2010-\u2015])"
_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?(?![0-9])"
_RIGHT = r"(?!\w)(?![.,:/\-\u2010-\u2015][0-9])"
_LETTER = regex(r"[ ][^\W\d_]")


class Tongue(Struct, frozen=True, dict=True):
    """How one language reads what is written in figures and signs."""

    to: str
    """Between the ends of a range."""
    times: str
    """After how often."""
    units: Mapping[str, tuple[str, str]]
    """By sign: after one, after any other number."""
    short: Mapping[str, str]
    """Abbreviations in full, by how they are written, in lower case."""

    def read(self, text: str) -> str:
        """The text as its voices read it rightly."""
        if "." in text[:-1]:
            text = self._short.sub(self._in_full, text)
        return self._figures.sub(self._said, text) if _FIGURE.search(text) else text

    @cached_property
    def _short(self) -> re.Pattern[str]:
        rows = "|".join(re.escape(one) for one in sorted(self.short, key=len, reverse=True))
        return re.compile(rf"(?<![\w.])(?i:{rows})(?=[ ,)])")

    @cached_property
    def _figures(self) -> re.Pattern[str]:
        signs = "|".join(re.escape(one) for one in sorted(self.units, key=len, reverse=True))
        unit = rf"(?:[ ]?(?P<unit>{signs})(?!\w)(?:(?<=[a-z])\.(?=[ ][^\W\d_A-Z]|,))?)"
        return re.compile(
            rf"{_LEFT}(?:(?P<row>{_NUMBER}(?:{_DASH}{_NUMBER}){{2,}}){_RIGHT}"
            rf"|(?P<low>{_NUMBER})(?:{_DASH}(?P<high>{_NUMBER}))?+(?:{unit}|{_RIGHT}))"
            rf"|{_LEFT}(?P<place>[0-9]{{1,9}})(?:st|nd|rd|th)(?!\w)"
            rf"|(?<!\w)[xX×][ ]?(?P<before>[0-9]{{1,4}}){_RIGHT}|{_LEFT}(?P<after>[0-9]{{1,4}})[xX×](?!\w)"
        )

    def _in_full(self, match: re.Match[str]) -> str:
        said = self.short[match[0].casefold()]
        return said[0].upper() + said[1:] if match[0][0].isupper() and said[0].islower() else said

    def _said(self, match: re.Match[str]) -> str:
        if often := match["before"] or match["after"]:
            return f"{often} {self.times}"
        if match["place"]:
            return match["place"]
        if match["row"]:
            return re.sub(_DASH, ", ", match["row"])
        low, high, sign = match["low"], match["high"], match["unit"]
        said = low if high is None else f"{low}{self._joint(match)}{high}"
        return f"{said} {self.units[sign][low != '1' or high is not None]}" if sign else said

    def _joint(self, match: re.Match[str]) -> str:
        """A range where numbers rise and something is counted."""
        low, high = (float(match[end].replace(",", ".")) for end in ("low", "high"))
        counted = match["unit"] is not None or _LETTER.match(match.string, match.end()) is not None
        return f" {self.to} " if counted and low < high else ", "


_FIGURE = regex(r"[0-9]")


def _units(row: str) -> dict[str, tuple[str, str]]:
    """`s segundo segundos; min ...`: signs between commas, then the name after one and after many."""
    found: dict[str, tuple[str, str]] = {}
    for part in row.split(";"):
        signs, one, many = (word.replace("_", " ") for word in part.split())
        found.update(dict.fromkeys(signs.split(","), (one, many)))
    return found


TONGUES: dict[str, Tongue] = {
    "es": Tongue(
        "a",
        "veces",
        _units(
            "s,seg segundo segundos; min minuto minutos; h hora horas; cm centímetro centímetros; "
            "m metro metros; km kilómetro kilómetros; kg kilo kilos; °C grado_Celsius grados_Celsius"
        ),
        {
            "p. ej.": "por ejemplo",
            "p.ej.": "por ejemplo",
            "aprox.": "aproximadamente",
            "dr.": "doctor",
            "dra.": "doctora",
        },
    ),
    "fr": Tongue(
        "à",
        "fois",
        _units(
            "s,sec seconde secondes; min minute minutes; h heure heures; cm centimètre centimètres; "
            "m mètre mètres; km kilomètre kilomètres; kg kilo kilos; °C degré_Celsius degrés_Celsius"
        ),
        {"p. ex.": "par exemple", "p.ex.": "par exemple", "env.": "environ", "c.-à-d.": "c'est-à-dire"},
    ),
    "de": Tongue(
        "bis",
        "mal",
        _units(
            "s,sek,Sek Sekunde Sekunden; min,Min Minute Minuten; h,Std Stunde Stunden; cm Zentimeter Zentimeter; "
            "m Meter Meter; km Kilometer Kilometer; kg Kilo Kilo; °C Grad_Celsius Grad_Celsius"
        ),
        {
            "z. b.": "zum Beispiel",
            "z.b.": "zum Beispiel",
            "d. h.": "das heißt",
            "d.h.": "das heißt",
            "ca.": "circa",
            "bzw.": "beziehungsweise",
            "ggf.": "gegebenenfalls",
            "dr.": "Doktor",
        },
    ),
    "pt": Tongue(
        "a",
        "vezes",
        _units(
            "s,seg segundo segundos; min minuto minutos; h hora horas; cm centímetro centímetros; "
            "m metro metros; km quilômetro quilômetros; kg quilo quilos; °C grau_Celsius graus_Celsius"
        ),
        {
            "p. ex.": "por exemplo",
            "p.ex.": "por exemplo",
            "aprox.": "aproximadamente",
            "dr.": "doutor",
            "dra.": "doutora",
        },
    ),
    "it": Tongue(
        "a",
        "volte",
        _units(
            "s,sec secondo secondi; min minuto minuti; h ora ore; cm centimetro centimetri; "
            "m metro metri; km chilometro chilometri; kg chilo chili; °C grado_Celsius gradi_Celsius"
        ),
        {"ad es.": "ad esempio", "p.es.": "per esempio", "p. es.": "per esempio", "ca.": "circa", "dott.": "dottor"},
    ),
}
"""By the first part of a language tag."""

READERS: Mapping[str, Callable[[str], str]] = {tag: partial(Tongue.read, tongue) for tag, tongue in TONGUES.items()}
"""How each language's texts are read."""
