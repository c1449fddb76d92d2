"""Tags: one table of what SSML and HTML elements do, and one reading of a tag.

A tag is never spoken.  What it holds is, but for the elements whose content is not for a listener.  Names are compared
without case; the namespaces of the great services stand in the table as they are written.
"""

from __future__ import annotations

import html
import re

from msgspec import Struct

from audio_builder.regex import regex

NOTHING, BREAK, LINE, SENTENCE, PARAGRAPH = "nothing", "break", "line", "sentence", "paragraph"
HEADING, RULE, SILENT, WHOLE, MARK = "heading", "rule", "silent", "whole", "mark"


class Element(Struct, frozen=True):
    """What becomes of an element."""

    does: str
    """nothing; break; line, sentence or paragraph (which it ends); heading; rule; mark (a named place);

    silent (its content is not spoken); whole (it counts only around a whole chapter or script)."""
    note: str = ""
    """What to tell of it; nothing for what no listener would miss."""


def _rows(names: str, element: Element) -> dict[str, Element]:
    return dict.fromkeys(names.split(), element)


ELEMENTS: dict[str, Element] = {
    **_rows(
        "speak span b i em strong u big small font a abbr cite q sup code kbd samp var time ins bdi bdo",
        Element(NOTHING),
    ),
    **_rows(
        "sub say-as emphasis w token details mark-up center nobr wbr label data dfn ruby rb lang", Element(NOTHING)
    ),
    **_rows(
        "p div section article main header footer aside nav blockquote pre address figure figcaption",
        Element(PARAGRAPH),
    ),
    **_rows("html body ul ol dl table tbody thead tfoot form fieldset summary par seq media", Element(PARAGRAPH)),
    **_rows("s sentence li dt dd tr td th caption option legend", Element(SENTENCE)),
    **_rows("br", Element(LINE)),
    **_rows("h1 h2 h3 h4 h5 h6", Element(HEADING)),
    **_rows("hr", Element(RULE)),
    **_rows("break", Element(BREAK)),
    **_rows("mark bookmark", Element(MARK)),
    **_rows(
        "head script style metadata meta desc title lexicon template noscript svg math iframe object", Element(SILENT)
    ),
    **_rows("select button textarea canvas video map", Element(SILENT)),
    **_rows("del strike", Element(SILENT)),
    **_rows("link base input img source track col embed area param lookup", Element(NOTHING)),
    **_rows("prosody", Element(WHOLE, "it changes the voice for a part only; its text is spoken as the rest is")),
    **_rows("voice", Element(NOTHING, "one voice speaks the session; its text is spoken by that")),
    **_rows(
        "phoneme",
        Element(NOTHING, "no voice here takes phonemes; its text is spoken, as the setting lexicon may respell it"),
    ),
    **_rows("audio", Element(NOTHING, "its sound is not played; the text in it is spoken")),
    **_rows(
        "amazon:effect amazon:auto-breaths amazon:domain amazon:emotion", Element(NOTHING, "an effect of one service")
    ),
    **_rows("amazon:breath", Element(NOTHING, "a breath sound of one service")),
    **_rows(
        "mstts:express-as mstts:prosody mstts:viseme mstts:ttsembedding", Element(NOTHING, "an effect of one service")
    ),
    **_rows("mstts:silence", Element(NOTHING, "it sets all pauses of one service; here that is the setting pauses")),
    **_rows("mstts:backgroundaudio", Element(NOTHING, "sounds under the voice are the setting background")),
    **_rows("mstts:audioduration", Element(NOTHING, "the length is the setting length")),
    **_rows("mstts:paralinguistic google:style", Element(NOTHING, "an effect of one service")),
}
"""Every element with a meaning here; any other is left out with a warning, its text kept."""

_NAME = regex(r"<(/?)\s*([A-Za-z][\w:.-]*)")
_ATTRIBUTE = regex(r"""([A-Za-z_][\w:.-]{0,60})\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")
_UNITS = {
    "msec": "ms",
    "ms": "ms",
    "milliseconds": "ms",
    "sec": "s",
    "s": "s",
    "seconds": "s",
    "minutes": "m",
    "min": "m",
}
_SOFT = frozenset(("soft", "x-soft", "silent"))
_CHANGE = regex(r"([+-])([0-9]{1,3})(?:\.[0-9]{1,3})?%")
_REST = regex(r"(?:\s++|</?+(?![hH][1-6])[A-Za-z][^<>]*+>){0,200}+")
_PAIRED = regex(r"<(/?)prosody\b[^<>]*>", re.IGNORECASE)


class Tag(Struct, frozen=True):
    """One tag as written."""

    name: str
    """In lower case, with its namespace."""
    closing: bool
    rest: str
    """What follows the name, without the signs at the end."""
    values: tuple[tuple[str, str], ...]
    """Names, in lower case, and values of its attributes, entities decoded."""

    def value(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        return dict(self.values).get(name, "")


def tag(written: str) -> Tag:
    """What a tag says.

    >>> tag("<Break TIME='2s'/>").value("time")
    '2s'
    """
    match = _NAME.match(written)
    if match is None:
        return Tag("", False, written.strip("<>"), ())
    rest = written[match.end() :].removesuffix(">").removesuffix("/").strip()
    pairs = ((one[1].lower(), html.unescape(one[2].strip("\"'"))) for one in _ATTRIBUTE.finditer(rest))
    return Tag(match[2].lower(), bool(match[1]), rest, tuple(pairs))


def element(name: str) -> Element | None:
    """The row of an element, by its name or by the name without its namespace."""
    return ELEMENTS.get(name) or ELEMENTS.get(name.rpartition(":")[2])


def as_words(one: Tag) -> str:
    """A tag as the directive it may be: `<pause 5>`, `<silence msec="500"/>`.

    >>> as_words(tag('<silence msec="500"/>'))
    'silence 500ms'
    """
    if not one.values:
        return f"{one.name} {one.rest}".strip()
    return " ".join((one.name, *(f"{value}{_UNITS.get(name, '')}" for name, value in one.values)))


def manners(one: Tag) -> tuple[str, ...]:
    """The directives that the rate and the volume of `<prosody>` come to.

    >>> manners(tag('<prosody rate="-15%" volume="soft">'))
    ('pace 85%', 'soft')
    """
    rate, volume = one.value("rate").strip().lower(), one.value("volume").strip().lower()
    change = _CHANGE.fullmatch(rate)
    if change is not None:
        rate = f"{100 + int(change[1] + change[2])}%"
    pace = (f"pace {rate}",) if rate not in ("", "medium", "default") else ()
    return (*pace, "soft") if volume in _SOFT or volume.startswith("-") else pace


def wraps(text: str, close: int) -> bool:
    """Whether nothing but tags follows the end tag at an offset before the next heading or the end of the text."""
    end = text.find(">", close) + 1
    rest = _REST.match(text, end)
    at = rest.end() if rest is not None else end
    return at >= len(text) or text[at] == "#" or text[at : at + 2].lower() == "<h"


def pairs(text: str) -> dict[int, int]:
    """Offsets of the start tags of `<prosody>` and of the end tags that belong to them."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for match in _PAIRED.finditer(text):
        if not match[1]:
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found
