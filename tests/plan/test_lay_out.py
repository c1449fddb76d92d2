"""Everything at its place in frames: exact, in order, without drift."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from audio_builder.errors import PlanError
from audio_builder.plan.cues import (
    Await,
    Beat,
    Change,
    Chapter,
    Chime,
    Cue,
    Gap,
    Phrase,
    Plan,
    Speak,
    Timed,
    Tone,
)
from audio_builder.plan.fit import CHIME
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.make import make_plan
from audio_builder.plan.timeline import Timeline
from audio_builder.script.nodes import Where
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings

RATE = 48000
HERE = Where("a.txt", 1, 1)
PHRASES = [Phrase(f"phrase {n}", "silent/1", "en", 1.0) for n in range(8)]
LENGTHS = [1, 2, 441, 12_345, 48_000, 65_537, 99_991, 120_000]
"""Of the phrases, in frames: nothing that a gap in seconds would ever line up with."""

SECONDS = st.fractions(min_value=0, max_value=1, max_denominator=97)
NINES = SECONDS.map(lambda seconds: 9 * seconds)
SPEECH = st.sampled_from(PHRASES).map(lambda phrase: Speak(phrase, phrase.text, HERE))
GAPS = SECONDS.map(lambda length: Gap("pause", length, "pause", HERE))
CHAPTERS = st.sampled_from(["Arms", "Legs"]).map(lambda title: Chapter(title, HERE))
CHIMES = st.just(Chime("bell", None, HERE))
CHANGES = SECONDS.map(lambda over: Change("drone -30dB", over * 40, HERE))
LONGEST = {phrase.key: length for phrase, length in zip(PHRASES, LENGTHS, strict=True)}


@st.composite
def phases(draw: st.DrawFn) -> Timed:
    """A phase with a word on each of its beats, each beat as long as its word or longer, by as little as nothing.

    Its tones may reach beyond it.
    """
    at, beats = Fraction(0), []
    for phrase in draw(st.lists(st.sampled_from(PHRASES), max_size=3)):
        room = Fraction(LONGEST[phrase.key], 44100) + draw(st.just(Fraction(0)) | SECONDS)
        beats.append(Beat(at, room, phrase, phrase.text))
        at += room
    tones = draw(st.lists(st.builds(Tone, st.just("tone"), NINES, NINES), max_size=2))
    return Timed("hold", at + draw(SECONDS.filter(bool)), tuple(beats), HERE, tones=tuple(tones))


SOUNDS = SPEECH | GAPS | phases() | CHAPTERS
CUES = st.lists(SOUNDS, min_size=4, max_size=10)
ALL_CUES = st.lists(SOUNDS | CHIMES | CHANGES, min_size=4, max_size=10)
RATES = st.sampled_from([44100, 48000])


def night(cues: list[Cue]) -> Plan:
    """Thousands of cues, and less than twelve hours even when all of them are the longest phases."""
    return Plan(tuple(cues * 300))


def instants(plan: Plan, lengths: Mapping[str, int], rate_hz: int, lead_in: Fraction) -> list[tuple[str, Fraction]]:
    """(kind, exact start in seconds) of everything that is placed, by adding up."""
    now, found = lead_in, []
    for cue in plan.cues:
        match cue:
            case Speak(phrase):
                found.append(("speech", now))
                now += Fraction(lengths[phrase.key], rate_hz)
            case Gap(_, length):
                found.append(("pause", now))
                now += length
            case Timed(_, length, beats):
                found += [("phase", now), *(("speech", now + beat.at) for beat in beats)]
                now += length
            case Chime():
                found.append(("cue", now))
                now += 5
            case Change():
                found.append(("background", now))
    return found


@effort(max_examples=30, deadline=None)
@given(ALL_CUES, RATES)
def test_speech_never_overlaps_and_never_drifts(cues: list[Cue], rate_hz: int) -> None:
    plan = night(cues)
    timeline = lay_out(plan, LONGEST, Settings(), rate_hz=rate_hz)
    exact = instants(plan, LONGEST, rate_hz, Fraction(8))
    placed = [item for item in timeline.items if item.text != "tone"]
    assert [item.kind for item in placed] == [kind for kind, _ in exact]
    for item, (_, instant) in zip(placed, exact, strict=True):
        assert abs(item.start - instant * rate_hz) <= Fraction(1, 2)
    speech = timeline.of_kind("speech")
    assert all(one.stop <= after.start for one, after in pairwise(speech))
    assert all(one.stop - one.start == LONGEST[one.phrase] for one in speech)


@effort(max_examples=30, deadline=None)
@given(ALL_CUES, RATES)
def test_everything_is_in_order_of_start_and_within_the_file(cues: list[Cue], rate_hz: int) -> None:
    timeline = lay_out(night(cues), LONGEST, Settings(tail=Fraction(0), end_silence=Fraction(0)), rate_hz=rate_hz)
    starts = [item.start for item in timeline.items]
    assert starts == sorted(starts)
    assert all(0 <= item.start <= item.stop <= timeline.frames for item in timeline.items)
    assert timeline.doubts == ()


@effort(max_examples=50)
@given(st.lists(phases(), min_size=1, max_size=5), RATES)
def test_a_tone_never_lies_outside_its_phase(cues: list[Cue], rate_hz: int) -> None:
    timeline = lay_out(Plan(tuple(cues)), LONGEST, Settings(), rate_hz=rate_hz)
    phase = timeline.items[0]
    for item in timeline.items:
        phase = item if item.kind == "phase" else phase
        assert phase.start <= item.start <= item.stop <= phase.stop


@effort(max_examples=30, deadline=None)
@given(CUES, RATES)
def test_what_follows_adjoins_to_the_frame(cues: list[Cue], rate_hz: int) -> None:
    plan = night(cues)
    timeline = lay_out(plan, LONGEST, Settings(), rate_hz=rate_hz)
    track = [item for item in timeline.items if item.kind in ("phase", "pause") or not item.phase]
    edges = [timeline.voice_start, *(item.stop for item in track)]
    assert [item.start for item in track] == edges[:-1]
    assert timeline.voice_stop == edges[-1]
    assert timeline.frames - timeline.bed_stop == 60 * rate_hz


@effort(max_examples=30, deadline=None)
@given(CUES, RATES)
def test_chapters_cover_the_file_and_start_just_before_their_first_sound(cues: list[Cue], rate_hz: int) -> None:
    plan = night(cues)
    timeline = lay_out(plan, LONGEST, Settings(), rate_hz=rate_hz)
    sounds = [item for item in timeline.items if item.kind != "pause"]
    marks = timeline.chapters
    if not marks:
        assert not sounds
        assert not any(isinstance(cue, Chapter) for cue in plan.cues)
        return
    assert [mark.start for mark in marks] == [0, *(mark.stop for mark in marks[:-1])]
    assert marks[-1].stop == timeline.frames
    assert all(mark.start < mark.stop for mark in marks)
    starts, ended = [item.start for item in sounds], list(accumulate((item.stop for item in sounds), max))
    for mark in marks[1:]:
        following = bisect_left(starts, mark.start)
        assert ended[following - 1] <= mark.start
        assert following == len(starts) or starts[following] - mark.start <= rate_hz // 2


def laid_out(text: str, rate_hz: int = RATE, **chosen: Any) -> Timeline:
    """The timeline of a script whose speech takes 0.06 s a character."""
    settings = Settings(**chosen)
    plan = make_plan(raise_errors(read(text, source="a.txt")), settings, voice="silent/1", max_chars=2000)
    lengths = {one.key: round(len(one.text) * 0.06 * rate_hz) for one in plan.phrases}
    return lay_out(plan, lengths, settings, rate_hz=rate_hz)


@pytest.mark.parametrize("rate_hz", [44100, 48000])
def test_round_r_of_4_7_8_starts_19_r_seconds_after_the_first(rate_hz: int) -> None:
    timeline = laid_out("[breathe 4-7-8 x4]", rate_hz)
    phases = [(item.phase, item.start, item.stop) for item in timeline.of_kind("phase")]
    expected: list[tuple[str, int, int]] = []
    for r in range(4):
        start = (8 + 19 * r) * rate_hz
        expected += [
            ("inhale", start, start + 4 * rate_hz),
            ("hold", start + 4 * rate_hz, start + 11 * rate_hz),
            ("exhale", start + 11 * rate_hz, start + 19 * rate_hz),
        ]
    assert phases == expected
    words = timeline.of_kind("speech")
    assert [(one.text, one.phase, one.start) for one in words] == [
        ({"inhale": "In", "hold": "Hold", "exhale": "Out"}[phase], phase, start) for phase, start, _ in expected
    ]


@pytest.mark.parametrize(("rate_hz", "beat_frames"), [(48000, 52800), (44100, 48510)])
def test_counts_fall_on_their_beats_to_the_frame(rate_hz: int, beat_frames: int) -> None:
    """A beat of 1.1 s is 52,800 frames at 48 kHz and 48,510 at 44.1 kHz."""
    timeline = laid_out("[breathe 4-6 x50 cues counts beat 1.1s]", rate_hz)
    counts = timeline.of_kind("speech")
    assert [one.start for one in counts] == [8 * rate_hz + n * beat_frames for n in range(500)]
    assert [one.text for one in counts[:10]] == ["In", "2", "3", "4", "Out", "2", "3", "4", "5", "6"]


def test_a_word_too_long_for_its_beat_is_refused_with_the_numbers_and_the_place() -> None:
    """`Hold` takes 4 x 0.06 = 0.24 s."""
    with pytest.raises(PlanError) as caught:
        laid_out("Rest.\n  [breathe 2-4-4 x1 cues counts beat 0.2s]")
    assert str(caught.value) == (
        "a.txt:2:3: 'Hold' takes 0.24 s to say and has 0.20 s; use a longer beat or fewer cues"
    )


def test_a_word_may_fill_its_beat_to_the_last_frame() -> None:
    timeline = laid_out("[breathe 2-2-2 x1 cues counts beat 0.24s]")
    hold = next(one for one in timeline.of_kind("speech") if one.text == "Hold")
    following = next(one for one in timeline.of_kind("speech") if one.start > hold.start)
    assert hold.stop == following.start


def test_pauses_after_the_last_word_are_kept_before_the_background_sinks() -> None:
    """8 + 0.30 for `Rest.` + 90, then 120 s of taper and 60 s of silence."""
    timeline = laid_out("Rest.\n[pause 1m]\n[pause 30s]")
    assert timeline.voice_stop == 98.30 * RATE
    assert timeline.bed_stop == 218.30 * RATE
    assert timeline.frames == 278.30 * RATE
    assert [item.stop - item.start for item in timeline.of_kind("pause")] == [60 * RATE, 30 * RATE]


@pytest.mark.parametrize(
    ("chosen", "taper", "silence"),
    [
        ({}, 120, 60),
        ({"ending": "wake"}, 10, 2),
        ({"ending": "none"}, 4, 0.5),
        ({"tail": Fraction(600), "end_silence": Fraction(0)}, 600, 0),
    ],
)
def test_the_way_out_is_as_long_as_the_ending_or_the_settings_say(
    chosen: dict[str, Any], taper: float, silence: float
) -> None:
    timeline = laid_out("Rest.", **chosen)
    assert timeline.bed_stop - timeline.voice_stop == taper * RATE
    assert timeline.frames - timeline.bed_stop == silence * RATE


def test_the_lead_in_is_before_the_first_word_and_belongs_to_the_first_chapter() -> None:
    timeline = laid_out("# Legs\nRest.", lead_in=Fraction(21, 2))
    assert timeline.voice_start == timeline.items[0].start == 10.5 * RATE
    assert [(mark.title, mark.start, mark.stop) for mark in timeline.chapters] == [("Legs", 0, timeline.frames)]


def test_a_chapter_starts_half_a_second_before_its_first_word() -> None:
    """`One.` ends at 8.24, 5 s of rest end at 13.24."""
    timeline = laid_out("# A\nOne.\n# B\nTwo.")
    assert [mark.start for mark in timeline.chapters] == [0, 12.74 * RATE]


def test_a_chapter_never_starts_before_the_sound_before_it_has_ended() -> None:
    """`One.` ends at 8.24, a pause of 0.3 s leaves less than half a second."""
    timeline = laid_out("# A\nOne.\n[pause 300ms]\n# B\nTwo.")
    assert [mark.start for mark in timeline.chapters] == [0, 8.24 * RATE]


def test_words_before_the_first_heading_are_a_chapter_without_a_name() -> None:
    assert [mark.title for mark in laid_out("One.\n# B\nTwo.").chapters] == ["", "B"]


def test_a_chapter_of_nothing_but_silence_begins_where_the_last_sound_ended() -> None:
    timeline = laid_out("# A\nOne.\n# Quiet\n[pause 5m]")
    assert [(mark.title, mark.start) for mark in timeline.chapters] == [("A", 0), ("Quiet", 8.24 * RATE)]
    assert timeline.chapters[-1].stop == timeline.frames


def long_plan(seconds: int) -> Plan:
    return Plan((Gap("pause", Fraction(seconds), "pause", HERE),))


def test_twelve_hours_are_the_most_and_the_way_in_and_out_count() -> None:
    most = 12 * 3600 - 8 - 600 - 60
    assert lay_out(long_plan(most), {}, Settings(), rate_hz=RATE).frames == 12 * 3600 * RATE
    with pytest.raises(PlanError, match=r"^the session would be 12:00:01 long; the longest is 12:00:00$"):
        lay_out(long_plan(most + 1), {}, Settings(), rate_hz=RATE)


def test_speech_counts_towards_the_twelve_hours() -> None:
    """Twelve hours, 8 s before them, a tail of 10 minutes and a minute of silence."""
    hour = Plan((Speak(PHRASES[0], "long", HERE),) * 12)
    with pytest.raises(PlanError, match="12:11:08 long"):
        lay_out(hour, {PHRASES[0].key: 3600 * RATE}, Settings(), rate_hz=RATE)


def cues_at(timeline: Timeline) -> list[tuple[str, float, float]]:
    """(what, start, stop) in seconds from the first word."""
    return [
        (
            one.text or one.phase or one.why,
            (one.start - timeline.voice_start) / RATE,
            (one.stop - timeline.voice_start) / RATE,
        )
        for one in timeline.items
    ]


def placed(*cues: Cue, **chosen: Any) -> Timeline:
    return lay_out(Plan(cues), LONGEST, Settings(**chosen), rate_hz=RATE)


SECOND = Speak(PHRASES[4], "a second", HERE)


def test_the_voice_waits_five_seconds_for_a_bell() -> None:
    assert CHIME == 5
    assert cues_at(placed(SECOND, Chime("bell", -12.0, HERE), SECOND)) == [
        ("a second", 0, 1),
        ("bell", 1, 6),
        ("a second", 6, 7),
    ]


def test_a_bell_keeps_the_level_its_author_gave_it() -> None:
    levels = [item.level_lu for item in placed(Chime("bell", -12.0, HERE), Chime("chime", None, HERE)).items]
    assert levels == [-12.0, None]


def test_another_background_begins_while_the_voice_goes_on_and_ends_with_the_file_at_the_latest() -> None:
    timeline = placed(SECOND, Change("drone", Fraction(10), HERE), SECOND, tail=Fraction(0), end_silence=Fraction(0))
    assert cues_at(timeline) == [("a second", 0, 1), ("drone", 1, 2), ("a second", 1, 2)]
    assert [item.kind for item in timeline.items] == ["speech", "background", "speech"]


def test_what_waits_for_its_time_begins_at_it_however_long_what_came_before() -> None:
    timeline = placed(SECOND, Await(Fraction(30), HERE), SECOND, Await(Fraction(3601, 10), HERE), SECOND)
    assert cues_at(timeline) == [
        ("a second", 0, 1),
        ("until 0:30", 1, 30),
        ("a second", 30, 31),
        ("until 6:00", 31, 360.1),
        ("a second", 360.1, 361.1),
    ]
    assert timeline.doubts == ()


def test_what_comes_too_late_for_its_time_begins_at_once_and_that_is_told() -> None:
    late = Where("a.txt", 7, 1)
    timeline = placed(*[SECOND] * 35, Await(Fraction(308, 10), late), SECOND)
    assert cues_at(timeline)[-1] == ("a second", 35, 36)
    assert timeline.doubts == ("a.txt:7:1: this begins 4.2 s after its time, 0:31",)


def test_a_quarter_of_a_second_is_not_worth_a_word() -> None:
    assert placed(SECOND, Await(Fraction(3, 4), HERE), SECOND).doubts == ()
    assert placed(SECOND, Await(Fraction(74, 100), HERE), SECOND).doubts != ()


def test_an_instant_that_falls_on_the_end_of_speech_makes_no_pause() -> None:
    assert [item.kind for item in placed(SECOND, Await(Fraction(1), HERE), SECOND).items] == ["speech", "speech"]


def test_words_and_tones_of_a_phase_are_in_order_and_carry_its_name_area_and_level() -> None:
    beats = (Beat(Fraction(0), Fraction(4), PHRASES[4], "In"), Beat(Fraction(4), Fraction(4), PHRASES[4], "2", -3.0))
    tones = (
        Tone("low", Fraction(2), Fraction(1)),
        Tone("low", Fraction(7), Fraction(9)),
        Tone("low", Fraction(8), Fraction(1)),
    )
    timeline = placed(Timed("inhale", Fraction(8), beats, HERE, "chest", tones))
    assert cues_at(timeline) == [("inhale", 0, 8), ("In", 0, 1), ("low", 2, 3), ("2", 4, 5), ("low", 7, 8)]
    assert {item.area for item in timeline.items} == {"chest"}
    assert {item.phase for item in timeline.items} == {"inhale"}
    assert [item.level_db for item in timeline.of_kind("speech")] == [0.0, -3.0]


def test_speech_has_the_area_the_level_and_the_reason_that_the_plan_gives_it() -> None:
    cue = Speak(PHRASES[4], "One.", HERE, area="left knee", level_db=-2.5, why="ending wake")
    (item,) = placed(cue).items
    assert (item.area, item.level_db, item.why, item.phrase) == ("left knee", -2.5, "ending wake", PHRASES[4].key)


@pytest.mark.parametrize(("minutes", "tail"), [(1, 120), (20, 120), (30, 180), (60, 360), (100, 600), (480, 600)])
def test_a_session_for_sleep_sinks_for_a_tenth_of_its_voice_within_two_to_ten_minutes(minutes: int, tail: int) -> None:
    timeline = lay_out(long_plan(60 * minutes), {}, Settings(), rate_hz=RATE)
    assert timeline.bed_stop - timeline.voice_stop == tail * RATE


def test_eight_hours_do_not_drift_by_a_frame() -> None:
    """Breaths of 1.1 s a beat beside phrases of 99,991 frames: the last begins where arithmetic says."""
    breath = Timed("inhale", Fraction(44, 10), (), HERE)
    cues = (breath, Speak(PHRASES[6], "text", HERE), Gap("pause", Fraction(1, 3), "pause", HERE))
    rounds = 4200
    timeline = lay_out(Plan(cues * rounds), LONGEST, Settings(), rate_hz=RATE)
    one = Fraction(44, 10) + Fraction(99_991, RATE) + Fraction(1, 3)
    phases = timeline.of_kind("phase")
    assert timeline.frames > 7.9 * 3600 * RATE
    assert [item.start for item in phases] == [int((8 + n * one) * RATE + Fraction(1, 2)) for n in range(rounds)]


def test_a_length_is_kept_to_the_frame_and_only_gaps_and_tail_change_for_it() -> None:
    text = "# A\nLie down. Be still.\n\nRest.\n[tense 4s]\n[pause 7s]\n# B\nAnd let go."
    own, made = laid_out(text), laid_out(text, length=Fraction(240))
    assert made.frames == 240 * RATE
    kept = [
        [item.stop - item.start for item in one.items if item.kind != "pause" or item.why == "pause 7s"]
        for one in (own, made)
    ]
    assert kept[0] == kept[1]
    assert [mark.title for mark in made.chapters] == ["A", "B"]
    assert made.chapters[-1].stop == made.frames
