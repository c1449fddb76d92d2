"""How the voice speaks now: who it is, how fast and how softly; the end of the chapter undoes what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from audio_builder.errors import PlanError, did_you_mean
from audio_builder.plan.calm import sentence
from audio_builder.plan.cues import Phrase, Timed
from audio_builder.plan.estimate import likely_factor
from audio_builder.plan.wording import sent
from audio_builder.script.nodes import BACK, Manner
from audio_builder.script.paces import FACTORS, WordsPerMinute, words_a_minute
from audio_builder.settings import Settings
from audio_builder.units import Seconds

SOFT_DB = -4.0
"""How far `[soft]` lowers the voice; chosen by ear."""


@dataclass(slots=True)
class Speaker:
    """The voice of a session."""

    settings: Settings
    main: str
    """The fingerprint of the session's own voice."""
    named: Mapping[str, str] | None
    """Fingerprints of other voices by the name the script writes; None while nobody has looked for them."""
    calm: Mapping[str, float] = field(default_factory=dict)
    """Words a minute at the calm pace of voices that have been measured, by fingerprint."""
    voice: str = field(init=False)
    before: str = field(init=False)
    """The voice before it."""
    pace: float | WordsPerMinute = field(init=False)
    level_db: float = field(init=False)

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """A new chapter begins."""
        self.voice, self.pace, self.level_db = self.main, self.settings.pace, 0.0
        self.before = self.main

    def take(self, manner: Manner) -> None:
        """Speaks so from here on.  Raises PlanError for a voice that nobody knows, and words that nobody counts."""
        match manner.name:
            case "pace":
                self.pace = self._paced(manner)
            case "soft":
                self.level_db = SOFT_DB
            case "voice":
                self.voice, self.before = self.before if manner.value == BACK else self._named(manner), self.voice
            case _:
                raise TypeError(f"nobody speaks in the manner '{manner.name}'")

    def sent(self, text: str) -> str:
        """A text as it is sent to the engine."""
        return sent(text, self.settings.language, self.settings.lexicon)

    def phrase(self, text: str) -> Phrase:
        """What the voice is asked for."""
        return Phrase(self.sent(text), self.voice, self.settings.language, self.factor(self.pace, self.voice))

    def factor(self, pace: float | WordsPerMinute, voice: str) -> float:
        """A pace times the calm one of a voice, as measured or as is likely.

        A measured one is a whole number of hundredths, so that a voice that is measured again, and gives a clip that is
        not quite the same, is still asked for the same phrases.
        """
        if isinstance(pace, WordsPerMinute) and voice in self.calm:
            return round(pace.words / self.calm[voice], 2)
        return likely_factor(pace, self.settings.language)

    def softened(self, timed: Timed) -> Timed:
        """A phase with its words at the voice's level."""
        if not self.level_db:
            return timed
        return replace(timed, beats=tuple(replace(beat, level_db=self.level_db) for beat in timed.beats))

    def _paced(self, manner: Manner) -> float | WordsPerMinute:
        """Words a minute as they are; a factor times the pace of the session."""
        usual = self.settings.pace
        words = words_a_minute(manner.value)
        if words is not None:
            try:
                sentence(self.settings.language)
            except PlanError as error:
                raise PlanError(f"{manner.where}: {error}") from error
            return words
        if isinstance(usual, WordsPerMinute):
            return WordsPerMinute(usual.words * float(manner.value))
        slowest, fastest = map(Seconds, FACTORS)
        return float(min(fastest, max(slowest, Seconds(manner.value) * Seconds(str(usual)))))

    def _named(self, manner: Manner) -> str:
        if self.named is None:
            return manner.value
        if manner.value not in self.named:
            near = did_you_mean(manner.value, self.named)
            raise PlanError(f"{manner.where}: there is no voice '{manner.value}'{near}")
        return self.named[manner.value]
