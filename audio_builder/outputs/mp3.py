"""MP3: constant bit rate, joint stereo, written while it is rendered, as long as the session to the sample.

The next block is rendered, and the last one decoded again, while LAME works on the one between them in another thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO

from audio_builder.codec import Mp3Decoder, Mp3Encoder
from audio_builder.contracts import OutputPlugin, Sound, Tags
from audio_builder.errors import CodecError
from audio_builder.outputs.id3 import tag
from audio_builder.outputs.info_frame import DECODER_DELAY, ENCODER_DELAY, Crc, info_frame
from audio_builder.sound.signal import Block

KBPS = 128
AHEAD = 4
"""Blocks rendered before the encoder has taken them."""


def write(file: IO[bytes], sound: Sound, tags: Tags, heard: Callable[[int, Block], None]) -> None:
    """The tag, the frame that tells the length, and the frames of sound; what they decode to goes to `heard`."""
    size = 144_000 * KBPS // sound.rate_hz
    channels = sound.signal.channels
    file.write(tag(tags, rate_hz=sound.rate_hz, length=sound.frames))
    info_at = file.tell()
    file.write(bytes(size))
    crc, ear, header, count = Crc(size), _Ear(sound.frames, channels, heard), b"", 0
    for stream in _whole_frames(_encoded(sound, channels), size):
        file.write(stream)
        crc.push(stream)
        ear.hear(stream)
        header = header or stream[:4]
        count += len(stream) // size
    ear.hear(b"", last=True)
    file.seek(info_at)
    file.write(
        info_frame(header, count=count, size=size, length=sound.frames, channels=channels, kbps=KBPS, crc=crc.value)
    )


def _whole_frames(stream: Iterator[bytes], size: int) -> Iterator[bytes]:
    """The stream, cut only between frames.  Raises CodecError when it does not end with one."""
    rest = b""
    for some in stream:
        rest += some
        whole = len(rest) // size * size
        if whole:
            yield rest[:whole]
        rest = rest[whole:]
    if rest:
        raise CodecError(f"LAME's stream ends {len(rest)} bytes into a frame of {size}")


def _encoded(sound: Sound, channels: int) -> Iterator[bytes]:
    """Frames of the stream, some at a time."""
    encoder = Mp3Encoder(rate_hz=sound.rate_hz, channels=channels, kbps=KBPS)
    with ThreadPoolExecutor(1, thread_name_prefix="lame") as lame:
        ahead: deque[Future[bytes]] = deque()
        for start in range(0, sound.frames, sound.rate_hz):
            block = sound.signal.read(start, min(start + sound.rate_hz, sound.frames))
            ahead.append(lame.submit(encoder.encode, block))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        ahead.append(lame.submit(encoder.flush))
        while ahead:
            yield ahead.popleft().result()


class _Ear:
    """Decodes the stream as it grows, and passes on the sound without the delays before and after it."""

    def __init__(self, length: int, channels: int, heard: Callable[[int, Block], None]) -> None:
        self._decoder = Mp3Decoder(channels=channels)
        self._skip = ENCODER_DELAY + DECODER_DELAY
        self._length = self._left = length
        self._heard = heard

    def hear(self, stream: bytes, *, last: bool = False) -> None:
        """More of the stream."""
        block = self._decoder.decode(stream, last=last)
        rest = block[self._skip :][: self._left]
        self._skip -= min(self._skip, len(block))
        self._left -= len(rest)
        if len(rest):
            self._heard(self._length - self._left - len(rest), rest)


OUTPUT = OutputPlugin(
    name="mp3",
    summary=f"MP3, 48 kHz, {KBPS} kb/s, joint stereo",
    suffix=".mp3",
    rates_hz=(48_000,),
    write=write,
)
