"""The notation of settings: each reader takes a text and gives its value.

It raises ValueError, with what would be right, for any other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from audio_builder.errors import did_you_mean
from audio_builder.regex import regex
from audio_builder.script.areas import area
from audio_builder.script.file_names import FILE, FileName, between_commas, file_name
from audio_builder.script.lengths.durations import duration
from audio_builder.script.paces import FACTORS, WordsPerMinute, words_a_minute
from audio_builder.units import Seconds, in_words


def exact(number: float) -> str:
    """A number as people write it, with every figure it has."""
    return repr(number).removesuffix(".0")


class Layer(Struct, frozen=True):
    """One background sound at its level."""

    name: str
    words: tuple[str, ...]
    """What the sound is told after its name: `A2`; of a `file`, its name."""
    level_lu: float
    """Loudness relative to the voice, in LU; -24 is 24 LU under it."""

    def __str__(self) -> str:
        level = f"{exact(self.level_lu)}dB"
        if self.name == FILE and self.words:
            return str(FileName(self.words[0], level))
        return " ".join((self.name, *self.words, level))


SECOND = Seconds(1)

DEFAULT_LEVEL_LU = -24.0
"""Level of a background that names none: clear of the 20 LU under the voice that WCAG 1.4.7 asks for."""

LEVEL = regex(r"[+\-\u2212]?\d+(?:[.,]\d+)?\s*(?:db|lu)", re.IGNORECASE)
BARE_LEVEL = regex(r"[+\-\u2212]\d+(?:[.,]\d+)?")


def text(text: str) -> str:
    """The text without the space around it."""
    return text.strip()


def choice(known: Iterable[str]) -> Callable[[str], str]:
    """Reads one of these names."""
    names = tuple(known)

    def read(text: str) -> str:
        name = text.strip().lower()
        if name not in names:
            told = [one for one in names if one]
            what = f"one of {', '.join(told)}" if len(told) > 1 else told[0]
            raise ValueError(f"'{text.strip()}' is not {what}{did_you_mean(name, told)}")
        return name

    return read


def choices(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Reads some of these names, between commas, each once."""
    one = choice(known)
    return lambda text: tuple(dict.fromkeys(one(part) for part in text.split(",") if part.strip()))


