"""Code fences: one that holds the whole script is taken off, one of program code is left out.

A fence of neither kind stays: its lines are text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.form import Passage
from audio_builder.script.forms.page import Edit, Page

_FENCE = regex(r"^[ ]{0,3}(?P<mark>`{3,}|~{3,})[ \t]*(?P<language>[\w+#.-]{0,20})[^\n`]*+$", re.MULTILINE)
_WORD = regex(r"[^\W\d_]++")
SCRIPTS = frozenset("text txt plaintext plain markdown md ssml xml json jsonl yaml yml csv tsv srt vtt".split())
"""Languages in which whole scripts come."""
PROGRAMS = frozenset(
    "python py javascript js typescript ts jsx tsx swift kotlin dart java c cpp c++ csharp cs c# go rust ruby rb php "
    "bash sh shell zsh powershell console sql css scss html r lua perl scala toml ini dockerfile makefile diff".split()
)
LARGEST_TALK = 120
"""Words around a fence that holds the whole script; a choice."""
SHARE = 0.5
"""Of all words, those that a fence holds when it is the script; a choice."""


class Fence(Struct, frozen=True):
    """Two fence lines and what is between them."""

    start: int
    inner_start: int
    inner_stop: int
    stop: int
    """After the closing line, its line break not counted."""
    language: str
    """Case-folded; mostly nothing."""


def fences(passage: Passage) -> Iterator[Fence]:
    """The fences of a passage, in order; an open one goes to the end."""
    text = passage.source.text
    if "```" not in text and "~~~" not in text:
        return
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text, passage.start, passage.stop):
        if opened is None:
            opened = found
        elif found["mark"].startswith(opened["mark"]) and not found["language"]:
            inner = min(opened.end() + 1, found.start())
            yield Fence(opened.start(), inner, found.start(), found.end(), opened["language"].casefold())
            opened = None
    if opened is not None:
        inner = min(opened.end() + 1, passage.stop)
        yield Fence(opened.start(), inner, passage.stop, passage.stop, opened["language"].casefold())


def whole_script(passage: Passage) -> Fence | None:
    """The one fence that holds the script, the rest being short talk around it; None when there is none such."""
    found = list(fences(passage))
    if len(found) != 1:
        return None
    (fence,) = found
    if fence.language and fence.language not in SCRIPTS | PROGRAMS:
        return None
    inside = sum(1 for _ in _WORD.finditer(passage.source.text, fence.inner_start, fence.inner_stop))
    around = sum(1 for _ in _WORD.finditer(passage.source.text, passage.start, passage.stop)) - inside
    return fence if inside >= SHARE * (inside + around) and around <= LARGEST_TALK else None


def program_fences(page: Page) -> None:
    """Claims the fences that hold program code."""
    for fence in fences(page.passage):
        if fence.language in PROGRAMS:
            page.claim(page.line_at(fence.start), page.line_at(max(fence.start, fence.stop - 1)), _left_out(fence))


def _left_out(fence: Fence) -> Edit:
    def write(draft: Draft) -> None:
        draft.ignored(fence.start, fence.stop, f"program code ({fence.language})")
        message = f"a fence of {fence.language} is program code and is left out"
        draft.report("warning", "program-code", message, fence.start)
        draft.put("\n", fence.stop)

    return Edit(fence.start, fence.stop, write)
