"""What every background sound promises, asked of all that are installed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import Hum

from audio_builder.contracts import BedRequest
from audio_builder.plugins import installed
from audio_builder.sound.loudness import Meter

RATE = 48000
HOURS = 3600 * RATE
BEDS = sorted(installed().beds())
PLACES = st.integers(0, 10 * RATE) | st.integers(8 * HOURS, 9 * HOURS)
LENGTHS = st.integers(0, 300) | st.integers(0, 50_000)


def bed(name: str, rate_hz: int = RATE, seed: int = 1):
    about = BedRequest(rate_hz=rate_hz, seed=seed)
    if name == "file":
        about = replace(about, words=("hum.wav",), recording=lambda path, frames: Hum(rate_hz))
    return installed().bed(name).make(about)


def loudness(sound: np.ndarray, rate_hz: int = RATE) -> float:
    meter = Meter(rate_hz, sound.shape[1])
    meter.push(np.ascontiguousarray(sound))
    return meter.integrated()


@pytest.fixture(scope="module", params=BEDS)
def half_a_minute(request):
    """Thirty seconds of one bed, from its second minute."""
    return bed(request.param).read(60 * RATE, 90 * RATE)


@pytest.mark.parametrize("name", BEDS)
def test_a_range_cut_in_two_gives_the_same_bits(name):
    signal = bed(name)

    @settings(max_examples=40, deadline=None)
    @given(PLACES, LENGTHS, LENGTHS)
    def law(a, first, second):
        b, c = a + first, a + first + second
        assert signal.read(a, c).tobytes() == signal.read(a, b).tobytes() + signal.read(b, c).tobytes()

    law()


@pytest.mark.parametrize("name", BEDS)
def test_single_frames_add_up_to_a_block(name):
    signal, start = bed(name), 8 * HOURS + 1000
    frames = [signal.read(n, n + 1).tobytes() for n in range(start, start + 50)]
    assert b"".join(frames) == signal.read(start, start + 50).tobytes()


@pytest.mark.parametrize("rate_hz", [24000, 44100, 48000])
@pytest.mark.parametrize("name", BEDS)
def test_a_block_is_whole_finite_and_within_full_scale(name, rate_hz):
    signal = bed(name, rate_hz)
    block = signal.read(3 * rate_hz, 20 * rate_hz)
    assert signal.channels == 2
    assert block.shape == (17 * rate_hz, 2)
    assert block.dtype == np.float32
    assert block.flags.c_contiguous
    assert np.isfinite(block).all()
    assert np.abs(block).max() <= 1.0
    assert signal.read(5, 5).shape == (0, 2)


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_is_about_as_loud_at_every_rate(name):
    levels = [loudness(bed(name, rate_hz).read(0, 10 * rate_hz), rate_hz) for rate_hz in (24000, 44100, 48000)]
    assert max(levels) - min(levels) < 3.0  # noise that reaches higher has less of its power below


@pytest.mark.parametrize("name", BEDS)
def test_the_same_seed_gives_the_same_bits(name):
    assert bed(name, seed=3).read(999, 9999).tobytes() == bed(name, seed=3).read(999, 9999).tobytes()


@pytest.mark.parametrize("name", BEDS)
def test_another_seed_is_another_sound_unless_it_is_nothing_but_pure_tones(name):
    one, other = (bed(name, seed=seed).read(0, 4 * RATE) for seed in (1, 2))
    if (one == other).all():
        power = np.abs(np.fft.rfft(one[:, 0] * np.hanning(len(one)))) ** 2
        assert np.sort(power)[-40:].sum() > 0.999 * power.sum()


def test_a_bed_keeps_its_level(half_a_minute):
    whole = loudness(half_a_minute)
    windows = [loudness(half_a_minute[s * RATE : (s + 3) * RATE]) for s in range(28)]
    assert max(abs(level - whole) for level in windows) < 1.0


def test_a_bed_has_no_direct_current(half_a_minute):
    window = np.hanning(len(half_a_minute))[:, None]  # so that a wave cut off at the ends does not count
    mean = (half_a_minute * window).sum(axis=0) / window.sum()
    assert 20 * np.log10(np.abs(mean).max() / half_a_minute.std()) < -60


def test_the_channels_never_cancel(half_a_minute):
    mono = half_a_minute.mean(axis=1)
    # Two channels that have nothing to do with each other lose 3.01 dB; more would mean that they cancel.
    assert 20 * np.log10(half_a_minute.std() / mono.std()) < 3.1


def test_both_ears_hear_the_same_level(half_a_minute):
    left, right = half_a_minute.std(axis=0)
    assert abs(20 * np.log10(left / right)) < 1.0


@pytest.mark.parametrize("name", BEDS)
def test_words_it_does_not_understand_are_refused_with_what_would_be_right(name):
    for words in (("no-such-word",), ("200Hz", "4Hz", "7Hz", "9Hz")):
        with pytest.raises(ValueError, match=r"\w+ .*, not "):
            installed().bed(name).make(BedRequest(rate_hz=RATE, seed=1, words=words))


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_says_what_it_is_in_one_line(name):
    plugin = installed().bed(name)
    assert plugin.summary
    assert "\n" not in plugin.summary + plugin.usage + plugin.note
