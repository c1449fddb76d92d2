"""A session of exactly the length that was asked for."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from audio_builder.errors import OutOfReach
from audio_builder.plan.cues import Await, Beat, Chapter, Chime, Cue, Gap, Phrase, Plan, Speak, Timed
from audio_builder.plan.fit import fitted, reach
from audio_builder.plan.give import CALM, GIVES, LONGEST_GAP, USUAL, elastic
from audio_builder.plan.lay_out import lay_out
from audio_builder.plan.pauses import RULES, STATED
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings

RATE = 48000
HERE = Where("a.txt", 3, 1)
PHRASES = [Phrase(f"phrase {n}", "silent/1", "en", 1.0) for n in range(6)]
LENGTHS = {
    phrase.key: length for phrase, length in zip(PHRASES, [1, 441, 12_345, 48_000, 99_991, 480_001], strict=True)
}
"""In frames."""

SECONDS = st.fractions(min_value=0, max_value=20, max_denominator=97)
SPEECH = st.sampled_from(PHRASES).map(lambda phrase: Speak(phrase, phrase.text, HERE))
WRITTEN = SECONDS.map(lambda length: Gap("pause", length, "pause", HERE))
AUTOMATIC = st.builds(
    Gap,
    st.sampled_from([*GIVES, "a kind of tomorrow"]),
    st.sampled_from([Fraction(n, 10) for n in (0, 3, 12, 16, 32, 50, 80, 450, 900)]) | SECONDS,
    st.just("rule"),
    st.just(HERE),
)
WORD = Beat(Fraction(1), Fraction(9), PHRASES[2], "In")
PHASES = SECONDS.map(lambda length: Timed("hold", 10 + length, (WORD,), HERE))
OTHERS = st.sampled_from([Chapter("Legs", HERE), Chime("bell", None, HERE)])
INSTANTS = st.integers(0, 300).map(lambda instant: Await(Fraction(instant), HERE))
CUES = st.lists(SPEECH | WRITTEN | AUTOMATIC | AUTOMATIC | PHASES | OTHERS, min_size=1, max_size=40)
TIMED_CUES = st.lists(SPEECH | WRITTEN | AUTOMATIC | AUTOMATIC | PHASES | INSTANTS, min_size=1, max_size=40)
ENDINGS = st.sampled_from(["sleep", "wake", "none"])
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=1000)


def gap(kind: str, seconds: str, why: str = "rule") -> Gap:
    return Gap(kind, Fraction(seconds), why, HERE)


def fit(cues: list[Cue], **chosen: Any) -> list[float]:
    """Lengths of all gaps, then of the tail."""
    fit = fitted(Plan(tuple(cues)), LENGTHS, Settings(**chosen), rate_hz=RATE)
    return [float(cue.seconds) for cue in fit.plan.cues if isinstance(cue, Gap)] + [float(fit.tail)]


def wished(cues: list[Cue], share: Fraction, **chosen: Any) -> tuple[Plan, Settings, Fraction]:
    """A length between the shortest and the longest session, share 0 being the shortest."""
    plan, settings = Plan(tuple(cues)), Settings(**chosen)
    shortest, longest = reach(plan, LENGTHS, settings, rate_hz=RATE)
    assert shortest <= longest
    length = shortest + share * (longest - shortest)
    assume(length < 12 * 3600)
    return plan, Settings(**chosen, length=length), length


def second_of_speech() -> Speak:
    return Speak(PHRASES[3], "text", HERE)


@effort(max_examples=200)
@given(CUES | TIMED_CUES, SHARES, ENDINGS, st.sampled_from([44100, 48000]))
def test_every_length_that_can_be_reached_is_reached_to_the_frame(
    cues: list[Cue], share: Fraction, ending: str, rate_hz: int
) -> None:
    plan, settings = Plan(tuple(cues)), Settings(ending=ending)
    shortest, longest = reach(plan, LENGTHS, settings, rate_hz=rate_hz)
    length = shortest + share * (longest - shortest)
    timeline = lay_out(plan, LENGTHS, Settings(ending=ending, length=length), rate_hz=rate_hz)
    assert timeline.frames == int(length * rate_hz + Fraction(1, 2))
    assert timeline.voice_start == 8 * rate_hz
    assert timeline.frames - timeline.bed_stop == pytest.approx(float(settings.silence) * rate_hz, abs=1)


@effort(max_examples=100)
@given(CUES | TIMED_CUES, SHARES, ENDINGS)
def test_nothing_but_automatic_gaps_ever_changes_and_each_stays_within_its_bounds(
    cues: list[Cue], share: Fraction, ending: str
) -> None:
    plan, settings, _ = wished(cues, share, ending=ending)
    made = fitted(plan, LENGTHS, settings, rate_hz=RATE).plan.cues
    assert len(made) == len(cues)
    for before, after in zip(cues, made, strict=True):
        if not isinstance(before, Gap) or before.kind == "pause":
            assert after == before
            continue
        assert isinstance(after, Gap)
        give = GIVES.get(before.kind, USUAL)
        assert (after.kind, after.where) == (before.kind, before.where)
        assert after.seconds >= min(before.seconds, max(CALM, before.seconds * give.least**2))
        assert after.seconds <= max(before.seconds, min(give.longest, before.seconds * give.most**2))


@effort(max_examples=100)
@given(CUES, SHARES)
def test_gaps_stay_comfortable_for_as_long_as_the_tail_can_make_up_for_the_rest(
    cues: list[Cue], share: Fraction
) -> None:
    """0.7 to 1.8 and a tail of 2 to 10 minutes; beyond that every gap may go as far again."""
    plan, settings, _ = wished(cues, share, ending="sleep")
    made = fitted(plan, LENGTHS, settings, rate_hz=RATE)
    if 120 < made.tail < 600:
        for before, after in zip(cues, made.plan.cues, strict=True):
            if isinstance(before, Gap) and isinstance(after, Gap):
                give = GIVES.get(before.kind, USUAL)
                assert before.seconds * give.least <= after.seconds <= before.seconds * give.most or before == after


@effort(max_examples=100)
@given(CUES, SHARES, SHARES, ENDINGS)
def test_of_two_lengths_no_gap_and_no_tail_is_shorter_in_the_longer(
    cues: list[Cue], one: Fraction, other: Fraction, ending: str
) -> None:
    low, high = sorted((one, other))
    shorter, longer = (
        fitted(plan, LENGTHS, settings, rate_hz=RATE)
        for plan, settings, _ in (wished(cues, share, ending=ending) for share in (low, high))
    )
    assert shorter.tail <= longer.tail
    for small, large in zip(shorter.plan.cues, longer.plan.cues, strict=True):
        if isinstance(small, Gap) and isinstance(large, Gap):
            assert small.seconds <= large.seconds


@effort(max_examples=100)
@given(CUES | TIMED_CUES, ENDINGS)
def test_the_length_it_has_anyway_changes_nothing(cues: list[Cue], ending: str) -> None:
    plan = Plan(tuple(cues))
    own = lay_out(plan, LENGTHS, Settings(ending=ending), rate_hz=RATE)
    natural = fitted(plan, LENGTHS, Settings(ending=ending), rate_hz=RATE)
    least, _ = reach(plan, LENGTHS, Settings(ending=ending), rate_hz=RATE)
    length = Fraction(own.frames, RATE)
    assume(length >= least)
    made = fitted(plan, LENGTHS, Settings(ending=ending, length=length), rate_hz=RATE)
    assert abs(made.tail - natural.tail) <= Fraction(1, RATE)
    for before, after in zip(plan.cues, made.plan.cues, strict=True):
        if isinstance(before, Gap) and isinstance(after, Gap):
            assert abs(before.seconds - after.seconds) <= Fraction(1, RATE)


@effort(max_examples=100)
@given(CUES | TIMED_CUES, ENDINGS)
def test_no_length_outside_of_what_is_named_is_made(cues: list[Cue], ending: str) -> None:
    plan = Plan(tuple(cues))
    shortest, longest = reach(plan, LENGTHS, Settings(ending=ending), rate_hz=RATE)
    for length in (max(Fraction(0), shortest - Fraction(1, 10)), longest + Fraction(1, 10)):
        with pytest.raises(OutOfReach, match="can be reached; for another, "):
            fitted(plan, LENGTHS, Settings(ending=ending, length=length), rate_hz=RATE)


@effort(max_examples=100)
@given(TIMED_CUES, SHARES)
def test_what_is_to_begin_at_an_instant_does_not_begin_later_for_a_longer_session(
    cues: list[Cue], share: Fraction
) -> None:
    plan, settings, _ = wished(cues, share)
    own = instants(plan)
    for before, after in zip(own, instants(fitted(plan, LENGTHS, settings, rate_hz=RATE).plan), strict=True):
        assert after <= before


def instants(plan: Plan) -> list[Fraction]:
    """When each `Await` is over, in seconds from the first word."""
    now, found = Fraction(0), []
    for cue in plan.cues:
        match cue:
            case Await(instant):
                now = max(now, instant)
                found.append(now)
            case Speak(phrase):
                now += Fraction(LENGTHS[phrase.key], RATE)
            case Gap(_, length) | Timed(_, length):
                now += length
    return found


TWO = [second_of_speech(), gap("paragraph", "4"), second_of_speech(), gap("sentence", "2"), second_of_speech()]
"""9 s: 3 of speech, 4 and 2 of gaps.  With 8 s before, 120 s of tail and 60 s of silence it lasts 197 s."""


def test_a_paragraph_gives_twice_as_much_as_a_sentence() -> None:
    """2 s more, of which a gap of 4 s at weight 1 takes 4 parts and one of 2 s at weight 1/2 takes 1."""
    assert fit(TWO, length=Fraction(199)) == [5.6, 2.4, 120.0]


def test_when_the_paragraph_can_give_no_more_the_sentence_goes_on() -> None:
    """4 s can become 7.2 s (x1.8) and 2 s can become 2.8 s (x1.4): 4 s more in all; then it is the tail's turn."""
    assert fit(TWO, length=Fraction(201)) == [7.2, 2.8, 120.0]
    assert fit(TWO, length=Fraction(301)) == [7.2, 2.8, 220.0]


