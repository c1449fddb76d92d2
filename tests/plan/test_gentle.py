"""One text, two intensities: blocks are done in theirs, and the gentle form tenses and stretches for less time."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.plan.cues import Gap, LeftOut, Plan, Speak, Timed
from audio_builder.plan.gentle import gentler
from audio_builder.plan.make import make_plan
from audio_builder.plan.safety import safety
from audio_builder.script.nodes import Phase, Where
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings

HERE = Where("a.txt", 1, 1)


def plan(text: str, intensity: str = "gentle") -> Plan:
    script = raise_errors(read(text, source="a.txt"))
    return make_plan(script, Settings(intensity=intensity), voice="silent/1", max_chars=2000)


def said(found: Plan) -> list[str]:
    return [cue.text for cue in found.cues if isinstance(cue, Speak)]


BOTH = """Settle.
[if usual]
Press with half your strength.
[end]
[if gentle]
Only picture it.
[end]
[each side]
Your {side} hand.
[if gentle] Softly. [end]
[end]
Rest."""


def test_a_block_is_done_in_its_own_intensity_and_in_no_other() -> None:
    hands = ("Your left hand.", "Your right hand.")
    assert said(plan(BOTH, "usual")) == ["Settle.", "Press with half your strength.", *hands, "Rest."]
    assert said(plan(BOTH, "gentle")) == [
        *("Settle.", "Only picture it.", hands[0], "Softly.", hands[1], "Softly.", "Rest.")
    ]


def test_a_chapter_of_the_other_intensity_leaves_no_trace() -> None:
    text = "# One\nSettle.\n\n[if usual]\n# Two\nPress.\n[bell]\n[end]\n\n# Three\nRest."
    assert plan(text, "gentle").cues == plan("# One\nSettle.\n\n\n\n\n\n\n\n# Three\nRest.", "gentle").cues


@pytest.mark.parametrize(
    ("step", "written", "expected"),
    [
        ("tense", "7", "4"),
        ("tense", "4", "4"),
        ("tense", "2.5", "2.5"),
        ("stretch", "30", "18"),
        ("stretch", "20", "12"),
        ("stretch", "60", "20"),
        ("stretch", "12", "7"),
        ("stretch", "12.5", "8"),
        ("stretch", "1", "1"),
        ("stretch", "0.5", "0.5"),
        ("release", "30", "30"),
        ("hold", "10", "10"),
        ("inhale", "6", "6"),
        ("rest", "60", "60"),
    ],
)
def test_tension_lasts_four_seconds_at_most_and_a_stretch_three_fifths(step: str, written: str, expected: str) -> None:
    ((node,), cut) = gentler([Phase(step, Fraction(written), HERE)])
    assert isinstance(node, Phase)
    assert node.seconds == Fraction(expected)
    assert bool(cut) == (written != expected)


def test_what_was_taken_off_is_told() -> None:
    found = plan("Make a fist.\n[tense 7s]\nLet go.\n[stretch 30s halfway]\nRest.")
    assert [(one.text, one.why, one.where.line) for one in found.left_out] == [
        ("3s of [tense 7s]", "gentle", 2),
        ("12s of [stretch 30s]", "gentle", 4),
    ]
    assert [cue.seconds for cue in found.cues if isinstance(cue, Timed)] == [4, 18]


def test_the_usual_form_keeps_every_step_as_written() -> None:
    found = plan("Make a fist.\n[tense 7s]\nLet go.\n[stretch 30s]\nRest.", "usual")
    assert [cue.seconds for cue in found.cues if isinstance(cue, Timed)] == [7, 30]
    assert found.left_out == ()


def test_a_pause_that_the_words_of_a_tension_ask_for_is_shorter_too_and_says_so() -> None:
    text = "Tighten your fists.\n\nNow let go."
    (usual,) = (cue for cue in plan(text, "usual").cues if isinstance(cue, Gap) and cue.kind == "tense")
    (gentle,) = (cue for cue in plan(text).cues if isinstance(cue, Gap) and cue.kind == "tense")
    assert usual.seconds > gentle.seconds == 4
    assert gentle.why == f"{usual.why}, gentle"


def test_a_breath_that_is_held_stays_as_it_is() -> None:
    text = "Settle.\n[breathe 4-7-8 x2]\nBreathe in.\n[inhale 4s]\n[hold 7s]\nRest."
    lengths = [[cue.seconds for cue in plan(text, one).cues if isinstance(cue, Timed)] for one in ("usual", "gentle")]
    assert lengths[0] == lengths[1]


def test_rounds_of_the_other_intensity_do_not_count_towards_a_limit() -> None:
    text = "Rest.\n[if usual]\n[breathe 4-7-8 x8]\n[end]\n[if gentle]\n[breathe 4-7-8 x4]\n[end]\nSoftly."
    script = read(text, source="a.txt").script
    assert [one.code for one in safety(script, Settings(intensity="gentle"))] == []
    assert [one.level for one in safety(script, Settings())] == ["note"]


def test_a_length_for_the_gentle_form_is_one_of_what_it_leaves() -> None:
    (cut,) = gentler([Phase("tense", Fraction(9), HERE)])[1]
    assert cut == LeftOut("5s of [tense 9s]", "gentle", HERE)
