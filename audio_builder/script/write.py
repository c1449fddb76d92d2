"""A script as native markup: what is written here reads back to the same nodes.

Words are written plainly first.  Where plain words would be read as something else, every sign in them is escaped and
every sentence is an item of its own; that what was written reads back is then checked, and not hoped for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.as_markup import directive, escaped, opening
from audio_builder.script.nodes import (
    Block,
    Breathe,
    EachSide,
    Heading,
    Meta,
    Node,
    ParagraphBreak,
    Pause,
    Repeat,
    Say,
    Script,
    Shuffle,
    When,
    Where,
)
from audio_builder.script.reading import LineUse, Reading
from audio_builder.script.sentences import sentences
from audio_builder.units import Seconds

NOWHERE = Where("", 1, 1)
LATEST = 1_000_000_000
"""A line after the last of any source."""
_PLAIN_VALUE = regex(r"[^\W\d_][\w ,;.=+()/-]*+|\d++[smh](?:, \d++[smh])*+")
_COMMENT = regex(r"(?:%%|<!--)?\s*+(.*?)(?:-->)? \(comment\)")
_INCLUDED = regex(r"(?:^|; )include:? (\S[^;]*?) \(included file\)", re.IGNORECASE)


class Unwritable(Exception):
    """Says that a script has something that native markup cannot say."""


def native(reading: Reading, again: Callable[[str], Reading]) -> str:
    """The script of a reading in native markup, its author's comments and includes kept; `again` reads a text.

    Raises Unwritable when no way of writing it reads back to the same nodes.
    """
    for careful in (False, True):
        text = "\n".join(_Writer(reading, careful=careful).lines()) + "\n"
        if same(again(text).script, reading.script):
            return text
    raise Unwritable("there is something in it that native markup cannot say")


def same(one: Script, other: Script) -> bool:
    """Whether two scripts give the same plan: places and the wording of pauses aside, they are equal."""
    return _bare(one.nodes) == _bare(other.nodes) and _values(one.meta) == _values(other.meta)


def _values(meta: Iterable[Meta]) -> dict[str, str]:
    return {entry.name: entry.value for entry in meta}


def _bare(nodes: Sequence[Node]) -> tuple[Node, ...]:
    return tuple(_without_place(node) for node in nodes)


def _without_place(node: Node) -> Node:
    match node:
        case Pause(seconds=seconds):
            return replace(node, where=NOWHERE, why="", seconds=_to_the_microsecond(seconds))
        case Breathe(pattern=pattern):
            exact = tuple(replace(one, seconds=_to_the_microsecond(one.seconds)) for one in pattern)
            return replace(node, where=NOWHERE, pattern=exact)
        case Shuffle(body=words):
            return replace(node, where=NOWHERE, body=tuple(replace(word, where=NOWHERE) for word in words))
        case Repeat(body=body) | EachSide(body=body) | When(body=body):
            return replace(node, where=NOWHERE, body=_bare(body))
        case _:
            return replace(node, where=NOWHERE)


def _to_the_microsecond(seconds: Seconds) -> Seconds:
    return Seconds(round(seconds * 1_000_000), 1_000_000)


class _Waiting(Struct):
    """Lines of the source that are no nodes and are kept all the same, in order."""

    comments: list[tuple[int, str]]
    includes: list[tuple[int, str]]

    def comments_to(self, line: int) -> Iterator[str]:
        """The comments down to a line; each is given once."""
        while self.comments and self.comments[0][0] <= line:
            yield f"%% {self.comments.pop(0)[1]}".rstrip()

    def includes_to(self, line: int, *, at_least: int = 0) -> Iterator[str]:
        """The includes before a line, and the next ones where these are too few; each is given once."""
        while self.includes and (at_least > 0 or self.includes[0][0] < line):
            at_least -= 1
            yield f"[include {self.includes.pop(0)[1]}]"


class _Writer:
    """One way of writing a reading."""

    def __init__(self, reading: Reading, *, careful: bool) -> None:
        self._script, self._careful = reading.script, careful
        self._waiting = _Waiting(_found(reading.lines, "ignored", _COMMENT), _found(reading.lines, "silent", _INCLUDED))

    def lines(self) -> Iterator[str]:
        """The whole text, line by line."""
        yield from _front_matter(self._script.meta)
        yield from self._body(self._script.nodes)
        yield from self._waiting.comments_to(LATEST)
        yield from self._waiting.includes_to(LATEST)

    def _body(self, nodes: Sequence[Node], *, drawn: bool = False) -> Iterator[str]:
        for at, node in enumerate(nodes):
            if self._is_foreign(node):
                if not at or not self._is_foreign(nodes[at - 1]):
                    own = (one.where.line for one in nodes[at:] if not self._is_foreign(one))
                    yield from self._waiting.includes_to(next(own, 0), at_least=1)
                continue
            yield from self._waiting.comments_to(node.where.line - 1)
            before = nodes[at - 1] if at else None
            match node:
                case Heading(title=title):
                    yield from ("", f"# {self._shielded(title)}{escaped(title, careful=self._careful)}", "")
                case ParagraphBreak():
                    yield ""
                case Say(text=text):
                    yield self._sentence(text, None if drawn else before)
                case _ if isinstance(node, Block):
                    yield opening(node)
                    yield from self._body(node.body, drawn=isinstance(node, Shuffle))
                    yield "[end]"
                case _:
                    yield directive(node, careful=self._careful)

    def _shielded(self, text: str) -> str:
        """What keeps careful words from being taken for a label, a title or a pause."""
        return "\\" if self._careful and text[:1].isalpha() else ""

    def _is_foreign(self, node: Node) -> bool:
        """Whether a node came from an included file."""
        return node.where.source != self._script.source

    def _sentence(self, text: str, before: Node | None) -> str:
        """On a line of its own; as a list item where it would otherwise run on from the sentence before."""
        written = escaped(text, careful=self._careful, opens_line=True)
        runs_on = isinstance(before, Say) and len(list(sentences(f"{before.text} {text}"))) != 2
        return f"- {self._shielded(text)}{written}" if runs_on or self._careful else written


def _found(lines: Sequence[LineUse], column: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    return [(use.line, match[1].strip()) for use in lines for match in pattern.finditer(getattr(use, column))]


def _front_matter(meta: Sequence[Meta]) -> Iterator[str]:
    if not meta:
        return
    yield "---"
    for entry in meta:
        plain = _PLAIN_VALUE.fullmatch(entry.value)
        yield f"{entry.name}: {entry.value if plain else json.dumps(entry.value, ensure_ascii=False)}"
    yield "---"
