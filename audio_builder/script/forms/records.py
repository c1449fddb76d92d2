"""Records of steps, however they nest: what JSON and YAML say, written as native markup.

The name of a field says what its value is for.  A number without a unit is seconds, unless no such number in the whole
text is under a hundred: then they are milliseconds, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audio_builder.regex import regex
from audio_builder.script.forms import fields
from audio_builder.script.forms.draft import Draft, Words
from audio_builder.script.forms.fields import Field, field
from audio_builder.script.forms.steps import Step, Timed, is_sided, without_sides, write_step
from audio_builder.script.forms.tree import Listing, Record, Scalar, Value

_NUMBER = regex(r"[0-9]{1,7}(?:[.,][0-9]{1,3})?")
_PATTERN = regex(r"[0-9.]{1,4}(?:\s?[-:/–, ]\s?[0-9.]{1,4}){1,3}")
_KINDS = {
    **dict.fromkeys(
        ("speech", "speak", "say", "text", "narration", "voice", "voiceover", "tts", "paragraph"), fields.SAY
    ),
    **dict.fromkeys(("breathe", "breath", "breathing", "respiration", "atmung", "respiración"), fields.PATTERN),
    **dict.fromkeys(("comment", "note", "direction"), fields.NOTE),
    **dict.fromkeys(("loop", "repeat"), fields.REPEAT),
}
_RUNG = frozenset("bell chime gong bowl singing-bowl glocke klangschale campana gong cloche sino campanella".split())
"""Kinds of step that are sounds themselves."""
_TIMES = fields.PHASES | {fields.PAUSE, fields.LASTS}
_BREATHS = {fields.INHALE: "in", fields.HOLD: "hold", fields.EXHALE: "out"}
_SUMMARIES = regex("descri|beschreib|about|summary", re.IGNORECASE)
_VALUES = frozenset(("value", "amount", "n", "valor", "wert", "valeur", "valore"))
MILLISECONDS_FROM = 100
"""The number from which bare ones are milliseconds, when all of them are as large."""
LEAST_WORDS = 4
"""Words of a text under a name that is not known, for it to be said; a choice."""


def write_values(draft: Draft, values: Sequence[Value]) -> None:
    """Writes values into a draft, in order."""
    numbers = [number for value in values for number in _bare_numbers(value)]
    writer = _Writer(draft, "ms" if numbers and min(number for number, _ in numbers) >= MILLISECONDS_FROM else "s")
    if numbers and writer.unit == "ms":
        message = "times without a unit are all 100 or more, so they are read as milliseconds"
        draft.report("note", "milliseconds", message, numbers[0][1])
    for value in values:
        writer.value(value, top=True)


def _bare_numbers(value: Value) -> Iterator[tuple[float, int]]:
    """(number, offset) of the times above zero that have no unit."""
    if isinstance(value, Listing):
        for item in value.items:
            yield from _bare_numbers(item)
    elif isinstance(value, Record):
        for name, inner in value.entries:
            found = field(name.text)
            timed = found.role in {fields.PAUSE, fields.LASTS, fields.BEFORE} or name.text.casefold() in _VALUES
            if isinstance(inner, Scalar) and timed and not found.unit and _NUMBER.fullmatch(inner.words.text):
                number = float(inner.words.text.replace(",", "."))
                if number:
                    yield number, inner.words.start
            elif not isinstance(inner, Scalar):
                yield from _bare_numbers(inner)


class _Writer:
    """Writes values one after the other."""

    def __init__(self, draft: Draft, unit: str) -> None:
        self.draft, self.unit = draft, unit

    def value(self, value: Value, *, top: bool = False) -> None:
        """Writes one value: a text is said, the items of a list are written in order."""
        if isinstance(value, Record):
            self._record(value, top=top)
        elif isinstance(value, Scalar):
            self._texts([value.words] if _is_text(value) else [])
        elif _is_pair(value):
            self._pair(value)
        else:
            for item in value.items:
                self.value(item, top=top and len(value.items) == 1)

    def _texts(self, texts: list[Words]) -> None:
        for words in texts:
            write_step(self.draft, Step(words.start, say=[words]))

    def _pair(self, pair: Listing) -> None:
        """A text and the pause after it, without names."""
        step = Step(pair.start)
        for item in pair.items:
            if isinstance(item, Scalar) and _is_text(item):
                step.say.append(item.words)
            elif isinstance(item, Scalar):
                step.after.append(Timed("pause", item.words, "s"))
        write_step(self.draft, step)

    def _record(self, record: Record, *, top: bool) -> None:
        rows = [(name, field(name.text), value) for name, value in record.entries]
        kind = _kind(rows)
        if kind == fields.NOTE:
            for name, _, value in rows:
                self._ignore(name, value, "note")
            return
        nests = any(_nests(found, value) for _, found, value in rows)
        steps = any(found.role in _TIMES | {fields.SAY, fields.NAME, fields.INSIDE} for _, found, _ in rows)
        step, inside = Step(record.start), list[Value]()
        for name, found, value in rows:
            if _nests(found, value):
                inside.append(value)
            elif isinstance(value, Scalar):
                self._take(step, name, self._as(found, name, value, kind, nests, steps), value, top and nests)
            else:
                self._take_list(step, name, found, value)
        if not {"in", "out"} <= {phase for phase, _ in step.breathe} and not _is_pattern(step):
            step.after += [Timed(_named(phase), count, self.unit) for phase, count in step.breathe]
            step.breathe = []
        wraps = top and len(inside) == 1 and not (step.say or step.after or step.name or step.repeat)
        write_step(self.draft, step, lambda: self._inside(inside, top=wraps))

    def _inside(self, values: list[Value], top: bool) -> None:
        for value in values:
            self.value(value, top=top)

    def _as(self, found: Field, name: Words, value: Scalar, kind: str, nests: bool, steps: bool) -> Field:
        """What a field is for, seen from its record."""
        if kind == fields.SAY and value.quoted and found.role in ("", fields.SAY, fields.NAME):
            return Field(fields.SAY)
        if found.role == fields.LASTS or (not found.role and name.text.casefold() in _VALUES):
            return Field(kind if kind in _TIMES else fields.NOTE if nests else fields.LASTS, found.unit)
        if found.role == fields.PAUSE and kind in fields.PHASES:
            return Field(kind, found.unit)
        if kind == fields.SOUND and found.role in ("", fields.NAME, fields.SAY) and value.quoted:
            return Field(fields.SOUND)
        if found.role == fields.SAY and nests and _SUMMARIES.search(name.text):
            return Field(fields.NOTE)
        if not found.role and not steps and _is_text(value) and len(value.words.text.split()) >= LEAST_WORDS:
            message = f"'{name.text[:40]}' is not the name of a known field; its text is spoken"
            self.draft.report("warning", "unknown-field", message, name.start)
            return Field(fields.SAY)
        return found

    def _take(self, step: Step, name: Words, found: Field, value: Scalar, at_top: bool) -> None:
        words, role, unit = value.words, found.role, found.unit or self.unit
        empty = not words.text.strip() or (not value.quoted and words.text.lower() in ("null", "none", "~", "false"))
        if role == fields.TYPE and words.text.strip().casefold() in _RUNG:
            step.sounds.append(words)
        elif empty or role == fields.TYPE:
            self.draft.silent(words.start, words.stop, "kind of step" if role == fields.TYPE else "nothing")
        elif role in (fields.TITLE, fields.NAME) and at_top:
            self.draft.setting("title", words)
        elif role == fields.LANGUAGE:
            self.draft.setting("language", words)
        elif role in (fields.HEADING, fields.TITLE):
            step.heading = words
        elif role == fields.NAME:
            step.name = words
        elif role == fields.SAY:
            step.say.append(words)
        elif role in _BREATHS and _NUMBER.fullmatch(words.text) and not found.unit:
            step.breathe.append((_BREATHS[role], words))
        elif role == fields.PATTERN and _PATTERN.fullmatch(words.text):
            step.breathe.append(("", words))
        elif role == fields.BEFORE:
            step.before.append(Timed("pause", words, unit))
        elif role in _TIMES:
            length, sided = without_sides(words)
            step.sided = step.sided or sided
            step.after.append(Timed(role if role in fields.PHASES else "pause", length, unit))
        elif role == fields.REPEAT:
            step.repeat = words
        elif role == fields.SIDE and words.text.casefold() in fields.ONE_SIDE:
            step.side = words
        elif role == fields.SIDE:
            step.sided = step.sided or is_sided(words.text)
            self.draft.silent(words.start, words.stop, "each side")
        elif role == fields.SOUND:
            step.sounds.append(words)
        else:
            self._ignore(name, value)

    def _take_list(self, step: Step, name: Words, found: Field, value: Listing | Record) -> None:
        scalars = value.items if isinstance(value, Listing) else ()
        words = [item.words for item in scalars if isinstance(item, Scalar)]
        if found.role == fields.SIDE:
            step.sided = len(words) > 1
            for word in words:
                self.draft.silent(word.start, word.stop, "each side")
        elif found.role == fields.PATTERN and 2 <= len(words) <= 4:
            names = ("in", "out") if len(words) == 2 else ("in", "hold", "out", "hold")
            step.breathe = list(zip(names, words, strict=False))
        else:
            self._ignore(name, value)

    def _ignore(self, name: Words, value: Value, reason: str = "") -> None:
        """Leaves a whole value out, by the name of its field."""
        reason = reason or f"field '{' '.join(name.text.split())[:40]}'"
        waiting: list[Value] = [value]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Scalar):
                self.draft.ignored(one.words.start, one.words.stop, reason)
            elif isinstance(one, Listing):
                waiting += reversed(one.items)
            else:
                waiting += [inner for _, inner in reversed(one.entries)]


def _kind(rows: Sequence[tuple[Words, Field, Value]]) -> str:
    """What a record says it is, by its field `type` or `action`; a role of `fields`, mostly nothing."""
    for _, found, value in rows:
        if found.role == fields.TYPE and isinstance(value, Scalar):
            text = value.words.text.strip().casefold()
            return _KINDS.get(text) or field(text).role
    return ""


def _nests(found: Field, value: Value) -> bool:
    """Whether steps may stand in a value."""
    if found.role in (fields.SIDE, fields.PATTERN, fields.NOTE, fields.SOUND, fields.VOICE):
        return False
    if isinstance(value, Record):
        return any(
            _nests(field(name.text), inner)
            or _speaks(field(name.text))
            or (isinstance(inner, Scalar) and not field(name.text).role and _is_sentence(inner.words.text))
            for name, inner in value.entries
        )
    if isinstance(value, Listing):
        known = found.role in (fields.SAY, fields.INSIDE)
        return any(
            _nests(found, item) if not isinstance(item, Scalar) else known or _is_sentence(item.words.text)
            for item in value.items
        )
    return False


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= LEAST_WORDS or text.rstrip(" \"'”*_").endswith((".", "!", "?", "…"))


def _speaks(found: Field) -> bool:
    return found.role in _TIMES | {fields.SAY, fields.NAME, fields.TYPE}


def _is_pattern(step: Step) -> bool:
    return any(not phase for phase, _ in step.breathe)


def _named(phase: str) -> str:
    return {"in": fields.INHALE, "hold": fields.HOLD, "out": fields.EXHALE}[phase]


def _is_text(value: Scalar) -> bool:
    return any(character.isalpha() for character in value.words.text) and (
        value.quoted or value.words.text.lower() not in ("true", "false", "null", "none", "yes", "no")
    )


def _is_pair(value: Listing) -> bool:
    """Whether a list is a text and a number."""
    items = value.items
    return (
        len(items) == 2
        and all(isinstance(item, Scalar) for item in items)
        and [isinstance(item, Scalar) and _is_text(item) for item in items] == [True, False]
    )
