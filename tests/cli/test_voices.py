"""`voices list` and `voices try`: what can speak, here and now, and what it sounds like."""

from __future__ import annotations

import re
import signal
from html.parser import HTMLParser

import pytest

from audio_builder.codec import decode


def test_the_list_says_of_each_engine_what_it_is_and_why_it_cannot_speak(home):
    done = home.run("voices", "list")
    assert done.code == 0
    assert "espeak (offline): on this machine, 100+ languages" in done.out
    assert "gtts (online): Google Translate's voice" in done.out
    assert "  why not: could not connect to translate.google.com" in done.out
    assert "  to do: check the network, or use --voice espeak" in done.out
    assert done.out.index("espeak (offline)") < done.out.index("gtts (online)")  # who can speak comes first


def test_a_voices_line_says_language_readiness_and_measured_pace(home):
    rows = {row.split()[0]: row.split()[1:] for row in home.run("voices", "list").out.splitlines() if row.strip()}
    language, now, words = rows["espeak:en-us+calm-female"]
    assert (language, now) == ("en", "ready")
    assert 120 < int(words) < 160
    assert rows["gtts:co.uk"] == ["en", "not", "now", "-"]
    assert rows["silent"][:2] == ["any", "ready"]


@pytest.mark.parametrize("language", ["en", "de", "sw", "xx"])
def test_the_list_fits_into_80_columns_and_has_no_colours_in_a_pipe(home, language):
    out = home.process("voices", "list", "--language", language).out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_the_best_few_of_an_engine_are_listed_and_all_on_demand(home):
    some, everything = (home.run("voices", "list", *more).out for more in ((), ("--all",)))
    hidden = int(re.search(r"  and (\d+) more: --all", some)[1])
    assert everything.count("  espeak:") - some.count("  espeak:") == hidden > 90
    assert some.index("espeak:en-us+calm-female") < some.index("espeak:en-us+steph")
    assert " more: --all" not in everything


def test_json_has_every_voice_and_all_that_the_text_says(home):
    rows = {row["engine"]: row for row in home.run("voices", "list", "--json").tree}
    assert {"espeak", "gtts", "kokoro", "piper", "silent"} <= set(rows)
    assert (rows["espeak"]["ready"], rows["gtts"]["ready"]) == (True, False)
    assert rows["gtts"]["command"] == "check the network, or use --voice espeak"
    assert len(rows["espeak"]["voices"]) > 100
    for row in rows.values():
        assert row["ready"] or row["command"]
        assert row["voices"] or "needs a missing package" in row["reason"]
        assert all(voice["licence"] for voice in row["voices"])
    calm = rows["espeak"]["voices"][0]
    assert (calm["voice"], calm["language"], calm["online"]) == ("espeak:en-us+calm-female", "en", False)
    assert 120 < calm["words_a_minute"] < 160


def test_a_missing_package_is_told_with_the_command_that_brings_it(home):
    for row in home.run("voices", "list", "--json").tree:
        if "missing package" in row["reason"]:
            assert row["command"] == f"pip install audio-builder[{row['engine']}]"


def test_a_language_changes_what_is_offered(home):
    assert "espeak:de+calm-female" in home.run("voices", "list", "--language", "de").out
    rows = {row["engine"]: row for row in home.run("voices", "list", "--language", "xx", "--json").tree}
    assert rows["espeak"]["reason"].startswith("eSpeak NG does not speak 'xx'")
    assert rows["espeak"]["voices"] == rows["gtts"]["voices"] == []


@pytest.mark.parametrize("language", ["sw", "cy", "yue", "eo", "is", "mi", "pt-BR", "ta"])
def test_espeak_is_ready_in_languages_that_few_others_have(home, language):
    rows = {row["engine"]: row for row in home.run("voices", "list", "--language", language, "--json").tree}
    assert rows["espeak"]["ready"]
    assert rows["espeak"]["voices"][0]["voice"] == f"espeak:{language.lower()}+calm-female"
    assert rows["espeak"]["voices"][0]["language"] == language.lower()


def test_a_voice_is_tried_in_an_mp3_of_a_few_seconds_and_nothing_else_is_written(home):
    mp3 = home.folder / "try.mp3"
    note = home.script("try.json", "my own notes")
    done = home.run("voices", "try", "espeak:en-us+f2", "--say", "Good night.", "-o", mp3)
    assert (done.code, done.out) == (0, f"{mp3}\n")
    speech = decode(mp3.read_bytes())
    assert 5.5 < len(speech.samples) / speech.rate_hz < 9.0  # 2 s before it, 3.5 s after it
    assert note.read_text("utf-8") == "my own notes"
    assert sorted(path.name for path in home.folder.iterdir()) == ["phrases", "try.json", "try.mp3"]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("espaek",), "unknown voice 'espaek'; did you mean espeak?"),
        (("espeak:en-us+stef",), "eSpeak NG has no variant 'stef'; did you mean steph?"),
        (("silent", "-o", "try.wav"), "-o try.wav: what is written is an MP3; name it try.mp3"),
        (("espeak", "--language", "xx"), "eSpeak NG does not speak 'xx'"),
    ],
)
def test_a_trial_of_what_is_not_there_is_a_usage_error(home, args, error):
    done = home.run("voices", "try", *args)
    assert (done.code, done.out, done.errors) == (2, "", [f"error: {error}"])


@pytest.mark.parametrize("voices", [("silent",), ("espeak", "silent")])
@pytest.mark.parametrize("text", ["", " "])
def test_a_trial_of_nothing_is_told(home, voices, text):
    done = home.run("voices", "try", *voices, "--say", text, "-o", home.folder / "try.mp3")
    assert (done.code, done.out, done.errors) == (2, "", ["error: --say: there is nothing to say"])
    assert not (home.folder / "try.mp3").exists()


