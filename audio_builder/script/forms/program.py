"""Program source that plainly holds a script: texts with pauses in lists, records, or calls.

Taken are strings that are said (`say("...")`, `text: "..."`, `("...", 5)`) and the numbers that wait (`pause(5)`,
`pause: 5`, the number after a string); the code around them is silent.  It must be plain: three texts at the least.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec import field as struct_field

from audio_builder.regex import regex
from audio_builder.script.forms import fields
from audio_builder.script.forms.draft import Draft, Part, Words
from audio_builder.script.forms.fields import field
from audio_builder.script.forms.form import Form, Passage, Translated
from audio_builder.script.forms.literals import NAME, NOTE, NUMBER, SIGN, STRING, Lexeme, tokens
from audio_builder.script.forms.steps import Step, Timed, write_step

_CODE = regex(
    r"^[ \t]*+(?:(?:export |public |private |static |final |async |default )*+(?:def|class|import|from \S++ import|"
    r"const|"
    r"let|var|val|function|func|fun|return|void|enum|struct|interface|type|package|using|#include|@\w++|if __name__)\b|"
    r"[\w.]{1,60}[ \t]?(?::[ \t]?[\w<>\[\], ]{1,40})?=(?!=)[ \t]*+(?:[\[({\"'`]|new )|"
    r"(?:await )?[\w.]{1,60}\([^\n]{0,400}\);?[ \t]*+$|[\])}]++[;,]?[ \t]*+$)",
    re.MULTILINE,
)
_ENTRY = regex(
    r"(?:\b(?:say|speak|narrate|announce|tts|voice|utter|play_text|speech)\w*[ ]?\([ ]?[fru]?[\"'`]|"
    r"\b[\"']?(?:text|say|script|content|speech|line|instruction|message|cue|voiceover|narration|texto|texte|testo)"
    r"[\"']?[ ]?[:=][ ]?[fru]?[\"'`]|"
    r"[(\[][ \t\n]*+[fru]?(?:\"[^\"\n]{8,400}\"|'[^'\n]{8,400}')[ ]?,[ ]?[0-9])",
    re.IGNORECASE,
)
_SAYING = regex(
    r"say|speak|narrat|announce|tts|utter|voice|speech|print_slow|decir|hablar|dire|parler|sprich|sag", re.I
)
_WAITING = regex(r"pause|sleep|wait|delay|silence|rest|hold|pausa|warte|attendre|esperar", re.IGNORECASE)
LEAST = 3
"""Texts of a program that is a script; a choice."""
LEAST_WORDS = 2
"""Words of a string that is said; a shorter one beside no name is a key or the name of a voice."""
_STOPS = (".", "!", "?", "…")
_THEN_LENGTH = regex(r"\s{0,4},\s{0,4}[0-9.]{1,8}\s{0,4}[)\]]")
_NAMED = frozenset((fields.SAY, fields.NAME, fields.HEADING, fields.TITLE))


def looks_like_program(passage: Passage) -> bool:
    """Whether most lines of a passage are code."""
    lines = passage.text.count("\n") + 1
    return sum(1 for _ in _CODE.finditer(passage.source.text, passage.start, passage.stop)) * 4 >= lines


def _looks(passage: Passage) -> bool:
    text = passage.source.text
    if _CODE.search(text, passage.start, passage.stop) is None:
        return False
    entries = _ENTRY.finditer(text, passage.start, passage.stop)
    return sum(1 for _, _ in zip(range(LEAST), entries, strict=False)) >= LEAST


class _Reader(Struct):
    """What has been seen on the way through the tokens."""

    draft: Draft
    name: str = ""
    """The last name, key or callee, that the next literal may belong to."""
    calls: list[str] = struct_field(default_factory=list)
    """Callees of the open brackets; empty where there is none."""
    step: Step | None = None
    said: int = 0


def _translate(passage: Passage) -> Translated:
    draft = Draft(passage, "program code")
    reader = _Reader(draft)
    seen: list[Lexeme] = []
    for token in tokens(passage.source.text, passage.start, passage.stop):
        if token.kind == NOTE:
            draft.ignored(token.start, token.stop, "comment of the program")
            continue
        _take(reader, seen, token)
        seen = [*seen[-1:], token]
    _end(reader)
    if reader.said < LEAST:
        message = f"fewer than {LEAST} texts that are plainly said were found in this program"
        draft.report("warning", "program", message, passage.start)
    return draft.finish()


def _take(reader: _Reader, seen: list[Lexeme], token: Lexeme) -> None:
    text = reader.draft.passage.source.text
    sign = text[token.start] if token.kind == SIGN else ""
    before = seen[-1] if seen else None
    if sign in ("(", "[", "{"):
        called = text[before.start : before.stop] if sign == "(" and before and before.kind == NAME else ""
        reader.calls.append(called)
        reader.name = called
        if sign == "{" or (sign in "([" and not called):
            _end(reader)
    elif sign in (")", "]", "}"):
        if reader.calls:
            reader.calls.pop()
        reader.name = ""
        if sign == "}":
            _end(reader)
    elif sign in (":", "=") and before is not None and before.kind in (NAME, STRING):
        reader.name = text[before.start : before.stop].strip("\"'`")
    elif sign == ",":
        reader.name = ""
    elif token.kind == STRING and token.words is not None:
        _string(reader, token, token.words)
    elif token.kind == NUMBER:
        _number(reader, token)


def _string(reader: _Reader, token: Lexeme, words: Words) -> None:
    text = reader.draft.passage.source.text
    after = text[token.stop : token.stop + 2].lstrip()[:1]
    if after == ":" or "://" in words.text or not any(character.isalpha() for character in words.text):
        return
    role = field(reader.name).role if reader.name else ""
    callee = reader.calls[-1] if reader.calls else ""
    own = reader.name == callee or (not reader.name and " " in words.text)
    named = role in _NAMED or (bool(callee) and own and bool(_SAYING.search(callee)))
    timed = (role in fields.PHASES | {fields.PAUSE, fields.LASTS}) and text[words.start : words.start + 1].isdigit()
    if timed:
        _timed(reader, role, words, "")
    elif named or (not reader.name and _is_said(words, text[token.stop : token.stop + 20])) or _steps(callee, words):
        if reader.step is not None and (reader.step.say or role == fields.NAME):
            _end(reader)
        reader.step = reader.step or Step(token.start)
        reader.said += 1
        if role in (fields.HEADING, fields.TITLE):
            reader.step.heading = words
        elif role == fields.NAME:
            reader.step.name = words
        else:
            reader.step.say.append(words)


def _is_said(words: Words, after: str) -> bool:
    """Whether a string beside no name is said: it has several words, or its pause follows it (`("Rest.", 30)`)."""
    return words.text.count(" ") >= LEAST_WORDS or (
        words.text[:1].isupper() and words.text.endswith(_STOPS) and _THEN_LENGTH.match(after) is not None
    )


def _steps(callee: str, words: Words) -> bool:
    """Whether a call makes a step of a text: `new Step("...", 10)`."""
    return callee[:1].isupper() and words.text.count(" ") >= 1


def _number(reader: _Reader, token: Lexeme) -> None:
    draft = reader.draft
    callee = reader.calls[-1] if reader.calls else ""
    role = field(reader.name).role if reader.name else ""
    unit = field(reader.name).unit if reader.name else ""
    words = Words(
        (Part(draft.passage.source.text[token.start : token.stop], token.start, token.stop),), token.start, token.stop
    )
    if callee and _WAITING.search(callee):
        called = field(callee)
        _timed(reader, called.role if called.role in fields.PHASES else "pause", words, called.unit)
    elif role in fields.PHASES | {fields.PAUSE, fields.LASTS}:
        _timed(reader, role if role in fields.PHASES else "pause", words, unit)
    elif not reader.name and reader.step is not None and reader.step.say and not reader.step.after:
        _timed(reader, "pause", words, "")


def _timed(reader: _Reader, directive: str, words: Words, unit: str) -> None:
    role = directive if directive in fields.PHASES else "pause"
    reader.step = reader.step or Step(words.start)
    reader.step.after.append(Timed(role, words, unit or _unit(words)))


def _unit(words: Words) -> str:
    """Milliseconds where a bare number can be nothing else; else seconds."""
    number = words.text.replace("_", "")
    return "ms" if number.isdecimal() and int(number[:9]) >= 1000 and number.endswith("00") else "s"


def _end(reader: _Reader) -> None:
    """Writes the step that is open."""
    if reader.step is not None:
        write_step(reader.draft, reader.step)
        reader.step = None


FORM = Form("program", "program source with a list of texts and pauses", _looks, _translate)
