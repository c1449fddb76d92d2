"""How a session that ends in waking brings its listener back, where the script does not: a count up, then a soft bell.

An author who counts, or rings a bell, has chosen how; nothing is added to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec.structs import replace

from audio_builder.plan.cues import Chime, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.estimate import likely_factor
from audio_builder.regex import regex
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings
from audio_builder.units import Seconds

COUNTS = {
    "en": ("One", "Two", "Three", "Four", "Five"),
    "es": ("Uno", "Dos", "Tres", "Cuatro", "Cinco"),
    "fr": ("Un", "Deux", "Trois", "Quatre", "Cinq"),
    "de": ("Eins", "Zwei", "Drei", "Vier", "Fünf"),
    "pt": ("Um", "Dois", "Três", "Quatro", "Cinco"),
    "it": ("Uno", "Due", "Tre", "Quattro", "Cinque"),
}
"""What is counted, by language; in any other there is only the bell."""

WHY = "ending wake"
BELL = "bell"
REST = Seconds(5, 2)
"""Before, between and after the numbers: a slow breath's worth of coming back; by choice."""

LAST = 15
"""So many of the last things said are searched for a count of the author's own."""
IN_A_ROW = 3
"""Numbers that make a count."""

_WORD = regex(r"\w+")


def woken(plan: Plan, settings: Settings, *, voice: str) -> Plan:
    """The plan with what its waking lacks; `voice` is the engine's fingerprint."""
    if settings.ending != "wake" or not any(isinstance(cue, Speak | Timed) for cue in plan.cues):
        return plan
    last = max(n for n, cue in enumerate(plan.cues) if isinstance(cue, Speak | Timed))
    rung = [n for n, cue in enumerate(plan.cues) if n > last and isinstance(cue, Chime)]
    at = rung[0] if rung else len(plan.cues)
    cues, where = list(plan.cues[:at]), plan.cues[last].where
    words = COUNTS.get(settings.language.split("-")[0].lower(), ())
    added: list[Cue] = []
    if words and not _counts(cues, words):
        added = [*_rest(cues, where), *_count(words, settings, voice, where)]
    if added or not rung:
        added += _rest([*cues, *added], where)
    if not rung:
        added.append(Chime(BELL, None, where))
    return replace(plan, cues=(*cues, *added, *plan.cues[at:]))


def _rest(cues: Sequence[Cue], where: Where) -> tuple[Cue, ...]:
    """A rest after the cues, where they do not end with one."""
    return () if isinstance(cues[-1], Gap) else (Gap("wake", REST, WHY, where),)


def _count(words: Sequence[str], settings: Settings, voice: str, where: Where) -> Iterator[Cue]:
    pace = likely_factor(settings.pace, settings.language)
    for n, word in enumerate(words):
        if n:
            yield Gap("wake", REST, WHY, where)
        text = f"{word}."
        yield Speak(Phrase(text, voice, settings.language, pace), text, where, why=WHY)


def _counts(cues: Sequence[Cue], words: Sequence[str]) -> bool:
    """Whether the last things said count, up or down: some numbers in a row, whatever is said between them."""
    values = {word.casefold(): n for n, word in enumerate(words)} | {str(n + 1): n for n in range(len(words))}
    spoken = (cue.text for cue in reversed(cues) if isinstance(cue, Speak))
    texts = reversed(list(islice(spoken, LAST)))
    numbers = [values[word] for text in texts for word in _WORD.findall(text.casefold()) if word in values]
    for step in (1, -1):
        row = 1
        for one, following in pairwise(numbers):
            row = row + 1 if following - one == step else 1
            if row == IN_A_ROW:
                return True
    return False
