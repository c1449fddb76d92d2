"""The tag, read back by mutagen."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from mutagen.id3 import ID3

from audio_builder.contracts import ChapterTag, Tags
from audio_builder.outputs.mp3.id3 import tag

RATE = 48000
TAGS = Tags(
    title="Soft legs",
    artist="audio_builder",
    album="Relaxation sessions",
    genre="Meditation",
    year="2026",
    track="3/12",
    comment="The voice is synthetic.",
    language="en",
    transcript="Lie down.\nLet go.",
    chapters=(),
    notes=(("AI_GENERATED", "true"), ("SYNTHETIC_VOICE", "espeak:en-us+steph 1.52")),
)
TEXTS = {
    "TIT2": "title",
    "TPE1": "artist",
    "TALB": "album",
    "TCON": "genre",
    "TYER": "year",
    "TRCK": "track",
}
"""Frame -> the field it comes from; ID3v2.3.0, section 4.2.1."""


def made(tags: Tags, length: int = 600 * RATE) -> bytes:
    return tag(tags, rate_hz=RATE, length=length)


def read(tags: Tags, length: int = 600 * RATE) -> ID3:
    return ID3(io.BytesIO(made(tags, length)), translate=False)


def chapters(count: int) -> tuple[ChapterTag, ...]:
    return tuple(ChapterTag(f"Part {n}", n * RATE, (n + 1) * RATE) for n in range(count))


def test_it_is_version_2_3_and_as_long_as_it_says() -> None:
    whole = made(TAGS)
    assert read(TAGS).version == (2, 3, 0)
    assert whole[:6] == b"ID3\x03\x00\x00"
    seven_bits = whole[6:10]
    assert max(seven_bits) < 0x80
    assert sum(byte << shift for byte, shift in zip(seven_bits, (21, 14, 7, 0), strict=True)) == len(whole) - 10


def test_a_tag_of_more_than_two_megabytes_is_as_long_as_it_says() -> None:
    long = "Let go. " * 150_000
    assert read(replace(TAGS, transcript=long)).getall("USLT")[0].text == long


@pytest.mark.parametrize("frame", TEXTS)
@pytest.mark.parametrize(
    "text",
    [
        "Soft legs",
        "Relâche & dors: «très» doucement",
        "Спокойной ночи",
        "おやすみなさい",
        "תרפה",
        "\U0001f319\U0001f634 e\u0301",
        "\ufeff begins with a mark",
    ],
)
def test_every_text_comes_back_in_every_script(frame: str, text: str) -> None:
    assert read(replace(TAGS, **{TEXTS[frame]: text}))[frame].text == [text]


def test_a_text_of_nothing_has_no_frame() -> None:
    bare = replace(TAGS, comment="", transcript="", notes=(), **dict.fromkeys(TEXTS.values(), ""))
    assert set(read(bare)) == {"TLEN", "TSSE"}


def test_the_length_is_in_milliseconds() -> None:
    assert read(TAGS, 600 * RATE).getall("TLEN")[0].text == ["600000"]
    assert read(TAGS, 48047).getall("TLEN")[0].text == ["1001"]  # 1000.98 ms


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "eng"), ("en-GB", "eng"), ("DE", "deu"), ("es", "spa"), ("fr", "fra"), ("it", "ita"), ("pt-br", "por")],
)
def test_comment_and_transcript_carry_the_language(language: str, code: str) -> None:
    tags = read(replace(TAGS, language=language, comment="Ein Gruß \U0001f319", transcript="Zeile eins.\nZeile zwei."))
    ((comment,), (lyrics,)) = (tags.getall(name) for name in ("COMM", "USLT"))
    assert (comment.lang, comment.desc, comment.text) == (code, "", ["Ein Gruß \U0001f319"])
    assert (lyrics.lang, lyrics.desc, lyrics.text) == (code, "", "Zeile eins.\nZeile zwei.")


def test_a_language_without_a_code_of_its_own_is_undetermined() -> None:
    assert read(replace(TAGS, language="sw")).getall("USLT")[0].lang == "und"


def test_the_disclosure_is_where_programs_look_for_it() -> None:
    notes = {frame.desc: frame.text for frame in read(TAGS).getall("TXXX")}
    assert notes == {"AI_GENERATED": ["true"], "SYNTHETIC_VOICE": ["espeak:en-us+steph 1.52"]}


def test_without_chapters_there_is_no_table_of_contents() -> None:
    assert [name for name in read(TAGS) if name.startswith(("CHAP", "CTOC"))] == []


def test_chapters_come_back_with_their_titles_and_times_in_milliseconds() -> None:
    spans = (
        ("Ankommen \U0001f319", 0, 12 * RATE),
        ("Calves", 12 * RATE, 754 * RATE + 24),
        ("終わり", 36_192_024, 9**9),
    )
    tags = read(replace(TAGS, chapters=tuple(ChapterTag(*span) for span in spans)))
    table = tags["CTOC:toc"]
    assert (int(table.flags), table.child_element_ids) == (3, ["ch0", "ch1", "ch2"])  # top level, ordered
    found = [tags[f"CHAP:{name}"] for name in table.child_element_ids]
    assert [chapter.sub_frames["TIT2"].text for chapter in found] == [[title] for title, _, _ in spans]
    assert [(chapter.start_time, chapter.end_time) for chapter in found] == [
        (0, 12_000),
        (12_000, 754_001),  # 754000.5, and halves go up
        (754_001, 8_071_260),  # 387420489 frames are 8071260.19 ms
    ]
    assert all(chapter.start_offset == chapter.end_offset == 0xFFFFFFFF for chapter in found)  # times count, not bytes


@pytest.mark.parametrize("count", [1, 2, 254, 255])
def test_as_many_chapters_as_one_table_holds_are_in_one_table(count: int) -> None:
    tags = read(replace(TAGS, chapters=chapters(count)))
    (table,) = tags.getall("CTOC")
    assert table.child_element_ids == [f"ch{n}" for n in range(count)]
    assert len(tags.getall("CHAP")) == count


@pytest.mark.parametrize("count", [256, 510, 511, 1000])
def test_more_chapters_than_one_table_holds_are_in_tables_under_one(count: int) -> None:
    tags = read(replace(TAGS, chapters=chapters(count)))
    top = tags["CTOC:toc"]
    below = [tags[f"CTOC:{name}"] for name in top.child_element_ids]
    assert (int(top.flags), {int(table.flags) for table in below}) == (3, {1})  # only one table is the top one
    assert max(len(table.child_element_ids) for table in below) <= 255
    listed = [name for table in below for name in table.child_element_ids]
    assert [tags[f"CHAP:{name}"].sub_frames["TIT2"].text[0] for name in listed] == [f"Part {n}" for n in range(count)]
    assert [tags[f"CHAP:{name}"].start_time for name in listed] == [1000 * n for n in range(count)]


def test_no_character_ends_a_text_early_or_cannot_be_read() -> None:
    tags = read(replace(TAGS, title="one\0two", notes=(("A\0B", "1\0002"),), comment="half a pair \ud83c."))
    assert tags["TIT2"].text == ["one two"]
    assert {frame.desc: frame.text for frame in tags.getall("TXXX")} == {"A B": ["1 2"]}
    assert tags.getall("COMM")[0].text == ["half a pair ?."]
