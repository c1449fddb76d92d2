"""`batch` and `build` of a programme: a folder of sessions, only what is not up to date, and none stops the others."""

from __future__ import annotations

import json
import signal

import pytest

from audio_builder.sources import library

QUICK = {"lead-in": "1s", "tail": "1s", "end-silence": "500ms", "voice": "silent", "ending": "none"}
HEAD = "title: Two nights\nabout: A try\ndefaults: " + json.dumps(QUICK) + "\nsessions:\n"
TWO = HEAD + "  - {night: 1, script: calm.txt, name: first}\n  - {night: 2, script: warm.txt}\n"


@pytest.fixture
def nights(home):
    """Two short scripts and a recipe."""
    home.script("calm.txt", "---\ntitle: Calm\ncautions: Ask first.\n---\nRest here.\n")
    home.script("warm.txt", "Rest here.\n")
    return home.script("two.yaml", TWO)


def batch(home, *args, **more):
    return home.run("batch", "-o", home.output, *args, **more)


def manifest(home, name):
    return json.loads((home.output / "two" / f"{name}.json").read_bytes())


def files(home):
    return sorted(path.name for path in (home.output / "two").glob("*"))


def test_each_session_has_its_number_its_track_and_the_programmes_album(home, nights):
    done = batch(home, nights)
    assert done.code == 0
    assert files(home) == ["01-first.json", "01-first.mp3", "02-warm.json", "02-warm.mp3"]
    first, second = manifest(home, "01-first"), manifest(home, "02-warm")
    assert [one["settings"]["track"] for one in (first, second)] == ["1/2", "2/2"]
    assert {one["settings"]["album"] for one in (first, second)} == {"Two nights"}
    assert [one["title"] for one in (first, second)] == ["Calm", "warm"]
    assert first["safety"][0] == "Ask first."
    assert done.err.splitlines()[-1] == "two: 2 sessions, 2 built"


def test_a_phrase_of_several_sessions_is_spoken_once(home, nights):
    batch(home, nights)
    assert len(home.spoken()) == 1


def test_what_is_up_to_date_is_not_made_again(home, nights):
    batch(home, nights)
    made = {path: path.stat().st_mtime_ns for path in (home.output / "two").iterdir()}
    done = batch(home, nights)
    assert (done.code, done.err.splitlines()[-1]) == (0, "two: 2 sessions, 2 up to date")
    assert {path: path.stat().st_mtime_ns for path in (home.output / "two").iterdir()} == made
    assert [tree["state"] for tree in batch(home, nights, "--json").tree] == ["up to date"] * 2
    assert [tree["state"] for tree in batch(home, nights, "--json", "--force").tree] == ["built"] * 2


@pytest.mark.parametrize("what", ["script", "setting", "voice", "sound", "manifest", "command line"])
def test_only_what_changed_is_made_again(home, nights, what):
    batch(home, nights)
    args = ()
    match what:
        case "script":
            home.script("warm.txt", "Rest there.\n")
        case "setting":
            home.script("two.yaml", TWO.replace("warm.txt}", "warm.txt, pace: 0.9}"))
        case "voice":
            home.script("two.yaml", TWO.replace("warm.txt}", "warm.txt, voice: espeak}"))
        case "sound":
            (home.output / "two" / "02-warm.mp3").write_bytes(b"cut short")
        case "manifest":
            (home.output / "two" / "02-warm.json").write_text("{}")
        case "command line":
            args = ("--nights", "2", "--title", "Other")
    states = {tree["name"]: tree["state"] for tree in batch(home, nights, "--json", *args).tree}
    assert states.pop("02-warm") == "built"
    assert states == ({"01-first": "up to date"} if not args else {})


def test_one_that_fails_does_not_stop_the_others(home, nights):
    home.script("calm.txt", "Rest.\n[puase 2s]\n")
    done = batch(home, nights)
    assert (done.code, files(home)) == (1, ["02-warm.json", "02-warm.mp3"])
    assert ":2:1: " in done.errors[0]
    assert done.err.splitlines()[-1] == "two: 2 sessions, 1 built, 1 failed (01-first)"
    states = [(tree["state"], "error" in tree) for tree in batch(home, nights, "--json").tree]
    assert states == [("failed", True), ("up to date", False)]


def test_a_dry_run_tells_what_would_be_made_with_lengths_and_writes_nothing(home, nights):
    home.script("two.yaml", TWO.replace("warm.txt}", "warm.txt, length: 40s}"))
    home.script("warm.txt", "Rest here.\n\n" * 4)
    done = batch(home, nights, "--dry-run")
    first, second, last = done.out.splitlines()
    assert first.split()[:3] == ["01-first", "night", "1"]
    assert second.split() == ["02-warm", "night", "2", "0:40", "to", "be", "made"]
    assert last.startswith("2 sessions, 0:4")
    assert not home.output.exists()
    home.script("calm.txt", "[puase 2s]")
    done = batch(home, nights, "--dry-run", "--json")
    assert (done.code, [tree["state"] for tree in done.tree]) == (1, ["failed", "to be made"])
    assert not home.output.exists()


