"""Built-in sessions as finished files, with the voice that everybody has, at the shortest and the longest length told.

Three short ones by default; `pytest -m slow tests/library` builds every session, which takes about half an hour.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from library_session import session

from audio_builder.shelf import library
from audio_builder.sound.loudness import Meter
from audio_builder.units import Seconds

RATE = 48_000
SAMPLE = ("pmr-cue", "rescue-3", "breath-pursed-lip")


AT_ONCE = 84
"""MP3 frames in a block: two seconds."""


def heard(path: Path) -> Iterator[np.ndarray[Any, np.dtype[np.float32]]]:
    """The decoded sound, block by block, shape (frames, 2)."""
    with av.open(str(path)) as container:
        frames = (frame.to_ndarray() for frame in container.decode(audio=0))
        while some := list(islice(frames, AT_ONCE)):
            yield np.ascontiguousarray(np.concatenate(some, axis=1).T, dtype=np.float32)


def cases() -> Iterator[Any]:
    for name, path in library().items():
        lengths = session(path).settings.fits
        for length in dict.fromkeys((min(lengths), max(lengths))):
            marks = [] if name in SAMPLE and length == min(lengths) else [pytest.mark.slow]
            yield pytest.param(name, length, marks=marks, id=f"{name}-{float(length) / 60:g}m")


@pytest.mark.parametrize(("name", "length"), list(cases()))
def test_a_finished_session_is_as_long_as_told_at_its_level_and_startles_nobody(
    name: str, length: Seconds, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "audio_builder", "build", name, "--voice", "espeak", "-q", "-o", str(tmp_path)]
    subprocess.run([*command, "--length", f"{float(length)}s"], check=True)
    meter, frames, blocks = Meter(RATE, 2), 0, []
    for block in heard(tmp_path / f"{name}.mp3"):
        meter.push(block)
        frames += len(block)
        blocks = [*blocks, block] if sum(map(len, blocks)) < 12 * RATE else [*blocks[1:], block]
    manifest = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))
    assert abs(frames / RATE - float(length)) <= 0.05
    assert abs(manifest["measured"]["voice_lufs"] - -20.0) <= 0.5
    assert manifest["measured"]["true_peak_dbtp"] <= -2.0
    assert excess_lu(meter.momentary()) <= 3.0
    asleep = session(library()[name]).settings.ending == "sleep"
    last = np.concatenate(blocks)[-(10 if asleep else 1) * RATE :]
    assert np.sqrt(np.mean(np.square(last, dtype=np.float64))) < 10 ** (-70 / 20)
    starts = [chapter["start_s"] for chapter in manifest["chapters"]]
    assert starts == sorted(starts)
    assert starts[0] == 0


def excess_lu(momentary: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    """How far a 400 ms window stands above the loudest of the two minutes before it, once speech has begun."""
    begun = int(np.argmax(momentary > -26.0)) + 100
    return max(
        (float(momentary[at] - momentary[max(0, at - 1200) : at - 10].max()) for at in range(begun, len(momentary))),
        default=0.0,
    )
