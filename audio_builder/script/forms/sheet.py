"""Timed sheets: lines that begin with a time each, ascending; every one is begun at its time.

Times count from the first.  A line without a time goes on with the one before it.  A time with a short title over
lines of text (`[0:30] Breathing`) begins a chapter.  Captions, lyrics and tables in a file of their own are read too.
"""

from __future__ import annotations

import re

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.forms.captions import is_captions, is_lyrics, write_captions, write_lyrics
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.form import Form, Passage, Translated
from audio_builder.script.forms.furniture import is_title
from audio_builder.script.forms.grid import is_grid, write_grid
from audio_builder.script.forms.labelled import after_speaker
from audio_builder.script.forms.page import Edit, Page
from audio_builder.script.forms.stamps import CLOCK, ascend, at_time, seconds
from audio_builder.script.forms.text import PASSES
from audio_builder.units import Seconds

_STAMPED = regex(
    rf"^[ \t]*+(?P<marks>\#{{1,6}}[ \t]*+)?(?:[-*+•][ \t]++)?(?P<bold>[*_]{{0,3}})[\[(]?(?P<stamp>{CLOCK})(?!\w|:\w)"
    rf"(?:[ \t]*+(?:-->|->|[-–—]|to|bis|a|à)[ \t]*+(?P<to>{CLOCK})(?!\w|:\w))?(?:[ \t]?(?:min|mins|h))?[\])]?"
    r"(?P<bold_too>[*_]{0,3})[ \t]*+(?:[-–—:|=>]{1,2}(?=\s|\Z)[ \t]*+)?(?P<bold_last>[*_]{0,3})",
    re.MULTILINE,
)
_TEXT_LINE = regex(r"^[ \t]*+(?![\s#>=*_-])\S", re.MULTILINE)
_ANY_LINE = regex(r"^[ \t]*+\S[^\n]*+", re.MULTILINE)
MOST_BEFORE = 40
"""Lines of text before a sheet whose times stand in square brackets; a choice."""
LEAST = 3
"""Stamped lines of a sheet; a choice."""
MOST_TITLE_WORDS = 7
_STOPS = (".", "!", "?", "…", ",", ";")


class _Stamp(Struct, frozen=True):
    match: re.Match[str]
    stop: int
    """Of the line."""
    time: Seconds
    heading: bool


def _is_sheet(passage: Passage) -> bool:
    text = passage.source.text
    found = list(_STAMPED.finditer(text, passage.start, passage.stop))
    if len(found) < LEAST:
        return False
    stamped, contents = _sheet_of(text, found)
    if len(stamped) < LEAST or not ascend([seconds(one["stamp"]) for one in stamped]):
        return False
    before = sum(1 for _ in _TEXT_LINE.finditer(text, passage.start, stamped[0].start())) - len(contents)
    bracketed = all("[" in one[0] for one in stamped)
    return before <= LEAST or before <= len(stamped) or (bracketed and before <= MOST_BEFORE)


def _sheet_of(text: str, found: list[re.Match[str]]) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """The stamped lines of the sheet, and those of a list of contents before it, after which the times begin anew."""
    anew = next((at for at in range(1, len(found)) if seconds(found[at]["stamp"]) < seconds(found[at - 1]["stamp"])), 0)
    contents = found[:anew]
    if len(contents) >= LEAST and all(_is_entry(text, one) for one in contents):
        return found[anew:], contents
    return found, []


def _is_entry(text: str, found: re.Match[str]) -> bool:
    end = text.find("\n", found.end())
    return is_title(text[found.end() : end if end >= 0 else len(text)].strip())


def _looks(passage: Passage) -> bool:
    return is_captions(passage) or is_lyrics(passage) or is_grid(passage) or _is_sheet(passage)


def _translate(passage: Passage) -> Translated:
    draft = Draft(passage, "structure of the sheet")
    if is_captions(passage):
        write_captions(draft)
    elif is_lyrics(passage):
        write_lyrics(draft)
    elif is_grid(passage):
        write_grid(draft)
    else:
        _write_lines(draft)
    return draft.finish()


def _write_lines(draft: Draft) -> None:
    passage = draft.passage
    stamps = _stamps(passage)
    page = Page(passage)
    if ascend([one.time for one in stamps]):
        for one in stamps:
            line = page.line_at(one.match.start())
            page.claim(line, line, _begun(one, one.time - stamps[0].time))
    else:
        message = "this has no lines that begin with ascending times, so it is read as text"
        draft.report("warning", "not-a-sheet", message, passage.start)
    for take in PASSES:
        take(page)
    page.write(draft)


def _begun(one: _Stamp, begins: Seconds) -> Edit:
    """A stamped line as one that begins at its time."""
    start, stop = one.match.span()

    def write(draft: Draft) -> None:
        draft.put("\n\n", start)
        draft.silent(start, stop, "time")
        if begins:
            draft.put(at_time(begins), start)
        if one.heading:
            draft.put("# ", stop)
        said = after_speaker(draft.passage.source.text, stop, one.stop)
        draft.silent(stop, said, "speaker label")
        draft.hand_on(said, one.stop)

    return Edit(start, one.stop, write)


def _stamps(passage: Passage) -> list[_Stamp]:
    text = passage.source.text
    found, _ = _sheet_of(text, list(_STAMPED.finditer(text, passage.start, passage.stop)))
    stamps = []
    for place, match in enumerate(found):
        following = found[place + 1].start() if place + 1 < len(found) else passage.stop
        end = text.find("\n", match.end(), passage.stop)
        stop = passage.stop if end < 0 else end
        title = text[match.end() : stop].strip("*_ \t:")
        below = _ANY_LINE.search(text, stop, following) is not None
        short = bool(title) and len(title.split()) <= MOST_TITLE_WORDS and not title.endswith(_STOPS)
        heading = bool(match["marks"]) or (short and below and not set(title) & set("[]{}<>()"))
        stamps.append(_Stamp(match, stop, seconds(match["stamp"]), heading))
    return stamps


FORM = Form("sheet", "lines with times, captions (SRT, WebVTT), lyrics (LRC), CSV and TSV", _looks, _translate)
