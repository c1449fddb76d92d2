"""A program of your own speaks: any that turns a file of text into a file of sound.

AUDIO_BUILDER_COMMAND is its argument list, with places to fill in.  It is started as it is, never through a shell, and
never because a script says so.  The text is in no argument: it goes in a file, or by standard input.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.errors import BadRequest, EngineError, Transient, Unavailable, did_you_mean
from audio_builder.plan.tempo import ANY, Paces
from audio_builder.regex import regex
from audio_builder.sound.signal import Speech
from audio_builder.voices.answers import heard
from audio_builder.voices.configured import NO_SECRET, digest, setting
from audio_builder.voices.http import MOST_BYTES

PLACES = ("text_file", "out", "speed", "language", "voice")
"""What a template can hold between braces."""

HINT = "set AUDIO_BUILDER_COMMAND, for example to: flite -f {text_file} -o {out}"
LAST_LINES = 3
"""Of what a program complains, so many are shown."""
TRY_LATER = 75
"""EX_TEMPFAIL: the program says that the same may succeed later.  Source: BSD's sysexits.h."""

_COMMAND, _TIMEOUT = "AUDIO_BUILDER_COMMAND", "AUDIO_BUILDER_COMMAND_TIMEOUT"
_PLACE = regex(r"\{([A-Za-z_]+)\}")
_VOICE = regex(r"[A-Za-z0-9][\w.+/-]{0,99}")
_SHELLED = (".bat", ".cmd")
"""Files that Windows hands to a shell."""
_SECRET_NAME = regex(r".*(KEY|TOKEN|SECRET|PASSWORD)", re.IGNORECASE)
_LEAST_SECRET = 6
_LOOK_S = 0.5


class Command(Struct, frozen=True, kw_only=True):
    """A program and how it is called."""

    template: tuple[str, ...] = ()
    """Its arguments, the program first; `{out}` missing: the sound is on its standard output; `{text_file}` missing:
    the text is on its standard input."""
    voice: str = ""
    timeout_s: float = 60.0
    """For one phrase."""

    @property
    def id(self) -> str:
        """`command`, or `command:VOICE`."""
        return f"command:{self.voice}" if self.voice else "command"

    @property
    def version(self) -> str:
        """Of the way it is called."""
        return "1"

    @property
    def caps(self) -> Caps:
        """What is known of a program that can be any."""
        follows = any("{speed}" in part for part in self.template)
        paces = ANY if follows else Paces(slowest=1.0, quickest=1.0)
        return Caps(online=False, languages=("*",), licence="of the program you chose", paces=paces)

    def fingerprint(self) -> str:
        """A digest of the arguments, which may name folders or hold secrets, and the voice."""
        called = digest(json.dumps(self.template)) if self.template else "none"
        return f"command/{self.version} called={called} voice={self.voice or 'none'}"

    def probe(self) -> None:
        """Looks for the program and does not start it.  Raises Unavailable."""
        self._program()

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The text as mono sound, in any format that the codec reads.

        Raises Unavailable when there is no program, BadRequest when it fails, Transient when it takes too long, says
        that it may succeed later, or gives no sound.
        """
        program = self._program()
        if not any(letter.isalnum() for letter in text):
            raise BadRequest(f"nothing to speak in {text!r}")
        with TemporaryDirectory(prefix="audio-builder-", ignore_cleanup_errors=True) as folder:
            text_file, out = Path(folder, "text.txt"), Path(folder, "speech.wav")
            text_file.write_text(text + "\n", encoding="utf-8", newline="\n")
            values = (str(text_file), str(out), f"{pace:g}", language, self.voice)
            fill = dict(zip(PLACES, values, strict=True))
            arguments = [_PLACE.sub(lambda place: fill[place[1]], part) for part in self.template[1:]]
            return heard(self._sound([program, *arguments], text_file, out), f"the command {self._name}")

    @property
    def _name(self) -> str:
        return re.split(r"[\\/]", self.template[0])[-1]

    def _program(self) -> str:
        """The whole path of the program.  Raises Unavailable."""
        if not self.template:
            raise Unavailable("no command is chosen to speak", hint=HINT)
        found = shutil.which(self.template[0])
        if found is None:
            raise Unavailable(f"there is no program {self._name}", hint=f"check {_COMMAND}")
        if found.lower().endswith(_SHELLED):
            raise Unavailable(f"{self._name} would need a shell", hint="name a program, not a batch file")
        return found

    def _sound(self, arguments: list[str], text_file: Path, out: Path) -> bytes:
        """What the program wrote."""
        printed, complained = out.with_name("printed"), out.with_name("complained")
        with text_file.open("rb") as given, printed.open("wb") as to, complained.open("wb") as errors:
            try:
                process = subprocess.Popen(arguments, stdin=given, stdout=to, stderr=errors, start_new_session=True)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "its arguments cannot be passed on"
                raise Unavailable(f"{self._name} could not be started: {reason}", hint=f"check {_COMMAND}") from error
            try:
                self._wait(process, (printed, complained, out))
            finally:
                _end(process)
        if process.returncode:
            raise self._failed(process.returncode, complained)
        sound = out if any("{out}" in part for part in self.template) else printed
        if not sound.is_file() or not sound.stat().st_size:
            raise Transient(f"the command {self._name} wrote no sound{_last_lines(complained)}")
        return sound.read_bytes()

    def _wait(self, process: subprocess.Popen[bytes], files: tuple[Path, ...]) -> None:
        """Until the program ends by itself, in time and without filling the disk.  Raises Transient, BadRequest."""
        deadline = time.monotonic() + self.timeout_s
        while True:
            left_s = deadline - time.monotonic()
            try:
                process.wait(max(0.0, min(left_s, _LOOK_S)))
            except subprocess.TimeoutExpired as error:
                if left_s <= 0:
                    raise Transient(f"the command {self._name} did not finish in {self.timeout_s:g} s") from error
            over = any(file.is_file() and file.stat().st_size > MOST_BYTES for file in files)
            if over:
                raise BadRequest(f"the command {self._name} wrote more than {MOST_BYTES} bytes for one phrase")
            if process.returncode is not None:
                return

    def _failed(self, status: int, complained: Path) -> EngineError:
        kind = Transient if status == TRY_LATER else BadRequest
        ended = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
        return kind(f"the command {self._name} {ended}{_last_lines(complained)}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing of the program goes on: where there are process groups, what it started ends too."""
    if process.poll() is None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()


