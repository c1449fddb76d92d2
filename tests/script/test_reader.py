"""A whole text becomes a script, and every word of it is accounted for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.errors import PluginError, ScriptError
from audio_builder.script.nodes import (
    Breath,
    Breathe,
    Finding,
    Heading,
    Meta,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Repeat,
    Say,
    Where,
)
from audio_builder.script.reader import raise_errors, read
from audio_builder.script.reading import LineUse, Reading


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def said(text: str) -> list[str]:
    return [node.text for node in reading(text).script.nodes if isinstance(node, Say)]


def outline(text: str) -> list[str]:
    """The nodes in a short form: the text of what is said, the kind of everything else."""
    return [node.text if isinstance(node, Say) else type(node).__name__ for node in reading(text).script.nodes]


def at(line: int, column: int) -> Where:
    return Where("a.txt", line, column)


def test_a_script_is_read_whole() -> None:
    text = (
        "---\ntitle: Soft legs\n---\n# Settle\nLie down. You may\nmove.\n[pause 8s]\n\n# Breathe\n[breathe 4-6 x6]\n\n"
        "Curl  the *toes*.\n[tense 4s]\n"
    )
    expected: tuple[Node, ...] = (
        Heading("Settle", at(4, 1)),
        Say("Lie down.", at(5, 1)),
        Say("You may move.", at(5, 11)),
        Pause(Fraction(8), "pause 8s", at(7, 1)),
        Heading("Breathe", at(9, 1)),
        Breathe((Breath("inhale", Fraction(4)), Breath("exhale", Fraction(6))), ("words",) * 6, Fraction(1), at(10, 1)),
        ParagraphBreak(at(11, 1)),
        Say("Curl the toes.", at(12, 1)),
        Phase("tense", Fraction(4), at(13, 1)),
    )
    found = read(text, source="a.txt", sha256="ab12")
    assert found.script.nodes == expected
    assert found.script.meta == (Meta("title", "Soft legs", at(2, 1)),)
    assert (found.script.source, found.script.sha256, found.findings) == ("a.txt", "ab12", ())
    assert found.lines[4:7] == (
        LineUse(5, "Lie down. You may", "", ""),
        LineUse(6, "move.", "", ""),
        LineUse(7, "", "pause 8s", ""),
    )
    assert len(found.lines) == 13


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo\nand three.", ["One.", "Two and three."]),
        ("One\n\nTwo", ["One", "Two"]),
        ("Breathe in [pause 2s] and out.", ["Breathe in", "and out."]),
        ("- One\n- Two\n  and a half\n* Three\n+ Four\n• Five", ["One", "Two and a half", "Three", "Four", "Five"]),
        ("1. One\n2. Two\n3) Three", ["One", "Two", "Three"]),
        ("10. Deep.\n9. Deeper.\n8. Deepest.", ["10.", "Deep.", "9.", "Deeper.", "8.", "Deepest."]),
        ("3. 2. 1.\nSleep.", ["3.", "2.", "1.", "Sleep."]),
        ("> Quoted.\n> - More.", ["Quoted.", "More."]),
        ("Rest **deep** and *soft* and _slow_ and __warm__.", ["Rest deep and soft and slow and warm."]),
        ("`Rest` re*lax*ed, snake_case, ~~not~~.", ["Rest relaxed, snake_case, ."]),
        ("2 * 3", ["2 3"]),
        ("50% of it %% a note\nis calm.", ["50% of it is calm."]),
        ("Rest. <!-- a\nlong note --> Sleep.", ["Rest.", "Sleep."]),
        ("Rest.\n%% only a note\nSleep.", ["Rest.", "Sleep."]),
        ("Rest\n%% only a note\nwell.", ["Rest well."]),
        (
            "A \\[bracket\\], a \\{brace\\}, a \\<sign\\>, a \\* and a \\\\.",
            ["A [bracket], a \\{brace\\}, a <sign>, a * and a \\."],
        ),
        ("100\\%% sure", ["100%% sure"]),
        ("Rest 🌙 well 1️⃣ ✨.", ["Rest well 1 ."]),
        ("re\u00adlax\u200b now", ["relax now"]),
        ("One.\r\nTwo.\rThree.", ["One.", "Two.", "Three."]),
        ("\ufeffOne.", ["One."]),
        ("One\x0btwo\u2028three", ["One two three"]),
        ("<speak><p>One</p><p>Two <emphasis>three</emphasis></p></speak>", ["One", "Two three"]),
        ("3 < 5 > 2", ["3 5 2"]),
        ("```\nRest.\n```", ["Rest."]),
        ("Rest.\n=====\nSleep.", ["Rest.", "Sleep."]),
        ("Rest. ... — ?!", ["Rest."]),
        ("#Heading\nRest.", ["Rest."]),
    ],
)
def test_these_sentences_are_spoken(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Settle", "Settle"),
        ("###### Settle", "Settle"),
        ("#Settle", "Settle"),
        ("## Settle ##", "Settle"),
        ("# Learn C#", "Learn C#"),
        ("  # *Soft* `legs` 🌙", "Soft legs"),
        ("# Settle [pause 3s] in", "Settle in"),
        ("# Settle %% note", "Settle"),
        ("# \\[Settle\\]", "[Settle]"),
    ],
)
def test_a_heading_is_a_chapter_and_not_spoken(text: str, title: str) -> None:
    found = reading(f"{text}\nRest.")
    assert [node.title for node in found.script.nodes if isinstance(node, Heading)] == [title]
    assert [node.text for node in found.script.nodes if isinstance(node, Say)] == ["Rest."]
    assert "chapter" in found.lines[0].silent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n\n\n\nB", ["A", "ParagraphBreak", "B"]),
        ("\n\nA\n\n", ["A"]),
        ("A\n \t\nB", ["A", "ParagraphBreak", "B"]),
        ("A\n\n# H\n\nB", ["A", "Heading", "B"]),
        ("A\n%% note\nb", ["A b"]),
        ("A\n\n[pause 1s]\n\nB", ["A", "ParagraphBreak", "Pause", "ParagraphBreak", "B"]),
        ("A\n---\n***\nB", ["A", "Pause", "B"]),
        ("---\nA\n\n---\n", ["A"]),
        ("# H [pause 1s]\nA", ["Heading", "Pause", "A"]),
        ("# H {pause 1s}\nA", ["Heading", "Pause", "A"]),
        ("A\n[repeat 2]\n\nB\n\n[end]\n\nC", ["A", "Repeat", "ParagraphBreak", "C"]),
        ("A\n[repeat 2]\n[end]", ["A"]),
    ],
)
def test_what_stands_between_sentences(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_a_sentence_is_where_its_first_character_is() -> None:
    found = reading("  *One* two.  “Three\nfour.” <!-- x\ny --> Five.\n[pause 1s] \\[Six\\]")
    assert [(node.text, node.where) for node in found.script.nodes if isinstance(node, Say)] == [
        ("One two.", at(1, 4)),
        ("“Three four.”", at(1, 15)),
        ("Five.", at(3, 7)),
        ("[Six]", at(4, 12)),
    ]


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = "[repeat 3]\n[puase 2s]\nRest. [pause 10h] {side}\n<!-- x"
    with pytest.raises(ScriptError) as raised:
        raise_errors(reading(text))
    assert [problem.split(": ")[0] for problem in raised.value.problems] == [
        "a.txt:1:1",
        "a.txt:2:1",
        "a.txt:3:7",
        "a.txt:3:19",
        "a.txt:4:1",
    ]
    assert raised.value.problems[1] == "a.txt:2:1: unknown directive '[puase 2s]'; did you mean [pause 2s]?"


def test_a_reading_without_errors_gives_its_script() -> None:
    found = reading("Rest. 🌙 <blink>")
    assert [finding.level for finding in found.findings] == ["note", "warning"]
    assert raise_errors(found) is found.script


def test_what_is_left_out_many_times_is_one_finding_at_its_first_place() -> None:
    (finding,) = reading("Rest. 🌙 🌙\n🌙").findings
    assert (finding.code, finding.where) == ("left-out", at(1, 7))
    assert "3 places" in finding.message


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "   "])
def test_an_empty_script_has_nothing_to_say(text: str) -> None:
    (finding,) = reading(text).findings
    assert str(finding) == "a.txt:1:1: nothing to say: the script is empty"
    assert finding.code == "empty"


@pytest.mark.parametrize(
    "text",
    [
        "[pause 5s]",
        "# Title",
        "%% note",
        "---\na: b\n---\n",
        "...",
        "🌙",
        "***",
        "[breathe 4-6 cues none]",
        "[tense 5s]",
    ],
)
def test_a_script_of_only_markup_has_nothing_to_say(text: str) -> None:
    errors = [str(finding) for finding in reading(text).findings if finding.level == "error"]
    assert errors == ["a.txt:1:1: nothing to say: the script has only markup"]


@pytest.mark.parametrize("text", ["[breathe 4-7-8 x4]", "[repeat 2] 7 [end]", "呼吸"])
def test_a_breath_whose_phases_are_named_is_something_to_say(text: str) -> None:
    assert reading(text).findings == ()


@pytest.mark.parametrize("text", ["Rest\x00.", "\x01\x02\x03 Rest", "PK\x03\x04" + "\x00" * 100])
def test_a_binary_file_is_refused(text: str) -> None:
    found = reading(text)
    assert [str(finding) for finding in found.findings] == ["a.txt:1:1: this is not a text file"]
    assert found.script.nodes == ()
    with pytest.raises(ScriptError, match="this is not a text file"):
        raise_errors(found)


def test_a_stray_control_character_is_left_out_and_told() -> None:
    found = reading("Rest\x07 and let all of it go.")
    assert found.lines[0] == LineUse(1, "Rest and let all of it go.", "", "U+0007 (control character)")
    assert [(finding.code, finding.where) for finding in found.findings] == [("left-out", at(1, 5))]


def test_a_line_tells_what_became_of_its_words() -> None:
    (line,) = reading("Rest (long pause) now. %% soon\n").lines
    assert line == LineUse(1, "Rest now.", "long pause (pause 8s)", "%% soon (comment)")


FILES = {
    "b.txt": "Two.\n[repeat 2]\nThree.\n[end]",
    "head.txt": "---\ntitle: X\n---\nTwo.",
    "wrong.txt": "Two.\n\n  [puase 2s]",
    "open.txt": "[repeat 3]\nTwo.",
    "self.txt": "[include self.txt]",
    "ping.txt": "[include pong.txt]",
    "pong.txt": "[include ping.txt]",
    "side.txt": "Your {side} foot.",
    "many.txt": "[repeat 200] Two. [end]",
    "binary.bin": "\x00\x01",
    "top.txt": "One.\n[include sub/deep.txt]",
    "sub/deep.txt": "Deep.",
    "twice.txt": "[include b.txt] [include b.txt]",
}


def fetch(name: str) -> str:
    if name == "plugin":
        raise PluginError("no such plug-in")
    if name == "latin.txt":
        return b"\xff".decode("utf-8")
    if name not in FILES:
        raise FileNotFoundError(2, "No such file or directory", name)
    return FILES[name]


def included(text: str) -> Reading:
    return read(text, source="a.txt", include=fetch)


def test_an_included_file_stands_in_its_place_and_keeps_its_name() -> None:
    found = included("One.\n[include b.txt]\nFour.")
    assert found.script.nodes == (
        Say("One.", at(1, 1)),
        Say("Two.", Where("b.txt", 1, 1)),
        Repeat(2, (Say("Three.", Where("b.txt", 3, 1)),), Where("b.txt", 2, 1)),
        Say("Four.", at(3, 1)),
    )
    assert found.findings == ()
    assert [use.silent for use in found.lines] == ["", "include b.txt (included file)", ""]


@pytest.mark.parametrize(
    "text", ["[include top.txt]", '[include "top.txt"]', "[include: top.txt]", "[INCLUDE top.txt]"]
)
def test_files_may_include_files_in_folders_below(text: str) -> None:
    assert [node.text for node in included(text).script.nodes if isinstance(node, Say)] == ["One.", "Deep."]


def test_a_file_may_be_included_twice_but_not_in_itself() -> None:
    assert included("[include twice.txt]").findings == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[include none.txt]", "a.txt:1:1: cannot include 'none.txt': No such file or directory"),
        ("[include plugin]", "a.txt:1:1: cannot include 'plugin': no such plug-in"),
        ("[include latin.txt]", "a.txt:1:1: cannot include 'latin.txt': 'utf-8' codec"),
        ("[include binary.bin]", "a.txt:1:1: cannot include 'binary.bin': this is not a text file"),
        (
            "[include self.txt]",
            "self.txt:1:1: cannot include 'self.txt': it would include itself: a.txt -> self.txt -> self",
        ),
        (
            "[include ping.txt]",
            "pong.txt:1:1: cannot include 'ping.txt': it would include itself: a.txt -> ping.txt -> pong",
        ),
        ("[include wrong.txt]", "wrong.txt:3:3: unknown directive '[puase 2s]'; did you mean [pause 2s]?"),
        ("[include open.txt]", "open.txt:1:1: '[repeat 3]' is never closed"),
        ("[include side.txt]", "side.txt:1:6: '{side}' has a meaning only"),
        ("[repeat 100][include many.txt][end]", "many.txt:1:1: '[repeat 200]' is done 20,000 times"),
    ],
)
def test_what_cannot_be_included_is_an_error_with_its_place(text: str, problem: str) -> None:
    errors = [str(finding) for finding in included(f"{text}\nRest.").findings if finding.level == "error"]
    assert len(errors) == 1
    assert errors[0].startswith(problem)


def test_a_script_that_includes_itself_under_another_name_is_caught() -> None:
    text = "One.\n[include copy.txt]"
    found = read(text, source="folder/a.txt", include=lambda name: text)
    assert [finding.code for finding in found.findings] == ["include"]


def test_a_few_files_cannot_grow_without_bound() -> None:
    def doubling(name: str) -> str:
        return f"Rest {name}.\n[include x{name}]\n[include y{name}]"

    found = read("[include a]", source="a.txt", include=doubling)
    assert any("at most" in finding.message for finding in found.findings)
    assert len(found.script.nodes) <= 1000


def test_settings_of_an_included_file_are_ignored_with_a_warning() -> None:
    found = included("[include head.txt]")
    assert [(finding.level, str(finding.where)) for finding in found.findings] == [("warning", "head.txt:1:1")]
    assert [node.text for node in found.script.nodes if isinstance(node, Say)] == ["Two."]


def test_a_side_reaches_into_an_included_file() -> None:
    assert included("[each side]\n[include side.txt]\n[end]").findings == ()


def test_findings_of_an_included_file_come_where_it_is_included() -> None:
    found = included("[puase 1s]\n[include wrong.txt]\n[puase 1s]")
    assert [str(finding.where) for finding in found.findings if finding.code != "empty"] == [
        "a.txt:1:1",
        "wrong.txt:3:3",
        "a.txt:3:1",
    ]


def test_findings_are_values() -> None:
    assert reading("Rest. }").findings == (
        Finding("error", "unmatched-bracket", "'}' has no '{' before it; write \\} to have it spoken", at(1, 7)),
    )
