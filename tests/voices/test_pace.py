"""The same heard pace from every voice, measured once on one sentence; a factor measures nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from google_stand_in import StandIn
from msgspec.structs import replace

from audio_builder.build import compose
from audio_builder.contracts import Caps, Engine
from audio_builder.errors import PlanError
from audio_builder.events import Event, Note, Spoken
from audio_builder.plan.calm import sentence
from audio_builder.plan.cues import Plan
from audio_builder.plugins import installed
from audio_builder.script.nodes import Manner, Node, Repeat, Say, Script, Slot, Where
from audio_builder.settings import Settings, read_value, settings
from audio_builder.sound.speech import audible
from audio_builder.sound.stretch import stretched
from audio_builder.units import Seconds
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.cast import Cast, cast_of
from audio_builder.voices.choose import named_voice
from audio_builder.voices.engines.google import CAPS, Google
from audio_builder.voices.pace import Pacing

HERE = Where("calm.txt", 3, 1)
CALM = sentence("en")
WORDS = len(CALM.split())


class Brisk(Google):
    """Google's voice with less time between requests than the service is asked with."""

    @property
    def caps(self) -> Caps:
        return replace(CAPS, min_interval_s=0.0)


@pytest.fixture
def brisk(google: StandIn) -> Brisk:
    return Brisk(proxy=google.proxy, ca_bundle=google.ca_bundle)


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path / "phrases")


def voice(name: str) -> Engine:
    return named_voice(name, installed().engines(), language="en")


def chosen(**texts: str) -> Settings:
    quiet = {"background": "none", "ending": "none", "lead-in": "0s"}
    return settings({name: read_value(name, text) for name, text in (quiet | texts).items()})


def planned(
    engine: Engine,
    cache: PhraseCache,
    *nodes: Node,
    pace: str = "1",
    told: list[Event] | None = None,
    speaks: bool = True,
) -> Plan:
    engines = installed().engines()
    cast = cast_of(nodes, engine, engines, language="en")
    report = told.append if told is not None else lambda event: None
    pacing = Pacing(cast=cast, cache=cache, language="en", speaks=speaks, report=report)
    return pacing.planned(Script("calm.txt", "", (), nodes), chosen(pace=pace))[0]


def words_per_minute(plan: Plan, engine: Engine, cache: PhraseCache) -> float:
    """Of the first phrase of a plan, as it is heard."""
    phrase = plan.phrases[0]
    Cast(engine, {}).speak([phrase], cache, report=lambda event: None)
    speech = cache.read(phrase.entry)
    assert speech is not None
    heard = stretched(speech, phrase.stretch)
    return len(phrase.text.split()) * 60 * heard.rate_hz / len(audible(heard.samples))


def split(plan: Plan) -> list[tuple[float, float]]:
    return [(one.pace, one.stretch) for one in plan.heard]


@pytest.mark.parametrize("words", [110, 130, 150])
@pytest.mark.parametrize("name", ["espeak", "espeak:en-gb+m3", "silent", "gtts"])
def test_words_a_minute_are_the_same_from_every_voice(brisk: Brisk, cache: PhraseCache, name: str, words: int) -> None:
    engine = brisk if name == "gtts" else voice(name)
    plan = planned(engine, cache, Say(CALM, HERE), pace=f"{words}wpm")
    assert words_per_minute(plan, engine, cache) == pytest.approx(words, rel=0.03)