def _last_lines(complained: Path) -> str:
    """`: ` and the end of what a program complained of, without the secrets of the environment; or nothing."""
    with complained.open("rb") as file:
        file.seek(max(0, complained.stat().st_size - 2000))
        text = file.read().decode("utf-8", "replace")
    for name, value in os.environ.items():
        if _SECRET_NAME.fullmatch(name) and len(value) >= _LEAST_SECRET:
            text = text.replace(value, "***")
    lines = ["".join(filter(str.isprintable, line)).strip() for line in NO_SECRET.hidden_in(text).splitlines()]
    shown = " / ".join([line for line in lines if line][-LAST_LINES:])
    return f": {shown[-400:]}" if shown else ""


def arguments_in(text: str) -> tuple[str, ...]:
    r"""A template as it is written in the environment: a JSON list, or words that quotes hold together.

    A backslash is a letter like any other, so that Windows paths stand as they are.  Raises BadRequest.

    >>> arguments_in(r'"C:\Program Files\say.exe" -o {out}')
    ('C:\\Program Files\\say.exe', '-o', '{out}')
    """
    try:
        parts = _listed(text) if text.startswith("[") else _split(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"{_COMMAND} is no list of arguments: {error}") from error
    if parts and not parts[0].strip():
        raise BadRequest(f"{_COMMAND} names no program")
    if parts and "{" in parts[0]:
        raise BadRequest(f"{_COMMAND} must name its program, without braces")
    for place in (place for part in parts for place in _PLACE.findall(part)):
        if place not in PLACES:
            near = did_you_mean(place, PLACES) or f"; there is {', '.join(PLACES)}"
            raise BadRequest(f"{_COMMAND} holds {{{place}}}, which is not known{near}")
    return parts


def _listed(text: str) -> tuple[str, ...]:
    parts = json.loads(text)
    if not all(isinstance(part, str) and "\0" not in part for part in parts):
        raise ValueError("every argument must be a text between quotes")
    return tuple(parts)


def _split(text: str) -> tuple[str, ...]:
    words = shlex.shlex(text, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters, words.escape = True, "", ""
    return tuple(words)


def configured(name: str, environ: Mapping[str, str]) -> Command:
    template = arguments_in(setting(environ, _COMMAND))
    if name and not (_VOICE.fullmatch(name) and any("{voice}" in part for part in template)):
        raise BadRequest(f"no voice 'command:{name[:40]}': a name needs the place {{voice}} in {_COMMAND}")
    timeout = setting(environ, _TIMEOUT) or "60"
    if not re.fullmatch(r"[0-9]{1,4}", timeout) or not int(timeout):
        raise BadRequest(f"{_TIMEOUT} cannot be '{timeout[:40]}': write whole seconds, 1 to 9999")
    return Command(template=template, voice=name, timeout_s=float(timeout))


ENGINE = EnginePlugin(
    name="command",
    summary="a program of your own, which turns a file of text into a file of sound",
    open=lambda name, language: configured(name, os.environ),
    voices=lambda language: ("",),
    hint=HINT,
)
