"""Breaths and pauses as stage directions tell them, in words."""

from __future__ import annotations

import pytest

from audio_builder.script.directions.understand import direction, understand
from audio_builder.script.nodes import Breathe, Finding, Pause, Where

NOWHERE = Where("a.txt", 1, 1)
BREATHS = {
    "Inhale deeply for 4 seconds, hold for 4, exhale for 6": (4, 4, 6),
    "inhale deeply, hold, and exhale slowly": (4, 4, 6),
    "Inhale for a count of four; hold; exhale for a count of six": (4, 4, 6),
    "Inhale slowly through the nose for 4 counts, hold your breath for 4 counts, then exhale for 6 counts": (
        4,
        4,
        6,
    ),
    "tief einatmen, 4 Sek. halten, ausatmen": (4, 4, 6),
    "inhala profundo 4 seg, sostén 4 seg, exhala 6 seg": (4, 4, 6),
    "Inspire fundo por 4 segundos e expire por 6": (4, 6),
    "inspirez 4 secondes, retenez 4 secondes, expirez 6 secondes": (4, 4, 6),
    "in 4, then slowly out 6": (4, 6),
}
PAUSES = {
    "count to 5 silently": 5,
    "silent count of 5": 5,
    "count to ten": 10,
    "Give participants a few moments.": 6,
    "Allow a few moments": 6,
    "ca. 20 Sek. nachspüren": 20,
    "laisser un temps de silence d'environ 20 secondes": 20,
}


@pytest.mark.parametrize(("content", "seconds"), BREATHS.items())
def test_a_breath_told_in_words_is_one_round(content: str, seconds: tuple[int, ...]) -> None:
    understood = understand(content, NOWHERE, shown=f"[{content}]")
    assert isinstance(understood.meaning, Breathe)
    assert tuple(breath.seconds for breath in understood.meaning.pattern) == seconds
    assert not [finding for finding in understood.findings if finding.level == "error"]


@pytest.mark.parametrize(("content", "seconds"), PAUSES.items())
def test_time_that_is_to_be_given_is_a_pause_in_any_bracket(content: str, seconds: int) -> None:
    square = understand(content, NOWHERE, shown=f"[{content}]").meaning
    round_ = direction(content, NOWHERE, shown=f"({content})", strict=False)
    assert isinstance(square, Pause)
    assert square.seconds == seconds
    assert round_ is not None
    assert isinstance(round_.meaning, Pause)
    assert round_.meaning.seconds == seconds


@pytest.mark.parametrize("content", ["deep breath", "three deep breaths", "take a deep breath", "Take 5 slow breaths"])
def test_breaths_that_nobody_counts_are_marked_by_tones(content: str) -> None:
    meaning = understand(content, NOWHERE, shown=f"[{content}]").meaning
    assert isinstance(meaning, Breathe)
    assert set(meaning.cues) == {"tones"}


def test_a_number_alone_is_silent_and_told_how_to_be_a_pause() -> None:
    understood = understand("30", NOWHERE, shown="[30]")
    assert understood.meaning is None
    (finding,) = understood.findings
    assert finding == Finding(
        "warning",
        "stage-direction",
        "'[30]' is a number alone and stays silent; a pause of so many seconds has a unit",
        NOWHERE,
        "[pause 30s]",
    )