def test_a_factor_measures_nothing(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    plan = planned(brisk, cache, Say("Lie down.", HERE), pace="0.85")
    assert google.texts == ()
    assert split(plan) == [(1.0, 0.85)]
    assert split(planned(brisk, cache, Say("Lie down.", HERE))) == [(1.0, 1.0)]


def test_the_sentence_is_spoken_once_and_kept(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    told: list[Event] = []
    for _ in range(2):
        planned(brisk, cache, Say("Lie down.", HERE), pace="150wpm", told=told)
    assert google.texts == (CALM,)
    assert not any(isinstance(event, Spoken) for event in told)
    assert all(event.detail for event in told if isinstance(event, Note))


def test_a_direction_within_a_block_may_be_the_only_one_to_ask(
    google: StandIn, brisk: Brisk, cache: PhraseCache
) -> None:
    nodes = (Say("One.", HERE), Repeat(1, (Manner("pace", "150wpm", HERE), Say("Two.", HERE)), HERE))
    first, second = planned(brisk, cache, *nodes).heard
    assert (first.pace, first.stretch) == (1.0, 1.0)
    assert second.stretch != 1.0
    assert google.texts == (CALM,)


def test_two_voices_in_one_session_have_one_pace(cache: PhraseCache) -> None:
    nodes = (Say(CALM, HERE), Manner("voice", "silent", HERE), Say(CALM, HERE))
    engine = voice("espeak")
    plan = planned(engine, cache, *nodes, pace="130wpm")
    first, second = plan.heard
    assert first.voice != second.voice
    assert words_per_minute(Plan(plan.cues[:1]), engine, cache) == pytest.approx(130, rel=0.03)
    assert words_per_minute(Plan(plan.cues[-1:]), voice("silent"), cache) == pytest.approx(130, rel=0.03)


def test_a_factor_in_a_session_of_words_a_minute_is_times_those(cache: PhraseCache) -> None:
    nodes = (Say(CALM, HERE), Manner("pace", "0.9", HERE), Say(CALM, HERE))
    plan = planned(voice("silent"), cache, *nodes, pace="120wpm")
    assert [one.pace for one in plan.heard] == [
        pytest.approx(plan.heard[0].pace * factor, rel=0.02) for factor in (1, 0.9)
    ]


def test_a_dry_run_speaks_nothing_and_counts_what_is_known(google: StandIn, brisk: Brisk, cache: PhraseCache) -> None:
    nodes = (Say(CALM, HERE),)
    guessed = planned(brisk, cache, *nodes, pace="130wpm", speaks=False)
    assert google.texts == ()
    real = planned(brisk, cache, *nodes, pace="130wpm")
    assert planned(brisk, cache, *nodes, pace="130wpm", speaks=False) == real != guessed


def test_a_slow_reading_is_measured_where_a_stretch_does_not_reach(
    google: StandIn, brisk: Brisk, cache: PhraseCache
) -> None:
    """The stand-in's slow reading takes 1.5 times as long: a pace of 0.67."""
    plan = planned(brisk, cache, Say(CALM, HERE), pace="0.6")
    ((asked, stretch),) = split(plan)
    assert asked == pytest.approx(0.67, abs=0.011)
    assert asked * stretch == pytest.approx(0.6, rel=1e-3)
    assert sorted((one.text, one.slow) for one in google.requests) == [(CALM, False), (CALM, True)]
    normal = WORDS * 60 / (0.2 + 0.06 * len(CALM))
    assert words_per_minute(plan, brisk, cache) == pytest.approx(0.6 * normal, rel=0.03)


def test_what_is_out_of_reach_is_said_once(brisk: Brisk, cache: PhraseCache) -> None:
    told: list[Event] = []
    nodes = (Manner("pace", "2", HERE), Say("One.", HERE), Say("Two.", HERE))
    plan = planned(brisk, cache, *nodes, told=told)
    assert split(plan) == [(1.0, 1.15), (1.0, 1.15)]
    (note,) = (event for event in told if isinstance(event, Note))
    assert note.text == (
        "warning: gtts:com cannot speak as fast as 2 times its own pace, which 2 of 2 phrases ask for; "
        "they are spoken at 1.15, and the pauses stay as they are"
    )


def test_it_is_said_in_the_measure_it_was_asked_for(cache: PhraseCache) -> None:
    told: list[Event] = []
    planned(voice("espeak"), cache, Say("One.", HERE), pace="50wpm", told=told)
    (note,) = (event for event in told if isinstance(event, Note) and not event.detail)
    assert "as slowly as 50 words a minute, which 1 of 1 phrases ask for; they are spoken at 7" in note.text


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_words_are_refused_where_nobody_counts_them(cache: PhraseCache, language: str) -> None:
    engine = named_voice("silent", installed().engines(), language=language)
    pacing = Pacing(cast=Cast(engine, {}), cache=cache, language=language)
    script = Script("calm.txt", "", (), (Say("\u5b89\u9759\u3002", HERE),))
    with pytest.raises(PlanError, match="write the pace as a factor"):
        pacing.planned(script, chosen(pace="110wpm", language=language))
    assert pacing.planned(script, chosen(pace="0.9", language=language))[0].heard[0].pace == 0.9


def test_a_voice_of_one_pace_is_quick_enough_for_a_word_with_little_time(
    google: StandIn, brisk: Brisk, cache: PhraseCache
) -> None:
    """0.2 s and 0.06 s for each of 37 signs are 2.42 s; at 1.1 times the pace 2.2 s."""
    text = "Let it go now, all of it, as you can."
    nodes = (Say(text, HERE), Slot(text, Seconds(23, 10), HERE))
    made = compose(Script("calm.txt", "", (), nodes), chosen(), engine=brisk, cache=cache, registry=installed())
    first, second = ((item.stop - item.start) / 48_000 for item in made.timeline.of_kind("speech"))
    assert first == pytest.approx(2.42, abs=0.03)
    assert second == pytest.approx(first / 1.1, abs=0.02)
    assert google.texts == (text,)


def test_the_sound_of_a_phrase_that_is_heard_at_two_paces_is_the_right_one_each_time(
    brisk: Brisk, cache: PhraseCache
) -> None:
    text = "Let it go now."
    nodes = (
        Say(text, HERE),
        Manner("pace", "0.8", HERE),
        Say(text, HERE),
        Manner("pace", "1.1", HERE),
        Say(text, HERE),
    )
    for _ in range(2):
        script = Script("calm.txt", "", (), nodes)
        made = compose(script, chosen(), engine=brisk, cache=cache, registry=installed())
        lengths = [(item.stop - item.start) / 48_000 for item in made.timeline.of_kind("speech")]
        assert lengths[1:] == [pytest.approx(lengths[0] / pace, abs=0.02) for pace in (0.8, 1.1)]


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_espeak_follows_the_paces_it_says_it_can_be_asked_for(language: str) -> None:
    engine = named_voice("espeak", installed().engines(), language=language)

    def frames(pace: float) -> int:
        return len(audible(engine.speak(sentence(language), language=language, pace=pace).samples))

    slowest = engine.caps.paces.slowest
    for pace in (slowest, 0.9, 1.1):
        assert frames(1.0) / frames(pace) == pytest.approx(pace, rel=0.02)
    assert frames(slowest / 2) == pytest.approx(frames(slowest), rel=0.01)


def test_a_voice_whose_clip_is_a_little_different_next_time_is_asked_for_the_same(
    brisk: Brisk, cache: PhraseCache
) -> None:
    nodes = (Say(CALM, HERE),)
    before = planned(brisk, cache, *nodes, pace="160wpm")
    (key,) = cache.entries()
    speech = cache.read(key)
    assert speech is not None
    cache.drop(key)
    cache.write(key, stretched(speech, 1.003))
    assert planned(brisk, cache, *nodes, pace="160wpm") == before


def test_the_clip_that_was_measured_counts_as_used_whenever_it_is_needed(brisk: Brisk, cache: PhraseCache) -> None:
    planned(brisk, cache, Say(CALM, HERE), pace="150wpm")
    (key,) = cache.entries()
    for path in cache.folder.rglob("*.*"):
        os.utime(path, (1, 1))
    if cache.used_at(key) == 1:
        planned(brisk, cache, Say(CALM, HERE), pace="150wpm")
    assert cache.used_at(key) > 1
