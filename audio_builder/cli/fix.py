"""`lint --fix`: a script rewritten in native markup, the earlier text kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from audio_builder.errors import UsageError
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.script.nodes import Finding
from audio_builder.script.write import Unwritable, native
from audio_builder.sources import STDIN, Source, again

NATIVE = (".txt", ".md", ".markdown", ".text", "")
"""Suffixes of files whose text may become native markup; a script of another form is written beside them."""


def fixed(name: str, source: Source, findings: Sequence[Finding]) -> None:
    """Rewrites a script: a file in place, a file of another form beside it, standard input to standard output.

    Nothing is written where there are errors.  Raises UsageError, OutputError.
    """
    if any(finding.level == "error" for finding in findings):
        click.echo(f"{name}: left as it is; mend the errors first", err=True)
        return
    try:
        text = native(source.reading, again(source))
    except Unwritable as problem:
        raise UsageError(f"{name}: {problem}; it is left as it is") from problem
    if name == STDIN:
        click.echo(text, nl=False)
        return
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"'{name}' is a built-in session; copy it first: audio-builder scripts show {name} > mine.txt")
    if path.suffix.lower() in NATIVE:
        _replaced(path, text)
        return
    beside = path.with_suffix(".txt")
    if beside.exists():
        raise UsageError(f"{beside} exists already; move it, and lint --fix writes {name} there")
    _write(beside, text.encode())
    click.echo(f"{beside}: written from {name}", err=True)


def _replaced(path: Path, text: str) -> None:
    before, after = path.read_bytes(), text.encode()
    if before == after:
        click.echo(f"{path}: nothing to change", err=True)
        return
    kept = path.with_name(path.name + ".bak")
    if kept.exists():
        raise UsageError(f"{kept} exists already; move it, so that the earlier text of {path.name} can be kept there")
    _write(kept, before)
    _write(path, after)
    click.echo(f"{path}: rewritten; the earlier text is in {kept.name}", err=True)


def _write(path: Path, content: bytes) -> None:
    refuse_unwritable(path)
    with whole_file(path) as file:
        file.write(content)
