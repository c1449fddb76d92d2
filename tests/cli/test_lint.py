"""`lint`: what is spoken, silent and skipped on each line, what is wrong, and how long the session would be."""

from __future__ import annotations

import pytest

TEXT = """\
# Settle
%% a note to myself
Lie down (pause 3s) now. **Be** still.

[each side]
Curl the toes of your {side} foot.
[tense 4s]
[end]
"""


def test_each_line_shows_what_is_spoken_silent_and_skipped(home):
    done = home.run("lint", home.script("calm.txt", TEXT))
    assert done.code == 0
    assert done.out.splitlines()[:-1] == [
        "    1      Settle (chapter)",
        "    2 skip %% a note to myself (comment)",
        "    3 says Lie down now. Be still.",
        "    3      pause 3s",
        "    5      each side",
        "    6 says Curl the toes of your {side} foot.",
        "    7      tense 4s",
        "    8      end",
    ]


def test_the_last_line_says_how_much_was_found_and_how_long_it_would_be(home):
    good, bad = (
        home.script("good.txt", "Rest.\n[pause 5m]"),
        home.script("bad.txt", "---\nbakground: x\n---\n[puase 2s]\n[brethe 4-6]\nO"),
    )
    assert home.run("lint", good, "--set", "tail=10s").out.splitlines()[-1].startswith(f"{good}: no errors; about 6:1")
    done = home.run("lint", bad)
    assert done.code == 1
    assert done.out.splitlines()[-1] == f"{bad}: 2 errors, 1 warning; no session can be made of it"


def test_the_length_is_that_of_the_session(home):
    script = home.script("calm.txt", "---\nending: none\n---\nLie down now.\n\n[pause 9s]\n\nRest.\n[breathe 4-6 x2]\n")
    guessed = home.run("lint", "--json", script).tree["duration_s"]
    (built,) = home.run("build", "-o", home.output, "--json", "--voice=silent", script).tree
    assert guessed == pytest.approx(built["duration_s"], abs=1.0)  # the silent voice speaks as the estimate does


def test_several_scripts_are_all_looked_at_whatever_is_wrong_with_one(home):
    scripts = [home.script("a.txt", b"\xff\x00"), home.script("b.txt", "[puase 2s]"), home.script("c.txt", "Rest.")]
    done = home.run("lint", *scripts)
    assert done.code == 1
    assert [
        line.partition(":")[0] for line in done.out.splitlines() if "; " in line and line.startswith(str(home.folder))
    ]
    assert f"error: {scripts[0]}:1:1: byte 0xFF is not UTF-8; this is not a text file" in done.out
    assert f"{scripts[2]}: no errors; about " in done.out
    assert len(home.run("lint", "--json", *scripts).tree) == 3


def test_json_has_every_finding_with_its_place_and_what_to_write_instead(home):
    script = home.script("calm.txt", "Rest.\n[puase 2s]\n")
    tree = home.run("lint", "--json", script).tree
    assert tree["findings"] == [
        {
            "file": str(script),
            "line": 2,
            "column": 1,
            "level": "error",
            "code": "unknown-directive",
            "message": "unknown directive '[puase 2s]'",
            "suggestion": "[pause 2s]",
        }
    ]
    assert tree["duration_s"] is None
    assert [line["line"] for line in tree["lines"]] == [1, 2]


BRISK = "Rest.\n\n[breathe in 1 hold 1 out 1 x2 cues counts beat {beat}s]\n"
"""'Hold' is likely to take 0.32 s: four characters of 0.08 s; at 1.15 times the pace it takes 0.28 s."""


def test_a_beat_that_may_be_too_short_is_a_warning_with_its_place(home):
    script = home.script("calm.txt", BRISK.format(beat=0.26))
    done = home.run("lint", "--json", script)
    (finding,) = [one for one in done.tree["findings"] if one["message"].startswith("'Hold' ")]
    assert (done.code, finding["level"], finding["line"], finding["column"]) == (0, "warning", 3, 1)
    assert "takes 0.32 s to say, 0.28 s at 1.15 times the pace, and has 0.26 s" in finding["message"]
    for command in ("lint", "plan"):
        done = home.run(command, script, *(["--voice=espeak"] if command == "plan" else []))
        assert done.code == 0
        assert f"warning: {script}:3:1: 'Hold' takes 0.32 s to say, 0.28 s at 1.15 times" in done.out + done.err


def test_a_beat_that_is_too_short_for_any_voice_is_an_error(home):
    script = home.script("calm.txt", BRISK.format(beat=0.15))
    tree = home.run("lint", "--json", script).tree
    assert [(finding["level"], finding["line"]) for finding in tree["findings"]] == [("error", 3)]
    done = home.build(script)
    assert (done.code, len(done.errors)) == (1, 1)
    assert home.spoken() == set()


