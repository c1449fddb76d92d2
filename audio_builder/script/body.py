"""Tokens become nodes: each kind of token is a row of `_TAKERS`."""

from __future__ import annotations

import html
from collections.abc import Callable

from audio_builder.script.braces import take_curly
from audio_builder.script.directions.calls import shorten
from audio_builder.script.directions.understand import direction, understand
from audio_builder.script.forms.table import as_native
from audio_builder.script.front_matter import front_matter
from audio_builder.script.gathering import Gathering, Title
from audio_builder.script.inclusion import Inclusions, NotIncluded
from audio_builder.script.ledger import Ledger
from audio_builder.script.marks import ssml
from audio_builder.script.marks import tokens as kinds
from audio_builder.script.marks.asides import aside, spelt, whole_line
from audio_builder.script.marks.scan import Scanner
from audio_builder.script.marks.signs import LEFT_OUT_SIGN
from audio_builder.script.marks.tokens import Token
from audio_builder.script.marks.wrapping import Wrapping
from audio_builder.script.nodes import Finding, Meta, Node, Variable
from audio_builder.script.source import SourceText, is_text, open_source
from audio_builder.script.tagged import take_alias, take_element, take_rule, take_tag
from audio_builder.script.tree import RULE, Nest

_OPENERS = {"]": "[", "}": "{", "】": "【", "］": "［", "〕": "〔"}
_CLOSERS = {opener: closer for closer, opener in _OPENERS.items()}
_SIGNS = " \t-*_~|`=<>/\\\n"
_NO_MARKUP = str.maketrans("[]<>{}*`", " " * 8)
_LEFT_OUT = {
    kinds.LINK: "link",
    kinds.ADDRESS: "address",
    kinds.IMAGE: "picture",
    kinds.MODIFIER: "modifier",
    kinds.FOOTNOTE: "footnote mark",
    kinds.STRUCK: "struck out",
    kinds.DEFINITION: "link or footnote",
    kinds.REMARK: "comment",
    kinds.COMMENT: "comment",
    kinds.OPEN_COMMENT: "comment",
    kinds.PROLOGUE: "markup",
    kinds.EMOJI: "emoji",
}
"""Why what is not for a listener is ignored, by what it is."""
_TOLD = {
    kinds.ADDRESS: ("warning", "addresses are left out"),
    kinds.IMAGE: ("note", "pictures and sounds from elsewhere are left out"),
    kinds.MODIFIER: ("note", "modifiers of Speech Markdown are left out, their text is kept"),
    kinds.STRUCK: ("note", "what is struck out is not spoken"),
    kinds.DEFINITION: ("note", "definitions of links and footnotes are left out"),
    kinds.EMOJI: ("note", "emoji and picture signs are left out"),
}
"""What is told of it."""


