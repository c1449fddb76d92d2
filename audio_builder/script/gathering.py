"""One source while it becomes nodes: text gathers into sentences until something else stands in its way.

A heading's line is gathered like text; directions on it follow the heading.  Of two headings with nothing between them
no title is lost: the first of a script is the session's when the second is below it, any other two are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Closing, Inclusion, Meaning, Opening, Understood, VoicedLine, role
from audio_builder.script.directions.understand import SIDES, is_directive, understand
from audio_builder.script.fills import cleaned, inner_fills, unmarked, variable
from audio_builder.script.ledger import Ledger
from audio_builder.script.marks.asides import whole_line
from audio_builder.script.marks.tokens import Token
from audio_builder.script.nodes import (
    BACK,
    EachSide,
    Finding,
    Heading,
    Manner,
    Meta,
    Node,
    Pause,
    Phase,
    Say,
    Slot,
    Variable,
    Where,
)
from audio_builder.script.prose import WORD, Prose
from audio_builder.script.sentences import sentences
from audio_builder.script.source import SourceText
from audio_builder.script.tree import Nest, Tree, no_word

Worded = TypeVar("Worded", Phase, Slot, Phase | Slot, VoicedLine)
_INNER = regex(r"(?<!\\)\[([^\[\]]*)\]")
"""Square brackets within a directive; not those that are to be spoken."""


class Title(Struct):
    """A heading while its words are gathered."""

    place: int
    level: int
    until: str = ""
    """The element whose end tag ends it; else the line does."""
    guessed: bool = False
    """Whether nothing but the look of the line says that it is one."""
    waiting: list[tuple[Token, Understood]] = field(default_factory=list)
    """Directions on its line."""


class Gathering:
    """The nodes, the findings and the ledger of one source, and what is not yet decided."""

    def __init__(self, source: SourceText, ledger: Ledger, nest: Nest, *, is_main: bool) -> None:
        self.source, self.ledger, self.tree = source, ledger, Tree(nest, self.report)
        self.prose = Prose(source, ledger)
        self.heading: Title | None = None
        self.variables: list[Variable] = []
        self.meta: tuple[Meta, ...] = ()
        """The session's title, when the script opens with one."""
        self.findings: list[tuple[Where, Finding]] = []
        self.include: Callable[[Token, str], None] = lambda token, name: None
        self._is_main, self._level = is_main, 0
        self._left_out: dict[tuple[str, str], tuple[int, int]] = {}
        self._roles: dict[str, tuple[str, str]] = {}
        self._manners: tuple[int, tuple[Manner, ...]] = (0, ())

    def written(self, token: Token) -> str:
        """The characters of a token."""
        return self.source.text[token.start : token.stop]

    def report(self, finding: Finding) -> None:
        """Tells of something about a place in this source."""
        self.findings.append((finding.where, finding))

    def tell(self, token: Token, level: str, code: str, message: str, suggestion: str = "") -> None:
        """Tells of something about a token."""
        self.report(Finding(level, code, message, self.source.where(token.start), suggestion))

    def leave_out(self, token: Token, level: str, what: str) -> None:
        """Counts one more of a kind that is left out; each kind is one finding, at its first place."""
        first, count = self._left_out.get((level, what), (token.start, 0))
        self._left_out[level, what] = first, count + 1

    def finish(self) -> tuple[Node, ...]:
        """The nodes; every finding has been made."""
        self.end_heading()
        self.flush()
        nodes = self.tree.finish()
        for (level, what), (offset, count) in self._left_out.items():
            places = f" ({count} places)" if count > 1 else ""
            self.report(Finding(level, "left-out", what + places, self.source.where(offset)))
        self.findings.sort(key=lambda entry: (entry[0].line, entry[0].column))
        return nodes

    def flush(self) -> None:
        """Turns the gathered text into sentences; a heading keeps its words together."""
        if self.heading is None and self.prose.waits:
            drawn = self.tree.nest.drawn
            for say in self.prose.take_sentences(self._directs, whole=drawn):
                self.tree.add(say)

    def _directs(self, sentence: str, offset: int) -> bool:
        """Whether a sentence is nothing but a pause, in capitals or with its length; it is done then."""
        bare = "" if self.tree.nest.drawn else whole_line(sentence)
        if not (bare.isupper() or " " in bare):
            return False
        understood = understand(bare, self.source.where(offset), shown=sentence)
        if not isinstance(understood.meaning, Pause | Phase):
            return False
        for finding in understood.findings:
            self.report(finding)
        self.ledger.silent(offset, sentence, role(understood.meaning))
        self.tree.add(understood.meaning)
        return True

    def open_heading(self, title: Title) -> None:
        """Begins to gather the words of a heading."""
        self.end_heading()
        self.flush()
        self.heading = title

    def end_heading(self) -> None:
        """Turns the gathered text into the heading it belongs to, if one is open."""
        if self.heading is None:
            return
        opened, self.heading = self.heading, None
        where = self.source.where(opened.place)
        title = self.prose.take_title()
        if WORD.search(title):
            self._add_heading(title, opened, where)
        else:
            self.report(Finding("warning", "empty-heading", "a heading without words is left out", where))
        for token, understood in opened.waiting:
            self.apply(token, understood)

    def _add_heading(self, title: str, opened: Title, where: Where) -> None:
        before, level, self._level = self.tree.last, self._level, opened.level
        if opened.guessed:
            message = f"'{title}' looks like a heading and is read as one; with a full stop at its end it is spoken"
            self.report(Finding("note", "heading", message, where, f"# {title}"))
        if not isinstance(before, Heading):
            self.tree.add(Heading(title, where))
        elif self._is_main and not self.meta and self.tree.is_first and level < opened.level:
            self.tree.take_back()
            self.meta = (Meta("title", before.title, before.where),)
            self.tree.add(Heading(title, where))
        else:
            self.tree.take_back()
            self.tree.add(Heading(f"{before.title}: {title}", before.where))
            message = f"nothing is said between the headings '{before.title}' and '{title}'; they become one chapter"
            self.report(Finding("note", "headings-joined", message, where))
        close, manners = self._manners
        if opened.place < close:
            for manner in manners:
                self.tree.add(manner)

    def wrap(self, manners: tuple[Manner, ...], close: int) -> None:
        """Gives the voice these manners up to an offset, in each chapter anew."""
        self._manners = close, manners
        for manner in manners:
            self.tree.add(manner)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has been said or done in this chapter."""
        return not self.prose.waits and (self.tree.last is None or isinstance(self.tree.last, Heading))

    def apply(self, token: Token, understood: Understood) -> None:
        """Puts what was understood into the tree, after the heading if it stands on its line."""
        if self.heading is not None:
            self.heading.waiting.append((token, understood))
            return
        self.flush()
        meaning = understood.meaning
        if self.tree.nest.drawn and not (meaning is None or isinstance(meaning, Opening | Closing | Inclusion)):
            wrong = no_word(meaning, self.source.where(token.start))
            understood, meaning = Understood(None, (*understood.findings, wrong)), None
        for finding in understood.findings:
            self.report(finding)
        if meaning is None:
            self._enter_unused(token, understood)
        elif isinstance(meaning, Phase | Slot) and meaning.text:
            self.tree.add(self._with_words(token, meaning))
        elif isinstance(meaning, VoicedLine):
            for node in _by_another(self._with_words(token, meaning)):
                self.tree.add(node)
        else:
            if isinstance(meaning, Closing):
                self.tree.close(meaning)
                self.ledger.within(self.tree.nest.intensity)
            self._enter(token, meaning)
            if isinstance(meaning, Opening):
                self.tree.open(meaning)
                self.ledger.within(self.tree.nest.intensity)
            elif isinstance(meaning, Inclusion):
                self.include(token, meaning.name)
            elif isinstance(meaning, EachSide) and self.tree.nest.sided:
                for node in meaning.body:
                    self.tree.add(node)
            elif not isinstance(meaning, Closing):
                self.tree.add(meaning)

    def _enter(self, token: Token, meaning: Meaning) -> None:
        written = self.written(token)
        if written not in self._roles:
            self._roles[written] = _bare(written), role(meaning)
        bare, what = self._roles[written]
        self.ledger.silent(token.start + written.find(bare), bare, what)

    def _enter_silent(self, offset: int, written: str, what: str) -> None:
        bare = _bare(written)
        self.ledger.silent(offset + written.find(bare), bare, what)

    def _enter_unused(self, token: Token, understood: Understood) -> None:
        written = self.written(token)
        bare = _bare(written)
        start = token.start + written.find(bare)
        if any(finding.level == "error" for finding in understood.findings):
            self.ledger.ignored(start, bare, "error")
        else:
            self.ledger.silent(start, bare, "stage direction")

    def _with_words(self, token: Token, meaning: Worded) -> Worded:
        """A timed step, or another voice's line, with the words that are spoken in it, each entered for what it is."""
        written = self.written(token)
        start, stop = _found(meaning.text, written)
        self._enter_silent(token.start, written[:start].rstrip(": \n"), role(meaning))
        offset = token.start + start
        for line in written[start:stop].split("\n"):
            for part in (" ", unmarked(line), " "):
                self.ledger.spoken(offset, part)
            offset += len(line) + 1
        self._enter_silent(token.start + stop, written[stop:], role(meaning))
        text = written[start:stop] or meaning.text
        self.take_fills(text, meaning.where)
        for inner in filter(is_directive, _INNER.findall(written[1:])):
            message = f"'[{inner}]' stands inside another directive, where only words do; write it after that one"
            self.report(Finding("error", "nesting", message, meaning.where))
        return replace(meaning, text=cleaned(text))

    def take_fills(self, text: str, where: Where) -> None:
        """Notes the variables of a text, and what in it stands for a side where there is none."""
        for content in inner_fills(text):
            name = variable(content)
            if name in SIDES or "/" in content:
                if not self.tree.nest.sided:
                    message = f"'{{{content}}}' has a meaning only between [each side] and its [end]"
                    self.report(Finding("error", "side-outside", message, where))
            elif name:
                self.variables.append(Variable(name, where))


def _by_another(line: VoicedLine) -> Iterator[Node]:
    """The sentences of a line of another voice, which then gives back to the one before."""
    yield Manner("voice", line.voice, line.where)
    for start, stop in sentences(line.text):
        yield Say(line.text[start:stop], line.where)
    yield Manner("voice", BACK, line.where)


def _found(text: str, written: str) -> tuple[int, int]:
    """Where in a directive the words stand that are spoken, with the brackets of a fill that they begin with."""
    matches = list(re.finditer(r"\s+".join(map(re.escape, text.split())), written))
    if not matches:
        return len(written), len(written)
    start, stop = matches[-1].span()
    while written[:start].rstrip().endswith("{"):
        start = written.rindex("{", 0, start)
    return start, stop


def _bare(written: str) -> str:
    return written.strip("[](){}<>/【】［］〔〕（）「」*_~|`\\").strip()
