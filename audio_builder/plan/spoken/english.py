"""English as it is read aloud: abbreviations in full, figures in words, signs by name, capitals as they are meant.

Reading twice changes nothing: no word that is written here asks to be read again.
"""

from __future__ import annotations

import re

from audio_builder.plan.spoken.figures import FIGURES
from audio_builder.plan.spoken.initials import in_words
from audio_builder.plan.spoken.shortened import in_full, without_signs
from audio_builder.regex import regex

_NUMBER = regex(r"[0-9½¼¾⅓⅔]")
_SIGN = regex(r"[&+=×÷≈≤≥±@#~™®©/]")
_CAPITALS = regex(r"[A-Z][A-Z]")
_SHORT = regex(
    r"\.[\w ,;)]|[a-z]\.\Z(?<=tc\.)|/| vs |\b(?:[MDS][rst]s? [A-Z]|[Aa]pprox\b|aka\b)|[IVX](?![\w'])", re.ASCII
)
"""What an abbreviation or a Roman number cannot do without."""
_ASKS = regex(rf"{_NUMBER.pattern}|{_SIGN.pattern}|{_CAPITALS.pattern}|{_SHORT.pattern}")
"""Whether anything in a text may have to be read in another way than it is written."""
PLAIN = regex(
    r"(?![., ])(?:[a-z]++(?:-(?=[a-z]))?+|[ ](?![ ]|\Z)|[,;:!?'\"()]|I(?=[ '])|[A-Z](?=[a-z])"
    r"(?!(?:rs?|s|t|rof)[ ][A-Z])|\.(?=[\"')]*\Z))*+\Z"
)
"""A text in which nothing has to be, but for what `SHORT_WORDS` are; most are."""
SHORT_WORDS = ("vs ", "approx", "aka ", "etc.")


def english(text: str) -> str:
    """The text as it is read aloud.

    >>> english("Hold for 5 s, e.g. 4-7-8, x3 & REST.")
    'Hold for five seconds, for example four seven eight, three times and rest.'
    """
    if not _ASKS.search(text):
        return text
    if _SHORT.search(text):
        text = in_full(text)
    if "~" in text or "≈" in text:
        text = _about(text)
    if _NUMBER.search(text):
        text = FIGURES.read(text)
    if _SIGN.search(text):
        text = without_signs(text)
    return in_words(text) if _CAPITALS.search(text) else text


def _about(text: str) -> str:
    """The sign for `about`, while the number after it is still a number."""
    return re.sub(r"(?<![^\s(])[~≈][ ]?(?=[0-9])", "about ", text)
