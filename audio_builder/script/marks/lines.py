"""What opens a line: a mark of structure, a title, or a direction that is all of it.

A line that begins with a letter is asked three cheap questions and is prose most of the time; every pattern is bounded
or possessive.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.marks.asides import LONGEST_LINE, whole_line
from audio_builder.script.marks.ends import line_end
from audio_builder.script.marks.tokens import (
    BLANK,
    BULLET,
    DEFINITION,
    DIRECTION,
    FENCE,
    GUESSED,
    HEADING,
    MARKUP,
    REMARK,
    RULE,
    TEXT,
    TITLE,
)

MOST_WORDS = 10
"""Words of a line that is a title; a choice."""
FEWEST_LETTERS = 3
"""Letters of a line that is a title."""
_SPACE = r"[^\S\n]*+"
_INDENT = regex(_SPACE)
_RULE_LINE = regex(rf"{_SPACE}([-*_])(?:{_SPACE}\1){{2,}}+{_SPACE}(?:\n|\Z)")
_FENCE_LINE = regex(
    rf"{_SPACE}(?:(?:```|~~~)[^`\n]*+|([=~#])(?:{_SPACE}\1){{2,}}+{_SPACE}|[-–—_=]{{1,2}}{_SPACE})(?:\n|\Z)"
)
_HEADING = regex(rf"{_SPACE}#{{1,6}}(?![#\[]){_SPACE}")
_BULLET = regex(rf"{_SPACE}(?:[-*+•‣◦–—·▪▫●○■□►▶➤→✓✔☐☑]|[a-zA-Z]\))[^\S\n]++(?:\[[ xX✓]\][^\S\n]++)?")
_NUMBERED = regex(rf"{_SPACE}\(?([0-9]{{1,3}})[.)][^\S\n]++(?=\S)")
_QUOTE = regex(rf"{_SPACE}>++{_SPACE}")
_DEFINED = regex(rf"{_SPACE}:[^\S\n]++")
_NOTE = regex(r"[^\S\n]*+\[(\^?)([^\[\]\n]{1,100})\]:[^\S\n]*+([^\n]*+)")
_TARGET = regex(r"<|\S*(?:[/#]|[a-z]\.[a-z]{2})", re.IGNORECASE)
_REMARK = regex(r"[^\S\n]*+//[^\S\n]++\S[^\n]*+")
_UNDERLINE = regex(rf"[^\S\n]{{0,3}}(?:=++|-{{2,}}+){_SPACE}(?:\n|\Z)")
_FRAMED = regex(r"[^\S\n]*+([-=~*#]{2,40})[^\S\n]*+([^\W_][^\n]{0,60}?)[^\S\n]*+\1[^\S\n]*+(?:\n|\Z)")
_STOPS = (".", "!", "?", "…", ",", ";", ":")
_SIGNS = frozenset('-*_~|=/<.:+–—•>#"“')
_FENCES = frozenset("`~=#-*_–—")


class Lines:
    """The lines of a text, asked one after the other; it remembers what a line above means for the next."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._number: int | None = None
        self._clear = start
        """The offset at which a line follows a blank one, a rule or the start."""
        self._underline = -1
        """The offset of the line under a title."""

    def opens(self, at: int) -> tuple[str, int]:
        """(kind, stop) of what opens the line at an offset; text when nothing does.

        A title's mark is as long as nothing: the line itself is still to be read.
        """
        text = self._text
        if text[at].isalpha() and text[at + 1 : at + 2] != ")":
            return self.words(at)
        inner = _INDENT.match(text, at)
        first = inner.end() if inner is not None else at
        if first == len(text) or text[first] == "\n":
            self._clear = min(first + 1, len(text))
            return BLANK, self._clear
        if at == self._underline:
            self._clear = line_end(self._text, at) + 1
            return FENCE, min(self._clear, len(text))
        sign = text[first]
        if sign.isalpha():
            lettered = _BULLET.match(text, at)
            return (BULLET, lettered.end()) if lettered is not None else self.words(at)
        if sign == "[":
            return self._note(at)
        return self._marked(at, sign)

    def words(self, at: int) -> tuple[str, int]:
        """(kind, stop) of a line, or the rest of one, that begins with a letter."""
        text = self._text
        end = text.find("\n", at, at + LONGEST_LINE + 2)
        if end < 0:
            if len(text) - at > LONGEST_LINE + 1:
                return TEXT, at
            end = len(text)
        line = text[at:end]
        if whole_line(line):
            return DIRECTION, end
        if at != self._clear:
            return TEXT, at
        if text[end + 1 : end + 2] in ("=", "-") and _UNDERLINE.match(text, end + 1) and _is_title(line):
            self._underline = end + 1
            return TITLE, at
        if line.isupper() and _is_title(line) and self._stands_alone(end):
            return GUESSED, at
        return TEXT, at

    def follows_heading(self, at: int) -> None:
        """Tells that an offset lies in a heading."""
        self._clear = line_end(self._text, at) + 1

    def _marked(self, at: int, sign: str) -> tuple[str, int]:
        """(kind, stop) of a line that begins with a sign or a figure."""
        text = self._text
        if sign in _FENCES:
            for kind, pattern in ((RULE, _RULE_LINE), (FENCE, _FENCE_LINE)):
                match = pattern.match(text, at)
                if match is not None:
                    self._clear = match.end()
                    return kind, match.end()
        if sign in _SIGNS or sign.isdigit():
            end = line_end(self._text, at)
            if end - at <= LONGEST_LINE and whole_line(text[at:end]):
                return DIRECTION, end
        if sign.isdigit() or sign == "(":
            return self._numbered(at)
        for kind, pattern in _SIGNED.get(sign, _BULLETS):
            match = pattern.match(text, at)
            if match is not None:
                if kind == MARKUP and at == self._clear:
                    self._clear = match.end()
                return kind, match.end()
        return self._framed(at) if sign in "-=~*#" else (TEXT, at)

    def _framed(self, at: int) -> tuple[str, int]:
        """(kind, stop) of a line that may be a title between two rows of signs."""
        match = _FRAMED.match(self._text, at)
        if match is None or not _is_title(match[2]) or (match[1][0] == "*" and len(match[1]) < 3) or match[1] == "~~":
            return TEXT, at
        return (GUESSED, at) if self._text[match.end() : match.end() + 200].strip() else (TEXT, at)

    def _numbered(self, at: int) -> tuple[str, int]:
        """A number is a list's when it is 1 or follows the last one; a countdown (`3. 2. 1.`) is spoken."""
        match = _NUMBERED.match(self._text, at)
        if match is None:
            return TEXT, at
        value, number = int(match[1]), self._number
        self._number = value
        listed = value == (number or 0) + 1 or (value == 1 and number != 2)
        return (BULLET, match.end()) if listed else (TEXT, at)

    def _note(self, at: int) -> tuple[str, int]:
        """The definition of a link or the text of a footnote."""
        match = _NOTE.match(self._text, at)
        if match is None or not (match[1] or _TARGET.match(match[3])):
            return TEXT, at
        return DEFINITION, match.end()

    def _stands_alone(self, end: int) -> bool:
        """Whether a blank line and then text follow the end of a line."""
        after = self._text[end + 1 : end + 200]
        return bool(after.strip()) and after.split("\n", 1)[0].strip() == ""


def _is_title(line: str) -> bool:
    words = line.split()
    return (
        len(words) <= MOST_WORDS
        and not line.rstrip("*_ \t:").endswith(_STOPS)
        and sum(map(str.isalpha, line)) >= FEWEST_LETTERS
    )


_BULLETS: tuple[tuple[str, re.Pattern[str]], ...] = ((BULLET, _BULLET),)
_SIGNED: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "#": ((HEADING, _HEADING),),
    ">": ((MARKUP, _QUOTE),),
    ":": ((BULLET, _DEFINED),),
    "/": ((REMARK, _REMARK),),
    "<": (),
    "{": (),
    "\\": (),
    '"': (),
    "“": (),
}
