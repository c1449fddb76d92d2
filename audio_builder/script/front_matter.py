"""Front matter: settings between two `---` lines at the very start of a script.

YAML 1.2, but every value is the author's text: nothing is resolved to a number, a date or a truth value.  A list is
joined by commas.  Whatever YAML allows beyond names with plain values is a finding.
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

_FENCE = re.compile(r"---[^\S\n]*+(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[^\S\n]*+(?:\n|\Z)", re.MULTILINE)
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
    closed = _CLOSE.search(text, opened.end())
    if closed is not None and closed.start() == opened.end():
        return FrontMatter((), (), closed.end())
    if _ENTRY.match(text, opened.end()) is None:
        return FrontMatter((), (), 0)
    if closed is None:
        message = "front matter is opened by '---' and never closed; write another '---' line after the last setting"
        blank = _BLANK.search(text, opened.end())
        stop = len(text) if blank is None else blank.start() + 1
        return FrontMatter((), (Finding("error", "front-matter", message, source.where(0)),), stop)
    inner = text[opened.end() : closed.start()]
    meta, findings = _read(source, inner, opened.end())
    return FrontMatter(meta, findings, closed.end())


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
        name, words = str(key.value).strip(), _text(value)
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


def _broken(source: SourceText, problem: str, offset: int) -> Finding:
    where = source.where(min(offset, len(source.text)))
    return Finding("error", "front-matter", f"front matter cannot be read: {problem}; {_HINT}", where)
