"""`--pace`: a factor, or words a minute, as they are planned, built and told."""

import json

import pytest

from audio_builder.plan.calm import sentence

CALM = sentence("en")


def manifest(home, name):
    return json.loads((home.output / f"{name}.json").read_text("utf-8"))


def speech_s(tree):
    return sum(item["stop_s"] - item["start_s"] for item in tree["timeline"] if item["kind"] == "speech")


def test_words_a_minute_are_heard_and_told(home):
    script = home.script("calm.txt", CALM)
    home.build("--pace", "150 words a minute", script)
    built = manifest(home, "calm")
    assert built["pace"] == {"asked": "150wpm", "words_per_minute": pytest.approx(150, abs=2)}
    assert built["settings"]["pace"] == "150wpm"


def test_the_plan_knows_what_was_measured_and_guesses_before(home):
    script = home.script("calm.txt", f"---\npace: 150wpm\nending: none\n---\n{CALM}")
    plan = ("plan", "--json", "--voice=silent", script)
    before = home.run(*plan).tree
    assert before["phrases"]["cached"] == 0
    assert speech_s(before) == pytest.approx(18 * 60 / 150, rel=0.02)
    home.build(script)
    assert speech_s(home.run(*plan).tree) == speech_s(manifest(home, "calm")) == pytest.approx(7.2, rel=0.02)


def test_lint_reckons_with_the_words_that_are_asked_for(home):
    lengths = []
    for pace in ("100wpm", "200wpm"):
        script = home.script("calm.txt", f"---\nlead-in: 0s\nending: none\n---\n[pace {pace}]\n{CALM}")
        lengths.append(home.run("lint", "--json", script).tree["duration_s"])
    assert lengths[0] - lengths[1] == pytest.approx(18 * 60 / 100 - 18 * 60 / 200, rel=0.02)


def test_a_language_whose_words_are_not_counted_wants_a_factor(home):
    script = home.script("calm.txt", "---\nlanguage: zh\nvoice: silent\npace: 110wpm\n---\n\u5b89\u9759\u3002")
    done = home.run("plan", script)
    assert done.code == 1
    assert "words a minute cannot be counted in 'zh'; write the pace as a factor, such as 0.9" in done.err
    done = home.run("lint", script)
    assert done.code == 1
    assert "words a minute cannot be counted in 'zh'" in done.out


def test_nothing_more_is_spoken_for_a_factor(home):
    home.build("--pace", "0.9", home.script("calm.txt", "Rest."))
    assert len(list(home.phrases.rglob("*.flac"))) == 1
    home.build("--pace", "120wpm", home.script("calm.txt", "Rest."))
    assert len(list(home.phrases.rglob("*.flac"))) == 3
