"""A home of one's own for every test: nothing is read from or written to the user's, and no network is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import audio_builder
from audio_builder.cli import cli

QUICK = ("--set", "lead-in=1s", "--set", "tail=2s", "--set", "end-silence=500ms", "--voice", "silent")
"""A session without a voice, 3.5 s longer than its words."""
NO_NETWORK = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), "http://127.0.0.1:9")
"""A proxy where nobody listens."""
SECONDS = 60
"""After which a process counts as hung."""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        """The lines that tell of an error."""
        return [line for line in self.err.splitlines() if line.startswith("error: ")]

    @property
    def tree(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


class Home:
    """A folder for scripts, sessions, settings and phrases, and two ways to run commands in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.config = folder / "config" / "audio-builder" / "config.toml"
        self.phrases = folder / "phrases"
        outside = ("AUDIO_BUILDER_", "PYTHON", "LC_", "LANG", "NO_COLOR")
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith(outside)} | {
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "AUDIO_BUILDER_CACHE": str(self.phrases),
            "PYTHONPATH": str(Path(audio_builder.__file__).parent.parent),
            **NO_NETWORK,
        }

    def script(self, name: str, text: str | bytes) -> Path:
        """A new script."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def settings(self, toml: str) -> None:
        """The user's own settings file."""
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(toml, encoding="utf-8")

    def run(self, *args: object, stdin: str | bytes = b"", env: Mapping[str, str] | None = None) -> Outcome:
        """Runs a command in this process."""
        apart = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
        environ = {name: None for name in os.environ if name not in self.environ} | self.environ | dict(env or {})
        done = CliRunner(env=environ, **apart).invoke(
            cli, [str(arg) for arg in args], input=stdin, prog_name="audio-builder"
        )
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Outcome(done.exit_code, done.stdout, done.stderr)

    def build(self, *args: object, **more: Any) -> Outcome:
        """Builds quick sessions into `output` in this process."""
        return self.run("build", "-o", self.output, *QUICK, *args, **more)

    def start(self, *args: object, env: Mapping[str, str] | None = None, **more: Any) -> subprocess.Popen[bytes]:
        """A command as a process of its own, in this folder."""
        command = [sys.executable, "-m", "audio_builder", *map(os.fsencode, map(str, args))]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(command, cwd=self.folder, env=self.environ | dict(env or {}), **(pipes | more))

    def process(self, *args: object, stdin: bytes = b"", **more: Any) -> Outcome:
        """Runs a command as a process of its own, in this folder."""
        with self.start(*args, **more) as process:
            out, err = process.communicate(stdin, timeout=SECONDS)
        return Outcome(process.returncode, (out or b"").decode(errors="replace"), (err or b"").decode(errors="replace"))

    def process_of(self, command: list[str]) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of any command line, run in this folder."""
        done = subprocess.run(
            command, cwd=self.folder, env=self.environ, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        return done.returncode, done.stdout, done.stderr

    def built(self) -> dict[str, bytes]:
        """Every file in `output`, hidden ones too."""
        return {path.name: path.read_bytes() for path in sorted(self.output.iterdir())} if self.output.exists() else {}

    def spoken(self) -> set[Path]:
        """Every phrase in the cache."""
        return set(self.phrases.glob("??/*.flac"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home without a single file."""
    return Home(tmp_path)
