"""Where what is heard lies, and how loud it is there."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from audio_builder.errors import PlanError
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where
from audio_builder.sound.clip import Clip
from audio_builder.sound.loudness import Meter
from audio_builder.sound.placing import cue_spans, placed_cues, placed_speech
from audio_builder.sound.room import tail_frames
from audio_builder.sound.signal import Span
from audio_builder.sound.speech import Extent

RATE = 48_000
HERE = Where("calm.txt", 3, 1)


def timeline(*items: Item, bed_stop_s: float = 600) -> Timeline:
    stop = max((item.stop for item in items), default=0)
    return Timeline(
        rate_hz=RATE,
        frames=round((bed_stop_s + 5) * RATE),
        items=items,
        chapters=(),
        voice_start=0,
        voice_stop=stop,
        bed_stop=round(bed_stop_s * RATE),
    )


def cue(name: str, start_s: float, seconds: float = 5.0, level_lu: float | None = None) -> Item:
    return Item("cue", round(start_s * RATE), round((start_s + seconds) * RATE), HERE, text=name, level_lu=level_lu)


def speech(start_s: float, level_db: float = 0.0) -> Item:
    return Item(
        "speech", round(start_s * RATE), round((start_s + 2) * RATE), HERE, "Rest.", phrase="k", level_db=level_db
    )


def loudest(*items: Item) -> list[float]:
    """The loudest 400 ms of each cue, the voice being at -20 LUFS."""
    found = []
    for one in placed_cues(timeline(*items), voice_lufs=-20.0):
        meter = Meter(RATE, 2)
        sound = one.read(0, len(one.reach)) * one.factor
        meter.push(np.repeat(np.pad(sound, RATE)[:, None], 2, axis=1))
        found.append(float(meter.momentary().max()))
    return found


def test_a_cue_has_its_own_level_under_the_voice_or_the_authors() -> None:
    assert loudest(cue("bell", 0), cue("bell", 20, level_lu=-16.0)) == pytest.approx([-30.0, -36.0], abs=0.1)


def test_a_cue_is_never_closer_to_the_voice_than_6_lu() -> None:
    assert loudest(cue("bell", 0, level_lu=-2.0), cue("chime", 20, level_lu=+3.0)) == pytest.approx([-26, -26], abs=0.1)


def test_a_cue_sinks_with_the_voice_around_it() -> None:
    around = [speech(0, -1.0), cue("tick", 4), speech(10, -5.0), cue("tick", 14), speech(20, -2.0), cue("tick", 24)]
    assert loudest(*around) == pytest.approx([-34 - 5, -34 - 5, -34 - 2], abs=0.1)


def test_after_a_minute_without_a_sound_a_cue_comes_in_more_softly() -> None:
    assert loudest(speech(0), cue("bell", 61.9), speech(200)) == pytest.approx([-30.0], abs=0.1)
    assert loudest(speech(0), cue("bell", 62.1), speech(200)) == pytest.approx([-36.0], abs=0.1)


def test_a_bell_rings_on_and_is_over_where_the_background_is() -> None:
    tree = timeline(cue("bell", 10), cue("bell", 95), bed_stop_s=101)
    assert cue_spans(tree) == (Span(10 * RATE, 18 * RATE), Span(95 * RATE, 101 * RATE))


def test_hundreds_of_tones_cost_nothing_until_they_are_read() -> None:
    items = [cue("breath-in", 10 * n, 4.0) for n in range(1000)]
    assert len(placed_cues(timeline(*items, bed_stop_s=10_000), voice_lufs=-20.0)) == 1000


def test_a_sound_that_does_not_exist_is_an_error_at_its_place() -> None:
    with pytest.raises(PlanError, match=r"^calm\.txt:3:1: unknown sound 'bel'; did you mean bell\?$"):
        cue_spans(timeline(cue("bel", 0)))


def test_in_a_room_a_phrase_lasts_as_long_as_its_echo_and_begins_where_it_began() -> None:
    samples = np.zeros(RATE, np.float32)
    samples[240:-1920] = 0.25
    clip, calls = Clip(samples, RATE, Span(240, RATE - 1920)), []
    item = replace(speech(10), stop=11 * RATE - 2160)

    def fetched(key: str) -> Clip:
        calls.append(key)
        return clip

    (one,) = placed_speech(timeline(item), {"k": Extent(240, RATE - 2160, 1920)}, fetched, room="warm")
    assert one.reach == Span(10 * RATE - 240, 11 * RATE - 240 + tail_frames("warm", RATE))
    heard = np.concatenate([one.read(first, first + RATE // 4) for first in range(0, len(one.reach), RATE // 4)])
    assert heard.shape == (len(one.reach), 2)
    assert np.flatnonzero(np.abs(heard).max(axis=1) > 0.25 / 100)[0] == 240
    assert calls == ["k"]


def test_speech_lies_with_its_soft_edges_around_its_place_at_its_level() -> None:
    samples = np.full(2 * RATE + 300, 0.25, np.float32)
    clip = Clip(samples, RATE, Span(100, 2 * RATE + 100))
    tree = timeline(speech(10, -6.0), replace(speech(20), phrase="k"))
    one, other = placed_speech(tree, {"k": Extent(100, 2 * RATE, 200)}, lambda key: clip)
    assert one.reach == Span(10 * RATE - 100, 12 * RATE + 200)
    assert one.factor == pytest.approx(10 ** (-6 / 20))
    assert other.factor == 1.0
    assert np.array_equal(one.read(50, 150), samples[50:150])
