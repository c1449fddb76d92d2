"""JSON and JSON Lines: steps in any nesting.

Read leniently, as people paste it: trailing commas, comments, single quotes and bare names pass.  Where it breaks an
error says so with its place, and what stands before it is kept.
"""

from __future__ import annotations

from msgspec import Struct, field

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft, Part, Words
from audio_builder.script.forms.form import Form, Passage, Translated
from audio_builder.script.forms.literals import NAME, NOTE, NUMBER, SIGN, STRING, Lexeme, tokens
from audio_builder.script.forms.records import write_values
from audio_builder.script.forms.tree import DEEPEST, Listing, Record, Scalar, Value

_START = regex(r"\s*+(?:\{\s*+(?:[\"'}]|//|/\*)|\[\s*+(?:[{\"]|\[\s*+[\"{\[]))")


_EXPECTED = {"comma": "a comma", "colon": "a colon", "name": "a name in quotes", "value": "a value"}


class Broken(Exception):
    """What is wrong with a text, and at which offset."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class _Open(Struct):
    """A value that has not been closed."""

    token: Lexeme
    is_record: bool
    items: list[Value] = field(default_factory=list)
    entries: list[tuple[Words, Value]] = field(default_factory=list)
    name: Words | None = None
    waits: str = "value"
    """What may come next: value, name, colon or comma."""

    def close(self) -> Value:
        """The value as far as it was read."""
        if self.is_record:
            return Record(tuple(self.entries), self.token.start)
        return Listing(tuple(self.items), self.token.start)

    def add(self, value: Value) -> None:
        """Takes the next value."""
        if self.name is not None:
            self.entries.append((self.name, value))
        else:
            self.items.append(value)
        self.name, self.waits = None, "comma"


def _looks(passage: Passage) -> bool:
    return _START.match(passage.source.text, passage.start, passage.stop) is not None


def _translate(passage: Passage) -> Translated:
    draft = Draft(passage, "field names")
    values, broken = _values(passage)
    if broken is not None:
        message = f"this JSON breaks here: {broken}; what follows is not read"
        draft.report("error", "broken-json", message, broken.at)
        draft.ignored(broken.at, passage.stop, "after broken JSON")
    write_values(draft, values)
    return draft.finish()


def _values(passage: Passage) -> tuple[list[Value], Broken | None]:
    """The values of a text one after the other, as far as they can be read, and where they break."""
    text, stack = passage.source.text, list[_Open]()
    values: list[Value] = []
    try:
        for token in tokens(text, passage.start, passage.stop):
            value = None if token.kind == NOTE else _step(text, stack, token)
            if value is not None:
                values.append(value)
        if stack:
            sign = "}" if stack[-1].is_record else "]"
            raise Broken(f"'{text[stack[-1].token.start]}' is never closed with '{sign}'", passage.stop)
    except Broken as broken:
        while stack:
            value = stack.pop().close()
            if stack:
                stack[-1].add(value)
            else:
                values.append(value)
        return values, broken
    return values, None


def _step(text: str, stack: list[_Open], token: Lexeme) -> Value | None:
    """Takes one token; the value it completes at the top, if it does."""
    sign = text[token.start] if token.kind == SIGN else ""
    top = stack[-1] if stack else None
    if sign in ("{", "[") and (top is None or top.waits == "value"):
        if len(stack) >= DEEPEST:
            raise Broken(f"values nest at most {DEEPEST} deep", token.start)
        stack.append(_Open(token, sign == "{", waits="name" if sign == "{" else "value"))
        return None
    if top is None:
        return _top_level(text, token, sign)
    if sign in ("}", "]"):
        if top.waits == "colon" or top.name is not None:
            raise Broken(f"expected {_EXPECTED[top.waits]}, found '{sign}'", token.start)
        if (sign == "}") != top.is_record:
            raise Broken(f"'{sign}' does not close '{text[top.token.start]}'", token.start)
        value = stack.pop().close()
        if not stack:
            return value
        stack[-1].add(value)
    elif sign == "," and top.waits == "comma":
        top.waits = "name" if top.is_record else "value"
    elif sign == ":" and top.waits == "colon":
        top.waits = "value"
    elif top.waits == "name" and token.kind in (STRING, NAME, NUMBER):
        top.name, top.waits = _scalar(text, token).words, "colon"
    elif top.waits == "value" and token.kind in (STRING, NAME, NUMBER):
        top.add(_scalar(text, token))
    else:
        raise Broken(f"expected {_EXPECTED[top.waits]}, found '{text[token.start : token.stop][:20]}'", token.start)
    return None


def _top_level(text: str, token: Lexeme, sign: str) -> Value | None:
    if sign in (",", ";"):
        return None
    if token.kind == STRING:
        return _scalar(text, token)
    raise Broken(f"'{text[token.start : token.stop][:20]}' stands outside of the brackets", token.start)


def _scalar(text: str, token: Lexeme) -> Scalar:
    if token.kind == STRING:
        if not token.closed:
            raise Broken("a text that begins here is never closed with its quote", token.start)
        return Scalar(token.words or Words((), token.start, token.stop), quoted=True)
    written = text[token.start : token.stop]
    return Scalar(Words((Part(written, token.start, token.stop),), token.start, token.stop), quoted=False)


FORM = Form("json", "JSON or JSON Lines: steps with texts and pauses", _looks, _translate)
