"""Encoding by many is the encoding by one: what it decodes to is the same to the bit, and plain LAME is the judge."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest
from restless import Counted, coloured, restless

from audio_builder.codec import Mp3Decoder
from audio_builder.contracts import Sound, Stretch, Tags, Written
from audio_builder.lame import Mp3Encoder
from audio_builder.outputs.mp3 import written
from audio_builder.sound.signal import Block, Span

TAGS = Tags(
    title="",
    artist="",
    album="",
    genre="",
    year="",
    track="",
    comment="",
    language="en",
    transcript="",
    chapters=(),
    notes=(),
)
FORMS = [
    (48_000, 2, 128),
    (44_100, 2, 128),
    (24_000, 1, 64),
    (48_000, 1, 64),
    (44_100, 1, 192),
    (24_000, 2, 160),
    (48_000, 2, 192),
    (44_100, 2, 64),
    (48_000, 2, 96),
    (44_100, 1, 80),
    (24_000, 1, 112),
    (48_000, 1, 160),
]
"""Rate in Hz, channels, kb/s."""
FULL_SCALE_TAKEN = {64: 0.95, 80: 0.95, 96: 0.95, 112: 0.95, 128: 0.95, 160: 0.95, 192: 0.97}
"""LAME's scale by bit rate: nothing above it can be encoded."""


def by_one(sound: Sound) -> bytes:
    """LAME's own stream, made in one go."""
    signal = sound.signal
    encoder = Mp3Encoder(rate_hz=sound.rate_hz, channels=signal.channels, kbps=sound.kbps)
    return encoder.encode(signal.read(0, sound.frames)) + encoder.flush()


def by_many(
    sound: Sound, *, at_once: int = 2, longest_s: float = 5.0
) -> tuple[bytes, list[tuple[int, Block]], Written]:
    """The frames of sound of a file made in small pieces, what was heard of it, and what was told."""
    file = io.BytesIO()
    heard: list[tuple[int, Block]] = []
    told = written(
        file, sound, TAGS, lambda first, block: heard.append((first, block)), at_once=at_once, longest_s=longest_s
    )
    whole = file.getvalue()
    size = sum(byte << shift for byte, shift in zip(whole[6:10], (21, 14, 7, 0), strict=True))
    frame = sound.kbps * 125 * (576 if sound.rate_hz < 32_000 else 1152) // sound.rate_hz
    return whole[10 + size + frame :], heard, told


def the_same(sound: Sound, *, at_once: int = 2) -> None:
    """Many encoders and one make a stream of the same length and sound; what is heard is what it decodes to."""
    ours, heard, told = by_many(sound, at_once=at_once)
    plain = by_one(sound)
    assert len(ours) == len(plain)
    decoded = Mp3Decoder().decode(plain)
    assert Mp3Decoder().decode(ours).tobytes() == decoded.tobytes()
    session = decoded[576 + 529 :][: sound.frames]
    assert [first for first, _ in heard] == np.cumsum([0, *(len(block) for _, block in heard[:-1])]).tolist()
    assert np.concatenate([block for _, block in heard]).tobytes() == session.tobytes()
    highest = np.abs(sound.signal.read(0, sound.frames)) / FULL_SCALE_TAKEN[sound.kbps]
    assert told.clipped == np.count_nonzero(np.rint(highest * np.float32(32767)) > 32767)


def session(seed: int, seconds: float, *, form: tuple[int, int, int]) -> Sound:
    rate_hz, channels, kbps = form
    frames = round(seconds * rate_hz) + 12_345 * seed % 1152
    block = restless(seed, frames, rate_hz, channels)
    return Sound(signal=Counted(block), frames=frames, rate_hz=rate_hz, kbps=kbps)


def periodic(seed: int, *, form: tuple[int, int, int], periods: float = 8.3) -> Sound:
    """Six seconds that repeat themselves, between something else and a fade."""
    rate_hz, channels, kbps = form
    unit = {48_000: 1152, 44_100: 49 * 1152, 24_000: 576}[rate_hz]
    period = round(6 * rate_hz / unit) * unit
    bed = coloured(np.random.default_rng(seed), period, channels).astype(np.float32) * 0.05
    before = restless(seed, round(4.1 * rate_hz), rate_hz, channels)
    stop = len(before) + round(periods * period)
    after = np.resize(bed, (3 * rate_hz, channels)) * np.linspace(1, 0, 3 * rate_hz, dtype=np.float32)[:, None]
    block = np.concatenate((before, np.resize(bed, (stop - len(before), channels)), after))
    stretch = Stretch(start=len(before), stop=stop, period=period)
    return Sound(signal=Counted(block), frames=len(block), rate_hz=rate_hz, kbps=kbps, repeats=(stretch,))