class Links(HTMLParser):
    """What a page takes from elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.links += [value for name, value in attrs if name in ("src", "href", "srcset", "data", "poster")]


def test_several_voices_say_the_same_in_ten_seconds_each_and_a_page_compares_them(home):
    folder = home.folder / "compared"
    done = home.run("voices", "try", "espeak:calm-female", "espeak:calm-male", "-o", folder)
    assert (done.code, done.out) == (0, f"{folder / 'index.html'}\n")
    assert done.err.splitlines() == ["1 of 2: espeak:en-us+calm-female", "2 of 2: espeak:en-us+calm-male"]
    sounds = sorted(path.name for path in folder.glob("*.mp3"))
    assert sounds == ["espeak-en-us-calm-female.mp3", "espeak-en-us-calm-male.mp3"]
    for name in sounds:
        speech = decode((folder / name).read_bytes())
        assert 9.0 < len(speech.samples) / speech.rate_hz < 14.0
    page = (folder / "index.html").read_text("utf-8")
    assert Links(page).links == sounds
    assert page.count("<audio controls") == 2
    assert "http" not in page and "url(" not in page and "@import" not in page
    for told in ("words a minute", " dB</dd>", " Hz</dd>", "GPL-3.0-or-later", 'content="width=device-width'):
        assert told in page


def test_without_a_voice_all_speak_that_can_and_cost_nothing(home):
    folder = home.folder / "all"
    paid = {"OPENAI_API_KEY": "k", "AUDIO_BUILDER_OPENAI_MODEL": "m", "ELEVENLABS_API_KEY": "k"}
    done = home.run("voices", "try", "--language", "de", "-o", folder, env=paid)
    assert done.code == 0
    tried = [line.partition(": ")[2] for line in done.err.splitlines()]
    assert tried[:2] == ["espeak:de+calm-female", "espeak:de+calm-male"]
    assert {name.partition(":")[0] for name in tried}.isdisjoint(
        {"gtts", "openai", "elevenlabs", "silent", "recording"}
    )
    assert "Die Schultern sinken" in (folder / "index.html").read_text("utf-8")


def test_what_was_made_before_an_interruption_stays_and_is_on_the_page(home):
    folder = home.folder / "half"
    with home.start("voices", "try", "--all", "-o", folder) as process:
        for line in process.stderr:
            if line.startswith(b"3 of "):
                process.send_signal(signal.SIGINT)
                break
        process.communicate(timeout=60)
    assert process.returncode == 130
    page = (folder / "index.html").read_text("utf-8")
    made = {path.name for path in folder.glob("*.mp3")}
    assert 2 <= len(made) < 10
    assert set(Links(page).links) <= made
    assert len(Links(page).links) >= 2
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_voice_that_cannot_speak_spoils_nothing_for_the_others(home):
    folder = home.folder / "two"
    done = home.run("voices", "try", "command", "espeak:calm-male", "-o", folder)
    assert done.code == 0
    assert "  no sample of command: no command is chosen to speak" in done.err
    assert Links((folder / "index.html").read_text("utf-8")).links == ["espeak-en-us-calm-male.mp3"]


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        (("command", "elevenlabs"), 1, "none of these voices could speak"),
        (("--language", "sw"), 2, "there is no calm paragraph in 'sw' here: give one with --say"),
        (("espeak", "nobody"), 2, "unknown voice 'nobody'"),
        (("espeak", "gtts:x@y"), 2, ""),
    ],
)
def test_a_comparison_that_cannot_be_made_is_told_and_leaves_nothing(home, args, code, error):
    done = home.run("voices", "try", *args, "-o", home.folder / "none")
    assert (done.code, done.out, len(done.errors)) == (code, "", 1)
    assert done.errors[0].startswith(f"error: {error}")
    assert not (home.folder / "none").exists()


def test_words_of_ones_own_are_compared_in_any_language_and_shown_as_they_are(home):
    done = home.run("voices", "try", "--language", "sw", "--say", "Pumzika <sasa> & lala.", "-o", home.folder / "sw")
    assert done.code == 0
    page = (home.folder / "sw" / "index.html").read_text("utf-8")
    assert "Pumzika &lt;sasa&gt; &amp; lala." in page
    assert "espeak:sw+calm-female" in page
    assert "words a minute" not in page  # nobody has a sentence to measure them on


def test_a_folder_that_cannot_be_had_is_told_before_anybody_speaks(home):
    home.script("taken", "a file")
    done = home.run("voices", "try", "espeak", "espeak:calm-male", "-o", home.folder / "taken")
    assert (done.code, done.out) == (1, "")
    assert "is a file, not a folder" in done.errors[0]
    assert not home.spoken()


def test_the_sentence_that_measures_a_voice_is_part_of_its_sample_and_spoken_once(home):
    home.run("voices", "try", "espeak", "espeak:calm-female", "espeak:calm-male", "-o", home.folder / "two")
    links = Links((home.folder / "two" / "index.html").read_text("utf-8")).links
    assert len(links) == 2  # the first two names are one voice
    assert len({path.stem for path in home.phrases.glob("??/*") if path.suffix != ".note"}) == 2 * 2


def test_a_folder_of_recordings_without_these_words_is_told_and_the_others_are_heard(home):
    home.script("mine/lines.txt", "001.wav: Lie down.")
    done = home.run(
        "voices", "try", f"recording:{home.folder / 'mine'}", "espeak:calm-male", "-o", home.folder / "both"
    )
    assert done.code == 0
    assert "no sample of recording" in done.err
    assert Links((home.folder / "both" / "index.html").read_text("utf-8")).links == ["espeak-en-us-calm-male.mp3"]
