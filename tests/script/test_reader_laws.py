"""Laws of the reader, tried on texts that no author would write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.nodes import EachSide, Heading, Node, Reading, Repeat, Say
from audio_builder.script.reader import read
from audio_builder.script.scan import scan

FRAGMENTS = [
    *"QXZJ 5.!?-#*_`~%|:()[]{}<>/\n\n",
    "\n\n",
    "%%",
    "<!--",
    "-->",
    "---",
    "🌙",
    "...",
    "# ",
    "- ",
    "1. ",
    "> ",
    "[pause 5s]",
    "(long pause)",
    "[pause ",
    "[repeat 3]",
    "[each side]",
    "[end]",
    "{side}",
    "[breathe 4-7-8",
    '<break time="2s"/>',
    "<p>",
    "```",
    "[include ",
    "key: ",
    "é",
]
MARKUP = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
ESCAPED = st.lists(st.sampled_from([*FRAGMENTS, "\\"]), max_size=30).map("".join)


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def spoken(nodes: Sequence[Node]) -> Iterator[str]:
    """Everything a listener would hear or see of these nodes, sides taken out."""
    for node in nodes:
        if isinstance(node, Say):
            yield node.text.replace("{side}", "").replace("{other side}", "")
        elif isinstance(node, Heading):
            yield node.title.replace("{side}", "")
        elif isinstance(node, Repeat | EachSide):
            yield from spoken(node.body)


def depth(nodes: Sequence[Node]) -> int:
    return max((1 + depth(node.body) for node in nodes if isinstance(node, Repeat | EachSide)), default=0)


@given(st.one_of(st.text(), ESCAPED))
def test_no_text_can_raise(text: str) -> None:
    read(text, source="a.txt", include=lambda name: text[::-1])


@given(MARKUP)
def test_markup_is_never_spoken(text: str) -> None:
    assert not set("".join(spoken(reading(text).script.nodes))) & set("[]<>{}*`")


@given(st.text(alphabet="Q pause5s:%-#*<>(){}!.é", max_size=20))
def test_what_is_in_square_brackets_is_never_spoken(content: str) -> None:
    said = " ".join(spoken(reading(f"Rest [{content}Q] now.").script.nodes))
    assert said == "Rest now."


@given(ESCAPED)
def test_no_word_is_lost_and_none_is_counted_twice(text: str) -> None:
    lines = text.removeprefix("\ufeff").split("\n")
    for use in reading(text).lines:
        told = use.spoken + use.silent + use.ignored
        assert {letter: told.count(letter) for letter in "QXZJé"} == {
            letter: lines[use.line - 1].count(letter) for letter in "QXZJé"
        }


@given(ESCAPED)
def test_there_is_one_line_use_for_every_line(text: str) -> None:
    lines = text.split("\n")
    assert [use.line for use in reading(text).lines] == list(range(1, len(lines) + (lines[-1] != "")))


@given(ESCAPED)
def test_what_the_lines_call_spoken_is_what_the_script_says(text: str) -> None:
    found = reading(text)
    said = "".join(spoken(found.script.nodes)).split()
    titles = "".join(node.title for node in found.script.nodes if isinstance(node, Heading))
    if not titles and "{" not in text:
        told = "".join("".join(use.spoken.split()) for use in found.lines)
        assert told == "".join(said)


@given(ESCAPED)
def test_every_finding_lies_in_the_source(text: str) -> None:
    lines = text.split("\n")
    for finding in reading(text).findings:
        assert 1 <= finding.where.line <= len(lines)
        assert 1 <= finding.where.column <= len(lines[finding.where.line - 1]) + 1


@given(st.lists(st.text(alphabet="aé🌙 .*_", max_size=12), min_size=1, max_size=6), st.data())
def test_a_mistake_is_told_at_its_exact_place(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[number])))
    lines[number] = lines[number][:column] + "[puase 2s]" + lines[number][column:]
    found = [f for f in reading("\n".join(lines)).findings if f.code == "unknown-directive"]
    assert [str(finding.where) for finding in found] == [f"a.txt:{number + 1}:{column + 1}"]


@given(ESCAPED)
def test_a_tree_is_never_deep(text: str) -> None:
    assert depth(reading("[repeat 2]" * 30 + text).script.nodes) <= 20


@given(st.one_of(st.text(), ESCAPED))
def test_tokens_tile_the_source(text: str) -> None:
    tokens = list(scan(text, 0))
    assert "".join(text[token.start : token.stop] for token in tokens) == text
    assert all(token.start < token.stop for token in tokens)


@pytest.mark.parametrize("line", ["word ", "a", "[", "# ", " ", "* ", "_", "(", "<a", '."', "\\", "1:", "-", "%", "{"])
def test_a_line_of_a_megabyte_is_read_in_steps_that_grow_with_its_length(line: str) -> None:
    """A pattern that were to try again from every character would need 10^12 steps here and never end."""
    text = line * (1_000_000 // len(line)) + "x"
    found = reading(text)
    assert len(found.lines) == 1
    assert len(found.findings) <= 3


@pytest.mark.parametrize("inside", ["1 ", "-", "4-", "x", "a ", "1:", "very ", "="])
def test_a_directive_of_thirty_kilobytes_is_read_or_refused(inside: str) -> None:
    for name in ("pause", "breathe", "repeat", "include", "end", "tense"):
        found = reading(f"Rest. [{name} {inside * (30_000 // len(inside))}]")
        assert all(len(str(finding)) < 400 for finding in found.findings)


def test_ten_thousand_lines_are_ten_thousand_line_uses() -> None:
    text = "Relax your *left* arm, and breathe (very softly).\n[pause 5s]\n[tense 4s]\n\n" * 2500
    found = reading(text)
    assert (len(found.lines), found.findings) == (10_000, ())
