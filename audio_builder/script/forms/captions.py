"""Captions and lyrics: SRT, WebVTT and LRC; each is begun at its time, counted from the first.

Sources: W3C WebVTT; SubRip as players read it; LRC with several stamps a line and `offset` left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.form import Passage
from audio_builder.script.forms.labelled import after_speaker
from audio_builder.script.forms.stamps import CLOCK, ascend, at_time, seconds
from audio_builder.units import Seconds

_ARROW = regex(rf"^[ \t]*+(?P<stamp>{CLOCK})[ \t]*+-->[ \t]*+(?P<to>{CLOCK})[^\n]*+", re.MULTILINE)
_LYRIC = regex(r"^(?:[ \t]*+\[(?P<stamp>[0-9]{1,3}:[0-9]{2}(?:[.:][0-9]{1,3})?)\])++[ \t]*+", re.MULTILINE)
_LYRIC_TAG = regex(
    r"^[ \t]*+\[(?:ti|ar|al|au|by|length|offset|re|ve|la|tool|#)[ \t]?:(?P<value>[^\]\n]*)\][ \t]*+$", re.M
)
_TITLE_TAG = regex(r"^[ \t]*+\[ti[ \t]?:", re.MULTILINE)
_WORD_STAMP = regex(r"<[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?>")
_VOICE = regex(r"</?v(?:[. ][^>\n]{0,80})?>|</?c(?:\.[^>\n]{0,80})?>|\{\\[^{}\n]{0,80}\}")
_ASIDE = regex(r"^(?:NOTE|STYLE|REGION)\b[^\n]*+(?:\n[^\n]++)*+", re.MULTILINE)
_NUMBER = regex(r"^[ \t]*+[0-9]{1,6}[ \t]*+\n(?=[ \t]*+[0-9:.,]{4,16}[ \t]*+-->)", re.MULTILINE)
_IDENTIFIER = regex(r"^[^\n]{1,80}+\n(?=[ \t]*+[0-9:.,]{4,16}[ \t]*+-->)", re.MULTILINE)
LEAST = 2


def is_captions(passage: Passage) -> bool:
    """Whether a passage is SRT or WebVTT."""
    text = passage.source.text
    if "-->" not in text:
        return False
    arrows = [seconds(one["stamp"]) for one in _ARROW.finditer(text, passage.start, passage.stop)]
    return _is_vtt(passage) or (len(arrows) >= LEAST and ascend(arrows))


def is_lyrics(passage: Passage) -> bool:
    """Whether a passage is LRC: every line of text has a stamp, with parts of a second or beside its tags."""
    text = passage.source.text
    if not text.startswith("[", passage.start):
        return False
    found = list(_LYRIC.finditer(text, passage.start, passage.stop))
    fine = sum("." in one["stamp"] for one in found) * 2 > len(found)
    tagged = _LYRIC_TAG.match(text, passage.start, passage.stop) is not None
    return len(found) > LEAST and (fine or tagged) and ascend([_lyric_time(one) for one in found])


def write_captions(draft: Draft) -> None:
    """Writes SRT or WebVTT into a draft."""
    passage = draft.passage
    text = passage.source.text
    arrows = list(_ARROW.finditer(text, passage.start, passage.stop))
    asides = list(_ASIDE.finditer(text, passage.start, passage.stop)) if _is_vtt(passage) else []
    for aside in asides:
        draft.ignored(aside.start(), aside.end(), "comment" if aside[0].startswith("NOTE") else "style")
    for place, arrow in enumerate(arrows):
        stop = _stop(passage, arrows[place + 1].start() if place + 1 < len(arrows) else passage.stop, asides)
        start = min(arrow.end(), stop)
        _begin(draft, arrow.start(), seconds(arrow["stamp"]) - seconds(arrows[0]["stamp"]))
        _lines(draft, start, stop, _VOICE)
    if not arrows:
        draft.report("warning", "not-a-sheet", "there are no captions with times in this", passage.start)


def write_lyrics(draft: Draft) -> None:
    """Writes LRC into a draft."""
    passage = draft.passage
    text = passage.source.text
    found = list(_LYRIC.finditer(text, passage.start, passage.stop))
    for tag in _LYRIC_TAG.finditer(text, passage.start, passage.stop):
        if _TITLE_TAG.match(tag[0]):
            draft.setting("title", draft.words(*tag.span("value")))
        else:
            draft.ignored(tag.start(), tag.end(), "tag of the lyrics")
    for place, one in enumerate(found):
        following = found[place + 1].start() if place + 1 < len(found) else passage.stop
        draft.silent(one.start(), one.end(), "time")
        if text[one.end() : following].strip():
            _begin(draft, one.start(), _lyric_time(one) - _lyric_time(found[0]))
            later = _LYRIC_TAG.search(text, one.end(), following)
            _lines(draft, one.end(), later.start() if later else following, _WORD_STAMP)


def _is_vtt(passage: Passage) -> bool:
    return re.match(r"WEBVTT(?:[ \t\n]|\Z)", passage.source.text[passage.start : passage.start + 8]) is not None


def _lyric_time(one: re.Match[str]) -> Seconds:
    return seconds(re.sub(r":(?=[0-9]{1,3}\Z)", ".", one["stamp"]) if one["stamp"].count(":") > 1 else one["stamp"])


def _stop(passage: Passage, following: int, asides: list[re.Match[str]]) -> int:
    """Where the text of a caption ends: before the number or name of the next, before a comment."""
    text = passage.source.text
    if following < passage.stop:
        line = text.rfind("\n", passage.start, max(passage.start, following - 1)) + 1
        blank_before = line >= 2 and text[line - 2] == "\n"
        if _NUMBER.match(text, line) or (blank_before and _IDENTIFIER.match(text, line)):
            following = line
    return following


def _begin(draft: Draft, at: int, begins: Seconds) -> None:
    draft.put(f"\n\n{at_time(begins)}" if begins else "\n\n", at)


def _lines(draft: Draft, start: int, stop: int, inline: re.Pattern[str]) -> None:
    """Hands a caption on without the marks in it."""
    text = draft.passage.source.text
    for span in _without_asides(text, start, stop):
        at = after_speaker(text, span[0] + text.startswith("\n", span[0]), span[1])
        draft.silent(span[0], at, "speaker label")
        for mark in inline.finditer(text, *span):
            draft.hand_on(at, mark.start())
            draft.silent(mark.start(), mark.end(), "caption mark")
            at = mark.end()
        draft.hand_on(at, span[1])


def _without_asides(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for aside in _ASIDE.finditer(text, start, stop):
        if aside.start() > start:
            yield start, aside.start()
        start = aside.end()
    yield start, stop
