"""How the voice comes back after a long silence."""

from __future__ import annotations

from audio_builder.plan.entry import softly_entered
from audio_builder.plan.timeline import Item, Timeline
from audio_builder.script.nodes import Where

RATE = 1000
HERE = Where("calm.txt", 1, 1)


def session(*spoken: tuple[float, float], other: tuple[Item, ...] = ()) -> Timeline:
    """Phrases of (second, level in dB), each two seconds long, in order of start with what else there is."""
    speech = [Item("speech", round(at * RATE), round((at + 2) * RATE), HERE, level_db=db) for at, db in spoken]
    items = tuple(sorted((*speech, *other), key=lambda item: item.start))
    stop = max(item.stop for item in items)
    return Timeline(rate_hz=RATE, frames=stop, items=items, chapters=(), voice_start=0, voice_stop=stop, bed_stop=stop)


def levels(timeline: Timeline) -> list[float]:
    return [item.level_db for item in softly_entered(timeline).of_kind("speech")]


def test_after_a_minute_of_silence_the_voice_comes_back_6_db_softer_in_steps_of_1_5_db() -> None:
    spoken = [(0.0, 0.0), *((62.0 + 4 * n, 0.0) for n in range(5))]
    assert levels(session(*spoken)) == [0, -6, -4.5, -3, -1.5, 0]


def test_after_two_minutes_nothing_is_in_the_ear_and_it_begins_at_the_level_of_the_tones_of_a_breath() -> None:
    spoken = [(0.0, 0.0), *((122.0 + 4 * n, 0.0) for n in range(9))]
    assert levels(session(*spoken)) == [0, -12, -10.5, -9, -7.5, -6, -4.5, -3, -1.5, 0]


def test_a_session_with_a_minute_of_rest_after_every_phrase_stays_clear() -> None:
    assert levels(session(*((62.0 * n, 0.0) for n in range(6)))) == [0, -6, -6, -6, -6, -6]


def test_no_phrase_stands_3_lu_above_the_loudest_of_the_two_minutes_before_it() -> None:
    seconds = [0.0, 130.0, 195.0, 199.0, 260.0, 330.0, 334.0, 396.0, 400.0, 404.0]
    heard = list(zip(seconds, levels(session(*((at, 0.0) for at in seconds))), strict=True))
    for at, level in heard[2:]:
        before = [other for second, other in heard if at - 120 <= second < at]
        assert level <= max(before) + 3


def test_after_less_it_is_as_it_was() -> None:
    assert levels(session((0, 0), (61.9, 0), (66, 0))) == [0, 0, 0]


def test_the_first_phrase_of_all_comes_as_it_is() -> None:
    assert levels(session((300, 0), (304, -1))) == [0, -1]


def test_a_voice_that_has_sunk_comes_back_from_where_it_is() -> None:
    assert levels(session((0, -2), (100, -3), (104, -3))) == [-2, -9, -7.5]


def test_a_second_silence_before_it_is_itself_again_starts_anew() -> None:
    assert levels(session((0, 0), (130, 0), (134, 0), (260, 0), (264, 0))) == [0, -12, -10.5, -12, -10.5]


def test_tones_are_no_speech_and_nothing_but_speech_is_changed() -> None:
    tones = tuple(Item("cue", at * RATE, (at + 4) * RATE, HERE, text="breath-in") for at in range(3, 90, 5))
    timeline = session((0, 0), (95, 0), other=tones)
    assert levels(timeline) == [0, -6]
    assert softly_entered(timeline).of_kind("cue") == tones
