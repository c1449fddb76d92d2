"""Words that their author wants spoken as others: whole words, whatever their case, the longest first.

What was put in is not looked at again, so a respelling may hold the word that it is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Entries = tuple[tuple[str, str], ...]
"""Words and what is said for each, as in the setting `lexicon`; of two for one word the last counts."""


@lru_cache(maxsize=16)
def respeller(entries: Entries) -> Callable[[str], str]:
    """What puts the respellings into a text.

    >>> respeller((("Shavasana", "shah-VAH-sah-nah"),))("In shavasana, rest.")
    'In shah-VAH-sah-nah, rest.'
    """
    said = {" ".join(word.split()).lower(): spoken for word, spoken in entries if word.strip()}
    if not said:
        return str
    words = sorted(said, key=len, reverse=True)
    rows = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    found = re.compile(rf"(?<![^\W_])(?:{rows})(?![^\W_])", re.IGNORECASE)

    firsts = tuple({word.split()[0] for word in said})

    def one(match: re.Match[str]) -> str:
        return said.get(" ".join(match[0].split()).lower(), match[0])

    def respelt(text: str) -> str:
        low = text.lower()
        return found.sub(one, text) if any(map(low.__contains__, firsts)) else text

    return respelt
