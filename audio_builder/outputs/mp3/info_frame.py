"""The first frame of an MP3 file: it holds no sound, and tells players how long the file is to the sample.

Without it a player guesses the length from the file's size and plays the encoder's delay and padding as silence.
Source: "MP3 Info Tag rev. 1", G. Bouvigne, for the LAME project; the frame header of ISO/IEC 11172-3, 2.4.1.3.
"""

from __future__ import annotations

from audio_builder.lame import LAME_QUALITY
from audio_builder.outputs.mp3.crc import Crc
from audio_builder.outputs.mp3.frames import PADDED, Form

ENCODER_DELAY = 576
"""Samples that LAME puts before the first one of the sound."""

DECODER_DELAY = 529
"""Samples that every decoder puts before the first one of the stream."""

HAS_FRAMES_BYTES_TOC_QUALITY = 0x0F
CBR = 1


def info_frame(form: Form, header: bytes, *, count: int, music: int, length: int, crc: int) -> bytes:
    """The frame for a stream of `count` frames, `music` bytes, holding `length` samples; `header` is any of theirs."""
    padding = count * form.samples - ENCODER_DELAY - length
    start = header[:2] + bytes([header[2] & ~PADDED]) + header[3:4] + bytes(form.side)
    size = form.size
    tag = b"".join(
        (
            b"Info",
            HAS_FRAMES_BYTES_TOC_QUALITY.to_bytes(4, "big"),
            count.to_bytes(4, "big"),
            (music + size).to_bytes(4, "big"),
            bytes(256 * percent // 100 for percent in range(100)),
            (100 - 10 * LAME_QUALITY).to_bytes(4, "big"),
            b"LAME3.100",
            bytes([CBR, 0]),
            bytes(8),
            bytes([0, form.kbps]),
            (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
            bytes(4),
            (music + size).to_bytes(4, "big"),
            crc.to_bytes(2, "big"),
        )
    )
    whole = Crc()
    whole.push(start + tag)
    return (start + tag + whole.value.to_bytes(2, "big")).ljust(size, b"\x00")
