"""Lines of the form `label: text`, by what their label says: who speaks, a length, a chapter, a sound, a note.

Only a label that is known counts; prose has colons too.  A length stays where it stands, but one that a block of
labelled lines gives for the whole of it (`Duration: 30 seconds`) comes after the block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from audio_builder.regex import regex
from audio_builder.script.directions.stage import is_manner
from audio_builder.script.forms import fields
from audio_builder.script.forms.bracketed import SECTIONS
from audio_builder.script.forms.draft import Draft, Words
from audio_builder.script.forms.labelled import STAMP, Labelled, begun, labelled
from audio_builder.script.forms.page import Edit, Page
from audio_builder.script.forms.speakers import cast, is_role, strangers
from audio_builder.script.forms.stamps import at_time
from audio_builder.script.forms.steps import Timed, is_breaths, length_of, write_timed
from audio_builder.script.lengths.durations import take_count
from audio_builder.script.lengths.words import plain, split_words

_NOTES = frozenset("note notes nota notas hinweis hinweise remarque remarques observação anmerkung nb".split())
"""Labels that may be before words for the listener, too."""
_ABOUT_MAKING = regex(
    r"\b(?:scripts?|narrat\w+|listeners?|readers?|record(?:ed|ings?)?|[0-9] ?k?hz|adaptar a|"
    r"teachers?|instructors?|facilitators?|clients?|patients?|"
    r"adjust (?:the )?(?:pauses?|pace|timing|length)|pauses? (?:are|can|should|may|according)|read (?:this|slowly|"
    r"aloud)|"
    r"speak (?:slowly|softly)|guion|guión|oyentes?|locutor\w*|auditeurs?|skript|zuhörer\w*|sprecher\w*|vorlesen|"
    r"roteiro|"
    r"ouvintes?|copione|ascoltator\w*)\b",
    re.IGNORECASE,
)
_TAG = regex(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?", re.IGNORECASE)
_CHAPTER_NUMBER = regex(r"\d+|[ivx]+", re.IGNORECASE)
_WHOLES = frozenset("script meditation session guion guión skript texte roteiro copione".split())
"""Labels for the whole of a script, at its top."""
_TITLE_LINES = 3
_HEAD_LINES = 15
"""Lines at the head in which a title may stand; a choice."""
LONGEST_TITLE = 80
LEAST_SECTIONS = 2
"""Labels that name sections of a script whose labels do; a choice."""
MOST_NOTE_WORDS = 12
"""Words of a note before a colon; a longer text is said, for it is a sentence to somebody; a choice."""


def labels(page: Page) -> None:
    """Takes the labels of a page, and the lines that hold nothing for the listener."""
    found = labelled(page)
    if not found:
        return
    found = begun(found)
    unknown = [one.name for one in found if not one.field.role and not one.dashed and not is_role(one.name)]
    lines = sum(1 for _ in re.finditer(r"^[ \t]*+[^\s#]", page.whole[page.passage.start : page.passage.stop], re.M))
    speakers = strangers(unknown, lines) | cast(
        one.name for one in found if not one.dashed and (not one.field.role or is_role(one.name))
    )
    repeated = Counter(one.field.role for one in found)
    noted = {one.line for one in found if one.field.role in (fields.NOTE, fields.TITLE, fields.LANGUAGE)}
    sections = {one.name.casefold() for one in found if one.text and not one.dashed} & SECTIONS
    sections = sections if len(sections) >= LEAST_SECTIONS else set()
    for one in found:
        beside = bool({one.line - 1, one.line + 1} & noted)
        if one.name in speakers and not is_role(one.name):
            page.claim(one.line, one.line, _speaker(one, known=False))
        elif is_role(one.name) and not (one.field.role == fields.VOICE and beside and _is_remark(one)):
            manner = bool(one.text) and is_manner(split_words(plain(one.text.strip("*_. "))))
            page.claim(one.line, one.line, _silent(one, "production note") if manner else _speaker(one, known=True))
        elif one.name.casefold() in _NOTES and _ABOUT_MAKING.search(one.text):
            page.claim(one.line, one.line, _silent(one, "production note"))
        elif one.name.casefold() in sections:
            page.claim(one.line, one.line, _section(one))
        elif not one.dashed and (writer := _WRITERS.get(one.field.role)):
            writer(page, one, repeated[one.field.role])


def _speaker(one: Labelled, *, known: bool) -> Edit:
    def write(draft: Draft) -> None:
        draft.put("\n\n", one.start)
        draft.silent(one.start, one.value, "speaker label")
        if not known:
            message = f"'{one.name}:' is taken as the name of a speaker and stays silent"
            draft.report("note", "speaker-label", message, one.start)

    return Edit(one.start, one.value, write)


def _section(one: Labelled) -> Edit:
    """`Intro: Welcome.` as a chapter and its first words."""

    def write(draft: Draft) -> None:
        draft.put("\n\n# ", one.start)
        draft.say(draft.words(one.start, one.start + draft.passage.source.text[one.start : one.value].index(":")))
        draft.put("\n\n", one.value)

    return Edit(one.start, one.value, write)


def _is_remark(one: Labelled) -> bool:
    return len(one.text.split()) <= MOST_NOTE_WORDS and not one.text.rstrip("*_ ").endswith((".", "!", "?", "…"))


def _say(page: Page, one: Labelled, times: int) -> None:
    if one.line < _TITLE_LINES and one.name.casefold() in _WHOLES and one.text and _is_remark(one):
        _title(page, one, times)
        return

    def write(draft: Draft) -> None:
        draft.put("\n\n", one.start)
        draft.silent(one.start, one.value, "label")

    page.claim(one.line, one.line, Edit(one.start, one.value, write))


def _note(page: Page, one: Labelled, times: int) -> None:
    if not _is_remark(one) and (one.name.casefold() in fields.SOFT or len(one.text.split()) > MOST_NOTE_WORDS):
        return
    page.claim(one.line, one.line, _silent(one, "production note"))


def _silent(one: Labelled, role: str) -> Edit:
    def write(draft: Draft) -> None:
        draft.silent(one.start, one.stop, role)
        message = f"'{one.name}:' is a note for whoever makes the recording and stays silent"
        draft.report("note", "production-note", message, one.start)

    return Edit(one.start, one.stop, write)


def _title(page: Page, one: Labelled, times: int) -> None:
    if one.line > _HEAD_LINES or not one.text:
        _chapter(page, one, times)
        return

    def write(draft: Draft) -> None:
        draft.silent(one.start, one.value, "label")
        draft.setting("title", _bare(draft, one))

    page.claim(one.line, one.line, Edit(one.start, one.stop, write))


def _language(page: Page, one: Labelled, times: int) -> None:
    def write(draft: Draft) -> None:
        draft.silent(one.start, one.value, "label")
        if _TAG.fullmatch(one.text):
            draft.setting("language", _bare(draft, one))
        else:
            draft.silent(one.value, one.stop, "production note")

    page.claim(one.line, one.line, Edit(one.start, one.stop, write))


def _chapter(page: Page, one: Labelled, times: int) -> None:
    if not one.text or len(one.text) > LONGEST_TITLE or one.text.endswith((".", "!", "?")):
        return
    numbered = _CHAPTER_NUMBER.search(one.name.rpartition(" ")[2]) is not None and " " in one.name

    def write(draft: Draft) -> None:
        draft.put("\n\n# ", one.start)
        if not numbered:
            draft.silent(one.start, one.value, "label")
        draft.hand_on(one.start if numbered else one.value, one.stop)
        draft.put("\n", one.stop)

    page.claim(one.line, one.line, Edit(one.start, one.stop, write))


def _sound(page: Page, one: Labelled, times: int) -> None:
    if set(one.text) & set("[]{}<>\\") or not one.text:
        return

    def write(draft: Draft) -> None:
        draft.put("\n", one.start)
        draft.silent(one.start, one.value, "label")
        draft.put("[SFX: ", one.value)
        draft.say(_bare(draft, one))
        draft.put("]", one.stop)

    page.claim(one.line, one.line, Edit(one.start, one.stop, write))


def _repeat(page: Page, one: Labelled, times: int) -> None:
    """What is to be done again, said of what is before it: nobody can tell how much that is."""
    words = split_words(plain(one.text.strip("*_. ")))
    counted = take_count(words, 0)
    if one.line < 1 or counted is None or len(words) > counted[1] + 1:
        return

    def write(draft: Draft) -> None:
        draft.silent(one.start, one.stop, "stage direction")
        native = f"[repeat {int(counted[0])}]"
        message = (
            f"'{one.name}: {one.text[:40]}' is taken as a stage direction and nothing is done again; write {native} "
            "before what is to be done again and [end] after it"
        )
        draft.report("warning", "stage-direction", message, one.start, native)

    page.claim(one.line, one.line, Edit(one.start, one.stop, write))


def _timed(directive: str) -> Callable[[Page, Labelled, int], None]:
    def take(page: Page, one: Labelled, times: int) -> None:
        if not _is_length(one.text.strip("*_. ")):
            return

        def write(draft: Draft) -> None:
            draft.silent(one.start, one.value, "label")
            draft.put("\n", one.start)
            write_timed(draft, Timed(directive, _bare(draft, one), one.field.unit))

        page.claim(one.line, one.line, Edit(one.start, one.stop, write))

    return take


def _lasts(page: Page, one: Labelled, times: int) -> None:
    if times < 2 or not _is_length(one.text.strip("*_. ")):
        _note(page, one, times)
        return
    page.claim(one.line, one.line, Edit(one.start, one.stop, lambda draft: draft.silent(one.start, one.value, "label")))
    last = one.line
    while last + 1 < len(page.starts) and page.text(last + 1).strip() and not page.text(last + 1).startswith("#"):
        last += 1
    end = page.stop(last)

    def write(draft: Draft) -> None:
        draft.put("\n", end)
        write_timed(draft, Timed("pause", _bare(draft, one), one.field.unit))

    page.add(Edit(end, end, write))


def _bare(draft: Draft, one: Labelled) -> Words:
    """The value without emphasis around it and without a stop after it."""
    text = draft.passage.source.text
    start, stop = one.value, one.stop
    while start < stop and text[start] in "*_ \t":
        start += 1
    while start < stop and text[stop - 1] in "*_. \t":
        stop -= 1
    return draft.words(start, stop)


def _is_length(text: str) -> bool:
    return is_breaths(text) or length_of(text) is not None


def _time(page: Page, one: Labelled, times: int) -> None:
    if times < 2 or not STAMP.fullmatch(one.text.strip("*_ ")):
        if one.text[:1].isdigit():
            _note(page, one, times)
        return

    def write(draft: Draft) -> None:
        draft.put("\n\n", one.start)
        draft.silent(one.start, one.stop, "time")
        if one.begins:
            draft.put(at_time(one.begins), one.start)

    page.claim(one.line, one.line, Edit(one.start, one.stop, write))


_WRITERS: dict[str, Callable[[Page, Labelled, int], None]] = {
    fields.SAY: _say,
    fields.NOTE: _note,
    fields.SUMMARY: _note,
    fields.VOICE: _note,
    fields.PATTERN: _note,
    fields.TITLE: _title,
    fields.LANGUAGE: _language,
    fields.HEADING: _chapter,
    fields.NAME: _chapter,
    fields.SOUND: _sound,
    fields.TIME: _time,
    fields.REPEAT: _repeat,
    fields.PAUSE: _timed("pause"),
    fields.BEFORE: _timed("pause"),
    fields.LASTS: _lasts,
    **{phase: _timed(phase) for phase in fields.PHASES},
}
"""Who takes a line whose label is of a role."""