def test_a_shorter_session_takes_from_both() -> None:
    """4 s can become 2.8 s (x0.7), 2 s can become 1.5 s (x0.75)."""
    assert fit(TWO, length=Fraction(1963, 10)) == pytest.approx([3.44, 1.86, 120.0])
    assert fit(TWO, length=Fraction(1953, 10)) == pytest.approx([2.8, 1.5, 120.0])


def test_when_the_tail_can_give_no_more_the_gaps_give_once_more_as_far_and_then_no_further() -> None:
    """7.2 s to 12.96 s (x1.8) and 2.8 s to 3.92 s (x1.4) beside a tail of 600 s; 2.8 s to 1.96 s, 1.5 s to 1.125 s."""
    assert fit(TWO, length=Fraction(681)) == [7.2, 2.8, 600.0]
    assert fit(TWO, length=Fraction(68788, 100)) == [12.96, 3.92, 600.0]
    assert fit(TWO, length=Fraction(194085, 1000)) == [1.96, 1.125, 120.0]
    for length in (687, 195):
        assert sum(fit(TWO, length=Fraction(length))) == length - 71
    for length in (688, 194):
        with pytest.raises(OutOfReach, match="a length from 3:15 to 11:27 can be reached"):
            fit(TWO, length=Fraction(length))


