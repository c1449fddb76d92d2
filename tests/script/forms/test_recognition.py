"""A form is seen from what is in a text."""

from __future__ import annotations

import pytest
from outline import codes, outline, reading

from audio_builder.script.forms import NAMES
from audio_builder.script.forms.table import FORMS
from audio_builder.script.reader import read


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Rest.", "text"),
        ("", "text"),
        ("[pause 5s]\nRest.", "text"),
        ("[10:00] is when we begin.\nRest.", "text"),
        ("{name}, rest.", "text"),
        ("- Breathe in: slowly\n- Breathe out: slowly\n", "text"),
        ("Say: rest.\nPause: 5 s\nSay: sleep.", "text"),
        ("Rest (5), and rest.\nimport nothing from the day.", "text"),
        ("Text, pause, and silence.\nRest.", "text"),
        ("0:30 One.\n0:10 Two.\n0:20 Three.", "text"),
        ("1:00 is early.\nRest.", "text"),
        ("<b>Rest</b> now.", "text"),
        ("0:00 One.\n0:10 Two.\n0:20 Three.", "sheet"),
        ("\n\n[1:00:00] One.\n[1:00:30] Two.\n[1:01:00] Three.", "sheet"),
        ("- (0:00) One.\n- (0:10) Two.\n- (1:20) Three.", "sheet"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nRest.", "sheet"),
        ("texto;pausa\nDescansa.;5\nDuerme.;6\n", "sheet"),
        ('  [ {"text": "Rest."} ]', "json"),
        ('{"script": ["Rest."]}', "json"),
        ('{"say": "Rest."}\n{"say": "Sleep."}', "json"),
        ("---\n- text: Rest.\n  pause: 3\n- text: Sleep.\n", "yaml"),
        ("steps:\n  - say: Rest.\n", "yaml"),
        ('var a = [\n {say: "Rest now."},\n {say: "Sleep now."},\n {say: "Go now."}]', "program"),
        ('say("Rest.")\nsay("Sleep.")\nsay("Go.")\npause(3)\n', "program"),
        ('<?xml version="1.0"?>\n<!-- a -->\n<speak>Rest.</speak>', "ssml"),
        ("<!DOCTYPE html><html><body><p>Rest.</p></body></html>", "html"),
        ("<p>Rest.</p>\n<p>Sleep.</p>", "html"),
    ],
)
def test_the_form_is_seen(text: str, form: str) -> None:
    assert reading(text).form == form


def test_a_form_that_is_asked_for_is_taken() -> None:
    assert reading("0:10 One.\n0:05 Two.", form="sheet").form == "sheet"
    assert codes("0:10 One.\n0:05 Two.") == []
    assert [one.code for one in reading("Rest.", form="sheet").findings] == ["not-a-sheet"]
    assert outline("say: Rest.\npause: 5", form="yaml") == ["Rest.", "pause 5"]


def test_a_form_that_there_is_not_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match="there is no form 'yam'; did you mean yaml"):
        read("Rest.", source="a", form="yam")


def test_the_names_that_can_be_asked_for_are_those_of_the_forms() -> None:
    assert tuple(form.name for form in FORMS) == NAMES


def test_forms_have_names_of_their_own_and_a_summary() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)
    assert all(form.summary for form in FORMS)


def test_an_included_file_may_be_of_any_form() -> None:
    found = read(
        "One.\n[include steps.json]\nThree.",
        source="a",
        include=lambda name: '[{"text": "Two.", "pause": 5}, {"text": "[puase 1s]"}]',
    )
    assert [getattr(node, "text", "") for node in found.script.nodes if getattr(node, "text", "")] == [
        "One.",
        "Two.",
        "Three.",
    ]
    assert [str(one.where) for one in found.findings if one.level == "error"] == ["steps.json:1:42"]


def test_a_program_without_plain_texts_is_told_to_be_one() -> None:
    text = "import time\n\ndef main():\n    x = compute(1)\n    return x\n\nmain()\n"
    assert (reading(text).form, "program" in codes(text)) == ("text", True)


@pytest.mark.parametrize(
    "text",
    [
        "Breathe, hold, rest.\nIn, out, and rest.\n",
        "Dear {name}, {rest|sleep}.\nNow, rest.\n",
        "Rest, hold:\nin, out\n",
    ],
)
def test_a_sentence_with_commas_is_no_header(text: str) -> None:
    assert read(text, source="a.txt").form == "text"
