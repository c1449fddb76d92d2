"""A short session to try something with: the same line of values as a real one, a few seconds long."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from audio_builder.build import compose, write
from audio_builder.contracts import Engine
from audio_builder.errors import UsageError
from audio_builder.events import Report
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.plugins import installed
from audio_builder.script.nodes import Node, Script
from audio_builder.settings import Settings
from audio_builder.units import Seconds
from audio_builder.voices.cache import PhraseCache

LEAD_IN, TAIL, END = Seconds(2), Seconds(3), Seconds(1, 2)
BARE = Seconds(1, 2)
"""Before and after a voice that is heard alone."""


def excerpt(
    nodes: tuple[Node, ...],
    settings: Settings,
    *,
    engine: Engine,
    cache: PhraseCache,
    to: Path,
    report: Report,
    alone: bool = False,
) -> Path:
    """The path of an MP3 file made of these nodes, with a short way in and out; there is no manifest beside it.

    With `alone` there is no background, and the voice begins at once.
    Raises UsageError for a name that is no MP3's.
    """
    output = installed().output("mp3")
    if to.suffix.lower() != output.suffix:
        raise UsageError(f"-o {to}: what is written is an MP3; name it {to.with_suffix(output.suffix).name}")
    refuse_unwritable(to)
    short = replace(settings, lead_in=LEAD_IN, tail=TAIL, end_silence=END)
    short = replace(short, background=(), lead_in=BARE, tail=BARE, end_silence=Seconds(0)) if alone else short
    script = Script("<trial>", "", (), nodes)
    session = compose(script, short, engine=engine, cache=cache, registry=installed(), report=report)
    with TemporaryDirectory() as folder:
        built = write(session, script, to=Path(folder, "trial"), output=output, year=date.today().year, report=report)
        with whole_file(to) as file:
            file.write(built.audio.read_bytes())
    return to
