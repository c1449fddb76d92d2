"""Every spelling of a directive, and what it means."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.script.directions.directives import DIRECTIVES, NAMES, Directive
from audio_builder.script.directions.understand import is_directive, understand
from audio_builder.script.nodes import Breathe, EachSide, Finding, Node, Pause, Phase, Repeat, Say, Where
from audio_builder.script.reader import read


def nodes(text: str) -> tuple[Node, ...]:
    reading = read(f"Begin.\n{text}\nEnd.", source="a.txt")
    assert [finding for finding in reading.findings if finding.level == "error"] == []
    first, *between, last = reading.script.nodes
    assert isinstance(first, Say) and isinstance(last, Say)
    assert (first.text, last.text) == ("Begin.", "End.")
    return tuple(between)


def errors(text: str) -> list[Finding]:
    return [finding for finding in read(f"Begin.\n{text}\nEnd.", source="a.txt").findings if finding.level == "error"]


PAUSES = {
    "[pause]": "3",
    "[Pause]": "3",
    "[ PAUSE ]": "3",
    "[short pause]": "3/2",
    "[brief pause]": "3/2",
    "[long pause]": "8",
    "[a long pause]": "8",
    "[very long pause]": "20",
    "[pause: long]": "8",
    "[pause 5s]": "5",
    "[pause 5]": "5",
    "[pause 0]": "0",
    "[pause 5 sec]": "5",
    "[pause 500ms]": "1/2",
    "[pause 1m30s]": "90",
    "[pause 1:30]": "90",
    "[pause: 5 seconds]": "5",
    "[pause:3s]": "3",
    "[pause:3]": "3",
    "[pause=3s]": "3",
    "[pause - 3s]": "3",
    "[PAUSE:5]": "5",
    "[PAUSE: 10]": "10",
    "[PAUSE:2.0]": "2",
    "[PAUSE:15s]": "15",
    "[pause 2,5 s]": "5/2",
    "[pause 1.5 min]": "90",
    "[pause:500]": "1/2",
    "[pause 99]": "99",
    "[pause 100]": "1/10",
    "[pause half a minute]": "30",
    "[pause for a minute]": "60",
    "[pause for ten seconds]": "10",
    "[pause for 20-30 seconds]": "25",
    "[Pause for a moment]": "3",
    "[Pause for a moment, allowing the listener to settle]": "3",
    "[pause 5 seconds to let it sink in]": "5",
    "[pause\n5s]": "5",
    "[5s]": "5",
    "[3s]": "3",
    "[0.5s]": "1/2",
    "[250ms]": "1/4",
    "[1m30s]": "90",
    "[1:30]": "90",
    "[2 min]": "120",
    "[5 second pause]": "5",
    "[5-second pause]": "5",
    "[10 seconds of silence]": "10",
    "[silence 2 min]": "120",
    "[wait 5s]": "5",
    "[[slnc 500]]": "1/2",
    "[PAUSE 5 secondes]": "5",
    "[5 Sekunden Pause]": "5",
    "[pausa larga]": "8",
    "[pausa muy larga]": "20",
    "[pausa 5 segundos]": "5",
    "[pause longue]": "8",
    "[lange Pause]": "8",
    "[pausa lunga]": "8",
    "[silencio de 5 segundos]": "5",
    "(pause)": "3",
    "(Pausa)": "3",
    "(long pause)": "8",
    "(pause 10)": "10",
    "(pause 10 seconds)": "10",
    "(Pause for 10 seconds)": "10",
    "(Pause for 20-30 seconds)": "25",
    "(10 seconds of silence)": "10",
    "(5 Sekunden Pause)": "5",
    "(wait 5 seconds)": "5",
    "{pause 5}": "5",
    "{pause:1000}": "1",
    "\\[PAUSE:5]": "5",
    "**[pause 5s]**": "5",
    "<pause 5>": "5",
    '<break time="5s"/>': "5",
    '<break time="500ms">': "1/2",
    "<break time='1.5s' />": "3/2",
    '<BREAK TIME="2000ms"></BREAK>': "2",
    "<break time=3s>": "3",
    '<break time="5"/>': "5",
    "<break/>": "3/4",
    '<break strength="weak"/>': "1/2",
    '<break strength="x-strong" time="4s"/>': "4",
    '<break strength="none"/>': "0",
    "---": "6",
    "***": "6",
    "_ _ _": "6",
}


@pytest.mark.parametrize(("text", "seconds"), PAUSES.items())
def test_this_is_a_pause_of_so_many_seconds(text: str, seconds: str) -> None:
    (pause,) = nodes(text)
    assert isinstance(pause, Pause)
    assert pause.seconds == Fraction(seconds)
    assert (pause.where.line, pause.where.column) == (2, 1 + ("[" in text and text.index("[")) * (text[0] in "\\*"))


@pytest.mark.parametrize("text", ["[pause:500]", "{pause:1000}", '<break time="2000"/>', "[pause 100]"])
def test_a_bare_number_from_a_hundred_on_is_milliseconds_and_a_note_says_so(text: str) -> None:
    (note,) = read(f"Rest. {text}", source="a.txt").findings
    assert (note.level, note.code, note.where.column) == ("note", "milliseconds", 7)
    assert note.suggestion.endswith("ms]")


def test_a_stage_direction_after_a_pause_is_silent_and_noted() -> None:
    reading = read("Rest.\n[Pause for a moment, allowing the listener to settle]", source="a.txt")
    (note,) = reading.findings
    assert (note.level, note.code) == ("note", "stage-direction")
    assert "allowing the listener to settle" in note.message
    assert "allowing the listener to settle" in reading.lines[1].silent


@pytest.mark.parametrize(
    "text",
    ["(wait for it)", "(break the habit)", "(quiet now)", "(about a pause)", "(very softly)", "(left first)", "(5)"],
)
def test_round_brackets_around_words_for_the_listener_are_spoken(text: str) -> None:
    (say,) = nodes(f"Let it go {text} and rest.")
    assert isinstance(say, Say)
    assert say.text == f"Let it go {text} and rest."


PHASES = {
    "[inhale 4s]": ("inhale", 4),
    "[hold 7s]": ("hold", 7),
    "[exhale 8s]": ("exhale", 8),
    "[tense 5s]": ("tense", 5),
    "[tense 6]": ("tense", 6),
    "[tense: 5 seconds]": ("tense", 5),
    "[TENSE for five seconds]": ("tense", 5),
    "[release 30s]": ("release", 30),
    "[relax 30s]": ("release", 30),
    "[let go 30s]": ("release", 30),
    "[stretch 120]": ("stretch", 120),
    "[30 second stretch]": ("stretch", 30),
    "[hold for half a minute]": ("hold", 30),
    "[rest 20s]": ("rest", 20),
    "[rest 1h]": ("rest", 3600),
}


@pytest.mark.parametrize(("text", "phase"), PHASES.items())
def test_this_is_a_timed_phase(text: str, phase: tuple[str, int]) -> None:
    (node,) = nodes(text)
    assert isinstance(node, Phase)
    assert (node.phase, node.seconds) == (phase[0], Fraction(phase[1]))


BREATHS = {
    "[breathe 4-6]": ("inhale 4 exhale 6", 1),
    "[breathe 4-7-8 x4]": ("inhale 4 hold 7 exhale 8", 4),
    "[Breathe: 4-7-8, 4 times]": ("inhale 4 hold 7 exhale 8", 4),
    "[breathe in 4 hold 7 out 8 x4]": ("inhale 4 hold 7 exhale 8", 4),
    "[breathe in for 4, out for 6]": ("inhale 4 exhale 6", 1),
    "[breath in 4 hold 7 out 8 times 4]": ("inhale 4 hold 7 exhale 8", 4),
    "[inhale 4, hold 7, exhale 8]": ("inhale 4 hold 7 exhale 8", 1),
    "[box 4 x 5min]": ("inhale 4 hold 4 exhale 4 hold 4", 18),
    "[4-7-8 x4]": ("inhale 4 hold 7 exhale 8", 4),
}


@pytest.mark.parametrize(("text", "expected"), BREATHS.items())
def test_this_is_a_breathing_pattern(text: str, expected: tuple[str, int]) -> None:
    (node,) = nodes(text)
    assert isinstance(node, Breathe)
    assert " ".join(f"{one.phase} {one.seconds}" for one in node.pattern) == expected[0]
    assert node.rounds == expected[1]


@pytest.mark.parametrize(
    "ending", ["[end]", "[END]", "[end repeat]", "[/repeat]", "[ / repeat ]", "[end of repeat]", "[/]"]
)
def test_a_repeat_holds_its_body(ending: str) -> None:
    (block,) = nodes(f"[repeat 3]\nAgain.\n[pause 5s]\n{ending}")
    assert isinstance(block, Repeat)
    assert block.count == 3
    assert [type(node) for node in block.body] == [Say, Pause]


@pytest.mark.parametrize(
    "opening", ["[repeat 3]", "[repeat: 3]", "[repeat 3 times]", "[Repeat x3]", "[repeat three times]"]
)
def test_a_repeat_is_written_in_many_ways(opening: str) -> None:
    (block,) = nodes(f"{opening} Again. [end]")
    assert isinstance(block, Repeat)
    assert block.count == 3


@pytest.mark.parametrize("ending", ["[end]", "[end each side]", "[/each side]", "[/side]", "[end side]"])
def test_each_side_holds_its_body_and_its_sides(ending: str) -> None:
    (block,) = nodes("[each side] Your {side} foot, not the { other  side }.\n" + ending)
    assert isinstance(block, EachSide)
    (say,) = block.body
    assert isinstance(say, Say)
    assert say.text == "Your {side} foot, not the {other side}."


def test_blocks_nest() -> None:
    (outer,) = nodes("[repeat 2]\n[each side]\nThe {side}.\n[end]\n[end]")
    assert isinstance(outer, Repeat)
    (inner,) = outer.body
    assert isinstance(inner, EachSide)


SUGGESTED = {
    "[puase 2s]": "[pause 2s]",
    "[PAUS: 2s]": "[pause: 2s]",
    "[long puase]": "[long pause]",
    "[5 second puase]": "[5 second pause]",
    "[brethe 4-7-8 x4]": "[breathe 4-7-8 x4]",
    "[tens 5s]": "[tense 5s]",
    "[relese 30 seconds]": "[release 30 seconds]",
    "[eech side] [end]": "[each side]",
    "[repaet 3] [end]": "[repeat 3]",
    "[inclde a.txt]": "[include a.txt]",
    "[strech]": "[stretch]",
    "[strech 20s halfway]": "[stretch 20s halfway]",
    "[strech 20s each side]": "[stretch 20s each side]",
    "[inhle 4s: Breathe in]": "[inhale 4s: Breathe in]",
    "[pausse 5s]": "[pause 5s]",
    "[exhael for six seconds]": "[exhale for six seconds]",
}


@pytest.mark.parametrize(("text", "suggestion"), SUGGESTED.items())
def test_a_slip_of_the_pen_is_one_error_with_a_suggestion_in_the_authors_words(text: str, suggestion: str) -> None:
    (error,) = errors(text)
    assert error.code == "unknown-directive"
    assert error.suggestion == suggestion
    written = text.removesuffix(" [end]")
    assert str(error) == f"a.txt:2:1: unknown directive '{written}'; did you mean {suggestion}?"


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "[ ]",
        "[see page 4]",
        "[a [b] c]",
        "[!?]",
        "[The narrator smiles warmly]",
        "[Adjust your posture]",
        "[x]",
    ],
)
def test_what_is_like_no_directive_is_silent_with_a_warning_that_tells_how_to_speak_it(text: str) -> None:
    reading = read(f"Begin.\n{text}\nEnd.", source="a.txt")
    (warning,) = reading.findings
    assert (warning.level, warning.code, str(warning.where), warning.suggestion) == (
        "warning",
        "stage-direction",
        "a.txt:2:1",
        "",
    )
    assert "\\[" in warning.message
    assert [say.text for say in reading.script.nodes if isinstance(say, Say)] == ["Begin.", "End."]


WRONG = {
    "[pause five parsecs]": "cannot read 'parsecs' after the length",
    "[pause 5 sekunder]": "cannot read 'sekunder' after the length; a unit of time is s, min or h",
    "[pause fve seconds]": "'fve seconds' is not a length of time",
    "[pause 5s 10s]": "cannot read '10s' after the length",
    "[slot Breathe in]": "a slot needs",
    "[slot 5s]": "a slot needs a text",
    "[slot 0s: Breathe in]": "a slot needs",
    "[slot 2h: Breathe in]": "a slot lasts at most 1h",
    "[pace 9]": "a pace is a number from 0.5 to 2",
    "[pace 10wpm]": "'10wpm' is not 50 to 300 words a minute",
    "[until 10]": "a moment needs a unit",
    "[pause -5s]": "'-5s' is not a length of time",
    "[pause 10h]": "a pause lasts at most 1h, and this one is 10h",
    "[pause 3601s]": "a pause lasts at most 1h",
    "[pause 99999999999999999999]": "is not a length of time",
    "[10 hours of silence]": "a pause lasts at most 1h",
    '<break time="3h"/>': "a pause lasts at most 1h",
    '<break strength="mighty"/>': "a strength is one of none, x-weak",
    "[hold 0s]": "hold needs a length above zero",
    "[rest 2h]": "a rest lasts at most 1h",
    "[breathe 4]": "two, three or four counts",
    "[breathe 1-2-3-4-5]": "two, three or four counts",
    "[breathe 0-6]": "each need a length above zero",
    "[breathe 4-6 x0]": "1 to 1000",
    "[breathe 4-6 x1001]": "1 to 1000",
    "[breathe 4-6 x2.5]": "1 to 1000",
    "[breathe 4-6 for 3]": "needs a unit",
    "[breathe 4-6 beat 0s]": "a beat lasts",
    "[breathe 4-6 4-6]": "more than one pattern",
    "[breathe in 4 in 6]": "cannot read '6' after the length",
    "[breathe 4-601]": "at most 10m",
    "[repeat 0] [end]": "a block repeats 1 to 1000 times",
    "[repeat 1000000] [end]": "a block repeats 1 to 1000 times",
    "[repeat] [end]": "a repeat needs a number of times",
    "[repeat often] [end]": "a repeat needs a number of times",
    "[each side twice] [end]": "nothing may follow",
    "[each side]\n[each side] [end]\n[end]": "inside another [each side]",
    "[end everything]": "there is no block called 'everything'",
    "[end]": "ends a block, and none is open",
    "[repeat 3]": "never closed",
    "[each side]": "never closed",
    "[repeat 3]\n[/each side]": "cannot end the '[repeat 3]' of line 2",
    "[repeat 1000]\n[repeat 11]\n[end]\n[end]": "done 11,000 times",
    "[pause 5s": "'[' is never closed",
    "[pause 5s\n\nsoon]": "'[' is never closed",
    "{pause 5": "'{' is never closed",
    "{side}": "only between [each side] and its [end]",
    "[each side] {sid} [end]": "unknown variable '{sid}'; did you mean {side}?",
    "<!-- to do": "'<!--' is never closed",
    "[include]": "needs the name of a file",
    "[include ../a.txt]": "in the script's folder or below it",
    "[include /etc/passwd]": "in the script's folder or below it",
    "[include C:\\a.txt]": "in the script's folder or below it",
    "[include a.txt]": "this script cannot include other files",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_a_mistake_is_an_error_that_says_what_is_wrong(text: str, message: str) -> None:
    first = errors(text)[0]
    assert message in str(first)
    assert str(first).startswith("a.txt:")


@pytest.mark.parametrize("row", DIRECTIVES, ids=lambda row: row.names[0])
def test_the_example_of_every_directive_is_right(row: Directive) -> None:
    assert row.example == "" or is_directive(row.example.strip("[]"))


@pytest.mark.parametrize("name", [name for name, row in NAMES.items() if row.timed], ids=" ".join)
def test_every_name_of_a_pause_or_a_step_is_known_in_any_case(name: tuple[str, ...]) -> None:
    written = " ".join(name)
    for text in (
        f"{written} 5s",
        f"{written.upper()}: 5 s",
        f"5s {written}",
        f"{written.capitalize()} for five seconds",
    ):
        meaning = understand(text, Where("a.txt", 1, 1), shown=f"[{text}]").meaning
        assert isinstance(meaning, Pause | Phase)
        assert meaning.seconds == 5


def test_a_thousand_times_a_thousand_is_refused_before_it_is_built() -> None:
    text = "[repeat 1000]\n" * 30 + "Rest.\n" + "[end]\n" * 30
    found = read(text, source="a.txt").findings
    assert {finding.code for finding in found} == {"repeat-limit"}
    assert len(found) == 29


def test_blocks_nest_at_most_twenty_deep() -> None:
    text = "[repeat 1]\n" * 5000 + "Rest.\n" + "[end]\n" * 5000
    found = read(text, source="a.txt").findings
    assert {finding.code for finding in found} == {"nesting"}
    assert found[0].where.line == 21


@pytest.mark.parametrize("opening", ["slot 9s", "inhale 9s", "voice espeak:calm-male"])
def test_a_directive_in_the_words_of_another_is_an_error_and_not_spoken(opening: str) -> None:
    (wrong,) = errors(f"[{opening}: [pause 3s] Good night.]")
    assert wrong.message.startswith("'[pause 3s]' stands inside another directive, where only words do")


def test_square_brackets_that_are_to_be_spoken_may_stand_in_the_words_of_a_directive() -> None:
    assert errors(r"[slot 9s: \[pause 3s\] Good night.]") == []
