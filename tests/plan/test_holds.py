"""Without breath holds: patterns change, timed holds of the breath go, and what goes is told."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.plan.holds import WHY, without_holds
from audio_builder.script.nodes import (
    Breath,
    Breathe,
    Count,
    Heading,
    Node,
    ParagraphBreak,
    Pause,
    Phase,
    Say,
    Slot,
    Where,
)

HERE = Where("calm.txt", 1, 1)
STEPS = ("inhale", "hold", "exhale", "tense", "release", "stretch", "rest")


def nodes(text: str) -> list[Node]:
    """`inhale 4 | Say this. | hold 7` as nodes; a bare line is a sentence."""
    found: list[Node] = []
    for part in text.split("|"):
        name, _, rest = part.strip().partition(" ")
        if name in STEPS:
            found.append(Phase(name, Fraction(rest), HERE))
        elif name == "slot":
            found.append(Slot(rest, Fraction(4), HERE))
        elif name == "pause":
            found.append(Pause(Fraction(rest), "pause", HERE))
        elif name == "#":
            found.append(Heading(rest, HERE))
        else:
            found.append(Say(part.strip(), HERE) if part.strip() else ParagraphBreak(HERE))
    return found


def gone(text: str) -> list[str]:
    """What is left out; the rest must be there, in its order."""
    before = nodes(text)
    kept, left_out = without_holds(before)
    rest = iter(before)
    assert all(node in rest for node in kept)
    assert len(kept) + len(left_out) == len(before)
    assert {one.why for one in left_out} <= {WHY}
    return [one.text for one in left_out]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inhale 4 | hold 7 | exhale 8", ["hold 7s"]),
        ("inhale 4 | And hold. | hold 7 | And out. | exhale 8", ["And hold.", "hold 7s"]),
        ("inhale 4 | Hold for 7 seconds. | hold 7 | exhale 8", ["Hold for 7 seconds.", "hold 7s"]),
        ("inhale 4 | Feel how full you are. | hold 7 | exhale 8", ["hold 7s"]),
        ("exhale 4 | hold 2", ["hold 2s"]),
        ("Take a deep breath in, and hold it. | hold 5 | Let it go. | release 20", ["hold 5s"]),
        ("Retén el aire. | hold 5", ["Retén el aire.", "hold 5s"]),
        ("Hold your breath. | pause 7 | Breathe out.", ["Hold your breath."]),
        ("slot Breathe in | slot Hold | slot Breathe out", ["Hold"]),
    ],
)
def test_a_hold_of_the_breath_goes(text: str, expected: list[str]) -> None:
    assert gone(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "stretch 20 | hold 10",
        "Straighten your leg. | hold 20",
        "Breathe normally and hold the stretch. | hold 30",
        "inhale 4 | Reach up with your arm. | hold 20 | rest 5",
        "inhale 4 | # Legs | hold 20",
        "tense 5 | release 30",
        "Hold your left knee with both hands. | stretch 20",
        "We hold the breath for seven because it slows the heart. | inhale 4 | exhale 8",
    ],
)
def test_a_hold_of_a_position_and_an_explanation_stay(text: str) -> None:
    assert gone(text) == []


def pattern(*lengths: int | Fraction) -> tuple[Breath, ...]:
    names = {2: ("inhale", "exhale"), 3: ("inhale", "hold", "exhale"), 4: ("inhale", "hold", "exhale", "hold")}
    return tuple(Breath(name, Fraction(s)) for name, s in zip(names[len(lengths)], lengths, strict=True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (pattern(4, 7, 8), pattern(4, 8)),
        (pattern(2, Fraction(7, 2), 4), pattern(2, 4)),
        (pattern(4, 4, 4, 4), pattern(4, 6)),
        (pattern(6, 6, 6, 6), pattern(6, 9)),
        (pattern(4, 2, 6), pattern(4, 6)),
        (pattern(4, 6), pattern(4, 6)),
    ],
)
def test_a_pattern_without_its_holds_is_the_one_the_table_has_in_its_place(
    before: tuple[Breath, ...], after: tuple[Breath, ...]
) -> None:
    breathe = Breathe(before, ("words", "tones", "none"), Fraction(1), HERE)
    (kept,), left_out = without_holds([breathe])
    assert kept == Breathe(after, ("words", "tones", "none"), Fraction(1), HERE)
    assert bool(left_out) is (before != after)


def test_what_went_of_a_pattern_is_told_in_numbers() -> None:
    _, (told,) = without_holds([Breathe(pattern(4, 7, 8), ("words",), Fraction(1), HERE)])
    assert told.text == "breathing 4s-7s-8s, which is 4s-8s"


def test_a_hold_that_its_author_counts_aloud_goes_with_its_words() -> None:
    breath_in = Count("inhale", ("Breathe in...", "two...", "three..."), Fraction(1), HERE)
    held = Count("hold", ("Hold...", "two...", ""), Fraction(1), HERE)
    breath_out = Count("exhale", ("Out...", "two...", "three..."), Fraction(1), HERE)
    kept, (told,) = without_holds([breath_in, held, breath_out])
    assert kept == (breath_in, breath_out)
    assert told.text == "Hold... two..."


def test_a_tension_that_its_author_counts_aloud_stays_and_a_breath_goes() -> None:
    held = Count("hold", ("Hold:", "one,", "two,", "three."), Fraction(1), HERE)
    fist, breath = Say("Make a fist.", HERE), Say("Take a deep breath in.", HERE)
    assert without_holds([fist, held, Say("And let go.", HERE)])[1] == ()
    assert [one.why for one in without_holds([breath, held])[1]] == [WHY]
