"""The door for recordings: a file of any kind of sound in, stereo at the session's rate out, piece by piece.

What comes in is never trusted.  The file is opened here and its bytes are handed over, so the decoder opens nothing
by name, and only formats that hold their own sound are read: a playlist is refused like a picture.
A file that is damaged is refused with the place, and never played with a hole in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader, FileIO
from pathlib import Path

import av
import numpy as np
import soxr
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer

from audio_builder.errors import CodecError
from audio_builder.sound.signal import Block
from audio_builder.units import Seconds, clock

_FORMATS = "aac,ac3,aiff,amr,ape,asf,au,caf,flac,matroska,mov,mp3,ogg,tta,w64,wav,webm,wv"
"""Demuxers that may be used, by FFmpeg's names; `mov` is also MP4 and M4A, `asf` is WMA.  None opens another file."""

_GUESSES_ITS_LENGTH = frozenset(("mp3", "aac", "amr", "ac3"))
"""Formats whose length may be reckoned from the file's size, so that it says nothing about a missing end."""

RATES_HZ = (4_000, 768_000)
HOLE = Seconds(1, 10)
"""Sound that is missing for longer than this between two frames of a file is damage; encoders' rounding is far less."""
MISSING_END = Seconds(1)
_PIECE = 1 << 16
"""Frames that are resampled at once, about."""


def stereo(path: Path, shown: str, *, rate_hz: int) -> Iterator[Block]:
    """The sound of a file from its beginning to its end, in blocks of any length, shape (frames, 2).

    More than two channels are mixed down by the matrix of ITU-R BS.775 (centre and surrounds 3 dB lower, without the
    low-frequency channel); of several sounds in a file it is the first.  `shown` is what messages call the file.
    Raises CodecError for what holds no sound, is protected, or is damaged, the last with the place.
    """
    try:
        with (
            _Seekable(FileIO(path)) as file,
            av.open(file, "r", options={"format_whitelist": _FORMATS}) as container,
        ):
            stream = _sound_in(container, shown)
            yield from _at_rate(_whole(container, stream, shown), stream.rate, rate_hz)
    except (av.FFmpegError, ValueError) as error:
        raise CodecError(f"{shown} is no sound that can be read here: {_reason(error)}") from error
    except OSError as error:
        raise CodecError(f"{shown} cannot be read: {_reason(error)}") from error


class _Seekable(BufferedReader):
    """A file that answers a damaged header, which asks for a place before its beginning, as the decoder expects it."""

    def seek(self, target: int, whence: int = 0, /) -> int:
        """The new position, or -1 for one there is not."""
        try:
            return super().seek(target, whence)
        except (OSError, ValueError):
            return -1


def _sound_in(container: InputContainer, shown: str) -> AudioStream:
    if not container.streams.audio:
        raise CodecError(f"{shown} holds no sound")
    stream = container.streams.audio[0]
    codec = stream.codec_context
    if codec.codec_tag in _PROTECTED or any(name.startswith("ASF_Protection") for name in container.metadata):
        raise CodecError(f"{shown} is protected against copying (DRM), and cannot be read; use an unprotected file")
    if not RATES_HZ[0] <= stream.rate <= RATES_HZ[1]:
        raise CodecError(f"{shown} has {stream.rate} samples a second; {RATES_HZ[0]} to {RATES_HZ[1]} can be read")
    return stream


_PROTECTED = frozenset(("drms", "enca", "aavd"))
"""Sample entries of encrypted sound in MP4.  Source: ISO/IEC 14496-12, 8.12; Apple's and Audible's own."""


def _whole(container: InputContainer, stream: AudioStream, shown: str) -> Iterator[Block]:
    """The blocks of a stream at its own rate; raises CodecError where it is damaged."""
    to_stereo = AudioResampler(format="flt", layout="stereo")
    done, frames = Seconds(0), 0
    try:
        for frame in container.decode(stream):
            if frame.sample_rate != stream.rate:
                raise CodecError(f"{shown} changes its sample rate at {clock(done)}; convert it to one rate first")
            at = _instant(frame)
            if at is not None and frames and at - done > HOLE:
                raise CodecError(f"{shown} is damaged: the sound from {clock(done)} to {clock(at)} is missing")
            done = (done if at is None else at) + Seconds(frame.samples, frame.sample_rate)
            frames += frame.samples
            yield from map(_block, to_stereo.resample(frame))
        yield from map(_block, to_stereo.resample(None))
    except (av.FFmpegError, ValueError) as error:
        if not frames:
            raise
        raise CodecError(f"{shown} is damaged at {clock(done)}: {_reason(error)}") from error
    length = _stated(container, stream)
    if length is not None and length - Seconds(frames, stream.rate) > MISSING_END:
        raise CodecError(f"{shown} is damaged: it breaks off at {clock(done)} of {clock(length)}")


def _instant(frame: AudioFrame) -> Seconds | None:
    """Where a frame begins, as its file says."""
    return None if frame.pts is None or frame.time_base is None else Seconds(frame.pts * frame.time_base)


def _stated(container: InputContainer, stream: AudioStream) -> Seconds | None:
    """How long the file says it is, where it says so."""
    if stream.duration is None or stream.time_base is None or container.format.name in _GUESSES_ITS_LENGTH:
        return None
    return Seconds(stream.duration * stream.time_base)


def _block(frame: AudioFrame) -> Block:
    return np.ascontiguousarray(frame.to_ndarray().reshape(-1, 2), dtype=np.float32)


def _at_rate(blocks: Iterator[Block], from_hz: int, to_hz: int) -> Iterator[Block]:
    """The same sound at another rate, by the best recipe of the SoX resampler but one."""
    if from_hz == to_hz:
        yield from _in_pieces(blocks)
        return
    resampler = soxr.ResampleStream(from_hz, to_hz, 2, dtype="float32", quality="HQ")
    for piece in _in_pieces(blocks):
        yield resampler.resample_chunk(piece)
    yield resampler.resample_chunk(np.empty((0, 2), np.float32), last=True)


def _in_pieces(blocks: Iterator[Block]) -> Iterator[Block]:
    """The same frames in fewer blocks: a decoder gives a thousand at a time."""
    held: list[Block] = []
    count = 0
    for block in blocks:
        held.append(block)
        count += len(block)
        if count >= _PIECE:
            yield np.concatenate(held)
            held, count = [], 0
    if held:
        yield np.concatenate(held)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
