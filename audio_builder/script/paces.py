"""How fast a voice is to speak, as people write it: a factor, or words a minute."""

from __future__ import annotations

import re

from msgspec import Struct

from audio_builder.regex import regex

FACTORS = (0.5, 2.0)
"""Slowest and fastest, times the voice's own calm pace."""
WORDS = (50.0, 300.0)
"""Fewest and most words a minute; a talker in a hurry reaches 250."""

_WORDS = regex(
    r"(\d{1,4}(?:[.,]\d+)?)\s*"
    r"(?:wpm|w/min|words?\s*(?:/|an?\b|per\b|each\b)\s*min(?:ute|\.)?|(?:palabras|palavras) (?:por|al) minuto"
    r"|mots (?:par|à la) minute|mots/min|w(?:ö|oe)rter (?:pro|in der|je) minute|parole al minuto)",
    re.IGNORECASE,
)


class WordsPerMinute(Struct, frozen=True):
    """So many words a minute while the voice speaks; pauses do not count."""

    words: float

    def __str__(self) -> str:
        return f"{self.words!r}wpm".replace(".0wpm", "wpm")


def words_a_minute(text: str) -> WordsPerMinute | None:
    """The pace that a text gives in words a minute; None for any other text.

    Raises ValueError for so few or so many that nobody speaks so.

    >>> print(words_a_minute("110 words a minute"), words_a_minute("0.9"))
    110wpm None
    """
    found = _WORDS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    words = float(found[1].replace(",", "."))
    fewest, most = WORDS
    if not fewest <= words <= most:
        raise ValueError(f"'{text.strip()}' is not {fewest:g} to {most:g} words a minute")
    return WordsPerMinute(words)
