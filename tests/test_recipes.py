"""Recipes: what may stand in one, and where each slip is told."""

from __future__ import annotations

import pytest

from audio_builder.errors import UsageError
from audio_builder.recipes import Recipe, recipe


def told(folder, text: str) -> list[str]:
    path = folder / "r.yaml"
    path.write_text(text)
    return [str(finding).removeprefix(f"{path}:") for finding in recipe(str(path)).findings]


def made(folder, text: str) -> Recipe:
    assert told(folder, text) == []
    return recipe(str(folder / "r.yaml"))


def test_a_recipe_is_its_words_its_defaults_and_its_sessions(tmp_path):
    found = made(
        tmp_path,
        "title: Three nights\nabout: Short\ncautions: None\nlanguage: es\ndefaults:\n  skip: [neck, left knee]\n"
        "  variables: {who: Ana, where: home}\nsessions:\n  - gentle-pmr\n"
        "  - {night: 2, script: a.txt, name: own, length: 10m, note: 'soft, slow'}\n",
    )
    assert (found.name, found.title, found.about, found.nights) == ("r", "Three nights", "Short", 2)
    assert [(one.name, one.value) for one in found.defaults] == [
        ("language", "es"), ("skip", "neck, left knee"), ("variables", "who=Ana; where=home")
    ]  # fmt: skip
    first, second = found.entries
    assert (first.number, first.script.value, first.night) == (1, "gentle-pmr", None)
    assert (second.night, second.name, second.note) == (2, "own", "soft, slow")
    assert [(one.name, one.value, one.where.line) for one in second.values] == [("length", "10m", 10)]


def test_a_line_without_a_value_is_as_if_it_were_not_there(tmp_path):
    found = made(tmp_path, "title:\ndefaults:\nsessions:\n  - script: a\n    length:\n")
    assert (found.title, found.defaults, found.entries[0].values) == ("r", (), ())


def test_without_a_title_the_name_of_the_file_is_one(tmp_path):
    assert made(tmp_path, "sessions: [a]").title == "r"


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("title: x\n", ["1:1: a programme needs its `sessions:`, each with a script"]),
        ("titel: x\nsessions: [a]", ["1:1: a programme has no 'titel'; did you mean title?"]),
        ("sessions: 3", ["1:11: list the sessions, each in a line that begins with `- script: NAME`"]),
        ("sessions: []", ["1:11: list the sessions, each in a line that begins with `- script: NAME`"]),
        ("sessions:\n  - {night: 2}", ["2:5: session 1 needs its `script:`"]),
        ("sessions:\n  - {script: a, night: two}", ["2:17: 'two' is no night; count them from 1"]),
        ("sessions:\n  - {script: a, night: 0}", ["2:17: '0' is no night; count them from 1"]),
        (
            "sessions:\n  - {script: a, name: ../b}",
            ["2:17: '../b' is no name for a file; use letters, figures and hyphens"],
        ),
        (
            "sessions:\n  - {script: a, note: soft, slow}",
            ["2:29: 'slow' has no value; put a text that has a comma in it in quotes"],
        ),
        ("sessions: [a]\nsessions: [b]", ["2:1: 'sessions' stands there twice"]),
        ("sessions: [a]\ndefaults: gentle", ["2:11: the defaults is written as lines of the form name: value"]),
        (
            "sessions:\n  - {script: a, skip: [[b]]}",
            ["2:23: this value is nested; write plain text or a list such as [one, two]"],
        ),
        ("sessions: [a\n  - b", ["2:6: this YAML breaks here: expected ',' or ']', but got '<stream end>'"]),
        ("- a\n- b", ["1:1: a programme is written as lines of the form name: value"]),
        ("title: \x07", ["1:1: this is no YAML: "]),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path, text, errors):
    found = told(tmp_path, text)
    assert len(found) == len(errors)
    assert all(one.startswith(error) for one, error in zip(found, errors, strict=True)), found


def test_every_slip_of_a_recipe_is_told_at_once(tmp_path):
    assert len(told(tmp_path, "titel: x\nsessions:\n  - {night: 2}\n  - {script: a, night: x}\n")) == 3


def test_a_programme_that_is_not_there_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(UsageError, match="no built-in programme '28-night'; did you mean 28-nights"):
        recipe("28-night")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UsageError, match="cannot be read: it is not UTF-8"):
        recipe(str(tmp_path / "bad.yaml"))
    with pytest.raises(UsageError, match="cannot be read: "):
        recipe(str(tmp_path))