def test_nothing_is_written(home):
    script = home.script("calm.txt", TEXT)
    home.run("lint", script)
    home.run("plan", script, "--voice=silent")
    assert [path.name for path in home.folder.iterdir()] == ["calm.txt"]


def test_each_pause_is_explained_after_its_line(home):
    script = home.script("calm.txt", "Lie down now.\n[pause 9s]\nRest.\n\nSquares of light lie there.\n")
    shown = home.run("lint", "--explain", script).out.splitlines()
    assert shown[0:3] == ["    1 says Lie down now.", "              9.0 s  pause 9s", "    2      pause 9s"]
    rest = shown.index("    3 says Rest.")
    assert shown[rest + 1].split()[1] == "s"
    assert "pauses" not in home.run("lint", "--json", script).tree["lines"][0]
    explained = home.run("lint", "--json", "--explain", script).tree["lines"]
    assert explained[0]["pauses"] == [{"seconds": 9.0, "why": "pause 9s"}]


def test_how_a_session_is_filled_is_told(home):
    """Eight words at 0.08 s a character, and 56.64 s of pause."""
    script = home.script(
        "calm.txt", "---\nvoice-ramp: none\n---\nSquares of light lie there,\n[pause 56.64s]\nand nobody looks\n"
    )
    tree = home.run("lint", "--json", script).tree
    speech_s = len("Squares of light lie there,and nobody looks") * 0.08
    assert tree["words_per_minute"] == pytest.approx(8 * 60 / (56.64 + speech_s), abs=0.1)
    assert tree["silence_share"] == pytest.approx(56.64 / (56.64 + speech_s), abs=0.001)
    assert "8 words a minute, 94% of the time without speech" in home.run("lint", script).out


def test_what_a_session_had_better_not_say_is_told_with_its_reason(home):
    script = home.script("legs.txt", "# Restless legs\nLie perfectly still.\n[breathe 4-7-8 x9]\nThis cures pain.\n")
    done = home.run("lint", "--json", script)
    assert done.code == 0
    assert [(one["line"], one["code"]) for one in done.tree["findings"]] == [
        (2, "lie-still"),
        (3, "breath-limit"),
        (4, "health-claim"),
    ]


def test_an_error_hides_nothing_else_that_is_to_be_said(home):
    done = home.run("lint", home.script("calm.txt", "This cures fibromyalgia.\n[puase 5s]\n[breathe 4-7-8 x20]\nRest."))
    told = [line.partition(":")[0] for line in done.out.splitlines() if ".txt:" in line]
    assert told[:3] == ["warning", "error", "warning"]


def test_the_form_is_seen_from_what_is_in_the_script_and_can_be_said(home):
    script = home.script("calm.txt", '[{"text": "Rest.", "pause": 5}]')
    assert home.run("lint", "--json", script).tree["form"] == "json"
    assert home.run("lint", "--json", "--from", "text", script).tree["form"] == "text"
    assert home.run("lint", "--from", "runes", script).code == 2


SPANISH = "Cierra los ojos. Aprieta el puño derecho y mantén la tensión.\n\nSuelta el aire y deja caer los hombros.\n"


def test_a_pasted_script_is_spoken_in_the_language_it_is_written_in_and_that_is_told(home):
    script = home.script("calma.txt", SPANISH)
    done = home.run("lint", script, "--explain")
    assert 'tense: "Aprieta"' in done.out
    assert f"warning: {script}:1:1: this reads like Spanish and is spoken so; --language says otherwise" in done.out
    assert home.run("plan", script, "--voice=silent").err.startswith("warning: ")
    assert "reads like" not in home.run("lint", script, "--language", "es-MX").out
    assert "reads like" not in home.run("lint", home.script("es.txt", f"---\nlanguage: es\n---\n{SPANISH}")).out


def test_a_language_that_was_set_holds_and_a_script_that_reads_like_another_is_told(home):
    script = home.script("calma.txt", SPANISH)
    done = home.run("lint", script, "--explain", "--language", "en")
    assert "this reads like Spanish, and is spoken in 'en', which was set; did you mean language: es?" in done.out
    assert "Aprieta" not in "".join(line for line in done.out.splitlines() if " s  " in line)


def test_a_voice_in_the_text_that_nobody_has_is_an_error_at_its_place(home):
    script = home.script("two.txt", "Rest.\n[voice espek:steph: Come back.]\n[voice espeak:en+steph: And rest.]")
    done = home.run("lint", script)
    assert done.code == 1
    error = f"error: {script}:2:1: voice: unknown voice 'espek:steph'; did you mean espeak?"
    assert [line for line in done.out.splitlines() if line.startswith("error")] == [error]
    assert home.run("build", script).errors == [error]