class Body:
    """One source while it becomes nodes."""

    def __init__(self, source: SourceText, ledger: Ledger, inclusions: Inclusions, nest: Nest) -> None:
        self._source, self._inclusions = source, inclusions
        self._page = Gathering(source, ledger, nest, is_main=len(inclusions.inside) == 1)
        self._page.include = self._include
        self._scanner = Scanner(source.text, 0)
        self._wrapping = Wrapping(source.text)
        self._pairs: dict[int, int] | None = None

    def read(self, start: int) -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
        """The nodes from an offset on, and the findings in the order of the source."""
        self._scanner = Scanner(self._source.text, start)
        for token in self._scanner.tokens():
            _TAKERS[token.kind](self, token)
        nodes = self._page.finish()
        return nodes, tuple(finding for _, finding in self._page.findings)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Every `{name}` that was read, in order."""
        return tuple(self._page.variables)

    @property
    def meta(self) -> tuple[Meta, ...]:
        """The session's title, when the script opens with one above its first chapter."""
        return self._page.meta

    def _text(self, token: Token) -> None:
        self._page.prose.add(token.start, self._source.text[token.start : token.stop])

    def _escape(self, token: Token) -> None:
        sign = self._source.text[token.start + 1]
        if sign == "\\" and self._source.text[token.stop : token.stop + 1] in ("{", "}", "\\"):
            return
        self._page.prose.add(token.start, f"\\{sign}" if sign in "{}" else sign)

    def _entity(self, token: Token) -> None:
        written = self._page.written(token)
        for sign in html.unescape(written):
            if LEFT_OUT_SIGN.match(sign) or sign in "\n\\":
                self._page.prose.add(token.start, " ")
            else:
                self._page.prose.add(token.start, f"\\{sign}" if sign in "{}" else sign)

    def _space(self, token: Token) -> None:
        self._page.prose.add(token.start, " ")

    def _newline(self, token: Token) -> None:
        page = self._page
        if page.heading is not None and not page.heading.until:
            page.end_heading()
        elif page.prose.waits:
            if page.heading is None and (page.tree.nest.drawn or self._wrapping.ends(token.start)):
                page.flush()
            else:
                page.prose.add(token.start, " ")

    def _blank(self, token: Token) -> None:
        self._page.end_heading()
        self._page.flush()
        self._page.tree.blank(self._source.where(token.start))

    def _rule(self, token: Token) -> None:
        take_rule(self._page, token)
        self._page.ledger.silent(token.start, self._page.written(token), RULE)

    def _start_heading(self, token: Token) -> None:
        written = self._page.written(token)
        mark = written.strip()
        self._page.open_heading(Title(token.start + written.index("#"), len(mark)))

    def _title(self, token: Token) -> None:
        guessed = token.kind == kinds.GUESSED
        if not self._page.tree.nest.drawn:
            self._page.open_heading(Title(token.start, 1 + guessed, guessed=guessed))

    def _line_mark(self, token: Token) -> None:
        self._page.flush()
        reason = "list mark" if token.kind == kinds.BULLET else "markup"
        self._page.ledger.ignored(token.start, self._page.written(token), reason)

    def _markup(self, token: Token) -> None:
        """Emphasis and the like hold no words and leave no trace."""

    def _control(self, token: Token) -> None:
        codes = " ".join(f"U+{ord(character):04X}" for character in self._page.written(token))
        self._page.ledger.ignored(token.start, codes, "control character")
        self._page.leave_out(token, "note", "control characters are left out")

    def _leave_out(self, token: Token) -> None:
        """Enters what is no text for a listener, and tells of it where its author may not expect it."""
        if token.kind in (kinds.EMOJI, kinds.FOOTNOTE, kinds.IMAGE, kinds.ADDRESS):
            self._page.prose.add(token.start, " " if token.kind == kinds.EMOJI else "")
        self._page.ledger.ignored(token.start, self._page.written(token), _LEFT_OUT[token.kind])
        if token.kind == kinds.OPEN_COMMENT:
            message = "'<!--' is never closed; write --> where the comment ends"
            self._page.tell(token, "error", "unclosed-comment", message)
        elif token.kind in _TOLD:
            self._page.leave_out(token, *_TOLD[token.kind])

    def _stray(self, token: Token) -> None:
        sign = self._page.written(token)
        self._page.ledger.ignored(token.start, sign, "stray sign")
        if sign in "<>":
            self._page.leave_out(token, "warning", f"'{sign}' is left out; write \\{sign} to have it spoken")
        elif sign not in _OPENERS:
            self._page.leave_out(token, "warning", f"'{sign}' is left out: it is never closed")
        else:
            message = f"'{sign}' has no '{_OPENERS[sign]}' before it; write \\{sign} to have it spoken"
            self._page.tell(token, "error", "unmatched-bracket", message)

    def _unclosed(self, token: Token) -> None:
        page = self._page
        page.flush()
        sign = page.written(token)[0]
        if sign in "(（":
            shown = page.written(token).strip()
            page.tell(
                token, "warning", "unclosed-bracket", f"'{shown}' is never closed; it is read to the end of its line"
            )
            page.apply(token, understand(shown[1:], self._source.where(token.start), shown=shown))
            return
        closer = _CLOSERS[sign]
        page.ledger.ignored(token.start, page.written(token), "unclosed bracket")
        message = f"'{sign}' is never closed; write {closer} where the directive ends, or \\{sign} to have it spoken"
        page.tell(token, "error", "unclosed-bracket", message)

    def _bracket(self, token: Token) -> None:
        written = self._page.written(token)
        content = written[1:-1].removesuffix("\\")
        self._page.apply(token, understand(content, self._source.where(token.start), shown=f"[{content}]"))

    def _round(self, token: Token) -> None:
        where = self._source.where(token.start)
        if self._page.heading is None:
            understood = aside(self._source.text, token.start, token.stop, where)
        else:
            written = self._page.written(token)
            understood = direction(written[1:-1], where, shown=written, strict=True)
        if understood is None:
            self._scanner.take_apart(token)
        else:
            self._page.apply(token, understood)

    def _direction(self, token: Token) -> None:
        written = self._page.written(token)
        if self._page.tree.nest.drawn:
            bare = written.strip(_SIGNS)
            self._page.prose.add(token.start + written.index(bare), bare.translate(_NO_MARKUP))
            return
        place = token.start + len(written) - len(written.lstrip())
        content, shown = whole_line(written) or written.strip(_SIGNS), written.strip()
        where = self._source.where(place)
        understood = direction(content, where, shown=shown, strict=False)
        self._page.apply(token, understood or understand(content, where, shown=shown))

    def _spelt(self, token: Token) -> None:
        self._page.apply(token, spelt(self._page.written(token), self._source.where(token.start)))

    def _strokes(self, token: Token) -> None:
        where = self._source.where(token.start)
        self._page.apply(token, understand("short pause", where, shown=self._page.written(token)))

    def _curly(self, token: Token) -> None:
        take_curly(self._page, token)

    def _tag(self, token: Token) -> None:
        if self._pairs is None:
            self._pairs = ssml.pairs(self._source.text)
        take_tag(self._page, token, self._pairs)

    def _element(self, token: Token) -> None:
        take_element(self._page, token)

    def _alias(self, token: Token) -> None:
        take_alias(self._page, token)

    def _include(self, token: Token, name: str) -> None:
        try:
            text, inclusions = self._inclusions.take(name)
        except NotIncluded as problem:
            self._page.tell(token, "error", "include", f"cannot include '{shorten(name)}': {problem}")
            return
        child = open_source(name, text)
        if not is_text(child.text):
            message = f"cannot include '{shorten(name)}': this is not a text file"
            self._page.tell(token, "error", "include", message)
            return
        head = front_matter(child)
        found: list[Finding] = []
        if head.stop:
            message = "front matter of an included file is ignored; settings belong at the head of the main script"
            found.append(Finding("warning", "included-settings", message, child.where(0)))
        ledger = Ledger(child)
        nest = self._page.tree.nest
        if nest.drawn:
            inner, start = Body(child, ledger, inclusions, nest), head.stop
        else:
            native = as_native(child, head.stop, ledger)
            found += native.findings
            inner, start = Body(native.text, ledger.through(native.text), inclusions, nest), 0
        nodes, findings = inner.read(start)
        place = self._source.where(token.start)
        self._page.findings += [(place, finding) for finding in (*found, *findings)]
        self._page.variables += inner.variables
        for node in nodes:
            self._page.tree.add(node)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.where.line, finding.where.column


_TAKERS: dict[str, Callable[[Body, Token], None]] = {
    **dict.fromkeys(_LEFT_OUT, Body._leave_out),
    kinds.TEXT: Body._text,
    kinds.ESCAPE: Body._escape,
    kinds.ENTITY: Body._entity,
    kinds.SPACE: Body._space,
    kinds.NEWLINE: Body._newline,
    kinds.BLANK: Body._blank,
    kinds.RULE: Body._rule,
    kinds.HEADING: Body._start_heading,
    kinds.TITLE: Body._title,
    kinds.GUESSED: Body._title,
    kinds.BULLET: Body._line_mark,
    kinds.FENCE: Body._line_mark,
    kinds.MARKUP: Body._markup,
    kinds.CONTROL: Body._control,
    kinds.STRAY: Body._stray,
    kinds.UNCLOSED: Body._unclosed,
    kinds.SQUARE: Body._bracket,
    kinds.ROUND: Body._round,
    kinds.DIRECTION: Body._direction,
    kinds.SPELT: Body._spelt,
    kinds.STROKES: Body._strokes,
    kinds.CURLY: Body._curly,
    kinds.TAG: Body._tag,
    kinds.ELEMENT: Body._element,
    kinds.ALIAS: Body._alias,
}
