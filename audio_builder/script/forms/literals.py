"""Source code and JSON as tokens: strings with the place of every character, numbers, names and signs.

One scanner for JSON and for the literals of Python, JavaScript, TypeScript, Swift, Kotlin and Dart.  It is total: what
fits nothing is a sign.  Escapes are decoded piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Part, Words

STRING, NUMBER, NAME, SIGN, NOTE = "string", "number", "name", "sign", "comment"

_SPACE = regex(r"\s++")
_NOTE = regex(r"//[^\n]*+|\#[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)")
_NUMBER = regex(r"[-+]?(?:[0-9][0-9_]*+(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][-+]?[0-9]{1,3})?")
_NAME = regex(r"[^\W\d][\w$]*+")
_OPENER = regex(r"[rRbBfFuU]{0,2}(?P<mark>\"\"\"|'''|\"|'|`)")
_PLAIN = {
    mark: re.compile(rf"[^\\{mark[0]}{'' if len(mark) == 3 or mark == '`' else chr(10)}]++") for mark in ('"', "'", "`")
}
_LONG = {mark: re.compile(rf"(?:[^\\{mark[0]}]++|{mark[0]}{{1,2}}(?!{mark[0]}))++") for mark in ('"""', "'''")}
_ESCAPE = regex(
    r"\\(?:u\{(?P<long>[0-9A-Fa-f]{1,6})\}|u(?P<four>[0-9A-Fa-f]{4})|x(?P<two>[0-9A-Fa-f]{2})|(?P<one>\n|.))", re.S
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "\n", "0": "", "\n": "", "v": " "}


class Lexeme(Struct, frozen=True):
    """Characters [start, stop) of a source and what they are."""

    kind: str
    start: int
    stop: int
    words: Words | None = None
    """Of a string: what it says."""
    closed: bool = True
    """Of a string: whether it ends with its quote."""
    prefix: str = ""
    """Of a string: the letters before its quote, small: `f`."""


def tokens(text: str, start: int, stop: int) -> Iterator[Lexeme]:
    """The tokens of characters [start, stop) of a text; white space is none."""
    at = start
    while at < stop:
        if (space := _SPACE.match(text, at, stop)) is not None:
            at = space.end()
            continue
        token = _token(text, at, stop)
        yield token
        at = token.stop


def _token(text: str, at: int, stop: int) -> Lexeme:
    character = text[at]
    if character in "/#" and (note := _NOTE.match(text, at, stop)) is not None:
        return Lexeme(NOTE, at, note.end())
    if (opener := _OPENER.match(text, at, stop)) is not None:
        return _string(text, at, opener.end(), stop, opener["mark"])
    for kind, pattern in ((NUMBER, _NUMBER), (NAME, _NAME)):
        if (found := pattern.match(text, at, stop)) is not None:
            return Lexeme(kind, at, found.end())
    return Lexeme(SIGN, at, at + 1)


def _string(text: str, opened: int, at: int, stop: int, mark: str) -> Lexeme:
    """The string whose opening quote ends at an offset; one of a single line ends with it at the latest."""
    prefix = text[opened : at - len(mark)].lower()
    plain, start = _LONG.get(mark) or _PLAIN[mark], at
    parts: list[Part] = []
    while at < stop:
        if text.startswith(mark, at):
            return Lexeme(STRING, opened, at + len(mark), Words(tuple(parts), start, at), prefix=prefix)
        if (found := plain.match(text, at, stop)) is not None:
            parts.append(Part(found[0], at, found.end()))
            at = found.end()
        elif text[at] == "\\" and "r" not in prefix:
            part = _escape(text, at, stop)
            parts.append(part)
            at = part.stop
        elif text[at] == "\n" and len(mark) == 1 and mark != "`":
            break
        else:
            parts.append(Part(text[at], at, at + 1))
            at += 1
    return Lexeme(STRING, opened, at, Words(tuple(parts), start, at), closed=False, prefix=prefix)


def _escape(text: str, at: int, stop: int) -> Part:
    """What a backslash and the characters after it stand for; two halves of a surrogate pair are one."""
    found = _ESCAPE.match(text, at, stop)
    if found is None:
        return Part("", at, at + 1)
    code = found["long"] or found["four"] or found["two"]
    if code is None:
        one = found["one"]
        return Part(_SIMPLE.get(one, f"\\{one}" if one in "[]{}<>%*_`#~|" else one), at, found.end())
    number, end = int(code, 16), found.end()
    if 0xD800 <= number < 0xDC00 and (low := _ESCAPE.match(text, end, stop)) and low["four"]:
        half = int(low["four"], 16)
        if 0xDC00 <= half < 0xE000:
            return Part(chr(0x10000 + ((number - 0xD800) << 10) + (half - 0xDC00)), at, low.end())
    return Part(chr(number) if number < 0x110000 else "\ufffd", at, end)
