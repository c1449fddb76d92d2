"""Every choice a session can be given, each in one row: its name, its default, how its text is read, what it means.

A value comes from the command line, else from the script's front matter, else from the row's default.  Reading a value
raises ValueError with a sentence that says what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from audio_builder.errors import did_you_mean
from audio_builder.script.durations import duration
from audio_builder.script.nodes import Finding, Meta
from audio_builder.units import Seconds, in_words


def _exact(number: float) -> str:
    return repr(number).removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Layer:
    """One background sound at its level."""

    name: str
    words: tuple[str, ...]
    """What the sound is told after its name: `A2`."""
    level_lu: float
    """Loudness relative to the voice, in LU; -24 is 24 LU under it."""

    def __str__(self) -> str:
        return " ".join((self.name, *self.words, f"{_exact(self.level_lu)}dB"))


@dataclass(frozen=True, slots=True)
class Preset:
    """Levels that a kind of listening asks for."""

    voice_lufs: float
    """Loudness of the voice, measured on speech alone."""
    ceiling_dbtp: float
    """No true peak of the decoded file stands above it."""
    summary: str


PRESETS = {
    "sleep": Preset(-20.0, -2.0, "quiet, for the bedside"),
    "insight": Preset(-18.0, -1.0, "meditation platforms"),
    "podcast": Preset(-16.0, -1.0, "podcast directories"),
    "youtube": Preset(-16.0, -1.0, "video platforms, which only turn down"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a session leaves its listener."""

    taper: Seconds
    """The background's way from its level to silence, after the last words."""
    silence: Seconds
    """Nothing at all, before the file ends."""
    summary: str


ENDINGS = {
    "sleep": Ending(Seconds(120), Seconds(60), "the background sinks for two minutes, then a minute of silence"),
    "wake": Ending(Seconds(10), Seconds(2), "the background stays to the last words and leaves in ten seconds"),
    "none": Ending(Seconds(4), Seconds(1, 2), "a short fade"),
}

DEFAULT_LEVEL_LU = -24.0
"""Level of a background that names none: clear of the 20 LU under the voice that WCAG 1.4.7 asks for."""

LEVEL = re.compile(r"[+\-\u2212]?\d+(?:[.,]\d+)?\s*(?:db|lu)", re.IGNORECASE)
BARE_LEVEL = re.compile(r"[+\-\u2212]\d+(?:[.,]\d+)?")
_BETWEEN_LAYERS = re.compile(r",(?!\d)")
"""A comma before a figure is a decimal one."""


def _text(text: str) -> str:
    return text.strip()


def _choice(known: Iterable[str]) -> Callable[[str], str]:
    names = tuple(known)

    def read(text: str) -> str:
        name = text.strip().lower()
        if name not in names:
            raise ValueError(f"'{text.strip()}' is not one of {', '.join(names)}{did_you_mean(name, names)}")
        return name

    return read


def _number(low: float, high: float, unit: str = "") -> Callable[[str], float]:
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


def _whole(text: str) -> int:
    if not text.strip().isdecimal():
        raise ValueError(f"'{text.strip()}' is not a whole number from 0 up")
    return int(text)


def _duration(high: Seconds) -> Callable[[str], Seconds]:
    def read(text: str) -> Seconds:
        try:
            value = duration(text.strip()).seconds
        except ValueError:
            value = high + 1
        if value > high:
            raise ValueError(f"'{text.strip()}' is not a length of time from 0s to {in_words(high)}")
        return value

    return read


def _if_any(read: Callable[[str], Seconds]) -> Callable[[str], Seconds | None]:
    """What `read` reads, or None for a text of nothing."""
    return lambda text: read(text) if text.strip() else None


def _layer(text: str) -> Layer:
    words = LEVEL.sub("", text).split()
    levels = LEVEL.findall(text)
    if not words or len(levels) > 1:
        raise ValueError(f"'{text.strip()}' is not a background; write it as brown-noise -24dB")
    if bare := next(filter(BARE_LEVEL.fullmatch, words), None):
        raise ValueError(f"'{text.strip()}' has a level without its unit; write {bare}dB")
    level = _number(-60.0, -6.0, levels[0][-2:])(levels[0]) if levels else DEFAULT_LEVEL_LU
    return Layer(words[0].lower(), tuple(words[1:]), level)


def _layers(text: str) -> tuple[Layer, ...]:
    if text.strip().lower() in ("none", "off", ""):
        return ()
    return tuple(_layer(part) for part in _BETWEEN_LAYERS.split(text) if part.strip())


