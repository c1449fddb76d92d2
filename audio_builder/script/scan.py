"""A source falls into tokens that tile it: joined in order they are the source, to the character.

What a character opens is decided by the table `_INLINE`, what a line opens by `_LINES`.  Every pattern is possessive or
bounded and a token never ends before it starts, so the work grows with the length of the text and not with what is in
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audio_builder.script.understand import is_direction, is_directive

TEXT, ESCAPE, NEWLINE, BLANK = "text", "escape", "newline", "blank"
HEADING, BULLET, RULE, FENCE = "heading", "bullet", "rule", "fence"
SQUARE, ROUND, CURLY, TAG = "square", "round", "curly", "tag"
COMMENT, MARKUP, EMOJI, CONTROL, STRAY = "comment", "markup", "emoji", "control", "stray"
UNCLOSED, OPEN_COMMENT = "unclosed", "open comment"


@dataclass(frozen=True, slots=True)
class Token:
    """Characters [start, stop) of the source and what they are."""

    kind: str
    start: int
    stop: int


_EMOJI_SET = (
    "\U0001f000-\U0001faff\U0001fb00-\U0001fbff\U000e0020-\U000e007f"
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u20e3\ufe00-\ufe0f"
)
_CONTROL_SET = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd\ud800-\udfff"
)
_SPECIAL = r"\\\[\]{}<>(*_`~%\n" + _EMOJI_SET + _CONTROL_SET
_PLAIN = re.compile(f"[^{_SPECIAL}]++")
_EMOJI = re.compile(f"[{_EMOJI_SET}](?:\u200d?[{_EMOJI_SET}])*+\u200d?")
_CONTROL = re.compile(f"[{_CONTROL_SET}]++")
_EMPHASIS = re.compile(r"\*++|`++|~~++")
_TAG = re.compile(r"</?+[A-Za-z][^<>\n]*+>")
_ROUND = re.compile(r"\(([^()\[\]{}<>\n]{1,80})\)")
_CURLY = re.compile(r"\{[^{}\[\]\n]{0,200}\}")
_BRACKET = re.compile(r"[\[\]\n]")
_HALF_ESCAPED = re.compile(r"\\\[[^\[\]\\\n]{1,80}\]")
_SPACE = r"[^\S\n]*+"
_BLANK_LINE = re.compile(rf"{_SPACE}(?:\n|\Z)")
_RULE_LINE = re.compile(rf"{_SPACE}([-*_])(?:{_SPACE}\1){{2,}}+{_SPACE}(?:\n|\Z)")
_FENCE_LINE = re.compile(rf"{_SPACE}(?:(?:```|~~~)[^`\n]*+|([=~#])(?:{_SPACE}\1){{2,}}+{_SPACE})(?:\n|\Z)")
_HEADING = re.compile(rf"{_SPACE}#{{1,6}}(?!#){_SPACE}")
_BULLET = re.compile(rf"{_SPACE}[-*+•‣◦–][^\S\n]++")
_NUMBERED = re.compile(rf"{_SPACE}([0-9]{{1,3}})[.)][^\S\n]++(?=\S)")
_QUOTE = re.compile(rf"{_SPACE}>++{_SPACE}")
_LINES_OF_A_BRACKET = 5
"""Lines over which one pair of square brackets may stretch; a choice."""
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def scan(text: str, start: int) -> Iterator[Token]:
    """The tokens of a normalised text from an offset on."""
    at, line_starts = start, True
    number: int | None = None
    while at < len(text):
        if line_starts:
            kind, stop, number = _line_opening(text, at, number)
            if stop > at:
                yield Token(kind, at, stop)
                line_starts = kind in (BLANK, RULE, FENCE, MARKUP)
                at = stop
                continue
        rule = _INLINE.get(text[at], _other)
        kind, stop = rule(text, at)
        yield Token(kind, at, stop)
        line_starts = kind == NEWLINE
        at = stop


def _line_opening(text: str, at: int, number: int | None) -> tuple[str, int, int | None]:
    """(kind, stop, last list number) of what opens a line; stop == at when nothing does.

    A number is a list's when it is 1 or follows the last one; a countdown (`3. 2. 1.`) is spoken.
    """
    if text[at].isalpha():
        return TEXT, at, number
    for kind, pattern in _LINES:
        match = pattern.match(text, at)
        if match is not None:
            return kind, match.end(), number
    match = _NUMBERED.match(text, at)
    if match is None:
        return TEXT, at, number
    value = int(match[1])
    listed = value == (number or 0) + 1 or (value == 1 and number != 2)
    return BULLET, match.end() if listed else at, value


_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (BLANK, _BLANK_LINE),
    (RULE, _RULE_LINE),
    (FENCE, _FENCE_LINE),
    (HEADING, _HEADING),
    (BULLET, _BULLET),
    (MARKUP, _QUOTE),
)


def _other(text: str, at: int) -> tuple[str, int]:
    for kind, pattern in ((TEXT, _PLAIN), (EMOJI, _EMOJI), (CONTROL, _CONTROL)):
        match = pattern.match(text, at)
        if match is not None:
            return kind, match.end()
    return TEXT, at + 1


def _newline(text: str, at: int) -> tuple[str, int]:
    return NEWLINE, at + 1


def _stray(text: str, at: int) -> tuple[str, int]:
    return STRAY, at + 1


def _escape(text: str, at: int) -> tuple[str, int]:
    half = _HALF_ESCAPED.match(text, at)
    if half is not None and is_directive(half[0][2:-1]):
        return MARKUP, at + 1
    return (ESCAPE, at + 2) if text[at + 1 : at + 2] in _PUNCTUATION else (MARKUP, at + 1)


def _square(text: str, at: int) -> tuple[str, int]:
    """A pair of square brackets, nested ones included; an unclosed one takes the rest of its line."""
    depth, lines = 0, 0
    for match in _BRACKET.finditer(text, at):
        if match[0] == "\n":
            lines += 1
            if depth > 1 or lines >= _LINES_OF_A_BRACKET or _BLANK_LINE.match(text, match.end()):
                break
        elif match[0] == "[":
            if lines:
                break
            depth += 1
        else:
            depth -= 1
            if not depth:
                return SQUARE, match.end()
    end = text.find("\n", at)
    return UNCLOSED, len(text) if end < 0 else end


def _curly(text: str, at: int) -> tuple[str, int]:
    match = _CURLY.match(text, at)
    if match is not None:
        return CURLY, match.end()
    end = text.find("\n", at)
    return UNCLOSED, len(text) if end < 0 else end


def _round(text: str, at: int) -> tuple[str, int]:
    match = _ROUND.match(text, at)
    return (ROUND, match.end()) if match is not None and is_direction(match[1]) else (TEXT, at + 1)


def _pointed(text: str, at: int) -> tuple[str, int]:
    if text.startswith("<!--", at):
        end = text.find("-->", at + 4)
        if end >= 0:
            return COMMENT, end + 3
        return OPEN_COMMENT, len(text)
    match = _TAG.match(text, at)
    return (TAG, match.end()) if match is not None else (STRAY, at + 1)


def _percent(text: str, at: int) -> tuple[str, int]:
    if not text.startswith("%%", at):
        return TEXT, at + 1
    end = text.find("\n", at)
    return COMMENT, len(text) if end < 0 else end


def _emphasis(text: str, at: int) -> tuple[str, int]:
    match = _EMPHASIS.match(text, at)
    return (MARKUP, match.end()) if match is not None else (TEXT, at + 1)


def _underscore(text: str, at: int) -> tuple[str, int]:
    inside = at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()
    return (TEXT, at + 1) if inside else (MARKUP, at + 1)


_INLINE: dict[str, Callable[[str, int], tuple[str, int]]] = {
    "\\": _escape,
    "\n": _newline,
    "[": _square,
    "]": _stray,
    "{": _curly,
    "}": _stray,
    "(": _round,
    "<": _pointed,
    ">": _stray,
    "%": _percent,
    "*": _emphasis,
    "`": _emphasis,
    "~": _emphasis,
    "_": _underscore,
}
