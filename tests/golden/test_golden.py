"""Script in, timeline table out: each file here is a script, a line of `=`, and the table worked out by hand from it.

Every character of speech takes 0.06 s; the way to each figure stands in the script's comments.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Timeline
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import settings, written_in

RATE = 48000
FRAMES_PER_CHARACTER = 2880
FILES = sorted(Path(__file__).parent.glob("*.txt"))


def table(timeline: Timeline) -> list[str]:
    """Start, stop, kind and content of everything, in order of start; chapters before what they hold."""
    rows = [(mark.start, mark.stop, f"# {mark.title}".strip()) for mark in timeline.chapters]
    rows += [(one.start, one.stop, f"{one.kind} {one.text or one.phase or one.why}") for one in timeline.items]
    rows += [(timeline.voice_stop, timeline.bed_stop, "taper"), (timeline.bed_stop, timeline.frames, "silence")]
    return [
        f"{start / RATE:.3f} {stop / RATE:.3f} {what}" for start, stop, what in sorted(rows, key=lambda row: row[0])
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_script_becomes_its_timeline(path: Path) -> None:
    source, _, expected = path.read_text("utf-8").partition("\n====\n")
    script = raise_errors(read(source, source=path.name))
    chosen = settings(written_in(script.meta)[0])
    plan = make_plan(script, chosen, voice="silent/1", max_chars=2000)
    lengths = {one.key: FRAMES_PER_CHARACTER * len(one.text) for one in plan.phrases}
    assert table(lay_out(plan, lengths, chosen, rate_hz=RATE)) == [
        " ".join(row.split()) for row in expected.splitlines()
    ]


def test_there_are_golden_files() -> None:
    assert len(FILES) >= 6
