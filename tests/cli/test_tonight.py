"""`scripts tonight`: what is proposed for which night."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audio_builder.catalogue import Card
from audio_builder.cli.scripts_tonight import HOW_BAD, POINTS, Night, proposed
from audio_builder.units import Seconds


def card(name: str, practice: str, goal: str, position: str, fits: str, intensity: str = "") -> Card:
    told = {"practice": practice, "goal": goal, "position": position, "fits": fits}
    return Card(name, Path(name), told | ({"intensity": intensity} if intensity else {}))


KNOWN = [
    card("tense", "pmr", "sleep", "bed, chair", "10m, 20m", "usual"),
    card("imagined", "pmr", "sleep", "bed, chair", "10m, 20m"),
    card("legs", "stretching", "loosen", "bed", "10m, 20m", "usual"),
    card("calf", "stretching", "loosen", "standing", "5m", "usual"),
    card("rescue", "rescue", "restless", "standing", "3m, 5m"),
    card("float", "mind", "sleep", "bed", "10m, 30m"),
    card("sigh", "breathing", "calm", "chair, bed", "5m, 10m"),
    card("walk", "movement", "wind-down", "walking", "10m, 15m", "usual"),
    card("diary", "routines", "daytime", "chair, bed", "3m, 60m"),
]


def names(how_bad: str, minutes: int, where: str) -> list[str]:
    return [one.name for one in proposed(KNOWN, Night(how_bad, Seconds(60 * minutes), where))]


def test_a_mild_night_in_bed_gets_muscles_and_a_flare_gets_no_effort():
    assert names("mild", 20, "bed")[0] == "tense"
    assert names("flare", 20, "bed")[0] == "float"
    assert "legs" not in names("flare", 20, "bed")


def test_who_stands_on_a_bad_night_gets_a_rescue_and_on_a_mild_one_a_stretch():
    assert names("flare", 5, "standing")[0] == "rescue"
    assert names("moderate", 5, "standing")[0] == "rescue"
    assert names("mild", 5, "standing")[0] == "calf"


def test_only_what_can_be_done_there_is_proposed_and_nothing_longer_than_there_is_time():
    assert names("mild", 15, "walking") == ["walk"]
    assert set(names("mild", 5, "bed")) == {"sigh"}
    assert names("mild", 2, "bed") == []


def test_what_is_made_for_the_day_is_never_proposed():
    assert all(
        "diary" not in names(how_bad, minutes, where)
        for how_bad in ("mild", "moderate", "flare")
        for minutes in (3, 10, 60)
        for where in ("bed", "chair")
    )


def test_the_others_are_of_other_practices_where_there_are_any():
    assert names("mild", 20, "bed") == ["tense", "float", "legs"]


def test_every_row_of_the_table_has_points_for_every_kind_of_night():
    assert {len(row) for row in POINTS.values()} == {len(HOW_BAD)}


def test_the_order_of_the_library_makes_no_difference():
    night = Night("moderate", Seconds(900), "bed")
    assert proposed(KNOWN, night) == proposed(KNOWN[::-1], night)


def test_a_flare_is_answered_with_a_command_that_can_be_run(home):
    done = home.run("scripts", "tonight", "--how-bad", "flare", "--minutes", "15", "--where", "bed", "--json")
    tree = done.tree
    assert tree["command"].startswith(f"audio-builder build {tree['name']} --length ")
    assert tree["length_s"] <= 900
    assert tree["why"].startswith("it can be done in bed, ")
    assert len(tree["alternatives"]) == 2
    assert home.run(*tree["command"].replace("build", "plan").split()[1:]).code == 0


@pytest.mark.parametrize("minutes", ["5", "10", "20"])
@pytest.mark.parametrize("how_bad", ["moderate", "flare"])
def test_on_a_bad_night_one_of_the_three_is_for_restless_legs(home, how_bad, minutes):
    done = home.run("scripts", "tonight", "--how-bad", how_bad, "--minutes", minutes, "--where", "bed", "--json")
    tree = json.loads(done.out)
    three = [tree["name"], *(one["name"] for one in tree["alternatives"])]
    assert any(name.startswith(("rescue", "urge-surfing")) for name in three)


def test_without_a_terminal_what_is_missing_is_named_and_nothing_is_asked(home):
    for args, missing in (
        ((), "--how-bad, --minutes, --where: nobody is there to be asked, so give them"),
        (("--how-bad", "mild", "--where", "bed"), "--minutes: nobody is there to be asked, so give it"),
    ):
        done = home.run("scripts", "tonight", *args, stdin="mild\n10\nbed\n")
        assert (done.code, done.out, done.errors) == (2, "", [f"error: {missing}"])


@pytest.mark.parametrize(
    ("slip", "error"),
    [
        (("mild", "10", "bath"), "--where: there is no 'bath'; there is bed, chair, floor, standing, walking"),
        (("bad", "10", "bed"), "--how-bad: there is no 'bad'; there is mild, moderate, flare"),
        (("mild", "soon", "bed"), "--minutes: 'soon' is not a length of time from 0s to 12h"),
        (
            ("mild", "1s", "bed"),
            "no built-in session for bed is so short; the shortest is pmr-cue, 3 minutes: audio-builder build pmr-cue",
        ),
        (
            ("flare", "5", "walking"),
            "no built-in session for walking is so short; the shortest is evening-walk, 13 minutes: "
            "audio-builder build evening-walk",
        ),
    ],
)
def test_a_slip_is_answered(home, slip, error):
    how_bad, minutes, where = slip
    done = home.run("scripts", "tonight", "--how-bad", how_bad, "--minutes", minutes, "--where", where)
    assert (done.code, done.errors) == (2, [f"error: {error}"])
