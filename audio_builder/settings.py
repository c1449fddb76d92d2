"""Every choice a session can be given, each in one row: its name, its default, how its text is read, what it means.

A value comes from the command line, else from the script's front matter, else from the row's default.  Reading a value
raises ValueError with a sentence that says what would be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from audio_builder import notation
from audio_builder.errors import did_you_mean
from audio_builder.notation import DEFAULT_LEVEL_LU, Layer
from audio_builder.script.directions import conditions
from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.paces import WordsPerMinute
from audio_builder.units import Seconds, in_words


class Preset(Struct, frozen=True):
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


class Ending(Struct, frozen=True):
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


RATES_HZ = (24_000, 44_100, 48_000)
BITRATES_KBPS = (64, 80, 96, 112, 128, 160, 192)
PRACTICES = ("pmr", "breathing", "stretching", "massage-and-warmth", "mind", "movement", "routines", "rescue")
GOALS = ("sleep", "back-to-sleep", "wind-down", "restless", "loosen", "calm", "daytime")
POSITIONS = ("bed", "chair", "floor", "standing", "walking")
INTENSITIES = conditions.INTENSITIES
CUE_THEMES = ("soft", "bowls", "breath", "ticks", "none")
TONE = "tone"
SHAPES = (TONE, "rumble", "de-ess", "soften", "edges")


class _Row(Struct, frozen=True):
    read: Callable[[str], Any]
    meaning: str


_TABLE: list[_Row] = []
"""In the order of the fields of `Settings`."""


def _row(default: Any, read: Callable[[str], Any], meaning: str) -> Any:
    _TABLE.append(_Row(read, meaning))
    return field(default=default)


class Settings(Struct, frozen=True, kw_only=True):
    """What one session is to be; the fields are the table."""

    title: str = _row("", notation.text, "the session's title; else the heading it opens with, else the file's name")
    artist: str = _row("audio_builder", notation.text, "written into the file's tags")
    album: str = _row("Relaxation sessions", notation.text, "written into the file's tags")
    genre: str = _row("Meditation", notation.text, "written into the file's tags")
    comment: str = _row("", notation.text, "written into the file's tags, before the note that the voice is synthetic")
    year: str = _row("", notation.text, "written into the file's tags; else the year it is made")
    track: str = _row("", notation.text, "written into the file's tags")
    summary: str = _row("", notation.text, "one line on what the session is")
    practice: str = _row("", notation.text, f"what kind of session it is: {', '.join(PRACTICES)}")
    goal: str = _row("", notation.choice(("", *GOALS)), f"what it is for: {', '.join(GOALS)}")
    position: tuple[str, ...] = _row((), notation.choices(POSITIONS), f"where it is done: {', '.join(POSITIONS)}")
    intensity: str = _row(
        "usual", notation.choice(INTENSITIES), "which of [if usual] and [if gentle] is done: usual or gentle"
    )
    areas: tuple[str, ...] = _row((), notation.names, "parts of the body it works with, for lists of sessions")
    fits: tuple[Seconds, ...] = _row(
        (), notation.durations_up_to(Seconds(12 * 3600), bare=Seconds(60)), "lengths it fits well: 10m, 15m, 20m"
    )
    cautions: str = _row("", notation.text, "who should ask a clinician first, and what to leave out")
    evidence: str = _row("", notation.text, "what is known of it, and from where")
    reviewer: str = _row("", notation.text, "who read it over, and what should be looked at again")
    language: str = _row("en", notation.text, "language tag of the script: en, es, pt-br")
    voice: str = _row("auto", notation.text, "a voice: auto, espeak, espeak:en-us+f2, gtts, gtts:co.uk")
    background: tuple[Layer, ...] = _row(
        (Layer("brown-noise", (), DEFAULT_LEVEL_LU),),
        notation.layers,
        "sounds under the voice: brown-noise -24dB, drone -30dB",
    )
    ending: str = _row("sleep", notation.choice(ENDINGS), "how it ends: sleep, wake or none")
    preset: str = _row("sleep", notation.choice(PRESETS), "levels: sleep, insight, podcast or youtube")
    pace: float | WordsPerMinute = _row(
        1.0, notation.pace, "speed of the voice: 1 is its own calm pace; or words a minute: 110wpm"
    )
    pauses: str = _row("standard", notation.choice(("gentle", "standard", "deep")), "length of automatic pauses")
    pause_scale: float = _row(1.0, notation.number(0.25, 4.0), "every automatic pause times this")
    room: str = _row(
        "none", notation.choice(("none", "small", "warm", "large")), "a room around the voice: none, small, warm, large"
    )
    shape: tuple[str, ...] = _row(
        ("auto",),
        notation.choices_or(("auto", "none"), SHAPES),
        "what is done to the voice: auto, none, or tone, rumble, de-ess, soften, edges",
    )
    cues: str = _row("soft", notation.choice(CUE_THEMES), f"the sounds that mark phases: {', '.join(CUE_THEMES)}")
    duck: float = _row(0.8, notation.number(0.0, 6.0, "dB"), "how far the background steps back under speech, in dB")
    lead_in: Seconds = _row(Seconds(8), notation.duration_up_to(Seconds(60)), "background alone before the first word")
    tail: Seconds | None = _row(
        None,
        notation.if_any(notation.duration_up_to(Seconds(12 * 3600))),
        "background after the last word, sinking to silence",
    )
    end_silence: Seconds | None = _row(
        None, notation.if_any(notation.duration_up_to(Seconds(600))), "silence at the very end"
    )
    length: Seconds | None = _row(
        None,
        notation.if_any(notation.duration_up_to(Seconds(12 * 3600), bare=Seconds(60))),
        "how long the file is, to the twentieth of a second: 20:00, 20m, or minutes: 20",
    )
    rate: int = _row(48_000, notation.figure(RATES_HZ, "Hz"), "samples a second of the file: 24000, 44100, 48000")
    channels: str = _row("stereo", notation.choice(("stereo", "mono")), "of the file: stereo or mono")
    bitrate: int = _row(128, notation.figure(BITRATES_KBPS, "kb/s"), "of the MP3, in kb/s: 64 to 192")
    skip: tuple[str, ...] = _row((), notation.areas, "parts of the body whose steps are left out: left knee, calves")
    gentle: tuple[str, ...] = _row((), notation.areas, "parts of the body whose steps are only imagined")
    only: tuple[str, ...] = _row((), notation.areas, "the only parts of the body whose steps are kept")
    breath_clock: str = _row(
        "auto", notation.choice(("auto", "on", "off")), "counted breathing in prose goes on the clock"
    )
    holds: str = _row("keep", notation.choice(("keep", "none")), "breath holds: keep or none")
    voice_ramp: str = _row(
        "", notation.choice(("", "none", "gentle", "deep")), "how far the voice sinks over the session"
    )
    variables: tuple[tuple[str, str], ...] = _row(
        (), notation.pairs, "what {name} stands for: name=Ana; place=the garden"
    )
    lexicon: tuple[tuple[str, str], ...] = _row(
        (), notation.respellings, "how words are spoken: Shavasana=shah-VAH-sah-nah; PMR=progressive relaxation"
    )
    vary: str = _row(
        "", notation.choice(("", "date")), "what is another every day: date for the choices of {a|b} and the background"
    )
    seed: int = _row(0, notation.whole, "which of the endless variants of the background, and which of {a|b}, is heard")

    @property
    def levels(self) -> Preset:
        """The preset's row."""
        return PRESETS[self.preset]

    @property
    def taper(self) -> Seconds:
        """Length of the background's way to silence: `tail`, else the ending's."""
        return ENDINGS[self.ending].taper if self.tail is None else self.tail

    @property
    def shaping(self) -> tuple[str, ...]:
        """The steps of `SHAPES` that every phrase goes through; `auto` softens for sleep alone."""
        auto = tuple(name for name in SHAPES if name != "soften" or self.preset == "sleep")
        return auto if "auto" in self.shape else tuple(name for name in SHAPES if name in self.shape)

    @property
    def silence(self) -> Seconds:
        """Length of the silence at the very end: `end_silence`, else the ending's."""
        return ENDINGS[self.ending].silence if self.end_silence is None else self.end_silence