def test_written_pauses_take_no_part() -> None:
    cues = [second_of_speech(), gap("pause", "4"), second_of_speech(), gap("paragraph", "4"), second_of_speech()]
    assert fit(cues, length=Fraction(202)) == [4.0, 7.0, 120.0]


def test_no_gap_is_stretched_over_a_minute_or_pressed_under_what_is_calm() -> None:
    cues = [second_of_speech(), gap("observe", "50"), second_of_speech(), gap("sentence", "1"), second_of_speech()]
    assert fit(cues, length=Fraction(700))[:2] == [60.0, 1.4]
    assert fit(cues, length=Fraction(227))[:2] == pytest.approx([35.1, 0.9])
    assert fit(cues, length=Fraction(2164, 10))[:2] == pytest.approx([24.5, 0.9])


def test_the_muscle_that_is_tense_and_the_numbers_that_are_counted_keep_their_time() -> None:
    cues = [second_of_speech(), gap("tense", "5"), gap("count", "1"), gap("release", "20"), second_of_speech()]
    assert fit(cues, length=Fraction(228))[:3] == [5.0, 1.0, 32.0]


def test_a_tail_that_was_set_stays() -> None:
    assert fit(TWO, tail=Fraction(30), length=Fraction(109)) == [5.6, 2.4, 30.0]
    with pytest.raises(OutOfReach, match="a length from 1:45 to 1:57 can be reached"):
        fit(TWO, tail=Fraction(30), length=Fraction(120))


def test_before_a_given_instant_nothing_gives_way_because_the_wait_would_make_up_for_it() -> None:
    """The second word waits for 0:30; only the gap after it can change the length."""
    cues = [second_of_speech(), gap("paragraph", "4"), Await(Fraction(30), HERE), *TWO[2:4], *TWO[:2], TWO[0]]
    assert fit(cues, length=Fraction(8 + 30 + 1 + 2 + 1 + 4 + 1 + 2 + 180)) == [4.0, 2.4, 5.6, 120.0]


