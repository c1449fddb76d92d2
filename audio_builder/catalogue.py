"""What the built-in sessions say of themselves at their heads; nothing after that is read.

So a hundred of them are known in the time that it takes to plan one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from audio_builder.notation import duration_up_to
from audio_builder.regex import regex
from audio_builder.settings import PRACTICES
from audio_builder.shelf import library
from audio_builder.units import Seconds

_PLAIN = regex(r"---\n(?P<lines>(?:[A-Za-z-]+: ++[A-Za-z0-9](?:(?!: | #|:\n)[^\n])*+\n)+)---\n")
"""Front matter of which every line is a name and a text that YAML takes as it stands."""
minutes = duration_up_to(Seconds(12 * 3600), bare=Seconds(60))
"""Reads a length of which a bare number is minutes.  Raises ValueError."""


class Card(Struct, frozen=True):
    """What is known of a built-in session without reading it."""

    name: str
    path: Path
    told: Mapping[str, str]
    """Its front matter, as it is written there."""

    def says(self, name: str) -> str:
        """The text of a setting; empty where there is none."""
        return self.told.get(name, "")

    def names(self, name: str) -> tuple[str, ...]:
        """The parts of a list between commas."""
        return tuple(part.strip() for part in self.says(name).split(",") if part.strip())

    @property
    def title(self) -> str:
        """What the session is called."""
        return self.says("title") or self.name

    @property
    def practice(self) -> str:
        """What kind of session it is."""
        return self.says("practice") or self.path.parent.name

    @property
    def language(self) -> str:
        """The base of its language tag."""
        return (self.says("language") or "en").replace("_", "-").partition("-")[0].lower()

    @property
    def fits(self) -> tuple[Seconds, ...]:
        """The lengths it fits well, ascending; nothing where it names none that can be read."""
        try:
            return tuple(sorted(map(minutes, self.names("fits"))))
        except ValueError:
            return ()

    def can_last(self, length: Seconds) -> bool:
        """Whether a length lies among those it fits."""
        return bool(self.fits) and self.fits[0] <= length <= self.fits[-1]

    def offers(self, intensity: str) -> bool:
        """Whether it can be had so: what names no intensity takes no effort, and what names the usual has both."""
        own = self.names("intensity")
        return not own or intensity in own or "usual" in own


def cards() -> list[Card]:
    """Of every built-in session, practice after practice."""
    found = [card(name, path) for name, path in library().items()]
    return sorted(found, key=lambda one: (_rank(one.practice), one.practice, one.name))


def card(name: str, path: Path) -> Card:
    """Of one session."""
    return Card(name, path, head(path.read_text("utf-8-sig", errors="replace")))


def head(text: str) -> dict[str, str]:
    """The front matter of a script; only one that is more than plain lines needs a reader of YAML."""
    plain = _PLAIN.match(text)
    if plain is not None:
        lines = (line.partition(": ") for line in plain["lines"].splitlines())
        return {name.lower(): value.strip() for name, _, value in lines}
    from audio_builder.script.front_matter import front_matter
    from audio_builder.script.source import open_source

    return {entry.name.strip().lower(): entry.value for entry in front_matter(open_source("", text)).meta}


def _rank(practice: str) -> int:
    return PRACTICES.index(practice) if practice in PRACTICES else len(PRACTICES)
