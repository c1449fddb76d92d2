"""Whole numbers with nothing around them that could change how they are read, which most figures in prose are.

Only what the table of figures would read in the same way is read here, ten times as fast.
"""

from __future__ import annotations

import re

from audio_builder.plan.spoken.dates import MONTHS
from audio_builder.plan.spoken.numbers import decimal, is_year
from audio_builder.regex import regex

_LONELY = regex(r"(?<=[a-z]{2}[ ])(?<![Cc]all[ ])(?<![Dd]ial[ ])[0-9]{1,6}(?=[,;!?][ ][a-zA-Z]|[.!?]?\Z)")
"""After a word, and before the end of a clause."""


def named(text: str) -> str:
    """The text with such numbers in words.

    >>> named("Soften place number 12, and then step 105.")
    'Soften place number twelve, and then step one hundred and five.'
    """
    return _LONELY.sub(_words, text)


def _words(match: re.Match[str]) -> str:
    if is_year(match[0]) or match.string.endswith(MONTHS, 0, match.start() - 1):
        return match[0]
    return decimal(match[0]) or match[0]
