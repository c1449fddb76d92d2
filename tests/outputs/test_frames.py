"""Frames as LAME makes them, read by their description: sizes, lengths of main data, and what does not count."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from restless import restless

from audio_builder.errors import CodecError
from audio_builder.lame import Mp3Encoder
from audio_builder.outputs.mp3.frames import Form, sayings, telling

FORMS = [(24_000, 1, 64), (24_000, 2, 160), (44_100, 2, 128), (48_000, 1, 80), (48_000, 2, 192)]


def encoded(form: Form, block: np.ndarray | None = None) -> bytes:
    encoder = Mp3Encoder(rate_hz=form.rate_hz, channels=form.channels, kbps=form.kbps)
    block = restless(1, form.rate_hz, form.rate_hz, form.channels) if block is None else block
    return encoder.encode(block) + encoder.flush()


def cut(form: Form, stream: bytes) -> list[bytes]:
    edges = np.cumsum([0, *form.sizes(stream)]).tolist()
    return [stream[a:b] for a, b in pairwise(edges)]


@pytest.mark.parametrize(
    ("rate_hz", "kbps", "size", "cycle"),
    [
        (48_000, 128, 384, 1),  # 144 * 128000 / 48000
        (48_000, 64, 192, 1),
        (44_100, 128, 417, 49),  # 417.96, so 47 of 49 are padded
        (44_100, 192, 626, 49),  # 626.94
        (24_000, 64, 192, 1),  # 72 * 64000 / 24000
        (24_000, 160, 480, 1),
    ],
)
def test_sizes_are_those_of_the_standard(rate_hz: int, kbps: int, size: int, cycle: int) -> None:
    form = Form(rate_hz, 2, kbps)
    assert (form.size, form.round) == (size, cycle)
    found = form.sizes(encoded(form))
    assert set(found) <= {size, size + 1}
    assert sum(found) == len(encoded(form))
    bytes_a_round = form.samples // 8 * kbps * 1000 * cycle // rate_hz
    assert {sum(found[n : n + cycle]) for n in range(len(found) - cycle)} <= {bytes_a_round}


@pytest.mark.parametrize("shape", FORMS)
def test_a_stream_that_is_cut_in_a_frame_has_the_frames_before_it(shape: tuple[int, int, int]) -> None:
    form = Form(*shape)
    stream = encoded(form)
    whole = form.sizes(stream)
    for cut_off in (1, 3, whole[-1] - 1):
        assert form.sizes(stream[:-cut_off]) == whole[:-1]


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(CodecError, match="no frame"):
        Form(48_000, 2, 128).sizes(b"\0" * 400)


@pytest.mark.parametrize("shape", FORMS)
def test_bits_that_fill_the_stream_up_do_not_count_and_all_others_do(shape: tuple[int, int, int]) -> None:
    form = Form(*shape)
    frames = cut(form, encoded(form))
    head = 4 + form.side
    before = sayings(frames, form)
    area = b"".join(frame[head:] for frame in frames)
    ends = np.cumsum([0, *(len(frame) - head for frame in frames)]).tolist()
    places = range(0, len(area), max(len(area) // 60, 1))
    counted = 0
    for place in places:
        flipped = area[:place] + bytes([area[place] ^ 0xFF]) + area[place + 1 :]
        changed = [frame[:head] + flipped[a:b] for frame, a, b in zip(frames, ends, ends[1:], strict=False)]
        different = sum(one != other for one, other in zip(before, sayings(changed, form), strict=True))
        assert different <= 2  # a byte may hold the end of one frame's main data and no more than another's beginning
        counted += different > 0
    used = sum(len(saying.body or b"") for saying in before) / len(area)
    assert counted / len(places) == pytest.approx(used, abs=0.15)


def test_a_channel_tells_when_it_has_main_data() -> None:
    form = Form(48_000, 2, 128)
    block = restless(4, 48_000, 48_000, 2)
    block[:, 1] = block[:, 0]
    silent = np.zeros((48_000, 2), np.float32)
    both, middle, nothing = (
        [telling(frame, form) for frame in cut(form, encoded(form, sound))[5:-5]]
        for sound in (restless(4, 48_000, 48_000, 2), block, silent)
    )
    assert set(both) == {(True, True)}
    assert set(middle) == {(True, False)}  # joint stereo: there is no difference between the channels
    assert set(nothing) == {(False, False)}


def test_main_data_that_begins_before_what_is_known_is_not_known() -> None:
    form = Form(48_000, 2, 64)
    frames = cut(form, encoded(form))
    whole, part = sayings(frames, form), sayings(frames[20:], form)
    assert None not in [saying.body for saying in whole]
    assert part[8:] == whole[28:]
    assert all(one.body in (None, other.body) for one, other in zip(part, whole[20:], strict=True))
