"""What is measured on a finished session, on signals whose loudness follows from the standard's own statement.

ITU-R BS.1770-5, Annex 1: a 997 Hz sine at 0 dBFS in one channel reads -3.01 LKFS; powers of channels add, so the same
sine in both reads 3.01 more: a stereo sine reads its peak level in dBFS.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from audio_builder.outputs.measured import Figures, Measured
from audio_builder.outputs.watched import watched
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where
from audio_builder.sound.envelope import Envelope
from audio_builder.sound.foretold import Foretold
from audio_builder.sound.signal import Block, Span

RATE = 24000
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
    for first, block in zip((0, *sorted(cuts)), np.split(sound, sorted(cuts)), strict=True):
        measured.push(first, block)
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


BED_LUFS = -44.0
FADE_DB = ((0, -60.0), (8 * RATE, 0.0), (400 * RATE, 0.0), (480 * RATE, -60.0))


@cache
def sparse(bed_lufs: float = BED_LUFS) -> tuple[Timeline, Block]:
    """Eight minutes with a phrase every half a minute, over noise that comes and goes."""
    parts: list[Part] = [("bed", 10, None), *[("speech", 4, -20), ("pause", 26, None)] * 13, ("speech", 4, -20)]
    timeline, sound = session(*parts, ("bed", 480 - 10 - 13 * 30 - 4, None))
    noise = 0.01 * np.random.default_rng(3).standard_normal((10 * RATE, 2), dtype=np.float32)
    measured = Measured(timeline)
    measured.push(0, noise)
    loudness = measured.figures().integrated_lufs
    assert loudness is not None
    level = np.interp(np.arange(480 * RATE), *zip(*FADE_DB, strict=True)) + bed_lufs - loudness
    sound += np.tile(noise, (48, 1)) * np.power(10, level / 20, dtype=np.float32)[:, None]
    return timeline, sound


def foretold(bed_lufs: float = BED_LUFS) -> Foretold:
    return Foretold([(bed_lufs, Envelope.flat())], Envelope(FADE_DB))


def heard_in_parts(timeline: Timeline, sound: Block, spans: tuple[Span, ...], bed: Foretold) -> Figures:
    measured = Measured(timeline, bed_power=bed.power)
    for span in spans:
        for first in range(span.start, span.stop, RATE):
            measured.push(first, sound[first : min(first + RATE, span.stop)])
    return measured.figures()


@pytest.mark.parametrize("bed_lufs", [-33.0, -44.0])
def test_what_is_heard_in_parts_reads_as_if_it_had_been_heard_whole(bed_lufs: float) -> None:
    timeline, sound = sparse(bed_lufs)
    spans = watched(timeline)
    assert sum(map(len, spans)) < 0.6 * len(sound)
    whole = figures(timeline, sound, cuts=tuple(range(RATE, len(sound), RATE)))
    parts = heard_in_parts(timeline, sound, spans, foretold(bed_lufs))
    assert parts.integrated_lufs == pytest.approx(whole.integrated_lufs, abs=TOLERANCE_LU)
    assert parts.loudness_range_lu == pytest.approx(whole.loudness_range_lu, abs=TOLERANCE_LU)
    assert parts.voice_lufs == pytest.approx(whole.voice_lufs, abs=0.01)
    assert parts.true_peak_dbtp == pytest.approx(whole.true_peak_dbtp, abs=0.01)
    assert parts.bed_lufs == pytest.approx(bed_lufs, abs=TOLERANCE_LU)
    assert parts.pause_lift_db == pytest.approx(0.0, abs=TOLERANCE_LU)


def test_a_background_that_was_lifted_in_the_pauses_is_found_out() -> None:
    timeline, sound = sparse()
    lifted = heard_in_parts(timeline, sound, watched(timeline), foretold(BED_LUFS - 3))
    assert lifted.pause_lift_db == pytest.approx(3.0, abs=TOLERANCE_LU)


def test_where_nobody_said_how_loud_the_background_was_put_no_lift_is_known() -> None:
    found = figures(*session(("speech", 2, -20), ("pause", 4, -44), ("speech", 2, -20)))
    assert (found.bed_lufs, found.pause_lift_db) == (pytest.approx(-44.0, abs=TOLERANCE_LU), None)


def test_a_start_in_the_middle_of_a_loud_sound_leaves_no_mark() -> None:
    timeline, _ = session(("bed", 20, None), ("speech", 5, None), ("bed", 5, None))
    hum = 0.05 * np.cos(2 * np.pi * 31 * np.arange(30 * RATE) / RATE)  # a hum that begins at its crest rings a filter
    sound = tone(30, -20) + np.repeat(hum[:, None], 2, axis=1).astype(np.float32)
    parts = heard_in_parts(timeline, sound, (Span(19 * RATE + 12_345, 26 * RATE),), foretold())
    assert parts.voice_lufs == figures(timeline, sound).voice_lufs
    assert parts.true_peak_dbtp == pytest.approx(figures(timeline, sound).true_peak_dbtp, abs=0.02)


def test_peaks_that_were_not_heard_count_as_high_as_they_can_be() -> None:
    timeline, sound = session(("speech", 2, -20))
    measured = Measured(timeline)
    measured.push(0, sound)
    assert measured.figures(unheard_peak_dbtp=-7.25).true_peak_dbtp == -7.25
    assert measured.figures(unheard_peak_dbtp=-30.0).true_peak_dbtp == pytest.approx(-20.0, abs=0.3)


def test_what_was_cut_off_is_told() -> None:
    assert Measured(session(("speech", 1, -20))[0]).figures(clipped=7).clipped == 7


@pytest.mark.parametrize("rate_hz", [24000, 44100, 48000])
def test_a_mono_file_is_measured_as_one_channel(rate_hz: int) -> None:
    # BS.1770-5: a sine of -20 dBFS in one channel reads -23.01.
    seconds = 4 * np.arange(4 * rate_hz) / (4 * rate_hz)
    sine = (0.1 * np.sin(2 * np.pi * 997 * seconds)).astype(np.float32)[:, None]
    item = Item("speech", 0, 4 * rate_hz, HERE)
    timeline = Timeline(
        rate_hz=rate_hz,
        frames=4 * rate_hz,
        items=(item,),
        chapters=(),
        voice_start=0,
        voice_stop=item.stop,
        bed_stop=item.stop,
    )
    measured = Measured(timeline, channels=1)
    measured.push(0, sine)
    assert measured.figures().voice_lufs == pytest.approx(-23.01, abs=TOLERANCE_LU)
