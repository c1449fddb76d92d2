"""Two channels become one."""

from __future__ import annotations

import numpy as np
import pytest

from audio_builder.sound.envelope import Envelope
from audio_builder.sound.loudness import Meter
from audio_builder.sound.mix import Mix, Placed
from audio_builder.sound.mono import MONO_TO_STEREO_LU, Folded, lost_by_folding_lu
from audio_builder.sound.noise import Grains
from audio_builder.sound.signal import Span

RATE = 48_000
HOUR = 3600 * RATE


class Ears:
    """Noise whose channels share so much."""

    channels = 2

    def __init__(self, left: int, right: int) -> None:
        self._seeds = left, right

    def read(self, start: int, stop: int) -> np.ndarray:
        ears = [np.random.default_rng([seed, start]).standard_normal(stop - start) for seed in self._seeds]
        return np.stack(ears, axis=1).astype(np.float32) * np.float32(0.01)


def test_a_folded_signal_is_the_mean_of_its_channels_in_one() -> None:
    noise = Grains(-3.01, rate_hz=RATE, seed=1)
    folded = Folded(noise)
    assert folded.channels == 1
    assert folded.read(100, 1100) == pytest.approx(noise.read(100, 1100).mean(axis=1)[:, None], abs=1e-7)
    assert folded.read(0, 900).tobytes() == folded.read(0, 400).tobytes() + folded.read(400, 900).tobytes()


def test_a_voice_in_the_middle_keeps_every_sample() -> None:
    voice = np.linspace(-0.5, 0.5, 1000, dtype=np.float32)
    mix = Mix((), Envelope.flat(), (Placed(Span(0, 1000), lambda a, b: voice[a:b]),), rate_hz=RATE)
    assert Folded(mix).read(0, 1000)[:, 0] == pytest.approx(voice, abs=1e-8)


@pytest.mark.parametrize(
    ("source", "lost_lu"),
    [(Ears(1, 1), 0.0), (Ears(1, 2), 3.01), (Grains(-3.01, rate_hz=RATE, seed=1), 1.25)],  # 1.25: 10 log10(4 / 3)
    ids=["the same", "strangers", "pink noise"],
)
def test_what_a_background_loses_by_folding_is_known(source: Ears | Grains, lost_lu: float) -> None:
    assert lost_by_folding_lu(source, rate_hz=RATE, frames=HOUR) == pytest.approx(lost_lu, abs=0.1)


def test_silence_loses_nothing() -> None:
    class Silence:
        channels = 2

        def read(self, start: int, stop: int) -> np.ndarray:
            return np.zeros((stop - start, 2), np.float32)

    assert lost_by_folding_lu(Silence(), rate_hz=RATE, frames=HOUR) == 0.0


def test_noise_raised_by_what_it_loses_and_by_a_meters_three_reads_as_before() -> None:
    noise = Grains(-6.02, rate_hz=RATE, seed=2)
    stereo, mono = Meter(RATE, 2), Meter(RATE, 1)
    stereo.push(noise.read(0, 60 * RATE))
    mono.push(Folded(noise).read(0, 60 * RATE))
    raised = mono.integrated() + MONO_TO_STEREO_LU + lost_by_folding_lu(noise, rate_hz=RATE, frames=HOUR)
    assert raised == pytest.approx(stereo.integrated(), abs=0.15)
