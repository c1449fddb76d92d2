"""eSpeak NG from its wheel: the same phrase, the same bytes, whatever was spoken before and by whom."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import numpy as np
import pytest

from audio_builder.errors import BadRequest, Transient
from audio_builder.sound.signal import Speech
from audio_builder.voices.engines.espeak import ENGINE
from audio_builder.voices.espeak.library import uttered_apart, uttered_here
from audio_builder.voices.espeak.voice_files import voice_text

SENTENCES = {
    "en": "Let your shoulders drop, and breathe out slowly.",
    "es": "Suelta los hombros y espira despacio, mañana también.",
    "fr": "Relâchez les épaules, puis expirez doucement.",
    "de": "Lass die Schultern sinken, und atme ruhig aus.",
    "pt": "Solte os ombros e expire devagar; não há pressa.",
    "it": "Lascia andare le spalle ed espira lentamente, così.",
}


def say(text: str, *, voice: str = "", language: str = "en", pace: float = 1.0) -> Speech:
    return ENGINE.open(voice, language).speak(text, language=language, pace=pace)


def digest(speech: Speech) -> str:
    return hashlib.sha256(speech.samples.tobytes()).hexdigest()


def share_above(hertz: int, speech: Speech) -> float:
    """The part of a sound's power above a frequency."""
    power = np.abs(np.fft.rfft(speech.samples)) ** 2
    return float(power[round(hertz * len(speech.samples) / speech.rate_hz) :].sum() / power.sum())


def test_a_phrase_has_the_same_bytes_in_any_order() -> None:
    texts = ("Breathe in.", "And let go?", "Four, seven, eight!")
    alone = {text: digest(say(text)) for text in texts}
    for order in permutations(texts):
        assert [digest(say(text)) for text in order] == [alone[text] for text in order]


def test_a_phrase_has_the_same_bytes_after_another_voice_language_and_pace() -> None:
    before = digest(say("Rest your hands."))
    say("Ruhig.", voice="de+whisper", language="de", pace=1.6)
    say("!", voice="en-gb+f5", pace=0.7)
    assert digest(say("Rest your hands.")) == before


def test_breath_does_not_depend_on_the_clock_or_on_chance() -> None:
    voices = ("", "+steph", "+f2", "+whisper", "+klatt4", "+Reed")
    before = [digest(say("Hush, rest.", voice=voice)) for voice in voices]
    begun = int(time.time())
    while int(time.time()) == begun:  # left to itself, the library seeds its noise with the second it is
        assert [digest(say("Hush, rest.", voice=voice)) for voice in voices] == before
    assert [digest(say("Hush, rest.", voice=voice)) for voice in voices] == before


def test_threads_that_speak_at_once_hear_what_one_alone_hears() -> None:
    asked = [(text, language) for language, text in SENTENCES.items()]
    alone = [digest(say(text, language=language)) for text, language in asked]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda one: digest(say(one[0], language=one[1])), asked * 3))
    assert together == alone * 3


def test_a_process_of_its_own_speaks_to_the_bit_what_this_one_speaks() -> None:
    asked = [
        (voice_text("de", "calm-female"), "Für dich – 4 Sekunden: Füße hüten."),
        (voice_text("en-us", "f2"), "Hush."),
        (voice_text("it", "klatt4"), "Già."),
    ]
    with ThreadPoolExecutor() as pool:
        apart = list(pool.map(lambda one: uttered_apart(one[1], voice=one[0], words_per_minute=130), asked))
    assert apart == [uttered_here(text, voice=voice, words_per_minute=130) for voice, text in asked]
    assert all(one.rate_hz == 22050 and any(one.pcm) and one.words for one in apart)


def test_a_process_that_fails_may_be_asked_again_and_says_why() -> None:
    with pytest.raises(Transient, match=r"(?s)eSpeak NG's process failed .*does not take the file of this voice"):
        uttered_apart("Rest.", voice="", words_per_minute=112)


WHAT_IS_LOADED = """
import sys
from pathlib import Path
import espeakng_loader

wheel = Path(espeakng_loader.get_library_path())
loaded = []

def note(event, arguments):
    if event == "ctypes.dlopen" and "espeak" in str(arguments[0]):
        loaded.append((str(arguments[0]), Path(arguments[0]).read_bytes() == wheel.read_bytes()))

from audio_builder.voices.engines.espeak import ENGINE
sys.addaudithook(note)
speech = ENGINE.open("", "en").speak("Let your shoulders drop.", language="en", pace=1.0)
assert loaded, "no library was loaded"
assert all(same for _, same in loaded), loaded
assert str(wheel) not in dict(loaded), loaded
maps = Path("/proc/self/maps")
assert not maps.exists() or "espeak" not in maps.read_text().replace("espeakng_loader", ""), "it is still there"
sys.stdout.buffer.write(speech.samples.tobytes())
"""


