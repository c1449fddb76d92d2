"""Frames of an MP3 stream: how long each is, and what it says.

What is heard of a frame is its header, its side information and its own share of the main data, wherever in the stream
that lies.  Bits after it fill the stream up and mean nothing.
Source: ISO/IEC 11172-3, 2.4.1 and 2.4.2; ISO/IEC 13818-3, 2.4.1, for the lower sampling frequencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from audio_builder.errors import CodecError

HEADER = 4
"""Bytes."""
PADDED = 0x02
"""Of a header's third byte: the frame is a byte longer."""


class Layout(Struct, frozen=True):
    """Where in the side information of a frame its lengths stand, in bits."""

    samples: int
    """Of sound, in a frame."""
    granules: int
    begin: int
    """Bits of the number of bytes by which the main data begins earlier."""
    lead: tuple[int, int]
    """Bits before the first granule, of one channel and of two."""
    per_channel: int
    """Bits for each channel of a granule; the first twelve tell how long its main data is."""
    bytes: tuple[int, int]
    """Of side information, of one channel and of two."""


MPEG_1 = Layout(1152, 2, 9, (18, 20), 59, (17, 32))
MPEG_2 = Layout(576, 1, 8, (9, 10), 63, (9, 17))
LOWEST_OF_MPEG_1_HZ = 32_000
KBPS = {
    24_000: (64, 80, 96, 112, 128, 160),
    44_100: (64, 80, 96, 112, 128, 160, 192),
    48_000: (64, 80, 96, 112, 128, 160, 192),
}
"""Bit rates by rate in Hz: what MP3 has of what we write; below 32 kHz it ends at 160 kb/s."""


class Form(Struct, frozen=True):
    """The form of a stream of constant bit rate.  Raises CodecError for one that MP3 does not have."""

    rate_hz: int
    channels: int
    kbps: int

    def __post_init__(self) -> None:
        if self.rate_hz not in KBPS:
            *rates, last = KBPS
            named = f"{', '.join(map(str, rates))} or {last} Hz"
            raise CodecError(f"an MP3 of {self.rate_hz} Hz cannot be written; it can be {named}")
        if self.kbps not in KBPS[self.rate_hz]:
            kbps = ", ".join(map(str, KBPS[self.rate_hz]))
            raise CodecError(f"an MP3 of {self.rate_hz} Hz cannot have {self.kbps} kb/s; it can have {kbps}")

    @property
    def layout(self) -> Layout:
        """Of its frames."""
        return MPEG_1 if self.rate_hz >= LOWEST_OF_MPEG_1_HZ else MPEG_2

    @property
    def samples(self) -> int:
        """Of sound, in a frame."""
        return self.layout.samples

    @property
    def side(self) -> int:
        """Bytes of side information."""
        return self.layout.bytes[self.channels - 1]

    @property
    def size(self) -> int:
        """Bytes of a frame that is not padded."""
        return self.layout.samples * 125 * self.kbps // self.rate_hz

    @property
    def round(self) -> int:
        """After so many frames the order of padded ones begins again."""
        return 1 if self.layout.samples * 125 * self.kbps % self.rate_hz == 0 else 49

    def sizes(self, stream: bytes) -> list[int]:
        """Of the whole frames that a stream begins with, in bytes.  Raises CodecError for what is no frame."""
        found, at = [], 0
        while at + HEADER <= len(stream):
            if stream[at] != 0xFF or stream[at + 1] & 0xE0 != 0xE0:
                raise CodecError(f"LAME's stream has no frame where one should begin, at byte {at}")
            size = self.size + (1 if stream[at + 2] & PADDED else 0)
            if at + size > len(stream):
                break
            found.append(size)
            at += size
        return found


class Saying(Struct, frozen=True):
    """What a frame says."""

    head: bytes
    """Header and side information."""
    body: bytes | None
    """Its main data; None when that begins before what is known of the stream."""
    tells: tuple[bool, ...]
    """For each channel whether it has any: digital silence is the same whatever came before it."""


def sayings(frames: Sequence[bytes], form: Form) -> list[Saying]:
    """What each of some frames says, which follow each other in a stream."""
    start = HEADER + form.side
    area = b"".join(frame[start:] for frame in frames)
    begins = accumulate((len(frame) - start for frame in frames), initial=0)
    return [_saying(frame[:start], area, begin, form) for frame, begin in zip(frames, begins, strict=False)]


def telling(frame: bytes, form: Form) -> tuple[bool, ...]:
    """For each channel of a frame whether it has any main data."""
    return _tells(_lengths(int.from_bytes(frame[HEADER : HEADER + form.side], "big"), form), form)


def _saying(head: bytes, area: bytes, begin: int, form: Form) -> Saying:
    side = int.from_bytes(head[HEADER:], "big")
    first = begin - (side >> (8 * form.side - form.layout.begin))
    lengths = _lengths(side, form)
    tells = _tells(lengths, form)
    if first < 0:
        return Saying(head, None, tells)
    whole, rest = divmod(sum(lengths), 8)
    body = area[first : first + whole]
    if rest:
        body += bytes([area[first + whole] >> (8 - rest)])
    return Saying(head, body, tells)


def _lengths(side: int, form: Form) -> list[int]:
    """Bits of main data, by granule and in it by channel."""
    layout, channels = form.layout, form.channels
    at = 8 * form.side - layout.lead[channels - 1] - 12
    return [side >> (at - layout.per_channel * k) & 0xFFF for k in range(layout.granules * channels)]


def _tells(lengths: list[int], form: Form) -> tuple[bool, ...]:
    return tuple(any(lengths[channel :: form.channels]) for channel in range(form.channels))
