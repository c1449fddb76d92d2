"""Recorded lines are brought nearer to the session's voice in tone, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy import signal
from sound_files import wav

from audio_builder.contracts import Engine
from audio_builder.events import nobody
from audio_builder.plan.cues import Phrase
from audio_builder.settings import SHAPES
from audio_builder.sound.signal import Speech
from audio_builder.sound.tone_match import Tone, tone_of
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.cast import Cast
from audio_builder.voices.clips import takes_of
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK
from audio_builder.voices.engines.recording import ENGINE as RECORDING
from audio_builder.voices.matched import matched

TEXTS = (
    "Let your shoulders sink, and let the breath come and go by itself.",
    "Notice the weight of your arms and legs, and how the bed carries it.",
)
MAIN = ESPEAK.open("en-us+m7", "en")


@pytest.fixture
def own(tmp_path: Path) -> Engine:
    """The same voice, as it was recorded behind a curtain."""
    dull = signal.butter(1, 1500, fs=22_050)
    rows = []
    for number, text in enumerate(TEXTS):
        speech = MAIN.speak(text, language="en", pace=1.0)
        wav(tmp_path / f"{number}.wav", signal.lfilter(*dull, speech.samples), speech.rate_hz)
        rows.append(f'{number},"{text}"')
    (tmp_path / "lines.csv").write_text("\n".join(rows))
    return RECORDING.open(str(tmp_path), "en")


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path / "cache")


def spoken(cast: Cast, cache: PhraseCache) -> list[Phrase]:
    """Every text by every voice, in the cache."""
    phrases = [Phrase(text, engine.fingerprint(), "en", 1.0) for engine in cast.engines for text in TEXTS]
    cast.speak(phrases, cache, report=nobody)
    return phrases


def heard(phrases: list[Phrase], cast: Cast, cache: PhraseCache, *steps: str) -> dict[str, Tone]:
    """The tone of each voice as it is heard after these steps."""
    toned = matched(phrases, cast, cache, steps=steps)
    takes = takes_of(toned, cache, rate_hz=48_000, steps=steps)
    voices = {phrase.voice for phrase in phrases}
    return {voice: tone_of(takes.read(one.key) for one in phrases if one.voice == voice) for voice in voices}


def apart_db(tones: dict[str, Tone]) -> float:
    one, other = (tone.power for tone in tones.values())
    return float(np.std(10 * np.log10(one / other)))


def test_a_recorded_line_beside_another_voice_comes_nearer_to_it(own: Engine, cache: PhraseCache) -> None:
    cast = Cast(MAIN, {"recording:mine": own})
    phrases = spoken(cast, cache)
    assert apart_db(heard(phrases, cast, cache)) > 4
    assert apart_db(heard(phrases, cast, cache, "tone")) < 0.6 * apart_db(heard(phrases, cast, cache))


def test_only_the_recorded_voice_changes(own: Engine, cache: PhraseCache) -> None:
    cast = Cast(MAIN, {"recording:mine": own})
    phrases = spoken(cast, cache)
    for before, after in zip(phrases, matched(phrases, cast, cache, steps=SHAPES), strict=True):
        assert (before.key, before.voice) == (after.key, after.voice)
        assert bool(after.tone) == (after.voice == own.fingerprint())
        assert all(abs(gain_db) <= 6.0 for gain_db in after.tone)


@pytest.mark.parametrize("steps", [(), ("rumble", "edges")])
def test_it_can_be_left_out(own: Engine, cache: PhraseCache, steps: tuple[str, ...]) -> None:
    cast = Cast(MAIN, {"recording:mine": own})
    phrases = spoken(cast, cache)
    assert matched(phrases, cast, cache, steps=steps) == tuple(phrases)


def test_a_session_of_ones_own_voice_stays_what_it_is(own: Engine, cache: PhraseCache) -> None:
    for cast in (Cast(own, {}), Cast(own, {"espeak": MAIN})):
        phrases = spoken(cast, cache)
        assert matched(phrases, cast, cache, steps=SHAPES) == tuple(phrases)


def test_where_the_sessions_voice_says_nothing_there_is_nothing_to_come_near_to(
    own: Engine, cache: PhraseCache
) -> None:
    cast = Cast(MAIN, {"recording:mine": own})
    phrases = [phrase for phrase in spoken(cast, cache) if phrase.voice == own.fingerprint()]
    assert matched(phrases, cast, cache, steps=SHAPES) == tuple(phrases)


def test_two_machines_are_left_as_they_were_chosen(cache: PhraseCache) -> None:
    cast = Cast(MAIN, {"steph": ESPEAK.open("en-us+steph", "en")})
    phrases = spoken(cast, cache)
    assert matched(phrases, cast, cache, steps=SHAPES) == tuple(phrases)


def test_what_is_heard_is_what_was_listened_to(own: Engine, cache: PhraseCache) -> None:
    cast = Cast(MAIN, {"recording:mine": own})
    phrases = matched(spoken(cast, cache), cast, cache, steps=("tone",))
    clips = takes_of(phrases, cache, rate_hz=48_000, steps=("tone",))
    again = takes_of(phrases, cache, rate_hz=48_000, steps=("tone",))
    for phrase in phrases:
        sound = clips.read(phrase.key)
        assert isinstance(sound, Speech)
        assert sound.samples.tobytes() == again.read(phrase.key).samples.tobytes()
        assert clips.takes[phrase.key].lufs == again.takes[phrase.key].lufs
