"""The breath clock: each phase starts on its beat, and each word's first audible sample falls on its own.

A cue word never decides when a phase ends; it must fit into its beats or the plan is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Beat, Phrase, Timed
from audio_builder.script.nodes import Breathe
from audio_builder.units import Seconds

WORDS = {
    "en": {"inhale": "In", "hold": "Hold", "exhale": "Out"},
    "es": {"inhale": "Inhala", "hold": "Mantén", "exhale": "Exhala"},
    "fr": {"inhale": "Inspirez", "hold": "Gardez", "exhale": "Expirez"},
    "de": {"inhale": "Ein", "hold": "Halten", "exhale": "Aus"},
    "pt": {"inhale": "Inspire", "hold": "Segure", "exhale": "Expire"},
    "it": {"inhale": "Inspira", "hold": "Trattieni", "exhale": "Espira"},
}
"""What names a phase on its first beat; short, because it must end before the next beat."""


def rounds(breathe: Breathe, *, language: str, phrase: Callable[[str], Phrase]) -> Iterator[Timed]:
    """The phases of all rounds in order; `phrase` makes what the voice is asked for out of a word.

    Raises PlanError where a language has no cue words.
    """
    words = WORDS.get(language.split("-")[0].lower())
    if words is None and breathe.cues != "none":
        raise PlanError(f"{breathe.where}: no breathing words for language '{language}'; write 'cues none'")
    once = [
        Timed(phase, length, tuple(_beats(breathe, words[phase], length, phrase)) if words else (), breathe.where)
        for phase, length in breathe.pattern
    ]
    for _ in range(breathe.rounds):
        yield from once


def _beats(breathe: Breathe, word: str, length: Seconds, phrase: Callable[[str], Phrase]) -> Iterator[Beat]:
    if breathe.cues == "none":
        return
    counted = max(1, length // breathe.beat) if breathe.cues == "counts" else 1
    for n in range(counted):
        text = word if n == 0 else str(n + 1)
        stop = length if n + 1 == counted else (n + 1) * breathe.beat
        yield Beat(n * breathe.beat, stop - n * breathe.beat, phrase(text), text)
