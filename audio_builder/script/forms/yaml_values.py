"""The values of YAML, read by its own composer, so that every value knows its place; they are the author's text.

Where it breaks an error says so with its place.
"""

from __future__ import annotations

import re
import warnings

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from audio_builder.script.forms.draft import Draft, Part, Words
from audio_builder.script.forms.form import Passage, Translated
from audio_builder.script.forms.literals import tokens
from audio_builder.script.forms.records import write_values
from audio_builder.script.forms.tree import DEEPEST, Listing, Record, Scalar, Value


def translated(passage: Passage) -> Translated:
    """Steps in YAML as native markup."""
    draft = Draft(passage, "field names")
    values: list[Value] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for root in YAML(typ="safe", pure=True).compose_all(passage.text):
                values += [_value(passage, root, 0)]
    except MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        _report(draft, str(broken.problem), passage.start + mark.index if mark else passage.start)
    except (YAMLError, ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        _report(draft, str(broken) or type(broken).__name__, passage.start)
    write_values(draft, values)
    return draft.finish()


def _report(draft: Draft, problem: str, at: int) -> None:
    message = f"this YAML breaks here: {' '.join(problem.split())[:80]}; what follows is not read"
    draft.report("error", "broken-yaml", message, min(at, draft.passage.stop))


def _value(passage: Passage, node: Node, depth: int) -> Value:
    """A node as a value.  Raises ValueError when it is too deep; an alias counts as the value it names."""
    if depth > DEEPEST:
        raise ValueError(f"values nest at most {DEEPEST} deep")
    start = passage.start + node.start_mark.index
    if isinstance(node, MappingNode):
        entries = tuple(
            (_scalar(passage, key).words, _value(passage, inner, depth + 1))
            for key, inner in node.value
            if isinstance(key, ScalarNode)
        )
        return Record(entries, start)
    if isinstance(node, SequenceNode):
        return Listing(tuple(_value(passage, item, depth + 1) for item in node.value), start)
    if not isinstance(node, ScalarNode):
        raise ValueError("this is neither a text nor a list nor names with values")
    return _scalar(passage, node)


def _scalar(passage: Passage, node: ScalarNode) -> Scalar:
    """A scalar with the place of each of its lines: plain and block ones are in the source as they are meant."""
    text, start, stop = passage.source.text, passage.start + node.start_mark.index, passage.start + node.end_mark.index
    quoted = node.style in ("'", '"', "|", ">")
    if node.style == '"' and "\n" not in text[start:stop]:
        token = next(tokens(text, start, stop))
        return Scalar(token.words or Words((), start, stop), quoted)
    parts: list[Part] = []
    at = start
    for term in re.findall(r"\s+|\S+", str(node.value)):
        found = at if text.startswith(term, at, stop) else -1 if term.isspace() else text.find(term, at, stop)
        if found < 0:
            parts.append(Part(term, at, at))
        else:
            last = (
                parts.pop() if parts and parts[-1].stop == found and parts[-1].start < found else Part("", found, found)
            )
            parts.append(Part(last.text + term, last.start, found + len(term)))
            at = found + len(term)
    return Scalar(Words(tuple(parts), start, stop), quoted)
