"""Laws of the reader, tried on texts that no author would write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from audio_builder.script.marks.scan import scan
from audio_builder.script.marks.tokens import GUESSED, TITLE
from audio_builder.script.nodes import Block, EachSide, Heading, Node, Phase, Repeat, Say, Slot, When
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading

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
    "[if usual]",
    "[if gentle]\n",
    "[shuffle every 8s x3]\n",
    "[end]",
    "{side}",
    "[breathe 4-7-8",
    '<break time="2s"/>',
    "<p>",
    "```",
    "[include ",
    "key: ",
    "é",
    "\\[PAUSE:5]",
    "\\pau=500\\",
    "*pause 10 seconds*",
    "_(pausa)_",
    "（5 Sekunden Pause）",
    "【pause 5s】",
    "「",
    "」",
    "{name}",
    "{a|b}",
    "{Q|*X*|}",
    "{|",
    "PAUSE\n",
    "Pause 10 seconds\n",
    "--- pause 10s ---",
    "...5s",
    "|pause|",
    " // ",
    "<#0.5#>",
    "~~Q~~",
    "==X==",
    "++Z++",
    '<sub alias="Q">X</sub>',
    '(Q)[sub:"X"]',
    '(J)[rate:"slow"]',
    '#[voice:"x"]',
    "[Q](http://x.org/a_(b))",
    "![X](x.png)",
    "[^1]",
    "[ref]: http://x.org",
    "https://x.org/a?b=c",
    "a.b@c.org",
    "<!DOCTYPE x>",
    "<?xml?>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#123;",
    "<prosody rate='slow'>",
    "</prosody>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<script>",
    "<br/>",
    "**Body scan**\n\n",
    "\n\nTHE LEGS\n\n",
    "Title\n===\n",
    "[slot 5s: Q]",
    "[inhale 4s: X]",
    "- [ ] ",
    "Ruhe ",
    "Espera. ",
    "Inspirez ",
]
FILL = re.compile(r"(?<!\\)\{[^{}\\\[\]<>*`]{0,400}\}")
SPOKEN_AS = re.compile(r"\((?:spoken as|column) '[^']*'\)")
"""Reasons that quote the source."""
LITERAL = re.compile(r"\\[{}]")
TEMPLATES = [
    "W",
    " W W.",
    "\nW\n",
    "\n\nW.\n\n",
    "W, W! ",
    "*W* ",
    "**W W** ",
    "_W_ ",
    "`W` ",
    "~~W~~ ",
    "==W== ",
    "++W++ ",
    "(W) ",
    "(W W.) ",
    "\n(W)\n",
    "(pause W) ",
    "（W）",
    "「W」",
    "[W] ",
    "【W】",
    "[pause 5s, W] ",
    "[pause\nW] ",
    "[slot 5s: W W]",
    "[inhale 4s: W] ",
    "{W} ",
    "{W|W|*W*} ",
    "{W W W W, W} ",
    "{W",
    "[W",
    "W] ",
    "<W> ",
    "<p>W</p> ",
    "<p title='W'>",
    "<sub alias='W W'>W</sub> ",
    "(W)[sub:'W'] ",
    "(W)[rate:'slow'] ",
    "<title>W</title> ",
    "<script>W\nW</script> ",
    "<!-- W\nW --> ",
    "<![CDATA[W]]> ",
    "<?W?> ",
    "<prosody rate='slow'>W</prosody> ",
    "<h2>W\nW</h2> ",
    "<mark name='W'/> ",
    "&amp;W; ",
    "[W](http://x.org/W) ",
    "[W][W] ",
    "![W](W.png) ",
    "[^W] ",
    "\n[W]: http://x.org/W\n",
    "https://x.org/W?W=W ",
    "W@x.org ",
    "\n# W W\n",
    "\n## W #\n",
    "\nW W\n=====\n",
    "\n\nPART W\n\n",
    "\n=== W ===\n",
    "\n- W\n",
    "\n- [ ] W\n",
    "\n1. W\n",
    "\n> W\n",
    "\n: W\n",
    "\n// W\n",
    "W // W ",
    "W -- W -- ",
    "|W| ",
    "W...5s W ",
    "\n%% W\n",
    "\\[W\\] ",
    "\\W ",
    "\\pau=W\\ ",
    "#[W] ",
    "$[W] ",
    "\n[repeat 2]\n",
    "\n[end]\n",
    "\n[each side]\n",
    "\n[if usual]\n",
    "[if gentle]",
    "\n[shuffle every 8s x3]\nW\nW W\n[end]\n",
    "\n[shuffle every 8s for 1m]\n",
    "\nPAUSE\n",
]
"""Ways to write a word; each W becomes a word of its own."""


def worded(templates: Sequence[str]) -> str:
    """The templates in a row, every W a word that no other is part of."""
    pieces = re.split("(W)", "".join(templates))
    pieces[1::2] = [f"qz{number}zq" for number in range(len(pieces) // 2)]
    return "".join(pieces)


WORDED = st.lists(st.sampled_from(TEMPLATES), max_size=12).map(worded)
SCRIPTS = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[2].glob("scripts/*/*.txt"))]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A built-in script, cut short, with parts moved, doubled and spoilt."""
    text = draw(st.sampled_from(SCRIPTS))
    start = draw(st.integers(0, len(text)))
    text = text[start : start + 600]
    for _ in range(draw(st.integers(1, 6))):
        one, two = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        change = draw(st.sampled_from(("cut", "double", "spoil")))
        middle = {"cut": "", "double": text[one:two] * 2, "spoil": draw(st.sampled_from(FRAGMENTS)) + text[one:two]}
        text = text[:one] + middle[change] + text[two:]
    return text


