"""What a tag, or an element that is taken whole, does to a source that is being read."""

from __future__ import annotations

import html
import re

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Understood, shorten
from audio_builder.script.directions.understand import is_directive, understand, understand_break
from audio_builder.script.gathering import Gathering, Title
from audio_builder.script.lengths.durations import duration
from audio_builder.script.marks import ssml
from audio_builder.script.marks.asides import is_sure
from audio_builder.script.marks.say_as import is_way, said_as
from audio_builder.script.marks.tokens import Token
from audio_builder.script.nodes import Finding, Manner, Pause, Where
from audio_builder.script.tree import RULE
from audio_builder.units import Seconds

SECTION = Seconds(6)
"""The pause at a rule line, in seconds; by ear."""
_ALIAS = regex(r"\balias\s*=\s*([\"'])(.*?)\1", re.IGNORECASE | re.DOTALL)
_SUBSTITUTE = regex(r"\bsub\s*:\s*([\"']?)([^\"';\]]*)\1", re.IGNORECASE)
_SIGNS = regex(r"[\[\]{}<>*`\\]+")
_REASONS = {"title": "title", "del": "struck out", "strike": "struck out"}


def take_tag(page: Gathering, token: Token, pairs: dict[int, int]) -> None:
    """A single tag; `pairs` are the offsets of the starts and ends of `<prosody>`."""
    written = page.written(token)
    one = ssml.tag(written)
    row = ssml.element(one.name)
    if row is None or (row.does != ssml.BREAK and not one.closing and _is_directive(one, row)):
        _take_unknown(page, token, one)
        return
    if row.does == ssml.BREAK:
        if not one.closing:
            page.apply(token, _break(written, one, page.source.where(token.start)))
        return
    page.ledger.ignored(token.start, written, "tag")
    _do(page, token, one, row)
    if row.note and not one.closing and not (row.does == ssml.WHOLE and _wrapped(page, token, one, pairs)):
        page.leave_out(token, "note", f"<{one.name}> is left out: {row.note}")


def _break(written: str, one: ssml.Tag, where: Where) -> Understood:
    time = one.value("time").strip()
    try:
        duration(time.removeprefix("+") or "1s")
    except ValueError:
        message = f"'{shorten(written)}': '{shorten(time)}' is not a length of time"
        return Understood(None, (Finding("error", "bad-directive", message, where, '<break time="5s"/>'),))
    return understand_break(written, where)


def _do(page: Gathering, token: Token, one: ssml.Tag, row: ssml.Element) -> None:
    match row.does:
        case ssml.HEADING if not one.closing:
            page.open_heading(Title(token.start, int(one.name[-1]), until=one.name))
        case ssml.HEADING if page.heading is not None and page.heading.until:
            page.end_heading()
        case ssml.PARAGRAPH | ssml.SENTENCE if page.heading is None:
            page.flush()
            if row.does == ssml.PARAGRAPH:
                page.tree.blank(page.source.where(token.start))
        case ssml.LINE:
            page.prose.add(token.start, " ")
            if page.source.text[token.stop : token.stop + 8].lstrip()[:1].isupper():
                page.flush()
        case ssml.RULE:
            take_rule(page, token)
        case ssml.MARK if one.value("name") or one.value("mark"):
            name = one.value("name") or one.value("mark")
            page.leave_out(token, "note", f"the mark '{shorten(name)}' is a place for another program and is left out")


def take_rule(page: Gathering, token: Token) -> None:
    """The pause between two parts."""
    page.flush()
    page.tree.rule(Pause(SECTION, RULE, page.source.where(token.start)))


def take_element(page: Gathering, token: Token) -> None:
    """An element whose content is not for a listener."""
    written = page.written(token)
    name = ssml.tag(written[: written.find(">") + 1]).name
    if _REASONS.get(name) != "struck out":
        page.flush()
    reason = _REASONS.get(name, f"<{name}>")
    page.ledger.ignored(token.start, written, reason)
    page.leave_out(token, "note", f"what stands in <{name}> is not spoken")


def take_alias(page: Gathering, token: Token) -> None:
    """Words that are spoken as others: the others are spoken, and the words are silent."""
    written = page.written(token)
    if take_said_as(page, token):
        return
    pattern, start, stop = _ALIAS, written.find(">") + 1, written.rfind("<")
    if written.startswith("("):
        pattern, start, stop = _SUBSTITUTE, 1, written.find(")[")
    found = pattern.search(written)
    said = found[2] if found is not None else ""
    spoken = html.unescape(_SIGNS.sub(" ", said))
    page.prose.add(
        token.start + (found.start(2) if found is not None else 0), _SIGNS.sub(" ", spoken).replace("\n", " ")
    )
    inner = written[start:stop]
    page.ledger.silent(token.start + start, inner, f"spoken as '{shorten(spoken)}'")


def take_said_as(page: Gathering, token: Token) -> bool:
    """Words that are read in a certain way, such as letter by letter; whether a token is such words."""
    written = page.written(token)
    one = ssml.tag(written[: written.find(">") + 1])
    if one.name == "say-as":
        start, stop, way, form = (
            written.find(">") + 1,
            written.rfind("<"),
            one.value("interpret-as"),
            one.value("format"),
        )
    elif written.startswith("(") and is_way(way := written[written.find(")[") + 2 : -1]):
        start, stop, form = 1, written.find(")["), ""
    else:
        return False
    inner = html.unescape(written[start:stop])
    said = said_as(inner, way, form)
    if said is None:
        page.leave_out(token, "note", f"the way '{shorten(way)}' of saying is left out, its text is kept")
        said = said_as(inner, "text") or ""
    page.ledger.ignored(token.start, written[:start], "tag")
    page.ledger.ignored(token.start + stop, written[stop:], "tag")
    for n, sign in enumerate(said):
        page.prose.add(token.start + start + min(n, stop - start - 1), sign)
    return True


def _wrapped(page: Gathering, token: Token, one: ssml.Tag, pairs: dict[int, int]) -> bool:
    """Whether this tag is around a whole chapter or script; the voice then has its manners."""
    if one.closing or not page.is_fresh or token.start not in pairs:
        return one.closing
    close = pairs[token.start]
    directives = ssml.manners(one)
    if not directives or not ssml.wraps(page.source.text, close):
        return False
    where = page.source.where(token.start)
    meanings = [understand(words, where, shown=page.written(token)).meaning for words in directives]
    manners = tuple(meaning for meaning in meanings if isinstance(meaning, Manner))
    page.wrap(manners, close)
    return len(manners) == len(directives)


def _is_directive(one: ssml.Tag, row: ssml.Element) -> bool:
    """Whether a tag that has a row is a directive all the same: `<voice NAME>` is one, `<voice name="...">` is not."""
    return row.does == ssml.NOTHING and bool(one.rest) and not one.values and is_sure(f"{one.name} {one.rest}")


def _take_unknown(page: Gathering, token: Token, one: ssml.Tag) -> None:
    written = page.written(token)
    words = ssml.as_words(one)
    if not one.closing and (is_sure(words) or is_directive(words)):
        page.apply(token, understand(words, page.source.where(token.start), shown=written))
        return
    page.ledger.ignored(token.start, written, "tag")
    if not one.closing:
        page.leave_out(token, "warning", f"the tag <{shorten(one.name)}> is left out, its text is kept")
