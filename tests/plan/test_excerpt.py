"""Where in a session something is."""

from __future__ import annotations

import pytest

from audio_builder.errors import UsageError
from audio_builder.plan.excerpt import chapter, said
from audio_builder.plan.timeline import Item, Mark, Timeline
from audio_builder.script.nodes import Where

HERE = Where("a.txt", 1, 1)
TEXTS = ["Let your LEFT foot", "be soft.", "The heart; the Füße.", "And the left foot?", "Rest, again and again."]


def timeline(texts: list[str] = TEXTS, chapters: tuple[str, ...] = ()) -> Timeline:
    """A phrase every hundred frames, a chapter every thousand."""
    return Timeline(
        rate_hz=100,
        frames=5000,
        items=tuple(Item("speech", 100 * n, 100 * n + 50, HERE, text) for n, text in enumerate(texts)),
        chapters=tuple(Mark(title, 1000 * n, 1000 * n + 1000) for n, title in enumerate(chapters)),
        voice_start=0,
        voice_stop=5000,
        bed_stop=5000,
    )


@pytest.mark.parametrize(
    ("wanted", "starts"),
    [
        ("left foot", [0, 300]),
        ("  Left   FOOT! ", [0, 300]),
        ("foot be soft", [0]),
        ("soft", [100]),
        ("art", [200]),
        ("fusse", [200]),
        ("Füße", [200]),
        ("fuße", [200]),
        ("again", [400]),
        ("the", [200, 300]),
    ],
)
def test_words_are_found_without_case_accents_and_signs_and_across_phrases(wanted: str, starts: list[int]) -> None:
    assert [item.start for item in said(timeline(), wanted)] == starts


def test_the_start_of_a_word_is_looked_for_before_its_middle() -> None:
    assert [item.start for item in said(timeline(["The heart.", "An arm."]), "ar")] == [100]


def test_what_is_not_said_is_answered_by_what_is_near_it() -> None:
    with pytest.raises(UsageError) as caught:
        said(timeline(), "lift foot")
    assert str(caught.value) == "'lift foot' is not said; did you mean 'left foot', as in 'Let your LEFT foot'?"


@pytest.mark.parametrize("text", ["elephants in the sky at noon", "xyz"])
def test_what_is_near_nothing_is_only_not_said(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        said(timeline(), text)
    assert str(caught.value) == f"'{text}' is not said"


@pytest.mark.parametrize("text", ["", "   ", "...", "\u0301"])
def test_a_text_without_words_is_not_looked_for(text: str) -> None:
    with pytest.raises(UsageError, match="there are no words in"):
        said(timeline(), text)


def test_nothing_is_said_in_silence() -> None:
    with pytest.raises(UsageError, match=r"is not said$"):
        said(timeline([]), "left")


CHAPTERS = ("", "Left leg", "Right leg", "Leg", "Épaules")


@pytest.mark.parametrize(
    ("name", "start"),
    [("leg", 3000), ("LEFT", 1000), ("g", None), ("epaules", 4000), ("Tonight", 0), ("right leg!", 2000)],
)
def test_a_chapter_is_found_by_its_name_or_by_words_of_it(name: str, start: int | None) -> None:
    if start is None:
        with pytest.raises(UsageError):
            chapter(timeline(chapters=CHAPTERS), name, title="Tonight")
    else:
        assert chapter(timeline(chapters=CHAPTERS), name, title="Tonight").start == start


def test_of_two_chapters_of_one_name_it_is_the_first() -> None:
    assert chapter(timeline(chapters=("Rest", "Legs", "Rest")), "rest", title="").start == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Rihgt leg", "there is no chapter 'Rihgt leg'; did you mean Right leg?"),
        ("zzz", "there is no chapter 'zzz'; there is Tonight, Left leg, Right leg, Leg, Épaules"),
    ],
)
def test_a_chapter_that_is_not_there_is_answered_by_those_that_are(name: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        chapter(timeline(chapters=CHAPTERS), name, title="Tonight")
    assert str(caught.value) == message
