"""Front matter: settings at the very start of a script, between two `---` lines (YAML) or two `+++` lines (TOML).

YAML may stand in a code fence instead.  Every value is the author's text: nothing is resolved to a number, a date or a
truth value.  A list is joined by commas, the names under `variables` and the words under `lexicon` are written
as one value.  Whatever else is nested
is a finding.
"""

from __future__ import annotations

import re

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import SourceText

_FENCE = regex(r"(?P<mark>---|\+\+\+|```(?=ya?ml\b|toml\b))(?P<language>ya?ml|toml)?[^\S\n]*+(?:\n|\Z)", re.IGNORECASE)
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[^\S\n]*+(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[^\S\n]*+(?:\n|\Z)", re.MULTILINE),
    "```": re.compile(r"^```[^\S\n]*+(?:\n|\Z)", re.MULTILINE),
}
_TOML_ENTRY = regex(r"""(?:\s*+(?:\#[^\n]*+\n)?+)*+(?:["']?[\w-]{1,60}["']?[ \t]*+=|\[)""")
_STEPS = regex(r"^\s*+-\s++[\w\"'-]{1,40}:\s", re.MULTILINE)
MAPPINGS = frozenset(("variables", "lexicon"))
"""The settings whose value may be names with values of their own."""
_ENTRY = regex(r"""(?:\s*+(?:\#[^\n]*+\n)?+)*+["']?[^\W\d][\w .-]{0,60}["']?[ \t]*+:(?:\s|\Z)""")
_BLANK = regex(r"\n[^\S\n]*+(?:\n|\Z)")


class FrontMatter(Struct, frozen=True):
    """The head of a script."""

    meta: tuple[Meta, ...]
    findings: tuple[Finding, ...]
    stop: int
    """Offset at which the script itself begins; 0 when there is no front matter."""


def front_matter(source: SourceText) -> FrontMatter:
    """The settings at the head of a source; none when it does not start with them."""
    text = source.text
    opened = _FENCE.match(text)
    if opened is None:
        return FrontMatter((), (), 0)
    mark = opened["mark"]
    closed = _CLOSE[mark].search(text, opened.end())
    if closed is not None and closed.start() == opened.end() and mark != "```":
        return FrontMatter((), (), closed.end())
    toml = mark == "+++" or (opened["language"] or "").lower() == "toml"
    if (_TOML_ENTRY if toml else _ENTRY).match(text, opened.end()) is None:
        return FrontMatter((), (), 0)
    if mark == "```" and (closed is None or not _is_head(text, opened.end(), closed)):
        return FrontMatter((), (), 0)
    if closed is None:
        message = (
            f"front matter is opened by '{mark}' and never closed; write another '{mark}' line after the last setting"
        )
        blank = _BLANK.search(text, opened.end())
        stop = len(text) if blank is None else blank.start() + 1
        return FrontMatter((), (Finding("error", "front-matter", message, source.where(0)),), stop)
    meta, findings = _entries(source, opened.end(), closed.start(), toml=toml)
    return FrontMatter(meta, findings, closed.end())


def _entries(source: SourceText, start: int, stop: int, *, toml: bool) -> tuple[tuple[Meta, ...], tuple[Finding, ...]]:
    """The settings in the characters [start, stop); only who has some needs a reader of TOML or YAML."""
    if toml:
        from audio_builder.script.toml_head import toml_entries

        return toml_entries(source, start, stop, MAPPINGS)
    from audio_builder.script.yaml_head import yaml_entries

    return yaml_entries(source, start, stop, MAPPINGS)


def _is_head(text: str, start: int, closed: re.Match[str]) -> bool:
    """Whether a fence at the start holds settings for the longer text after it."""
    inside = text[start : closed.start()]
    return _STEPS.search(inside) is None and len(text[closed.end() :].split()) > len(inside.split())
