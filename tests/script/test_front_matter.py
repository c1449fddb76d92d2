"""Settings at the head of a script come out as their author typed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.nodes import Meta, Say, Where
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def settings(text: str) -> dict[str, str]:
    return {meta.name: meta.value for meta in read(f"---\n{text}\n---\nRest.", source="a.txt").script.meta}


def problems(text: str) -> list[str]:
    return [str(finding) for finding in read(text, source="a.txt").findings if finding.level == "error"]


def said(reading: Reading) -> list[str]:
    return [node.text for node in reading.script.nodes if isinstance(node, Say)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Soft legs before sleep", "Soft legs before sleep"),
        ("4:7:8", "4:7:8"),
        ("4-7-8", "4-7-8"),
        ("no", "no"),
        ("yes", "yes"),
        ("null", "null"),
        ("", ""),
        ("2024-01-05", "2024-01-05"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("007", "007"),
        ("20m", "20m"),
        ("-24", "-24"),
        ('"Legs: soft"', "Legs: soft"),
        ("'it''s'", "it's"),
        ("calm # a note", "calm"),
        ("[brown-noise -24dB, pad A2 -30dB]", "brown-noise -24dB, pad A2 -30dB"),
        ("[no, 1.50]", "no, 1.50"),
        ("\n  - one\n  - two", "one, two"),
        ("|\n  one\n  two", "one\ntwo"),
    ],
)
def test_a_value_is_the_authors_text(written: str, value: str) -> None:
    assert settings(f"name: {written}") == {"name": value}


def test_a_setting_knows_its_place() -> None:
    reading = read("\ufeff---\r\ntitle: A\r\n\r\n  # note\r\nvoice: b\r\n---\r\nRest.\r\n", source="a.txt")
    assert reading.script.meta == (
        Meta("title", "A", Where("a.txt", 2, 1)),
        Meta("voice", "b", Where("a.txt", 5, 1)),
    )
    assert reading.script.nodes == (Say("Rest.", Where("a.txt", 7, 1)),)
    assert reading.findings == ()


def test_settings_are_silent() -> None:
    lines = read("---\ntitle: A\n---\nRest.", source="a.txt").lines
    assert [(use.spoken, use.silent) for use in lines] == [
        ("", ""),
        ("", "title: A (front matter)"),
        ("", ""),
        ("Rest.", ""),
    ]


@pytest.mark.parametrize("title", ["Legs: soft", "Sleep: part two: it's late", "A: 'b'", "Ten minutes: \\ and {x}"])
def test_a_colon_in_a_value_is_text_and_moves_nothing(title: str) -> None:
    reading = read(f"---\ntitle: {title}\nvoice: b\n---\nRest.", source="a.txt")
    assert reading.script.meta == (
        Meta("title", title, Where("a.txt", 2, 1)),
        Meta("voice", "b", Where("a.txt", 3, 1)),
    )


def test_a_colon_where_yaml_alone_cannot_tell_is_one_error_with_its_place_and_a_hint() -> None:
    (problem,) = problems("---\ntitle: - a: b\n---\nRest.")
    assert problem.startswith("a.txt:2:")
    assert problem.endswith("put a value that holds ': ' or begins with a sign in quotes")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("---\na: 1\nb: 2\na: 3\n---\nRest.", "a.txt:4:1: 'a' is set twice, first on line 2"),
        ("---\na:\n  b: 1\n---\nRest.", "a.txt:2:1: the value of 'a' is nested"),
        ("---\na: [[1], 2]\n---\nRest.", "a.txt:2:1: the value of 'a' is nested"),
        ("---\na: {b: 1}\n---\nRest.", "a.txt:2:1: the value of 'a' is nested"),
        ("---\na: 1\n[b, c]: 2\n---\nRest.", "a.txt:3:1: the name of a setting is plain text"),
        ("---\na: @x\n---\nRest.", "a.txt:2:4: front matter cannot be read"),
        ("---\na: *x\n---\nRest.", "a.txt:2:4: front matter cannot be read"),
        ("---\na: [1\n---\nRest.", "a.txt:3:1: front matter cannot be read"),
        ("---\ntitle: A\nvoice: b\n\nRest.", "a.txt:1:1: front matter is opened by '---' and never closed"),
    ],
)
def test_what_cannot_be_a_setting_is_one_error_with_its_place(text: str, start: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(start)


@pytest.mark.parametrize(
    "text", ["---\nRest now.\n\nAnd sleep.", "---\nRest.\n---\nSleep.", "Rest.\n---\na: b\n---\nSleep."]
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    reading = read(text, source="a.txt")
    assert reading.script.meta == ()
    assert said(reading)[0].startswith("Rest")


def toml(text: str) -> dict[str, str]:
    return {meta.name: meta.value for meta in read(f"+++\n{text}\n+++\nRest.", source="a.txt").script.meta}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"Soft legs: part two"', "Soft legs: part two"),
        ("'it is'", "it is"),
        ("1.50", "1.50"),
        ("0x1F", "0x1F"),
        ("1_000 # many", "1_000"),
        ("true", "true"),
        ("2024-01-05", "2024-01-05"),
        ('["one", "two"]', "one, two"),
        ('"""\none\ntwo"""', "one\ntwo"),
        ('""', ""),
    ],
)
def test_a_value_in_toml_is_the_authors_text(written: str, value: str) -> None:
    assert toml(f"name = {written}") == {"name": value}


def test_a_setting_in_toml_knows_its_place() -> None:
    reading = read('+++\n# note\ntitle = "A"\n  voice = "b"\n+++\nRest.', source="a.txt")
    assert [(one.name, str(one.where)) for one in reading.script.meta] == [
        ("title", "a.txt:3:1"),
        ("voice", "a.txt:4:3"),
    ]
    assert said(reading) == ["Rest."]
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("+++\na = 1\nb = \n+++\nRest.", "a.txt:3:5: front matter cannot be read"),
        ("+++\na = 1\na = 2\n+++\nRest.", "a.txt:3:"),
        ("+++\n[a]\nb = 1\n+++\nRest.", "a.txt:2:2: the value of 'a' is nested"),
        ("+++\na = 1\n\nRest.", "a.txt:1:1: front matter is opened by '+++' and never closed"),
    ],
)
def test_what_toml_cannot_be_is_one_error_with_its_place(text: str, start: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(start)


@pytest.mark.parametrize(
    "head",
    [
        "---\nvariables:\n  name: Ana\n  place: the garden\n---\n",
        "---\nvariables: {name: Ana, place: the garden}\n---\n",
        '+++\n[variables]\nname = "Ana"\nplace = "the garden"\n+++\n',
        '+++\nvariables = { name = "Ana", place = "the garden" }\n+++\n',
        "---\nvariables: name=Ana; place=the garden\n---\n",
    ],
)
def test_variables_may_be_names_with_values(head: str) -> None:
    (meta,) = read(f"{head}Rest, {{name}}.", source="a.txt").script.meta
    assert (meta.name, meta.value) == ("variables", "name=Ana; place=the garden")


def test_settings_may_stand_in_a_fence() -> None:
    reading = read("```yaml\ntitle: A\n```\nClose your eyes. Rest.", source="a.txt")
    assert reading.script.meta == (Meta("title", "A", Where("a.txt", 2, 1)),)
    assert said(reading) == ["Close your eyes.", "Rest."]


def test_a_later_document_is_no_front_matter() -> None:
    reading = read("---\ntitle: A\n---\nRest.\n---\nvoice: b\n---\nSleep.", source="a.txt")
    assert [meta.name for meta in reading.script.meta] == ["title"]


def test_front_matter_may_be_empty() -> None:
    assert said(read("---\n---\nRest.", source="a.txt")) == ["Rest."]


def test_deep_nesting_is_an_error_and_not_a_crash() -> None:
    assert problems("---\na: " + "[" * 50_000 + "\n---\nRest.")


@given(st.text(alphabet="ab=-[]{}\"'#.\\\n 01_,+", max_size=60))
def test_no_front_matter_in_toml_can_raise(text: str) -> None:
    read(f"+++\na{text}\n+++\nRest.", source="a.txt")


@given(st.text(alphabet="ab:-[]{}\"'#&*!|>%@\\\n 01?,~U", max_size=60))
def test_no_front_matter_can_raise(text: str) -> None:
    read(f"---\na: {text}\n---\nRest.", source="a.txt")
