"""Front matter: settings at the very start of a script, between two `---` lines (YAML) or two `+++` lines (TOML).

YAML may stand in a code fence instead.  Every value is the author's text: nothing is resolved to a number, a date or a
truth value.  A list is joined by commas, the names under `variables` are written as one value.  Whatever else is nested
is a finding.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import SourceText
from audio_builder.script.toml_head import toml_entries

_FENCE = re.compile(
    r"(?P<mark>---|\+\+\+|```(?=ya?ml\b|toml\b))(?P<language>ya?ml|toml)?[^\S\n]*+(?:\n|\Z)", re.IGNORECASE
)
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[^\S\n]*+(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[^\S\n]*+(?:\n|\Z)", re.MULTILINE),
    "```": re.compile(r"^```[^\S\n]*+(?:\n|\Z)", re.MULTILINE),
}
_TOML_ENTRY = re.compile(r"""(?:\s*+(?:\#[^\n]*+\n)?+)*+(?:["']?[\w-]{1,60}["']?[ \t]*+=|\[)""")
_STEPS = re.compile(r"^\s*+-\s++[\w\"'-]{1,40}:\s", re.MULTILINE)
VARIABLES = "variables"
"""The setting whose value may be names with values of their own."""
_ENTRY = re.compile(r"""(?:\s*+(?:\#[^\n]*+\n)?+)*+["']?[^\W\d][\w .-]{0,60}["']?[ \t]*+:(?:\s|\Z)""")
_COLON_IN_TEXT = re.compile(
    r"""^(?P<name>[^\W\d][\w .-]{0,60}+:[ \t]++)(?P<text>[^\W_][^\n#:]*+:[ \t][^\n#]*+)$""", re.MULTILINE
)
"""A plain value with a colon and a space in it (`title: Sleep: part two`), which YAML alone would refuse."""
_BLANK = re.compile(r"\n[^\S\n]*+(?:\n|\Z)")
_HINT = "put a value that holds ': ' or begins with a sign in quotes"


@dataclass(frozen=True, slots=True)
class FrontMatter:
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
    if toml:
        meta, findings = toml_entries(source, opened.end(), closed.start(), VARIABLES)
    else:
        meta, findings = _read(source, text[opened.end() : closed.start()], opened.end())
    return FrontMatter(meta, findings, closed.end())


def _is_head(text: str, start: int, closed: re.Match[str]) -> bool:
    """Whether a fence at the start holds settings for the longer text after it."""
    inside = text[start : closed.start()]
    return _STEPS.search(inside) is None and len(text[closed.end() :].split()) > len(inside.split())


def _read(source: SourceText, inner: str, start: int) -> tuple[tuple[Meta, ...], tuple[Finding, ...]]:
    """The entries of a YAML text that stands at an offset of the source."""
    quoted = _COLON_IN_TEXT.sub(_quoted, inner)
    written_lines, quoted_lines = _line_starts(inner), _line_starts(quoted)

    def offset(mark: StreamMark) -> int:
        """In the source, of a place in the quoted text: on the same line, and as far along it."""
        line = bisect_right(quoted_lines, mark.index) - 1
        return start + written_lines[line] + mark.index - quoted_lines[line]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            root = YAML(typ="safe", pure=True).compose(quoted)
    except MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        return (), (_broken(source, str(broken.problem), offset(mark) if mark else start),)
    except (YAMLError, ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        return (), (_broken(source, type(broken).__name__, start),)
    if root is None:
        return (), ()
    if not isinstance(root, MappingNode):
        return (), (_broken(source, "expected lines of the form name: value", start),)
    return _entries(source, root, offset)


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _quoted(entry: re.Match[str]) -> str:
    text = entry["text"].rstrip().replace("'", "''")
    return f"{entry['name']}'{text}'"


def _entries(
    source: SourceText, root: MappingNode, offset: Callable[[StreamMark], int]
) -> tuple[tuple[Meta, ...], tuple[Finding, ...]]:
    meta: dict[str, Meta] = {}
    findings: list[Finding] = []
    for key, value in root.value:
        where = source.where(offset(key.start_mark))
        if not isinstance(key, ScalarNode):
            findings.append(Finding("error", "front-matter", "the name of a setting is plain text", where))
            continue
        name = str(key.value).strip()
        words = _pairs(value) if name == VARIABLES and isinstance(value, MappingNode) else _text(value)
        if name in meta:
            message = f"'{name}' is set twice, first on line {meta[name].where.line}"
            findings.append(Finding("error", "front-matter", message, where))
        elif words is None:
            message = f"the value of '{name}' is nested; write plain text or a list such as [one, two]"
            findings.append(Finding("error", "front-matter", message, where))
        else:
            meta[name] = Meta(name, words, where)
    return tuple(meta.values()), tuple(findings)


def _text(value: Node) -> str | None:
    """The author's text of a value; None when it is neither plain nor a list of plain values."""
    if isinstance(value, ScalarNode):
        return str(value.value).strip()
    if isinstance(value, SequenceNode) and all(isinstance(item, ScalarNode) for item in value.value):
        return ", ".join(str(item.value).strip() for item in value.value)
    return None


def _pairs(value: MappingNode) -> str | None:
    """Names with plain values as one text: `name=Ana; place=the garden`; None when it cannot be written so."""
    pairs = [(str(name.value).strip(), _text(inner)) for name, inner in value.value if isinstance(name, ScalarNode)]
    if len(pairs) < len(value.value) or any(inner is None or ";" in f"{name}{inner}" for name, inner in pairs):
        return None
    return "; ".join(f"{name}={inner}" for name, inner in pairs)


def _broken(source: SourceText, problem: str, offset: int) -> Finding:
    where = source.where(min(offset, len(source.text)))
    return Finding("error", "front-matter", f"front matter cannot be read: {problem}; {_HINT}", where)
