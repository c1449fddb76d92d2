"""A finished MP3, judged by another decoder: as long, as loud and in the same place as what went in."""

from __future__ import annotations

import io
from dataclasses import dataclass

import av
import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from audio_builder.codec import Mp3Decoder
from audio_builder.contracts import ChapterTag, Sound, Tags
from audio_builder.errors import CodecError
from audio_builder.lame import Mp3Encoder
from audio_builder.outputs.mp3 import OUTPUT
from audio_builder.sound.signal import Block

RATE = 48000
TAGS = Tags(
    title="Soft legs \U0001f319",
    artist="",
    album="",
    genre="",
    year="",
    track="",
    comment="",
    language="en",
    transcript="Rest.",
    chapters=(ChapterTag("Settle", 0, RATE), ChapterTag("Rest", RATE, 2 * RATE)),
    notes=(),
)
LENGTHS = [1, 575, 1151, 1152, 1153, 2303, 2304, RATE, 3 * RATE + 7]


@dataclass(frozen=True, slots=True)
class Samples:
    """Sound that is there already."""

    block: Block

    @property
    def channels(self) -> int:
        return self.block.shape[1]

    def read(self, start: int, stop: int) -> Block:
        return self.block[start:stop]


def noise(frames: int, channels: int = 2, peak: float = 0.5) -> Block:
    """Noise under 12 kHz, which an MP3 of this rate keeps: a different one in each channel."""
    spectrum = np.random.default_rng(frames).standard_normal((frames // 2 + 1, channels)) + 0j
    spectrum[frames // 4 :] = 0
    sound = np.fft.irfft(spectrum, frames, axis=0) if frames > 8 else np.ones((frames, channels))
    return (sound / np.abs(sound).max() * peak).astype(np.float32)


def sine(seconds: float, peak: float, hertz: float = 997.0, channels: int = 2) -> Block:
    wave = peak * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def written(block: Block) -> tuple[bytes, Block]:
    """The file, and what was heard while it was written."""
    file, heard = io.BytesIO(), []
    OUTPUT.write(
        file,
        Sound(signal=Samples(block), frames=len(block), rate_hz=RATE),
        TAGS,
        lambda first, block: heard.append(block),
    )
    return file.getvalue(), np.concatenate(heard)


def played(file: bytes, rate_hz: int = RATE) -> Block:
    """What FFmpeg's demuxer and decoder make of a file: delays are cut off as its first frame says."""
    with av.open(io.BytesIO(file)) as container:
        assert container.streams.audio[0].rate == rate_hz
        return np.concatenate([frame.to_ndarray().T for frame in container.decode(audio=0)])


def music(file: bytes) -> bytes:
    """A file's frames of sound: what follows the tag and the frame that tells the length."""
    size = sum(byte << shift for byte, shift in zip(file[6:10], (21, 14, 7, 0), strict=True))
    return file[10 + size + 384 :]


def crc_16(stream: bytes) -> int:
    """CRC-16/ARC bit by bit."""
    value = 0
    for byte in stream:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("frames", LENGTHS)
def test_a_player_hears_exactly_the_frames_of_the_session(frames: int, channels: int) -> None:
    file, heard = written(noise(frames, channels))
    assert played(file).shape == heard.shape == (frames, channels)


@pytest.mark.parametrize("frames", LENGTHS)
def test_mutagen_reads_the_length_the_rate_and_the_delay(frames: int) -> None:
    file, _ = written(noise(frames))
    info = MP3(io.BytesIO(file)).info
    assert info.length == pytest.approx(frames / RATE, abs=1e-6)
    assert (info.sample_rate, info.bitrate, info.bitrate_mode, info.channels) == (RATE, 128000, BitrateMode.CBR, 2)
    assert info.mode == 1  # joint stereo
    at = file.index(b"LAME3.100")
    delays = int.from_bytes(file[at + 21 : at + 24], "big")
    delay, padding = delays >> 12, delays & 0xFFF
    assert delay == 576
    assert delay + frames + padding == 1152 * (len(music(file)) // 384)
    assert padding >= 529  # or a decoder's own delay would push the end of the sound out


@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_heard_while_writing_is_what_a_player_hears(channels: int) -> None:
    file, heard = written(noise(3 * RATE + 7, channels))
    assert heard.dtype == np.float32
    assert np.abs(played(file) - heard).max() < 1e-6


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("frames", [RATE, 2 * RATE + 777])
def test_the_sound_is_where_it_was_to_the_sample(frames: int, channels: int) -> None:
    block = np.zeros((frames, channels), np.float32)
    block[20_000:30_000] = noise(10_000, channels)
    file, _ = written(block)
    for before, after in zip(block.T, played(file).T, strict=True):
        spectrum = np.fft.rfft(after, 2 * frames) * np.fft.rfft(before, 2 * frames).conj()
        assert np.argmax(np.fft.irfft(spectrum)) == 0


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("peak_db", [-1.0, -6.0, -20.0, -40.0])
@pytest.mark.parametrize("hertz", [200.0, 997.0, 5000.0])
def test_the_level_is_what_it_was(hertz: float, peak_db: float, channels: int) -> None:
    block = sine(2, 10 ** (peak_db / 20), hertz, channels)
    change = played(written(block)[0])[4800:-4800].std(axis=0) / block[4800:-4800].std(axis=0)
    assert 20 * np.log10(change) == pytest.approx(np.zeros(channels), abs=0.02)  # LAME's own scale is 0.446 dB


def test_channels_are_not_swapped_or_mixed() -> None:
    left, right = sine(2, 0.5, 400.0)[:, 0], sine(2, 0.25, 1500.0)[:, 0]
    block = np.stack((left, right), axis=1)
    heard = played(written(block)[0])
    for channel in (0, 1):
        assert 20 * np.log10(np.std(heard[:, channel] - block[:, channel]) / np.std(block[:, channel])) < -30


def test_its_first_frame_carries_the_checksum_of_all_that_follow() -> None:
    file, _ = written(noise(2 * RATE))
    at = file.index(b"LAME3.100")
    assert int.from_bytes(file[at + 32 : at + 34], "big") == crc_16(music(file))
    assert int.from_bytes(file[at + 28 : at + 32], "big") == 384 + len(music(file))


def test_the_file_is_tag_and_frames_and_nothing_else() -> None:
    file, _ = written(noise(RATE))
    frames = music(file)
    assert len(frames) % 384 == 0
    assert {frames[at : at + 2] for at in range(0, len(frames), 384)} == {b"\xff\xfb"}
    assert not file.endswith(b"\0" * 384)


def test_ffmpeg_reads_the_title_and_the_chapters() -> None:
    file, _ = written(noise(2 * RATE))
    with av.open(io.BytesIO(file)) as container:
        assert container.metadata["title"] == TAGS.title
        found = [
            (c["metadata"]["title"], c["start"] * c["time_base"], c["end"] * c["time_base"])
            for c in container.chapters()
        ]
    assert found == [("Settle", 0, 1), ("Rest", 1, 2)]


def test_the_same_sound_gives_the_same_bytes() -> None:
    assert written(noise(RATE))[0] == written(noise(RATE))[0]


def test_a_file_is_written_over_from_where_it_stands() -> None:
    file = io.BytesIO()
    for block in (noise(2 * RATE), noise(RATE)):
        file.seek(0)
        file.truncate()
        OUTPUT.write(
            file, Sound(signal=Samples(block), frames=len(block), rate_hz=RATE), TAGS, lambda first, block: None
        )
    assert file.getvalue() == written(noise(RATE))[0]


def test_a_sound_that_fails_midway_fails_the_file() -> None:
    class Failing(Samples):
        def read(self, start: int, stop: int) -> Block:
            if start >= 2 * RATE:
                raise CodecError("there is no more of it")
            return self.block[start:stop]

    sound = Sound(signal=Failing(noise(4 * RATE)), frames=4 * RATE, rate_hz=RATE)
    with pytest.raises(CodecError, match="there is no more of it"):
        OUTPUT.write(io.BytesIO(), sound, TAGS, lambda first, block: None)


def test_silence_stays_silence() -> None:
    file, heard = written(np.zeros((RATE, 2), np.float32))
    assert np.abs(heard).max() == np.abs(played(file)).max() == 0.0


@pytest.mark.parametrize("rate_hz", [24_000, 44_100, 48_000])
@pytest.mark.parametrize("kbps", [64, 80, 96, 112, 128, 160, 192])
@pytest.mark.parametrize("channels", [1, 2])
def test_every_form_has_its_level_its_length_and_its_place(rate_hz: int, kbps: int, channels: int) -> None:
    if (rate_hz, kbps) == (24_000, 192):
        return
    t = np.arange(rate_hz + 777) / rate_hz
    burst = 0.4 * np.sin(2 * np.pi * 997 * t) * (t < 0.9) * np.minimum(t / 0.1, 1)
    block = np.repeat(burst[:, None], channels, axis=1).astype(np.float32)
    file, heard = io.BytesIO(), []
    sound = Sound(signal=Samples(block), frames=len(block), rate_hz=rate_hz, kbps=kbps)
    OUTPUT.write(file, sound, TAGS, lambda first, block: heard.append(block))
    after = played(file.getvalue(), rate_hz)
    assert after.shape == block.shape
    assert np.abs(np.concatenate(heard) - after).max() < 1e-6
    steady = slice(rate_hz // 4, rate_hz * 3 // 4)
    change_db = 20 * np.log10(after[steady].std(axis=0) / block[steady].std(axis=0))
    assert change_db == pytest.approx(np.zeros(channels), abs=0.02)  # LAME's own scales are 0.446 and 0.265 dB
    spectrum = np.fft.rfft(after[:, 0], 2 * len(t)) * np.fft.rfft(block[:, 0], 2 * len(t)).conj()
    assert np.argmax(np.fft.irfft(spectrum, 2 * len(t))) == 0
    info = MP3(io.BytesIO(file.getvalue())).info
    assert info.length == pytest.approx(len(t) / rate_hz, abs=1e-6)
    assert info.bitrate == pytest.approx(kbps * 1000, rel=1e-3)  # bytes over seconds: padding is not spread evenly
    assert (info.sample_rate, info.bitrate_mode) == (rate_hz, BitrateMode.CBR)
    assert (info.channels, info.sketchy) == (channels, False)


@pytest.mark.parametrize(
    ("rate_hz", "kbps", "told"),
    [
        (24_000, 192, "24000 Hz cannot have 192 kb/s; it can have 64, 80, 96, 112, 128, 160"),
        (48_000, 100, "48000 Hz cannot have 100 kb/s; it can have 64, 80, 96, 112, 128, 160, 192"),
        (32_000, 128, "32000 Hz cannot be written; it can be 24000, 44100 or 48000 Hz"),
    ],
)
def test_a_form_that_the_format_does_not_have_is_refused_before_anything_is_written(
    rate_hz: int, kbps: int, told: str
) -> None:
    file = io.BytesIO()
    sound = Sound(signal=Samples(noise(RATE)), frames=RATE, rate_hz=rate_hz, kbps=kbps)
    with pytest.raises(CodecError, match=told):
        OUTPUT.write(file, sound, TAGS, lambda first, block: None)
    assert file.getvalue() == b""


@pytest.mark.parametrize("channels", [1, 2])
def test_samples_that_are_cut_off_are_counted(channels: int) -> None:
    block = noise(RATE, channels, peak=0.9)
    block[1000:1007] = 0.96  # LAME takes no more than 0.95 at this bit rate
    block[30_000] = -1.2
    sound = Sound(signal=Samples(block), frames=len(block), rate_hz=RATE)
    assert OUTPUT.write(io.BytesIO(), sound, TAGS, lambda first, block: None).clipped == 8 * channels


def test_sound_that_is_not_numbers_is_refused() -> None:
    block = noise(RATE)
    block[777, 1] = np.nan
    with pytest.raises(CodecError, match="not numbers"):
        written(block)


def encoded(block: Block, *cuts: int) -> bytes:
    encoder = Mp3Encoder(rate_hz=RATE, channels=block.shape[1], kbps=128)
    return b"".join(map(encoder.encode, np.split(block, cuts))) + encoder.flush()


def test_the_encoder_gives_the_same_stream_however_the_sound_is_cut() -> None:
    block = noise(RATE)
    assert encoded(block) == encoded(block, 1, 2, 1000, 1000, 2152, 40_001)


@pytest.mark.parametrize("count", [1, 7, 100])
def test_the_decoder_gives_the_same_sound_however_many_frames_it_is_given(count: int) -> None:
    stream = encoded(noise(RATE))
    decoder = Mp3Decoder()
    parts = [decoder.decode(stream[at : at + 384 * count]) for at in range(0, len(stream), 384 * count)]
    whole = Mp3Decoder().decode(stream)
    assert whole.shape == (len(stream) // 384 * 1152, 2)
    assert (whole.dtype, whole.flags.c_contiguous) == (np.float32, True)
    assert np.concatenate(parts).tobytes() == whole.tobytes()


@pytest.mark.parametrize("stream", [b"", b"\0" * 384, b"no frame of sound " * 30])
def test_what_is_no_frame_is_refused(stream: bytes) -> None:
    with pytest.raises(CodecError, match="cannot be decoded"):
        Mp3Decoder().decode(stream)


@pytest.mark.parametrize("peak", [1.5, 1e6])
def test_what_is_above_full_scale_is_cut_off_and_does_not_wrap(peak: float) -> None:
    block = np.clip(sine(1, peak, 100.0), -peak, peak)
    stream = encoded(block)
    heard = Mp3Decoder().decode(stream)[1105:][:RATE]
    assert np.abs(heard).max() < 1.3  # 32768 / 32767 * 0.95 and what a coder overshoots at an edge
    loud = np.abs(block) > 0.5
    assert (heard[loud] * block[loud] > 0).all()
