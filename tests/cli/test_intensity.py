"""`--intensity`: one text, a usual and a gentle session; and words that are drawn, on a clock of their own."""

from __future__ import annotations

import pytest

TEXT = (
    "---\nintensity: usual\n---\nSettle.\n[if usual]\nPress firmly.\n[tense 7s]\n[end]\n"
    "[if gentle]\nPicture it.\n[end]\n"
    "Let go.\n[stretch 30s]\nPicture each word.\n[shuffle every 8s for 1m]\nlamp\nmoon\nTHE SEA\n[end]\nGood night.\n"
)


def spoken(home, *chosen, env=None):
    tree = home.run("plan", "--json", home.script("calm.txt", TEXT), "--voice=silent", *chosen, env=env).tree
    return [item["text"] for item in tree["timeline"] if item["kind"] == "speech"]


@pytest.mark.parametrize(
    ("chosen", "env", "said"),
    [
        ((), {}, "Press firmly."),
        (("--intensity", "gentle"), {}, "Picture it."),
        (("--set", "intensity=gentle"), {}, "Picture it."),
        ((), {"AUDIO_BUILDER_INTENSITY": "gentle"}, "Picture it."),
    ],
)
def test_the_option_chooses_the_form_and_wins_over_the_script(home, chosen, env, said):
    assert spoken(home, *chosen, env=env)[1] == said


def test_lint_skips_the_lines_of_the_other_form_and_says_why(home):
    shown = home.run("lint", home.script("calm.txt", TEXT), "--intensity=gentle").out.splitlines()
    assert "    6 skip Press firmly. (only usual)" in shown
    assert "    7 skip tense 7s (only usual)" in shown
    assert "   10 says Picture it." in shown


def test_plan_tells_what_the_gentle_form_takes_off(home):
    out = home.run("plan", home.script("calm.txt", TEXT), "--voice=silent", "--intensity=gentle").out
    assert "left out: 12s of [stretch 30s] (gentle, line 13)" in out


def test_seven_words_are_drawn_in_a_minute_and_each_seed_draws_them_in_its_own_order(home):
    orders = {tuple(spoken(home, f"--seed={seed}")[4:11]) for seed in range(6)}
    assert {len(order) for order in orders} == {7}
    assert {frozenset(order) for order in orders} == {frozenset({"lamp", "moon", "THE SEA"})}
    assert len(orders) > 1


def test_an_intensity_nobody_knows_is_refused(home):
    done = home.run("plan", home.script("calm.txt", TEXT), "--intensity=soft")
    assert done.code == 2
    assert "'soft' is not one of usual, gentle" in done.err
