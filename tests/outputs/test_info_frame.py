"""The frame before the sound: checked field by field against its description, and read by mutagen and FFmpeg."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp3 import MP3, BitrateMode

from audio_builder.outputs.mp3.crc import Crc
from audio_builder.outputs.mp3.frames import Form
from audio_builder.outputs.mp3.info_frame import info_frame

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


def made(*, count: int = 1002, length: int = 1_152_000, channels: int = 2, crc: int = 0x1234) -> bytes:
    form = Form(48_000, channels, 128)
    return info_frame(form, HEADER[channels], count=count, music=count * SIZE, length=length, crc=crc)


def tag_of(frame: bytes, channels: int = 2) -> bytes:
    """The frame from `Info` on."""
    return frame[4 + {1: 17, 2: 32}[channels] :]


def number(field: bytes) -> int:
    return int.from_bytes(field, "big")


def test_the_checksum_has_the_value_that_its_definition_is_checked_by() -> None:
    crc = Crc()
    assert crc.push(b"123456789") == crc.value == crc_16(b"123456789") == 0xBB3D  # the catalogue's check value


@given(st.lists(st.binary(max_size=1000), max_size=4))
def test_the_checksum_is_that_of_the_definition_however_the_bytes_come(parts: list[bytes]) -> None:
    crc = Crc()
    for part in parts:
        assert crc.push(part) == crc_16(part)
    assert crc.value == crc_16(b"".join(parts))


@given(st.binary(max_size=500), st.binary(min_size=1, max_size=500), st.integers(1, 5))
def test_a_run_that_comes_again_need_not_be_summed_up_again(before: bytes, run: bytes, times: int) -> None:
    crc = Crc()
    crc.push(before)
    own = crc.push(run)
    for _ in range(times):
        crc.again(own, len(run))
    assert crc.value == crc_16(before + run * (times + 1))


def test_a_padded_frame_and_a_low_rate_have_frames_of_their_own_length() -> None:
    padded = info_frame(Form(44_100, 2, 128), bytes.fromhex("fffb9264"), count=9, music=9 * 418, length=9000, crc=1)
    assert (len(padded), padded[:4]) == (417, bytes.fromhex("fffb9064"))  # 144 * 128000 / 44100, and no padding
    low = info_frame(Form(24_000, 1, 64), bytes.fromhex("fff384c4"), count=9, music=9 * 192, length=4000, crc=1)
    assert (len(low), low[4 : 4 + 9], low[13:17]) == (192, bytes(9), b"Info")


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
    assert number(tag[116:120]) == 50  # 100 - 10 * LAME's quality 5


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
    frame = made(crc=0xABCD)
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
