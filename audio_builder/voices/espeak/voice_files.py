"""The languages and voices of eSpeak NG: the wheel's, and calm ones of our own, each a plain text file.

A voice is written as one text: its language's file without what would tune the voice, then the voice's own lines.  The
library speaks it, to the bit, as it speaks a variant of its own data folder, which is never written to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import espeakng_loader

PREFERRED = {"en": "en-us"}
"""Which voice a language tag means where several claim it."""

OWN = ("calm-female", "calm-male")
"""Our own voices, the one that speaks where none is named first."""

SOFTEST = OWN[0]
"""More harmonics to its noise, and lower, than the softest of the library's, steph, and it is understood better.

Measured by benchmarks/voices.py, and with a recogniser of speech; nobody has compared them by ear.
"""

SOFT = ("steph", "steph2", "steph3")
"""The softest of the library's, far from all others."""

_TUNING = frozenset("pitch formant tone voicing breath breathw flutter roughness echo consonants klatt speed".split())
"""What the library forgets of a language when a variant is laid over it.  Source: VoiceReset in voices.c of 1.52."""


@cache
def languages() -> dict[str, str]:
    """Language tag -> its file, such as `gmw/en-US`; without the few that the wheel has no dictionary for."""
    claims: dict[str, str] = {}
    for path in sorted(_lang().rglob("*")):
        if path.is_file():
            rows = [row.split() for row in _lines(path)]
            tags = [row[1].lower() for row in rows if row[0] == "language"]
            named = [row[1] for row in rows if row[0] == "dictionary"]
            dictionary = named[0] if named else tags[0].partition("-")[0]
            if (_data() / f"{dictionary}_dict").is_file():
                file = path.relative_to(_lang()).as_posix()
                claims.update((tag, file) for tag in tags if tag not in claims)
                claims[path.name.lower()] = file
    return claims | {tag: claims[meant] for tag, meant in PREFERRED.items()}


@cache
def variants() -> tuple[str, ...]:
    """Names of voices that any language can have: our own, then the library's, the softest of those first."""
    theirs = (path.name for path in (_data() / "voices" / "!v").iterdir())
    return (*OWN, *sorted(theirs, key=lambda name: (name not in SOFT, name)))


@cache
def voice_text(language: str, variant: str) -> str:
    """The file of a voice: a tag of `languages` and a name of `variants`."""
    own = files("audio_builder.voices.espeak") / "own" / variant
    tuned = own.read_text("utf-8") if variant in OWN else (_data() / "voices" / "!v" / variant).read_text("utf-8")
    spoken = [row for row in _lines(_lang() / languages()[language]) if row.split()[0] not in _TUNING]
    laid_over = [row for row in tuned.splitlines() if not row.startswith("language")]
    return "\n".join((*spoken, *laid_over, ""))


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file that say something."""
    return (row for row in path.read_text("utf-8").splitlines() if row.strip())


def _data() -> Path:
    return Path(espeakng_loader.get_data_path())


def _lang() -> Path:
    return _data() / "lang"
