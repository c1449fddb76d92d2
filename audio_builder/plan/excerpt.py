"""Where in a session something is: a phrase, whatever its case and its accents, or a chapter by its name."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import accumulate

from audio_builder.errors import UsageError, did_you_mean
from audio_builder.plan.timeline import Item, Mark, Timeline

LIKE = 0.6
"""How much a phrase has in common with what was looked for, from 0 to 1, to be offered instead; by choice."""


def folded(text: str) -> str:
    """The words of a text without case, accents and signs, one space before each.

    >>> folded("  Füße, and the LEFT foot... ")
    ' fusse and the left foot'
    """
    bare = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in bare).split()
    return "".join(f" {word}" for word in words)


def said(timeline: Timeline, text: str) -> tuple[Item, ...]:
    """Each phrase in which a text begins, in order; it may run from one phrase into the next.

    Raises UsageError, with what is near it, where it is not said.
    """
    speech = timeline.of_kind("speech")
    wanted = folded(text)
    if not wanted:
        raise UsageError(f"there are no words in '{text}'")
    texts = [folded(item.text) for item in speech]
    starts = list(accumulate((len(one) for one in texts), initial=0))
    whole = "".join(texts)
    for sought in (wanted, wanted[1:]):
        places = dict.fromkeys(bisect_right(starts, at + sought.startswith(" ")) - 1 for at in _places(whole, sought))
        if places:
            return tuple(speech[place] for place in places)
    raise UsageError(f"'{text}' is not said{_near(wanted, speech)}")


def chapter(timeline: Timeline, name: str, *, title: str) -> Mark:
    """The chapter of that name, or the first that has it in its name; `title` is the session's own.

    Raises UsageError where there is none.
    """
    marks = {folded(mark.title or title): mark for mark in reversed(timeline.chapters)}
    wanted = folded(name)
    if wanted in marks:
        return marks[wanted]
    holding = [mark for one, mark in marks.items() if wanted and wanted in one]
    if holding:
        return min(holding, key=lambda mark: mark.start)
    names = [mark.title or title for mark in timeline.chapters]
    raise UsageError(f"there is no chapter '{name}'{_meant(name, names) or '; there is ' + ', '.join(names)}")


def _meant(name: str, names: Sequence[str]) -> str:
    own = {one.lower(): one for one in names}
    hint = did_you_mean(name, own)
    for low, one in own.items():
        hint = hint.replace(f"mean {low}?", f"mean {one}?")
    return hint


def _places(whole: str, sought: str) -> Iterator[int]:
    at = whole.find(sought)
    while at >= 0:
        yield at
        at = whole.find(sought, at + 1)


def _near(wanted: str, speech: Sequence[Item]) -> str:
    """The words most like those that were looked for, in what is said."""
    count = len(wanted.split())
    groups: dict[str, Item] = {}
    for item in speech:
        words = folded(item.text).split()
        for first in range(max(1, len(words) - count + 1)):
            groups.setdefault(" ".join(words[first : first + count]), item)
    near = get_close_matches(wanted.strip(), groups, n=1, cutoff=LIKE)
    return f"; did you mean '{near[0]}', as in '{groups[near[0]].text}'?" if near else ""