@pytest.mark.parametrize(("seed", "form"), list(enumerate(FORMS[:8])))
def test_many_encoders_make_the_sound_of_one(seed: int, form: tuple[int, int, int]) -> None:
    the_same(session(seed, 17, form=form), at_once=2 + seed % 2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 124))
def test_many_encoders_make_the_sound_of_one_in_longer_sessions(seed: int) -> None:
    the_same(session(seed, 70, form=FORMS[seed % len(FORMS)]), at_once=2 + seed % 3)


@pytest.mark.parametrize(("seed", "form"), [(1, (24_000, 1, 64)), (2, (44_100, 1, 128)), (4, (24_000, 2, 112))])
def test_what_repeats_itself_is_encoded_once_and_sounds_the_same(seed: int, form: tuple[int, int, int]) -> None:
    sound = periodic(seed, form=form)
    the_same(sound)
    ours = Counted(sound.signal.read(0, sound.frames))
    _, heard, _ = by_many(
        Sound(signal=ours, frames=sound.frames, rate_hz=form[0], kbps=form[2], repeats=sound.repeats, watched=())
    )
    assert heard == []
    (stretch,) = sound.repeats
    assert (ours.reads == 0).sum() > (stretch.stop - stretch.start) / 3
    assert ours.reads[: stretch.start].all()
    assert ours.reads[stretch.stop :].all()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 224))
def test_what_repeats_itself_sounds_the_same_in_every_form(seed: int) -> None:
    the_same(periodic(seed, form=FORMS[seed % len(FORMS)], periods=7 + seed % 5 / 3), at_once=1 + seed % 3)


def test_samples_that_are_cut_off_are_counted_in_copies_too() -> None:
    sound = periodic(3, form=(24_000, 1, 64))
    (stretch,) = sound.repeats
    block = sound.signal.read(0, sound.frames)
    for start in range(stretch.start + 33_333, stretch.stop, stretch.period):
        block[start : start + 5] = 0.99
    the_same(sound)


def test_a_channel_that_falls_silent_is_encoded_by_one_to_the_end() -> None:
    """What two encoders remember of the difference of both channels cannot be seen while there is none."""
    sound = session(5, 14, form=(48_000, 2, 128))
    block = sound.signal.read(0, sound.frames)
    block[2 * 48_000 :, 1] = block[2 * 48_000 :, 0]
    the_same(sound)


def test_a_voice_in_the_middle_is_encoded_by_many() -> None:
    sound = session(4, 24, form=(48_000, 2, 128))
    block = sound.signal.read(0, sound.frames)
    block[:, 1] = block[:, 0]
    signal = Counted(block)
    ours, _, _ = by_many(Sound(signal=signal, frames=sound.frames, rate_hz=48_000))
    assert Mp3Decoder().decode(ours).tobytes() == Mp3Decoder().decode(by_one(sound)).tobytes()
    assert (signal.reads >= 3).mean() < 0.1  # a lead-in is read twice; what never met would be, all of it


@pytest.mark.parametrize("silent_from_s", [0, 1, 9])
def test_digital_silence_is_the_same_by_many(silent_from_s: int) -> None:
    sound = session(7, 16, form=(24_000, 2, 128))
    sound.signal.read(0, sound.frames)[silent_from_s * 24_000 : 14 * 24_000] = 0
    the_same(sound)


def test_one_encoder_reads_every_frame_once() -> None:
    sound = session(8, 12, form=(24_000, 1, 64))
    signal = Counted(sound.signal.read(0, sound.frames))
    by_many(Sound(signal=signal, frames=sound.frames, rate_hz=24_000, kbps=64), at_once=1)
    assert (signal.reads == 1).all()


