"""A list of what is to be recorded: rows for the table in the folder, each with the name its file is to have.

What stands in the table stays as it is; only what it lacks is written below.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from audio_builder.errors import BadRequest
from audio_builder.files import whole_file
from audio_builder.plan.recorded import Wanted, spelt
from audio_builder.voices.lines import HEAD, Lines, Row, dialect

TABLE = "lines.csv"


def lacking(lines: Sequence[Wanted], known: Lines) -> tuple[Row, ...]:
    """Rows for those lines that no table of the folder has yet, with numbers that no file or row has."""
    listed = {spelt(row.text) for row in known.rows}
    taken = [Path(row.file).stem for row in known.rows] + [path.stem for path in known.every.values()]
    number = max((int(stem) for stem in taken if stem.isdecimal() and len(stem) < 9), default=0)
    fresh = [line for line in lines if spelt(line.text) not in listed]
    return tuple(
        Row(f"{number + count:03}", line.text, str(line.where), _note(line))
        for count, line in enumerate(fresh, start=1)
    )


def add_rows(folder: Path, rows: Sequence[Row]) -> Path:
    """Writes rows below those of the folder's table, which is made where there is none; the table.

    Raises BadRequest for a table that cannot be read, OutputError for one that cannot be written.
    """
    path = folder / TABLE
    try:
        before = path.read_text("utf-8-sig") if path.exists() else ",".join(HEAD) + "\n"
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"'{path}' cannot be read: {error}") from error
    separator, columns = dialect(before)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    for row in rows:
        told = {"file": row.file, "text": row.text, "note": row.note}
        writer.writerow([told.get(column, "") for column in columns])
    ended = before if before.endswith("\n") or not before else f"{before}\n"
    with whole_file(path) as file:
        file.write((ended + text.getvalue()).encode("utf-8-sig"))
    return path


def _note(line: Wanted) -> str:
    return "" if line.room_s is None else f"at most {line.room_s:.1f} s"
