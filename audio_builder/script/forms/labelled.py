"""Lines that begin with a label and a colon, whatever the label may be.

What a label is for is another question; here it is found and its value told from it.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.forms import fields
from audio_builder.script.forms.fields import Field, label
from audio_builder.script.forms.page import Page
from audio_builder.script.forms.speakers import is_role
from audio_builder.script.forms.stamps import CLOCK, ascend, seconds
from audio_builder.units import Seconds

_LABEL = regex(
    r"^[ \t]*+(?:[-*+•>][ \t]++)?[*_\[(]{0,4}(?P<name>[^\W\d_](?:[^\n:：.!?;*_|<>{}\[\]()\"“”–—\\-]|"
    r"(?<=\w)-(?=\w)){0,39}+)"
    r"(?P<aside>\([^()\n]{1,40}\)[ \t]*+)?[*_\])]{0,4}[ \t]*+(?P<colon>[:：]|(?<=\s)[–—-](?=[ \t]))[*_]{0,3}(?=\s|\Z)[ "
    r"\t]*+",
    re.MULTILINE,
)
_AT_ONCE = regex(_LABEL.pattern[1:])
STAMP = regex(CLOCK)
"""A time and nothing else."""


class Labelled(Struct, frozen=True):
    """One line with a label."""

    line: int
    name: str
    start: int
    """Of the line."""
    value: int
    """Offset at which what follows the label begins."""
    stop: int
    """Of the line, its line break not counted."""
    field: Field
    dashed: bool
    """Whether a dash stands for the colon."""
    text: str
    """What follows the label."""
    begins: Seconds | None = None
    """Of a time: after the first of them, where they ascend."""


def begun(found: list[Labelled]) -> list[Labelled]:
    """The same lines, those with ascending times knowing when they begin."""
    stamps = [
        seconds(one.text.strip("*_ "))
        for one in found
        if one.field.role == fields.TIME and STAMP.fullmatch(one.text.strip("*_ "))
    ]
    if not ascend(stamps):
        return found
    times = iter(stamps)
    return [
        replace(one, begins=next(times) - stamps[0])
        if one.field.role == fields.TIME and STAMP.fullmatch(one.text.strip("*_ "))
        else one
        for one in found
    ]


def after_speaker(text: str, start: int, stop: int) -> int:
    """The offset after a known speaker's label at an offset; the offset itself when there is none."""
    found = _AT_ONCE.match(text, start, stop)
    return found.end() if found is not None and is_role(found["name"].strip()) else start


def _is_inside(match: re.Match[str]) -> bool:
    """Whether a bracket that opens before the name is open behind it: `[Speaker - calm]` is a stage direction."""
    aside = match["aside"] or ""
    around = match[0].replace(aside, "")
    return any(around.count(left) > around.count(right) for left, right in ("[]", "()"))


def labelled(page: Page) -> list[Labelled]:
    found: list[Labelled] = []
    for match in _LABEL.finditer(page.whole, page.passage.start, page.passage.stop):
        name = match["name"].strip()
        dashed = ":" not in match["colon"] and "：" not in match["colon"]
        line = page.line_at(match.start())
        if not page.is_free(line) or (dashed and not is_role(name)) or _is_inside(match):
            continue
        stop = page.stop(line)
        text = page.whole[match.end() : stop]
        found.append(Labelled(line, name, match.start(), match.end(), stop, label(name), dashed, text.strip()))
    return found
