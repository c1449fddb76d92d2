"""What a sign opens in the middle of a line: one rule for each sign, in one table."""

from __future__ import annotations

from collections.abc import Callable

from audio_builder.regex import regex
from audio_builder.script.directions.understand import is_directive
from audio_builder.script.marks.asides import is_outside, is_staged, is_sure
from audio_builder.script.marks.ends import Ends, line_end
from audio_builder.script.marks.links import image, link, modified
from audio_builder.script.marks.pointed import pointed
from audio_builder.script.marks.tokens import (
    COMMENT,
    CONTROL,
    CURLY,
    DIRECTION,
    EMOJI,
    ENTITY,
    ESCAPE,
    MARKUP,
    MODIFIER,
    NEWLINE,
    ROUND,
    SPACE,
    SPELT,
    SQUARE,
    STRAY,
    STRUCK,
    TEXT,
    UNCLOSED,
)

_EMOJI_SET = (
    "\U0001f000-\U0001faff\U0001fb00-\U0001fbff\U000e0020-\U000e007f"
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u20e3\ufe00-\ufe0f"
)
_CONTROL_SET = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd\ud800-\udfff"
)
_SPECIAL = r"\\\[\]{}<>()*_`~%&!#$+=|\n（「【［〔】］〕" + _EMOJI_SET + _CONTROL_SET
_PLAIN = regex(f"[^{_SPECIAL}]++")
_EMOJI = regex(f"[{_EMOJI_SET}](?:\u200d?[{_EMOJI_SET}])*+\u200d?")
LEFT_OUT_SIGN = regex(f"[{_EMOJI_SET}{_CONTROL_SET}]")
"""A sign that is left out."""
_CONTROL = regex(f"[{_CONTROL_SET}]++")
_RUN = regex(r"\*++|`++|~~++|==++|\+\++")
_STRESSED = regex(r"(\*{1,3}|_{1,3}|`{1,3}|~|\|)([^\s*_`~|\[\](){}<>][^*_`~|\n]{1,80})\1")
_STRUCK = regex(r"~~(?!~)([^~\n]{1,300})~~")
_PLUSSED = regex(r"\+(?=\w)[^+\n]{1,100}(?<=\w)\+(?!\w)")
_ROUND = regex(
    r"\((?:[^()\[\]{}<>\n]{1,200}+|\n(?![^\S\n]*+(?:\n|\Z))|\([^()\[\]{}<>\n]{0,80}\)){1,12}+\)"
    r"|（[^（）\n]{1,200}）|「[^「」\n]{1,200}」"
)
_REST = regex(r"[(（]([^()（）\[\]{}<>\n]{2,80})(?=\n|\Z)")
"""Round brackets that are never closed."""
_WIDE_SQUARE = regex(r"[【［〔][^【［〔】］〕\n]{0,200}[】］〕]")
_CURLY = regex(r"\{(?:[^{}\n]{1,300}+|\n(?![^\S\n]*+(?:\n|\Z))|\{[^{}\n]{0,60}\}){0,8}+\}")
_BRACKET = regex(r"[\[\]\n]")
_HALF_ESCAPED = regex(r"\\\[([^\[\]\\\n]{1,80})(\\?)\]")
_SAPI = regex(r"\\[A-Za-z]{2,8}\s?=\s?[^\\\s]{1,20}\\(?!\w)")
_ENTITY = regex(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLANK_LINE = regex(r"[^\S\n]*+(?:\n|\Z)")
_LINES_OF_A_BRACKET = 5
"""Lines over which one pair of square brackets may stretch; a choice."""
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def opened(text: str, at: int, ends: Ends) -> tuple[str, int]:
    """(kind, stop) of what begins at an offset."""
    return _INLINE.get(text[at], _other)(text, at, ends)


def _other(text: str, at: int, ends: Ends) -> tuple[str, int]:
    for kind, pattern in ((TEXT, _PLAIN), (EMOJI, _EMOJI), (CONTROL, _CONTROL)):
        match = pattern.match(text, at)
        if match is not None:
            return kind, match.end()
    return TEXT, at + 1


def _newline(text: str, at: int, ends: Ends) -> tuple[str, int]:
    return NEWLINE, at + 1


def _stray(text: str, at: int, ends: Ends) -> tuple[str, int]:
    return STRAY, at + 1


def _escape(text: str, at: int, ends: Ends) -> tuple[str, int]:
    """A sign that is meant as such; a bracket whose directive somebody else's program has escaped is none."""
    half = _HALF_ESCAPED.match(text, at)
    if half is not None and (is_sure(half[1]) if half[2] else is_directive(half[1])):
        return MARKUP, at + 1
    if text[at + 1 : at + 2] in _PUNCTUATION and at + 1 < len(text):
        return ESCAPE, at + 2
    tag = _SAPI.match(text, at)
    return (MARKUP, at + 1) if tag is None else (SPELT, tag.end())


def _square(text: str, at: int, ends: Ends) -> tuple[str, int]:
    """A link, or a pair of square brackets, nested ones included; an unclosed one takes the rest of its line."""
    linked = link(text, at, ends)
    if linked is not None:
        return linked
    stop = _square_end(text, at)
    return (SQUARE, stop) if stop else (UNCLOSED, line_end(text, at))


def _square_end(text: str, at: int) -> int:
    depth, lines = 0, 0
    for match in _BRACKET.finditer(text, at):
        if match[0] == "\n":
            lines += 1
            if depth > 1 or lines >= _LINES_OF_A_BRACKET or _BLANK_LINE.match(text, match.end()):
                return 0
        elif match[0] == "[":
            if lines:
                return 0
            depth += 1
        else:
            depth -= 1
            if not depth:
                return match.end()
    return 0


def _wide_square(text: str, at: int, ends: Ends) -> tuple[str, int]:
    match = _WIDE_SQUARE.match(text, at)
    return (STRAY, at + 1) if match is None else (SQUARE, match.end())


def _curly(text: str, at: int, ends: Ends) -> tuple[str, int]:
    match = _CURLY.match(text, at)
    return (UNCLOSED, line_end(text, at)) if match is None else (CURLY, match.end())


def _round(text: str, at: int, ends: Ends) -> tuple[str, int]:
    if at == ends.apart:
        return TEXT, at + 1
    changed = modified(text, at, ends)
    if changed is not None:
        return changed
    match = _ROUND.match(text, at)
    if match is not None:
        return ROUND, match.end()
    rest = _REST.match(text, at)
    return (UNCLOSED, rest.end()) if rest is not None and is_sure(rest[1].strip()) else (TEXT, at + 1)


def _percent(text: str, at: int, ends: Ends) -> tuple[str, int]:
    return (COMMENT, line_end(text, at)) if text.startswith("%%", at) else (TEXT, at + 1)


def _emphasis(text: str, at: int, ends: Ends) -> tuple[str, int]:
    """Signs of emphasis, with what is between them when that is a direction."""
    stressed = _STRESSED.match(text, at)
    if stressed is not None:
        content, stop = stressed[2].strip(), stressed.end()
        if is_staged(content, alone=_is_alone(text, at, stop)) if text[at] in "*_" else is_sure(content):
            return DIRECTION, stop
    match = _RUN.match(text, at)
    return (TEXT, at + 1) if match is None else (MARKUP, match.end())


def _is_alone(text: str, start: int, stop: int) -> bool:
    """Whether these characters stand between two sentences, or have a line to themselves."""
    following = text[stop : stop + 2].strip(" ")[:1]
    return not (following.islower() or following.isdigit()) and is_outside(text, start, stop)


def _tilde(text: str, at: int, ends: Ends) -> tuple[str, int]:
    struck = _STRUCK.match(text, at)
    return _emphasis(text, at, ends) if struck is None else (STRUCK, struck.end())


def _plus(text: str, at: int, ends: Ends) -> tuple[str, int]:
    plussed = _PLUSSED.match(text, at)
    if plussed is not None and not (at and text[at - 1].isalnum()):
        ends.later[plussed.end() - 1] = MARKUP, plussed.end()
        return MARKUP, at + 1
    return _emphasis(text, at, ends)


def _bar(text: str, at: int, ends: Ends) -> tuple[str, int]:
    kind, stop = _emphasis(text, at, ends)
    return (kind, stop) if kind == DIRECTION else (SPACE, at + 1)


def _underscore(text: str, at: int, ends: Ends) -> tuple[str, int]:
    if at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum():
        return TEXT, at + 1
    kind, stop = _emphasis(text, at, ends)
    return (kind, stop) if kind == DIRECTION else (MARKUP, at + 1)


def _entity(text: str, at: int, ends: Ends) -> tuple[str, int]:
    match = _ENTITY.match(text, at)
    return (TEXT, at + 1) if match is None else (ENTITY, match.end())


def _exclamation(text: str, at: int, ends: Ends) -> tuple[str, int]:
    return image(text, at) or (TEXT, at + 1)


def _section(text: str, at: int, ends: Ends) -> tuple[str, int]:
    """`#[voice:"x"]` and `$[...]` of Speech Markdown; the sign before a template's `${name}`."""
    if text.startswith("${", at):
        return MARKUP, at + 1
    stop = _square_end(text, at + 1) if text.startswith("[", at + 1) else 0
    return (MODIFIER, stop) if stop else (TEXT, at + 1)


_INLINE: dict[str, Callable[[str, int, Ends], tuple[str, int]]] = {
    "\\": _escape,
    "\n": _newline,
    "[": _square,
    "]": _stray,
    "{": _curly,
    "}": _stray,
    "(": _round,
    "（": _round,
    "「": _round,
    "【": _wide_square,
    "［": _wide_square,
    "〔": _wide_square,
    "】": _stray,
    "］": _stray,
    "〕": _stray,
    "<": pointed,
    ">": _stray,
    "%": _percent,
    "*": _emphasis,
    "`": _emphasis,
    "~": _tilde,
    "=": _emphasis,
    "+": _plus,
    "|": _bar,
    "_": _underscore,
    "&": _entity,
    "!": _exclamation,
    "#": _section,
    "$": _section,
}
