"""Tokens become nodes: text gathers into sentences until something else stands in its way.

Each kind of token is a row of `_TAKERS`.  A heading's line is gathered like text; directives on it follow the heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from fractions import Fraction

from audio_builder.script import scan
from audio_builder.script.calls import Closing, Inclusion, Opening, Understood, role, shorten
from audio_builder.script.front_matter import front_matter
from audio_builder.script.inclusion import Inclusions, NotIncluded
from audio_builder.script.ledger import Ledger
from audio_builder.script.nodes import Finding, Heading, Node, Pause
from audio_builder.script.prose import WORD, Prose
from audio_builder.script.scan import Token
from audio_builder.script.source import SourceText, is_text, open_source
from audio_builder.script.tree import RULE, Nest, Tree
from audio_builder.script.understand import SIDES, is_directive, is_named, understand, understand_break

SECTION = Fraction(6)
"""The pause at a rule line, in seconds; by ear."""
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]*+)")
_PARAGRAPH_TAGS = frozenset("p s br div li ul ol speak".split())
_PLAIN_TAGS = _PARAGRAPH_TAGS | frozenset("b i em strong u span".split())
"""Tags that change nothing a listener would hear: left out without a finding."""


class Body:
    """One source while it becomes nodes."""

    def __init__(self, source: SourceText, ledger: Ledger, inclusions: Inclusions, nest: Nest) -> None:
        self._source, self._ledger, self._inclusions = source, ledger, inclusions
        self._tree = Tree(nest, self._report)
        self._findings: list[tuple[int, Finding]] = []
        self._prose = Prose(source, ledger)
        self._heading: int | None = None
        self._after_heading: list[Token] = []
        self._left_out: dict[tuple[str, str], tuple[int, int]] = {}

    def read(self, start: int) -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
        """The nodes from an offset on, and the findings in the order of the source."""
        for token in scan.scan(self._source.text, start):
            if self._heading is not None and self._follows_heading(token):
                self._after_heading.append(token)
            else:
                _TAKERS[token.kind](self, token)
        self._end_heading()
        self._flush()
        nodes = self._tree.finish()
        for (level, what), (offset, count) in self._left_out.items():
            places = f" ({count} places)" if count > 1 else ""
            self._report(Finding(level, "left-out", what + places, self._source.where(offset)))
        self._findings.sort(key=lambda entry: entry[0])
        return nodes, tuple(finding for _, finding in self._findings)

    def _report(self, finding: Finding) -> None:
        self._findings.append((self._source.offset(finding.where), finding))

    def _error(self, token: Token, code: str, message: str, suggestion: str = "") -> None:
        self._report(Finding("error", code, message, self._source.where(token.start), suggestion))

    def _leave_out(self, token: Token, level: str, what: str) -> None:
        """Counts one more of a kind that is left out; each kind is one finding, at its first place."""
        first, count = self._left_out.get((level, what), (token.start, 0))
        self._left_out[level, what] = first, count + 1

    def _written(self, token: Token) -> str:
        return self._source.text[token.start : token.stop]

    def _flush(self) -> None:
        """Turns the gathered text into sentences."""
        for say in self._prose.take_sentences():
            self._tree.add(say)

    def _end_heading(self) -> None:
        """Turns the gathered text into the heading it belongs to, if one is open."""
        if self._heading is None:
            return
        place, self._heading = self._heading, None
        where = self._source.where(place)
        title = self._prose.take_title()
        if WORD.search(title):
            self._tree.add(Heading(title, where))
            self._ledger.silent(place, title, "chapter")
        else:
            self._ledger.ignored(place, title, "no words")
            self._report(Finding("warning", "empty-heading", "a heading without words is left out", where))
        waiting, self._after_heading = self._after_heading, []
        for token in waiting:
            _TAKERS[token.kind](self, token)

    def _follows_heading(self, token: Token) -> bool:
        return token.kind in _AFTER_HEADING or (token.kind == scan.CURLY and self._side(token) not in SIDES)

    def _side(self, token: Token) -> str:
        return " ".join(self._written(token)[1:-1].casefold().split())

    def _text(self, token: Token) -> None:
        self._prose.add(token.start, self._written(token))

    def _escape(self, token: Token) -> None:
        self._prose.add(token.start, self._source.text[token.start + 1])

    def _newline(self, token: Token) -> None:
        if self._heading is None:
            self._prose.add(token.start, " ")
        self._end_heading()

    def _blank(self, token: Token) -> None:
        self._flush()
        self._tree.blank(self._source.where(token.start))

    def _rule(self, token: Token) -> None:
        self._flush()
        self._tree.rule(Pause(SECTION, RULE, self._source.where(token.start)))
        self._ledger.silent(token.start, self._written(token), RULE)

    def _start_heading(self, token: Token) -> None:
        self._flush()
        written = self._written(token)
        self._heading = token.start + len(written) - len(written.lstrip())

    def _line_mark(self, token: Token) -> None:
        self._flush()
        self._ledger.ignored(token.start, self._written(token), "list mark" if token.kind == scan.BULLET else "markup")

    def _markup(self, token: Token) -> None:
        """Emphasis and the like hold no words and leave no trace."""

    def _emoji(self, token: Token) -> None:
        self._prose.add(token.start, " ")
        self._ledger.ignored(token.start, self._written(token), "emoji")
        self._leave_out(token, "note", "emoji and picture signs are left out")

    def _control(self, token: Token) -> None:
        codes = " ".join(f"U+{ord(character):04X}" for character in self._written(token))
        self._ledger.ignored(token.start, codes, "control character")
        self._leave_out(token, "note", "control characters are left out")

    def _comment(self, token: Token) -> None:
        self._ledger.ignored(token.start, self._written(token), "comment")
        if token.kind == scan.OPEN_COMMENT:
            self._error(token, "unclosed-comment", "'<!--' is never closed; write --> where the comment ends")

    def _stray(self, token: Token) -> None:
        sign = self._written(token)
        self._ledger.ignored(token.start, sign, "stray sign")
        if sign in "<>":
            self._leave_out(token, "warning", f"'{sign}' is left out; write \\{sign} to have it spoken")
        else:
            opener = "[" if sign == "]" else "{"
            message = f"'{sign}' has no '{opener}' before it; write \\{sign} to have it spoken"
            self._error(token, "unmatched-bracket", message)

    def _unclosed(self, token: Token) -> None:
        self._flush()
        sign = self._written(token)[0]
        closer = "]" if sign == "[" else "}"
        self._ledger.ignored(token.start, self._written(token), "unclosed bracket")
        message = f"'{sign}' is never closed; write {closer} where the directive ends, or \\{sign} to have it spoken"
        self._error(token, "unclosed-bracket", message)

    def _bracket(self, token: Token) -> None:
        written = self._written(token)
        self._apply(token, understand(written[1:-1], self._source.where(token.start), shown=written))

    def _curly(self, token: Token) -> None:
        side, written = self._side(token), self._written(token)
        if side in SIDES and self._tree.nest.sided:
            self._prose.add(token.start, f"{{{side}}}")
        elif is_directive(written[1:-1]):
            self._bracket(token)
        else:
            self._ledger.ignored(token.start, written, "error")
            shown = shorten(written)
            if side in SIDES:
                self._error(token, "side-outside", f"'{shown}' has a meaning only between [each side] and its [end]")
                return
            near = get_close_matches(side[:40], SIDES, n=1)
            hint = "" if near else "; to have words in brackets spoken write \\{ and \\}"
            self._error(
                token, "unknown-variable", f"unknown variable '{shown}'{hint}", f"{{{near[0]}}}" if near else ""
            )

    def _tag(self, token: Token) -> None:
        written = self._written(token)
        match = _TAG_NAME.match(written)
        name = match[1].lower() if match else ""
        if name == "break" and not written.startswith("</"):
            self._apply(token, understand_break(written, self._source.where(token.start)))
            return
        if is_named(name) and name != "break":
            self._apply(token, understand(written.strip("</> "), self._source.where(token.start), shown=written))
            return
        if name in _PARAGRAPH_TAGS:
            self._flush()
        self._ledger.ignored(token.start, written, "tag")
        if name not in _PLAIN_TAGS and not written.startswith("</"):
            self._leave_out(token, "warning", f"the tag <{shorten(name)}> is left out, its text is kept")

    def _apply(self, token: Token, understood: Understood) -> None:
        """Puts what was understood into the tree."""
        self._flush()
        for finding in understood.findings:
            self._report(finding)
        meaning = understood.meaning
        written = self._written(token).strip("[](){}<>/").strip()
        if meaning is None:
            self._ledger.ignored(token.start, written, "error")
            return
        self._ledger.silent(token.start, written, role(meaning))
        if isinstance(meaning, Opening):
            self._tree.open(meaning)
        elif isinstance(meaning, Closing):
            self._tree.close(meaning)
        elif isinstance(meaning, Inclusion):
            self._include(token, meaning.name)
        else:
            self._tree.add(meaning)

    def _include(self, token: Token, name: str) -> None:
        try:
            text, inclusions = self._inclusions.take(name)
        except NotIncluded as problem:
            self._error(token, "include", f"cannot include '{shorten(name)}': {problem}")
            return
        child = open_source(name, text)
        if not is_text(child.text):
            self._error(token, "include", f"cannot include '{shorten(name)}': this is not a text file")
            return
        head = front_matter(child)
        found: list[Finding] = []
        if head.stop:
            message = "front matter of an included file is ignored; settings belong at the head of the main script"
            found.append(Finding("warning", "included-settings", message, child.where(0)))
        nodes, inner = Body(child, Ledger(child), inclusions, self._tree.nest).read(head.stop)
        self._findings += [(token.start, finding) for finding in (*found, *inner)]
        for node in nodes:
            self._tree.add(node)


_AFTER_HEADING = frozenset((scan.SQUARE, scan.ROUND, scan.TAG, scan.UNCLOSED))
_TAKERS: dict[str, Callable[[Body, Token], None]] = {
    scan.TEXT: Body._text,
    scan.ESCAPE: Body._escape,
    scan.NEWLINE: Body._newline,
    scan.BLANK: Body._blank,
    scan.RULE: Body._rule,
    scan.HEADING: Body._start_heading,
    scan.BULLET: Body._line_mark,
    scan.FENCE: Body._line_mark,
    scan.MARKUP: Body._markup,
    scan.EMOJI: Body._emoji,
    scan.CONTROL: Body._control,
    scan.COMMENT: Body._comment,
    scan.OPEN_COMMENT: Body._comment,
    scan.STRAY: Body._stray,
    scan.UNCLOSED: Body._unclosed,
    scan.SQUARE: Body._bracket,
    scan.ROUND: Body._bracket,
    scan.CURLY: Body._curly,
    scan.TAG: Body._tag,
}