def choices_or(alone: Iterable[str], known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Reads some of the known names, between commas, or one name that stands alone."""
    single = tuple(alone)
    some = choices((*single, *known))

    def read(text: str) -> tuple[str, ...]:
        found = some(text)
        if len(found) > 1 and (name := next((one for one in found if one in single), None)):
            raise ValueError(f"'{name}' stands alone; leave it out, or all the others")
        return found or single[-1:]

    return read


def names(text: str) -> tuple[str, ...]:
    """Texts between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def number(low: float, high: float, unit: str = "") -> Callable[[str], float]:
    """Reads a number from `low` to `high`, with its unit or without."""

    def read(text: str) -> float:
        bare = text.strip().replace("\u2212", "-").replace(",", ".")
        if unit and bare.lower().endswith(unit.lower()):
            bare = bare[: -len(unit)].strip()
        try:
            value = float(bare)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise ValueError(f"'{text.strip()}' is not a number from {low:g} to {high:g}{' ' + unit if unit else ''}")
        return value

    return read


def pace(text: str) -> float | WordsPerMinute:
    """Reads a factor, or words a minute: `0.9`, `110wpm`, `110 words a minute`."""
    if (words := words_a_minute(text)) is not None:
        return words
    try:
        return number(*FACTORS)(text)
    except ValueError as error:
        raise ValueError(f"{error}, or words a minute such as 110wpm") from None


def figure(known: Iterable[int], unit: str) -> Callable[[str], int]:
    """Reads one of these numbers, with its unit, its unit's first letters or without: `48000`, `48kHz`, `44.1k`."""
    numbers = tuple(known)

    def read(text: str) -> int:
        bare = text.strip().lower().replace(",", ".")
        number = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(k?)(?:hz|b?/?s?|bps|bit/s)?", bare)
        value = float(number[1]) * (1000 if number[2] and unit == "Hz" else 1) if number else 0
        if value not in numbers:
            raise ValueError(f"'{text.strip()}' is not one of {', '.join(map(str, numbers))} {unit}")
        return int(value)

    return read


def whole(text: str) -> int:
    """A whole number from 0 up."""
    if not text.strip().isdecimal():
        raise ValueError(f"'{text.strip()}' is not a whole number from 0 up")
    return int(text)


def duration_up_to(high: Seconds, *, bare: Seconds = SECOND) -> Callable[[str], Seconds]:
    """Reads a length of time up to `high`; a number without a unit is times `bare`."""

    def read(text: str) -> Seconds:
        try:
            given = duration(text.strip())
            value = given.seconds * (bare if given.bare else 1)
        except ValueError:
            value = high + 1
        if value > high:
            raise ValueError(f"'{text.strip()}' is not a length of time from 0s to {in_words(high)}")
        return value

    return read


def durations_up_to(high: Seconds, *, bare: Seconds = SECOND) -> Callable[[str], tuple[Seconds, ...]]:
    """Reads lengths of time between commas, each as `duration_up_to` does, none longer than `high` or of nothing."""
    one = duration_up_to(high, bare=bare)

    def read(text: str) -> tuple[Seconds, ...]:
        found = tuple(one(part) for part in text.split(",") if part.strip())
        if Seconds(0) in found:
            raise ValueError(f"'{text.strip()}' has a length of nothing; write lengths such as 10m, 15m, 20m")
        return tuple(dict.fromkeys(found))

    return read


def if_any(read: Callable[[str], Seconds]) -> Callable[[str], Seconds | None]:
    """What `read` reads, or None for a text of nothing."""
    return lambda text: read(text) if text.strip() else None


def layer(text: str) -> Layer:
    """One background sound: its name, what it is told, its level under the voice; `file:` and a name is a recording."""
    if (file := file_name(text)) is not None:
        return _recording(file)
    words = LEVEL.sub("", text).split()
    levels = LEVEL.findall(text)
    if not words or len(levels) > 1:
        raise ValueError(f"'{text.strip()}' is not a background; write it as brown-noise -24dB")
    if bare := next(filter(BARE_LEVEL.fullmatch, words), None):
        raise ValueError(f"'{text.strip()}' has a level without its unit; write {bare}dB")
    return Layer(words[0].lower(), tuple(words[1:]), _level(levels[0] if levels else ""))


def _recording(file: FileName) -> Layer:
    if not file.name:
        raise ValueError("'file:' names no file; write it as file:rain.flac -24dB")
    if BARE_LEVEL.fullmatch(file.rest):
        raise ValueError(f"'{file}' has a level without its unit; write {file.rest}dB")
    if file.rest and not LEVEL.fullmatch(file.rest):
        raise ValueError(f"'{file}': after the name of a file comes its level, such as -24dB, and no '{file.rest}'")
    return Layer(FILE, (file.name,), _level(file.rest))


def _level(text: str) -> float:
    return number(-60.0, -6.0, text[-2:])(text) if text else DEFAULT_LEVEL_LU


def layers(text: str) -> tuple[Layer, ...]:
    """Background sounds between commas; `none` and `off` are none."""
    if text.strip().lower() in ("none", "off", ""):
        return ()
    return tuple(layer(part) for part in between_commas(text))


def areas(text: str) -> tuple[str, ...]:
    """Parts of the body between commas, each by its one name; `none` is none."""
    if text.strip().lower() == "none":
        return ()
    return tuple(dict.fromkeys(str(area(part)) for part in text.split(",") if part.strip()))


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Names and their values: `name=Ana; place=the garden`."""
    parts = [part.partition("=") for part in text.split(";") if part.strip()]
    if bad := next((name for name, equals, _ in parts if not (name.strip() and equals)), None):
        raise ValueError(f"'{bad.strip()}' has no value; write name=value; name=value")
    return tuple((name.strip().lower(), value.strip()) for name, _, value in parts)


def respellings(text: str) -> tuple[tuple[str, str], ...]:
    """Words and how they are spoken: `Shavasana=shah-VAH-sah-nah; EMDR=E M D R`."""
    found = pairs(text)
    if silent := next((word for word, spoken in found if not spoken), None):
        raise ValueError(f"'{silent}' is spoken as nothing; write word=respelling; word=respelling")
    return found