def _row(default: Any, read: Callable[[str], Any], meaning: str) -> Any:
    return field(default=default, metadata={"read": read, "meaning": meaning})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one session is to be; the fields are the table."""

    title: str = _row("", _text, "the session's title; else the heading it opens with, else the file's name")
    artist: str = _row("audio_builder", _text, "written into the file's tags")
    album: str = _row("Relaxation sessions", _text, "written into the file's tags")
    genre: str = _row("Meditation", _text, "written into the file's tags")
    comment: str = _row("", _text, "written into the file's tags, before the note that the voice is synthetic")
    year: str = _row("", _text, "written into the file's tags; else the year it is made")
    track: str = _row("", _text, "written into the file's tags")
    summary: str = _row("", _text, "one line on what the session is")
    practice: str = _row("", _text, "what kind of session it is: pmr, breathing, stretching")
    language: str = _row("en", _text, "language tag of the script: en, es, pt-br")
    voice: str = _row("auto", _text, "a voice: auto, espeak, espeak:en-us+f2, gtts, gtts:co.uk")
    background: tuple[Layer, ...] = _row(
        (Layer("brown-noise", (), DEFAULT_LEVEL_LU),),
        _layers,
        "sounds under the voice: brown-noise -24dB, drone -30dB",
    )
    ending: str = _row("sleep", _choice(ENDINGS), "how it ends: sleep, wake or none")
    preset: str = _row("sleep", _choice(PRESETS), "levels: sleep, insight, podcast or youtube")
    pace: float = _row(1.0, _number(0.5, 2.0), "speed of the voice; 1 is the voice's own calm pace")
    pauses: str = _row("standard", _choice(("gentle", "standard", "deep")), "length of automatic pauses")
    pause_scale: float = _row(1.0, _number(0.25, 4.0), "every automatic pause times this")
    duck: float = _row(0.8, _number(0.0, 6.0, "dB"), "how far the background steps back under speech, in dB")
    lead_in: Seconds = _row(Seconds(8), _duration(Seconds(60)), "background alone before the first word")
    tail: Seconds | None = _row(
        None, _if_any(_duration(Seconds(12 * 3600))), "background after the last word, sinking to silence"
    )
    end_silence: Seconds | None = _row(None, _if_any(_duration(Seconds(600))), "silence at the very end")
    seed: int = _row(0, _whole, "which of the endless variants of the background is played")

    @property
    def levels(self) -> Preset:
        """The preset's row."""
        return PRESETS[self.preset]

    @property
    def taper(self) -> Seconds:
        """Length of the background's way to silence: `tail`, else the ending's."""
        return ENDINGS[self.ending].taper if self.tail is None else self.tail

    @property
    def silence(self) -> Seconds:
        """Length of the silence at the very end: `end_silence`, else the ending's."""
        return ENDINGS[self.ending].silence if self.end_silence is None else self.end_silence


_ROWS = {row.name: row for row in fields(Settings)}

NAMES = tuple(name.replace("_", "-") for name in _ROWS)
"""As scripts and the command line write them."""


def is_setting(name: str) -> bool:
    """Whether a name, with hyphens or underscores, is a setting's."""
    return name.replace("-", "_") in _ROWS


def meaning(name: str) -> str:
    """One line on what a setting does."""
    return str(_ROWS[name.replace("-", "_")].metadata["meaning"])


def read_value(name: str, text: str) -> Any:
    """The value of a setting's text.  Raises ValueError for an unknown name or a wrong text.

    >>> read_value("background", "drone A2 -30dB")
    (Layer(name='drone', words=('A2',), level_lu=-30.0),)
    """
    if not is_setting(name):
        raise ValueError(f"unknown setting '{name}'{did_you_mean(name, NAMES)}")
    try:
        return _ROWS[name.replace("-", "_")].metadata["read"](text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def settings(values: Mapping[str, Any]) -> Settings:
    """The settings in which `values`, read by `read_value`, stand in place of the defaults."""
    return Settings(**{name.replace("-", "_"): value for name, value in values.items()})


def written_in(meta: Iterable[Meta]) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The values that a script's front matter sets, and what is wrong with it.

    An entry that is no setting is a warning, because front matter carries notes for other programs too.
    """
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for entry in meta:
        name = entry.name.strip().lower()
        if not is_setting(name):
            hint = did_you_mean(name, NAMES)
            findings.append(
                Finding("warning", "unknown-setting", f"'{name}' is no setting and is ignored{hint}", entry.where)
            )
            continue
        try:
            values[name] = read_value(name, entry.value)
        except ValueError as error:
            findings.append(Finding("error", "bad-setting", str(error), entry.where))
    return values, tuple(findings)


def as_text(chosen: Settings) -> dict[str, str]:
    """Every setting in the notation that `read_value` reads, for the manifest."""
    return {name: _shown(getattr(chosen, name.replace("-", "_"))) for name in NAMES}


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, Seconds):
        return in_words(value)
    return "" if value is None else _exact(value) if isinstance(value, float) else str(value)
