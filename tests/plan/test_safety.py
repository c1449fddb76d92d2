"""What a session had better not do at night is told with its reason."""

from __future__ import annotations

import pytest

from audio_builder.plan.safety import safety
from audio_builder.script.reader import read
from audio_builder.settings import settings, written_in


def codes(text: str) -> list[tuple[str, str]]:
    script = read(text, source="a.txt").script
    values, _ = written_in(script.meta)
    return [(finding.level, finding.code) for finding in safety(script, settings(values))]


@pytest.mark.parametrize(
    ("directive", "expected"),
    [
        ("[breathe 4-7-8 x4]", []),
        ("[breathe 4-7-8 x8]", [("note", "breath-limit")]),
        ("[breathe 4-7-8 x9]", [("warning", "breath-limit")]),
        ("[breathe 2-3.5-4 x9]", [("warning", "breath-limit")]),
        ("[repeat 3]\n[breathe 4-7-8 x3]\n[end]", [("warning", "breath-limit")]),
        ("[breathe 4-7-8 x4]\nAgain.\n[breathe 4-7-8 x5]", [("warning", "breath-limit")]),
        ("[breathe 4-6 x60]", []),
        ("[breathe 1-1 x20]", [("warning", "breath-limit")]),
        ("[breathe 4-20-8]", [("warning", "breath-limit")]),
    ],
)
def test_breathing_keeps_within_its_limits(directive: str, expected: list[tuple[str, str]]) -> None:
    assert codes(f"Rest.\n{directive}\nSoftly.") == expected


@pytest.mark.parametrize(
    "last",
    [
        "Now open your eyes.",
        "Come gently back to the room.",
        "Abre los ojos.",
        "Ouvrez doucement les yeux.",
        "Öffne langsam deine Augen.",
        "Abra os olhos.",
        "Apri gli occhi.",
    ],
)
def test_a_sleeper_is_not_called_back(last: str) -> None:
    assert codes(f"Rest.\n\n{last}") == [("warning", "sleep-ending")]
    assert codes(f"---\nending: wake\n---\nRest.\n\n{last}") == []


def test_no_bell_rings_at_the_end_of_a_session_for_sleep() -> None:
    assert codes("Rest.\n[bell]") == [("warning", "sleep-ending")]
    assert codes("[bell]\nRest.") == []


def test_a_session_for_sleep_ends_for_sleep() -> None:
    text = "---\ntitle: Deep sleep\nending: {}\n---\nRest."
    assert codes(text.format("none")) == [("warning", "sleep-ending")]
    assert codes(text.format("sleep")) == []


def test_a_cue_that_may_wake_is_told() -> None:
    assert codes("[bell -2dB]\nRest.") == [("warning", "loud-cue")]
    assert codes("[bell -8dB]\nRest.") == []


def test_every_finding_gives_a_reason_and_a_place() -> None:
    script = read("Rest.\n[breathe 4-7-8 x9]\nSoftly.", source="a.txt").script
    (finding,) = safety(script, settings({}))
    assert str(finding) == (
        "a.txt:2:1: 9 rounds of 4-7-8 in one sitting; 8 is the most, and 4 at first; did you mean [breathe 4-7-8 x4]?"
    )


def test_counted_breathing_that_stays_off_the_clock_is_offered() -> None:
    text = "---\nbreath-clock: {}\n---\nInhale for 4, hold for 7, exhale for 8.\nRest."
    assert codes(text.format("off")) == [("note", "counted-breathing")]
    assert codes(text.format("auto")) == []


def test_a_language_whose_instructions_are_not_understood_is_told_once() -> None:
    assert codes("---\nlanguage: sv\n---\nVila nu.\nSov gott.") == [("note", "language")]
