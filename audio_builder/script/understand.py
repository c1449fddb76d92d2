"""What stands between brackets, understood.

Square brackets hold a directive and nothing else; curly ones a directive or a side; round ones are a direction only
when they name a pause; a tag is SSML.  Whatever cannot be placed is an error with a suggestion that keeps the author's
words: a meaning is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache
from itertools import islice, pairwise

from audio_builder.script.calls import SHOWN, Call, Opening, Understood, shorten
from audio_builder.script.directives import NAMES, PAUSE, Directive
from audio_builder.script.durations import ARTICLES, Duration, take
from audio_builder.script.nodes import Finding, Pause, Where
from audio_builder.script.pauses import INTENSIFIERS, SIZES
from audio_builder.script.words import Word, plain, split_words

NEAR = 0.7
"""How like a known name a word must be to pass for a slip of the pen, 0 to 1; a choice."""
LONGEST_NAME = 24
"""Characters beyond which words are not compared with the names."""
SIDES = ("side", "other side")
"""What may stand in curly brackets inside `[each side]`."""

_STRENGTHS = {
    "none": Fraction(0),
    "x-weak": Fraction(1, 4),
    "weak": Fraction(1, 2),
    "medium": Fraction(3, 4),
    "strong": Fraction(1),
    "x-strong": Fraction(5, 4),
}
"""Seconds of an SSML break by its strength, as Azure has them."""
_EVERYDAY = frozenset(("break", "wait", "quiet", "stillness"))
"""Names of a pause that are also everyday words, so that round brackets around them need a length."""
_ATTRIBUTE = re.compile(r"""(time|strength)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'/>]++)""", re.IGNORECASE)
_BEFORE_PAUSE = INTENSIFIERS | SIZES.keys() | ARTICLES
_PAUSE_NAMES = re.compile("|".join(PAUSE.names), re.IGNORECASE)
_TRIED = re.compile(r"[^\W\d_]++")


def understand(content: str, where: Where, *, shown: str) -> Understood:
    """The meaning of what stands between square brackets, `shown` being the whole as messages quote it."""
    content = plain(content).strip("[] \t\n")
    words = tuple(word for word in split_words(content) if word.text not in "()")
    call = _find(content, words, where, shorten(shown))
    if call is not None:
        row, found = call
        return row.read(found)
    return _unknown(content, where, shorten(shown))


def understand_break(tag: str, where: Where) -> Understood:
    """The pause of an SSML `<break>`; its time counts before its strength (SSML 1.1, 3.2.3)."""
    given = {match[1].lower(): match[2].strip("\"' ").lower() for match in _ATTRIBUTE.finditer(tag)}
    shown = shorten(tag)
    if "time" in given:
        understood = understand(f"pause {given['time']}", where, shown=shown)
        if isinstance(understood.meaning, Pause):
            return replace(understood, meaning=replace(understood.meaning, why=shown.strip("</> ")))
        return understood
    seconds = _STRENGTHS.get(given.get("strength", "medium"))
    if seconds is None:
        message = f"'{shown}': a strength is one of {', '.join(_STRENGTHS)}"
        return Understood(None, (Finding("error", "bad-directive", message, where, '<break strength="medium"/>'),))
    return Understood(Pause(seconds, shown.strip("</> "), where))


def is_directive(content: str) -> bool:
    """Whether this text in square brackets is a directive without a fault."""
    found = _find(content, split_words(content), Where("", 1, 1), "")
    return found is not None and all(finding.level != "error" for finding in found[0].read(found[1]).findings)


def is_direction(content: str) -> bool:
    """Whether round brackets around this text hold a pause and not words for the listener.

    >>> is_direction("Pause for 10 seconds"), is_direction("10 seconds of silence"), is_direction("wait for it")
    (True, True, False)
    """
    content = plain(content)
    if not _PAUSE_NAMES.search(content):
        return False
    words = split_words(content)
    found = _find(content, words, Where("", 1, 1), "")
    if found is None or found[0] is not PAUSE or not found[1].name:
        return False
    if found[1].name not in _EVERYDAY:
        return True
    return any(word.number is not None for word in words) and found[0].read(found[1]).meaning is not None


