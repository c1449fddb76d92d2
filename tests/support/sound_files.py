"""Sound files, made on the spot."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

WIDTHS = {8: ("u1", 128, 127), 16: ("<i2", 0, 32767), 32: ("<i4", 0, 2**31 - 1)}


def tone(seconds: float, rate_hz: int = 48000, *, hertz: float = 440.0, peak: float = 0.25) -> np.ndarray:
    """A sine, shape (frames,)."""
    return peak * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate_hz)) / rate_hz)


def hiss(seconds: float, rate_hz: int = 48000, *, channels: int = 2, rms: float = 0.1, seed: int = 1) -> np.ndarray:
    """White noise, shape (frames, channels)."""
    return np.random.default_rng(seed).normal(0.0, rms, (round(seconds * rate_hz), channels))


def wav(path: Path, sound: np.ndarray, rate_hz: int = 48000, *, bits: int = 16) -> Path:
    """A WAV file of whole numbers."""
    sound = sound if sound.ndim == 2 else sound[:, None]
    kind, zero, peak = WIDTHS.get(bits, WIDTHS[32])
    whole = (np.rint(np.clip(sound, -1, 1) * peak) + zero).astype(kind)
    content = whole.tobytes() if bits != 24 else np.ascontiguousarray(whole).view("u1").reshape(-1, 4)[:, 1:].tobytes()
    with wave.open(str(path), "wb") as out:
        out.setnchannels(sound.shape[1])
        out.setsampwidth(bits // 8)
        out.setframerate(rate_hz)
        out.writeframes(content)
    return path


def encoded(path: Path, sound: np.ndarray, rate_hz: int, codec: str, *, layout: str = "", kind: str = "flt") -> Path:
    """A file of the format that its suffix names, by the encoder of that name."""
    sound = np.asarray(sound if sound.ndim == 2 else sound[:, None], np.float32)
    layout = layout or {1: "mono", 2: "stereo"}[sound.shape[1]]
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=rate_hz, layout=layout)
        stream.bit_rate = 128_000
        to_kind = av.AudioResampler(format=stream.format, layout=layout, rate=rate_hz)
        fifo = av.AudioFifo()
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.reshape(1, -1)), format=kind, layout=layout)
        frame.sample_rate, frame.pts = rate_hz, 0
        for one in to_kind.resample(frame):
            fifo.write(one)
        size = stream.codec_context.frame_size or 4096
        while some := fifo.read(size, partial=True):
            out.mux(stream.encode(some))
        out.mux(stream.encode(None))
    return path


@dataclass(frozen=True)
class Hum:
    """A recording that nobody had to make: ten minutes of a tone of 997 Hz in both ears."""

    rate_hz: int
    peak: float = 0.1
    channels: int = 2
    whole: bool = True

    @property
    def frames(self) -> int:
        return 600 * self.rate_hz

    @property
    def power(self) -> np.ndarray:
        """The K curve lifts a tone of this pitch by 0.691 dB."""
        return np.full(6000, self.peak**2 * 10**0.0691)

    def read(self, start: int, stop: int) -> np.ndarray:
        frames = np.arange(start, stop)
        sine = self.peak * np.sin(2 * np.pi * (frames * 997 % self.rate_hz) / self.rate_hz) * (frames < self.frames)
        return np.repeat(sine[:, None], 2, axis=1).astype(np.float32)
