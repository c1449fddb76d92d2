"""What encoding costs next to plain LAME: one encoder, in one thread, fed the same samples in the same run.

    python benchmarks/encoding.py          30 minutes by two encoders; 8 hours that repeat themselves
    python benchmarks/encoding.py short    only the 30 minutes

The sound is noise with bursts, cut from a table: next to nothing is spent on making it.  Nothing is written to disk but
a temporary file.  Ratios hold, seconds do not; on a busy computer neither does.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from audio_builder.codec import Mp3Encoder
from audio_builder.contracts import Sound, Stretch, Tags
from audio_builder.outputs.mp3 import written
from audio_builder.sound.signal import Block, Span

RATE = 48_000
MINUTE = 60 * RATE
TABLE = 61 * RATE
"""Frames; no whole number of blocks, so that every block is another."""
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
    """A table that comes round: with bursts up to `quiet_from`, without them from there on."""

    loud: Block
    quiet: Block
    quiet_from: int
    channels: int = 2

    def read(self, start: int, stop: int) -> Block:
        """Frames [start, stop)."""
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


def seconds(work: Callable[[], None]) -> float:
    """Of the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def row(name: str, ours_s: float, plain_s: float) -> None:
    """Prints one line."""
    print(f"{name:64} {ours_s:8.1f} s {ours_s / plain_s:7.3f} of LAME", flush=True)


def half_an_hour() -> float:
    """Prints what 30 minutes cost; seconds of LAME for one second of sound."""
    table = cut(TABLE, 1 << 62)
    sound = Sound(signal=table, frames=30 * MINUTE, rate_hz=RATE)
    unwatched = Sound(signal=table, frames=30 * MINUTE, rate_hz=RATE, watched=())
    spoken = tuple(Span(at * RATE, (at + 5) * RATE) for at in range(0, 1800, 15))
    watched = Sound(signal=table, frames=30 * MINUTE, rate_hz=RATE, watched=spoken)
    lame_s = seconds(lambda: plain(sound))
    row("30 minutes, LAME alone", lame_s, lame_s)
    row("  one encoder, nothing heard again", seconds(lambda: ours(unwatched, 1)), lame_s)
    row("  two encoders, nothing heard again", seconds(lambda: ours(unwatched, 2)), lame_s)
    row("  two encoders, a third heard again", seconds(lambda: ours(watched, 2)), lame_s)
    row("  two encoders, all heard again", seconds(lambda: ours(sound, 2)), lame_s)
    row("LAME alone, once more", seconds(lambda: plain(sound)), lame_s)
    return lame_s / 1800


def a_night(lame_s: float) -> None:
    """Prints what 8 hours cost of which the last 7 repeat themselves every 24 minutes, and what they do every 5."""
    for period_min in (24, 5):
        table = cut(period_min * MINUTE, 60 * MINUTE)
        tail = Stretch(start=60 * MINUTE, stop=480 * MINUTE, period=period_min * MINUTE)
        sound = Sound(signal=table, frames=480 * MINUTE, rate_hz=RATE, repeats=(tail,), watched=())
        name = f"8 hours, 7 of which repeat themselves every {period_min} minutes"
        row(name, seconds(lambda sound=sound: ours(sound, 2)), lame_s * 8 * 3600)


if __name__ == "__main__":
    cost = half_an_hour()
    if sys.argv[1:] != ["short"]:
        a_night(cost)
