"""Recordings of the author's own: any format becomes stereo at the session's rate, and nothing else comes in."""

from __future__ import annotations

import gc
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from full_disk import no_more_space_than
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import encoded, hiss, tone, wav

from audio_builder.decoding import stereo
from audio_builder.errors import AudioBuilderError, CodecError, OutputError
from audio_builder.recordings import Recordings
from audio_builder.sound.loudness import Meter
from audio_builder.spool import Spool

RATE = 48000


def read(path: Path, rate_hz: int = RATE) -> np.ndarray:
    """The whole of a file."""
    return np.concatenate([np.empty((0, 2), np.float32), *stereo(path, path.name, rate_hz=rate_hz)])


def likeness(sound: np.ndarray, sung: np.ndarray) -> float:
    """How much of a sound is the other one, wherever in it that begins; 1 for all of it."""
    size = len(sound) + len(sung)
    product = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(sung, size)))
    return float(np.abs(product).max() / (np.linalg.norm(sound) * np.linalg.norm(sung)))


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [
        ("a.mp3", "libmp3lame", 44100),
        ("a.m4a", "aac", 44100),
        ("a.aac", "aac", 48000),
        ("a.opus", "libopus", 48000),
        ("a.flac", "flac", 44100),
        ("a.m4a", "alac", 48000),
        ("a.aiff", "pcm_s16be", 22050),
        ("a.wma", "wmav2", 44100),
        ("a.mka", "flac", 96000),
        ("a.caf", "pcm_s16be", 32000),
        ("a.au", "pcm_s16be", 8000),
        ("a.wav", "pcm_f32le", 44100),
        ("a.wav", "pcm_f64le", 192000),
        ("a.wv", "wavpack", 44100),
    ],
)
@pytest.mark.parametrize("to_hz", [24000, 44100, 48000])
def test_every_format_is_the_sound_that_went_in(
    tmp_path: Path, name: str, codec: str, rate_hz: int, to_hz: int
) -> None:
    path = encoded(tmp_path / name, tone(1.5, rate_hz), rate_hz, codec)
    sound = read(path, to_hz)
    assert sound.dtype == np.float32
    assert sound.flags.c_contiguous
    assert len(sound) / to_hz == pytest.approx(1.5, abs=0.08)  # an encoder's delay and its last frame
    assert (sound[:, 0] == sound[:, 1]).all()
    assert likeness(sound[:, 0], tone(1.5, to_hz)) > 0.97


@pytest.mark.parametrize(("bits", "step"), [(8, 1 / 127), (16, 1 / 32767), (24, 2**-23), (32, 2**-23)])
def test_whole_numbers_of_any_width_keep_their_level_to_a_step(tmp_path: Path, bits: int, step: float) -> None:
    sung = hiss(0.5, rms=0.1)
    sound = read(wav(tmp_path / "a.wav", sung, bits=bits))
    assert sound.shape == sung.shape
    assert np.abs(sound - sung).max() <= 1.1 * step


