"""From the cache to clips: how long, how loud, and the same every time."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from audio_builder.errors import EngineError
from audio_builder.plan.cues import Phrase
from audio_builder.sound.signal import Speech
from audio_builder.voices.cache import PhraseCache
from audio_builder.voices.clips import HELD, Clips, Takes, takes_of

RATE = 48000


def phrase(text: str) -> Phrase:
    return Phrase(text, "a voice", "en", 1.0)


def speech(seconds: float, amplitude: float, *, hertz: float = 500.0, rate_hz: int = 24000) -> Speech:
    """A tone with a quarter of a second of silence on each side."""
    tone = amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate_hz)) / rate_hz)
    return Speech(np.pad(tone, rate_hz // 4).astype(np.float32), rate_hz)


def bursts(on_s: float, off_s: float, count: int, *, rate_hz: int = 24000) -> Speech:
    """A halting voice: tones with silence between them."""
    tone = 0.3 * np.sin(2 * np.pi * 500 * np.arange(round(on_s * rate_hz)) / rate_hz)
    sound = np.tile(np.pad(tone, (0, round(off_s * rate_hz))), count)
    return Speech(sound.astype(np.float32), rate_hz)


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(tmp_path)


def takes(cache: PhraseCache, *texts: str) -> Takes:
    return takes_of([phrase(text) for text in texts], cache, rate_hz=RATE)


def clips(cache: PhraseCache, *texts: str, voice_lufs: float = -20.0, levels_db: tuple[float, ...] = ()) -> Clips:
    """Of texts that are heard in this order, at these levels if there are any."""
    heard = zip((phrase(text).key for text in texts), levels_db or (0.0,) * len(texts), strict=True)
    return takes(cache, *texts).clips(heard, voice_lufs=voice_lufs)


def ffmpeg_lufs(sound: np.ndarray) -> float:
    """Integrated loudness of a stereo sound, by FFmpeg's filter."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="fltp", layout="stereo")
    graph.link_nodes(source, graph.add("ebur128", "metadata=1"), graph.add("abuffersink")).configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T, np.float32), format="fltp", layout="stereo")
    frame.sample_rate = RATE
    graph.push(frame)
    graph.push(None)
    seen: dict[str, str] = {}
    while True:
        try:
            seen |= graph.pull().metadata
        except (av.BlockingIOError, av.EOFError):
            return float(seen["lavfi.r128.I"])


@pytest.mark.parametrize("rate_hz", [16000, 22050, 24000, 48000])
def test_the_length_of_a_phrase_is_its_audible_part_at_the_sessions_rate(cache: PhraseCache, rate_hz: int) -> None:
    cache.write(phrase("Rest.").key, speech(0.8, 0.3, rate_hz=rate_hz))
    found = takes_of([phrase("Rest.")], cache, rate_hz=RATE, steps=("edges",))
    # a tone rises above -40 dB of its peak within a frame; a resampler rings for some frames before that
    assert found.lengths == {phrase("Rest.").key: pytest.approx(0.8 * RATE, abs=50)}


def test_the_extent_tells_what_the_clip_holds(cache: PhraseCache) -> None:
    cache.write(phrase("Rest.").key, speech(0.8, 0.3))
    found = clips(cache, "Rest.")
    clip, extent = found.clip(phrase("Rest.").key), found.extents[phrase("Rest.").key]
    assert (clip.audible.start, len(clip.audible)) == (extent.before, extent.audible)
    assert extent.before + extent.audible + extent.after == len(clip.samples)
    assert clip.rate_hz == RATE
    assert abs(clip.samples[0]) < 1e-4
    assert abs(clip.samples[-1]) < 1e-4


SPOKEN = {
    "steady": speech(1.0, 0.9),
    "soft": speech(2.0, 0.01, hertz=300),
    "halting": bursts(0.1, 0.5, 5),
    "short": bursts(0.12, 0.1, 2),
}


@pytest.mark.parametrize("voice_lufs", [-16.0, -28.0])
@pytest.mark.parametrize(
    "heard",
    [
        ["steady", "soft"],
        ["halting", "halting"],
        ["short"] * 10,
        ["halting", "soft", *["short"] * 10],
        ["short", *["halting"] * 6, "steady"],
    ],
    ids=["alike", "halting", "short", "mostly short", "mostly halting"],
)
def test_all_that_is_heard_has_the_loudness_asked_for_by_ffmpegs_meter(
    cache: PhraseCache, heard: list[str], voice_lufs: float
) -> None:
    for text, sound in SPOKEN.items():
        cache.write(phrase(text).key, sound)
    found = clips(cache, *heard, voice_lufs=voice_lufs)
    # set each by itself, they miss it by up to 0.6 LU
    assert ffmpeg_lufs(joined(found, heard)) == pytest.approx(voice_lufs, abs=0.05)


@pytest.mark.parametrize("deepest_db", [-3.0, -6.0, -9.0])
def test_a_voice_that_sinks_has_the_loudness_asked_for_over_all_of_it(cache: PhraseCache, deepest_db: float) -> None:
    for text, sound in SPOKEN.items():
        cache.write(phrase(text).key, sound)
    heard = ["steady", "soft", "halting", "short"] * 5
    levels_db = tuple(np.linspace(0.0, deepest_db, len(heard)).tolist())
    found = clips(cache, *heard, levels_db=levels_db)
    assert ffmpeg_lufs(joined(found, heard, levels_db)) == pytest.approx(-20.0, abs=0.1)
    assert found.lufs > -20.0 - deepest_db / 3  # so the beginning is louder


def joined(found: Clips, heard: list[str], levels_db: tuple[float, ...] = ()) -> np.ndarray:
    """The audible parts one after the other, each at its level, stereo."""
    parts = []
    for text, level_db in zip(heard, levels_db or (0.0,) * len(heard), strict=True):
        clip = found.clip(phrase(text).key)
        parts.append(clip.samples[clip.audible.start : clip.audible.stop] * 10 ** (level_db / 20))
    return np.repeat(np.concatenate(parts)[:, None], 2, axis=1)


def test_a_clip_is_the_same_after_more_others_than_are_held(cache: PhraseCache) -> None:
    texts = [f"phrase {n}" for n in range(HELD + 3)]
    for n, text in enumerate(texts):
        cache.write(phrase(text).key, speech(0.3, 0.2, hertz=200 + 10 * n))
    found = clips(cache, *texts)
    before = found.clip(phrase(texts[0]).key).samples.tobytes()
    for text in texts[1:]:
        found.clip(phrase(text).key)
    assert found.clip(phrase(texts[0]).key).samples.tobytes() == before


def test_a_phrase_that_is_not_in_the_cache_is_named(cache: PhraseCache) -> None:
    with pytest.raises(EngineError, match=r"'Let go\.' has gone from the phrase cache"):
        clips(cache, "Let go.")


def test_a_phrase_that_goes_while_it_is_needed_is_named(cache: PhraseCache) -> None:
    cache.write(phrase("Let go.").key, speech(0.5, 0.2))
    found = clips(cache, "Let go.")
    cache.path(phrase("Let go.").key).unlink()
    with pytest.raises(EngineError, match=r"'Let go\.' has gone .* build again"):
        found.clip(phrase("Let go.").key)


def test_a_session_without_a_word_has_no_clips(cache: PhraseCache) -> None:
    assert takes(cache).lengths == {}
    assert clips(cache).lufs == -20.0
