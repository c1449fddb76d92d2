"""Links, pictures, footnotes, and the modifiers of Speech Markdown: words with something in brackets after them.

The words are read as any others; what is in the brackets after them is not spoken.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.directions.understand import is_direction, is_directive
from audio_builder.script.marks.ends import Ends
from audio_builder.script.marks.say_as import is_way
from audio_builder.script.marks.tokens import ALIAS, FOOTNOTE, IMAGE, LINK, MARKUP, MODIFIER

_TARGET = r"[^()\s]{0,600}+(?:\([^()\s]{0,100}\)[^()\s]{0,100})?(?:\s\"[^\"\n]{0,200}\")?"
_LINK = regex(rf"\[([^\[\]\n]{{1,300}})\](?:\(({_TARGET})\)|\[([^\[\]\n]{{0,100}})\])")
_SIGNS = ("](", "][", "]:", "[^")
"""One of these stands in every text with links or footnotes."""
_ALONE = regex(r"\[([^\[\]\n]{1,100})\]")
_DEFINED = regex(r"^[^\S\n]*+\[([^\[\]\n]{1,100})\]:[^\S\n]*+(?:<|\S)", re.MULTILINE)
_FOOTNOTE = regex(r"\[\^[^\[\]\n]{1,60}\](?!:)")
_IMAGE = regex(r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,600}\)|\[[^\[\]\n]{0,100}\])?")
_MODIFIED = regex(r"\(([^()\[\]\n]{1,300})\)\[([^\[\]\n]{1,200})\]")
_MODIFIERS = (
    "address bleep cardinal characters chars date digits disappointed dj emphasis excited expletive fraction "
    "interjection ipa lang newscaster number ordinal phone pitch rate sub telephone unit voice vol volume whisper"
)
_MODIFIER = regex(
    rf"""\s*(?:/[^/]{{1,100}}/|(?:{"|".join(_MODIFIERS.split())})\b\s*(?:[:;].{{0,180}})?)\s*""", re.IGNORECASE
)
_SUBSTITUTE = regex(r"\s*sub\b", re.IGNORECASE)


def link(text: str, at: int, ends: Ends) -> tuple[str, int] | None:
    """What `[` opens when it is a link or a footnote; the end of a link is taken later."""
    if ends.linked is None:
        ends.linked = any(sign in text for sign in _SIGNS)
    if not ends.linked:
        return None
    note = _FOOTNOTE.match(text, at)
    if note is not None:
        return FOOTNOTE, note.end()
    match = _LINK.match(text, at)
    if match is not None and not is_directive(match[1]):
        if match[2] is not None and not is_direction(match[2]):
            return _opened(at, match, ends)
        if match[3] is not None and _is_defined(match[3] or match[1], text, ends):
            return _opened(at, match, ends)
    alone = _ALONE.match(text, at)
    if alone is not None and _is_defined(alone[1], text, ends) and not is_directive(alone[1]):
        return _opened(at, alone, ends)
    return None


def _opened(at: int, match: re.Match[str], ends: Ends) -> tuple[str, int]:
    ends.later[match.end(1)] = LINK, match.end()
    return MARKUP, at + 1


def _is_defined(label: str, text: str, ends: Ends) -> bool:
    if ends.labels is None:
        found = _DEFINED.finditer(text) if "]:" in text else ()
        ends.labels = frozenset(" ".join(one[1].casefold().split()) for one in found)
    return bool(ends.labels) and " ".join(label.casefold().split()) in ends.labels


def image(text: str, at: int) -> tuple[str, int] | None:
    """What `!` opens when it is a picture or, in Speech Markdown, a sound."""
    match = _IMAGE.match(text, at)
    return None if match is None else (IMAGE, match.end())


def modified(text: str, at: int, ends: Ends) -> tuple[str, int] | None:
    """What `(` opens when a modifier follows the brackets: `(softly)[volume:"soft"]`."""
    match = _MODIFIED.match(text, at)
    if match is None or not _MODIFIER.fullmatch(match[2]):
        return None
    if (_SUBSTITUTE.match(match[2]) and ":" in match[2]) or is_way(match[2]):
        return ALIAS, match.end()
    ends.later[match.end(1)] = MODIFIER, match.end()
    return MARKUP, at + 1
