"""`<say-as>`, `<sub>` and `<phoneme>`: done, or left out with a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.wording import sent
from audio_builder.script.marks.say_as import said_as
from audio_builder.script.nodes import Say
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def spoken(text: str) -> list[str]:
    return [sent(node.text) for node in reading(text).script.nodes if isinstance(node, Say)]


@pytest.mark.parametrize(
    ("way", "written", "read_aloud"),
    [
        ("characters", "PMR", "P-M-R"),
        ("spell-out", "yoga", "Y-O-G-A"),
        ("verbatim", "B12", "B one two"),
        ("digits", "988", "nine eight eight"),
        ("telephone", "555-1234", "five five five, one two three four"),
        ("cardinal", "21", "twenty-one"),
        ("number", "1,200", "one thousand two hundred"),
        ("ordinal", "3", "third"),
        ("ordinal", "12", "twelfth"),
        ("fraction", "3/4", "three quarters"),
        ("unit", "5cm", "five centimetres"),
        ("time", "2:30pm", "two thirty p.m."),
        ("currency", "$5", "five dollars"),
        ("date' format='mdy", "07/04/2026", "July fourth, twenty twenty-six"),
        ("date' format='dmy", "04.07.2026", "July fourth, twenty twenty-six"),
        ("vxml:digits", "12", "one two"),
    ],
)
def test_what_is_said_as_something_is_read_so(way: str, written: str, read_aloud: str) -> None:
    assert spoken(f"Now <say-as interpret-as='{way}'>{written}</say-as> again.") == [f"Now {read_aloud} again."]
    assert [one for one in reading(f"<say-as interpret-as='{way}'>{written}</say-as> x.").findings if one.code] == []


def test_a_way_that_nobody_knows_is_told_and_its_text_kept() -> None:
    found = reading("Say <say-as interpret-as='opera'>this *softly*</say-as> now.")
    assert [node.text for node in found.script.nodes if isinstance(node, Say)] == ["Say this softly now."]
    (finding,) = found.findings
    assert (finding.level, finding.message) == ("note", "the way 'opera' of saying is left out, its text is kept")
    assert finding.where.column == 5


def test_tags_within_are_read_as_ever() -> None:
    assert spoken("Hold it for <say-as interpret-as='cardinal'><b>5</b></say-as> s.") == ["Hold it for five seconds."]


def test_a_date_that_is_not_whole_or_in_no_known_order_stays_as_it_is_written() -> None:
    assert [said_as("07/04", "date", form) for form in ("md", "", "mmm")] == ["07/04"] * 3
    assert said_as("13/13/2026", "date", "mdy") == "13/13/2026"


def test_speech_markdown_has_the_same_ways() -> None:
    assert spoken("The (PMR)[characters] way, the (3)[ordinal] time.") == ["The P-M-R way, the third time."]


def test_another_language_has_the_number_without_an_ending() -> None:
    (say,) = reading("El <say-as interpret-as='ordinal'>3</say-as> d\u00eda.").script.nodes
    assert isinstance(say, Say)
    assert sent(say.text, "es") == "El 3 d\u00eda."


def test_an_alias_is_spoken_in_place_of_its_words() -> None:
    assert spoken("Rest in <sub alias='corpse pose'>Shavasana</sub> now.") == ["Rest in corpse pose now."]


def test_a_pronunciation_is_left_out_with_what_to_do_instead() -> None:
    found = reading("Eat <phoneme alphabet='ipa' ph='p\u026a\u02c8k\u0251\u02d0n'>pecans</phoneme> now.")
    assert [node.text for node in found.script.nodes if isinstance(node, Say)] == ["Eat pecans now."]
    (finding,) = found.findings
    assert finding.level == "note"
    assert "<phoneme> is left out" in finding.message
    assert "lexicon" in finding.message


def test_every_word_of_it_is_accounted_for() -> None:
    (line,) = reading("Say <say-as interpret-as='characters'>PMR</say-as> now.").lines
    assert line.spoken == "Say P-M-R now."
    assert line.ignored == "<say-as interpret-as='characters'> (tag); </say-as> (tag)"


@given(
    st.text(), st.sampled_from(["characters", "digits", "telephone", "ordinal", "date"]), st.sampled_from(["", "mdy"])
)
def test_any_text_can_be_said_in_any_way_on_one_line(text: str, way: str, form: str) -> None:
    said = said_as(text, way, form)
    assert said is not None
    assert said == " ".join(said.split())


@given(st.text(st.characters(categories=["L", "N", "P"], exclude_characters="<>&"), max_size=12))
def test_a_script_with_any_text_in_it_is_read(text: str) -> None:
    assert reading(f"One <say-as interpret-as='characters'>{text}</say-as> two.").script.nodes
