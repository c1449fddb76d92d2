"""Rows under a header: one column is spoken, others time it, the rest is left out by name.

What a column is for is seen from its header.  Where no header says what is spoken, it is the column with the most
words, and a warning says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from audio_builder.regex import regex
from audio_builder.script.forms import fields
from audio_builder.script.forms.draft import Draft, Words
from audio_builder.script.forms.fields import Field, field
from audio_builder.script.forms.steps import NOTHING, Step, Timed, is_sided, length_of, without_sides, write_step
from audio_builder.units import Seconds

_TIMED = fields.PHASES | {fields.PAUSE, fields.LASTS}
_PLAINLY_SPOKEN = regex(
    "voice|narra|spoken|script|text|say|speech|voz|voix|locuci|guion|guión|habl|parl|sprech|ansage|roteiro|fala|"
    "copione",
    re.IGNORECASE,
)
"""What a column is called that is spoken beside one with cues or instructions."""
_KEPT = _TIMED | {fields.SAY, fields.NAME, fields.HEADING, fields.SIDE, fields.SOUND, fields.BEFORE, fields.REPEAT}


def write_rows(draft: Draft, header: Sequence[Words], rows: Sequence[Sequence[Words]]) -> None:
    """Writes a table into a draft."""
    columns = _columns(draft, header, rows)
    at = next((place for place, column in enumerate(columns) if column.role == fields.TIME), None)
    begins = _begins([row[at].text if at is not None and at < len(row) else "" for row in rows])
    for words in header:
        draft.silent(words.start, words.stop, "column header")
    section = ""
    for row, start in zip(rows, begins, strict=True):
        if not any(cell.parts for cell in row):
            continue
        step = Step(at=row[0].start, begins=start)
        for place, cell in enumerate(row):
            column = columns[place] if place < len(columns) else fields.UNKNOWN
            title = " ".join(header[place].text.split()) if place < len(header) else str(place + 1)
            section = _take(draft, step, column, cell, title, section)
        write_step(draft, step)


def knows(header: Sequence[str]) -> bool:
    """Whether these are the headers of a script: one names what is spoken, another what times or orders it."""
    roles = {field(name).role for name in header}
    spoken = {fields.SAY, fields.VOICE, fields.NAME} & roles
    return bool(spoken) and len(roles - {""}) >= 2


def _take(draft: Draft, step: Step, column: Field, cell: Words, title: str, section: str) -> str:
    """Gathers one cell into its row's step; the section the row is in."""
    match column.role:
        case fields.SAY:
            step.say.append(cell)
        case fields.NAME:
            step.name = cell
        case fields.HEADING:
            if cell.text and cell.text != section:
                step.heading = cell
                return cell.text
            draft.silent(cell.start, cell.stop, "the same chapter")
        case fields.SIDE:
            if cell.text.casefold() in fields.ONE_SIDE:
                step.side = cell
            else:
                step.sided = step.sided or is_sided(cell.text)
                draft.silent(cell.start, cell.stop, "each side" if is_sided(cell.text) else "side")
        case fields.TIME | fields.STOP_TIME:
            draft.silent(cell.start, cell.stop, "time")
            step.stamp = cell.start if column.role == fields.TIME else step.stamp
        case fields.SOUND:
            step.sounds.append(cell)
        case fields.REPEAT:
            step.repeat = cell
        case fields.BEFORE:
            step.before.append(Timed("pause", cell, column.unit))
        case role if role in _TIMED:
            length, sided = without_sides(cell)
            step.sided = step.sided or sided
            step.after.append(Timed(role if role in fields.PHASES else "pause", length, column.unit))
        case _:
            draft.ignored(cell.start, cell.stop, f"column '{title[:40]}'")
    return section


def _columns(draft: Draft, header: Sequence[Words], rows: Sequence[Sequence[Words]]) -> list[Field]:
    found = [field(words.text) for words in header]
    for place, column in enumerate(found):
        if column.role in fields.PHASES and _wordy(place, rows):
            found[place] = Field(fields.SAY)
    spoken = {place for place, column in enumerate(found) if column.role == fields.SAY}
    plain = {place for place in spoken if _PLAINLY_SPOKEN.search(header[place].text)}
    for place in spoken - plain if plain else ():
        found[place] = fields.UNKNOWN
    spoken = plain or spoken
    if not spoken:
        spoken = {place for place, column in enumerate(found) if column.role == fields.VOICE}
    if not spoken and any(column.role == fields.NAME for column in found) and _others_are_lengths(found):
        return found
    if not spoken and found:
        most = max(range(len(found)), key=lambda place: sum(_words(place, row) for row in rows))
        spoken = {most}
        title = " ".join(header[most].text.split())[:40]
        message = f"no column is called script or voice-over; '{title}' has the most words and is spoken"
        draft.report("warning", "table", message, header[most].start)
    for place in spoken:
        found[place] = Field(fields.SAY)
    return found


def _others_are_lengths(columns: Sequence[Field]) -> bool:
    return all(column.role in _KEPT | {"", fields.TIME, fields.STOP_TIME, fields.NOTE} for column in columns)


def _words(place: int, row: Sequence[Words]) -> int:
    return row[place].text.count(" ") + bool(row[place].text) if place < len(row) else 0


def _wordy(place: int, rows: Sequence[Sequence[Words]]) -> bool:
    """Whether most cells of a column hold no length but words."""
    cells = [row[place].text for row in rows if place < len(row) and not NOTHING.fullmatch(row[place].text)]
    return sum(cell.count(" ") >= 4 and _seconds(cell) is None for cell in cells) * 2 > len(cells)


def _begins(times: Sequence[str]) -> list[Seconds | None]:
    """When each row begins after the first, where the times ascend from row to row; else nothing at all."""
    stamps = [_seconds(text.partition("-")[0].partition("–")[0]) for text in times]
    known = [stamp for stamp in stamps if stamp is not None]
    clocked = sum(":" in text for text in times) * 2 > len(known)
    if len(known) < 2 or not clocked or any(one >= two for one, two in pairwise(known)):
        return [None] * len(times)
    return [None if stamp is None else stamp - known[0] for stamp in stamps]


def _seconds(text: str) -> Fraction | None:
    length = length_of(text.strip().strip("()[]"))
    return None if length is None else length.seconds
