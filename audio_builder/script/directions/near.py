"""What the author of a misspelt directive may have meant, in the author's own words.

Only a text that is a faultless directive once one name in it is put right passes for a slip of the pen; everything else
is prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice, pairwise

from audio_builder.regex import regex
from audio_builder.script.directions.calls import SHOWN
from audio_builder.script.directions.directives import DIRECTIVES, NAMES
from audio_builder.script.directions.stage import ACTORS, AUDIO, DOES, MANNERS, NATURE

NEAR = 0.75
"""How like a known name a word must be to pass for a slip of the pen where a number stands, 0 to 1; a choice."""
NEARER = 0.8
"""The same where none stands."""
LONGEST_NAME = 24
"""Characters beyond which words are not compared with the names."""
SHORTEST_NAME = 3
MOST_WORDS = 8
"""Words from which a text is prose and no directive."""
_NAMES = (*(row.names[0] for row in DIRECTIVES), *(name for row in DIRECTIVES for name in row.names))
_RANK = {name: rank for rank, name in enumerate(dict.fromkeys(_NAMES))}
"""The rows' own names, then all others, in the order of the table: of two that are equally near, the first is meant."""
_KNOWN = _RANK.keys() | MANNERS | AUDIO | NATURE | DOES | ACTORS
"""Words that are no slips."""
_WORD = regex(r"[^\W\d_]++")
_FIGURE = regex(r"\d")


def meant(content: str, is_right: Callable[[str], bool]) -> str:
    """The directive a text comes to when one name in it is put right, or nothing; `is_right` judges a directive."""
    return next(
        (f"[{' '.join(kept.split())}]" for kept in _tried(content) if len(kept) <= SHOWN and is_right(kept)), ""
    )


def _tried(content: str) -> Iterator[str]:
    words = list(islice(_WORD.finditer(content), MOST_WORDS + 1))
    if len(words) > MOST_WORDS or len(content) > 2 * SHOWN:
        return
    least = NEAR if _FIGURE.search(content) else NEARER
    first = words[:4]
    spans = [(a.start(), b.end()) for a, b in pairwise(first) if content[a.end() : b.start()].isspace()]
    tried: list[tuple[float, int, str]] = []
    for start, stop in spans + [word.span() for word in first]:
        if SHORTEST_NAME < stop - start <= LONGEST_NAME and content[start:stop].casefold() not in _KNOWN:
            near = _near(content[start:stop].casefold(), least)
            tried += [(unlike, _RANK[name], f"{content[:start]}{name}{content[stop:]}") for unlike, name in near]
    yield from (kept for _, _, kept in sorted(tried))


@lru_cache(maxsize=2048)
def _near(written: str, least: float) -> tuple[tuple[float, str], ...]:
    """The names most like what was written, word for word, each after how unlike it is, the nearest first."""
    found: list[tuple[float, str]] = []
    matcher = SequenceMatcher(b=written)
    for words in NAMES:
        name = " ".join(words)
        if abs(len(name) - len(written)) > 3 or len(words) != written.count(" ") + 1 or name == written:
            continue
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least:
            found.append((1 - matcher.ratio(), name))
    found.sort(key=lambda one: (one[0], _RANK[one[1]]))
    return tuple(found[:3])
