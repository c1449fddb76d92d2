"""What every voice engine promises, asked of all that are installed; of the online ones, what needs no network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from audio_builder.contracts import Continuous, Engine, Rehearsed
from audio_builder.errors import BadRequest, PluginError, Unavailable
from audio_builder.plugins import installed
from audio_builder.sound.signal import Speech
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.choose import ranked


def lacks(name: str) -> str:
    """What an engine says when a library of its own is not installed; nothing when it can be loaded."""
    try:
        installed().engine(name)
    except PluginError as error:
        return str(error)
    return ""


NAMES = sorted(installed().engines())
ENGINES = [name for name in NAMES if not lacks(name)]
TEXT = "Let your shoulders drop, and breathe out slowly."
SECRET = "hunter2"
KEYS = dict.fromkeys(("OPENAI_API_KEY", "AUDIO_BUILDER_OPENAI_KEY", "ELEVENLABS_API_KEY"), SECRET)

ASK = """
import json, sys
touched = []
sys.addaudithook(lambda event, arguments: touched.append(event) if event.startswith("socket.") else None)
from audio_builder.plugins import installed
told = {}
for name in sys.argv[1:]:
    plugin = installed().engine(name)
    touched.clear()
    voice = plugin.open("", "en")
    told[name] = [voice.id, voice.version, voice.fingerprint(), list(plugin.voices("en")), repr(voice), list(touched)]
