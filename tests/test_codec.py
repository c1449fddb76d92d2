"""Bytes in, samples out: what is decoded is what was recorded, and nothing else is taken for sound."""

from __future__ import annotations

import io
import struct
import wave
from contextlib import suppress
from pathlib import Path

import lameenc
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.codec import decode
from audio_builder.errors import CodecError


def wav(*channels: bytes, width: int = 2, rate_hz: int = 22050, stated_size: int | None = None) -> bytes:
    """A WAV of 200 frames that hold the same sample each, one for each channel; its header may state another size."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(len(channels))
        out.setsampwidth(width)
        out.setframerate(rate_hz)
        out.writeframes(b"".join(channels) * 200)
    whole = bytearray(file.getvalue())
    if stated_size is not None:
        whole[4:8] = whole[40:44] = struct.pack("<I", stated_size)
    return bytes(whole)


def mp3(sound: np.ndarray, rate_hz: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_channels(1)
    return bytes(encoder.encode((sound * 32767).astype("<i2").tobytes()) + encoder.flush())


A_SECOND = 0.5 * np.sin(2 * np.pi * 440 * np.arange(24000) / 24000)
HALF, QUARTER = struct.pack("<h", 16384), struct.pack("<h", 8192)


@pytest.mark.parametrize(
    ("width", "half_of_full_scale"),
    [(1, b"\xc0"), (2, b"\x00\x40"), (3, b"\x00\x00\x40"), (4, b"\x00\x00\x00\x40")],
)
def test_full_scale_is_one_at_any_sample_width(width: int, half_of_full_scale: bytes) -> None:
    speech = decode(wav(half_of_full_scale, width=width, rate_hz=16000))
    assert speech.rate_hz == 16000
    assert speech.samples.dtype == np.float32
    assert speech.samples.tolist() == [0.5] * 200


def test_two_channels_become_their_mean() -> None:
    assert decode(wav(HALF, QUARTER)).samples.tolist() == [0.375] * 200


@pytest.mark.parametrize("stated_size", [0, 0xFFFFFFFF])
def test_a_size_that_a_streaming_server_left_open_is_ignored(stated_size: int) -> None:
    assert decode(wav(HALF, stated_size=stated_size)).samples.tolist() == [0.5] * 200


def test_an_mp3_keeps_its_rate_and_its_sound_after_the_codec_delay() -> None:
    speech = decode(mp3(A_SECOND, 24000))
    assert speech.rate_hz == 24000
    heard = speech.samples[1105:][:24000]  # the delay of an encoder (576) and a decoder (529)
    heard, sung = heard[1000:-1000], A_SECOND[1000:-1000]
    gain = np.dot(heard, sung) / np.dot(sung, sung)
    assert gain == pytest.approx(0.95, abs=0.01)  # LAME turns everything down by so much
    assert np.std(heard - gain * sung) < 0.001 * np.std(sung)


def test_an_mp3_that_breaks_off_gives_what_there_is() -> None:
    whole = mp3(A_SECOND, 24000)
    half = decode(whole[: len(whole) // 2])
    assert 0.4 < len(half.samples) / 24000 < 0.6


@pytest.mark.parametrize(
    "encoded",
    [
        b"",
        b"\0",
        b"<!doctype html><html><body>Please sign in</body></html>" * 40,
        b'{"error": "quota"}',
        wav(HALF)[:44],
        wav(HALF)[:30],
        mp3(A_SECOND, 24000)[:100],
    ],
    ids=["nothing", "a zero", "a web page", "JSON", "a header alone", "half a header", "half a frame"],
)
def test_what_holds_no_sound_is_refused(encoded: bytes) -> None:
    with pytest.raises(CodecError, match=f"^{len(encoded)} bytes "):
        decode(encoded)


def test_a_list_of_files_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "private.wav").write_bytes(wav(HALF))
    address = (tmp_path / "private.wav").as_uri()
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n"
    for listing in (playlist, f"ffconcat version 1.0\nfile {address}\n"):
        with pytest.raises(CodecError):
            decode(listing.encode())


def test_the_decoder_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    whole = bytearray(mp3(A_SECOND, 24000))
    whole[2000:2400] = b"\xff" * 400
    for damaged in (bytes(whole), bytes(whole[:5000]), b"ID3 is how some files begin"):
        with suppress(CodecError):
            decode(damaged)
    assert capfd.readouterr() == ("", "")


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 4000), junk=st.binary(max_size=300), start=st.sampled_from([b"", b"RIFF", b"OggS", b"fLaC"]))
def test_damaged_sound_is_decoded_or_refused_and_nothing_else(at: int, junk: bytes, start: bytes) -> None:
    whole = mp3(A_SECOND[:12000], 24000)
    try:
        speech = decode(start + whole[:at] + junk + whole[at + len(junk) :])
    except CodecError:
        return
    assert speech.samples.ndim == 1
    assert speech.samples.size > 0
    assert speech.rate_hz > 0
