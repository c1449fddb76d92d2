"""What is a direction, in whatever signs it stands, and what is said to the listener."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.script.nodes import Pause, Phase, Say
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def said(text: str) -> list[str]:
    return [node.text for node in reading(text).script.nodes if isinstance(node, Say)]


def pauses(text: str) -> list[Fraction]:
    return [node.seconds for node in reading(text).script.nodes if isinstance(node, Pause)]


ALONE = {
    "*pause 10 seconds*": "10",
    "_pause 10 seconds_": "10",
    "_(pause)_": "3",
    "**[PAUSE 5s]**": "5",
    "***(pause 5s)***": "5",
    "`pause 5s`": "5",
    "~pause~": "3",
    "|pause|": "3",
    "（pause 5s）": "5",
    "【pause 5s】": "5",
    "［5s］": "5",
    "〔pause〕": "3",
    "「pause」": "3",
    "<pause 5>": "5",
    "<long pause>": "8",
    "<5s>": "5",
    "< pause >": "3",
    '<silence msec="500"/>': "1/2",
    "{pause 5}": "5",
    "[[slnc 500]]": "1/2",
    "\\pau=500\\": "1/2",
    "<#0.5#>": "1/2",
    "...5s": "5",
    "…5s": "5",
    "...100ms": "1/10",
    "... 10s": "10",
    "...100": "1/10",
    "...s": "1",
    "//": "3/2",
    "***": "6",
    "--- pause 10s ---": "10",
    "--pause--": "3",
    "-- 5s --": "5",
    "— 5 seconds —": "5",
    "PAUSE": "3",
    "PAUSE.": "3",
    "Pause": "3",
    "Pause.": "3",
    "Pausa": "3",
    "Long pause": "8",
    "Pause 10 seconds": "10",
    "pause for ten seconds": "10",
    "PAUSE - 10 SECONDS": "10",
    "Pausa 5 segundos": "5",
    "5 Sekunden Pause": "5",
    "SILENCE": "3",
    "10 seconds": "10",
    "- Pause 10 seconds": "10",
    "* pause": "3",
    "> pause 5s": "5",
    "(Pause here\nfor ten seconds)": "10",
    "(pause 5s": "5",
    "pause 5s)": "5",
    "\\[PAUSE:5]": "5",
    "\\[PAUSE:5\\]": "5",
}


@pytest.mark.parametrize(("direction", "seconds"), ALONE.items())
def test_this_is_a_pause_and_is_never_spoken(direction: str, seconds: str) -> None:
    text = f"Rest your arms.\n{direction}\nSleep well now."
    assert said(text) == ["Rest your arms.", "Sleep well now."]
    assert pauses(text) == [Fraction(seconds)]


IN_A_SENTENCE = [
    "Breathe in *pause 5s* and out.",
    "Breathe in (pause 5s) and out.",
    "Breathe in [pause 5s] and out.",
    "Breathe in |pause 5s| and out.",
    "Breathe in -- 5s -- and out.",
    "Breathe in <pause 5> and out.",
    "Breathe in ...5s and out.",
    "Breathe in （pause 5s） and out.",
    "Breathe in {pause 5s} and out.",
    "Breathe in \\pau=5000\\ and out.",
]


@pytest.mark.parametrize("text", IN_A_SENTENCE)
def test_a_pause_within_a_sentence_is_a_pause(text: str) -> None:
    assert said(text) == ["Breathe in", "and out."]
    assert pauses(text) == [Fraction(5)]


SPOKEN = [
    "Hold.",
    "Rest.",
    "Silence.",
    "Rest for 30 seconds.",
    "Pause for a moment and notice your breath.",
    "Breathe in (through the nose) and out.",
    "Breathe (softly) and rest.",
    "Lift one leg (either one), then rest.",
    "(wait for it).",
    "(You can stop at any time.)",
    "(If it hurts, stop.)",
    "(your left, then your right)",
    "(wenn du magst)",
    "(si quieres)",
    "(si tu veux)",
    "(se vuoi)",
    "「Sleep」",
    "*Take a breath.*",
    "*softly now, rest*",
    "**Relax.**",
    "*Hold*",
    "**Breathe in for 4 seconds**",
    "Breathe in -- and out -- now.",
    "Three...2...1...",
    "Relax 100% & rest @ home #calm $5 a+b = c.",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_words_for_the_listener_are_spoken(text: str) -> None:
    assert "".join(said(text)).replace(" ", "") == text.replace("*", "").replace(" ", "")


STAGED = [
    "(smile here)",
    "(softly)",
    "(Music fades)",
    "(check that the group has settled)",
    "(en voz baja)",
    "(leise Musik)",
    "(voix douce)",
    "(música suave ao fundo)",
    "(a voce bassa)",
    "（笑）",
    "{Music fades out slowly now}",
    "[warm]",
    "[look around the room]",
    "[anything at all]",
]


@pytest.mark.parametrize("direction", STAGED)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("", " Then sleep."), ("Now rest. ", " Sleep.")])
def test_a_direction_that_is_not_understood_is_silent_and_told_with_its_place(
    direction: str, before: str, after: str
) -> None:
    found = reading(f"Rest.\n{before}{direction}{after}")
    words = direction.strip("()[]{}（）")
    assert words not in " ".join(said(f"Rest.\n{before}{direction}{after}"))
    assert words in found.lines[1].silent
    assert [(f.level in ("note", "warning"), f.where.line, f.where.column) for f in found.findings] == [
        (True, 2, len(before) + 1)
    ]


@pytest.mark.parametrize("line", ["*softly*", "*(softly)*", "_in a gentle voice_", "*the music fades*"])
def test_an_emphasised_line_of_stage_words_is_silent(line: str) -> None:
    assert said(f"Rest.\n{line}\nSleep.") == ["Rest.", "Sleep."]


def test_a_bracket_that_is_never_closed_is_read_to_the_end_of_its_line() -> None:
    (finding,) = reading("Rest. (pause 5s\nSleep.").findings
    assert str(finding) == "a.txt:1:7: '(pause 5s' is never closed; it is read to the end of its line"
    assert pauses("Rest. (pause 5s\nSleep.") == [Fraction(5)]


def test_a_step_in_capitals_with_a_length_is_a_step() -> None:
    nodes = reading("Make a fist.\nHOLD 10 SECONDS\nLet go.").script.nodes
    assert [(node.phase, node.seconds) for node in nodes if isinstance(node, Phase)] == [("hold", Fraction(10))]


def test_a_bracket_that_runs_on_from_the_line_above_is_part_of_its_sentence() -> None:
    text = "Lift one leg just a little way from the floor\n(either of them) and hold it there.\nRest."
    assert said(text)[0] == "Lift one leg just a little way from the floor (either of them) and hold it there."


def test_a_bracket_within_words_in_brackets_is_told_at_its_exact_place() -> None:
    found = reading("Rest (as you like, [puase 2s] slowly) now.")
    assert [str(finding.where) for finding in found.findings] == ["a.txt:1:20"]


def test_a_comment_after_two_strokes_is_left_out() -> None:
    found = reading("Rest.\n// say it slowly\nSleep.")
    assert found.lines[1].ignored == "// say it slowly (comment)"
    assert said("Rest.\n// say it slowly\nSleep.") == ["Rest.", "Sleep."]


def test_strokes_between_words_are_a_short_pause() -> None:
    assert said("Breathe in // and out") == ["Breathe in", "and out"]
    assert pauses("Breathe in // and out") == [Fraction(3, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest now. *softly* Let go.", ["Rest now.", "Let go."]),
        ("Rest now. *Music fades in* Let go.", ["Rest now.", "Let go."]),
        ("*Slowly* breathe in.", ["Slowly breathe in."]),
        ("Say it *softly*.", ["Say it softly."]),
        ("Rest. **Breathe.** Now.", ["Rest.", "Breathe.", "Now."]),
    ],
)
def test_emphasised_stage_words_are_silent_between_sentences_and_spoken_within_them(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Feel it. PAUSE. Now go.", "3"),
        ("Close your eyes. Pause for ten seconds. And rest.", "10"),
        ("Rest. <pause:2s> Go.", "2"),
        ("Rest now. “(pause 5s)” Let go.", "5"),
    ],
)
def test_a_sentence_that_is_only_a_pause_is_one(text: str, seconds: str) -> None:
    assert pauses(text) == [Fraction(seconds)]
    assert "ause" not in " ".join(said(text))


def test_what_is_left_before_a_sentence_is_not_spoken() -> None:
    assert said("[Laugh], you sleep now.") == ["you sleep now."]


def test_the_stop_of_a_unit_ends_no_sentence() -> None:
    text = "Los. (Spannung halten: 5-7 Sek.) Und ruh."
    assert said(text) == ["Los.", "Und ruh."]
