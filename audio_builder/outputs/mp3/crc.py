"""CRC-16/ARC of a stream: the check sum of an MP3 file's music.

It is linear: what a run of bytes adds does not depend on what came before, and what came before is only carried past
it.  So a run that comes again need not be summed up again.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

POLYNOMIAL = 0xA001
"""0x8005, bits reversed."""
ROW = 384
"""Bytes that are summed up at once."""


@cache
def _step() -> npt.NDArray[np.uint16]:
    """What a byte adds, shape (256,)."""
    step = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        step = np.where(step & 1, step >> 1 ^ POLYNOMIAL, step >> 1).astype(np.uint16)
    return step


@cache
def _tables() -> npt.NDArray[np.uint16]:
    """What each byte of a row adds to its sum, shape (ROW * 256,)."""
    step = _step()
    tables = np.empty((ROW, 256), np.uint16)
    tables[-1] = step
    for n in range(ROW - 2, -1, -1):
        tables[n] = tables[n + 1] >> 8 ^ step[tables[n + 1] & 0xFF]
    return tables.reshape(-1)


@cache
def _places() -> npt.NDArray[np.int32]:
    """Where in `_tables` each byte of a row has its own, shape (ROW,)."""
    return np.arange(ROW, dtype=np.int32) * 256


Carry = tuple[tuple[int, ...], tuple[int, ...]]
"""Where the lower and the upper byte of a sum are carried to."""


@lru_cache(maxsize=64)
def _carry(length: int) -> Carry:
    """How a sum is carried past so many bytes."""
    if length == 1:
        return tuple(_step().tolist()), tuple(range(256))
    half = _carry(length // 2)
    twice = _after(half, half)
    return _after(twice, _carry(1)) if length % 2 else twice


def _after(first: Carry, second: Carry) -> Carry:
    low, high = (tuple(_past(value, second) for value in table) for table in first)
    return low, high


def _past(value: int, carry: Carry) -> int:
    return carry[0][value & 0xFF] ^ carry[1][value >> 8]


class Crc:
    """The sum of all that was pushed.

    >>> crc = Crc(); own = crc.push(b"123456789"); hex(crc.value)
    '0xbb3d'
    """

    def __init__(self) -> None:
        self.value = 0

    def push(self, stream: bytes) -> int:
        """Takes some bytes; what they would sum up to by themselves."""
        whole = len(stream) // ROW * ROW
        own = 0
        if whole:
            rows = np.frombuffer(stream, np.uint8, whole).reshape(-1, ROW) + _places()
            past = _carry(ROW)
            for row in np.bitwise_xor.reduce(_tables().take(rows), axis=1).tolist():
                own = _past(own, past) ^ row
        step = _step().tolist() if whole < len(stream) else []
        for byte in stream[whole:]:
            own = own >> 8 ^ step[(own ^ byte) & 0xFF]
        self.again(own, len(stream))
        return own

    def again(self, own: int, length: int) -> None:
        """Takes so many bytes again that sum up to `own` by themselves."""
        if length:
            self.value = _past(self.value, _carry(length)) ^ own
