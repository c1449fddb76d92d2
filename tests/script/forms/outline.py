"""What a text says and does, in short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audio_builder.script.nodes import (
    Block,
    EachSide,
    Heading,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Repeat,
    Ring,
    Say,
    Until,
)
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str, form: str | None = None) -> Reading:
    return read(text, source="a", form=form)


def said(text: str) -> list[str]:
    return [node.text for node in walk(reading(text).script.nodes) if isinstance(node, Say)]


def outline(text: str, form: str | None = None) -> list[str]:
    """Every node but the breaks between paragraphs, blocks opened up: `pause 5`, `# Title`, the words that are said."""
    return [row for node in walk(reading(text, form).script.nodes) if (row := _row(node))]


def codes(text: str) -> list[str]:
    return [finding.code for finding in reading(text).findings]


def reasons(text: str) -> str:
    return "; ".join(f"{use.silent}; {use.ignored}" for use in reading(text).lines)


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Block):
            yield from walk(node.body)


def _row(node: Node) -> str:
    match node:
        case Say(text=text):
            return text
        case Heading(title=title):
            return f"# {title}"
        case Pause(seconds=seconds):
            return f"pause {float(seconds):g}"
        case Until(seconds=seconds):
            return f"at {float(seconds):g}"
        case Phase(phase=phase, seconds=seconds):
            return f"{phase} {float(seconds):g}"
        case Ring(name=name):
            return name
        case Repeat(count=count):
            return f"repeat {count}"
        case EachSide():
            return "each side"
        case ParagraphBreak():
            return ""
        case _:
            return type(node).__name__.lower()
