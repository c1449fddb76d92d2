"""What the documents say is what the program does."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_builder.cli import COMMANDS
from audio_builder.contracts import BedPlugin, BedRequest, EnginePlugin
from audio_builder.plan.pauses import RULES
from audio_builder.script.directions.directives import DIRECTIVES
from audio_builder.script.reader import read
from audio_builder.settings import NAMES, Settings, as_text, meaning, written_in
from audio_builder.shelf import library, recipes
from audio_builder.sound.loudness import Meter
from audio_builder.sound.signal import BED_LUFS
from audio_builder.units import in_words

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SCRIPT_DOC = (ROOT / "docs" / "script.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text) if kind == language]


def module_in(document: str) -> dict:
    names = {"__name__": "tutorial"}
    sys.modules.setdefault("tutorial", type(sys)("tutorial"))
    exec(compile(blocks((ROOT / "docs" / document).read_text("utf-8"), "python")[0], document, "exec"), names)
    return names


def test_the_readme_opens_with_three_lines_and_two_commands_of_one_line_each():
    title, _, *rest = README.splitlines()
    opening = rest[: rest.index("")]
    commands = blocks(README, "sh")
    assert title == "# audio_builder"
    assert len(opening) == 3
    assert len(commands) == 2
    assert all(command.count("\n") == 1 for command in commands)


def test_the_readmes_script_reads_without_a_finding():
    (script,) = (block for block in blocks(README, "text") if block.startswith("---"))
    reading = read(script, source="readme.txt")
    assert reading.findings == ()
    assert written_in(reading.script.meta)[1] == ()


def test_every_command_of_the_documents_exists():
    for document in (README, *(path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md"))):
        for command in re.findall(r"audio-builder (\w+)", document):
            assert command in COMMANDS, command


def test_every_command_is_in_the_documents():
    told = README + SCRIPT_DOC
    assert [name for name in COMMANDS if f"`{name}`" not in told and f"audio-builder {name}" not in told] == []


def test_every_link_of_the_documents_leads_somewhere():
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_readme_lists_every_built_in_session_under_its_practice_and_every_programme():
    table = README.partition("## The sessions")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| ([\w-]+) \| (.+) \|$", table, re.MULTILINE))
    told = {practice: re.findall(r"`([\w-]+)`", names) for practice, names in rows.items() if "`" in names}
    expected: dict[str, list[str]] = {}
    for name, path in (*library().items(), *recipes().items()):
        if "." not in name and not name.endswith("-fog"):
            expected.setdefault(path.parent.name, []).append(name)
    assert told == expected


def test_every_directive_stands_in_the_documents_as_it_is():
    for row in (row for row in DIRECTIVES if row.example):
        assert f"| `{row.example}` | {row.summary} |" in SCRIPT_DOC


def test_every_setting_stands_in_the_documents_with_its_default():
    defaults = as_text(Settings())
    for name in NAMES:
        assert f"| `{name}` | {defaults[name]} | {meaning(name)} |" in SCRIPT_DOC


def test_the_table_of_pauses_is_the_one_in_use():
    for rule in RULES.values():
        row = (rule.why, *(in_words(getattr(rule, profile))[:-1] for profile in ("gentle", "standard", "deep")))
        assert "| " + " | ".join(row) + " |" in SCRIPT_DOC


def test_every_public_type_has_its_word_in_the_glossary():
    words = set(re.findall(r"\w+", (ROOT / "docs" / "glossary.md").read_text("utf-8")))
    rooms = ("script", "plan", "sound", "voices", "outputs")
    paths = [*(ROOT / "audio_builder").glob("*.py")]
    for room in rooms:
        paths += (ROOT / "audio_builder" / room).rglob("*.py")
    for path in paths:
        if path.name in ("errors.py",):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                assert node.name in words, f"{node.name} of {path.name}"


def test_the_tutorials_background_keeps_the_law():
    bed = module_in("adding-a-background.md")["BED"]
    signal = bed.make(BedRequest(rate_hz=48_000, seed=1))
    assert isinstance(bed, BedPlugin)
    whole = signal.read(1000, 99_000)
    assert whole.dtype == np.float32
    assert whole.shape == (98_000, 2)
    assert whole.tobytes() == signal.read(1000, 30_001).tobytes() + signal.read(30_001, 99_000).tobytes()
    later = signal.repeat.start + signal.repeat.period
    assert signal.read(1000 + later, 99_000 + later).tobytes() == whole.tobytes()
    meter = Meter(48_000, 2)
    meter.push(signal.read(0, 64 * 48_000))
    assert meter.integrated() == pytest.approx(BED_LUFS, abs=0.5)
    with pytest.raises(ValueError, match="no words"):
        bed.make(BedRequest(rate_hz=48_000, words=("loud",)))


def test_the_tutorials_voice_speaks():
    engine = module_in("adding-a-voice.md")["ENGINE"]
    assert isinstance(engine, EnginePlugin)
    speech = engine.open("high", "en").speak("Hum.", language="en", pace=1.0)
    assert len(speech.samples) == pytest.approx(0.08 * 4 * speech.rate_hz, abs=1)


def test_the_python_example_runs_and_makes_a_session(tmp_path):
    (code,) = blocks((ROOT / "docs" / "python.md").read_text("utf-8"), "python")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "rest.mp3").stat().st_size > 100_000
    assert "voice_lufs" in done.stdout
