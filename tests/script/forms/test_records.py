"""Steps in JSON and YAML, by the names of their fields."""

from __future__ import annotations

import json

import pytest
from outline import codes, outline, reading, reasons


def steps(*values: object) -> list[str]:
    return outline(json.dumps(list(values)))


@pytest.mark.parametrize(
    ("step", "becomes"),
    [
        ({"text": "Rest.", "pause": 5}, ["Rest.", "pause 5"]),
        ({"pause": "5s", "say": "Rest."}, ["Rest.", "pause 5"]),
        ({"text": "Rest.", "pause_ms": 500}, ["Rest.", "pause 0.5"]),
        ({"text": "Rest.", "pauseAfterMs": 1500}, ["Rest.", "pause 1.5"]),
        ({"text": "Rest.", "pause_before": 2}, ["pause 2", "Rest."]),
        ({"text": "Rest.", "pause": 0}, ["Rest."]),
        ({"text": "Rest.", "pause": None, "pause_after": True}, ["Rest.", "pause 3"]),
        ({"type": "pause", "duration": 7}, ["pause 7"]),
        ({"type": "silence", "seconds": 7}, ["pause 7"]),
        ({"type": "pause", "value": "7 seconds"}, ["pause 7"]),
        ({"type": "speech", "content": "Rest."}, ["Rest."]),
        ({"type": "say", "value": "Rest."}, ["Rest."]),
        ({"type": "hold", "duration": 7}, ["hold 7"]),
        ({"action": "tense", "duration": 7}, ["tense 7"]),
        ({"type": "bell"}, ["bell"]),
        ({"type": "sound", "name": "bell"}, ["bell"]),
        ({"type": "note", "text": "Not this."}, []),
        ({"inhale": 4, "hold": 7, "exhale": 8, "rounds": 4}, ["breathe"]),
        ({"type": "breathing", "pattern": "4-7-8", "cycles": 4}, ["breathe"]),
        ({"pattern": [4, 7, 8], "rounds": 4}, ["breathe"]),
        ({"hold": 5}, ["hold 5"]),
        ({"name": "Lunge", "duration": 30}, ["Lunge", "pause 30"]),
        ({"name": "Lunge", "duration": 30, "sides": 2}, ["each side", "Lunge, {side}.", "pause 30"]),
        ({"name": "Lunge", "hold": 30, "sides": ["left", "right"]}, ["each side", "Lunge, {side}.", "hold 30"]),
        ({"name": "Lunge", "side": "left", "hold": 9}, ["Lunge, left", "hold 9"]),
        ({"name": "Feet", "text": "Warm them."}, ["# Feet", "Warm them."]),
        ({"repeat": 3, "steps": [{"text": "Out.", "pause": 2}]}, ["repeat 3", "Out.", "pause 2"]),
        ({"title": "Feet", "steps": ["One.", "Two."]}, ["# Feet", "One.", "Two."]),
        (["Feel your feet.", 8], ["Feel your feet.", "pause 8"]),
        ("A [pause 2s] is here.", ["A", "pause 2", "is here."]),
        ({"texto": "Descansa.", "pausa": 4}, ["Descansa.", "pause 4"]),
        ({"texte": "Repos.", "durée": 4}, ["Repos.", "pause 4"]),
        ({"ansage": "Ruhe.", "dauer": 4}, ["Ruhe.", "pause 4"]),
    ],
)
def test_a_step_is_what_its_fields_say(step: object, becomes: list[str]) -> None:
    assert steps({"text": "Begin.", "pause": 1}, step) == ["Begin.", "pause 1", *becomes]


def test_bare_times_are_milliseconds_only_when_all_are_large() -> None:
    large = '[{"text": "One.", "pause": 2000}, {"text": "Two.", "pause": 500}]'
    assert outline(large) == ["One.", "pause 2", "Two.", "pause 0.5"]
    assert codes(large) == ["milliseconds"]
    assert steps({"text": "One.", "pause": 120}, {"text": "Two.", "pause": 5}) == [
        "One.",
        "pause 120",
        "Two.",
        "pause 5",
    ]


def test_settings_at_the_top_are_settings_and_other_fields_are_ignored_by_name() -> None:
    text = '{"title": "Feet", "language": "de", "id": 7, "description": "Not said."'
    text += ', "steps": [{"text": "One.", "x": "y"}]}'
    assert [(one.name, one.value) for one in reading(text).script.meta] == [("title", "Feet"), ("language", "de")]
    assert outline(text) == ["One."]
    assert "Not said. (field 'description')" in reasons(text)
    assert "y (field 'x')" in reasons(text)


def test_a_text_under_an_unknown_name_is_spoken_and_told() -> None:
    text = '{"phrases": [{"satz": "Let your feet be warm."}]}'
    assert (outline(text), codes(text)) == (["Let your feet be warm."], ["unknown-field"])


def test_json_is_read_leniently() -> None:
    assert outline('[{text: \'One.\', pause: 5,}, // note\n {"text": "Two."},]'.replace("[{t", '[{"a": 1, t')) == [
        "One.",
        "pause 5",
        "Two.",
    ]


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ('[{"text": "One."}, {"text": ]', "1:29", ["One."]),
        ('[{"text": "One."}\n {"text": "Two."}]', "2:2", ["One."]),
        ('{"text": "One."', "1:16", ["One."]),
        ('[{"text": "One."}, {"text": "Two.', "1:29", ["One."]),
        ('["One."] and more', "1:10", ["One."]),
    ],
)
def test_broken_json_is_told_at_its_place_and_read_up_to_there(text: str, place: str, kept: list[str]) -> None:
    (finding,) = [one for one in reading(text).findings if one.code == "broken-json"]
    assert (str(finding.where), finding.level) == (f"a:{place}", "error")
    assert outline(text) == kept


def test_deep_json_is_an_error_and_not_a_crash() -> None:
    assert "broken-json" in codes('[["' + "[" * 50_000)


def test_yaml_of_every_style_is_read() -> None:
    text = (
        "# a comment\ntitle: Feet\nsteps:\n- say: plain text\n  pause: 2,5 s\n- say: 'it''s quoted.'\n"
        '- say: "one\\ttwo"\n'
        "- say: |\n    First.\n    Second.\n- say: >\n    Folded\n    text.\n- say: runs over\n    two lines.\n"
    )
    assert outline(text) == [
        "plain text",
        "pause 2.5",
        "it's quoted.",
        "one two",
        "First.",
        "Second.",
        "Folded text.",
        "runs over two lines.",
    ]


def test_broken_yaml_is_told_at_its_place() -> None:
    text = "- say: One.\n  pause: 3\n- say: Two.\n  pause: [1\n- say: Three.\n"
    # `[` is open, so `1 - say` is one plain text, and what breaks is the colon after it
    assert [str(one.where) for one in reading(text).findings if one.code == "broken-yaml"] == ["a:5:6"]


def test_a_yaml_script_may_hold_several_documents() -> None:
    assert outline("---\n- say: One.\n  pause: 1\n- say: Two.\n---\n- say: Three.\n") == [
        "One.",
        "pause 1",
        "Two.",
        "Three.",
    ]
