"""Curly brackets in a text: what is filled in for each hearing.

A choice is kept as it is written, less the markup in it; a name is kept in lower case; anything else is no fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.directions.understand import SIDES

MOST_NAME_WORDS = 3
"""Words of the name of a variable; more than these are prose."""
LONGEST = 400
"""Characters of a choice."""
_NAME = regex(r"[^\W\d_][\w' -]{0,39}")
_PART = regex(
    r"(?P<silent>\[[^\[\]]*+\]|</?+[A-Za-z#!][^<>]*+>)"
    r"|(?P<markup>[*`\[\]<>]++|~~++|\\|(?<![^\W_])_++|_++(?![^\W_]))"
    r"|(?P<space>\s++)|(?P<text>[^\s*`\[\]<>~\\_]++|[\s\S])"
)

_INNERMOST = regex(r"(?<!\\)\{([^{}]*+)\}")
_FILLED = regex(r"\\[{}]|\{([^{}]*+)\}")
_EMPHASIS = regex(r"[*`<>\[\]]++|~~++|(?<![^\W_])_++|_++(?![^\W_])")


class Part(Struct, frozen=True):
    """A stretch of a choice."""

    offset: int
    """In the text that was given."""
    text: str
    spoken: bool


def variable(content: str) -> str:
    """The name that curly brackets hold, or nothing when they hold something else.

    >>> variable(" Your  Name "), variable("one, two")
    ('your name', '')
    """
    name = " ".join(content.split()).lower()
    return name if _NAME.fullmatch(name) and len(name.split()) <= MOST_NAME_WORDS else ""


def kept(content: str, name: str) -> str:
    """A name as it stands in a text: a capital first letter, and no other, asks for one in what is filled in.

    >>> kept(" Side", "side"), kept("SIDE", "side"), kept("side", "side")
    ('{Side}', '{side}', '{side}')
    """
    bare = content.strip()
    asks = bare[:1].isupper() and not any(map(str.isupper, bare[1:]))
    return f"{{{name[0].upper() if asks else name[0]}{name[1:]}}}"


def inner_fills(text: str) -> Iterator[str]:
    """What stands in the innermost curly brackets of a text and is no choice."""
    return (match[1] for match in _INNERMOST.finditer(text) if "|" not in match[1])


def near_side(name: str) -> str:
    """The side that a name is a slip of the pen for, or nothing."""
    return next(iter(get_close_matches(name[:40], SIDES, n=1)), "")


def parts(written: str) -> Iterator[Part]:
    """What of a choice is kept and what is not, in order, white space as it is.

    >>> "".join(part.text for part in parts("{relax|*soften*}") if part.spoken)
    '{relax|soften}'
    """
    for match in _PART.finditer(written):
        if match["markup"] is None:
            yield Part(match.start(), match[0], spoken=match["silent"] is None)


def unmarked(text: str) -> str:
    """A text that stood within a directive, without the signs of its markup."""
    return _EMPHASIS.sub("", text)


def cleaned(text: str) -> str:
    """A text that stood within a directive, as it is to be said.

    >>> cleaned("Breathe *in*, { Name }")
    'Breathe in, {Name}'
    """

    def filled(match: re.Match[str]) -> str:
        name = variable(match[1]) if match[1] is not None else ""
        return kept(match[1], name) if name else match[0]

    return " ".join(_FILLED.sub(filled, unmarked(text)).split())
