"""What encoding costs next to plain LAME: one encoder, in one thread, fed the same samples in the same run.

    python benchmarks/encoding.py          30 minutes by two encoders; 8 hours that repeat themselves
    python benchmarks/encoding.py short    only the 30 minutes

The sound is noise with bursts, cut from a table: next to nothing is spent on making it.  Nothing is written to disk but
a temporary file.  Ratios hold, seconds do not; on a busy computer only those of the processor do.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from audio_builder.contracts import Sound, Stretch, Tags
from audio_builder.lame import Mp3Encoder
from audio_builder.outputs.mp3 import written
from audio_builder.sound.signal import Block, Span

RATE = 48_000
MINUTE = 60 * RATE
TABLE = 61 * RATE
"""Frames; not a minute, so that blocks are cut from it anywhere."""
TAGS = Tags(
    title="",
    artist="",
    album="",
    genre="",
    year="",
    track="",
    comment="",
    language="en",
    transcript="",
    chapters=(),
    notes=(),
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A table that comes round, `loud` up to the frame `quiet_from` and `quiet` from there on."""

    loud: Block
    quiet: Block
    quiet_from: int
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop)."""
        if start < self.quiet_from < stop:
            return np.concatenate((self.read(start, self.quiet_from), self.read(self.quiet_from, stop)))
        table = self.loud if stop <= self.quiet_from else self.quiet
        at = start % len(table)
        if at + stop - start <= len(table):
            return table[at : at + stop - start]
        return np.concatenate((table[at:], table[: (at + stop - start) % len(table)]))


def cut(frames: int, quiet_from: int) -> Cut:
    """Brown-like noise 30 dB down, and over it bursts of harmonics such as a voice has."""
    rng = np.random.default_rng(1)
    spectrum = rng.standard_normal((frames // 2 + 1, 2)) + 1j * rng.standard_normal((frames // 2 + 1, 2))
    noise = np.fft.irfft(spectrum / np.arange(1, frames // 2 + 2)[:, None] ** 0.7, frames, axis=0)
    quiet = (noise / noise.std() * 0.03).astype(np.float32)
    loud, t = quiet.copy(), np.arange(RATE) / RATE
    for second in range(0, frames // RATE - 1, 3):
        pitch = rng.uniform(90, 200)
        voice = sum(np.sin(2 * np.pi * pitch * n * t) / n for n in range(1, 30)) * np.hanning(RATE) * 0.1
        loud[second * RATE : (second + 1) * RATE] += voice[:, None].astype(np.float32)
    return Cut(loud, quiet, quiet_from)


def plain(sound: Sound) -> None:
    """LAME alone."""
    encoder = Mp3Encoder(rate_hz=sound.rate_hz, channels=2, kbps=sound.kbps)
    for start in range(0, sound.frames, 2 * RATE):
        encoder.encode(sound.signal.read(start, min(start + 2 * RATE, sound.frames)))
    encoder.flush()


def ours(sound: Sound, at_once: int) -> None:
    """A whole file."""
    with tempfile.TemporaryFile() as file:
        written(file, sound, TAGS, lambda first, block: None, at_once=at_once)


@dataclass(frozen=True, slots=True)
class Cost:
    """In seconds."""

    clock: float
    cpu: float


def cost(work: Callable[[], None]) -> Cost:
    """Of some work, on all threads."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - clock, time.process_time() - cpu)


def row(name: str, some: Cost, lame: Cost) -> None:
    """Prints one line."""
    print(
        f"{name:62} {some.clock:7.1f} s = {some.clock / lame.clock:6.3f} LAME"
        f"   CPU {some.cpu:7.1f} s = {some.cpu / lame.cpu:6.3f} LAME",
        flush=True,
    )


def half_an_hour() -> Cost:
    """Prints what 30 minutes cost; what LAME takes for them."""
    table = cut(TABLE, 1 << 62)
    sound = Sound(signal=table, frames=30 * MINUTE, rate_hz=RATE)
    spoken = tuple(Span(at * RATE, (at + 5) * RATE) for at in range(0, 1800, 15))
    lame = cost(lambda: plain(sound))
    row("30 minutes, LAME alone", lame, lame)
    row("  one encoder, nothing heard again", cost(lambda: ours(replace(sound, watched=()), 1)), lame)
    row("  two encoders, nothing heard again", cost(lambda: ours(replace(sound, watched=()), 2)), lame)
    row("  two encoders, a third heard again", cost(lambda: ours(replace(sound, watched=spoken), 2)), lame)
    row("  two encoders, all heard again", cost(lambda: ours(sound, 2)), lame)
    row("LAME alone, once more", cost(lambda: plain(sound)), lame)
    return lame


def a_night(half_hour: Cost) -> None:
    """Prints what 8 hours cost of which the last 7 repeat themselves."""
    lame = Cost(16 * half_hour.clock, 16 * half_hour.cpu)
    table = cut(MINUTE, 60 * MINUTE)
    for period_min in (24, 5):
        tail = Stretch(start=60 * MINUTE, stop=480 * MINUTE, period=period_min * MINUTE)
        sound = Sound(signal=table, frames=480 * MINUTE, rate_hz=RATE, repeats=(tail,), watched=())
        row(f"8 hours, of which 7 repeat themselves every {period_min} minutes", cost(partial(ours, sound, 2)), lame)


if __name__ == "__main__":
    of_lame = half_an_hour()
    if sys.argv[1:] != ["short"]:
        a_night(of_lame)
