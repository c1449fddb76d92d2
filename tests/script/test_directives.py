"""Every spelling of a directive, and what it means."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.script.directives import DIRECTIVES, Directive
from audio_builder.script.nodes import Breathe, EachSide, Finding, Node, Pause, Phase, Repeat, Say
from audio_builder.script.reader import read
from audio_builder.script.understand import is_directive


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
    ["(wait for it)", "(break the habit)", "(quiet now)", "(about a pause)", "(hold for 5 seconds)", "(softly)", "(5)"],
)
def test_round_brackets_around_words_for_the_listener_are_spoken(text: str) -> None:
    (say,) = nodes(f"{text}.")
    assert isinstance(say, Say)
    assert say.text == f"{text}."


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
    "[breathe 4-6]": ("4 0 6 0", 1, "words", "1"),
    "[breathe 4-6 x6]": ("4 0 6 0", 6, "words", "1"),
    "[breathe 4-7-8 x4]": ("4 7 8 0", 4, "words", "1"),
    "[Breathe: 4-7-8, 4 times]": ("4 7 8 0", 4, "words", "1"),
    "[breathe 4-7-8 4x]": ("4 7 8 0", 4, "words", "1"),
    "[breathe 4-7-8 times 4]": ("4 7 8 0", 4, "words", "1"),
    "[breathe 4-7-8 for 4 rounds]": ("4 7 8 0", 4, "words", "1"),
    "[breathe 4:7:8 ×4]": ("4 7 8 0", 4, "words", "1"),
    "[breathe 4,7,8 x4]": ("4 7 8 0", 4, "words", "1"),
    "[breathe 4-4-4-4 x2]": ("4 4 4 4", 2, "words", "1"),
    "[breathe 4-0-6-2 x2]": ("4 0 6 2", 2, "words", "1"),
    "[breathe in 4 hold 7 out 8 x4]": ("4 7 8 0", 4, "words", "1"),
    "[breathe in 4, out 6]": ("4 0 6 0", 1, "words", "1"),
    "[breathe in for 4, hold for 7, out for 8, hold for 2]": ("4 7 8 2", 1, "words", "1"),
    "[breathe inhale 4s exhale 6s x3]": ("4 0 6 0", 3, "words", "1"),
    "[breath in 4 out 6 hold 2 x3]": ("4 0 6 2", 3, "words", "1"),
    "[breathe box 4 for 3m]": ("4 4 4 4", 11, "words", "1"),
    "[breathe box]": ("4 4 4 4", 1, "words", "1"),
    "[breathe box 5 x3]": ("5 5 5 5", 3, "words", "1"),
    "[breathe box 4 x 5min]": ("4 4 4 4", 18, "words", "1"),
    "[breathe box 4-4-4-4 x2]": ("4 4 4 4", 2, "words", "1"),
    "[breathe coherent 5.5 for 5m]": ("11/2 0 11/2 0", 27, "words", "1"),
    "[breathe coherent for 5m]": ("11/2 0 11/2 0", 27, "words", "1"),
    "[breathe 5,5-5,5 for 5m]": ("11/2 0 11/2 0", 27, "words", "1"),
    "[breathe 4-6 for 5s]": ("4 0 6 0", 1, "words", "1"),
    "[breathe 4-6 x6 cues counts beat 1.1s]": ("22/5 0 33/5 0", 6, "counts", "11/10"),
    "[breathe 4-6 cues none beat 1.5]": ("6 0 9 0", 1, "none", "3/2"),
    "[breathe 4s-6s beat 2s]": ("4 0 6 0", 1, "words", "2"),
}


@pytest.mark.parametrize(("text", "expected"), BREATHS.items())
def test_this_is_a_breathing_pattern(text: str, expected: tuple[str, int, str, str]) -> None:
    (node,) = nodes(text)
    assert isinstance(node, Breathe)
    lengths = zip(("inhale", "hold", "exhale", "hold"), map(Fraction, expected[0].split()), strict=True)
    assert node.pattern == tuple((phase, seconds) for phase, seconds in lengths if seconds)
    assert (node.rounds, node.cues, node.beat) == (expected[1], expected[2], Fraction(expected[3]))


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
    (block,) = nodes("[each side] Your {side} foot, not the { Other  Side }.\n" + ending)
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
    "[strech]": "[stretch 30s]",
}


@pytest.mark.parametrize(("text", "suggestion"), SUGGESTED.items())
def test_a_slip_of_the_pen_is_one_error_with_a_suggestion_in_the_authors_words(text: str, suggestion: str) -> None:
    (error,) = errors(text)
    assert error.code == "unknown-directive"
    assert error.suggestion == suggestion
    written = text.removesuffix(" [end]")
    assert str(error) == f"a.txt:2:1: unknown directive '{written}'; did you mean {suggestion}?"


@pytest.mark.parametrize(
    "text", ["[bell]", "[5]", "[]", "[ ]", "[see page 4]", "[warm] ", "[a [b] c]", "[!?]", "[text](link)"]
)
def test_what_is_like_no_directive_is_an_error_that_tells_how_to_speak_it(text: str) -> None:
    (error,) = errors(text)
    assert (error.code, error.where.column, error.suggestion) == ("unknown-directive", 1, "")
    assert "\\[" in error.message


WRONG = {
    "[pause five parsecs]": "cannot read 'parsecs' after the length",
    "[pause for 3 breaths]": "cannot read 'breaths' after the length",
    "[pause xyz]": "'xyz' is not a length of time",
    "[pause -5s]": "'-5s' is not a length of time",
    "[pause 10h]": "a pause lasts at most 1h, and this one is 10h",
    "[pause 3601s]": "a pause lasts at most 1h",
    "[pause 99999999999999999999]": "is not a length of time",
    "[10 hours of silence]": "a pause lasts at most 1h",
    '<break time="3h"/>': "a pause lasts at most 1h",
    '<break strength="mighty"/>': "a strength is one of none, x-weak",
    "[inhale]": "inhale needs a length of time",
    "[hold 0s]": "hold needs a length above zero",
    "[hold 5 breaths]": "cannot read 'breaths' after the length",
    "[rest 2h]": "a rest lasts at most 1h",
    "[breathe]": "needs its counts",
    "[breathe 4]": "two, three or four counts",
    "[breathe 1-2-3-4-5]": "two, three or four counts",
    "[breathe 0-6]": "each need a length above zero",
    "[breathe 4-6 x0]": "1 to 1000",
    "[breathe 4-6 x1001]": "1 to 1000",
    "[breathe 4-6 x2.5]": "1 to 1000",
    "[breathe 4-6 for 3]": "needs a unit",
    "[breathe 4-6 cues tones]": "cues are words, counts or none, not 'tones'",
    "[breathe 4-6 beat 0s]": "a beat lasts",
    "[breathe 4-6 4-6]": "more than one pattern",
    "[breathe 4-6 softly]": "cannot read 'softly'",
    "[breathe in 4 in 6]": "a breath goes in",
    "[breathe out 6 in 4]": "a breath goes in",
    "[breathe in out]": "'in' needs a count",
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
    "pause 5s]": "']' has no '[' before it",
    "{pause 5": "'{' is never closed",
    "pause 5}": "'}' has no '{' before it",
    "{name}": "unknown variable '{name}'",
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
    assert is_directive(row.example.strip("[]"))


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
