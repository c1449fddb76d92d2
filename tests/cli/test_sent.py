"""What the voice is given is to be seen, and a user's respellings count where the script has none of its own."""

from __future__ import annotations

TEXT = "---\nlexicon: {om: ohm}\n---\nDr. Ray says om for 5 s.\n\nIt\u2019s fine\u2026\n"


def test_a_plan_shows_what_is_sent_where_it_has_other_words(home):
    script = home.script("calm.txt", TEXT)
    lines = home.run("plan", script, "--voice=silent").out.splitlines()
    assert lines[1].endswith("Dr. Ray says om for 5 s.  -> Doctor Ray says ohm for five seconds.")
    assert not any("->" in line for line in lines[2:])
    (first, *_) = home.run("plan", "--json", script, "--voice=silent").tree["timeline"]
    assert first["text"] == "Dr. Ray says om for 5 s."
    assert first["sent"] == "Doctor Ray says ohm for five seconds."


def test_lint_shows_it_only_when_asked_to_explain(home):
    script = home.script("calm.txt", TEXT)
    assert "->" not in home.run("lint", script).out
    assert "    -> Doctor Ray says ohm for five seconds.\n" in home.run("lint", "--explain", script).out
    lines = home.run("lint", "--explain", "--json", script).tree["lines"]
    assert [line["sent"] for line in lines] == [[], [], [], ["Doctor Ray says ohm for five seconds."], [], []]


def test_a_users_respellings_hold_until_the_script_or_the_command_line_has_its_own(home):
    home.settings('[lexicon]\nom = "a-u-m"\nlotus = "low-tus"\nmat = "matt"\n')
    script = home.script("calm.txt", "---\nlexicon: {om: ohm, lotus: lo-tus}\n---\nOm, lotus, mat.")
    (speech, *_) = home.run("plan", "--json", script, "--voice=silent", "--set", "lexicon=lotus=padma").tree["timeline"]
    assert speech["sent"] == "ohm, padma, matt."


def test_a_word_spoken_as_nothing_is_refused_with_what_would_be_right(home):
    script = home.script("calm.txt", "---\nlexicon: om=\n---\nOm.")
    outcome = home.run("lint", script)
    assert outcome.code == 1
    assert "lexicon: 'om' is spoken as nothing; write word=respelling; word=respelling" in outcome.out
