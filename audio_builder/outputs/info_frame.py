"""The first frame of an MP3 file: it holds no sound, and tells players how long the file is to the sample.

Without it a player guesses the length from the file's size and plays the encoder's delay and padding as silence.
Source: "MP3 Info Tag rev. 1", G. Bouvigne, for the LAME project; the frame header of ISO/IEC 11172-3, 2.4.1.3.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

FRAME = 1152
"""Samples in an MPEG-1 layer III frame."""

ENCODER_DELAY = 576
"""Samples that LAME puts before the first one of the sound."""

DECODER_DELAY = 529
"""Samples that every decoder puts before the first one of the stream."""

SIDE_INFORMATION = {1: 17, 2: 32}
"""Bytes by channels."""

HAS_FRAMES_BYTES_TOC_QUALITY = 0x0F
CBR = 1
CRC_POLYNOMIAL = 0xA001
"""CRC-16/ARC: 0x8005, bits reversed."""


@cache
def _crc_tables(size: int) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
    """What each byte of a run of `size` adds to its CRC, shape (size, 256); and the part of it for a CRC before it."""
    step = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        step = np.where(step & 1, step >> 1 ^ CRC_POLYNOMIAL, step >> 1).astype(np.uint16)
    tables = np.empty((size, 256), np.uint16)
    tables[-1] = step
    for n in range(size - 2, -1, -1):
        tables[n] = tables[n + 1] >> 8 ^ step[tables[n + 1] & 0xFF]
    return tables, tables[:2]


class Crc:
    """CRC-16 of a stream of frames of one size, two bytes or more.

    >>> crc = Crc(9); crc.push(b"123456789"); hex(crc.value)
    '0xbb3d'
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.value = 0

    def push(self, frames: bytes) -> None:
        """Any number of whole frames."""
        tables, carried = _crc_tables(self.size)
        rows = np.frombuffer(frames, np.uint8).reshape(-1, self.size)
        own = np.bitwise_xor.reduce(tables[np.arange(self.size), rows], axis=1)
        for crc in own.tolist():
            self.value = int(carried[0][self.value & 0xFF]) ^ int(carried[1][self.value >> 8]) ^ crc


def info_frame(header: bytes, *, count: int, size: int, length: int, channels: int, kbps: int, crc: int) -> bytes:
    """The frame for a stream of `count` frames of `size` bytes holding `length` samples; `header` is any of theirs."""
    padding = count * FRAME - ENCODER_DELAY - length
    tag = b"".join(
        (
            b"Info",
            HAS_FRAMES_BYTES_TOC_QUALITY.to_bytes(4, "big"),
            count.to_bytes(4, "big"),
            ((count + 1) * size).to_bytes(4, "big"),
            bytes(256 * percent // 100 for percent in range(100)),
            (100 - 10 * 3).to_bytes(4, "big"),
            b"LAME3.100",
            bytes([CBR, 0]),
            bytes(8),
            bytes([0, min(kbps, 255)]),
            (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
            bytes(4),
            ((count + 1) * size).to_bytes(4, "big"),
            crc.to_bytes(2, "big"),
        )
    )
    start = header[:4] + bytes(SIDE_INFORMATION[channels]) + tag
    whole = Crc(len(start))
    whole.push(start)
    return (start + whole.value.to_bytes(2, "big")).ljust(size, b"\x00")