def test_a_change_of_rate_keeps_the_length_and_lets_no_image_through(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", tone(2, 22050, hertz=10000), 22050, bits=24)
    sound = read(path)[:, 0]
    assert len(sound) == 2 * RATE
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    hertz = np.arange(len(power)) / 2
    assert 10 * np.log10(power[hertz > 11500].sum() / power.sum()) < -80  # the image would lie at 12050 Hz


CHANNELS = ("left", "right", "centre", "bass", "left behind", "right behind")


@pytest.mark.parametrize(
    ("channel", "left", "right"),
    [(0, 1.0, 0.0), (1, 0.0, 1.0), (2, 0.7071, 0.7071), (3, 0.0, 0.0), (4, 0.7071, 0.0), (5, 0.0, 0.7071)],
    ids=CHANNELS,
)
def test_six_channels_are_mixed_down_as_itu_r_bs_775_has_it(
    tmp_path: Path, channel: int, left: float, right: float
) -> None:
    six = np.zeros((RATE // 2, 6))
    six[:, channel] = tone(0.5)
    sound = read(encoded(tmp_path / "a.flac", six, RATE, "flac", layout="5.1"))
    peaks = np.abs(sound).max(axis=0) / 0.25
    assert peaks == pytest.approx((left, right), abs=0.001)


@pytest.mark.parametrize("channels", [3, 4, 5, 7, 8])
def test_any_number_of_channels_becomes_two(tmp_path: Path, channels: int) -> None:
    sound = read(wav(tmp_path / "a.wav", hiss(0.5, channels=channels)))
    assert sound.shape == (RATE // 2, 2)
    assert np.abs(sound).max() > 0.1


def flac(folder: Path) -> Path:
    return encoded(folder / "a.flac", hiss(20, 16000, rms=0.05), 16000, "flac")


def mp3(folder: Path) -> Path:
    return encoded(folder / "a.mp3", hiss(20, 16000), 16000, "libmp3lame")


def opus(folder: Path) -> Path:
    return encoded(folder / "a.opus", hiss(20, 48000), 48000, "libopus")


def m4a(folder: Path) -> Path:
    return encoded(folder / "a.m4a", hiss(20, 16000), 16000, "aac")


@pytest.mark.parametrize("make", [flac, mp3, opus, m4a])
def test_a_hole_in_the_middle_is_refused_with_its_place(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    whole = path.read_bytes()
    middle, hole = len(whole) // 2, len(whole) // 20
    path.write_bytes(whole[:middle] + bytes(hole) + whole[middle + hole :])
    with pytest.raises(CodecError, match=rf"^a\{path.suffix} is damaged.* 0:(0[89]|1[01])"):
        read(path)


@pytest.mark.parametrize("suffix", [".flac", ".aiff"])
def test_a_file_that_breaks_off_is_refused_with_its_place(tmp_path: Path, suffix: str) -> None:
    codec = {".flac": "flac", ".aiff": "pcm_s16be"}[suffix]
    path = encoded(tmp_path / f"a{suffix}", hiss(20, 16000), 16000, codec)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(CodecError, match=r"is damaged.* 0:(09|10)"):
        read(path)


@pytest.mark.parametrize("make", [flac, mp3, opus, m4a])
def test_tags_and_junk_after_the_sound_harm_nothing(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    before = len(read(path))
    path.write_bytes(path.read_bytes() + b"TAG" + bytes(125) + b"junk" * 300)
    assert len(read(path)) == pytest.approx(before, abs=2000)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001"
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\0" * 5000,
        b"Lie down now, and rest.\n" * 90,
        PNG,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/private.mp3\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0",
    ],
    ids=["nothing", "a zero", "zeros", "a text", "a picture", "a playlist", "a list of files", "half a header"],
)
def test_what_is_no_sound_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "music.mp3"
    path.write_bytes(content)
    with pytest.raises(CodecError, match=r"^music\.mp3 .*sound"):
        read(path)


def test_a_list_that_names_a_sound_beside_it_is_not_followed(tmp_path: Path) -> None:
    address = wav(tmp_path / "private.wav", tone(1)).as_uri()
    for listing in (f"#EXTM3U\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n", f"ffconcat version 1.0\nfile {address}\n"):
        (tmp_path / "list.wav").write_text(listing)
        with pytest.raises(CodecError):
            read(tmp_path / "list.wav")


def test_protected_music_is_refused_as_such(tmp_path: Path) -> None:
    path = m4a(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"mp4a", b"drms", 1))  # as in songs that a shop once protected
    with pytest.raises(CodecError, match=r"protected against copying \(DRM\)"):
        read(path)


@settings(max_examples=60)
@given(at=st.integers(0, 3000), junk=st.binary(max_size=200), kind=st.sampled_from(["flac", "libmp3lame", "libopus"]))
def test_damaged_files_are_decoded_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes, kind: str
) -> None:
    suffix = {"flac": ".flac", "libmp3lame": ".mp3", "libopus": ".opus"}[kind]
    folder = tmp_path_factory.getbasetemp()
    path = folder / f"whole{suffix}"
    if not path.exists():
        encoded(path, hiss(1, 48000), 48000, kind)
    whole = path.read_bytes()
    damaged = folder / f"damaged{suffix}"
    damaged.write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    try:
        sound = read(damaged)
    except CodecError as error:
        assert "\n" not in str(error)
    else:
        assert sound.shape[1] == 2


def test_the_decoder_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = mp3(tmp_path)
    path.write_bytes(path.read_bytes()[:9000] + b"\xff" * 500 + path.read_bytes()[9000:])
    with pytest.raises(CodecError):
        read(path)
    assert capfd.readouterr() == ("", "")


# names


def test_a_relative_name_counts_from_the_folder_and_an_absolute_one_from_nowhere(tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    path = wav(tmp_path / "music" / "my rain.wav", tone(2))
    for name in ("music/my rain.wav", str(path), f"../{tmp_path.name}/music/my rain.wav"):
        assert Recordings(tmp_path, RATE)(name).frames == 2 * RATE


@pytest.mark.parametrize(
    ("written", "on_disk"), [("caf\u00e9.wav", "cafe\u0301.wav"), ("cafe\u0301.wav", "caf\u00e9.wav")]
)
def test_an_accent_is_the_same_however_the_disk_writes_it(tmp_path: Path, written: str, on_disk: str) -> None:
    wav(tmp_path / on_disk, tone(2))
    assert Recordings(tmp_path, RATE)(written).frames == 2 * RATE


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rian.wav", r"^there is no file 'rian\.wav'; did you mean rain\.wav\?$"),
        ("zzz", r"^there is no file 'zzz'; it was looked for in "),
        ("nowhere/rain.wav", "^there is no file"),
        ("rain.wav/more", "cannot be read|there is no file"),
        (".", "is a folder; name a file in it"),
        ("", "is a folder"),
        ("a\0b", "cannot be read"),
        ("http://127.0.0.1:9/rain.mp3", "is an address, and nothing is fetched"),
        ("//server/share/rain.mp3", "is on another computer"),
        (r"\\server\share\rain.mp3", "is on another computer"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_with_what_to_do(tmp_path: Path, name: str, told: str) -> None:
    wav(tmp_path / "rain.wav", tone(2))
    with pytest.raises(CodecError, match=told):
        Recordings(tmp_path, RATE)(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(CodecError, match="is no file"):
        Recordings(tmp_path, RATE)("pipe.wav")


# the spool


@given(st.lists(st.integers(0, 700), max_size=6), st.integers(0, 3000), st.integers(0, 3000))
def test_what_was_pushed_is_read_anywhere_and_silence_after_it(sizes: list[int], a: int, b: int) -> None:
    sound = hiss(sum(sizes) / RATE).astype(np.float32)
    spool, start = Spool(), 0
    for size in sizes:
        spool.push(sound[start : start + size])
        start += size
    start, stop = sorted((a, b))
    expected = np.zeros((3000, 2), np.float32)
    expected[: len(sound)] = sound[:3000]
    assert spool.frames == len(sound)
    assert spool.read(start, stop).tobytes() == expected[start:stop].tobytes()


def test_a_spool_leaves_nothing_in_its_folder(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.push(hiss(1).astype(np.float32))
    assert spool.read(0, 10).any()
    del spool
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_with_what_to_do(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    with no_more_space_than(100_000), pytest.raises(OutputError, match=r"make room there, or .* TMPDIR$"):
        spool.push(hiss(1).astype(np.float32))


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="sound cannot be kept in"):
        Spool(tmp_path / "nowhere")


# how much of a file is decoded


def test_a_recording_is_what_its_file_holds_and_silent_after_it(tmp_path: Path) -> None:
    sung = hiss(3)
    sound = Recordings(wav(tmp_path / "a.wav", sung).parent, RATE)("a.wav")
    assert (sound.frames, sound.whole, sound.channels) == (3 * RATE, True, 2)
    block = sound.read(2 * RATE, 4 * RATE)
    assert np.abs(block[:RATE] - sung[2 * RATE :]).max() < 1e-4
    assert not block[RATE:].any()


def test_its_power_is_that_of_the_standard(tmp_path: Path) -> None:
    sung = hiss(3).astype(np.float32)
    meter = Meter(RATE, 2)
    meter.push(sung)
    sound = Recordings(wav(tmp_path / "a.wav", sung).parent, RATE)("a.wav")
    assert len(sound.power) == 30
    assert -0.691 + 10 * np.log10(sound.power.mean()) == pytest.approx(meter.integrated(), abs=0.05)


def test_the_same_is_had_whatever_was_asked_for_before(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", hiss(10))
    wav(tmp_path / "b.wav", hiss(10))
    recordings = Recordings(tmp_path, RATE)
    recordings("b.wav")
    one, other = (recordings(name, 4 * RATE + 5) for name in ("a.wav", "b.wav"))
    assert (one.frames, one.whole) == (other.frames, other.whole) == (4 * RATE + 5, False)
    assert one.power.tobytes() == other.power.tobytes()
    assert one.read(0, 6 * RATE).tobytes() == other.read(0, 6 * RATE).tobytes()
    assert not one.read(4 * RATE + 5, 5 * RATE).any()


def test_exactly_all_of_a_file_is_known_to_be_all(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", hiss(3))
    assert Recordings(tmp_path, RATE)("a.wav", 3 * RATE).whole
    assert not Recordings(tmp_path, RATE)("a.wav", 3 * RATE - 1).whole


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", hiss(3))
    recordings = Recordings(tmp_path, RATE)
    assert recordings("a.wav").frames == 3 * RATE
    wav(tmp_path / "a.wav", hiss(2))
    assert recordings("a.wav").frames == 2 * RATE


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    with pytest.raises(CodecError, match=r"^'a\.wav' is empty; there is no sound in it"):
        Recordings(tmp_path, RATE)("a.wav")


def test_a_damaged_file_is_refused_as_often_as_it_is_asked_for(tmp_path: Path) -> None:
    path = flac(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + bytes(9000) + whole[len(whole) // 2 + 9000 :])
    recordings = Recordings(tmp_path, RATE)
    for _ in range(3):
        with pytest.raises(CodecError, match="is damaged"):
            recordings("a.flac")
    assert recordings("a.flac", 2 * RATE).frames == 2 * RATE  # what comes before the damage


def long_silence(path: Path, hours: float) -> Path:
    """A FLAC file of a few bytes a second, with a tone in its first second."""
    sound = np.zeros((round(hours * 3600 * 8000), 1), np.float32)
    sound[:8000, 0] = tone(1, 8000)
    return encoded(path, sound, 8000, "flac")


def test_a_long_file_is_decoded_no_further_than_is_asked_and_takes_no_memory(tmp_path: Path) -> None:
    long_silence(tmp_path / "long.flac", 0.2)
    recordings = Recordings(tmp_path, 24000)
    recordings("long.flac", 10)
    tracemalloc.start()
    sound = recordings("long.flac", 120 * 24000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sound.frames == 120 * 24000
    assert sound.spool.frames < 140 * 24000  # of 720
    assert peak < 12e6  # two minutes are 23 MB


@pytest.mark.slow
def test_six_hours_take_as_little_memory(tmp_path: Path) -> None:
    long_silence(tmp_path / "long.flac", 6)
    tracemalloc.start()
    sound = Recordings(tmp_path, 24000)("long.flac")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sound.frames == 6 * 3600 * 24000
    assert peak < 20e6


def test_every_failure_is_one_that_the_program_names(tmp_path: Path) -> None:
    for name in ("no.mp3", ".", "http://x"):
        with pytest.raises(AudioBuilderError) as told:
            Recordings(tmp_path, RATE)(name)
        assert "\n" not in str(told.value)
