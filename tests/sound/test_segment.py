"""Sound goes through pydub and comes back as it was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.sound.clip import Clip
from audio_builder.sound.segment import AudioSegment, from_segment, in_whole_steps, laid_over, to_segment
from audio_builder.sound.signal import Span

RATE = 48_000


def noise(frames: int, channels: int, level: float = 0.3) -> np.ndarray:
    return (np.random.default_rng(frames).uniform(-level, level, (frames, channels))).astype(np.float32)


@pytest.mark.parametrize("channels", [1, 2])
def test_a_block_comes_back_from_a_segment_to_one_part_in_two_billion(channels):
    block = noise(1001, channels)
    assert np.abs(from_segment(to_segment(block, RATE)) - block).max() <= 2**-31 + 2**-25


def test_a_segment_of_eight_bits_is_read_at_full_scale():
    segment = AudioSegment(bytes([0, 127, 128]), sample_width=1, frame_rate=RATE, channels=1)
    assert from_segment(segment)[:, 0].tolist() == [0.0, 127 / 128, -1.0]


def test_what_stands_above_full_scale_is_cut_off_and_does_not_wrap_around():
    loud = np.array([[2.0], [-2.0]], np.float32)
    assert from_segment(to_segment(loud, RATE))[:, 0].tolist() == pytest.approx([1.0, -1.0])


@given(st.integers(0, 3000), st.sampled_from([24_000, 44_100, 48_000]))
def test_the_sum_of_two_blocks_has_every_frame(frames, rate):
    under, over = noise(frames, 2), noise(frames, 2, 0.5)
    total = laid_over(under, over, rate)
    assert total.shape == under.shape
    assert np.abs(total - (under + over)).max(initial=0.0) < 2e-8 + 2**-24


def test_one_channel_is_laid_over_both_of_two():
    under, over = noise(1234, 2), noise(1234, 1)[:, 0]
    assert np.array_equal(laid_over(under, over, RATE), laid_over(under, np.stack((over, over), axis=1), RATE))


def test_eight_voices_at_full_scale_do_not_saturate():
    total = np.zeros((480, 2), np.float32)
    for _ in range(7):
        total = laid_over(total, np.ones((480, 2), np.float32), RATE)
    assert total.max() == pytest.approx(7.0)


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_a_whole_step_is_whole_milliseconds_for_pydub(rate):
    padded = in_whole_steps(noise(1234, 2), rate)
    assert len(padded) * 1000 % rate == 0
    assert len(to_segment(padded, rate)) * rate == len(padded) * 1000


def test_a_clip_goes_out_to_pydub_and_back():
    samples = noise(4800, 1)[:, 0]
    clip = Clip(samples, RATE, Span(0, 4800))
    back = Clip.from_segment(clip.to_segment())
    assert np.abs(back.samples - samples).max() < 1e-7
    assert (back.rate_hz, back.audible) == (RATE, Span(0, 4800))


def test_a_clip_from_a_stereo_segment_is_the_mean_of_its_channels():
    stereo = np.array([[0.5, 0.25]] * 10, np.float32)
    assert Clip.from_segment(to_segment(stereo, RATE)).samples.tolist() == pytest.approx([0.375] * 10)
