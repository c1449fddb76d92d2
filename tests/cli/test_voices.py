"""`voices`: what can speak, here and now."""

from __future__ import annotations

import pytest

from audio_builder.codec import decode


def test_the_list_says_of_each_engine_whether_it_can_speak_now_and_why_not(home):
    done = home.run("voices", "list")
    assert done.code == 0
    assert "espeak   ready    on this machine" in done.out
    assert "gtts     not now  Google Translate's voice" in done.out
    assert "reason: could not connect to translate.google.com" in done.out
    assert "silent   ready    no voice" in done.out


def test_json_has_every_voice_and_the_text_says_that_it_has_more(home):
    rows = {row["engine"]: row for row in home.run("voices", "list", "--json").tree}
    assert {"espeak", "gtts", "kokoro", "piper", "silent"} <= set(rows)
    assert (rows["espeak"]["ready"], rows["gtts"]["ready"]) == (True, False)
    assert all(row["licence"] or "needs a missing package" in row["reason"] for row in rows.values())
    assert f"and {len(rows['espeak']['voices']) - 8} more, all in --json" in home.run("voices", "list").out


def test_a_language_changes_what_is_offered(home):
    assert "espeak:de+" in home.run("voices", "list", "--language", "de").out
    rows = {row["engine"]: row for row in home.run("voices", "list", "--language", "xx", "--json").tree}
    assert rows["espeak"]["reason"].startswith("eSpeak NG does not speak 'xx'")
    assert rows["espeak"]["voices"] == rows["gtts"]["voices"] == []


def test_a_voice_is_tried_in_an_mp3_of_a_few_seconds_and_nothing_else_is_written(home):
    mp3 = home.folder / "try.mp3"
    note = home.script("try.json", "my own notes")
    done = home.run("voices", "try", "espeak:en-us+f2", "--say", "Good night.", "-o", mp3)
    assert (done.code, done.out) == (0, f"{mp3}\n")
    speech = decode(mp3.read_bytes())
    assert 5.5 < len(speech.samples) / speech.rate_hz < 9.0  # 2 s before it, 3.5 s after it
    assert note.read_text("utf-8") == "my own notes"
    assert sorted(path.name for path in home.folder.iterdir()) == ["phrases", "try.json", "try.mp3"]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("espaek",), "unknown voice 'espaek'; did you mean espeak?"),
        (("espeak:en-us+stef",), "eSpeak NG has no variant 'stef'; did you mean steph?"),
        (("silent", "-o", "try.wav"), "-o try.wav: what is written is an MP3; name it try.mp3"),
        (("espeak", "--language", "xx"), "eSpeak NG does not speak 'xx'; did you mean xex?"),
    ],
)
def test_a_trial_of_what_is_not_there_is_a_usage_error(home, args, error):
    done = home.run("voices", "try", *args)
    assert (done.code, done.out, done.errors) == (2, "", [f"error: {error}"])


def test_a_trial_of_nothing_is_told(home):
    done = home.run("voices", "try", "silent", "--say", " ", "-o", home.folder / "try.mp3")
    assert (done.code, done.out, len(done.errors)) == (1, "", 1)
    assert not (home.folder / "try.mp3").exists()
