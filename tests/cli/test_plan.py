"""`plan`: the timeline before there is any sound, and the same one after."""

from __future__ import annotations

import re

import pytest

TEXT = "# Settle\nLie down now. Be still.\n\n[pause 5s]\n# Breathe\n[breathe 4-6 x2]\n[each side]\nRest.\n[end]\n"


def test_every_item_stands_under_its_chapter_with_its_time_and_reason(home):
    lines = home.run("plan", home.script("calm.txt", TEXT), "--voice=silent").out.splitlines()
    assert lines[0] == "# Settle"
    assert re.fullmatch(r" +0:08 ~  \d\.\d\d s  Lie down now\.", lines[1])
    assert any(re.fullmatch(r" +0:\d\d    5\.00 s    pause: pause 5s", line) for line in lines)
    assert lines.index("# Breathe") > 4
    starts = [int(line[:8].split(":")[0]) * 60 + int(line[:8].split(":")[1]) for line in lines[:-1] if line[0] == " "]
    assert starts == sorted(starts)


def test_phrases_are_counted_by_what_they_will_cost(home):
    script = home.script("calm.txt", "Rest. Rest. Rest. Be still.")
    plan = ("plan", script, "--voice=silent")
    to_speak = "; 4 phrases, 2 distinct, 0 cached, 2 to speak, about 1 s, 14 characters"
    assert home.run(*plan).out.endswith(f"{to_speak}\n")
    priced = {"AUDIO_BUILDER_PRICE_PER_MILLION": "5000"}
    assert home.run(*plan, env=priced).out.endswith(f"{to_speak} (at most 0.07 of your price per million)\n")
    assert home.run(*plan, "--json", env=priced).tree["phrases"]["price_at_most"] == 0.07
    home.build(script)
    assert home.run(*plan).out.endswith("; 4 phrases, 2 distinct, 2 cached, 0 to speak\n")
    tree = home.run(*plan, "--json").tree["phrases"]
    assert tree == {"total": 4, "distinct": 2, "cached": 2, "to_speak": 0, "seconds": 0.0, "characters": 0}


@pytest.mark.parametrize("price", ["dear", "-1", "nan", "inf"])
def test_a_price_that_is_none_is_a_usage_error(home, price):
    done = home.run("plan", home.script("calm.txt", "Rest."), env={"AUDIO_BUILDER_PRICE_PER_MILLION": price})
    assert done.code == 2
    assert f"'{price}', which is no price" in done.err


def test_after_a_build_the_plan_is_the_manifests_timeline(home):
    script = home.script("calm.txt", TEXT)
    settings = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms", "--voice=silent")
    before = home.run("plan", "--json", script, *settings).tree
    assert any(item.get("estimated") for item in before["timeline"])
    home.build(script)
    after = home.run("plan", "--json", script, *settings).tree
    (built,) = home.build("--json", script).tree
    assert not any(item.get("estimated") for item in after["timeline"])
    assert after["duration_s"] == pytest.approx(built["duration_s"], abs=1e-4)
    assert [chapter["title"] for chapter in after["chapters"]] == ["Settle", "Breathe"]
    assert [item["kind"] for item in after["timeline"]] == [item["kind"] for item in before["timeline"]]


def test_a_session_without_a_heading_or_a_title_is_called_by_its_file(home):
    tree = home.run("plan", "--json", home.script("calm.txt", "Rest."), "--voice=silent").tree
    assert tree["title"] == "calm"
    assert [chapter["title"] for chapter in tree["chapters"]] == ["calm"]


def test_a_warning_is_told_beside_the_timeline(home):
    script = home.script("calm.txt", "---\nbakground: x\n---\nRest.")
    done = home.run("plan", script, "--voice=silent")
    assert done.code == 0
    assert done.err == f"warning: {script}:2:1: 'bakground' is no setting and is ignored; did you mean background?\n"


def test_errors_are_all_told_and_nothing_else(home):
    done = home.run("plan", home.script("calm.txt", "[puase 2s]\n[brethe 4-6]\nRest."), "--voice=silent")
    assert (done.code, done.out, len(done.errors)) == (1, "", 2)


def test_a_plan_needs_no_network_for_a_voice_that_was_named(home):
    done = home.run("plan", home.script("calm.txt", "Rest."), "--voice=gtts")
    assert (done.code, done.err) == (0, "")
