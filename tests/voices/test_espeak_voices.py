"""Voices of our own for eSpeak NG: as its library speaks its own variants, softer than they are, in every language."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import espeakng_loader
import numpy as np
import numpy.typing as npt
import pytest

from audio_builder.sound.signal import Speech, SpokenWord
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.engines.espeak import ENGINE
from audio_builder.voices.espeak.library import UNLOADS, uttered_apart, words_of
from audio_builder.voices.espeak.voice_files import OWN, languages, variants, voice_text

DATA = Path(espeakng_loader.get_data_path())
CALM = "Let your shoulders be soft, and let the breath come and go by itself."

BY_NAME = """
import ctypes, sys
import espeakng_loader
heard = bytearray()
LISTENER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
def listen(samples, count, events):
    if samples:
        heard.extend(ctypes.string_at(samples, 2 * count))
    return 0
c = ctypes.CDLL(espeakng_loader.get_library_path())
c.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
callback = LISTENER(listen)
c.espeak_SetSynthCallback(callback)
assert c.espeak_SetVoiceByName(sys.argv[1].encode()) == 0
for name, value in ((1, 112), (2, 80), (3, 40), (4, 35)):
    c.espeak_SetParameter(name, value, 0)
c.espeak_ng_SetRandSeed(ctypes.c_long(1))
c.srand(1)
text = sys.argv[2].encode()
c.espeak_Synth(text, len(text) + 1, 0, 0, 0, 1, None, None)
c.espeak_Synchronize()
sys.stdout.buffer.write(heard)
"""


def say(text: str, voice: str, language: str = "en") -> Speech:
    return ENGINE.open(voice, language).speak(text, language=language, pace=1.0)


def data_folder() -> str:
    """What is in the library's data folder, file by file."""
    rows = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(DATA.rglob("*"))]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def spectral_centroid_hz(speech: Speech) -> float:
    """The mean frequency of a sound, each weighted by its power."""
    power = np.abs(np.fft.rfft(speech.samples.astype(np.float64))) ** 2
    return float((power * np.fft.rfftfreq(len(speech.samples), 1 / speech.rate_hz)).sum() / power.sum())


def pitch_hz(speech: Speech) -> npt.NDArray[np.float64]:
    """Of each 60 ms of a clearly voiced sound, by the highest peak of its autocorrelation between 60 and 400 Hz."""
    size, low, high = speech.rate_hz * 60 // 1000, speech.rate_hz // 400, speech.rate_hz // 60
    found = []
    for at in range(0, len(speech.samples) - size, size):
        part = speech.samples[at : at + size].astype(np.float64) * np.hanning(size)
        alike = np.fft.irfft(np.abs(np.fft.rfft(part, 2 * size)) ** 2)[:size]
        lag = low + int(np.argmax(alike[low:high]))
        if alike[0] > 1.0 and alike[lag] > 0.6 * alike[0]:
            found.append(speech.rate_hz / lag)
    return np.array(found)


@pytest.mark.parametrize(
    ("tag", "file", "variant"),
    [
        ("en-us", "gmw/en-US", "steph"),
        ("uk", "zle/uk", "steph"),  # its own speed
        ("fi", "urj/fi", "m7"),  # its own tone of voice
        ("mi", "poz/mi", "f2"),
    ],
)
def test_a_voice_given_as_one_file_is_to_the_bit_what_the_library_makes_of_its_own_variant(tag, file, variant) -> None:
    named = subprocess.run(
        [sys.executable, "-c", BY_NAME, f"{file}+{variant}", "Let it be. 4, na."], capture_output=True, check=True
    )
    given = uttered_apart("Let it be. 4, na.", voice=voice_text(tag, variant), words_per_minute=112)
    assert len(given.pcm) > 20_000
    assert given.pcm == named.stdout


@pytest.mark.skipif(not UNLOADS, reason="a path of this system")
def test_the_library_takes_another_voice_for_a_path_over_60_bytes_or_with_capitals(tmp_path) -> None:
    text = voice_text("en-us", "calm-male")
    library = shutil.copy2(espeakng_loader.get_library_path(), tmp_path / "apart.so")
    asks = (
        "import ctypes, sys; c = ctypes.CDLL(sys.argv[1]); c.espeak_Initialize(2, 0, sys.argv[2].encode(), 0);"
        "print(*(c.espeak_SetVoiceByFile(path.encode()) for path in sys.argv[3:]))"
    )
    folder = tmp_path / ("x" * 60)
    folder.mkdir()
    (folder / "voice").write_text(text, "utf-8")
    (tmp_path / "VOICE").write_text(text, "utf-8")
    names = ["/dev/stdin", str(folder / "voice"), "VOICE"]
    command = [sys.executable, "-c", asks, str(library), str(DATA), *names]
    with (folder / "voice").open() as short:
        done = subprocess.run(command, stdin=short, cwd=tmp_path, capture_output=True, text=True, check=True)
    taken, too_long, in_capitals = done.stdout.split()
    assert taken == "0"
    assert "0" not in (too_long, in_capitals)


