"""Curly brackets in a source: a side, a choice, a directive, a variable; what is none of these stays silent."""

from __future__ import annotations

from audio_builder.script.directions.calls import shorten
from audio_builder.script.directions.understand import SIDES, direction, is_directive, understand
from audio_builder.script.fills import LONGEST, MOST_NAME_WORDS, kept, near_side, parts, variable
from audio_builder.script.gathering import Gathering
from audio_builder.script.marks.asides import is_sure
from audio_builder.script.marks.tokens import Token
from audio_builder.script.nodes import Variable


def take_curly(page: Gathering, token: Token) -> None:
    """Gathers a fill, or does what a directive says."""
    token = _single(page, token)
    written = page.written(token)
    content = written[1:-1]
    where = page.source.where(token.start)
    name = variable(content)
    if name in SIDES:
        _take_side(page, token, name)
    elif ("|" in content or "{" in content) and len(content) <= LONGEST:
        _take_choice(page, token)
    elif is_sure(content) or is_directive(content):
        page.apply(token, understand(content, where, shown=written))
    elif "/" in content and not content.startswith("/") and len(content.split()) <= MOST_NAME_WORDS:
        _take_side(page, token, content.strip())
    elif name:
        _take_variable(page, token, name)
    elif (understood := direction(content, where, shown=written, strict=False)) is not None:
        page.apply(token, understood)
    else:
        page.ledger.ignored(token.start, written, "no name and no choice")
        message = (
            f"'{shorten(written)}' is no name and no choice and stays silent; write \\{{ and \\}} to have it spoken"
        )
        page.tell(token, "warning", "curly-brackets", message)


def _single(page: Gathering, token: Token) -> Token:
    """The inner brackets of doubled ones, as templates have them: `{{name}}`."""
    written = page.written(token)
    bare = written[1:-1].strip()
    if not (bare.startswith("{") and bare.endswith("}") and "{" not in bare[1:]):
        return token
    start = token.start + written.index("{", 1)
    return Token(token.kind, start, start + len(bare))


def _take_side(page: Gathering, token: Token, side: str) -> None:
    written = page.written(token)
    if page.tree.nest.sided:
        page.prose.add(token.start, f"{{{side}}}" if "/" in side else kept(written[1:-1], side))
        return
    page.ledger.ignored(token.start, written, "error")
    message = f"'{shorten(written)}' has a meaning only between [each side] and its [end]"
    page.tell(token, "error", "side-outside", message)


def _take_variable(page: Gathering, token: Token, name: str) -> None:
    near = near_side(name) if page.tree.nest.sided else ""
    if not near:
        page.prose.add(token.start, kept(page.written(token)[1:-1], name))
        page.variables.append(Variable(name, page.source.where(token.start)))
        return
    written = page.written(token)
    page.ledger.ignored(token.start, written, "error")
    page.tell(token, "error", "unknown-variable", f"unknown variable '{shorten(written)}'", f"{{{near}}}")


def _take_choice(page: Gathering, token: Token) -> None:
    """Keeps a choice as it is written, less its markup; a directive in it stays silent."""
    inner = page.written(token)[1:-1]
    page.prose.add(token.start, "{")
    for part in parts(inner):
        offset = token.start + 1 + part.offset
        if part.spoken:
            page.prose.add(offset, part.text.replace("\n", " "))
        else:
            page.ledger.ignored(offset, part.text, "directive in a choice")
            message = f"'{shorten(part.text)}' stands in a choice and stays silent; only words can be chosen"
            page.tell(token, "warning", "directive-in-choice", message)
    page.prose.add(token.stop - 1, "}")
    page.take_fills(inner, page.source.where(token.start))
