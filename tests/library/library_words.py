"""Words by which the library's rules know what a sentence says, in the languages that the library speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "order": {
        "en": (
            r"^(?:never(?! listen)|don['’]t|do not|try)\b",
            r"\b(?:must|should|try to)\b",
            r"(?<!if )\byou (?:have|need) to\b(?! notice)",
        ),
        "de": (r"\b(?:musst|müsst|sollst|solltest|versuch\w*)\b",),
        "es": (r"\b(?:debes?|tienes? que|intenta)\b",),
        "fr": (r"\b(?:tu dois|vous devez|il faut|essaye?z?)\b",),
    },
    "nothing": {
        "en": (r"\bnothing\b",),
        "de": (r"\b(?:nichts?|kein\w*|niemand)\b",),
        "es": (r"\b(?:nada|nadie|no)\b",),
        "fr": (r"\b(?:rien|ne|personne)\b", r"\bn['’]"),
    },
    "toes away": {
        "en": (
            r"\bpoint(?:ed|ing)? (?:\w+ ){0,3}(?:toes|feet|foot)\b",
            r"\btoes (?:\w+ )?(?:down|away)\b",
            r"\bcurl (?:\w+ )?toes (?:down|under)\b",
        ),
        "de": (r"\b(?:Zehen|Fußspitzen?) (?:\w+ )?(?:weg|von dir weg|nach unten)\b",),
        "es": (r"\bpuntas? de los pies (?:hacia abajo|estirad\w+)\b",),
        "fr": (r"\bpointes? (?:des? )?pieds? (?:vers le bas|tendue?s?)\b",),
    },
    "calls back": {
        "en": (r"\b(?:open your eyes|wake up|come back|sit up now|good morning)\b",),
        "de": (r"\b(?:öffne die Augen|wach auf|komm zurück|guten Morgen)\b",),
        "es": (r"\b(?:abre los ojos|despierta|vuelve aquí|buenos días)\b",),
        "fr": (r"\b(?:ouvre les yeux|réveille|reviens|bonjour)\b",),
    },
    "may move": {
        "en": (r"\b(?:move|moving|turn over|shift|stir)\b",),
        "de": (r"\b(?:beweg\w*|rühr\w*|dreh\w*)\b",),
        "es": (r"\b(?:m[ou][eé]?v\w*|gir\w+|cambia\w*)\b",),
        "fr": (r"\b(?:boug\w+|remu\w+|tourn\w+|chang\w+)\b",),
    },
    "safe": {
        "en": (r"\b(?:driving|stop if|hold on to|steady|light on)\b",),
        "de": (r"\b(?:fahren|fährst|Autofahren|Steuer|wehtut|halt\w* dich)\b",),
        "es": (r"\b(?:conduc\w+|volante|duele|sujeta\w*|ap[oó]ya\w*|agárra\w*)\b",),
        "fr": (r"\b(?:volant|condui\w+|mal|appu\w+|tiens)\b",),
    },
    "falls silent": {
        "en": (r"\bI(?:'ll| will) be quiet\b",),
        "de": (r"\bich (?:bin|schweige|werde)\b.*\b(?:still|schweige|jetzt|nun)\b",),
        "es": (r"\b(?:me quedo en silencio|me callo|me quedaré)\b",),
        "fr": (r"\bje me tais\b",),
    },
    "announced": {
        "en": (r"\b(?:quiet|silent|minutes?|while|still)\b",),
        "de": (r"\b(?:Minuten?|Weile|still|ruhig|schweige)\b",),
        "es": (r"\b(?:minutos?|rato|silencio|callo|callad[oa])\b",),
        "fr": (r"\b(?:minutes?|moment|silence|tais|silencieu\w+)\b",),
    },
}
"""What a sentence says -> language -> patterns, any of which says it."""


@cache
def says(what: str, language: str) -> re.Pattern[str]:
    """Matches a sentence that says so; in a language without patterns, none."""
    patterns = WORDS[what].get(language.partition("-")[0], (r"(?!)",))
    return re.compile("|".join(patterns), re.IGNORECASE)