_ROWS = dict(zip(Settings.__struct_fields__, _TABLE, strict=True))

NAMES = tuple(name.replace("_", "-") for name in _ROWS)
"""As scripts and the command line write them."""


def is_setting(name: str) -> bool:
    """Whether a name, with hyphens or underscores, is a setting's."""
    return name.replace("-", "_") in _ROWS


def meaning(name: str) -> str:
    """One line on what a setting does."""
    return _ROWS[name.replace("-", "_")].meaning


def read_value(name: str, text: str) -> Any:
    """The value of a setting's text.  Raises ValueError for an unknown name or a wrong text.

    >>> read_value("background", "drone A2 -30dB")
    (Layer(name='drone', words=('A2',), level_lu=-30.0),)
    """
    if not is_setting(name):
        raise ValueError(f"unknown setting '{name}'{did_you_mean(name, NAMES)}")
    try:
        return _ROWS[name.replace("-", "_")].read(text)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def settings(values: Mapping[str, Any]) -> Settings:
    """The settings in which `values`, read by `read_value`, stand in place of the defaults."""
    return Settings(**{name.replace("-", "_"): value for name, value in values.items()})


def written_in(meta: Iterable[Meta], variables: Iterable[str] = ()) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The values that a script's front matter sets, and what is wrong with it.

    An entry with the name of one of the script's variables is its value.  An entry that is neither is a warning,
    because front matter carries notes for other programs too.
    """
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    used, fills = frozenset(variables), dict[str, str]()
    for entry in meta:
        name = entry.name.strip().lower()
        if name in used:
            fills[name] = entry.value
        if not is_setting(name):
            if name not in used:
                hint = did_you_mean(name, (*NAMES, *used))
                findings.append(
                    Finding("warning", "unknown-setting", f"'{name}' is no setting and is ignored{hint}", entry.where)
                )
            continue
        try:
            values[name] = read_value(name, entry.value)
        except ValueError as error:
            findings.append(Finding("error", "bad-setting", str(error), entry.where))
    if fills:
        values["variables"] = tuple({**fills, **dict(values.get("variables", ()))}.items())
    return values, tuple(findings)


def as_text(chosen: Settings) -> dict[str, str]:
    """Every setting in the notation that `read_value` reads, for the manifest."""
    shown = {name: _shown(getattr(chosen, name.replace("-", "_"))) for name in NAMES}
    return {**shown, "background": shown["background"] or "none"}


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        if any(isinstance(one, tuple) for one in value):
            return "; ".join("=".join(pair) for pair in value)
        return ", ".join(_shown(one) if isinstance(one, Seconds) else str(one) for one in value)
    if isinstance(value, Seconds):
        return in_words(value)
    return "" if value is None else notation.exact(value) if isinstance(value, float) else str(value)
