"""What a background gives is looked at before it is mixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from audio_builder.errors import CodecError, PluginError
from audio_builder.sound.checked import Checked, checked, prove_law, prove_loudness
from audio_builder.sound.signal import Repeat

RATE = 24000


def wave(start: int, stop: int, *, level: float = 0.04) -> np.ndarray:
    """A tone that repeats itself every 240 frames, in both ears."""
    sine = level * np.sin(2 * np.pi * (np.arange(start, stop) % 240) / 24)
    return np.repeat(sine[:, None], 2, axis=1).astype(np.float32)


@dataclass
class Bed:
    """A background that reads as it is told."""

    reads: Callable[[int, int], object] = wave
    repeat: object = None
    channels: object = 2

    def read(self, start: int, stop: int) -> object:
        return self.reads(start, stop)


def test_a_sound_background_goes_through_untouched():
    bed = checked("calm", Bed(repeat=Repeat(0, 240)))
    assert bed.read(5, 5000).tobytes() == wave(5, 5000).tobytes()
    assert bed.read(7, 7).shape == (0, 2)
    assert (bed.channels, bed.repeat) == (2, Repeat(0, 240))
    prove_law(bed, rate_hz=RATE)
    prove_loudness(bed, rate_hz=RATE)


def raises(error: Exception) -> Callable[[int, int], object]:
    def read(start: int, stop: int) -> object:
        raise error

    return read


@pytest.mark.parametrize(
    ("reads", "told"),
    [
        (raises(ZeroDivisionError("division by zero")), "is broken: ZeroDivisionError: division by zero"),
        (raises(ValueError("wrong")), "is broken: ValueError: wrong"),
        (lambda a, b: None, "came as NoneType and not as an array"),
        (lambda a, b: wave(a, b).tolist(), "came as list and not as an array"),
        (lambda a, b: wave(a, b).astype(float), "came as float64 and not as float32"),
        (lambda a, b: (wave(a, b) * 32767).astype(np.int16), "came as int16 and not as float32"),
        (lambda a, b: wave(a, b)[:, 0], r"came in the shape \(100,\) and not \(100, 2\)"),
        (lambda a, b: wave(a, b)[:, :1], r"came in the shape \(100, 1\) and not \(100, 2\)"),
        (lambda a, b: wave(a, b + 1), r"came in the shape \(101, 2\) and not \(100, 2\)"),
        (lambda a, b: wave(a, b)[:-1], r"came in the shape \(99, 2\) and not \(100, 2\)"),
        (lambda a, b: np.asfortranarray(wave(a, b)), "did not come in C order"),
        (lambda a, b: wave(a, b) * np.float32("nan"), "hold numbers that are no sound"),
        (lambda a, b: wave(a, b) - np.float32("inf"), "hold numbers that are no sound"),
        (lambda a, b: wave(a, b) * 1000, "hold numbers that are no sound"),
        (lambda a, b: np.where(np.arange(a, b)[:, None] == 177, np.float32("nan"), wave(a, b)), "no sound"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_block_that_is_not_what_was_promised_is_named_with_its_background(reads, told):
    with pytest.raises(PluginError, match=rf"^background 'bad' .*{told}"):
        checked("bad", Bed(reads)).read(100, 200)


def test_a_failure_that_the_program_names_itself_stays_what_it_is():
    with pytest.raises(CodecError, match=r"^the disk has gone$"):
        checked("file", Bed(raises(CodecError("the disk has gone")))).read(0, 1)


def test_an_interruption_is_no_fault_of_a_background():
    def interrupted(start: int, stop: int) -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        checked("calm", Bed(interrupted)).read(0, 1)


class Sulking:
    """Something that cannot even be looked at."""

    channels = 2

    def read(self, start: int, stop: int) -> np.ndarray:
        return wave(start, stop)

    @property
    def repeat(self) -> Repeat:
        raise RuntimeError("not today")


class Mute:
    """A signal without a word on its repeat."""

    channels = 2
    read = staticmethod(wave)


@pytest.mark.parametrize(
    ("sound", "told"),
    [
        (None, r"its make\(\) gave NoneType, which is no signal"),
        ("rain", r"its make\(\) gave str, which is no signal"),
        (wave(0, 9), r"its make\(\) gave ndarray, which is no signal"),
        (Bed(channels=1), "it has 1 channels and not 2"),
        (Bed(channels=None), "it has None channels and not 2"),
        (Mute(), "it does not say whether it repeats itself"),
        (Sulking(), "RuntimeError: not today"),
        (Bed(repeat=240), "its repeat is int, neither None nor a Repeat"),
        (Bed(repeat=(0, 240)), "its repeat is tuple, neither None nor a Repeat"),
        (Bed(repeat=Repeat(0, 0)), "whole numbers, from 0 and 1"),
        (Bed(repeat=Repeat(-1, 240)), "whole numbers, from 0 and 1"),
        (Bed(repeat=Repeat(0, 240.0)), "whole numbers, from 0 and 1"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_no_endless_stereo_signal_is_refused(sound, told):
    with pytest.raises(PluginError, match=rf"^background 'bad' is broken: .*{told}"):
        checked("bad", sound)


@dataclass
class Counter:
    """A background that goes on from where it was, wherever it is asked for."""

    at: int = 0
    fresh: np.random.Generator = field(default_factory=lambda: np.random.default_rng(1))

    def forward(self, start: int, stop: int) -> np.ndarray:
        self.at += stop - start
        return wave(self.at - stop + start, self.at)

    def chance(self, start: int, stop: int) -> np.ndarray:
        return self.fresh.normal(0, 0.04, (stop - start, 2)).astype(np.float32)


def normalised(start: int, stop: int) -> np.ndarray:
    block = wave(start, stop) * (1 + np.arange(start, stop)[:, None].astype(np.float32) % 1000 / 1000)
    return (block / np.abs(block).max() * np.float32(0.05)).astype(np.float32)


def from_the_block(start: int, stop: int) -> np.ndarray:
    return wave(0, stop - start)


def blurred(start: int, stop: int) -> np.ndarray:
    block = wave(start, stop)
    block[1:-1] = (block[:-2] + block[1:-1] + block[2:]) / 3
    return block


def clicks_after_an_hour(start: int, stop: int) -> np.ndarray:
    block = wave(start, stop)
    if start > 3600 * RATE:
        block[0] += 0.01
    return block


def in_float32_time(start: int, stop: int) -> np.ndarray:
    """Phase that is accumulated within the block."""
    step = np.full(stop - start, 1 / 109, np.float32)
    step[:1] += np.float32(start % 109) / np.float32(109)
    sine = np.sin(2 * np.pi * np.cumsum(step, dtype=np.float32))
    return np.repeat(0.04 * sine[:, None], 2, axis=1).astype(np.float32)


@pytest.mark.parametrize(
    "reads",
    [
        lambda: Counter().forward,
        lambda: Counter().chance,
        lambda: normalised,
        lambda: from_the_block,
        lambda: blurred,
        lambda: clicks_after_an_hour,
        lambda: in_float32_time,
    ],
    ids=["a cursor", "fresh chance", "normalised by block", "from the block", "blurred", "after an hour", "float32"],
)
def test_a_background_that_breaks_the_law_is_named(reads):
    with pytest.raises(PluginError, match=r"^background 'liar' breaks the law of sound: "):
        prove_law(checked("liar", Bed(reads())), rate_hz=RATE)


@pytest.mark.parametrize("repeat", [Repeat(0, 241), Repeat(480, 24 * 7 + 1), Repeat(10 * RATE, 239)])
def test_a_background_that_lies_about_its_repeat_is_named(repeat):
    with pytest.raises(PluginError, match=r"^background 'liar' lies about its repeat: frame \d+ "):
        prove_law(checked("liar", Bed(repeat=repeat)), rate_hz=RATE)


def test_a_repeat_that_begins_a_frame_too_early_is_found():
    def read(start: int, stop: int) -> np.ndarray:
        block = wave(start, stop)
        block[np.arange(start, stop) == 999] = 0.0
        return block

    prove_law(checked("true", Bed(read, Repeat(1000, 2400))), rate_hz=RATE)
    with pytest.raises(PluginError, match="lies about its repeat: frame 999 "):
        prove_law(checked("liar", Bed(read, Repeat(999, 2400))), rate_hz=RATE)


def test_a_background_far_too_loud_is_named_and_a_soft_one_is_let_be():
    bed = checked("loud", Bed(lambda a, b: wave(a, b, level=0.5)))
    with pytest.raises(PluginError, match=r"^background 'loud' lies about its loudness: it has -\d LUFS and not -30$"):
        prove_loudness(bed, rate_hz=RATE)
    prove_loudness(checked("soft", Bed(lambda a, b: wave(a, b, level=0.0001))), rate_hz=RATE)
    prove_loudness(checked("silent", Bed(lambda a, b: wave(a, b, level=0.0))), rate_hz=RATE)


def test_it_is_itself_a_signal_of_the_law():
    bed = Checked("calm", Bed())
    assert bed.read(0, 900).tobytes() == bed.read(0, 400).tobytes() + bed.read(400, 900).tobytes()