def test_only_what_is_watched_is_heard_and_it_is_what_the_whole_decodes_to() -> None:
    for seed in range(4):
        form = FORMS[seed]
        sound = periodic(seed, form=form) if seed == 2 else session(seed, 9, form=form)
        rng = np.random.default_rng(seed)
        edges = np.unique(rng.integers(0, sound.frames, 12)).tolist()
        spans = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))
        spans += (Span(sound.frames - 1, sound.frames),) if spans[-1].stop < sound.frames else ()
        watched = Sound(
            signal=sound.signal,
            frames=sound.frames,
            rate_hz=form[0],
            kbps=form[2],
            repeats=sound.repeats,
            watched=spans,
        )
        _, heard, told = by_many(watched)
        whole = Mp3Decoder().decode(by_one(sound))[576 + 529 :]
        for span in spans:
            inside = [(first, block) for first, block in heard if span.start <= first < span.stop]
            assert inside[0][0] == span.start
            together = np.concatenate([block for _, block in inside])
            assert together.tobytes() == whole[span.start : span.stop].tobytes()
        assert [first for first, _ in heard] == sorted(first for first, _ in heard)
        assert told.unheard_peak <= np.abs(sound.signal.read(0, sound.frames)).max() + 1e-4


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("lame")}


@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_what_the_sound_raises_comes_out_as_it_is_and_nothing_goes_on(at_once: int) -> None:
    failure = LookupError("the spool is gone")
    sound = session(9, 60, form=(24_000, 1, 64))

    class Failing(Counted):
        def read(self, start: int, stop: int) -> Block:
            if start > 40 * 24_000:
                raise failure
            return Counted.read(self, start, stop)

    signal = Failing(sound.signal.read(0, sound.frames))
    with pytest.raises(LookupError) as raised:
        by_many(Sound(signal=signal, frames=sound.frames, rate_hz=24_000, kbps=64), at_once=at_once)
    assert raised.value is failure
    assert threads() == set()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError])
def test_an_interruption_ends_the_work_and_its_threads(interruption: type[BaseException]) -> None:
    sound = session(10, 40, form=(24_000, 1, 64))

    def heard(first: int, block: Block) -> None:
        raise interruption

    with pytest.raises(interruption):
        written(io.BytesIO(), sound, TAGS, heard, at_once=2, longest_s=5.0)
    assert threads() == set()
    assert isinstance(sound.signal, Counted)
    assert sound.signal.reads[-20 * 24_000 :].max() == 0  # nobody has come so far


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="needs ffprobe")
@pytest.mark.parametrize("form", FORMS[:3])
def test_ffprobe_reads_the_length(form: tuple[int, int, int], tmp_path: Path) -> None:
    sound = session(11, 8, form=form)
    path = tmp_path / "session.mp3"
    with path.open("w+b") as file:
        written(file, sound, TAGS, lambda first, block: None, at_once=2, longest_s=5.0)
    shown = ["-show_entries", "stream=sample_rate,channels,duration", "-of", "json"]
    told = subprocess.run(["ffprobe", "-v", "error", *shown, str(path)], check=True, capture_output=True, text=True)
    assert told.stderr == ""
    (stream,) = json.loads(told.stdout)["streams"]
    assert (int(stream["sample_rate"]), stream["channels"]) == form[:2]
    three_frames_s = 3 * (576 if form[0] < 32_000 else 1152) / form[0]  # some versions count delay and padding in
    assert 0 <= float(stream["duration"]) - sound.frames / form[0] + 1e-6 < three_frames_s


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
@pytest.mark.parametrize("form", FORMS[:3])
def test_ffmpeg_plays_the_session_to_the_sample_without_complaint(form: tuple[int, int, int], tmp_path: Path) -> None:
    sound = session(11, 8, form=form)
    path = tmp_path / "session.mp3"
    with path.open("w+b") as file:
        written(file, sound, TAGS, lambda first, block: None, at_once=2, longest_s=5.0)
    command = ["ffmpeg", "-v", "warning", "-i", str(path), "-f", "f32le", "-"]
    played = subprocess.run(command, check=True, capture_output=True)
    assert played.stderr == b""
    assert len(played.stdout) == 4 * form[1] * sound.frames


@pytest.mark.skipif(shutil.which("mpg123") is None, reason="needs mpg123")
@pytest.mark.parametrize("form", FORMS[:3])
def test_mpg123_plays_the_session_to_the_sample(form: tuple[int, int, int], tmp_path: Path) -> None:
    sound = session(12, 8, form=form)
    path = tmp_path / "session.mp3"
    with path.open("w+b") as file:
        written(file, sound, TAGS, lambda first, block: None, at_once=2, longest_s=5.0)
    played = subprocess.run(["mpg123", "-q", "-s", str(path)], check=True, capture_output=True)
    assert played.stderr == b""
    assert len(played.stdout) == 2 * form[1] * sound.frames
