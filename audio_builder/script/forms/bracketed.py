"""Titles of sections in square brackets, alone on their line: `[Body Scan]`, `**[Opening - 2 minutes]**`.

A bracket is a direction everywhere else, so it is a title only where it is marked as a heading, where it names a part
that scripts have, or where its words are written like a title before a length that no pause has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audio_builder.regex import regex
from audio_builder.script.directions.directives import PAUSE
from audio_builder.script.directions.stage import AUDIO, DOES, NATURE, is_stage
from audio_builder.script.directions.understand import is_directive
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.headings import after
from audio_builder.script.forms.page import Edit, Page
from audio_builder.script.forms.steps import length_of
from audio_builder.script.lengths.words import plain, split_words

_LINE = regex(
    r"^[ \t]{0,3}(?P<marks>#{1,6}[ \t]++)?[*_]{0,3}\[(?P<title>[^\[\]\n]{2,80}+)\][*_]{0,3}:?[*_]{0,3}[ \t]*+$",
    re.MULTILINE,
)
SECTIONS = frozenset(
    "intro introduction opening welcome arrival settling grounding outro closing conclusion induction deepener "
    "deepening awakening visualization visualisation affirmations affirmation countdown "
    "warm-up warmup cool-down cooldown scene "
    "introducción apertura bienvenida cierre inducción visualización afirmaciones escena "
    "ouverture accueil clôture conclusion visualisation affirmations scène "
    "einleitung einführung begrüßung ankommen abschluss ausklang schluss visualisierung affirmationen szene "
    "introdução abertura encerramento conclusão visualização afirmações cena "
    "introduzione chiusura conclusione visualizzazione affermazioni scena".split()
)
"""How a part of a script is called, when its name begins with it."""
_WHOLE = frozenset(
    (
        "body scan, body scan meditation, full body scan, relaxation, muscle relaxation, progressive muscle "
        "relaxation, main part, main section, "
        "escaneo corporal, scan corporel, körperreise, bodyscan, escaneamento corporal, "
        "scansione corporea"
    ).split(", ")
)
"""The whole name of a part."""
_QUIET = frozenset(word for name in PAUSE.names for word in name.split()) | frozenset(
    "silent silently reflection contemplation time still practice rest free music".split()
)
"""Words of a time that a listener is left to."""
_SMALL = frozenset("a an and the of to in on for with your & / , ' ’ - – — : 1 2 3 4 5 6 7 8 9 10".split())
LEAST_SECONDS = 30
"""Shortest length, in seconds, that tells how long a part is; a choice."""
MOST_WORDS = 7
"""Words of a title; a choice."""


def bracketed(page: Page) -> None:
    """Takes the titles in brackets."""
    for found in _LINE.finditer(page.whole, page.passage.start, page.passage.stop):
        line = page.line_at(found.start())
        if page.is_free(line) and page.starts[line] == found.start():
            title = found["title"]
            timing = after().search(title)
            kept = title[: timing.start()] if timing else title
            if _is_title(kept.strip(), timing[0] if timing else "", marked=bool(found["marks"])):
                page.claim(line, line, _heading(found, found.start("title") + len(kept)))


@lru_cache(maxsize=4096)
def _is_title(title: str, timing: str, *, marked: bool) -> bool:
    words = split_words(plain(title))
    if not words or len(words) > MOST_WORDS or is_stage(words) or is_directive(title):
        return False
    texts = {word.text for word in words}
    heard = texts & AUDIO or (texts & NATURE and texts & DOES)
    if marked or (words[0].text in SECTIONS and not heard) or " ".join(word.text for word in words) in _WHOLE:
        return True
    length = length_of(timing.strip(" \t-–—:|,()[].")) if timing else None
    if length is None or length.bare or length.seconds < LEAST_SECONDS or any(word.text in _QUIET for word in words):
        return False
    written = [title[word.start : word.stop] for word in words if word.text not in _SMALL]
    return bool(written) and all(word[0].isupper() for word in written)


def _heading(found: re.Match[str], stop: int) -> Edit:
    """The bracket as a heading, its timing silent."""
    start = found.start("title")

    def write(draft: Draft) -> None:
        draft.put(f"\n{(found['marks'] or '#').strip()} ", found.start())
        draft.hand_on(start, stop)
        draft.put("\n", stop)
        draft.silent(stop, found.end(), "timing")

    return Edit(found.start(), found.end(), write)
