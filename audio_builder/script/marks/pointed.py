"""What `<` opens: a comment, a tag, an element whose content is not spoken, an address, or nothing.

A tag may go over several lines where its attributes are written as the standard has them; any other ends on its line.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.marks import ssml
from audio_builder.script.marks.asides import is_sure
from audio_builder.script.marks.ends import Ends
from audio_builder.script.marks.tokens import (
    ADDRESS,
    ALIAS,
    COMMENT,
    DIRECTION,
    ELEMENT,
    MARKUP,
    OPEN_COMMENT,
    PROLOGUE,
    SPELT,
    STRAY,
    TAG,
)

_ATTRIBUTE = r"\s++[A-Za-z_][\w:.-]*+\s*+=\s*+(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'|[^\s\"'<>=]++)"
_TAG = regex(rf"</?+[A-Za-z][\w:.-]*+(?:{_ATTRIBUTE}){{0,40}}+\s*+/?+>")
_LOOSE_TAG = regex(r"</?+[A-Za-z][^<>\n]*+>")
_ADDRESS = regex(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>]{1,600}|[^\s<>@]{1,64}@[^\s<>@]{1,200})>")
_COMMENT_END = regex("-->")
_CDATA_END = regex(r"\]\]>")
_PROLOGUE = regex(r"<(?:\?[^<>]{0,1000}\??>|!(?:DOCTYPE|ELEMENT|ENTITY)\b[^<>]{0,1000}>)", re.IGNORECASE)
_MINIMAX = regex(r"<#\s?[0-9.,]{1,8}\s?#>")
_LOOSE = regex(r"<[^\S\n]?([^\s<>][^<>\n]{0,60})>")
_ALIASES = {
    "sub": ("alias", re.compile(r"</sub\s*+>", re.IGNORECASE)),
    "say-as": ("interpret-as", re.compile(r"</say-as\s*+>", re.IGNORECASE)),
}
"""Elements whose text is spoken as another: the attribute that says so, and where each ends."""
_ENDS = {
    name: re.compile(rf"</{name}\s*+>", re.IGNORECASE)
    for name, element in ssml.ELEMENTS.items()
    if element.does == ssml.SILENT
}
_LONGEST_ALIAS = 1000
"""Characters of an element whose text is spoken as another; a choice."""


def pointed(text: str, at: int, ends: Ends) -> tuple[str, int]:
    """(kind, stop) of what `<` opens."""
    following = text[at + 1 : at + 2]
    if following in ("!", "?"):
        return _declared(text, at, ends)
    if following == "#":
        match = _MINIMAX.match(text, at)
        return (STRAY, at + 1) if match is None else (SPELT, match.end())
    if following.isdigit() or following == " ":
        match = _LOOSE.match(text, at)
        return (DIRECTION, match.end()) if match is not None and is_sure(match[1].rstrip("/ ")) else (STRAY, at + 1)
    address = _ADDRESS.match(text, at)
    if address is not None and not is_sure(address[0][1:-1]):
        return ADDRESS, address.end()
    match = _TAG.match(text, at) or _LOOSE_TAG.match(text, at)
    return (STRAY, at + 1) if match is None else _tagged(text, match, ends)


def _declared(text: str, at: int, ends: Ends) -> tuple[str, int]:
    if text.startswith("<!--", at):
        end = ends.find(_COMMENT_END, text, at + 4)
        return (OPEN_COMMENT, len(text)) if end is None else (COMMENT, end.end())
    if text.startswith("<![CDATA[", at):
        end = ends.find(_CDATA_END, text, at)
        if end is not None:
            ends.later[end.start()] = MARKUP, end.end()
        return MARKUP, at + 9
    match = _PROLOGUE.match(text, at)
    return (STRAY, at + 1) if match is None else (PROLOGUE, match.end())


def _tagged(text: str, match: re.Match[str], ends: Ends) -> tuple[str, int]:
    one = ssml.tag(match[0])
    whole = not one.closing and not match[0].endswith("/>")
    if whole and one.name in _ENDS:
        end = ends.find(_ENDS[one.name], text, match.end())
        if end is not None:
            return ELEMENT, end.end()
    elif whole and one.name in _ALIASES and one.value(_ALIASES[one.name][0]):
        end = ends.find(_ALIASES[one.name][1], text, match.end())
        short = end is not None and end.end() - match.start() <= _LONGEST_ALIAS
        if end is not None and short and (one.name == "sub" or "<" not in text[match.end() : end.start()]):
            return ALIAS, end.end()
    return TAG, match.end()
