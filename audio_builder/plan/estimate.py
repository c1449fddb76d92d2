"""How long a phrase will be, before anybody has spoken it: good to a tenth over a session, not for one word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from audio_builder.plan.calm import likely_words
from audio_builder.plan.cues import Phrase, Plan
from audio_builder.plan.fit import fitted, reach, voice_length
from audio_builder.script.paces import WordsPerMinute
from audio_builder.settings import Settings
from audio_builder.units import Seconds, frames

SECONDS_PER_CHARACTER = Seconds(8, 100)
"""Of a calm voice at 105 to 115 words a minute; measured over the built-in sessions."""


RATE_HZ = 1000
"""Fine enough for what is only likely."""


def estimated_frames(phrase: Phrase, *, rate_hz: int) -> int:
    """The likely length of a phrase, at least one frame."""
    return _likely_frames(len(phrase.text), phrase.heard_pace, rate_hz)


@lru_cache(maxsize=4096)
def _likely_frames(characters: int, pace: float, rate_hz: int) -> int:
    return max(1, frames(SECONDS_PER_CHARACTER * characters / Seconds(pace), rate_hz))


def likely_factor(pace: float | WordsPerMinute, language: str) -> float:
    """A pace times the calm one of a voice that nobody has measured.

    Raises PlanError for words a minute in a language in which they are not counted.
    """
    if not isinstance(pace, WordsPerMinute):
        return pace
    return round(pace.words / likely_words(language, character=SECONDS_PER_CHARACTER), 4)


def likely_length(plan: Plan) -> Seconds:
    """How long the voice of a plan will take, its pauses included."""
    lengths = {phrase.key: estimated_frames(phrase, rate_hz=RATE_HZ) for phrase in plan.phrases}
    return voice_length(plan, lengths, rate_hz=RATE_HZ)


def least_frames(phrase: Phrase, *, rate_hz: int) -> int:
    """A length that no voice stays under: what does not fit even so is refused before anybody speaks."""
    return estimated_frames(phrase, rate_hz=rate_hz) * 3 // 4


def most_frames(phrase: Phrase, *, rate_hz: int) -> int:
    """A length that no voice passes over a session, in a language of long words or of one sign to a word."""
    return estimated_frames(phrase, rate_hz=rate_hz) * 4


def refuse_out_of_reach(plan: Plan, settings: Settings, *, rate_hz: int) -> None:
    """Returns when a session of the plan may have the length asked for, depending on how fast it will be spoken.

    Raises OutOfReach for a length that no voice can give it; the range that it names is the likely one.
    """

    def by(length: Callable[..., int]) -> dict[str, int]:
        return {phrase.key: length(phrase, rate_hz=rate_hz) for phrase in plan.phrases}

    if settings.length is not None:
        shortest, _ = reach(plan, by(least_frames), settings, rate_hz=rate_hz)
        _, longest = reach(plan, by(most_frames), settings, rate_hz=rate_hz)
        if not shortest <= settings.length <= longest:
            fitted(plan, by(estimated_frames), settings, rate_hz=rate_hz)
