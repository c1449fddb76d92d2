"""The words of a shuffle stay as they are: in a list of words nothing is a heading, a label or a note.

A list without its end is none, so that a slip takes no more than its line.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.directions.directives import SHUFFLE
from audio_builder.script.forms.page import Edit, Page

_OPENING = regex(rf"^[ \t]*+\[[ \t]*+(?:{'|'.join(SHUFFLE.names)})\b[^\[\]\n]{{0,80}}\][ \t]*+$", re.I | re.M)
_END = regex(r"^[ \t]*+\[[ \t]*+(?:end\b|/)", re.I | re.M)


def drawn(page: Page) -> None:
    """Takes the lines of every shuffle of a page."""
    at = page.passage.start
    while (opening := _OPENING.search(page.whole, at, page.passage.stop)) is not None:
        at = opening.end()
        end = _END.search(page.whole, at, page.passage.stop)
        if end is None:
            return
        first, last = page.line_at(opening.start()) + 1, page.line_at(end.start()) - 1
        if first <= last:
            page.claim(first, last, Edit(at, at, lambda draft: None))