def test_the_library_is_a_copy_of_the_wheels_and_no_environment_changes_what_it_says() -> None:
    elsewhere = {"ESPEAK_DATA_PATH": os.devnull, "LANG": "C", "LC_ALL": "C", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", WHAT_IS_LOADED], env=os.environ | elsewhere, capture_output=True)
    assert done.stderr.decode() == ""
    assert done.stdout == say("Let your shoulders drop.").samples.tobytes()


@pytest.mark.parametrize("language", SENTENCES)
def test_it_speaks_six_languages_each_in_its_own_way(language: str) -> None:
    speech = say(SENTENCES[language], language=language)
    level = np.abs(speech.samples)
    assert speech.samples.dtype == np.float32
    assert np.isfinite(speech.samples).all()
    assert 0.1 < level.max() < 1.0
    assert 2.0 < len(speech.samples) / speech.rate_hz < 8.0
    other = "it" if language == "en" else "en"
    assert digest(say(SENTENCES[language], language=other)) != digest(speech)


@pytest.mark.parametrize(
    ("name", "language", "voice"),
    [
        ("", "en", "en-us+calm-female"),
        ("", "EN", "en-us+calm-female"),
        ("", "en-GB", "en-gb+calm-female"),
        ("", "pt_BR", "pt-br+calm-female"),
        ("", "de-CH", "de+calm-female"),
        ("", "fr-CA", "fr+calm-female"),
        ("en-gb", "en", "en-gb+calm-female"),
        ("en-us+f2", "de", "en-us+f2"),
        ("+whisper", "it", "it+whisper"),
        ("calm-male", "it", "it+calm-male"),
        ("whisper", "de", "de+whisper"),
        ("en-us+steph", "en", "en-us+steph"),
        ("de+Andy", "en", "de+Andy"),
    ],
)
def test_a_voice_is_a_language_and_a_variant_either_of_which_may_be_left_out(
    name: str, language: str, voice: str
) -> None:
    assert ENGINE.open(name, language).id == f"espeak:{voice}"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("en-us+steff", r"no variant 'steff'; did you mean steph\?"),
        ("+andy", r"no variant 'andy'; did you mean Andy\?"),
        ("+../../lang/gmw/de", "no variant"),
        ("en+f2+f3", "no variant 'f2\\+f3'"),
        ("en-uss", r"does not speak 'en-uss'; did you mean en-us\?"),
        ("de-ch", "does not speak 'de-ch'"),
        ("../en", "does not speak"),
    ],
)
def test_a_voice_it_does_not_have_is_refused_where_the_library_would_take_another(name: str, message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        ENGINE.open(name, "en")


@pytest.mark.parametrize("language", ["xx", "xx-yy", "", "english"])
def test_a_language_it_does_not_have_is_refused(language: str) -> None:
    with pytest.raises(BadRequest, match=f"does not speak '{language.partition('-')[0]}"):
        ENGINE.open("", language)


@pytest.mark.parametrize("text", ["...", "", " \n ", "—", "\u200b"])
def test_a_text_without_a_sound_is_refused_and_never_silence(text: str) -> None:
    with pytest.raises(BadRequest, match="has no sound for"):
        say(text)


@pytest.mark.parametrize("text", ["Füße, naïve, Señor", "息を吸って", "дыши", "\U0001f319 moon", "½ inch", "e\u0301"])
def test_any_script_is_spoken(text: str) -> None:
    speech = say(text)
    assert np.isfinite(speech.samples).all()
    assert speech.samples.any()


def test_nothing_is_lost_after_a_zero_character() -> None:
    assert digest(say("Breathe in\0and out.")) == digest(say("Breathe in and out."))


def test_a_faster_pace_is_shorter_until_the_library_can_do_no_more() -> None:
    lengths = {pace: len(say("Let your arms be.", pace=pace).samples) for pace in (0.01, 0.5, 0.8, 1.0, 1.3, 2.0)}
    assert lengths[0.01] == lengths[0.5] > lengths[0.8] > lengths[1.0] > lengths[1.3] > lengths[2.0]
    assert digest(say("Rest.", pace=5.0)) == digest(say("Rest.", pace=500.0))


def test_a_paces_length_is_its_inverse() -> None:
    slow, fast = (len(say("Let your shoulders drop, " * 4, pace=pace).samples) for pace in (0.8, 1.6))
    assert slow / fast == pytest.approx(2.0, rel=0.15)  # eSpeak shortens vowels more than it shortens consonants


def test_hisses_are_softened_and_the_voice_is_not() -> None:
    spoken = uttered_here("Softness, this is.", voice=voice_text("en-us", "calm-female"), words_per_minute=112)
    raw = Speech((np.frombuffer(spoken.pcm, "<i2") / 32768).astype(np.float32), spoken.rate_hz)
    soft = say("Softness, this is.")
    assert share_above(7000, soft) < 0.25 * share_above(7000, raw)  # 6 dB; the filter has 3 dB at 5 kHz, 12 an octave
    assert 10 * np.log10(np.mean(soft.samples**2) / np.mean(raw.samples**2)) == pytest.approx(0.0, abs=0.2)


def test_the_fingerprint_names_the_library_and_the_voice() -> None:
    voice = ENGINE.open("en-gb+f2", "en")
    assert voice.fingerprint().startswith(f"espeak-ng/{voice.version} en-gb+f2 ")
    assert int(voice.version.partition(".")[0]) >= 1
    voice.probe()


@pytest.mark.parametrize("language", ["en", "en-GB", "pt_BR", "de-CH", "it"])
def test_every_voice_that_is_offered_can_be_opened_and_ours_are_first(language: str) -> None:
    offered = ENGINE.voices(language)
    assert ENGINE.open(offered[0], language) == ENGINE.open("", language)
    assert len({ENGINE.open(name, language) for name in offered}) == len(offered) > 50
    assert ENGINE.voices("xx") == ()