def is_named(name: str) -> bool:
    """Whether a tag of this name (`pause` in `<pause 5>`) is a directive in pointed brackets."""
    return (name.casefold(),) in NAMES


def _find(content: str, words: Sequence[Word], where: Where, shown: str) -> tuple[Directive, Call] | None:
    def call(
        row: Directive, name: str, before: Duration | None, sizes: Sequence[Word], at: int
    ) -> tuple[Directive, Call]:
        args = tuple(words[_after_separators(words, at) :])
        return row, Call(name, row.names[0], before, tuple(sizes), args, content, shown, where, row.example)

    if (named := _named(words, 0)) is not None:
        return call(named[0], named[1], None, (), named[2])
    if (taken := take(words, 0)) is not None:
        length, at = taken
        if at == len(words):
            return None if length.bare else call(PAUSE, "", length, (), at)
        at += words[at].text in ("of", "de", "di", "-", "–")
        named = _named(words, at)
        return call(named[0], named[1], length, (), named[2]) if named is not None and named[0].timed else None
    at = 0
    while at < len(words) and words[at].text in _BEFORE_PAUSE:
        at += 1
    named = _named(words, at)
    return call(PAUSE, named[1], None, words[:at], named[2]) if named is not None and named[0] is PAUSE else None


def _named(words: Sequence[Word], at: int) -> tuple[Directive, str, int] | None:
    """The row whose name starts at a word, the name, and the index after it; longer names first."""
    for size in (2, 1):
        name = tuple(word.text for word in words[at : at + size])
        if len(name) == size and name in NAMES:
            return NAMES[name], " ".join(name), at + size
    return None


def _after_separators(words: Sequence[Word], at: int) -> int:
    """Past `:`, `=` and a dash that is not a minus sign."""
    while at < len(words) and words[at].text in (":", "=", "-", "–", "—"):
        spaced = at > 0 and words[at].start > words[at - 1].stop
        if spaced and at + 1 < len(words) and words[at + 1].start == words[at].stop:
            break
        at += 1
    return at


def _unknown(content: str, where: Where, shown: str) -> Understood:
    suggested = next(_suggestions(content), "")
    hint = (
        ""
        if suggested
        else "; only directives stand in brackets, and to have words in brackets spoken write \\[ and \\]"
    )
    finding = Finding("error", "unknown-directive", f"unknown directive '{shown}'{hint}", where, suggested)
    meaning = understand(suggested, where, shown=shown).meaning if suggested else None
    return Understood(meaning if isinstance(meaning, Opening) else None, (finding,))


def _suggestions(content: str) -> Iterator[str]:
    """What the author may have meant, with the author's own arguments where they can be kept."""
    words = list(islice(_TRIED.finditer(content), 4))
    spans = [(a.start(), b.end()) for a, b in pairwise(words) if content[a.end() : b.start()].isspace()]
    spans += [word.span() for word in words]
    for start, stop in spans:
        row = _nearest(content[start:stop].casefold()) if stop - start <= LONGEST_NAME else None
        if row is None:
            continue
        kept = f"{content[:start]}{row.names[0]}{content[stop:]}"
        if len(kept) <= SHOWN and is_directive(kept):
            yield f"[{' '.join(kept.split())}]"
        elif start == words[0].start():
            yield row.example


@lru_cache(maxsize=4096)
def _nearest(written: str) -> Directive | None:
    """The row with the name most like what was written, word for word, or None when none is near."""
    best, likest = None, NEAR
    matcher = SequenceMatcher(b=written)
    for name, row in NAMES.items():
        matcher.set_seq1(" ".join(name))
        if len(name) != written.count(" ") + 1 or matcher.real_quick_ratio() <= likest:
            continue
        if matcher.quick_ratio() > likest and matcher.ratio() > likest:
            best, likest = row, matcher.ratio()
    return best