def test_speaking_leaves_the_librarys_folder_as_it_is_and_no_file_open() -> None:
    before = data_folder()
    open_files = len(list(Path("/proc/self/fd").iterdir())) if UNLOADS else 0
    for voice in (*OWN, "steph"):
        say("Rest.", voice)
    assert data_folder() == before
    assert (len(list(Path("/proc/self/fd").iterdir())) if UNLOADS else 0) == open_files


def test_our_voices_are_softer_than_the_librarys_softest_and_one_is_low() -> None:
    female, male, steph, deep = (say(CALM, voice) for voice in ("calm-female", "calm-male", "steph", "m7"))
    assert spectral_centroid_hz(female) < spectral_centroid_hz(steph)
    assert spectral_centroid_hz(male) < 0.7 * spectral_centroid_hz(deep)
    assert 140 < np.median(pitch_hz(female)) < 210
    assert 75 < np.median(pitch_hz(male)) < 120


def test_our_voices_speak_every_language_in_their_own_tone(capfd: pytest.CaptureFixture[str]) -> None:
    assert len({tag.partition("-")[0] for tag in languages()}) > 100
    for tag in languages():
        voice = ENGINE.open("calm-female", tag)
        assert voice.id == f"espeak:{ENGINE.open('', tag).language}+calm-female"
        assert 0.05 < np.abs(voice.speak("a 1", language=tag, pace=1.0).samples).max() < 0.98, tag
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("lv", "Ļaujiet pleciem nolaisties un elpojiet lēni un mierīgi."),
        ("haw", "E hoʻomaha i kou mau poʻohiwi a hanu mālie."),
    ],
)
@pytest.mark.parametrize("voice", ["calm-female", "calm-male", "steph"])
def test_no_language_is_so_loud_that_the_library_turns_itself_down(tag: str, text: str, voice: str) -> None:
    speech = say(text, voice, tag)
    assert 0.3 < np.abs(speech.samples).max() < 0.98
    assert speech.words[-1].frame < len(speech.samples)
    assert len(speech.words) == len(text.split())


@pytest.mark.parametrize("tag", ["fo", "kaa", "xex"])
def test_a_language_without_its_dictionary_is_not_spoken_letter_by_letter(tag: str) -> None:
    assert (DATA / "lang").is_dir()
    assert not (DATA / f"{tag}_dict").exists()
    assert tag not in languages()


def test_what_is_in_a_voices_file_is_in_its_fingerprint() -> None:
    for voice in ("calm-female", "de+calm-male", "steph"):
        engine = ENGINE.open(voice, "en")
        content = hashlib.sha256(voice_text(engine.language, engine.variant).encode()).hexdigest()
        assert f" {content[:12]} " in engine.fingerprint()


def test_our_voices_hide_none_of_the_librarys() -> None:
    assert not set(OWN) & {path.name for path in (DATA / "voices" / "!v").iterdir()}
    assert variants()[: len(OWN)] == OWN
    assert not {name.lower() for name in variants()} & set(languages())


def test_every_word_has_its_time() -> None:
    text = "  Let go. Rest \u2013 softly, f\u00fcr dich \U0001f319 now."
    speech = say(text, "", "en")
    assert [
        text[word.start : word.stop] for word in speech.words
    ] == "Let go Rest softly für dich \U0001f319 now".split()
    frames = [word.frame for word in speech.words]
    assert frames == sorted(frames)
    assert frames[0] == 0
    assert frames[-1] < len(speech.samples)
    assert ENGINE.open("", "en").caps.timings


def test_a_word_is_timed_where_its_sound_begins() -> None:
    """Each of the words begins after a silence, which a meter finds without knowing of words."""
    speech = say("One. Two. Three. Four.", "")
    heard = np.abs(speech.samples) > 0.02 * np.abs(speech.samples).max()
    onsets = np.flatnonzero(
        heard
        & ~np.convolve(heard, np.ones(4000), "full")[: len(heard)]
        .astype(bool)
        .take(np.maximum(np.arange(len(heard)) - 1, 0))
    )
    assert len(onsets) == len(speech.words) == 4
    assert np.abs(onsets - [word.frame for word in speech.words]).max() < 0.12 * speech.rate_hz


def test_what_the_library_tells_wrongly_is_left_out() -> None:
    events = [(1, 2, 0), (1, 2, 90), (0, 3, 95), (4, 1, 100), (9, 5, 200), (4, 9, 5000)]
    assert words_of("ab cd", events, frames=1000) == (SpokenWord(0, 2, 0), SpokenWord(3, 4, 100))
    assert words_of("", [(1, 1, 0)], frames=10) == ()


def test_the_cache_keeps_the_sound_and_lets_the_words_go(tmp_path: Path) -> None:
    cache, speech = PhraseCache(tmp_path), say("Rest now.", "")
    cache.write("ab" * 32, speech)
    back = cache.read("ab" * 32)
    assert back is not None
    assert len(back.samples) == len(speech.samples)
    assert (len(speech.words), back.words) == (2, ())