MARKUP = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
ESCAPED = st.lists(st.sampled_from([*FRAGMENTS, "\\"]), max_size=30).map("".join)


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def texts(nodes: Sequence[Node], *, titles: bool = True) -> Iterator[str]:
    """Everything a listener would hear or see of these nodes, as it stands in them."""
    for node in nodes:
        match node:
            case Heading(title=text):
                yield text * titles
            case Say(text=text) | Phase(text=text) | Slot(text=text):
                yield text
            case _ if isinstance(node, Block):
                yield from texts(node.body, titles=titles)


def spoken(nodes: Sequence[Node]) -> Iterator[str]:
    """The same with what is filled in taken out, and brackets that are meant as such."""
    for text in texts(nodes):
        while (filled := FILL.sub("", text)) != text:
            text = filled
        yield LITERAL.sub("", text)


def done(nodes: Sequence[Node], intensity: str) -> Iterator[Node]:
    """The nodes of a session of this intensity, blocks left as they are but for those of the other."""
    for node in nodes:
        match node:
            case When(only, body):
                yield from done(body, intensity) if only == intensity else ()
            case Repeat(body=body) | EachSide(body=body):
                yield replace(node, body=tuple(done(body, intensity)))
            case _:
                yield node


def depth(nodes: Sequence[Node]) -> int:
    return max((1 + depth(node.body) for node in nodes if isinstance(node, Block)), default=0)


@given(st.one_of(st.text(), ESCAPED, mutated(), st.binary().map(lambda raw: raw.decode("latin-1"))))
def test_no_text_can_raise(text: str) -> None:
    read(text, source="a.txt", include=lambda name: text[::-1])


@given(st.one_of(MARKUP, WORDED, mutated()))
def test_markup_is_never_spoken(text: str) -> None:
    text = text.replace("\\", "")
    assert not set("".join(spoken(reading(text).script.nodes))) & set("[]<>{}*`")


@given(st.text(alphabet="Q pause5s:%-#*<>(){}!.é", max_size=20))
def test_what_is_in_square_brackets_is_never_spoken(content: str) -> None:
    said = " ".join(spoken(reading(f"Rest [{content}Q] now.").script.nodes))
    assert said == "Rest now."


@given(ESCAPED)
def test_no_word_is_lost_and_none_is_counted_twice(text: str) -> None:
    lines = text.removeprefix("\ufeff").split("\n")
    for use in reading(text).lines:
        told = SPOKEN_AS.sub("", f"{use.spoken} {use.silent} {use.ignored}")
        assert {letter: told.count(letter) for letter in "QXZé"} == {
            letter: lines[use.line - 1].count(letter) for letter in "QXZé"
        }


@given(WORDED)
def test_every_word_is_told_once_and_on_its_own_line(text: str) -> None:
    lines = [re.findall(r"qz\d+zq", line) for line in text.split("\n")]
    for use in reading(text).lines:
        told = SPOKEN_AS.sub("", f"{use.spoken} {use.silent} {use.ignored}")
        assert sorted(re.findall(r"qz\d+zq", told)) == sorted(lines[use.line - 1])


