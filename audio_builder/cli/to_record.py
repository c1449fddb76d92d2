"""What of a script is still to be recorded in a folder, and the list of it there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from audio_builder.cli.settled import Settled
from audio_builder.plan.cues import Plan
from audio_builder.plan.make import make_plan
from audio_builder.plan.recorded import unrecorded
from audio_builder.plugins import installed
from audio_builder.voices.cast import beside
from audio_builder.voices.lines import Lines, Row, lines_in
from audio_builder.voices.to_record import TABLE, add_rows, lacking

MAIN, MOST_CHARS = "", 5000
"""A voice nobody has chosen yet; lines are cut nowhere but between sentences."""


class ToRecord(Struct, frozen=True):
    """The list of a folder."""

    table: Path
    lines: int
    """That the script has for this voice, equal ones once."""
    rows: tuple[Row, ...]
    """Those that are not recorded yet."""


def to_record(one: Settled, folder: Path) -> ToRecord:
    """Writes what a script lacks into the table of a folder, which is made; what is in it now.

    Raises PlanError, BadRequest for a table that cannot be read, OutputError.
    """
    settings = one.settings
    known = lines_in(folder, settings.language) if folder.exists() else Lines(folder, settings.language, {}, ())
    plan = make_plan(one.script, settings, voice=MAIN, max_chars=MOST_CHARS)
    voices = tuple(_voices(plan, Path(one.script.source).parent, folder))
    missing = unrecorded(plan, dict.fromkeys(voices, known))
    fresh = lacking(missing, known)
    table = add_rows(folder, fresh) if fresh or not known.rows else folder / TABLE
    texts = {line.text for line in missing}
    rows = tuple(row for row in (*known.rows, *fresh) if row.text in texts)
    return ToRecord(table, len(unrecorded(plan, dict.fromkeys(voices, Lines(folder, settings.language, {}, ())))), rows)


def _voices(plan: Plan, beneath: Path, folder: Path) -> Iterator[str]:
    """Under which names a plan asks for the recordings of a folder; the session's own voice where it asks for none."""
    engines = installed().engines()
    names = dict.fromkeys(phrase.voice for phrase in plan.phrases if phrase.voice)
    own = [name for name in names if beside(name, beneath, engines) == f"recording:{beneath / _below(folder, beneath)}"]
    yield from own or (MAIN,)


def _below(folder: Path, beneath: Path) -> Path:
    """A folder as a script in `beneath` would name it, where it lies there."""
    whole, root = folder.resolve(), beneath.resolve()
    return whole.relative_to(root) if whole.is_relative_to(root) else whole
