"""`doctor`: what is installed, what is reachable, what to do about what is not."""

from __future__ import annotations

from importlib.metadata import version


def test_a_machine_without_a_network_can_make_sessions(home):
    done = home.run("doctor")
    assert done.code == 0
    assert done.out.splitlines()[0].startswith(f"audio-builder {version('audio-builder')}, Python 3.")
    assert f"gTTS {version('gTTS')}" in done.out
    assert "ok       voice espeak: espeak:en-us+calm-female, version " in done.out
    assert "not now  voice gtts: could not connect to translate.google.com" in done.out
    assert done.out.splitlines()[-1] == "sessions can be made"


def test_every_check_is_shown_and_nothing_is_left_behind(home):
    done = home.run("doctor")
    for check in ("libraries", "phrase cache", "MP3", "backgrounds", "built-in sessions", "default settings"):
        assert sum(line.startswith(f"ok       {check}: ") for line in done.out.splitlines()) == 1
    assert str(home.phrases) in done.out
    assert [path for path in home.folder.rglob("*") if path.is_file()] == []


def test_a_cache_that_takes_nothing_is_found_out(home):
    file = home.script("file", "a file")
    done = home.run("doctor", env={"AUDIO_BUILDER_CACHE": str(file / "phrases")})
    assert done.code == 1
    assert f"fails    phrase cache: {file / 'phrases'}" in done.out
    assert done.out.splitlines()[-1] == "no session can be made before this is put right"


def test_the_users_own_settings_are_named_and_a_mistake_in_them_is_found_out(home):
    home.settings('pace = 0.9\npause-scale = 1.5\nvoice = "espeak"\n')
    assert f"default settings: pace, pause-scale, voice of your own in {home.config}" in home.run("doctor").out
    home.settings("pace = 9\n")
    done = home.run("doctor")
    assert done.code == 1
    assert f"fails    default settings: {home.config}: pace: '9' is not a number from 0.5 to 2" in done.out
