"""The frame before the sound: checked field by field against its description, and read by mutagen and FFmpeg."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp3 import MP3, BitrateMode

from audio_builder.outputs.info_frame import Crc, info_frame

HEADER = {1: bytes.fromhex("fffb94c4"), 2: bytes.fromhex("fffb9464")}
"""MPEG-1 layer III, 128 kb/s, 48 kHz, no padding: one channel, and two in joint stereo (ISO/IEC 11172-3, 2.4.1.3)."""
SIZE = 384
"""Bytes in a frame: 1152 samples of 48 kHz at 128 kb/s."""


def crc_16(stream: bytes, value: int = 0) -> int:
    """CRC-16/ARC bit by bit: polynomial 0x8005, lowest bit first, starting with 0."""
    for byte in stream:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


def crc(stream: bytes, size: int) -> int:
    counted = Crc(size)
    counted.push(stream)
    return counted.value


def made(*, count: int = 1002, length: int = 1_152_000, channels: int = 2, music: int = 0x1234) -> bytes:
    return info_frame(HEADER[channels], count=count, size=SIZE, length=length, channels=channels, kbps=128, crc=music)


def tag_of(frame: bytes, channels: int = 2) -> bytes:
    """The frame from `Info` on."""
    return frame[4 + {1: 17, 2: 32}[channels] :]


def number(field: bytes) -> int:
    return int.from_bytes(field, "big")


@pytest.mark.parametrize("size", [3, 9])
def test_the_checksum_has_the_value_that_its_definition_is_checked_by(size: int) -> None:
    assert crc(b"123456789", size) == crc_16(b"123456789") == 0xBB3D  # the catalogue's check value of CRC-16/ARC


@given(st.binary(max_size=400), st.integers(2, 20))
def test_the_checksum_is_that_of_the_definition_bit_by_bit(stream: bytes, size: int) -> None:
    whole = stream[: len(stream) // size * size]
    assert crc(whole, size) == crc_16(whole)


@given(st.binary(min_size=SIZE * 3, max_size=SIZE * 3), st.integers(0, 3))
def test_the_checksum_does_not_depend_on_how_the_frames_come(stream: bytes, cut: int) -> None:
    counted = Crc(SIZE)
    counted.push(stream[: cut * SIZE])
    counted.push(stream[cut * SIZE :])
    assert counted.value == crc_16(stream)


@pytest.mark.parametrize("channels", [1, 2])
def test_it_is_one_frame_that_holds_no_sound(channels: int) -> None:
    frame = made(channels=channels)
    assert len(frame) == SIZE
    assert frame[:4] == HEADER[channels]
    side = {1: 17, 2: 32}[channels]
    assert frame[4 : 4 + side] == bytes(side)
    assert frame[4 + side :].startswith(b"Info")


def test_it_tells_how_many_frames_and_bytes_there_are_itself_not_counted_among_the_frames() -> None:
    tag = tag_of(made(count=1002))
    assert number(tag[4:8]) == 0b1111  # frames, bytes, table and quality are there
    assert number(tag[8:12]) == 1002
    assert number(tag[12:16]) == 1003 * SIZE
    assert number(tag[116:120]) == 70  # 100 - 10 * LAME's quality 3


def test_its_table_leads_to_every_hundredth_of_a_constant_rate() -> None:
    table = np.frombuffer(tag_of(made())[16:116], np.uint8)
    assert np.abs(table / 256 - np.arange(100) / 100).max() < 1 / 256
    assert (np.diff(table) > 0).all()


@pytest.mark.parametrize(
    ("count", "length", "padding"),
    [(1002, 1_152_000, 1728), (2, 1, 1727), (3, 1152, 1728), (4, 1153, 2879), (3, 1152 * 3 - 576 - 529, 529)],
)
def test_the_padding_is_what_is_left_of_the_frames_after_delay_and_sound(count: int, length: int, padding: int) -> None:
    delays = number(tag_of(made(count=count, length=length))[141:144])
    assert (delays >> 12, delays & 0xFFF) == (576, padding)
    assert 576 + length + padding == 1152 * count


def test_it_carries_the_checksum_of_the_music_and_its_own() -> None:
    frame = made(music=0xABCD)
    tag = tag_of(frame)
    assert number(tag[148:152]) == 1003 * SIZE
    assert number(tag[152:154]) == 0xABCD
    assert number(tag[154:156]) == crc_16(frame[:190])  # "the first 190 bytes of the Info Tag frame"


@pytest.mark.parametrize("channels", [1, 2])
def test_mutagen_reads_what_was_written(channels: int) -> None:
    count, length = 1002, 1_152_000
    sound = b"".join(HEADER[channels] + bytes(SIZE - 4) for _ in range(count))
    info = MP3(io.BytesIO(made(count=count, length=length, channels=channels) + sound)).info
    assert (info.sample_rate, info.channels, info.bitrate, info.layer, info.version) == (48000, channels, 128000, 3, 1)
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.encoder_info.startswith("LAME 3.100")
    assert info.length == pytest.approx(length / 48000, abs=1e-6)
    assert not info.sketchy
