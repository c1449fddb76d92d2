"""What is installed is what the program looks for."""

import re
import tomllib
from pathlib import Path

from audio_builder.shelf import IN_PACKAGE

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_built_in_sessions_are_installed_where_they_are_looked_for():
    moved = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert moved == {"scripts": f"audio_builder/{IN_PACKAGE}"}


def test_every_requirement_is_pinned_with_hashes_and_no_address():
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    names = [re.split(r"[<>=;\[ ]", needed)[0] for needed in PROJECT["project"]["dependencies"]]
    for name in names:
        entry = re.search(rf"^{re.escape(name.replace('.', '-'))}==.*(?:\n    --hash=.*)+", pinned, re.MULTILINE | re.I)
        assert entry, name
    assert "://" not in pinned + (ROOT / "constraints-dev.txt").read_text("utf-8")
