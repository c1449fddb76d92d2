"""`lint --fix`: a script becomes native markup, and nothing of what was there before is lost."""

from __future__ import annotations

PASTED = "Narrator: Lie down (pause for ten seconds) now.\n<break time='1500ms'/>\nAnd let go.\n"
NATIVE = "Lie down\n[pause 10s]\nnow.\n[pause 1.5s]\nAnd let go.\n"


def test_a_script_is_rewritten_and_its_earlier_text_kept(home):
    script = home.script("calm.txt", PASTED)
    done = home.run("lint", "--fix", script)
    assert (done.code, done.err) == (0, f"{script}: rewritten; the earlier text is in calm.txt.bak\n")
    assert script.read_text("utf-8") == NATIVE
    assert script.with_name("calm.txt.bak").read_text("utf-8") == PASTED


def test_a_native_script_is_left_alone(home):
    script = home.script("calm.txt", NATIVE)
    done = home.run("lint", "--fix", script)
    assert (done.code, done.err) == (0, f"{script}: nothing to change\n")
    assert not script.with_name("calm.txt.bak").exists()


def test_the_plan_is_the_same_before_and_after(home):
    script = home.script("calm.txt", PASTED)
    plans = []
    for _ in range(2):
        tree = home.run("plan", "--voice=silent", "--json", script).tree
        plans.append([(item["kind"], item["start_s"], item["stop_s"], item.get("text")) for item in tree["timeline"]])
        home.run("lint", "--fix", script)
    assert plans[0] == plans[1]


def test_an_earlier_text_that_was_kept_is_never_overwritten(home):
    script, kept = home.script("calm.txt", PASTED), home.script("calm.txt.bak", "mine")
    done = home.run("lint", "--fix", script)
    assert done.code == 2
    assert f"{kept} exists already" in done.err
    assert (script.read_text("utf-8"), kept.read_text("utf-8")) == (PASTED, "mine")


def test_a_script_with_errors_is_left_as_it_is(home):
    script = home.script("calm.txt", "Rest.\n[puase 5s]\n")
    done = home.run("lint", "--fix", script)
    assert done.code == 1
    assert done.err == f"{script}: left as it is; mend the errors first\n"
    assert script.read_text("utf-8") == "Rest.\n[puase 5s]\n"


def test_another_form_is_written_beside_its_file(home):
    script = home.script("calm.json", '[{"text": "Rest.", "pause": 5}]')
    done = home.run("lint", "--fix", script)
    assert (done.code, script.read_text("utf-8")) == (0, '[{"text": "Rest.", "pause": 5}]')
    assert script.with_suffix(".txt").read_text("utf-8") == "Rest.\n\n[pause 5s]\n"
    assert home.run("lint", "--fix", script).code == 2


def test_standard_input_is_rewritten_to_standard_output(home):
    done = home.run("lint", "--fix", "-", stdin=PASTED)
    assert (done.code, done.out) == (0, NATIVE)


def test_a_built_in_session_is_copied_first(home):
    done = home.run("lint", "--fix", "gentle-pmr")
    assert done.code == 2
    assert "copy it first" in done.err
