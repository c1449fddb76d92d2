"""What of a session is heard again once it is encoded."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from audio_builder.outputs.watched import QUIET_S, quiet, spoken, watched
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where
from audio_builder.sound.placing import cue_spans
from audio_builder.sound.signal import Span

RATE = 24000
HERE = Where("calm.txt", 1, 1)


def session(*parts: tuple[str, float]) -> Timeline:
    """Kinds and seconds, one after the other; a cue is a bell."""
    items, at = [], 0
    for kind, seconds in parts:
        stop = at + round(seconds * RATE)
        items.append(Item(kind, at, stop, HERE, text="bell" if kind == "cue" else ""))
        at = stop
    kept = tuple(item for item in items if item.kind != "bed")
    speech = [item for item in kept if item.kind == "speech"] or [Item("pause", 0, at, HERE)]
    return Timeline(
        rate_hz=RATE,
        frames=at,
        items=kept,
        chapters=(),
        voice_start=speech[0].start,
        voice_stop=speech[-1].stop,
        bed_stop=at,
    )


PARTS = st.lists(
    st.tuples(
        st.sampled_from(["speech", "pause", "phase", "cue", "bed"]),
        st.sampled_from([0.0, 0.3, 1.0, 1.5, 7.0, 40.0, 900.0]),
    ),
    max_size=30,
)


@settings(max_examples=100, deadline=None)
@given(PARTS)
@example([("speech", 1.0), ("pause", 900.0), ("speech", 1.0)])
def test_all_speech_and_all_cues_are_heard_and_the_spans_are_in_order_and_apart(parts: list[tuple[str, float]]) -> None:
    timeline = session(*parts)
    spans = watched(timeline)
    for needed in (*spoken(timeline), *cue_spans(timeline), *quiet(timeline)):
        inside = Span(max(needed.start, 0), min(needed.stop, timeline.frames))
        assert not len(inside) or any(span.start <= inside.start and inside.stop <= span.stop for span in spans)
    assert all(0 <= span.start < span.stop <= timeline.frames for span in spans)
    assert all(one.stop + RATE // 2 <= after.start for one, after in pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(PARTS)
def test_never_more_than_two_minutes_of_the_background_alone_are_measured(parts: list[tuple[str, float]]) -> None:
    spans = quiet(session(*parts))
    assert sum(map(len, spans)) <= QUIET_S * RATE
    assert all(one.stop <= after.start for one, after in pairwise(spans))


def test_what_is_measured_has_more_than_fifty_time_constants_of_the_slowest_filter_before_it() -> None:
    timeline = session(("bed", 60), ("speech", 5), ("pause", 1000), ("speech", 5), ("bed", 60))
    spans = watched(timeline)
    measured = sorted((*spoken(timeline), *quiet(timeline)), key=lambda span: span.start)
    for span in spans:
        first = next(one for one in measured if one.start >= span.start)
        assert first.start - span.start >= 0.0042 * 50 * RATE  # BS.1770's high pass is at 38 Hz: 1 / (2 pi 38) s


def test_all_pauses_of_a_short_session_are_measured() -> None:
    timeline = session(*[("speech", 3), ("pause", 11)] * 10, ("speech", 3))
    assert [len(span) for span in quiet(timeline)] == [round((11 - 0.3 - 0.1) * RATE)] * 10


def test_a_long_session_is_measured_in_every_twelfth_of_it() -> None:
    timeline = session(*[("speech", 3), ("pause", 17)] * 180, ("speech", 3))  # an hour
    spans = quiet(timeline)
    twelfths = [span.start * 12 // timeline.frames for span in spans]
    assert sorted(set(twelfths)) == list(range(12))
    assert sum(map(len, spans)) == QUIET_S * RATE


def test_an_hour_without_a_word_is_measured_in_every_twelfth_of_it() -> None:
    spans = quiet(session(("speech", 3), ("pause", 3600), ("speech", 3)))
    assert [round(span.start / RATE / 300 - 0.5) for span in spans] == list(range(12))
    assert {len(span) for span in spans} == {10 * RATE}


def test_long_pauses_are_preferred() -> None:
    timeline = session(*[("speech", 1), ("pause", 2), ("speech", 1), ("pause", 12)] * 100, ("speech", 1))
    assert all(len(span) >= 9 * RATE for span in quiet(timeline))


def test_little_of_eight_hours_is_heard_when_hardly_anything_is_said() -> None:
    timeline = session(("bed", 8), *[("speech", 4), ("pause", 20)] * 50, ("speech", 4), ("bed", 27_000))
    assert sum(map(len, watched(timeline))) < (51 * 5 + 12 * 11) * RATE
