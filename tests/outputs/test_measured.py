"""What is measured on a finished session, on signals whose loudness follows from the standard's own statement.

ITU-R BS.1770-5, Annex 1: a 997 Hz sine at 0 dBFS in one channel reads -3.01 LKFS; powers of channels add, so the same
sine in both reads 3.01 more: a stereo sine reads its peak level in dBFS.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.outputs.measured import Figures, Measured
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where
from audio_builder.sound.signal import Block

RATE = 48000
HERE = Where("calm.txt", 1, 1)
TOLERANCE_LU = 0.1
"""Of a loudness meter: EBU Tech 3341, section 2.10."""

Part = tuple[str, float, float | None]
"""Kind, seconds, and the peak level of its sine in dBFS (None: silence)."""


def tone(seconds: float, peak_dbfs: float | None, *, ears: tuple[float, float] = (1, 1)) -> Block:
    frames = round(seconds * RATE)
    peak = 0.0 if peak_dbfs is None else 10 ** (peak_dbfs / 20)
    wave = peak * np.sin(2 * np.pi * 997 * np.arange(frames) / RATE)  # whole seconds end where the next begin
    return (wave[:, None] * np.array(ears)).astype(np.float32)


def session(*parts: Part) -> tuple[Timeline, Block]:
    """A session of these parts one after the other, with what it sounds like."""
    items, at = [], 0
    for kind, seconds, _ in parts:
        items.append(Item(kind, at, at + round(seconds * RATE), HERE))
        at = items[-1].stop
    spoken = [item for item in items if item.kind in ("speech", "phase")]
    timeline = Timeline(
        rate_hz=RATE,
        frames=at,
        items=tuple(item for item in items if item.kind != "bed"),
        chapters=(),
        voice_start=spoken[0].start if spoken else 0,
        voice_stop=spoken[-1].stop if spoken else 0,
        bed_stop=at,
    )
    return timeline, np.concatenate([tone(seconds, peak) for _, seconds, peak in parts])


def figures(timeline: Timeline, sound: Block, *, cuts: tuple[int, ...] = ()) -> Figures:
    measured = Measured(timeline)
    for block in np.split(sound, sorted(cuts)):
        measured.push(block)
    assert measured.position == len(sound)
    return measured.figures()


def test_voice_and_background_are_told_apart_and_read_what_they_are() -> None:
    parts: tuple[Part, ...] = (
        ("bed", 4, -60),
        ("speech", 5, -20),
        ("pause", 6, -44),
        ("speech", 3, -20),
        ("phase", 8, -44),
        ("speech", 4, -20),
        ("bed", 10, -60),
    )
    found = figures(*session(*parts))
    assert found.voice_lufs == pytest.approx(-20.0, abs=TOLERANCE_LU)
    assert found.bed_lufs == pytest.approx(-44.0, abs=TOLERANCE_LU)
    assert found.true_peak_dbtp == pytest.approx(-20.0, abs=0.3)  # Tech 3341 allows +0.2 and -0.4 dB
    # The gate leaves out what is 10 LU under the mean.  Of the blocks of 400 ms, one every 100 ms, 47 + 27 + 37 are all
    # speech, and at each of six edges three are 3/4, 1/2 and 1/4 speech.
    whole, at_edges = 47 + 27 + 37, 6 * 3
    gated = -20 + 10 * np.log10((whole + at_edges / 2) / (whole + at_edges))
    assert found.integrated_lufs == pytest.approx(gated, abs=TOLERANCE_LU)


@pytest.mark.parametrize("peak_dbfs", [-14.0, -20.0, -33.0])
def test_one_ear_alone_reads_three_lu_less(peak_dbfs: float) -> None:
    timeline, _ = session(("speech", 5, peak_dbfs))
    found = figures(timeline, tone(5, peak_dbfs, ears=(1, 0)))
    assert found.voice_lufs == found.integrated_lufs == pytest.approx(peak_dbfs - 3.01, abs=TOLERANCE_LU)


def test_two_voices_of_different_level_read_the_mean_of_their_power() -> None:
    found = figures(*session(("speech", 10, -20), ("pause", 5, None), ("speech", 10, -26)))
    mean = 10 * np.log10((10 ** (-20 / 10) + 10 ** (-26 / 10)) / 2)
    assert found.voice_lufs == pytest.approx(mean, abs=TOLERANCE_LU)


def test_a_background_before_the_first_word_and_after_the_last_does_not_count() -> None:
    found = figures(
        *session(("bed", 10, -30), ("speech", 2, -20), ("pause", 4, -50), ("speech", 2, -20), ("bed", 9, -30))
    )
    assert found.bed_lufs == pytest.approx(-50.0, abs=TOLERANCE_LU)


def test_pauses_too_short_to_show_the_background_do_not_count() -> None:
    found = figures(
        *session(("speech", 2, -20), ("pause", 0.999, -30), ("speech", 2, -20), ("pause", 1, -44), ("speech", 2, -20))
    )
    assert found.bed_lufs == pytest.approx(-44.0, abs=TOLERANCE_LU)


def test_pauses_one_after_the_other_are_one_rest_for_the_voice() -> None:
    parts: list[Part] = [("speech", 2, -20), *[("pause", 0.5, -44)] * 4, ("speech", 2, -20)]
    assert figures(*session(*parts)).bed_lufs == pytest.approx(-44.0, abs=TOLERANCE_LU)


def test_speech_within_a_phase_is_speech() -> None:
    timeline, sound = session(("speech", 4, -20), ("phase", 8, -44), ("speech", 4, -20))
    word = Item("speech", 8 * RATE, 10 * RATE, HERE, phase="exhale")
    with_word = Timeline(
        rate_hz=RATE,
        frames=timeline.frames,
        items=(*timeline.items[:2], word, timeline.items[2]),
        chapters=(),
        voice_start=0,
        voice_stop=timeline.voice_stop,
        bed_stop=timeline.bed_stop,
    )
    sound[8 * RATE : 10 * RATE] = tone(2, -20)
    found = figures(with_word, sound)
    assert found.voice_lufs == pytest.approx(-20.0, abs=TOLERANCE_LU)
    assert found.bed_lufs == pytest.approx(-44.0, abs=TOLERANCE_LU)


def test_a_bell_in_a_pause_is_no_background_for_as_long_as_it_rings() -> None:
    timeline, sound = session(("speech", 4, -20), ("pause", 12, -44), ("speech", 4, -20))
    bell = Item("cue", 5 * RATE, 10 * RATE, HERE, text="bell")  # the voice waits 5 s of it, it rings for 8
    tree = replace(timeline, items=tuple(sorted((*timeline.items, bell), key=lambda item: item.start)))
    sound[5 * RATE : 13 * RATE] = tone(8, -30)
    assert figures(tree, sound).bed_lufs == pytest.approx(-44.0, abs=TOLERANCE_LU)


def test_a_tone_before_the_first_word_does_not_make_a_pause_of_what_follows() -> None:
    timeline, sound = session(
        ("cue", 4, -32), ("pause", 4, -30), ("speech", 4, -20), ("pause", 4, -44), ("speech", 4, -20)
    )
    tree = replace(timeline, items=(replace(timeline.items[0], text="breath-in"), *timeline.items[1:]))
    assert figures(tree, sound).bed_lufs == pytest.approx(-44.0, abs=TOLERANCE_LU)


def test_a_peak_between_the_samples_is_found() -> None:
    timeline, _ = session(("speech", 5, -6))
    quarter = np.sin(2 * np.pi * np.arange(5 * RATE) / 4 + np.pi / 4)[:, None]  # Tech 3341, case 16: samples at 0.707
    found = figures(timeline, np.repeat(0.5 * quarter, 2, axis=1).astype(np.float32))
    assert found.true_peak_dbtp == pytest.approx(-6.0, abs=0.2)


@pytest.mark.parametrize(
    ("parts", "unknown"),
    [
        ([("bed", 5, -40)], ("voice_lufs", "bed_lufs")),
        ([("speech", 5, -20)], ("bed_lufs",)),
        ([("speech", 2, -20), ("pause", 3, None), ("speech", 2, -20)], ("bed_lufs",)),
        ([("bed", 5, None)], ("voice_lufs", "bed_lufs", "integrated_lufs")),
        ([("speech", 0.2, -20)], ("voice_lufs", "bed_lufs", "integrated_lufs")),  # no 400 ms, no gating block
    ],
)
def test_what_is_not_there_is_not_known_and_is_no_number(parts: list[Part], unknown: tuple[str, ...]) -> None:
    found = figures(*session(*parts))
    assert {name for name in ("voice_lufs", "bed_lufs", "integrated_lufs") if getattr(found, name) is None} == set(
        unknown
    )


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 11 * RATE), max_size=6), st.integers(0, 11 * RATE))
def test_it_does_not_matter_how_the_session_is_cut_into_blocks(cuts: list[int], twice: int) -> None:
    assert figures(*CUT, cuts=(*cuts, twice, twice)) == AT_ONCE


CUT = session(("bed", 1, -50), ("speech", 3, -20), ("pause", 3, -44), ("speech", 3, -23), ("bed", 1, -50))
AT_ONCE = figures(*CUT)
