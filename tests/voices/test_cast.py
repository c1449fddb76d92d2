"""Who speaks: the session's voice, and those that a script asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_builder.errors import PlanError
from audio_builder.events import nobody
from audio_builder.plan.cues import Phrase
from audio_builder.plugins import installed
from audio_builder.script.nodes import EachSide, Manner, Node, Repeat, Say, Where
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.cast import Cast, cast_of
from audio_builder.voices.choose import named_voice

HERE = Where("calm.txt", 7, 1)


def voice(name: str) -> Manner:
    return Manner("voice", name, HERE)


def cast(*nodes: Node, main: str = "espeak:en-us+f2") -> Cast:
    engines = installed().engines()
    return cast_of(nodes, named_voice(main, engines, language="en"), engines, language="en")


def test_a_script_without_voices_of_its_own_has_one() -> None:
    found = cast(Say("Rest.", HERE), Manner("soft", "", HERE))
    assert [engine.id for engine in found.engines] == ["espeak:en-us+f2"]
    assert found.fingerprints == {}


def test_voices_are_found_in_blocks_too_and_each_is_there_once() -> None:
    found = cast(
        Repeat(2, (EachSide((voice("espeak:en-gb+m3"), Say("Rest.", HERE)), HERE),), HERE),
        voice("silent"),
        voice("espeak:en-gb+m3"),
        voice("espeak:en-us+f2"),
    )
    assert [engine.id for engine in found.engines] == ["espeak:en-us+f2", "espeak:en-gb+m3", "silent"]
    assert set(found.fingerprints) == {"espeak:en-gb+m3", "silent", "espeak:en-us+f2"}


def test_a_name_alone_is_a_voice_of_the_sessions_engine() -> None:
    assert [engine.id for engine in cast(voice("en-gb+m3")).engines] == ["espeak:en-us+f2", "espeak:en-gb+m3"]


@pytest.mark.parametrize("name", ["espeka:en", "espeak:nobody", "nobody"])
def test_a_voice_that_does_not_exist_is_an_error_at_its_place(name: str) -> None:
    with pytest.raises(PlanError, match=r"^calm\.txt:7:1: "):
        cast(voice(name))


def test_each_phrase_is_spoken_by_its_own_voice(tmp_path: Path) -> None:
    found = cast(voice("silent"))
    main, silent = found.engines
    cache = PhraseCache(tmp_path)
    spoken, toned = (Phrase("Rest now.", engine.fingerprint(), "en", 1.0) for engine in (main, silent))
    found.speak([spoken, toned], cache, report=nobody)
    first, second = cache.read(spoken.key), cache.read(toned.key)
    assert first is not None
    assert second is not None
    assert (first.rate_hz, second.rate_hz) == (22_050, 16_000)


def test_a_text_is_as_long_as_the_voice_that_takes_least_allows() -> None:
    engines = installed().engines()
    short = named_voice("gtts", engines, language="en")
    long = named_voice("espeak", engines, language="en")
    assert Cast(long, {"gtts": short}).max_chars == short.caps.max_chars < long.caps.max_chars
