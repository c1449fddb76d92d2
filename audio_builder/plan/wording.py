"""What is sent to a voice: the author's words, with what engines misread written so that it is heard as meant.

No word is added that a listener would not say, and none is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from audio_builder.plan.spoken.elsewhere import READERS
from audio_builder.plan.spoken.english import PLAIN, SHORT_WORDS, english
from audio_builder.plan.spoken.lexicon import Entries, respeller
from audio_builder.plan.spoken.lonely import named
from audio_builder.regex import regex
from audio_builder.script.marks.signs import LEFT_OUT_SIGN

SIDES = {
    "en": ("left", "right"),
    "es": ("izquierda", "derecha"),
    "fr": ("gauche", "droite"),
    "de": ("linken", "rechten"),
    "pt": ("esquerda", "direita"),
    "it": ("sinistra", "destra"),
}
"""What `{side}` becomes, first and second time; other languages say it in English."""

_ELLIPSIS = r"(?<![\s.\u2026])\s*+(?:\u2026|\.(?=\s?[.\u2026]))(?:\s?[.\u2026])*+"

_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'") | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'))
_REWRITES = (
    (re.compile(r"(?<=\d)\s*[-\u2010-\u2015]\s*(?=\d)"), ", "),
    (re.compile(r"\s*(?:[\u2013-\u2015]+|--+)\s*|\s+-\s+"), ", "),
    (re.compile(rf"{_ELLIPSIS}(?=\w)"), ". "),
    (re.compile(_ELLIPSIS), "."),
    (re.compile(r"^[.,]\s+"), ""),
    (re.compile(r"\s+"), " "),
)
"""4-7-8 as three numbers; dashes as a breath; an ellipsis as a stop, its rest being a pause of ours.

A full stop between two letters is read aloud ("dot"), so after an ellipsis there is always a space.
"""

_AS_IT_IS = regex(r"(?![., ])(?:[^\W_]++|[,;:!?'\"()]|(?<=[^\W\d_])-(?=[^\W\d_])| (?! |\Z)|\.(?! ?\.))*+\Z")
"""A text in which nothing is to be rewritten."""

_CLAUSE_ENDS = regex(r"(?<=[,;:])\s+")
MOST_PASSES = 20
"""Passes after which a text is sent as it is then; prose needs two, junk a few more."""
_WORD = regex(r"[^\W_]+")
_READERS: Mapping[str, Callable[[str], str]] = {**READERS, "en": english}
"""How what is no plain text is read aloud, by the first part of a language tag."""


@lru_cache(maxsize=256)
def sent(text: str, language: str = "en", lexicon: Entries = ()) -> str:
    """The text as an engine is given it; `lexicon` as in the setting.

    >>> sent("The 4-7-8 breath \u2014 for 5 s\u2026")
    'The four seven eight breath, for five seconds.'
    """
    text = _composed(text)
    if lexicon:
        text = _composed(respeller(lexicon)(text))
    if _is_plain(text):
        return text
    reader = _READERS.get(language.replace("_", "-").split("-")[0].lower())
    if reader is english and _is_plain(plain := named(text)):
        return plain
    for _ in range(MOST_PASSES):
        before, text = text, _once(text, reader)
        if text == before:
            break
    return text


def _once(text: str, reader: Callable[[str], str] | None) -> str:
    """One pass over a text; what one sign becomes may stand beside another."""
    if _is_plain(text):
        return text
    text = " ".join(LEFT_OUT_SIGN.sub(" ", text).split())
    text = text if reader is None else reader(text)
    if _AS_IT_IS.match(text):
        return text
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return text.strip()


def _is_plain(text: str) -> bool:
    """Whether nothing in it is read in another way than it is written, in any language."""
    return PLAIN.match(text) is not None and not any(map(text.__contains__, SHORT_WORDS))


def _composed(text: str) -> str:
    """Accents as one character with their letter, and quotes straight."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_QUOTES)


def differs(text: str, given: str) -> bool:
    """Whether what an engine is given has other words than the author's text, and not only other signs."""
    return _WORD.findall(text.translate(_QUOTES)) != _WORD.findall(given)


def pack(text: str, max_chars: int, send: Callable[[str], str] = sent) -> Iterator[str]:
    """The text in pieces that are sent, by `send`, as at most `max_chars` characters, as few as fit.

    It is cut after clauses where that is enough, else between words, else anywhere.

    >>> list(pack("One, two, three four", 10))
    ['One, two,', 'three four']
    """
    if len(send(text)) <= max_chars:
        yield text
        return

    def fits(part: str) -> bool:
        return len(send(part)) <= max_chars

    piece = ""
    for part in _parts(text, fits):
        joined = f"{piece} {part}" if piece else part
        if fits(joined):
            piece = joined
            continue
        yield piece
        piece = part
    if piece:
        yield piece


def _parts(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    for clause in _CLAUSE_ENDS.split(text):
        if fits(clause):
            yield clause
            continue
        for word in clause.split():
            yield from _halved(word, fits)


def _halved(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    if fits(word) or len(word) < 2:
        yield word
        return
    middle = len(word) // 2
    yield from _halved(word[:middle], fits)
    yield from _halved(word[middle:], fits)
