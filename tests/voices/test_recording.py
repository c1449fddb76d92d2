"""Your own voice: recordings of every kind in a folder, told by a table or by their names."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from sound_files import encoded, hiss, tone, wav

from audio_builder.contracts import Rehearsed
from audio_builder.errors import BadRequest, Unavailable
from audio_builder.sound.loudness import clip_loudness
from audio_builder.voices.engines.espeak import ENGINE as ESPEAK
from audio_builder.voices.engines.recording import ENGINE, LONGEST_S, RATE_HZ, OwnVoice, is_cut_off, spoken_part
from audio_builder.voices.lines import lines_in

REST = "Lie down, and rest."
SPEECH = ESPEAK.open("en-us+m7", "en").speak(REST, language="en", pace=1.0)


def sound(before_s: float = 0.0, after_s: float = 0.0, *, level: float = 1.0, room: float = 0.0) -> np.ndarray:
    """Somebody who says that, with silence around it and a room that hums."""
    padded = np.pad(SPEECH.samples * level, (round(before_s * SPEECH.rate_hz), round(after_s * SPEECH.rate_hz)))
    return padded + np.random.default_rng(3).normal(0.0, room, len(padded)) if room else padded


def record(folder: Path, name: str, samples: np.ndarray | None = None) -> Path:
    """A WAV file of speech, or of these samples at its rate."""
    folder.mkdir(exist_ok=True)
    return wav(folder / name, sound() if samples is None else samples, SPEECH.rate_hz)


def opened(folder: Path, language: str = "en") -> OwnVoice:
    voice = ENGINE.open(str(folder), language)
    assert isinstance(voice, OwnVoice)
    return voice


def said(folder: Path, text: str = REST) -> np.ndarray:
    """What is heard of the recording, at its rate."""
    return opened(folder).speak(text, language="en", pace=1.0).samples


def test_it_is_asked_by_name_only_and_is_no_machine() -> None:
    assert ENGINE.auto_rank is None
    assert ENGINE.folder
    assert not ENGINE.open("", "en").caps.synthetic
    assert isinstance(ENGINE.open("", "en"), Rehearsed)


# which file says what


@pytest.mark.parametrize(
    "name", ["Lie down, and rest..wav", "lie-down-and-rest.WAV", "lie_down_and_rest.wav", "liedownandrest.wav"]
)
def test_a_file_is_called_like_what_it_says(tmp_path: Path, name: str) -> None:
    record(tmp_path, name)
    assert opened(tmp_path).take_of(REST)
    assert len(said(tmp_path)) > RATE_HZ / 2


TABLES = {
    "lines.csv": 'file,text\n001.wav,"Lie down, and rest."\n',
    "lines.CSV": "001.wav;Lie down, and rest.\n",
    "lines.tsv": "text\tfile\tnote\nLie down, and rest.\t001\tsoftly\n",
    "lines.txt": "# my lines\n\n001.wav: Lie down, and rest.\n",
}


@pytest.mark.parametrize(("name", "table"), TABLES.items(), ids=TABLES)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_says_which_file_says_what(tmp_path: Path, name: str, table: str, coding: str) -> None:
    record(tmp_path, "001.wav")
    (tmp_path / name).write_text(table, encoding=coding)
    assert lines_in(tmp_path, "en").file(REST) == tmp_path / "001.wav"


@pytest.mark.parametrize(
    "row", ["001.wav,Lie down, and rest.", "001.wav|Lie down, and rest.", "001 = Lie down, and rest."]
)
def test_a_comma_in_a_text_needs_no_quotes(tmp_path: Path, row: str) -> None:
    record(tmp_path, "001.wav")
    (tmp_path / ("lines.csv" if "," in row[:8] else "lines.txt")).write_text(row)
    assert lines_in(tmp_path, "en").file(REST) == tmp_path / "001.wav"


def test_a_table_may_write_figures_as_they_are_spoken_or_as_the_script_does(tmp_path: Path) -> None:
    record(tmp_path, "a.wav")
    record(tmp_path, "b.wav")
    (tmp_path / "lines.txt").write_text("a.wav: The 4-7-8 breath for 5 s.\nb.wav: Rest for ten seconds.\n")
    lines = lines_in(tmp_path, "en")
    assert lines.file("The four seven eight breath for five seconds.") == tmp_path / "a.wav"
    assert lines.file("Rest for 10 s.") == tmp_path / "b.wav"


def test_a_file_that_a_table_names_says_that_and_not_its_name(tmp_path: Path) -> None:
    record(tmp_path, "rest.wav")
    (tmp_path / "lines.txt").write_text("rest.wav: Good night.\n")
    lines = lines_in(tmp_path, "en")
    assert lines.file("Rest.") is None
    assert lines.file("Good night.") == tmp_path / "rest.wav"


def test_it_knows_whether_a_line_goes_on_after_some_words(tmp_path: Path) -> None:
    record(tmp_path, "001.wav")
    (tmp_path / "lines.txt").write_text("001: Rest for five seconds. And let go.\n002: Not recorded yet. Nor this.\n")
    lines = lines_in(tmp_path, "en")
    assert lines.goes_on("Rest for 5 s.")
    assert not lines.goes_on("Rest for 5 s. And let go.")
    assert not lines.goes_on("Let go.")
    assert not lines.goes_on("Not recorded yet.")


def test_a_table_counts_more_than_a_name(tmp_path: Path) -> None:
    record(tmp_path, "rest.wav")
    record(tmp_path, "002.wav")
    (tmp_path / "lines.txt").write_text("002: Rest.\n")
    assert lines_in(tmp_path, "en").file("Rest.") == tmp_path / "002.wav"


def test_two_files_for_the_same_words_are_not_chosen_between(tmp_path: Path) -> None:
    record(tmp_path, "rest.wav")
    record(tmp_path, "Rest!.wav")
    with pytest.raises(BadRequest, match=r"both say 'Rest\.'; keep one of them"):
        opened(tmp_path).take_of("Rest.")
    (tmp_path / "lines.txt").write_text("rest: Rest.\n")
    assert opened(tmp_path).take_of("Rest.")


def test_two_formats_of_one_number_are_not_chosen_between(tmp_path: Path) -> None:
    record(tmp_path, "001.wav")
    record(tmp_path, "001.aiff")
    (tmp_path / "lines.txt").write_text("001: Rest.\n")
    with pytest.raises(BadRequest, match=r"lines\.txt:1: '001' may be 001\.aiff or 001\.wav; write which"):
        opened(tmp_path)


def test_names_that_differ_in_capitals_alone_are_two_files_where_the_disk_says_so(tmp_path: Path) -> None:
    record(tmp_path, "rest.wav")
    record(tmp_path, "REST.wav")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this disk takes both for one")
    with pytest.raises(BadRequest, match="both say"):
        opened(tmp_path).take_of("Rest.")
    (tmp_path / "lines.txt").write_text("rest.wav: Rest.\nREST.wav: Sleep.\n")
    assert lines_in(tmp_path, "en").file("Rest.") == tmp_path / "rest.wav"


def test_a_row_whose_file_is_still_to_come_is_a_line_without_a_recording(tmp_path: Path) -> None:
    (tmp_path / "lines.csv").write_text("file,text\n001,Rest.\n")
    assert opened(tmp_path).take_of("Rest.") == ""


@pytest.mark.parametrize(
    "name", ["../secret.wav", "/etc/passwd", "~/secret.wav", "C:\\secret.wav", "legs/../../secret.wav"]
)
def test_a_table_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    record(tmp_path, "secret.wav")
    folder = tmp_path / "mine"
    (folder / "legs").mkdir(parents=True)
    (folder / "lines.csv").write_text(f"file,text\n{name},Rest.\n")
    with pytest.raises(BadRequest, match=r"lines\.csv:2: .* is not in the folder; copy it there"):
        opened(folder)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_out_of_the_folder_below_it_is_refused(tmp_path: Path) -> None:
    record(tmp_path / "other", "secret.wav")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "legs").symlink_to(tmp_path / "other")
    (folder / "lines.csv").write_text("file,text\nlegs/secret.wav,Rest.\n")
    with pytest.raises(BadRequest, match="is not in the folder"):
        opened(folder)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_to_a_file_elsewhere_is_refused_by_name(tmp_path: Path) -> None:
    record(tmp_path / "other", "secret.wav")
    record(tmp_path / "mine", "rest.wav")
    (tmp_path / "mine" / "sleep.wav").symlink_to("rest.wav")
    assert opened(tmp_path / "mine").take_of("Sleep.")
    (tmp_path / "mine" / "secret.wav").symlink_to(tmp_path / "other" / "secret.wav")
    with pytest.raises(BadRequest, match=r"'secret\.wav' only points to a file that is not in the folder"):
        opened(tmp_path / "mine")


BAD_TABLES = {
    "one column": ("lines.csv", b"file,text\n001.wav\n", r"lines\.csv:2: a row is the name of a file and its text"),
    "no separator": ("lines.txt", b"\n001 Rest\n", r"lines\.txt:2: a row is"),
    "another coding": ("lines.csv", b"001,M\xfcde.\n", r"lines\.csv is not UTF-8; save it as UTF-8"),
    "a sound": ("lines.csv", bytes(range(256)), r"lines\.csv"),
}


@pytest.mark.parametrize(("name", "content", "why"), BAD_TABLES.values(), ids=BAD_TABLES)
def test_a_table_that_cannot_be_read_says_where(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadRequest, match=why):
        opened(tmp_path)


def test_what_is_no_folder_is_refused_by_name(tmp_path: Path) -> None:
    path = record(tmp_path, "a.wav")
    for name in (str(tmp_path / "nowhere"), str(path), "a\0b", "x" * 5000):
        with pytest.raises(BadRequest, match="is no folder of recordings"):
            ENGINE.open(name, "en")


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"there are no recordings in .*; put sound files there"):
        opened(tmp_path).probe()


# takes


def test_a_take_is_another_when_the_file_is_and_only_then(tmp_path: Path) -> None:
    record(tmp_path, "rest.wav")
    record(tmp_path, "sleep.wav")
    before, again = opened(tmp_path), opened(tmp_path)
    assert before.fingerprint() == again.fingerprint()
    assert before.take_of("Rest.") == again.take_of("Rest.") != ""
    rest, sleep = before.take_of("Rest."), before.take_of("Sleep.")
    record(tmp_path, "rest.wav", sound(level=0.9))
    after = opened(tmp_path)
    assert after.take_of("Rest.") != rest
    assert after.take_of("Sleep.") == sleep
    assert after.fingerprint() == before.fingerprint()


def test_two_folders_are_two_voices(tmp_path: Path) -> None:
    for name in ("anna", "ben"):
        record(tmp_path / name, "rest.wav")
    anna, ben = opened(tmp_path / "anna"), opened(tmp_path / "ben")
    assert (anna.id, ben.id) == ("recording:anna", "recording:ben")
    assert anna.fingerprint() != ben.fingerprint()
    assert str(tmp_path) not in anna.fingerprint()


# sound


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.m4a", "aac"), ("a.mp3", "libmp3lame"), ("a.flac", "flac"), ("a.ogg", "libopus"), ("a.opus", "libopus")],
)
@pytest.mark.parametrize("channels", [1, 2])
def test_every_format_in_one_channel_or_two_is_the_same_voice(
    tmp_path: Path, name: str, codec: str, channels: int
) -> None:
    rate_hz = 48_000 if codec == "libopus" else SPEECH.rate_hz
    samples = np.interp(
        np.arange(0, len(SPEECH.samples), SPEECH.rate_hz / rate_hz), np.arange(len(SPEECH.samples)), SPEECH.samples
    )
    encoded(tmp_path / name, samples if channels == 1 else np.repeat(samples[:, None], 2, axis=1), rate_hz, codec)
    (tmp_path / "lines.txt").write_text(f"{name}: {REST}\n")
    heard = said(tmp_path)
    assert len(heard) / RATE_HZ == pytest.approx(len(SPEECH.samples) / SPEECH.rate_hz, abs=0.2)
    assert np.abs(heard).max() == pytest.approx(0.5)


def test_silence_around_the_words_and_the_touch_of_the_button_are_left_out(tmp_path: Path) -> None:
    samples = sound(2.0, 3.0, level=0.3, room=0.0005)
    for at in (0.3, 0.8, len(samples) / SPEECH.rate_hz - 0.1):
        start = round(at * SPEECH.rate_hz)
        samples[start : start + 200] += 0.5 * np.hanning(200)[: len(samples[start : start + 200])]
    record(tmp_path, "lie-down-and-rest.wav", samples)
    words_s = len(SPEECH.samples) / SPEECH.rate_hz
    assert words_s - 0.1 < len(said(tmp_path)) / RATE_HZ < words_s + 0.6


@pytest.mark.parametrize("level", [0.01, 0.1, 1.0])
def test_a_soft_recording_and_a_loud_one_are_the_same(tmp_path: Path, level: float) -> None:
    record(tmp_path, "lie-down-and-rest.wav", sound(0.5, 0.5, level=level))
    loudness = clip_loudness(said(tmp_path), RATE_HZ)
    record(tmp_path, "lie-down-and-rest.wav", sound(0.5, 0.5))
    assert loudness == pytest.approx(clip_loudness(said(tmp_path), RATE_HZ), abs=0.3)


def test_the_pace_is_the_recordings_own(tmp_path: Path) -> None:
    record(tmp_path, "lie-down-and-rest.wav")
    slow, fast = (opened(tmp_path).speak(REST, language="en", pace=pace).samples for pace in (0.5, 2.0))
    assert slow.tobytes() == fast.tobytes()


def test_the_parts_at_the_ends_that_are_soft_are_kept() -> None:
    fading = tone(2.0, RATE_HZ) * np.linspace(1.0, 0.0, 2 * RATE_HZ)
    assert len(spoken_part(np.pad(fading, RATE_HZ).astype(np.float32))) > 2.0 * RATE_HZ


UNUSABLE = {
    "silence": (np.zeros(40_000), "'rest.wav' is silent; record it again"),
    "a hum nobody hears": (hiss(2, 22_050, channels=1, rms=1e-4)[:, 0], "'rest.wav' is silent"),
    "a click": (np.r_[np.zeros(9000), 0.5, np.zeros(9000)], "'rest.wav'"),
    "cut off flat": (
        np.clip(50 * np.sin(np.arange(44_100) / 100), -1, 1),
        "'rest.wav' is cut off flat at full scale; record it again, softer",
    ),
    "half a minute for a word": (tone(30, 22_050), "'rest.wav': .* too long for 5 characters"),
}


@pytest.mark.parametrize(("samples", "why"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_the_line_is_refused_by_name_and_not_tried_again(
    tmp_path: Path, samples: np.ndarray, why: str
) -> None:
    record(tmp_path, "rest.wav", samples)
    with pytest.raises(BadRequest, match=why) as caught:
        said(tmp_path, "Rest.")
    assert not caught.value.retryable


@pytest.mark.parametrize("content", [b"", b"Lie down now.\n" * 90, b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"])
def test_what_is_no_sound_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rest.wav").write_bytes(content)
    with pytest.raises(BadRequest, match=r"'rest\.wav'"):
        said(tmp_path, "Rest.")


def test_an_hour_is_no_line_and_is_not_read_to_its_end(tmp_path: Path) -> None:
    wav(tmp_path / "rest.wav", tone(LONGEST_S + 5, 8000), 8000)
    with pytest.raises(BadRequest, match=r"'rest\.wav' is longer than 3 minutes; a recording holds one line"):
        said(tmp_path, "Rest.")


def test_a_line_that_is_not_there_is_never_silence(tmp_path: Path) -> None:
    record(tmp_path, "rest.wav")
    with pytest.raises(BadRequest, match="it is not recorded in"):
        said(tmp_path, "Sleep.")
    with pytest.raises(Unavailable, match="--voice recording:FOLDER"):
        ENGINE.open("", "en").speak("Sleep.", language="en", pace=1.0)


@pytest.mark.parametrize("hertz", [50.0, 100.0, 220.0])
def test_a_loud_low_voice_is_not_cut_off(hertz: float) -> None:
    assert not is_cut_off(tone(1.0, RATE_HZ, hertz=hertz, peak=1.0).astype(np.float32))
    assert not is_cut_off(SPEECH.samples / np.abs(SPEECH.samples).max())
    assert not is_cut_off(np.zeros(RATE_HZ, np.float32))