def test_the_signs_of_markup_within_a_step_are_not_among_the_words_it_says() -> None:
    (line,) = reading("{[inhale 4s: *Breathe* `in` ~~now~~}").lines
    assert line.spoken == "Breathe in now"


@given(st.one_of(ESCAPED, WORDED, mutated()), st.sampled_from(["usual", "gentle"]))
def test_what_the_lines_of_an_intensity_call_spoken_is_what_its_session_says(text: str, intensity: str) -> None:
    found = reading(text)
    said = "".join("".join(heard.split()) for heard in texts(done(found.script.nodes, intensity), titles=False))
    assert "".join("".join(use.spoken.split()) for use in found.lines_at(intensity)) == said


@given(WORDED, st.sampled_from(["usual", "gentle"]))
def test_every_word_is_told_once_and_on_its_own_line_in_each_intensity(text: str, intensity: str) -> None:
    lines = [re.findall(r"qz\d+zq", line) for line in text.split("\n")]
    for use in reading(text).lines_at(intensity):
        told = SPOKEN_AS.sub("", f"{use.spoken} {use.silent} {use.ignored}")
        assert sorted(re.findall(r"qz\d+zq", told)) == sorted(lines[use.line - 1])


@given(ESCAPED)
def test_there_is_one_line_use_for_every_line(text: str) -> None:
    lines = text.split("\n")
    assert [use.line for use in reading(text).lines] == list(range(1, len(lines) + (lines[-1] != "")))


@given(st.one_of(ESCAPED, WORDED, mutated()))
def test_what_the_lines_call_spoken_is_what_the_script_says(text: str) -> None:
    found = reading(text)
    said = "".join("".join(heard.split()) for heard in texts(found.script.nodes, titles=False))
    assert "".join("".join(use.spoken.split()) for use in found.lines) == said


@given(st.one_of(ESCAPED, WORDED, mutated()))
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
    assert all(token.start < token.stop or token.kind in (TITLE, GUESSED) for token in tokens)


@pytest.mark.parametrize("line", ["word ", "a", "[", "# ", " ", "* ", "_", "(", "<a", '."', "\\", "1:", "-", "%", "{"])
def test_a_line_of_a_megabyte_is_read_in_steps_that_grow_with_its_length(line: str) -> None:
    """A pattern that were to try again from every character would need 10^12 steps here and never end."""
    text = line * (1_000_000 // len(line)) + "x"
    found = reading(text)
    assert len(found.lines) == 1
    assert len(found.findings) <= 3


HOSTILE = (
    "（ 「 【 [[ [^ ![ ]( (( (a (a) {a| {{ {a} {a/ <a=' <![CDATA[ <? <!-- <!DOCTYPE <sub\xa0alias='x'> <script> "
    "<prosody> <h1> <p> & &a &#1 *a **a _a `a ~~a ~a |a +a == ... ...5 -- --a –a // www. a@ a. x:// \\a= \\[ "
    "#[ $[ (a)[ ***\xa0 [a](b [a][ [a]: \n[a]:\xa0/ \n#\xa0 \n(a \n*a \n--a\xa0 \n1.\xa0 \n>\xa0 \nA\n\n "
    "\nA\n=\n \na\nB <a\xa0b=' <a\xa0b='<a"
).split(" ")


@pytest.mark.parametrize("opening", HOSTILE)
def test_what_is_opened_and_never_closed_is_read_in_steps_that_grow_with_its_length(opening: str) -> None:
    text = opening.replace("\xa0", " ") * (100_000 // len(opening)) + "x"
    assert len(reading(text).lines) == text.count("\n") + 1


@pytest.mark.parametrize("inside", ["1 ", "-", "4-", "x", "a ", "1:", "very ", "="])
def test_a_directive_of_thirty_kilobytes_is_read_or_refused(inside: str) -> None:
    for name in ("pause", "breathe", "repeat", "include", "end", "tense"):
        found = reading(f"Rest. [{name} {inside * (30_000 // len(inside))}]")
        assert all(len(str(finding)) < 400 for finding in found.findings)


def test_ten_thousand_lines_are_ten_thousand_line_uses() -> None:
    text = "Relax your *left* arm, and breathe (very softly).\n[pause 5s]\n[tense 4s]\n\n" * 2500
    found = reading(text)
    assert (len(found.lines), found.findings) == (10_000, ())
