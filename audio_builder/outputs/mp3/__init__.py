"""MP3: constant bit rate, joint stereo or mono, as long as the session to the sample.

Several encoders work at once; what they made is heard again, decoded, while they go on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import IO, TYPE_CHECKING

from audio_builder.contracts import OutputPlugin, Sound, Tags, Written
from audio_builder.errors import CodecError
from audio_builder.outputs.mp3.crc import Crc
from audio_builder.outputs.mp3.crew import workers
from audio_builder.outputs.mp3.frames import Form
from audio_builder.outputs.mp3.id3 import tag
from audio_builder.outputs.mp3.info_frame import DECODER_DELAY, ENCODER_DELAY, info_frame
from audio_builder.outputs.mp3.pieces import LONGEST_S
from audio_builder.outputs.mp3.stream import encode
from audio_builder.sound.signal import Block, Span

if TYPE_CHECKING:
    from audio_builder.codec import Mp3Decoder

WARM = 16
"""Frames decoded before those that are heard: their main data, and the tail of each, reach so far and no further."""
AT_ONCE = 84
"""Frames decoded at once."""


def write(file: IO[bytes], sound: Sound, tags: Tags, heard: Callable[[int, Block], None]) -> Written:
    """The tag, the frame that tells the length, and the frames of sound; what they decode to goes to `heard`."""
    return written(file, sound, tags, heard, at_once=workers())


def written(
    file: IO[bytes],
    sound: Sound,
    tags: Tags,
    heard: Callable[[int, Block], None],
    *,
    at_once: int,
    longest_s: float = LONGEST_S,
) -> Written:
    """The same by so many encoders at once, each of which makes pieces of `longest_s` seconds at most."""
    form = Form(sound.rate_hz, sound.signal.channels, sound.kbps)
    file.write(tag(tags, rate_hz=sound.rate_hz, length=sound.frames))
    info_at = file.tell()
    file.write(bytes(form.size))
    music = _Music(file, form, _Ear(sound, form, heard))
    told = encode(sound, form, music, at_once=at_once, longest_s=longest_s)
    music.end()
    file.seek(info_at)
    crc = music.crc.value
    file.write(info_frame(form, music.header, count=music.count, music=music.length, length=sound.frames, crc=crc))
    return told


class _Music:
    """The frames of sound in the file; each can be had back, as their lengths come round."""

    def __init__(self, file: IO[bytes], form: Form, ear: _Ear) -> None:
        self._file, self._form, self._ear = file, form, ear
        self._start = file.tell()
        self._sizes: list[int] = []
        """Of one round of frames."""
        self._sums: dict[tuple[int, int], tuple[int, int]] = {}
        """By the first frame and the last of a run that was repeated: its own check sum, and its bytes."""
        self.crc = Crc()
        self.header = b""
        self.count = 0

    @property
    def length(self) -> int:
        """Of all frames, in bytes."""
        return self._offset(self.count)

    def append(self, frames: Sequence[bytes]) -> None:
        """The next frames.  Raises CodecError when they are not as long as those a round before."""
        for frame in frames:
            if len(self._sizes) < self._form.round:
                self._sizes.append(len(frame))
            if len(frame) != self._sizes[self.count % self._form.round]:
                raise CodecError(f"frame {self.count} of LAME's stream has {len(frame)} bytes")
            self.count += 1
        if frames:
            self.header = self.header or frames[0][:4]
            stream = b"".join(frames)
            self._file.write(stream)
            self.crc.push(stream)
            self._ear.hear(self)

    def again(self, first: int, last: int) -> None:
        """The frames [first, last) once more; as many rounds later as makes their lengths fit."""
        stream = self._read(first, last)
        self._file.write(stream)
        self.count += last - first
        if (known := self._sums.get((first, last))) is None:
            known = self._sums[first, last] = self.crc.push(stream), len(stream)
        else:
            self.crc.again(*known)
        self._ear.hear(self)

    def between(self, first: int, last: int) -> Sequence[bytes]:
        """Frames [first, last), as far as they are there."""
        first, last = max(first, 0), min(last, self.count)
        if last <= first:
            return ()
        stream, start = self._read(first, last), self._offset(first)
        edges = [self._offset(frame) - start for frame in range(first, last + 1)]
        return [stream[a:b] for a, b in pairwise(edges)]

    def joined(self, first: int, last: int) -> bytes:
        """The same, as one."""
        return self._read(first, min(last, self.count))

    def end(self) -> None:
        """There are no more of them."""
        self._ear.hear(self)

    def _read(self, first: int, last: int) -> bytes:
        here = self._file.tell()
        self._file.seek(self._start + self._offset(first))
        stream = self._file.read(self._offset(last) - self._offset(first))
        self._file.seek(here)
        return stream

    def _offset(self, frame: int) -> int:
        rounds, rest = divmod(frame, self._form.round)
        return rounds * sum(self._sizes) + sum(self._sizes[:rest])


class _Ear:
    """Decodes what is to be heard as the stream grows, and passes on the sound by its place in the session."""

    def __init__(self, sound: Sound, form: Form, heard: Callable[[int, Block], None]) -> None:
        self._spans = list(reversed(sound.watched if sound.watched is not None else (Span(0, sound.frames),)))
        self._delay, self._samples, self._heard = ENCODER_DELAY + DECODER_DELAY, form.samples, heard
        self._decoder: Mp3Decoder | None = None
        self._next = 0
        """The next frame to be decoded."""

    def hear(self, music: _Music) -> None:
        """All that has come to be there."""
        while self._spans:
            span = self._spans[-1]
            first, stop = ((edge + self._delay) // self._samples for edge in (span.start, span.stop - 1))
            if music.count <= first:
                return
            self._go_on(music, span, first, stop + 1)
            if self._next <= stop:
                return
            self._spans.pop()
            self._decoder = None

    def _go_on(self, music: _Music, span: Span, first: int, stop: int) -> None:
        if self._decoder is None:
            self._decoder, self._next = _decoder(), max(first - WARM, 0)
            while self._next < first:
                self._decoder.decode(music.joined(self._next, self._next + 1))
                self._next += 1
        while self._next < min(stop, music.count):
            last = min(self._next + AT_ONCE, stop, music.count)
            block = self._decoder.decode(music.joined(self._next, last))
            begins = self._next * self._samples - self._delay
            inside = block[max(span.start - begins, 0) : max(span.stop - begins, 0)]
            if len(inside):
                self._heard(max(span.start, begins), inside)
            self._next = last


def _decoder() -> Mp3Decoder:
    """A new one; its library is loaded while the encoders are at work already."""
    from audio_builder.codec import Mp3Decoder

    return Mp3Decoder()


OUTPUT = OutputPlugin(
    name="mp3",
    summary="MP3, 24 to 48 kHz, 64 to 192 kb/s, stereo or mono",
    suffix=".mp3",
    rates_hz=(24_000, 44_100, 48_000),
    write=write,
)
