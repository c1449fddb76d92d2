"""Front matter in TOML: every value is the author's text, and each name knows its place.

Strings are what they say; a number, a date or a truth value is as it is written; a list is joined by commas.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from audio_builder.regex import regex
from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import SourceText

_PLACE = regex(r"\(at line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)")
_NAME = regex(r"""^[ \t]*+(?P<name>"[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+=[ \t]*+(?P<value>[^\n]*+)""", re.MULTILINE)
_TABLE = regex(r"""^[ \t]*+\[++[ \t]*+(?P<name>[\w."'-]++)[ \t]*+\]""", re.MULTILINE)
_COMMENT = regex(r"[ \t]*+#.*+\Z")
_HINT = "write name = value, text in double quotes"


def toml_entries(
    source: SourceText, start: int, stop: int, joins: Collection[str]
) -> tuple[tuple[Meta, ...], tuple[Finding, ...]]:
    """The settings in the characters [start, stop) of a source; `joins` are those that may be a table."""
    inner = source.text[start:stop]
    try:
        tree = tomllib.loads(inner, parse_float=str)
    except tomllib.TOMLDecodeError as broken:
        message = f"front matter cannot be read: {_PLACE.sub('', str(broken)).strip().lower()}; {_HINT}"
        return (), (Finding("error", "front-matter", message, source.where(start + _offset(inner, str(broken)))),)
    except (RecursionError, ValueError, OverflowError) as broken:
        message = f"front matter cannot be read: {type(broken).__name__}; {_HINT}"
        return (), (Finding("error", "front-matter", message, source.where(start)),)
    places = _places(inner)
    meta: list[Meta] = []
    findings: list[Finding] = []
    for name, value in tree.items():
        at, written = places.get(name, (0, ""))
        words = _text(value, written, name in joins)
        where = source.where(start + at)
        if words is None:
            message = f'the value of \'{name}\' is nested; write plain text or a list such as ["one", "two"]'
            findings.append(Finding("error", "front-matter", message, where))
        else:
            meta.append(Meta(name, words, where))
    return tuple(meta), tuple(findings)


def _places(inner: str) -> dict[str, tuple[int, str]]:
    """Where each name stands, and what is written after it on its line; the first of a name counts."""
    places: dict[str, tuple[int, str]] = {}
    for found in _TABLE.finditer(inner):
        places.setdefault(found["name"].strip("\"'"), (found.start("name"), ""))
    first = _TABLE.search(inner)
    for found in _NAME.finditer(inner, 0, first.start() if first else len(inner)):
        places.setdefault(found["name"].strip("\"'"), (found.start("name"), found["value"]))
    return places


def _text(value: Any, written: str, joined: bool) -> str | None:
    """The author's text of a value; None when it is neither plain nor a list of plain values."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        plain = [_text(item, "", False) if not isinstance(item, list) else None for item in value]
        return None if None in plain else ", ".join(item for item in plain if item is not None)
    if isinstance(value, Mapping):
        pairs = [(name, _text(inner, "", False)) for name, inner in value.items()] if joined else []
        kept = [f"{name}={inner}" for name, inner in pairs if inner is not None and ";" not in f"{name}{inner}"]
        return "; ".join(kept) if joined and len(kept) == len(value) else None
    return _COMMENT.sub("", written).strip() or str(value).lower()


def _offset(inner: str, told: str) -> int:
    """The offset of the place that an error names; the end when it names none."""
    found = _PLACE.search(told)
    if found is None:
        return max(0, len(inner) - 1)
    lines = inner.split("\n")
    line = min(int(found["line"]), len(lines)) - 1
    return min(sum(len(one) + 1 for one in lines[:line]) + int(found["column"]) - 1, len(inner))