def test_nights_are_chosen_by_their_number(home, nights):
    for wanted, names in (("1", ["01-first"]), ("2", ["02-warm"]), ("1-2", ["01-first", "02-warm"])):
        assert [tree["name"] for tree in batch(home, nights, "--dry-run", "--json", "--nights", wanted).tree] == names
    for wanted, error in (
        ("3", "--nights: two has nights 1 to 2, not 3"),
        ("2-1", "--nights: two has nights 1 to 2, not 2-1"),
        ("x", "--nights: 'x' is no night; write 3 or 3-5"),
    ):
        assert batch(home, nights, "--nights", wanted).errors == [f"error: {error}"]


def test_build_makes_a_programme_anew(home, nights):
    for _ in range(2):
        done = home.run("build", "-q", "-o", home.output, nights)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines() == [str(home.output / "two" / f"{name}.mp3") for name in ("01-first", "02-warm")]
    assert home.run("build", nights, "calm.txt").errors == [
        "error: 'calm.txt' is a script; build programmes by themselves"
    ]
    assert "--lengths: a programme is built once" in home.run("build", nights, "--lengths", "10,20").errors[0]


def test_the_command_line_stands_over_the_recipe_and_what_it_leaves_out_stays_out(home, nights):
    recipe = TWO.replace("warm.txt}", "warm.txt, skip: [neck], title: Mine}")
    home.script("two.yaml", recipe)
    batch(home, nights, "--nights", "2", "--title", "Typed", "--skip", "left knee")
    told = manifest(home, "02-warm")["settings"]
    assert (told["title"], told["skip"]) == ("Typed", "neck, left knee")


def test_a_recipe_fills_in_names_that_its_scripts_call(home, nights):
    home.script("calm.txt", "Good evening, {who}.\n")
    home.script("two.yaml", TWO.replace("name: first}", "name: first, who: Ana}"))
    batch(home, nights, "--nights", "1")
    assert manifest(home, "01-first")["timeline"][0]["text"] == "Good evening, Ana."


def test_everything_wrong_with_a_recipe_is_told_with_its_place_before_anything_is_made(home, nights):
    home.script(
        "two.yaml",
        HEAD.replace("title:", "titel:")
        + "  - {script: gentel-pmr}\n  - {script: calm.txt, pauses: fast, lenght: 10m}\n"
        + "  - {script: warm.txt, length: 0x}\n",
    )
    done = batch(home, nights)
    where = f"error: {nights}"
    assert done.errors == [
        f"{where}:1:1: a programme has no 'titel'; did you mean title?",
        f"{where}:5:6: there is no file and no built-in session 'gentel-pmr'; did you mean gentle-pmr?",
        f"{where}:6:24: pauses: 'fast' is not one of gentle, standard, deep",
        f"{where}:6:38: there is no setting 'lenght'; did you mean length?",
        f"{where}:7:24: length: '0x' is not a length of time from 0s to 12h",
    ]
    assert done.code == 1
    assert not home.output.exists()


def test_what_is_finished_stays_when_somebody_interrupts(home, nights):
    home.script("two.yaml", TWO + "  - {night: 3, script: long.txt}\n")
    home.script("long.txt", "Rest.\n[pause 60m]\nGood night.\n")
    process = home.start("batch", "two.yaml")
    while "02-warm.mp3" not in process.stdout.readline().decode():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert {"01-first.mp3", "02-warm.mp3"} <= set(files(home))
    assert [name for name in files(home) if name.startswith((".", "03"))] == []
    assert "two: 3 sessions, 2 built, 1 not made" in told.decode()
    assert "stopped; phrases spoken so far are kept" in told.decode()


def test_a_programme_that_is_not_there_is_answered(home):
    assert batch(home, "28-night").errors == [
        "error: there is no file and no built-in programme '28-night'; did you mean 28-nights?"
    ]
    assert home.run("plan", "28-nights").errors == [
        "error: '28-nights' is a programme of several sessions; `build` and `batch` take it"
    ]


def test_a_script_of_steps_in_yaml_is_still_a_script(home):
    steps = home.script("steps.yaml", "- say: Rest here.\n- pause: 5\n")
    assert home.build(steps).code == 0
    assert sorted(home.built()) == ["steps.json", "steps.mp3"]


def test_a_session_never_takes_the_place_of_a_script_of_the_programme(home):
    home.script("o/r/01-a.mp3", "Rest.")
    recipe = home.script("r.yaml", "sessions:\n  - {script: o/r/01-a.mp3, name: a, voice: silent}\n")
    done = home.run("batch", "-o", home.folder / "o", recipe)
    assert (done.code, len(done.errors)) == (2, 1)
    assert "would be overwritten" in done.errors[0]


def test_the_built_in_sessions_of_a_programme_are_found_by_name(home):
    name = next(iter(library()))
    recipe = home.script("own.yaml", f"sessions: [{name}]")
    assert [tree["name"] for tree in batch(home, recipe, "--dry-run", "--json").tree] == [f"01-{name}"]
