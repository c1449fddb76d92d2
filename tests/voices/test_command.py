"""A program of one's own speaks: never through a shell, never for ever, and its failures are told in its own words."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_builder.errors import BadRequest, EngineError, Transient, Unavailable
from audio_builder.sound.signal import Speech
from audio_builder.voices.engines.command import Command, arguments_in, configured

SPEAKER = """
import json, sys, wave
from array import array
out, text_file, *rest = sys.argv[1:]
text = open(text_file, encoding="utf-8").read() if text_file != "-" else sys.stdin.buffer.read().decode()
with wave.open(out if out != "-" else sys.stdout.buffer, "wb") as file:
    file.setparams((1, 2, 16000, 0, "NONE", ""))
    file.writeframes(array("h", [len(text), 9000, -9000] * 1000))
if rest:
    open(rest[0], "w", encoding="utf-8").write(json.dumps([text, rest]))
"""
TEXT = 'Now -- "gently" $(touch x); `rest` & breathe | out > \u606f \U0001f33f.'


@pytest.fixture
def speaker(tmp_path: Path) -> str:
    """A program that speaks: its path has a space in it."""
    path = tmp_path / "my speaker.py"
    path.write_text(SPEAKER, "utf-8")
    return str(path)


def running(*arguments: str, timeout_s: float = 30.0, voice: str = "") -> Command:
    """The engine, with Python as its program; -S and -E start it quickly."""
    return Command(template=(sys.executable, "-S", "-E", *arguments), timeout_s=timeout_s, voice=voice)


def doing(program: str, *arguments: str, timeout_s: float = 30.0) -> Command:
    return running("-c", program, *arguments, timeout_s=timeout_s)


def say(voice: Command, text: str = "Rest.", *, pace: float = 1.0) -> Speech:
    return voice.speak(text, language="pt-br", pace=pace)


@pytest.mark.parametrize("out", ["{out}", "-"])
@pytest.mark.parametrize("text_file", ["{text_file}", "-"])
def test_files_or_pipes_carry_the_text_and_the_sound(speaker: str, out: str, text_file: str) -> None:
    speech = say(running(speaker, out, text_file), TEXT)
    assert speech.rate_hz == 16_000
    assert speech.samples[0] == np.float32((len(TEXT) + 1) / 32768)
    assert len(speech.samples) == 3000


def test_every_place_is_filled_in_and_no_text_is_an_argument(speaker: str, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    template = (speaker, "{out}", "{text_file}", str(told), "--speed={speed}", "{language}/{voice}", "{}", "$HOME", "*")
    say(running(*template, voice="ana"), TEXT, pace=0.85)
    text, rest = json.loads(told.read_text("utf-8"))
    assert text == TEXT + "\n"
    assert rest == [str(told), "--speed=0.85", "pt-br/ana", "{}", "$HOME", "*"]


def test_nothing_stays_behind(speaker: str) -> None:
    program = "import sys, pathlib; print(pathlib.Path(sys.argv[1]).parent, file=sys.stderr); sys.exit(1)"
    with pytest.raises(BadRequest) as caught:
        say(doing(program, "{out}"))
    folder = Path(str(caught.value).rpartition(": ")[2])
    assert folder.is_absolute()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("program", "kind", "message"),
    [
        ("import sys; sys.exit('one\\ntwo\\nthree\\nfour')", BadRequest, "ended with status 1: two / three / four"),
        ("import sys; sys.exit(3)", BadRequest, "ended with status 3"),
        ("import sys; print('busy', file=sys.stderr); sys.exit(75)", Transient, "ended with status 75: busy"),
        ("import sys; sys.stderr.buffer.write(b'\\xff\\x1b[31m' + b'x' * 9999); sys.exit(1)", BadRequest, "xxxx"),
        ("pass", Transient, "wrote no sound"),
        ("print('<html>')", Transient, "answered with sound that cannot be read"),
        ("import os; os.abort()", BadRequest, "was ended by signal" if os.name == "posix" else "ended with status"),
    ],
)
def test_a_program_that_fails_is_told_by_its_last_words(program: str, kind: type[EngineError], message: str) -> None:
    with pytest.raises(EngineError) as caught:
        say(doing(program))
    assert type(caught.value) is kind
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


def test_a_secret_of_the_environment_is_not_repeated() -> None:
    name = "AUDIO_BUILDER_TEST_TOKEN"
    os.environ[name] = "hunter2hunter2"
    try:
        with pytest.raises(BadRequest) as caught:
            say(doing(f"import os, sys; sys.exit('bad token ' + os.environ['{name}'] + ', and sk-abcdef123456')"))
    finally:
        del os.environ[name]
    assert str(caught.value).endswith("bad token ***, and ***")


@pytest.mark.skipif(os.name != "posix", reason="Windows ends the program alone")
def test_a_program_that_never_ends_is_ended_with_all_it_started() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        child = f"import socket; socket.create_connection({server.getsockname()!r}).recv(1)"
        program = f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-E', '-c', {child!r}])"
        with pytest.raises(Transient, match=r"did not finish in 1 s"):
            say(doing(program, timeout_s=1.0))
        connection, _ = server.accept()
        with connection:
            connection.settimeout(5)
            assert connection.recv(1) == b""  # the child is gone, and its connection with it


def test_a_program_that_is_not_there_is_told_and_not_started() -> None:
    voice = Command(template=("no-such-program-anywhere", "{out}"))
    for ask in (voice.probe, lambda: say(voice)):
        with pytest.raises(Unavailable, match="there is no program no-such-program-anywhere; check AUDIO_BUILDER_COM"):
            ask()


@pytest.mark.skipif(os.name != "posix", reason="on Windows the ending makes a file a program")
@pytest.mark.parametrize("ending", [".bat", ".cmd", ".BAT"])
def test_what_would_need_a_shell_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"say{ending}"
    path.write_text("echo")
    path.chmod(0o755)
    with pytest.raises(Unavailable, match="would need a shell; name a program"):
        Command(template=(str(path),)).probe()


@pytest.mark.parametrize("text", ["", " \n", "...", "?!"])
def test_a_text_without_a_word_is_refused_and_the_program_not_started(text: str) -> None:
    with pytest.raises(BadRequest, match="nothing to speak"):
        say(doing("raise SystemExit(75)"), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flite -f {text_file} -o {out}", ("flite", "-f", "{text_file}", "-o", "{out}")),
        (r"C:\Tools\say.exe /o:{out}", (r"C:\Tools\say.exe", "/o:{out}")),
        (r'"C:\Program Files\say.exe" -o "{out}"', (r"C:\Program Files\say.exe", "-o", "{out}")),
        (r"'\\server\share\say.exe' ''", (r"\\server\share\say.exe", "")),
        ('["say", "-o", "{out}", "a b"]', ("say", "-o", "{out}", "a b")),
        (r'["C:\\Tools\\say.exe", "{speed}x"]', (r"C:\Tools\say.exe", "{speed}x")),
        ("say # {out} $HOME *.txt", ("say", "#", "{out}", "$HOME", "*.txt")),
        ("a && b; c | d > e", ("a", "&&", "b;", "c", "|", "d", ">", "e")),
        ("awk {} {0} { print }", ("awk", "{}", "{0}", "{", "print", "}")),
        ("", ()),
    ],
)
def test_a_template_is_words_or_a_json_list(text: str, expected: tuple[str, ...]) -> None:
    assert arguments_in(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("say -o {outt}", "holds {outt}, which is not known; did you mean out?"),
        ("say {text}", "holds {text}, which is not known"),
        ("say 'half", "is no list of arguments: No closing quotation"),
        ('["say", 1]', "is no list of arguments: every argument must be a text"),
        ('["say"', "is no list of arguments"),
        ('["say", "a\\u0000b"]', "every argument must be a text"),
        ("'' -o {out}", "names no program"),
        ("{voice} -o {out}", "must name its program, without braces"),
    ],
)
def test_a_template_that_cannot_be_meant_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        arguments_in(text)
    assert str(caught.value).startswith("AUDIO_BUILDER_COMMAND ")
    assert message in str(caught.value)


def test_a_voice_needs_a_place_and_cannot_be_an_option() -> None:
    environ = {"AUDIO_BUILDER_COMMAND": "say -v {voice} -o {out}"}
    assert configured("Ana", environ).id == "command:Ana"
    for name, known in (("-rf", environ), ("a b", environ), ("Ana", {"AUDIO_BUILDER_COMMAND": "say"}), ("Ana", {})):
        with pytest.raises(BadRequest, match=r"a name needs the place \{voice\}"):
            configured(name, known)


@pytest.mark.parametrize("text", ["0", "-1", "soon", "10000", "1.5"])
def test_a_time_out_is_whole_seconds(text: str) -> None:
    assert configured("", {"AUDIO_BUILDER_COMMAND_TIMEOUT": "90"}).timeout_s == 90.0
    with pytest.raises(BadRequest, match="AUDIO_BUILDER_COMMAND_TIMEOUT cannot be"):
        configured("", {"AUDIO_BUILDER_COMMAND_TIMEOUT": text})


def test_the_fingerprint_tells_templates_apart_and_shows_none() -> None:
    one, two = (configured("", {"AUDIO_BUILDER_COMMAND": f"say --token hunter{n} -o {{out}}"}) for n in (1, 2))
    assert one.fingerprint() != two.fingerprint() != configured("", {}).fingerprint()
    assert "hunter" not in one.fingerprint() + one.id
