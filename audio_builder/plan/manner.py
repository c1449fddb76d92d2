"""How the voice speaks now: who it is, how fast and how softly; the end of the chapter undoes what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from audio_builder.errors import PlanError, did_you_mean
from audio_builder.plan.cues import Phrase, Timed
from audio_builder.plan.wording import sent
from audio_builder.script.nodes import Manner
from audio_builder.settings import Settings
from audio_builder.units import Seconds

SOFT_DB = -4.0
"""How far `[soft]` lowers the voice; chosen by ear."""
_PACES = (0.5, 2.0)
"""The slowest and the fastest that a voice is asked to speak."""


@dataclass(slots=True)
class Speaker:
    """The voice of a session."""

    settings: Settings
    main: str
    """The fingerprint of the session's own voice."""
    named: Mapping[str, str] | None
    """Fingerprints of other voices by the name the script writes; None while nobody has looked for them."""
    voice: str = field(init=False)
    pace: float = field(init=False)
    level_db: float = field(init=False)

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """A new chapter begins."""
        self.voice, self.pace, self.level_db = self.main, self.settings.pace, 0.0

    def take(self, manner: Manner) -> None:
        """Speaks so from here on.  Raises PlanError for a voice that nobody knows."""
        match manner.name:
            case "pace":
                slowest, fastest = _PACES
                asked = Seconds(manner.value) * Seconds(str(self.settings.pace))
                self.pace = float(min(Seconds(fastest), max(Seconds(slowest), asked)))
            case "soft":
                self.level_db = SOFT_DB
            case "voice":
                self.voice = self._named(manner)
            case _:
                raise TypeError(f"nobody speaks in the manner '{manner.name}'")

    def sent(self, text: str) -> str:
        """A text as it is sent to the engine."""
        return sent(text, self.settings.language, self.settings.lexicon)

    def phrase(self, text: str) -> Phrase:
        """What the voice is asked for."""
        return Phrase(self.sent(text), self.voice, self.settings.language, self.pace)

    def softened(self, timed: Timed) -> Timed:
        """A phase with its words at the voice's level."""
        if not self.level_db:
            return timed
        return replace(timed, beats=tuple(replace(beat, level_db=self.level_db) for beat in timed.beats))

    def _named(self, manner: Manner) -> str:
        if self.named is None:
            return manner.value
        if manner.value not in self.named:
            near = did_you_mean(manner.value, self.named)
            raise PlanError(f"{manner.where}: there is no voice '{manner.value}'{near}")
        return self.named[manner.value]
