"""Sound that keeps an encoder busy: noise, bursts like speech, tones, silences and fades, by a seed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from audio_builder.sound.signal import Block


@dataclass(slots=True)
class Counted:
    """Samples that are there already; how often each frame was read is counted."""

    block: Block
    reads: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.reads = np.zeros(len(self.block), np.int32)

    @property
    def channels(self) -> int:
        return self.block.shape[1]

    def read(self, start: int, stop: int) -> Block:
        self.reads[start:stop] += 1
        return self.block[start:stop]


def restless(seed: int, frames: int, rate_hz: int, channels: int) -> Block:
    """A bed of noise (in two of three), bursts, a tone, stretches of silence and a fade; another at every seed."""
    rng = np.random.default_rng(seed)
    sound = np.zeros((frames, channels))
    if seed % 3:
        sound += coloured(rng, frames, channels) * 10 ** (rng.uniform(-50, -22) / 20)
    t = np.arange(rate_hz) / rate_hz
    for _ in range(max(frames // (3 * rate_hz), 1)):
        pitch, at = rng.uniform(80, 220), int(rng.uniform(0, max(frames - rate_hz, 1)))
        voiced = sum(np.sin(2 * np.pi * pitch * n * t + np.sin(5 * t)) / n for n in range(1, 20))
        burst = (voiced + 0.3 * rng.standard_normal(rate_hz)) * np.hanning(rate_hz) * 10 ** (rng.uniform(-30, -12) / 20)
        sound[at : at + rate_hz] += burst[: frames - at, None]
    if seed % 2:
        sound += 0.03 * np.sin(2 * np.pi * 220.3 * np.arange(frames) / rate_hz)[:, None]
    for _ in range(seed % 4):
        at = int(rng.uniform(0, frames))
        sound[at : at + int(rng.uniform(0.1, 2) * rate_hz)] = 0
    if seed % 5 == 0:
        sound *= np.linspace(1, 0, frames)[:, None] ** 2
    return sound.astype(np.float32)


def coloured(rng: np.random.Generator, frames: int, channels: int) -> np.ndarray:
    """Noise between white and brown, of RMS 1."""
    spectrum = rng.standard_normal((frames // 2 + 1, channels)) + 1j * rng.standard_normal((frames // 2 + 1, channels))
    noise = np.fft.irfft(spectrum / np.arange(1, frames // 2 + 2)[:, None] ** rng.uniform(0, 1), frames, axis=0)
    return noise / noise.std()
