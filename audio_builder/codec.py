"""The one door to encoded sound: bytes in, samples out, and the other way.

What comes in is never trusted.  Only formats that hold their own sound are read: a playlist, which could name files
and addresses for the decoder to open, is refused like any other bytes that are not sound.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import av
import lameenc
import numpy as np
import numpy.typing as npt
from av.audio.codeccontext import AudioCodecContext
from av.audio.fifo import AudioFifo
from av.audio.resampler import AudioResampler
from av.container import InputContainer

from audio_builder.errors import CodecError
from audio_builder.sound.peaks import sample_peak
from audio_builder.sound.signal import Block, Speech

_FORMATS = "aac,aiff,au,caf,flac,matroska,mov,mp3,ogg,w64,wav,webm"
"""Demuxers the decoder may use, by FFmpeg's names; `mov` is also MP4 and M4A.  None of them opens another file."""

LAME_QUALITY = 3
"""LAME's own default at 128 kb/s, from 0 (slow) to 9."""

FULL_SCALE = 32767.0
LAME_SCALE, LAME_SCALE_FROM_192_KBPS = 0.95, 0.97
"""What LAME multiplies the sound with before it encodes it (its presets.c; measured on what it decodes to)."""


def decode(encoded: bytes) -> Speech:
    """The sound of a whole encoded file, as mono (the mean of its channels) at its own rate.

    Sizes in a header that a streaming server left at 0 or 0xFFFFFFFF are ignored.
    Raises CodecError for bytes that hold no sound, or whose sound changes its rate or channels midway.
    """
    try:
        with av.open(io.BytesIO(encoded), "r", options={"format_whitelist": _FORMATS}) as container:
            rate_hz, blocks = _planes(container)
            planes = np.concatenate(list(blocks), axis=1)
    except (av.FFmpegError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CodecError(f"{len(encoded)} bytes cannot be decoded as sound: {reason}") from error
    if not planes.shape[1]:
        raise CodecError(f"{len(encoded)} bytes hold no sound")
    return Speech(planes.mean(axis=0, dtype=np.float32), rate_hz)


def _planes(container: InputContainer) -> tuple[int, Iterator[npt.NDArray[np.float32]]]:
    """The rate in Hz of the first sound in a container, and its blocks as float32 of shape (channels, frames)."""
    if not container.streams.audio:
        raise ValueError("no sound in it")
    stream = container.streams.audio[0]
    to_float = AudioResampler(format="fltp")

    def blocks() -> Iterator[npt.NDArray[np.float32]]:
        yield np.empty((stream.channels, 0), np.float32)
        for frame in (*container.decode(stream), None):
            yield from (np.asarray(each.to_ndarray(), np.float32) for each in to_float.resample(frame))

    return stream.rate, blocks()


class Mp3Encoder:
    """LAME at a constant bit rate, joint stereo; what it gives is frames and nothing before them."""

    def __init__(self, *, rate_hz: int, channels: int, kbps: int) -> None:
        self._lame = lameenc.Encoder()
        self._lame.silence()
        self._lame.set_in_sample_rate(rate_hz)
        self._lame.set_out_sample_rate(rate_hz)
        self._lame.set_channels(channels)
        self._lame.set_bit_rate(kbps)
        self._lame.set_quality(LAME_QUALITY)
        self._full_scale = np.float32(FULL_SCALE / (LAME_SCALE if kbps < 192 else LAME_SCALE_FROM_192_KBPS))
        self.clipped: npt.NDArray[np.intp] = np.empty(0, np.intp)
        """Frames of the last block of which a sample was cut off, for it stood above what LAME takes; twice for two."""
        self.peak = 0.0
        """The highest sample of the last block, linear."""

    def encode(self, block: Block) -> bytes:
        """More of the stream, cut anywhere; it decodes to the level of the block.

        Samples are rounded to 16 bits, those above `LAME_SCALE` cut off and counted.  Raises CodecError.
        """
        scaled = block * self._full_scale
        np.rint(scaled, out=scaled)
        highest = sample_peak(scaled)
        self.peak = highest / float(self._full_scale)
        if np.isnan(highest):
            raise CodecError("the sound to be encoded has samples that are not numbers")
        self.clipped = self.clipped[:0]
        if highest > FULL_SCALE:
            self.clipped = np.nonzero(np.abs(scaled) > FULL_SCALE)[0]
            np.clip(scaled, -FULL_SCALE, FULL_SCALE, out=scaled)
        try:
            return bytes(self._lame.encode(scaled.astype("<i2").tobytes()))
        except RuntimeError as error:
            raise CodecError(f"LAME stopped: {error}") from error

    def flush(self) -> bytes:
        """The rest of the stream."""
        try:
            return bytes(self._lame.flush())
        except RuntimeError as error:
            raise CodecError(f"LAME stopped: {error}") from error


class Mp3Decoder:
    """What a player makes of MP3 frames, the decoder's own delay included."""

    def __init__(self) -> None:
        context = av.CodecContext.create("mp3float", "r")
        if not isinstance(context, AudioCodecContext):
            raise CodecError("this installation of PyAV has no MP3 decoder")
        self._context = context

    def decode(self, frames: bytes) -> Block:
        """The sound of some more whole frames, one or more.  Raises CodecError."""
        try:
            sound = self._context.decode(av.Packet(frames))
            queue = AudioFifo()
            for some in sound:
                some.pts = None
                queue.write(some)
        except av.FFmpegError as error:
            raise CodecError(f"the encoded sound cannot be decoded: {error.strerror}") from error
        if (whole := queue.read(0, partial=True)) is None:
            raise CodecError("the encoded sound cannot be decoded: there is none in it")
        planes = whole.to_ndarray()
        block = np.empty(planes.shape[::-1], np.float32)
        for channel, plane in enumerate(planes):
            block[:, channel] = plane
        return block
