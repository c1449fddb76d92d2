"""A session becomes a file: encoded, and measured on what it decodes to; one that passes its ceiling is made again."""

from __future__ import annotations

from typing import IO

from audio_builder.contracts import OutputPlugin, Tags
from audio_builder.errors import CodecError
from audio_builder.events import Note, Rendered, Report
from audio_builder.outputs.measured import Figures, Measured
from audio_builder.outputs.platforms import read_differently
from audio_builder.plan.timeline import Timeline
from audio_builder.session import MARGIN_DB, Session
from audio_builder.sound.signal import Block
from audio_builder.units import level_db, seconds

MASTERINGS = 3
"""How often the peaks are lowered further when the decoded file still passes the ceiling."""

BETWEEN_SAMPLES_DB = 1.0
"""So much higher a background, which nobody listened to, may decode than its highest sample is."""

SHORTEST_TOLD_S = 60
"""A shorter session is a trial, and its figures say little."""

MOST_LIFT_LU = 1.0
"""A background that stands further above its level in the pauses is told."""


def encoded(file: IO[bytes], session: Session, about: Tags, output: OutputPlugin, report: Report) -> Figures:
    """Writes the audio, again with lower peaks for as long as what it decodes to passes the ceiling; its figures.

    Raises CodecError.
    """
    margin_db, excess_db = MARGIN_DB, 0.0
    for _ in range(MASTERINGS):
        margin_db += excess_db
        figures = _written(file, session, margin_db, about, output, report)
        excess_db = figures.true_peak_dbtp - session.settings.levels.ceiling_dbtp
        if excess_db <= 0:
            _tell(figures, session.timeline, report)
            return figures
        excess_db += 0.1
    raise CodecError(f"the encoded file still stands {excess_db:.1f} dB above its ceiling after {MASTERINGS} tries")


def _written(
    file: IO[bytes], session: Session, margin_db: float, about: Tags, output: OutputPlugin, report: Report
) -> Figures:
    """One encoding, from where the file began."""
    timeline = session.timeline
    measured = Measured(timeline, channels=session.channels, bed_power=session.foretold.power)
    total = seconds(timeline.frames, timeline.rate_hz)

    def heard(first: int, block: Block) -> None:
        measured.push(first, block)
        report(Rendered(seconds(measured.position, timeline.rate_hz), total))

    file.seek(0)
    file.truncate()
    told = output.write(file, session.sound(margin_db), about, heard)
    report(Rendered(total, total))
    unheard_dbtp = level_db(told.unheard_peak) + BETWEEN_SAMPLES_DB
    return measured.figures(clipped=told.clipped, unheard_peak_dbtp=unheard_dbtp)


def _tell(figures: Figures, timeline: Timeline, report: Report) -> None:
    """What a listener or a platform may notice."""
    if timeline.frames < SHORTEST_TOLD_S * timeline.rate_hz:
        return
    if figures.pause_lift_db is not None and figures.pause_lift_db > MOST_LIFT_LU:
        report(Note(f"the background stands {figures.pause_lift_db:.1f} LU above its level in the pauses"))
    for number, told in enumerate(read_differently(figures)):
        report(Note(told, detail=number > 0))
