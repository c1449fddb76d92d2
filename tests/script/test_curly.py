"""Curly brackets: names and choices stay in the text, everything else is told."""

from __future__ import annotations

import pytest

from audio_builder.script.nodes import EachSide, Node, Phase, Say, Slot
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def said(nodes: tuple[Node, ...]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, EachSide):
            found += said(node.body)
        elif isinstance(node, Say | Phase | Slot):
            found.append(node.text)
    return found


KEPT = {
    "Hello { Name }, rest.": ["Hello {Name}, rest."],
    "Hello {your name}.": ["Hello {your name}."],
    "Hello {{Name}}, and {{ name }}.": ["Hello {Name}, and {name}."],
    "Hello ${name}.": ["Hello {name}."],
    "Rest. {{pause 5s}} Sleep.": ["Rest.", "Sleep."],
    "Now {relax|soften|let  go}.": ["Now {relax|soften|let go}."],
    "Now {*relax*|**soften**|`let go`}.": ["Now {relax|soften|let go}."],
    "Breathe {softly |}now.": ["Breathe {softly |}now."],
    "Now {rest|\nsleep} well.": ["Now {rest| sleep} well."],
    "{Rest. Sleep.|Stay.} Then go.": ["{Rest. Sleep.|Stay.}", "Then go."],
    "Now {rest, {name}|sleep}.": ["Now {rest, {name}|sleep}."],
    "[each side] Your {side|own} leg. [end]": ["Your {side|own} leg."],
    "[each side] Dein {linkes/rechtes} Bein. [end]": ["Dein {linkes/rechtes} Bein."],
    "[each side] {Side} leg. {SIDE} leg. [end]": ["{Side} leg.", "{side} leg."],
    "A \\{brace\\} and a \\\\.": ["A \\{brace\\} and a \\."],
    "A \\\\{name}.": ["A {name}."],
    "&#123;name&#125; rest": ["\\{name\\} rest"],
    "[inhale 4s: {in|\nslowly in}]": ["{in| slowly in}"],
    "[slot 5s: rest, {my *friend*|{name}}]": ["rest, {my friend|{name}}"],
}


@pytest.mark.parametrize(("text", "expected"), KEPT.items())
def test_a_fill_stays_in_the_text_without_its_markup(text: str, expected: list[str]) -> None:
    assert said(reading(text).script.nodes) == expected
    assert [finding for finding in reading(text).findings if finding.level == "error"] == []


def test_every_variable_is_known_with_its_place() -> None:
    found = reading("# The {part}\nHello {Name}, {rest|{mood}}.\n[slot 5s: and {name}]").script.variables
    assert [(one.name, str(one.where)) for one in found] == [
        ("part", "a.txt:1:7"),
        ("name", "a.txt:2:7"),
        ("mood", "a.txt:2:15"),
        ("name", "a.txt:3:1"),
    ]


def test_variables_of_an_included_file_are_known() -> None:
    found = read("{one}\n[include b.txt]\n{two}", source="a.txt", include=lambda name: "{three}")
    assert [(one.name, str(one.where)) for one in found.script.variables] == [
        ("one", "a.txt:1:1"),
        ("three", "b.txt:1:1"),
        ("two", "a.txt:3:1"),
    ]


def test_words_in_a_choice_are_entered_as_spoken() -> None:
    (line,) = reading("Now {relax|*soften*} well.").lines
    assert (line.spoken, line.silent, line.ignored) == ("Now {relax|soften} well.", "", "")


WRONG = {
    "Rest {side}.": ("error", "side-outside", 6),
    "Rest {linke/rechte}.": ("error", "side-outside", 6),
    "Rest {your {side} leg|now}.": ("error", "side-outside", 6),
    "[each side] {sied} [end]": ("error", "unknown-variable", 13),
    "Rest {one, two and three}.": ("warning", "curly-brackets", 6),
    "Rest {}.": ("warning", "curly-brackets", 6),
    "Rest {a|[pause 5s]}.": ("warning", "directive-in-choice", 6),
    "Rest {a|b": ("error", "unclosed-bracket", 6),
    "Rest a}": ("error", "unmatched-bracket", 7),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_is_no_fill_is_told_with_its_place(text: str, expected: tuple[str, str, int]) -> None:
    finding = reading(text).findings[0]
    assert (finding.level, finding.code, finding.where.column) == expected


def test_a_slip_in_a_side_is_an_error_with_a_suggestion() -> None:
    (finding,) = (one for one in reading("[each side] Your {othr side}. [end]").findings if one.level == "error")
    assert str(finding) == "a.txt:1:18: unknown variable '{othr side}'; did you mean {other side}?"
