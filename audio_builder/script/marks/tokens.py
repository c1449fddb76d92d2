"""What the characters of a source can be."""

from __future__ import annotations

from typing import NamedTuple

TEXT, ESCAPE, ENTITY, NEWLINE, BLANK = "text", "escape", "entity", "newline", "blank"
HEADING, TITLE, GUESSED = "heading", "title", "guessed title"
BULLET, RULE, FENCE = "bullet", "rule", "fence"
SQUARE, ROUND, CURLY, DIRECTION, SPELT, STROKES = "square", "round", "curly", "direction", "spelt", "strokes"
TAG, ELEMENT, ALIAS = "tag", "element", "alias"
LINK, ADDRESS, IMAGE, MODIFIER, FOOTNOTE, STRUCK = "link", "address", "image", "modifier", "footnote", "struck out"
DEFINITION, REMARK, COMMENT, OPEN_COMMENT, PROLOGUE = "definition", "remark", "comment", "open comment", "prologue"
MARKUP, SPACE, EMOJI, CONTROL, STRAY, UNCLOSED = "markup", "space", "emoji", "control", "stray", "unclosed"


class Token(NamedTuple):
    """Characters [start, stop) of the source and what they are; a title that no mark announces has none of its own."""

    kind: str
    start: int
    stop: int
