"""The one door to encoded sound: bytes in, samples out.

What comes in is never trusted.  Only formats that hold their own sound are read: a playlist, which could name files
and addresses for the decoder to open, is refused like any other bytes that are not sound.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import av
import numpy as np
import numpy.typing as npt
from av.audio.codeccontext import AudioCodecContext
from av.audio.fifo import AudioFifo
from av.audio.resampler import AudioResampler
from av.container import InputContainer

from audio_builder.errors import CodecError
from audio_builder.sound.signal import Block, Speech

_FORMATS = "aac,aiff,au,caf,flac,matroska,mov,mp3,ogg,w64,wav,webm"
"""Demuxers the decoder may use, by FFmpeg's names; `mov` is also MP4 and M4A.  None of them opens another file."""


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