def test_before_an_instant_that_comes_too_late_gaps_shrink() -> None:
    """A word of 1 s and a gap of 4 s are over at 0:05, 1 s after the time; with a gap of 3 s it is in time.

    At 195.7 s only the second gap can save anything more: 8 + 4 + 1 + 1.7 + 1 + 180; at its stretch the first has 2.8 s
    and a wait of 0.2 s after it.
    """
    cues = [second_of_speech(), gap("paragraph", "4"), Await(Fraction(4), HERE), *TWO[2:]]
    assert fit(cues, length=Fraction(196)) == pytest.approx([3.2, 1.8, 120.0])
    assert fit(cues, length=Fraction(1957, 10)) == pytest.approx([2.8, 1.7, 120.0])


def test_what_was_done_to_a_gap_is_told_with_its_rule() -> None:
    plan = fitted(Plan(tuple(TWO)), LENGTHS, Settings(length=Fraction(199)), rate_hz=RATE).plan
    assert [cue.why for cue in plan.cues if isinstance(cue, Gap)] == [
        "rule, x1.4 for the length",
        "rule, x1.2 for the length",
    ]


def told(cues: list[Cue], **chosen: Any) -> str:
    with pytest.raises(OutOfReach) as caught:
        fit(cues, **chosen)
    return str(caught.value)


def test_a_length_out_of_reach_names_what_can_be_reached_and_what_to_do() -> None:
    """Shortest 194.085 s, longest 687.88 s; in whole seconds that can be reached."""
    assert told(TWO, length=Fraction(180)) == (
        "a.txt: a length of 3:00 cannot be reached; a length from 3:15 to 11:27 can be reached; "
        "for another, less text or shorter pauses"
    )
    assert told(TWO, length=Fraction(1200)).endswith("; for another, more text, longer pauses or a longer tail")
    assert fit(TWO, length=Fraction(195))
    assert fit(TWO, length=Fraction(687))


@effort(max_examples=50)
@given(CUES, ENDINGS)
def test_the_lengths_that_are_named_can_be_reached(cues: list[Cue], ending: str) -> None:
    message = told(cues, ending=ending, length=Fraction(12 * 3600))
    for named in re.findall(r"(?:from|to) ([\d:]+)", message):
        parts = [int(part) for part in named.split(":")]
        length = sum(part * 60**place for place, part in enumerate(reversed(parts)))
        assert fit(cues, ending=ending, length=Fraction(length))


def test_where_nothing_gives_way_the_one_length_there_is_is_named_and_can_be_had() -> None:
    cues = [second_of_speech(), gap("pause", "2.345678"), second_of_speech()]
    message = told(cues, tail=Fraction(0), end_silence=Fraction(0), length=Fraction(12))
    assert message.startswith("a.txt: a length of 0:12 cannot be reached; only a length of 12.346s can be reached")
    assert fit(cues, tail=Fraction(0), end_silence=Fraction(0), length=Fraction(12346, 1000))


def test_every_kind_of_pause_has_its_bounds_and_only_what_is_added_for_waking_has_no_rule() -> None:
    assert set(GIVES) == {*RULES, STATED, "wake"}


@pytest.mark.parametrize("kind", ["tense", "tense-foot", "hold", "count", "beat", "stated"])
def test_what_keeps_time_gives_nothing(kind: str) -> None:
    assert elastic(gap(kind, "5")) is None


def test_only_a_silence_that_was_announced_is_stretched_over_a_minute() -> None:
    longest = {kind: elastic(gap(kind, "50")) for kind in GIVES}
    over = {kind for kind, one in longest.items() if one is not None and one.most > LONGEST_GAP}
    assert over == {"while", "minutes", "silence"}


def test_no_kind_gives_more_than_0_7_to_1_8() -> None:
    assert all(USUAL.least <= give.least <= 1 <= give.most <= USUAL.most for give in GIVES.values())


def test_the_same_plan_is_fitted_the_same_way_each_time() -> None:
    plan, settings = Plan(tuple(TWO * 50)), Settings(length=Fraction(900))
    assert fitted(plan, LENGTHS, settings, rate_hz=RATE) == fitted(plan, LENGTHS, settings, rate_hz=RATE)


def test_eight_hours_are_fitted_to_the_frame() -> None:
    plan = Plan(tuple(TWO * 2500))
    timeline = lay_out(plan, LENGTHS, Settings(length=Fraction(8 * 3600)), rate_hz=RATE)
    assert timeline.frames == 8 * 3600 * RATE
    track = [(item.start, item.stop) for item in timeline.items]
    assert all(one[1] == after[0] for one, after in pairwise(track))
