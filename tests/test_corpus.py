"""Scripts of every kind and language, each with the table of what it says and does, worked out by hand.

A row is `line:column kind value`; what is inside a block stands two spaces deeper.  Seconds are decimal.  Rests between
paragraphs are left out of the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from audio_builder.script.nodes import (
    Block,
    Breathe,
    EachSide,
    Heading,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Repeat,
    Ring,
    Say,
    Shuffle,
    Until,
    When,
)
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading

FILES = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
BREATHS = {"inhale": "in", "hold": "hold", "exhale": "out"}


def what(node: Node) -> str:
    match node:
        case Heading(title=title):
            return f"heading {title}"
        case Say(text=text):
            return f"say {text}"
        case Pause(seconds=seconds):
            return f"pause {float(seconds):g}"
        case Until(seconds=seconds):
            return f"until {float(seconds):g}"
        case Phase(phase=phase, seconds=seconds):
            return f"{phase} {float(seconds):g}"
        case Ring(name=name):
            return f"ring {name}"
        case Breathe(pattern=pattern, rounds=rounds):
            counts = " ".join(f"{BREATHS[one.phase]} {float(one.seconds):g}" for one in pattern)
            return f"breathe {counts} x{rounds}"
        case Repeat(count=count):
            return f"repeat {count}"
        case EachSide():
            return "each side"
        case When(intensity=intensity):
            return f"if {intensity}"
        case Shuffle(every=every, count=count):
            return f"shuffle {float(every):g} x{count}"
        case _:
            return type(node).__name__


def rows(nodes: Sequence[Node], depth: int = 0) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ParagraphBreak):
            continue
        yield f"{'  ' * depth}{node.where.line}:{node.where.column} {what(node)}"
        if isinstance(node, Block):
            yield from rows(node.body, depth + 1)


def table(reading: Reading) -> list[str]:
    found = [f"finding {one.where.line}:{one.where.column} {one.level} {one.code}" for one in reading.findings]
    meta = [f"meta {one.name}: {one.value}" for one in reading.script.meta]
    return [f"form {reading.form}", *meta, *rows(reading.script.nodes), *found]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_script_of_any_kind_becomes_its_nodes(path: Path) -> None:
    expected = path.with_suffix(".nodes").read_text("utf-8").splitlines()
    assert table(read(path.read_text("utf-8"), source=path.name)) == expected


def test_there_is_a_script_for_every_kind_and_language() -> None:
    assert len(FILES) >= 25
