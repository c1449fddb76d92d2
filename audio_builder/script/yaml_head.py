"""Front matter in YAML: every value is the author's text, and each name knows its place.

Nothing is resolved to a number, a date or a truth value; a list is joined by commas.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Collection

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from audio_builder.regex import regex
from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import SourceText

_COLON_IN_TEXT = regex(
    r"""^(?P<name>[^\W\d][\w .-]{0,60}+:[ \t]++)(?P<text>[^\W_][^\n#:]*+:[ \t][^\n#]*+)$""", re.MULTILINE
)
"""A plain value with a colon and a space in it (`title: Sleep: part two`), which YAML alone would refuse."""
_HINT = "put a value that holds ': ' or begins with a sign in quotes"


def yaml_entries(
    source: SourceText, start: int, stop: int, joins: Collection[str]
) -> tuple[tuple[Meta, ...], tuple[Finding, ...]]:
    """The settings in the characters [start, stop) of a source; `joins` are those whose value may be names."""
    inner = source.text[start:stop]
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
    return _entries(source, root, offset, joins)


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _quoted(entry: re.Match[str]) -> str:
    text = entry["text"].rstrip().replace("'", "''")
    return f"{entry['name']}'{text}'"


def _entries(
    source: SourceText, root: MappingNode, offset: Callable[[StreamMark], int], joins: Collection[str]
) -> tuple[tuple[Meta, ...], tuple[Finding, ...]]:
    meta: dict[str, Meta] = {}
    findings: list[Finding] = []
    for key, value in root.value:
        where = source.where(offset(key.start_mark))
        if not isinstance(key, ScalarNode):
            findings.append(Finding("error", "front-matter", "the name of a setting is plain text", where))
            continue
        name = str(key.value).strip()
        words = _pairs(value) if name in joins and isinstance(value, MappingNode) else _text(value)
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