print(json.dumps(told))
"""


def opened(name: str, language: str = "en") -> Engine:
    return installed().engine(name).open("", language)


def say(voice: Engine, text: str = TEXT, *, language: str = "en", pace: float = 1.0) -> Speech:
    return voice.speak(text, language=language, pace=pace)


def speaks_here(name: str, language: str = "en") -> bool:
    """Whether an engine speaks without a network, and without anything that is still to be installed or chosen."""
    try:
        voice = opened(name, language)
        if voice.caps.online:
            return False
        voice.probe()
    except (BadRequest, Unavailable):
        return False
    return True


OFFLINE = [name for name in ENGINES if speaks_here(name)]
ABSENT = [name for name in ENGINES if name not in OFFLINE and not opened(name).caps.online]


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, list[Any]]:
    """What the engines say of themselves in another process, which knows secrets and notes what it does."""
    proxy = f"http://me:{SECRET}@127.0.0.1:9"
    known = {"HTTPS_PROXY": proxy, "https_proxy": proxy, "API_KEY": SECRET, **KEYS, "PYTHONHASHSEED": "77", "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-c", ASK, *ENGINES], env=os.environ | known, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_some_voices_speak_wherever_the_package_is_installed() -> None:
    assert {"espeak", "silent"} <= set(OFFLINE)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ENGINES])
def test_an_engine_whose_library_is_missing_says_the_command_that_brings_it(name: str) -> None:
    assert lacks(name).endswith(f": pip install audio-builder[{name}]")


@pytest.mark.parametrize("name", ABSENT)
def test_a_voice_that_cannot_speak_yet_says_what_to_do_and_never_speaks_silence(name: str) -> None:
    for ask in (opened(name).probe, lambda: say(opened(name))):
        with pytest.raises(Unavailable) as caught:
            ask()
        assert caught.value.hint
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_that_says_it_goes_by_context_takes_it(name: str) -> None:
    assert isinstance(opened(name), Continuous) >= opened(name).caps.context


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_whose_voices_are_recorded_speaks_those_lines_alone_and_is_never_chosen_by_itself(name: str) -> None:
    plugin = installed().engine(name)
    assert isinstance(opened(name), Rehearsed) == plugin.folder == (not opened(name).caps.synthetic)
    assert not (plugin.folder and plugin.auto_rank is not None)


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_says_what_it_is_in_one_line(name: str) -> None:
    plugin = installed().engine(name)
    assert plugin.summary
    assert "\n" not in plugin.summary + plugin.hint
    assert ":" not in name


@pytest.mark.parametrize("name", ENGINES)
def test_a_voice_is_known_by_its_engine_first(name: str) -> None:
    assert opened(name).id.partition(":")[0] == name
    assert opened(name).version


@pytest.mark.parametrize("name", ENGINES)
def test_what_it_can_do_is_possible(name: str) -> None:
    caps = opened(name).caps
    assert caps.languages
    assert all(tag == tag.lower() or caps.online for tag in caps.languages)
    assert caps.max_chars >= 50
    assert caps.concurrency >= 1
    assert caps.min_interval_s >= 0
    assert caps.licence


def test_no_two_engines_have_the_same_rank() -> None:
    ranks = [plugin.auto_rank for plugin in ranked(installed().engines())]
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("name", ENGINES)
def test_equal_voices_have_equal_fingerprints_in_any_process(name: str, elsewhere: dict[str, list[Any]]) -> None:
    voice = opened(name)
    assert voice.fingerprint() == opened(name).fingerprint()
    assert elsewhere[name][:3] == [voice.id, voice.version, voice.fingerprint()]
    assert voice.fingerprint().isprintable()
    assert voice.version in voice.fingerprint()


@pytest.mark.parametrize("name", ENGINES)
def test_no_voice_tells_a_secret(name: str, elsewhere: dict[str, list[Any]]) -> None:
    assert SECRET not in json.dumps(elsewhere[name])


@pytest.mark.parametrize("name", ENGINES)
def test_opening_a_voice_does_not_touch_the_network(name: str, elsewhere: dict[str, list[Any]]) -> None:
    assert elsewhere[name][-1] == []


@pytest.mark.parametrize("name", ENGINES)
def test_different_voices_have_different_fingerprints(name: str) -> None:
    plugin = installed().engine(name)
    voices = [plugin.open(voice, "en") for voice in plugin.voices("en")]
    assert len({voice.fingerprint() for voice in voices}) == len({voice.id for voice in voices}) == len(voices) > 0


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it", "en-GB", "pt-BR"])
@pytest.mark.parametrize("name", ENGINES)
def test_every_voice_it_offers_opens(name: str, language: str) -> None:
    plugin = installed().engine(name)
    if not plugin.voices(language):
        with pytest.raises(BadRequest, match="does not speak"):
            plugin.open("", language)
    for voice in plugin.voices(language)[:20]:
        assert plugin.open(voice, language).id.startswith(name)


@pytest.mark.parametrize("name", ENGINES)
def test_a_voice_it_does_not_have_is_refused(name: str) -> None:
    for voice in ("no such voice", "../../etc/passwd", "a:b", "x" * 500):
        with pytest.raises(BadRequest):
            installed().engine(name).open(voice, "en")


@pytest.mark.parametrize("name", ENGINES)
def test_a_language_it_does_not_speak_is_refused(name: str) -> None:
    if opened(name).caps.languages != ("*",):
        with pytest.raises(BadRequest, match="does not speak 'qqq'"):
            opened(name, "qqq")


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it"])
@pytest.mark.parametrize("name", OFFLINE)
def test_what_it_speaks_is_mono_finite_within_full_scale_and_to_be_heard(name: str, language: str) -> None:
    if not speaks_here(name, language):
        pytest.skip(f"no voice of {name} that speaks '{language}' is installed")
    speech = say(opened(name, language), language=language)
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert np.isfinite(speech.samples).all()
    assert 0.001 < np.abs(speech.samples).max() <= 1.0
    assert 8000 <= speech.rate_hz <= 192_000
    assert 1.0 < len(speech.samples) / speech.rate_hz < 10.0  # 48 characters


@pytest.mark.parametrize("name", OFFLINE)
def test_the_same_phrase_has_the_same_samples_whatever_was_spoken_before(name: str) -> None:
    before = say(opened(name)).samples.tobytes()
    other = "de" if speaks_here(name, "de") else "en"
    say(opened(name, other), "Etwas anderes!", language=other, pace=1.3)
    assert say(opened(name)).samples.tobytes() == before


@pytest.mark.parametrize("name", OFFLINE)
def test_a_slower_pace_takes_longer(name: str) -> None:
    slow, calm, brisk = (len(say(opened(name), pace=pace).samples) for pace in (0.8, 1.0, 1.25))
    assert slow > calm > brisk


@pytest.mark.parametrize("text", ["", "   ", "\n", "..."])
@pytest.mark.parametrize("name", OFFLINE)
def test_a_text_is_heard_or_refused_and_never_silence(name: str, text: str) -> None:
    try:
        speech = say(opened(name), text)
    except BadRequest:
        return
    assert speech.samples.any()


@pytest.mark.parametrize("name", OFFLINE)
def test_a_text_as_long_as_it_may_be_is_spoken(name: str) -> None:
    voice = opened(name)
    text = ("and breathe, " * voice.caps.max_chars)[: min(voice.caps.max_chars, 1000)]
    assert len(say(voice, text).samples) > len(say(voice).samples)


@pytest.mark.parametrize("name", OFFLINE)
def test_it_can_speak_now_without_a_network(name: str) -> None:
    opened(name).probe()


@pytest.mark.parametrize("name", OFFLINE)
def test_what_it_speaks_can_be_kept(name: str, tmp_path) -> None:
    cache, speech = PhraseCache(tmp_path), say(opened(name))
    cache.write("ab" * 32, speech)
    back = cache.read("ab" * 32)
    assert back is not None
    assert back.rate_hz == speech.rate_hz
    assert np.abs(back.samples - speech.samples).max() < 1 / 32767
