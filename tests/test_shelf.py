"""What comes with the package: every name once, parts are no sessions, and any script may include them."""

from __future__ import annotations

from collections import Counter

import pytest

from audio_builder.catalogue import card, cards, head, minutes
from audio_builder.recipes import recipe
from audio_builder.script.front_matter import front_matter
from audio_builder.script.source import open_source
from audio_builder.shelf import is_recipe, library, recipes, shelf
from audio_builder.sources import load
from audio_builder.units import Seconds


def test_sessions_and_programmes_have_names_of_their_own_and_parts_are_none():
    files = [path for path in shelf().rglob("*") if path.suffix in (".txt", ".yaml")]
    assert [name for name, count in Counter(path.name for path in files).items() if count > 1] == []
    assert set(library()) & set(recipes()) == set()
    assert {path.stem for path in files if not path.name.startswith("_")} == {*library(), *recipes()}
    assert [name for name in library() if name.startswith("_")] == []


def test_a_session_lies_in_the_folder_of_its_practice():
    assert {one.practice for one in cards()} <= {path.name for path in shelf().iterdir() if path.is_dir()}
    assert [one.name for one in cards() if one.path.parent.name != one.practice] == []


def test_any_script_may_include_what_comes_with_the_package_by_its_way_or_its_name(tmp_path):
    for name in ("pmr/gentle-pmr.txt", "gentle-pmr.txt"):
        mine = tmp_path / "mine.txt"
        mine.write_text(f"Good evening.\n[include {name}]\n")
        reading = load(str(mine), stdin=None).reading
        assert [finding.level for finding in reading.findings] == ["warning"]  # of the front matter that is not used
        assert len(reading.script.nodes) > 20


def test_what_lies_beside_a_script_comes_before_what_comes_with_the_package(tmp_path):
    (tmp_path / "gentle-pmr.txt").write_text("My own words.")
    mine = tmp_path / "mine.txt"
    mine.write_text("[include gentle-pmr.txt]")
    (words,) = load(str(mine), stdin=None).reading.script.nodes
    assert "My own words" in str(words)


@pytest.mark.parametrize("name", ["../sources.py", "../audio_builder/sources.py", "pmr/../../README.md"])
def test_an_include_leaves_neither_the_folder_nor_the_library(tmp_path, name):
    mine = tmp_path / "mine.txt"
    mine.write_text(f"Rest.\n[include {name}]\n")
    (finding,) = load(str(mine), stdin=None).reading.findings
    assert (finding.level, finding.code) == ("error", "include")


def test_a_head_of_plain_lines_is_read_as_yaml_reads_it():
    more = "---\ntitle: A: b\nskip: [left knee, calves]\n---\n", "---\ntitle: 'Quoted'\n# note\nfits: 10\n---\nRest.\n"
    for text in (*(path.read_text("utf-8-sig") for path in library().values()), *more, "No head at all.\n"):
        slowly = front_matter(open_source("", text)).meta
        assert head(text) == {entry.name.strip().lower(): entry.value for entry in slowly}


def test_a_card_knows_its_lengths_and_how_it_can_be_had(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("---\nfits: 20m, 5, 90s\nposition: bed, chair\nintensity: usual\nlanguage: pt-BR\n---\nRest.\n")
    one = card("a", path)
    assert one.fits == (Seconds(90), Seconds(300), Seconds(1200))
    assert [one.can_last(Seconds(s)) for s in (89, 90, 700, 1200, 1201)] == [False, True, True, True, False]
    assert one.names("position") == ("bed", "chair")
    assert one.language == "pt"
    assert one.offers("gentle")
    assert one.offers("usual")
    path.write_text("---\nfits: soon\nintensity: gentle\n---\nRest.\n")
    assert (card("a", path).fits, card("a", path).offers("usual")) == ((), False)
    path.write_text("Rest.\n")
    assert card("a", path).offers("usual")


def test_a_yaml_file_is_a_recipe_when_it_lists_sessions(tmp_path):
    for name, text, told in (
        ("a.yaml", "title: x\nsessions:\n  - script: a\n", True),
        ("b.yml", "sessions : []", True),
        ("c.yaml", "- say: Rest.\n- pause: 5\n", False),
        ("d.txt", "sessions:\n", False),
    ):
        (tmp_path / name).write_text(text)
        assert is_recipe(str(tmp_path / name)) is told
    assert is_recipe("28-nights")
    assert not is_recipe("gentle-pmr")
    assert not is_recipe(str(tmp_path / "nowhere.yaml"))


@pytest.mark.parametrize("name", recipes())
def test_a_built_in_programme_reads_without_a_finding_and_tells_what_it_is(name):
    found = recipe(name)
    assert found.findings == ()
    assert all((found.title, found.about, found.cautions))
    nights = [entry.night for entry in found.entries]
    assert nights == sorted(nights)
    assert set(nights) == set(range(1, found.nights + 1))


def test_the_programmes_have_as_many_nights_as_they_are_called():
    nights = {name: recipe(name).nights for name in recipes()}
    assert nights == {
        "7-nights-restless-legs": 7, "14-night-pmr-ladder": 14, "28-nights": 28, "flare-weekend": 3, "pregnancy-safe": 7
    }  # fmt: skip


def test_in_pregnancy_and_in_a_flare_there_are_no_holds_and_little_effort():
    for name in ("pregnancy-safe", "flare-weekend"):
        values = {one.name: one.value for one in recipe(name).defaults}
        assert (values["holds"], values["intensity"]) == ("none", "gentle")


@pytest.mark.parametrize("name", recipes())
def test_a_built_in_programme_asks_its_sessions_for_lengths_that_they_fit(name):
    known = {one.name: one for one in cards()}
    for entry in recipe(name).entries:
        one = known[entry.script.value]
        lengths = [minutes(value.value) for value in entry.values if value.name == "length"]
        assert all(map(one.can_last, lengths)), f"{entry.script.value} for {lengths}"


@pytest.mark.parametrize("name", recipes())
def test_a_built_in_programme_is_made_of_built_in_sessions(name):
    assert {entry.script.value for entry in recipe(name).entries} <= set(library())
