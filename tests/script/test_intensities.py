"""Blocks for one intensity: what opens them, what they hold, and what a line is in the other."""

from __future__ import annotations

import pytest

from audio_builder.script.nodes import EachSide, Finding, Node, Phase, Repeat, Say, When
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str) -> Reading:
    return read(f"Begin.\n{text}\nStop here.", source="a.txt")


def between(text: str) -> tuple[Node, ...]:
    found = reading(text)
    assert [finding for finding in found.findings if finding.level == "error"] == []
    return found.script.nodes[1:-1]


def errors(text: str) -> list[Finding]:
    return [finding for finding in reading(text).findings if finding.level == "error"]


@pytest.mark.parametrize("ending", ["[end]", "[END]", "[end if]", "[end if gentle]", "[end gentle]", "[/if]"])
@pytest.mark.parametrize(
    "opening",
    [
        "[if gentle]",
        "[If Gentle]",
        "[if: gentle]",
        "[if intensity is gentle]",
        "[si suave]",
        "[si doux]",
        "[wenn sanft]",
        "[se dolce]",
    ],
)
def test_a_block_for_gentle_sessions_holds_its_body(opening: str, ending: str) -> None:
    (block,) = between(f"{opening}\nOnly picture it.\n[tense 3s]\n{ending}")
    assert isinstance(block, When)
    assert block.intensity == "gentle"
    assert [type(node) for node in block.body] == [Say, Phase]


def test_the_other_block_is_for_usual_sessions_and_may_stand_within_a_line() -> None:
    (block,) = between("[if usual] With half your strength. [end]")
    assert isinstance(block, When)
    assert (block.intensity, [type(node) for node in block.body]) == ("usual", [Say])


def test_it_stands_in_each_side_and_in_repeats_and_they_in_it() -> None:
    (outer,) = between(
        "[repeat 2]\n[each side]\n[if gentle]\nYour {side}.\n[repeat 3]\nSoftly.\n[end]\n[end]\n[end]\n[end]"
    )
    assert isinstance(outer, Repeat)
    (sides,) = outer.body
    assert isinstance(sides, EachSide)
    (block,) = sides.body
    assert isinstance(block, When)
    assert [type(node) for node in block.body] == [Say, Repeat]


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("[if gentel]", "[if gentle]"),
        ("[if usal]", "[if usual]"),
        ("[if easy]", "[if gentle]"),
        ("[if gentle and short]", "[if gentle]"),
        ("[if]", ""),
    ],
)
def test_a_condition_nobody_knows_is_an_error_and_still_finds_its_end(written: str, suggestion: str) -> None:
    (wrong,) = errors(f"{written}\nRest.\n[end]")
    assert (wrong.code, wrong.suggestion, str(wrong.where)) == ("unknown-condition", suggestion, "a.txt:2:1")


@pytest.mark.parametrize(
    "written", ["[if needed]", "[If you like, close your eyes]", "[if possible]", "[si quieres]", "[wenn möglich]"]
)
def test_what_people_write_to_each_other_stays_a_stage_direction(written: str) -> None:
    found = reading(f"{written}\nRest.")
    assert [finding.code for finding in found.findings] == ["stage-direction"]
    assert [type(node) for node in found.script.nodes] == [Say, Say, Say]


def test_there_is_no_else() -> None:
    (wrong,) = errors("[if usual]\nRest.\n[else]\nPicture it.\n[end]")
    assert (wrong.code, wrong.suggestion) == ("bad-directive", "[if gentle]")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[if gentle]\nRest.", "unclosed-block"),
        ("[if gentle]\n[if usual]\nRest.\n[end]\n[end]", "nesting"),
        ("[if gentle]\nRest.\n[end repeat]", "unmatched-end"),
        ("[if gentle]\nRest.\n[end]\n[end]", "unmatched-end"),
    ],
)
def test_a_block_out_of_place_is_told(text: str, code: str) -> None:
    assert [wrong.code for wrong in errors(text)] == [code]


def test_a_line_of_the_other_intensity_is_ignored_with_the_reason() -> None:
    found = reading("[if usual]\nPress *firmly*. [pause 3s]\n[end]\nRest. [if gentle] Picture it. [end]")
    usual, gentle = found.lines_at("usual"), found.lines_at("gentle")
    assert [use.spoken for use in usual] == ["Begin.", "", "Press firmly.", "", "Rest.", "Stop here."]
    assert [use.spoken for use in gentle] == ["Begin.", "", "", "", "Rest. Picture it.", "Stop here."]
    assert gentle[2].ignored == "Press firmly. (only usual); pause 3s (only usual)"
    assert usual[4].ignored == "Picture it. (only gentle)"
    assert {use.silent for use in gentle} == {"", "if usual", "end", "if gentle; end"}
    assert [use.spoken for use in found.lines] == [
        *("Begin.", "", "Press firmly.", "", "Rest. Picture it.", "Stop here.")
    ]


def test_lines_of_a_script_without_such_blocks_are_the_same_in_both() -> None:
    found = reading("Rest.")
    assert found.lines_at("gentle") is found.lines
    assert found.lines_by_intensity == ()
